"""When what a file says became true: the date of import plays no part (terms: known on date d)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from salesdesk.application.ports import Stamp
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.history import Change, printed

Pair = tuple[Any, Any]


def by_day(pairs: Iterable[Pair], today: date) -> Mapping[date, Sequence[Pair]]:
    """Return the changes by the day on which they are true: what comes with a deal's closing, on the day it closed."""
    days: dict[date, list[Pair]] = {}
    for before, after in pairs:
        days.setdefault(_day(before, after) or today, []).append((before, after))
    return days


def _day(before: object, after: object) -> date | None:
    if isinstance(before, Deal) and isinstance(after, Deal) and before.closed_on != after.closed_on:
        return after.closed_on
    return None


def learnt_at_closing(added: Iterable[object], stamp: Stamp, new_id: Callable[[], UUID]) -> Sequence[Change]:
    """Return that nobody knew the values of deals that come in closed before the days on which they closed.

    What a file gives for a closed deal is what it ended with; on the days before, it is in no sum.
    """
    return [
        Change(
            id=new_id(),
            entity="deal",
            entity_id=deal.id,
            field="value",
            before=None,
            after=printed(deal.value),
            happened_on=deal.closed_on,
            recorded_at=stamp.at,
            by=stamp.by,
            batch=stamp.batch,
        )
        for deal in added
        if isinstance(deal, Deal) and deal.status is not Status.OPEN and deal.closed_on and deal.value
    ]
