"""Days as the story counts them: from one day on, moved off weekends, within the quarters around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from salesdesk.domain.moment import Moment
from salesdesk.domain.period import Period, Span

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CLOSED = frozenset({(1, 1), (5, 1), (12, 25), (12, 26)})
_PLACE = re.compile(r"\{([+-]\d+)(w?)\}")
_MORNING = time(7, 40)
_SATURDAY = 5


def is_open(day: date) -> bool:
    """Tell whether people in the story work on that day."""
    return day.weekday() < _SATURDAY and (day.month, day.day) not in _CLOSED


def back(day: date) -> date:
    """Return the day itself or the last working day before it."""
    return next(d for d in (day - timedelta(days=n) for n in range(9)) if is_open(d))


def ahead(day: date) -> date:
    """Return the day itself or the next working day after it."""
    return next(d for d in (day + timedelta(days=n) for n in range(9)) if is_open(d))


def within(day: date, first: date, last: date) -> date:
    """Return a working day near the day that does not leave the stretch; the day itself where there is none."""
    day = min(max(day, first), last)
    return next((d for d in (back(day), ahead(day)) if first <= d <= last), day)


@dataclass(frozen=True, slots=True)
class Days:
    """A day 0 and the zone in which the story tells its times."""

    zero: date
    zone: str

    def from_day(self, zero: date) -> Days:
        """Return the same count from another day 0."""
        return replace(self, zero=zero)

    def day(self, offset: int, *, exact: bool = False) -> date:
        """Return day `offset`, moved to a working day: earlier ones back, later ones on; day 0 and exact ones stay."""
        counted = self.zero + timedelta(days=offset)
        if exact or offset == 0:
            return counted
        return back(counted) if offset < 0 else ahead(counted)

    def moment(self, day: date, clock: str) -> Moment:
        """Return the moment at which a clock in the zone shows "10:30" on that day."""
        return Moment.of(day, time.fromisoformat(clock), self.zone)

    def written(self, day: date, turn: int = 0) -> datetime:
        """Return when the n-th thing of that day was written down (UTC)."""
        local = datetime.combine(day, _MORNING, tzinfo=ZoneInfo(self.zone))
        return (local + timedelta(minutes=3 * turn)).astimezone(UTC)

    def quarter(self, index: int) -> Period:
        """Return the quarter of day 0 (0), one before it (-1) or after it (1)."""
        months = (self.zero.year * 12 + self.zero.month - 1) + 3 * index
        return Period.around(date(months // 12, months % 12 + 1, 1), Span.QUARTER)

    def closing(self, index: int, share: float) -> date:
        """Return a working day that far into a quarter; of the present one only what is over counts."""
        period = self.quarter(index)
        last = min(period.last, self.zero)
        return within(period.first + (last - period.first) * share, period.first, last)

    def due(self, index: int, share: float) -> date:
        """Return a working day that far into what is left of a quarter from day 0 on."""
        period = self.quarter(index)
        first = min(max(period.first, self.zero + timedelta(days=1)), period.last)
        return within(first + (period.last - first) * share, first, period.last)

    def told(self, text: str) -> str:
        """Return a text with its days in words: {+6} is "27 November 2026", {+6w} "Friday, 27 November"."""
        return _PLACE.sub(self._in_words, text)

    def _in_words(self, found: re.Match[str]) -> str:
        offset, weekday = int(found[1]), found[2]
        day = self.day(offset)
        plain = f"{day.day} {_MONTHS[day.month - 1]}"
        if weekday:
            return f"{_WEEKDAYS[day.weekday()]}, {plain}"
        return f"{plain} {day.year}" if offset > 0 or day.year != self.zero.year else plain
