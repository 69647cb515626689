"""Dates as people and programs write them; day-month or month-day is told from the whole file, never from one cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from salesdesk.application.importing.tables import Cell
from salesdesk.application.importing.texts import Flaw, Taken, is_error, says_nothing, shown
from salesdesk.application.importing.troubles import DatesAmbiguous, ProblemCode
from salesdesk.application.importing.words import key_of, values


class DateOrder(StrEnum):
    """In which order a file writes day, month and year."""

    AUTO = "auto"
    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_THREE = re.compile(r"(\d{1,2})\s?([-/.\s])\s?(\d{1,2})\s?\2\s?(\d{2}|\d{4})")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|º|°|er)?[\s.,/-]+(?:de\s+)?([^\W\d]+)\.?[\s,/-]+(?:de\s+|del\s+)?(\d{4}|\d{2})"
)
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?[\s,-]+(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[\s.,/-]+([^\W\d]+)\.?[\s.,/-]+(\d{1,2})")
_WEEKDAY = re.compile(r"^[^\W\d]{2,12}\.?,?\s+(?=\d|[^\W\d]+\.?\s+\d)")
_TIME = re.compile(
    r"[T,\s]+\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?\s?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)

_FIRST_DAY, _LAST_DAY = date(1970, 1, 1), date(2199, 12, 31)
_SERIAL_ZERO = date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
_PIVOT = 69
_CLEARLY_MORE = 10
_SHOWN_EXAMPLES = 3
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Triple:
    """Three numbers whose order is open, as they stand, and the mark between them."""

    first: int
    second: int
    last: str
    mark: str

    def day(self, order: DateOrder) -> date | None:
        """Return the day it means in that order, None when there is no such day."""
        if order is DateOrder.YMD:
            return _day(_year(f"{self.first:02}"), self.second, int(self.last)) if len(self.last) == 2 else None
        day, month = (self.first, self.second) if order is DateOrder.DMY else (self.second, self.first)
        return _day(_year(self.last), month, day)

    @property
    def orders(self) -> tuple[DateOrder, ...]:
        """The orders in which people write such a thing; a year of two digits comes first only between dashes."""
        return _DASHED if self.mark == "-" and len(self.last) == 2 else _USUAL


_USUAL = (DateOrder.DMY, DateOrder.MDY)
_DASHED = (*_USUAL, DateOrder.YMD)
_Apart = date | _Triple | Flaw | None
# Triples of one column with one mark: they are in one order.
_Group = tuple[str, str]


def days(columns: Mapping[str, Sequence[Cell]], order: DateOrder) -> tuple[Mapping[str, Mapping[Cell, Taken]], str]:
    """Read all date columns of a file; return each column's cells as ISO text or a flaw, and the order they are in.

    The order is "" without dates, "mixed" where columns differ. Raises DatesAmbiguous when it is left open and the
    columns do not show it.
    """
    apart = {name: {cell: _apart(cell) for cell in Counter(cells)} for name, cells in columns.items()}
    orders = _orders(columns, apart, order)
    read = {
        name: {cell: _taken(cell, one, name, orders) for cell, one in cells.items()} for name, cells in apart.items()
    }
    return read, _order_shown(apart, orders)


def _orders(
    columns: Mapping[str, Sequence[Cell]], apart: Mapping[str, Mapping[Cell, _Apart]], order: DateOrder
) -> dict[_Group, DateOrder]:
    """Return the order of every group of open triples. Raises DatesAmbiguous."""
    groups: dict[_Group, Counter[_Triple]] = {}
    examples: dict[_Group, dict[str, None]] = {}
    for name, cells in columns.items():
        for cell, count in Counter(cells).items():
            if isinstance(triple := apart[name][cell], _Triple):
                groups.setdefault((name, triple.mark), Counter())[triple] += count
                examples.setdefault((name, triple.mark), {})[shown(cell)] = None
    if order is not DateOrder.AUTO:
        return dict.fromkeys(groups, order)
    found = {group: _order_of(triples) for group, triples in groups.items()}
    settled = {group: one or _of_the_others(group, found) for group, one in found.items()}
    sure = sum(isinstance(apart[name][cell], date) for name, cells in columns.items() for cell in cells)
    sure += sum(groups[group].total() for group, one in settled.items() if one)
    unsure = [group for group, one in settled.items() if one is None]
    # Some odd cells among dates that are clear are their rows' problem; the file as a whole needs no answer.
    if sum(groups[group].total() for group in unsure) * _CLEARLY_MORE > sure:
        listed = dict.fromkeys(example for group in unsure for example in examples[group])
        raise DatesAmbiguous(tuple(dict.fromkeys(name for name, _ in unsure)), tuple(listed)[:_SHOWN_EXAMPLES])
    return {group: one for group, one in settled.items() if one}


def _order_of(triples: Counter[_Triple]) -> DateOrder | None:
    """Return the order that a group shows; None when more than one would do and they mean different days."""
    misfits = {order: sum(n for t, n in triples.items() if not _fits(t, order) and _fits(t)) for order in _DASHED}
    least = min(misfits.values())
    best = [order for order, count in misfits.items() if count == least]
    if least:
        # A few slips do not count against what nearly all rows show.
        shown_by = sum(n for t, n in triples.items() if _fits(t, best[0]) and not _fits(t, *set(_DASHED) - {best[0]}))
        return best[0] if len(best) == 1 and shown_by > least * _CLEARLY_MORE else None
    if len(best) == 1 or all(len({t.day(order) for order in best}) == 1 for t in triples):
        return best[0]
    return DateOrder.DMY if all(t.mark == "." for t in triples) else None


def _fits(triple: _Triple, *orders: DateOrder) -> bool:
    return any(triple.day(order) for order in triple.orders if order in (orders or _DASHED))


def _of_the_others(group: _Group, found: Mapping[_Group, DateOrder | None]) -> DateOrder | None:
    """Return the order that the file's other columns agree on, those with the same mark before all others."""
    alike = {one for (_, mark), one in found.items() if one and mark == group[1]}
    every = {one for one in found.values() if one}
    agreed = alike or every
    return next(iter(agreed)) if len(agreed) == 1 else None


