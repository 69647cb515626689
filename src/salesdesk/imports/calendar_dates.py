"""The dates of an event that is held more than once, within a year (RFC 5545, 3.3.10, 3.8.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any, Protocol

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]
from icalendar import vRecur

_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
_STEPS = 200_000
"""Dates of one rule that are looked at: 540 years of days."""


class Component(Protocol):
    """An event (or a calendar) as the library holds it: values by name, and what it could not understand."""

    @property
    def errors(self) -> list[tuple[str, str]]: ...  # noqa: D102
    def walk(self, name: str, /) -> Iterable[Component]: ...  # noqa: D102
    def get(self, name: str, otherwise: object = None, /) -> Any: ...  # noqa: ANN401, D102 (whatever a file holds)
    def keys(self) -> Iterable[str]: ...  # noqa: D102
    def __getitem__(self, name: str, /) -> Any: ...  # noqa: ANN401
    def __setitem__(self, name: str, value: object, /) -> None: ...
    def __delitem__(self, name: str, /) -> None: ...


class TooOften(Exception):
    """A rule that repeats within a day."""


class NoRule(Exception):
    """A rule that says nothing that can be followed."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days for which series are spread, the last included, and how many dates of one at most."""

    first: date
    last: date
    most: int


def listed(event: Component, name: str) -> list[Any]:
    """Return the values of a property that may stand there once, several times or not at all."""
    held: Any = event.get(name)
    match held:
        case None:
            return []
        case [*several]:
            return several
        case _:
            return [held]


def is_series(event: Component) -> bool:
    """Tell whether an event is held more than once."""
    return bool(listed(event, "RRULE") or listed(event, "RDATE"))


def dates_of(event: Component, start: date, window: Window) -> list[date]:
    """Return when a series is held within the window; one that has no date there, within a year from its start.

    The hour stays when the clocks change. Raises TooOften, NoRule.
    """
    found = sorted(set(_all_dates(event, start, window)), key=instant)
    inside = [one for one in found if window.first <= _day(one) <= window.last]
    return (inside or found)[: window.most]


def instant(moment: date) -> datetime:
    """Return a value by which dates and times can be put in order and told apart."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), tzinfo=UTC)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _all_dates(event: Component, start: date, window: Window) -> Iterator[date]:
    """Yield every date in the window and in the year from the start, what is excluded left out."""
    near = Window(_day(start), _a_year_after(_day(start)), window.most)
    out = {instant(one) for one in _dated(listed(event, "EXDATE"))}
    days_out = {one for one in _dated(listed(event, "EXDATE")) if not isinstance(one, datetime)}
    rules = listed(event, "RRULE")
    held = [start, *_dated(listed(event, "RDATE"))] if rules or listed(event, "RDATE") else []
    for one in (*held, *(d for rule in rules for room in (window, near) for d in _of_rule(rule, start, room))):
        if instant(one) not in out and _day(one) not in days_out and _is_near(one, window, near):
            yield one


def _is_near(one: date, *rooms: Window) -> bool:
    return any(room.first <= _day(one) <= room.last for room in rooms)


def _a_year_after(day: date) -> date:
    return min(day, date.max - timedelta(days=400)) + timedelta(days=365)


def _dated(values: Iterable[Any]) -> Iterator[date]:
    """Yield the dates of RDATE or EXDATE; of a period its beginning."""
    for value in values:
        for one in getattr(value, "dts", ()):
            held = one.dt
            yield held[0] if isinstance(held, tuple) else held


def _of_rule(rule: vRecur, start: date, window: Window) -> Iterator[date]:
    if str(next(iter(rule.get("FREQ", [""])))).upper() in _OFTEN:
        raise TooOften
    naive, zone = _naive(start)
    try:
        said: str = _with_plain_end(rule, zone).to_ical().decode()  # type: ignore[no-untyped-call]
        steps: Iterator[datetime] = islice(rrulestr(said, dtstart=naive), _STEPS)
        for one in steps:
            if one.date() > window.last:
                return
            if one.date() >= window.first:
                yield _like(start, one)
    except (ValueError, TypeError, OverflowError, AttributeError, KeyError) as error:
        raise NoRule(str(error)) from error


def _naive(start: date) -> tuple[datetime, Any]:
    if isinstance(start, datetime):
        return start.replace(tzinfo=None), start.tzinfo
    return datetime.combine(start, time()), None


def _like(start: date, one: datetime) -> date:
    return one.replace(tzinfo=start.tzinfo) if isinstance(start, datetime) else one.date()


def _with_plain_end(rule: vRecur, zone: Any) -> vRecur:  # noqa: ANN401 (a zone, or none)
    """Return the rule with its end as a clock in the series' zone shows it: the dates are made without zones."""
    ends = rule.get("UNTIL")
    if not ends:
        return rule
    until = ends[0]
    if not isinstance(until, datetime):
        until = datetime.combine(until, time(23, 59, 59))
    elif until.tzinfo is not None:
        until = until.astimezone(zone or UTC).replace(tzinfo=None)
    plain = vRecur(rule)
    plain["UNTIL"] = [until]
    return plain
