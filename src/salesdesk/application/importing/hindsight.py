"""When what a file says became true: the date of import plays no part (terms: known on date d)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from salesdesk.domain.deal import Deal

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
