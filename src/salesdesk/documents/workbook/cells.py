"""Cells as they stand in the file: user text that can never be a formula, numbers, real dates, known results."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from xml.sax.saxutils import escape

from salesdesk.domain.folding import clean
from salesdesk.domain.money import Money, minor_digits

EMPTY = "/>"
LONGEST = 32_767
_CENTS = 2
_CUT = "…"
_READS_AS_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_EPOCH = date(1899, 12, 30)
FIRST_SAFE_DAY = date(1900, 3, 1)
"""Spreadsheets count a 29 February 1900 that never was: earlier days are written as text."""


@lru_cache(maxsize=2048)
def typed(text: str) -> str:
    """Return the text as a cell can hold it: no control characters, at most 32,767 UTF-16 units, the cut shown."""
    kept = clean(text)
    if len(kept) * 2 <= LONGEST:
        return kept
    units = kept.encode("utf-16-le")
    if len(units) <= LONGEST * 2:
        return kept
    return units[: (LONGEST - 1) * 2].decode("utf-16-le", "ignore") + _CUT


@lru_cache(maxsize=2048)
def text_cell(text: str) -> str:
    """Return the rest of a cell that holds the text as it is, whatever it begins with."""
    kept = typed(text)
    if not kept:
        return EMPTY
    return f' t="inlineStr"><is>{text_run(kept)}</is></c>'


def text_run(text: str) -> str:
    """Return the text element."""
    spaced = ' xml:space="preserve"' if text != text.strip() or "  " in text or "\n" in text else ""
    return f"<t{spaced}>{escape(spelled(text))}</t>"


def spelled(text: str) -> str:
    """Return the text as the file spells it: `_x0041_` would be read as an A, so its underscore is escaped."""
    return _READS_AS_ESCAPE.sub("_x005F_", text) if "_x" in text else text


def number_cell(value: float | Decimal | None) -> str:
    """Return the rest of a cell with a number; nothing known leaves it empty, which is not zero."""
    return EMPTY if value is None else f"><v>{value}</v></c>"


def money_cell(amount: Money | None) -> str:
    """Return the rest of a cell with an amount in major units."""
    return EMPTY if amount is None else f"><v>{spelled_amount(amount)}</v></c>"


def spelled_amount(amount: Money) -> str:
    """Return an amount in major units, with all its minor ones: "42350.00"."""
    minor = amount.minor
    if minor < 0 or minor_digits(amount.currency) != _CENTS:
        return f"{amount.amount:f}"
    return f"{minor // 100}.{minor % 100:02d}"


def date_cell(day: date | None) -> str:
    """Return the rest of a cell with a real date."""
    if day is None:
        return EMPTY
    return text_cell(day.isoformat()) if day < FIRST_SAFE_DAY else f"><v>{(day - _EPOCH).days}</v></c>"


def time_cell(at: datetime | None) -> str:
    """Return the rest of a cell with a real date and time, as a clock in the desk's zone shows it."""
    if at is None:
        return EMPTY
    if at.date() < FIRST_SAFE_DAY:
        return text_cell(at.replace(tzinfo=None).isoformat(" ", "minutes"))
    over_midnight = timedelta(hours=at.hour, minutes=at.minute, seconds=at.second)
    return f"><v>{(at.date() - _EPOCH).days + over_midnight / timedelta(days=1):.10f}</v></c>"


def formula_cell(formula: str, known: Money | None) -> str:
    """Return the rest of a cell with a formula and what it comes to; None is a formula that shows nothing."""
    return escaped_formula_cell(escape(formula), known)


def escaped_formula_cell(formula: str, known: Money | None) -> str:
    """Return the same of a formula that is spelled as the file has it already."""
    if known is None:
        return f' t="str"><f>{formula}</f><v></v></c>'
    return f"><f>{formula}</f><v>{spelled_amount(known)}</v></c>"
