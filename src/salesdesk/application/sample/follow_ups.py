"""The follow-ups of the story: booked, promised, entered on both sides, kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from salesdesk.application.changes import Edit
from salesdesk.application.sample.acts import Act, added
from salesdesk.application.sample.days import Days
from salesdesk.application.sample.keys import key
from salesdesk.application.sample.source import Table, read
from salesdesk.application.sample.tales import Tale
from salesdesk.domain.follow_up import Attendee, Evidence, FollowUp, FollowUpKind, Reply

_FACTS = ("promised", "ours", "theirs")


def follow_ups(days: Days, tales: Mapping[str, Tale]) -> Iterator[Act]:
    """Yield the follow-ups, each fact on the day on which it became known; days count from the deal's anchor."""
    for told in read("follow_ups")["follow_up"]:
        tale = tales[told["deal"]]
        yield from _one(told, tale, days.from_day(tale.anchor))


def _one(told: Table, tale: Tale, days: Days) -> Iterator[Act]:
    booked, owner = days.day(told["booked"]), tale.client.account.owner_id
    known = {name: Evidence(on=days.day(told[name]["day"]), text=told[name]["text"]) for name in _FACTS if name in told}
    at_once = {name: fact for name, fact in known.items() if fact.on <= booked}
    follow_up = replace(_booked(told, tale, days), **_fields(at_once))
    yield added([follow_up], booked, days.written(booked, 4), owner)
    later: list[tuple[date, dict[str, Any]]] = [(f.on, {n: f}) for n, f in known.items() if n not in at_once]
    if "done" in told:
        later.append((days.day(told["done"]), {"done_on": days.day(told["done"])}))
    for on, changed in later:
        after = replace(follow_up, **changed)
        yield Act(edits=(Edit(follow_up, after),), on=on, at=days.written(on, 5), by=owner)
        follow_up = after


def _fields(facts: dict[str, Evidence]) -> dict[str, Any]:
    return dict(facts)


def _booked(told: Table, tale: Tale, days: Days) -> FollowUp:
    own = key("follow_up", told["key"])
    day = days.day(told["day"], exact=told.get("exact", False))
    there = replace(days, zone=told.get("zone", days.zone))
    look = told.get("look")
    until = look or told.get("later")
    return FollowUp(
        id=own,
        topic=told["topic"],
        starts=there.moment(day, told["clock"]),
        uid=f"{own}@salesdesk",
        kind=FollowUpKind(told["kind"]),
        minutes=told.get("minutes", 30),
        deal_id=key("deal", tale.key),
        account_id=tale.client.account.id,
        person_id=key("person", told["person"]),
        rep_id=tale.client.account.owner_id,
        place=told.get("place", ""),
        people=tuple(_asked(one, days.written(days.day(told["booked"]), 6)) for one in told.get("people", ())),
        they_act=look is not None,
        snoozed=there.moment(days.day(until["day"]), until["clock"]) if until else None,
    )


def _asked(told: Table, at: datetime) -> Attendee:
    reply = Reply(told.get("reply", Reply.NEEDS_ACTION))
    answered = None if reply is Reply.NEEDS_ACTION else at
    return Attendee(person_id=key("person", told["person"]), reply=reply, replied_at=answered)
