"""The days that a filter names: a period, a day as people and the desk write it, so many days from today."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from salesdesk.domain.folding import fold
from salesdesk.domain.period import Period, Span
from salesdesk.domain.refusals import NotAPeriod

_AFTER = re.compile(r"\+(\d{1,4})d?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})(?P<mark>[./])(?P<m>\d{1,2})(?:(?P=mark)(?P<y>\d{4})?)?"),
    re.compile(rf"(?P<d>\d{{1,2}})\.? (?P<name>{'|'.join(_MONTHS)})[a-z]*\.?(?: (?P<y>\d{{4}}))?"),
)


def days_of(part: str, spans: Mapping[str, Span], today: date, fiscal_start: int) -> tuple[date, date] | None:
    """Return the first and last day that words name, None for words that name none.

    A day may be 2026-12-31, 31.12.2026, 31/12/2026 (day first) or 31 Dec 2026; without a year it is the next such.
    """
    span = spans.get(fold(part))
    if span is not None:
        period = Period.around(today, span, fiscal_start)
        return period.first, period.last
    later = _AFTER.fullmatch(part)
    if later is not None:
        day = today + timedelta(days=int(later[1]))
        return day, day
    try:
        named = _day(part, today)
        whole = None if named is not None else Period.parse(part, fiscal_start)
    except (ValueError, NotAPeriod):
        return None
    if whole is not None:
        return whole.first, whole.last
    return (named, named) if named is not None and date.min < named < date.max else None


def _day(part: str, today: date) -> date | None:
    """Return the day that words name, None where they have the form of none. Raises ValueError for 31.2.2026."""
    typed = fold(part)
    found = next((match for match in (form.fullmatch(typed) for form in _DAYS) if match is not None), None)
    if found is None:
        return None
    parts = found.groupdict()
    month = _MONTHS.index(parts["name"]) + 1 if parts.get("name") else int(parts["m"])
    day = date(int(parts["y"] or today.year), month, int(parts["d"]))
    return day if parts["y"] or day >= today else day.replace(year=today.year + 1)
