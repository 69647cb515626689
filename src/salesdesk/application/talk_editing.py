"""Writing down a talk: the options that were raised, as pure functions of the meeting (2.15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from salesdesk.application.plan_editing import shifted
from salesdesk.domain.discussion import RaisedOption
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.refusals import Missing, OutOfRange

ENOUGH = 2


def held(meeting: Meeting, day: date | None, today: date) -> Meeting:
    """Return the talk as held on that day. Raises Missing without a day, OutOfRange for one still to come."""
    if day is None:
        raise Missing("day", "discussion")
    if day > today:
        raise OutOfRange("held_on", day.isoformat(), most=today.isoformat())
    return replace(meeting, held_on=day)


def option_put(meeting: Meeting, option: RaisedOption) -> Meeting:
    """Return the talk with an option written; a new one stands last. Its key stays, for proposals cite it (2.16)."""
    known = any(one.id == option.id for one in meeting.raised)
    if not known:
        return replace(meeting, raised=(*meeting.raised, option))
    return replace(meeting, raised=tuple(option if one.id == option.id else one for one in meeting.raised))


def option_removed(meeting: Meeting, key: UUID) -> Meeting:
    """Return the talk without an option."""
    return replace(meeting, raised=tuple(one for one in meeting.raised if one.id != key))


def option_shifted(meeting: Meeting, key: UUID, by: int) -> Meeting:
    """Return the talk with an option moved up (-1) or down (+1)."""
    at = next((place for place, one in enumerate(meeting.raised) if one.id == key), None)
    return meeting if at is None else replace(meeting, raised=shifted(meeting.raised, at, by))


def can_propose(options: int) -> bool:
    """Tell whether enough options were raised for a proposal, which asks "Option A or Option B?" (2.14, 2.15)."""
    return options >= ENOUGH
