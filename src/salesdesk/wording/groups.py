"""What groups and their events say (1.14)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from salesdesk.application.groups import GroupRow
from salesdesk.domain.group_event import GroupAct, first_day
from salesdesk.domain.network import GroupEvent
from salesdesk.wording.words import Words


def groups_sentence(words: Words, rows: Sequence[GroupRow]) -> str:
    """Return the line under the head of the page."""
    attend = sum(row.state.act is GroupAct.ATTEND for row in rows)
    call = sum(row.state.act is GroupAct.CALL for row in rows)
    if not attend and not call:
        return words.text("Every group has an event to come, or a call that is booked.")
    return ", ".join(
        (
            words.plural("{n} event in the next two days", "{n} events in the next two days", attend),
            words.plural("{n} office to call", "{n} offices to call", call),
        )
    )


def state_told(words: Words, row: GroupRow, today: date, zone: str) -> str:
    """Return what a group asks for, in a few words for a pill."""
    event = row.state.event
    match row.state.act:
        case GroupAct.ATTEND if event is not None:
            told = day_told(words, event, today, zone)
            return words.text("you attend, {day}", day=told) if event.attending else words.text("{day}", day=told)
        case GroupAct.CALL:
            return words.text("call the office")
        case _:
            if event is not None:
                return day_told(words, event, today, zone)
            if row.called_on is not None:
                return words.text("called {day}", day=words.day(row.called_on))
            return words.text("call booked")


def day_told(words: Words, event: GroupEvent, today: date, zone: str) -> str:
    """Return when an event begins: today, tomorrow, or the day."""
    day = first_day(event, zone)
    told = {0: words.text("today"), 1: words.text("tomorrow")}.get((day - today).days) or words.day(day)
    if (day - today).days < 0:
        told = words.text("under way")
    if event.starts is not None and day >= today:
        return words.text("{day}, {clock}", day=told, clock=words.clock(event.starts.local))
    return told


def call_topic(words: Words, group: str) -> str:
    """Return what a call to the office of a group is about (1.14)."""
    return words.text("Call the office of {group}: suggestions? People ready to buy?", group=group)


def event_second(words: Words, event: GroupEvent) -> str:
    """Return what stands under an event: where, and whether we go."""
    going = {True: words.text("you attend"), False: words.text("you do not go"), None: ""}[event.attending]
    return ", ".join(filter(None, (event.place, going)))
