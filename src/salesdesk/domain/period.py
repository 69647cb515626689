"""Periods of a plan: a year, a quarter or a month of the desk's fiscal year, both ends included."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Final

from salesdesk.domain.refusals import NotAPeriod

_WEEK: Final = 7
_YEAR: Final = 366
_FORM = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?")


class Span(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """A named stretch of days, `first` to `last` both included, dates in the desk's zone."""

    name: str
    first: date
    last: date

    @classmethod
    def parse(cls, text: str, fiscal_start: int = 1) -> Period:
        """Read `2026`, `2026-Q4` or `2026-11`; `fiscal_start` is the first month of the desk's year.

        A fiscal year carries the calendar year in which it ends; a month is always the calendar month.
        Raises NotAPeriod.
        """
        found = _FORM.fullmatch(text.strip().upper())
        if found is None or not 1900 <= int(found["year"]) <= 9990:
            raise NotAPeriod(text)
        year = int(found["year"])
        if found["month"]:
            return cls(f"{year}-{found['month']}", *_months(year, int(found["month"]), 1))
        start_year = year - 1 if fiscal_start > 1 else year
        if found["quarter"]:
            offset = 3 * (int(found["quarter"]) - 1)
            return cls(f"{year}-Q{found['quarter']}", *_months(start_year, fiscal_start + offset, 3))
        return cls(str(year), *_months(start_year, fiscal_start, 12))

    @classmethod
    def around(cls, day: date, span: Span, fiscal_start: int = 1) -> Period:
        """Return the month, quarter or fiscal year that the day falls into."""
        if span is Span.MONTH:
            return cls.parse(f"{day:%Y-%m}")
        year = day.year + (1 if fiscal_start > 1 and day.month >= fiscal_start else 0)
        if span is Span.YEAR:
            return cls.parse(f"{year}", fiscal_start)
        quarter = (day.month - fiscal_start) % 12 // 3 + 1
        return cls.parse(f"{year}-Q{quarter}", fiscal_start)

    @property
    def span(self) -> Span:
        """How long the period is, told from its name."""
        if "Q" in self.name:
            return Span.QUARTER
        return Span.MONTH if "-" in self.name else Span.YEAR

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def days_left(self, today: date) -> int:
        """Count the calendar days left, today included; the whole period when it has not begun."""
        return max(0, (self.last - max(today, self.first)).days + 1)

    def days_to_end(self, today: date) -> int:
        """Count the calendar days from today to the last, both included: what can be begun now has so many (D)."""
        return max(0, (self.last - today).days + 1)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """Return the first day of a month and the last day of the stretch of `count` months."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end = month + count - 1
    end_year, end_month = year + (end - 1) // 12, (end - 1) % 12 + 1
    return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The desk's working days: weekdays (Monday is 0) without the public holidays of its country.

    On each the desk works from `opens` to `closes`, as a clock in its zone shows it.
    """

    weekdays: frozenset[int] = frozenset({0, 1, 2, 3, 4})
    holidays: frozenset[date] = frozenset()
    opens: time = time(9)
    closes: time = time(17)

    @property
    def day_minutes(self) -> int:
        """How many minutes a working day has."""
        return (self.closes.hour - self.opens.hour) * 60 + self.closes.minute - self.opens.minute

    def is_working_day(self, day: date) -> bool:
        """Tell whether the desk works on that day."""
        return day.weekday() in self.weekdays and day not in self.holidays

    def working_days(self, first: date, last: date) -> int:
        """Count the working days from first to last, both included."""
        span = max(0, (last - first).days + 1)
        return sum(self.is_working_day(first + timedelta(days=i)) for i in range(span))

    def working_day_after(self, day: date, days: int) -> date:
        """Return the working day that is so many working days after a day; with none, the day itself or the next one.

        A desk that works on no day, or has not worked for a year on end, counts every day.
        """
        if days <= 0:
            return day if self.is_working_day(day) else self.working_day_after(day, 1)
        found, left = day, days
        for _ in range(days * _WEEK + _YEAR):
            found += timedelta(days=1)
            left -= self.is_working_day(found)
            if left == 0:
                return found
        return day + timedelta(days=days)

    def selling_days_left(self, period: Period, today: date) -> int:
        """Count the working days left in the period, today included (terms: selling days left)."""
        return self.working_days(max(today, period.first), period.last)

    def elapsed_share(self, period: Period, today: date) -> float:
        """Return the share of the period's working days that are over before today (F13)."""
        whole = self.working_days(period.first, period.last)
        if whole == 0 or today < period.first:
            return 0.0 if today <= period.last else 1.0
        return 1 - self.selling_days_left(period, today) / whole
