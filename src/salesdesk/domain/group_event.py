"""What a group's next event asks for: go there when it is soon, call the office when there is none (1.14)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from salesdesk.domain.folding import fold
from salesdesk.domain.moment import Moment
from salesdesk.domain.network import Group, GroupEvent
from salesdesk.domain.refusals import Missing, OutOfRange

SOON: Final = timedelta(days=2)
"""An event so near is to be attended."""

CALLED: Final = timedelta(days=7)
"""An office that was called is not to be called again so soon."""


class GroupAct(StrEnum):
    """What a group asks for today."""

    ATTEND = "attend"
    CALL = "call"
    WAIT = "wait"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupState:
    """What a group asks for, and the event that says so: the next one that we have not said no to."""

    act: GroupAct
    event: GroupEvent | None = None


def first_day(event: GroupEvent, zone: str) -> date:
    """Return the day on which an event begins, for somebody in a zone."""
    if event.starts is not None:
        return event.starts.day_in(zone)
    return event.day or date.min


def last_day(event: GroupEvent, zone: str) -> date:
    """Return the last day of an event, for somebody in a zone."""
    if event.starts is not None:
        # What ends as a day begins is over the day before.
        minutes = max(0, event.minutes - 1)
        return Moment(event.starts.at + timedelta(minutes=minutes), event.starts.zone).day_in(zone)
    return max(first_day(event, zone), event.last_day or date.min)


def state_of(events: Iterable[GroupEvent], today: date, zone: str, *, called: bool = False) -> GroupState:
    """Return what the events of one group ask for: attend within two days, else wait for it, else call the office.

    An event that we said we will not attend counts for nothing. `called` says that a call to the office is booked, or
    was made in the last week.
    """
    ahead = [one for one in events if one.attending is not False and last_day(one, zone) >= today]
    event = min(ahead, key=lambda one: (first_day(one, zone), one.title, one.id), default=None)
    if event is None:
        return GroupState(act=GroupAct.WAIT if called else GroupAct.CALL)
    soon = first_day(event, zone) - today <= SOON
    return GroupState(act=GroupAct.ATTEND if soon else GroupAct.WAIT, event=event)


def checked_group(group: Group) -> Group:
    """Return a group with a name. Raises Missing without one."""
    if not fold(group.name).strip():
        raise Missing("name", "group")
    return group


def checked_event(event: GroupEvent) -> GroupEvent:
    """Return an event with a title and a day.

    Raises Missing without them, OutOfRange for one that ends before it begins.
    """
    if not event.title.strip():
        raise Missing("title", "group_event")
    if event.starts is None and event.day is None:
        raise Missing("day", "group_event")
    if event.day is not None and event.last_day is not None and event.last_day < event.day:
        raise OutOfRange("last_day", event.last_day.isoformat(), least=event.day.isoformat())
    return event


def attended(event: GroupEvent, *, attending: bool | None) -> GroupEvent:
    """Say whether we go."""
    return replace(event, attending=attending)