def _order_shown(apart: Mapping[str, Mapping[Cell, _Apart]], orders: Mapping[_Group, DateOrder]) -> str:
    if orders:
        return str(next(iter(orders.values()))) if len(set(orders.values())) == 1 else "mixed"
    dated = any(isinstance(one, date) for cells in apart.values() for one in cells.values())
    return str(DateOrder.YMD) if dated else ""


def _taken(cell: Cell, apart: _Apart, column: str, orders: Mapping[_Group, DateOrder]) -> Taken:
    if apart is None:
        return ""
    if isinstance(apart, Flaw):
        return apart
    if isinstance(apart, _Triple):
        order = orders.get((column, apart.mark))
        day = apart.day(order) if order else None
        if day is None:
            return Flaw(ProblemCode.DATE_UNREADABLE if order else ProblemCode.DATE_UNCLEAR, shown(cell))
    else:
        day = apart
    return day.isoformat() if _FIRST_DAY <= day <= _LAST_DAY else Flaw(ProblemCode.DATE_IMPLAUSIBLE, shown(cell))


def _apart(cell: Cell) -> _Apart:
    if cell is None or isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    if not isinstance(cell, str):
        return _from_number(cell)
    text = " ".join(cell.split())
    if says_nothing(text) or text.lower() in values().no_figure:
        return None
    if is_error(text):
        return Flaw(ProblemCode.CELL_ERROR, text)
    found = _from_text(_TIME.sub("", text)) if len(text) <= _LONGEST else None
    return found or Flaw(ProblemCode.DATE_UNREADABLE, shown(cell))


def _from_number(number: float) -> date | Flaw:
    """Read a number that a spreadsheet keeps for a day, or eight digits."""
    if not isinstance(number, bool) and int(number) in _SERIALS:
        return _SERIAL_ZERO + timedelta(days=int(number))
    compact = _COMPACT.fullmatch(str(number))
    day = _day(*map(int, compact.groups())) if compact else None
    return day or Flaw(ProblemCode.DATE_UNREADABLE, shown(number))


def _from_text(text: str) -> date | _Triple | None:
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[3]), int(found[4]))
    if found := _THREE.fullmatch(text):
        return _Triple(int(found[1]), int(found[3]), found[4], found[2])
    if found := _COMPACT.fullmatch(text):
        return _day(*map(int, found.groups()))
    if text.isdecimal():
        return _SERIAL_ZERO + timedelta(days=int(text)) if int(text) in _SERIALS else None
    return _named(text) or _named(_WEEKDAY.sub("", text)) or _after_weekday(text)


def _after_weekday(text: str) -> date | _Triple | None:
    rest = _WEEKDAY.sub("", text)
    return _from_text(rest) if rest != text else None


def _named(text: str) -> date | None:
    """Read a date whose month is a word."""
    for pattern, (year, month, day) in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2)), (_YEAR_FIRST, (1, 2, 3))):
        found = pattern.fullmatch(text)
        number = values().months.get(key_of(found[month])) if found else None
        if found and number:
            return _day(_year(found[year]), number, int(found[day]))
    return None


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < _PIVOT else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
