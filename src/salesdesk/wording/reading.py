"""Reading what people type into fields: money, quantities, chances, days and times; forgiving, never guessing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from salesdesk.domain.money import Money

_SPACES = re.compile(r"[\s\u00a0\u202f']")
_WHOLE = Decimal(100)
_NOT_NUMBER = re.compile(r"[^\d.,\-]")
_BROKEN = re.compile(r"\d[^\d]*[^\W\d_][^\d]*\d")
_SHORT = re.compile(r"\d\s*([kKmM])(?![^\W\d_])")
_TIMES: Mapping[str, int] = MappingProxyType({"k": 1_000, "m": 1_000_000})
_LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|:|std|ώ)\s*)?(?:(?P<minutes>\d{1,3})\s*(?:min|m|λ)?)?"
)
_LONGEST = 24 * 60


class NotUnderstood(Exception):
    """The text cannot be read as what the field asks for; carries the text."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def read_decimal(text: str) -> Decimal:
    """Read a number as typed in any of the usual ways: 1,234.5 / 1.234,5 / 1 234,5. Raises NotUnderstood."""
    return _decimal(text, text)


def _decimal(part: str, text: str) -> Decimal:
    """Read the part of a text that holds the number; the whole text is what was not understood."""
    plain = _SPACES.sub("", part)
    if not re.fullmatch(r"-?[\d.,]*\d[\d.,]*", plain):
        raise NotUnderstood(text)
    mark = _decimal_mark(plain)
    digits = plain.replace("," if mark == "." else ".", "")
    try:
        return Decimal(digits.replace(mark, "."))
    except InvalidOperation as error:
        raise NotUnderstood(text) from error


def _decimal_mark(plain: str) -> str:
    """Tell which of . and , is the decimal mark: the last one of two kinds; three digits after one are thousands."""
    if "." in plain and "," in plain:
        return max(".,", key=plain.rfind)
    for mark, other in ((".", ","), (",", ".")):
        if mark in plain:
            thousands = plain.count(mark) > 1 or re.fullmatch(rf"-?[1-9]\d{{0,2}}\{mark}\d{{3}}", plain)
            return other if thousands else mark
    return "."


def read_exchange_rate(text: str) -> Decimal | None:
    """Read how many of a currency one unit of another buys: "1.085", "162,4". Nothing typed is None.

    One mark alone is the decimal mark, even before three digits: rates are typed that way. Raises NotUnderstood.
    """
    plain = _SPACES.sub("", text)
    if not plain:
        return None
    if not re.fullmatch(r"\d{1,12}(?:[.,]\d{0,12})?|[.,]\d{1,12}", plain) or not plain.isascii():
        raise NotUnderstood(text)
    return Decimal(plain.replace(",", "."))


def read_money(text: str, currency: str) -> Money | None:
    """Read an amount in the desk's currency: "12 500 EUR", "12.5k", "1.2 m"; nothing typed is no value yet.

    A letter between digits is no amount: "2 x 500" is not 2500. Raises NotUnderstood.
    """
    plain = _NOT_NUMBER.sub("", text)
    if not text.strip():
        return None
    if not plain or len(plain) > 20 or _BROKEN.search(text):
        raise NotUnderstood(text)
    times = _SHORT.search(text)
    return Money.of(_decimal(plain, text) * (_TIMES[times[1].lower()] if times else 1), currency)


def read_rate(text: str) -> Decimal | None:
    """Read a rate in per cent from 0 to 100: "12.5", "12,5 %". Nothing typed is None.

    A rate has no thousands: "12.345" is a bit over twelve. Raises NotUnderstood.
    """
    plain = _SPACES.sub("", text.replace("%", ""))
    if not plain:
        return None
    if not re.fullmatch(r"\d{1,3}(?:[.,]\d{0,6})?|[.,]\d{1,6}", plain) or not plain.isascii():
        raise NotUnderstood(text)
    rate = Decimal(plain.replace(",", "."))
    if rate > _WHOLE:
        raise NotUnderstood(text)
    return rate


def read_percent(text: str) -> float | None:
    """Read a chance: "40", "40 %", "0.4" (of 1). Nothing typed is None. Raises NotUnderstood."""
    if not text.strip():
        return None
    number = _decimal(text.replace("%", ""), text)
    share = number / 100 if "%" in text or number > 1 else number
    if not 0 <= share <= 1:
        raise NotUnderstood(text)
    return float(share)


def read_minutes(text: str) -> int | None:
    """Read a length such as "12", "12 min", "1:20", "1 h 20" or "1.5 h"; None for an empty text.

    Raises NotUnderstood.
    """
    plain = text.strip().casefold()
    if not plain:
        return None
    found = _LENGTH.fullmatch(plain)
    if found is None:
        raise NotUnderstood(text)
    hours, rest = found["hours"], found["minutes"]
    minutes = round(float((hours or "0").replace(",", ".")) * 60) + int(rest or 0)
    if minutes > _LONGEST:
        raise NotUnderstood(text)
    return minutes


def read_time(text: str) -> time | None:
    """Read a time of day: "10:30", "1030", "9", "9.15", "2 pm". Nothing typed is None. Raises NotUnderstood."""
    if not text.strip():
        return None
    found = re.fullmatch(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?m?\.?", text.strip().casefold())
    if found is None:
        raise NotUnderstood(text)
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError as error:
        raise NotUnderstood(text) from error


_DAY_FORMS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})"),
    re.compile(r"(?:\w{3,9},? )?(?P<d>\d{1,2})\.? (?P<name>[a-z]{3,9})\.?(?: (?P<y>\d{4}))?"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_day(text: str, today: date) -> date | None:
    """Read a day: 2026-12-01, 1.12.2026, 1/12/2026 (day first), 1 Dec 2026, 1 Dec (the next). Raises NotUnderstood."""
    plain = " ".join(text.casefold().split())
    if not plain:
        return None
    for form in _DAY_FORMS:
        found = form.fullmatch(plain)
        if found:
            return _day(found.groupdict(), text, today)
    raise NotUnderstood(text)


def _day(parts: dict[str, str | None], text: str, today: date) -> date:
    name = (parts.get("name") or "")[:3]
    month = _MONTHS.index(name) + 1 if name in _MONTHS else int(parts.get("m") or 0)
    try:
        day = date(int(parts.get("y") or today.year), month, int(parts["d"] or 0))
        return day if parts.get("y") or day >= today else day.replace(year=today.year + 1)
    except ValueError as error:
        raise NotUnderstood(text) from error
