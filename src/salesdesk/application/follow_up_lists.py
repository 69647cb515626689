"""The follow-ups of today: due and late, waiting on the prospect, put off, to come; and how many are due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from salesdesk.application.ports import Reading
from salesdesk.application.rows import FollowUpRow
from salesdesk.domain.due import WAITS_TODAY, Due

_ZONES: Final = timedelta(days=2)
"""A whole day that is today somewhere begins at most so long before or after now, wherever it was agreed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLists:
    """Every open follow-up once, by its moment: `due` and late, on `theirs`, `snoozed`, and those `ahead`."""

    due: tuple[FollowUpRow, ...] = ()
    theirs: tuple[FollowUpRow, ...] = ()
    snoozed: tuple[FollowUpRow, ...] = ()
    ahead: tuple[FollowUpRow, ...] = ()


def due_lists(look: Reading, now: datetime, zone: str) -> DueLists:
    """Return the open follow-ups of a desk in a zone; now is an instant."""
    return listed(look.rows.follow_ups(), now, zone)


def listed(rows: Iterable[FollowUpRow], now: datetime, zone: str) -> DueLists:
    """Return these follow-ups by where they stand, each list by when it reminds us; those not open are left out."""
    found: dict[Due | None, list[FollowUpRow]] = {}
    for row in sorted(rows, key=lambda row: (row.follow_up.timing.reminds.at, row.follow_up.id)):
        due = row.follow_up.due(now, zone)
        found.setdefault(Due.TODAY if due in WAITS_TODAY else due, []).append(row)
    return DueLists(
        due=tuple(found.get(Due.TODAY, ())),
        theirs=tuple(found.get(Due.THEIRS, ())),
        snoozed=tuple(found.get(Due.SNOOZED, ())),
        ahead=tuple(found.get(Due.AHEAD, ())),
    )


def due_rows(look: Reading, now: datetime, zone: str) -> Sequence[FollowUpRow]:
    """Return the follow-ups that are due or late, without a look at those to come."""
    return listed(look.rows.follow_ups_before(now + _ZONES), now, zone).due


def due_count(look: Reading, now: datetime, zone: str) -> int:
    """Count what `due_rows` lists."""
    return sum(one.due(now, zone) in WAITS_TODAY for one in look.rows.timings_before(now + _ZONES))
