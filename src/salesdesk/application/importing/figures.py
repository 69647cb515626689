"""Figures as people write them: signs, codes, thousands, points and commas taken apart.

Whether a point or a comma parts the decimals is told from the whole column, never from one cell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from salesdesk.application.importing.tables import Cell
from salesdesk.application.importing.texts import Flaw, is_error, says_nothing, shown
from salesdesk.application.importing.troubles import ProblemCode
from salesdesk.application.importing.words import values

_FIGURE = re.compile(r"(?P<before>[^\d.,]*)(?P<body>\d[\d., ]*|[.,]\d+)(?P<after>\D*)")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f", " "))
_APOSTROPHES = re.compile(r"(?<=\d)['’´`](?=\d{3})")
_NO_CENTS = re.compile(r"(?<=\d)[.,]\s?[-–—]{1,2}(?=\D*$)")
_AT_END = re.compile(
    r"\s(?:in\s+)?(?:[(\[](?:in\s+)?(?P<brackets>[^()\[\]]{1,12})[)\]]|(?P<word>[^\W\d]{2,5}\.?|[^\w\s]))\s*$"
)
# Codes that are words as well: at the end of a heading in capitals they are not meant as money.
_ENGLISH = frozenset(["ALL", "TOP", "TRY", "CUP", "PEN", "COP", "MOP", "GEL", "MAD", "SOS", "BAM", "BOB", "LAK"])
_MINUS = re.compile(r"[-−–]")
_GROUPED: Mapping[str, re.Pattern[str]] = {
    ".": re.compile(r"\d{1,3}(?:\.\d{3})+"),
    ",": re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})*,\d{3}"),
    " ": re.compile(r"\d{1,3}(?: \d{3})+"),
}
_OTHER: Mapping[str, str] = {".": ",", ",": "."}
_CONTRADICTORY = "?"
_CLEARLY_MORE = 10
_LONGEST = 60


class DecimalMark(StrEnum):
    """What parts the decimals of a file's figures; AUTO tells it from each column."""

    AUTO = "auto"
    COMMA = "comma"
    POINT = "point"


_MARKS: Mapping[DecimalMark, str] = {DecimalMark.AUTO: "", DecimalMark.COMMA: ",", DecimalMark.POINT: "."}
LARGEST = Decimal(10) ** 15
"""Figures are smaller than this, whatever they count."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what stood beside it: a currency's code or sign ("" for none), a percent sign."""

    number: Decimal
    currency: str = ""
    percent: bool = False


@dataclass(frozen=True, slots=True)
class _Apart:
    """A figure's digits with their marks, and what the words around them say."""

    body: str
    factor: int
    currency: str
    percent: bool


def figures(cells: Iterable[Cell], decimals: DecimalMark = DecimalMark.AUTO) -> Mapping[Cell, Figure | Flaw | None]:
    """Return each different cell of a column as a figure, None where it says nothing.

    A flaw says AMOUNT_UNREADABLE, AMOUNT_TOO_LARGE, or AMOUNT_UNCLEAR where points and commas of the column contradict
    each other. Where `decimals` says what parts them, no figure is read otherwise.
    """
    seen = Counter(cells)
    apart = {cell: _apart(cell) for cell in seen}
    votes: Counter[str] = Counter()
    for cell, parts in apart.items():
        if isinstance(parts, _Apart):
            votes[_decimal_mark(parts.body)] += seen[cell]
    mark = _agreed(votes)
    return {
        cell: _put_together(cell, parts, mark, _MARKS[decimals]) if isinstance(parts, _Apart) else parts
        for cell, parts in apart.items()
    }


def currency_in(words: str) -> str:
    """Return the currency's code or sign that stands among words; "" for none."""
    for word in re.split(r"[\s()\[\]{},;:/]+", words):
        if word.upper() == word and word in values().currencies:
            return word
        if word.lower() in values().currency_signs:
            return word.lower()
    return ""


def currency_of_heading(heading: str) -> tuple[str, str]:
    """Return a heading without the currency it names in brackets or at its end, and that currency; "" for none."""
    found = _AT_END.search(heading)
    said = found["brackets"] or found["word"] if found else ""
    if found is None or said in _ENGLISH or not (currency := currency_in(said)):
        return heading, ""
    return heading[: found.start()].strip(), currency


def _apart(cell: Cell) -> _Apart | Figure | Flaw | None:
    if isinstance(cell, (bool, date)):
        return Flaw(ProblemCode.AMOUNT_UNREADABLE, shown(cell))
    if isinstance(cell, (int, float)):
        return _bounded(Figure(Decimal(repr(cell))), cell)
    text = (cell or "").translate(_SPACES).strip()
    if says_nothing(text) or text.lower() in values().no_figure:
        return None
    if is_error(text):
        return Flaw(ProblemCode.CELL_ERROR, text)
    return _taken_apart(text) or Flaw(ProblemCode.AMOUNT_UNREADABLE, shown(cell))


def _bounded(figure: Figure, cell: Cell) -> Figure | Flaw:
    return figure if abs(figure.number) < LARGEST else Flaw(ProblemCode.AMOUNT_TOO_LARGE, shown(cell))


def _taken_apart(text: str) -> _Apart | None:
    if len(text) > _LONGEST:
        return None
    in_brackets = text.startswith("(") and text.endswith(")")
    bare = text[1:-1] if in_brackets else text
    found = _FIGURE.fullmatch(_NO_CENTS.sub("", _APOSTROPHES.sub("", bare)))
    if found is None:
        return None
    words, minuses = _MINUS.subn(" ", f"{found['before']} {found['after']}")
    said = _said(words.replace("%", " ").split())
    if said is None or minuses > 1:
        return None
    factor, currency = said
    sign = -1 if in_brackets or minuses else 1
    return _Apart(found["body"].strip(), sign * factor, currency, "%" in words)


def _said(words: Iterable[str]) -> tuple[int, str] | None:
    """Return the factor and the currency that the words mean; None when one of them is neither."""
    factor, currency = 1, ""
    for word in words:
        said = _one_said(word.lower())
        if said is None or (said[1] and currency):
            return None
        factor, currency = factor * said[0], currency or said[1]
    return factor, currency


def _one_said(word: str) -> tuple[int, str] | None:
    factors = values().factors
    if word in factors:
        return factors[word], ""
    if currency := _currency(word):
        return 1, currency
    for known, factor in (*factors.items(), ("t", 1000)):
        for rest in (word.removeprefix(known), word.removesuffix(known)):
            if rest != word and (currency := _currency(rest)):
                return factor, currency
    return None


def _currency(word: str) -> str:
    if word.upper() in values().currencies:
        return word.upper()
    return word if word in values().currency_signs else ""


def _decimal_mark(body: str) -> str:
    """Return which mark parts the decimals as far as this figure shows it by itself, "" when it does not."""
    points, commas = body.count("."), body.count(",")
    if points and commas:
        last = max(".,", key=body.rfind)
        return last if body.count(last) == 1 else ""
    if points + commas == 0:
        return ""
    mark = "." if points else ","
    if points + commas > 1:
        return _OTHER[mark]
    whole, _, rest = body.partition(mark)
    in_thousands = len(rest) == 3 and 1 <= len(whole) <= 3 and whole != "0"
    return "" if in_thousands else mark


def _agreed(votes: Counter[str]) -> str:
    """Return the column's decimal mark: the one that clearly more rows show, "" when none does."""
    points, commas = votes["."], votes[","]
    if points and commas:
        most, least = max(points, commas), min(points, commas)
        if most < least * _CLEARLY_MORE:
            return _CONTRADICTORY
    if not points and not commas:
        return ""
    return "." if points > commas else ","


def _put_together(cell: Cell, parts: _Apart, mark: str, said: str) -> Figure | Flaw:
    decimal = said or _decimal_mark(parts.body) or mark
    present = next((m for m in ".," if m in parts.body), "")
    if decimal == _CONTRADICTORY and present:
        return Flaw(ProblemCode.AMOUNT_UNCLEAR, shown(cell))
    # Nothing in the whole column shows decimals: three digits after a mark are thousands.
    number = _number(parts.body, decimal if decimal in _OTHER else _OTHER.get(present, "."))
    if number is None:
        return Flaw(ProblemCode.AMOUNT_UNREADABLE, shown(cell))
    return _bounded(Figure(number * parts.factor, parts.currency, parts.percent), cell)


def _number(body: str, decimal: str) -> Decimal | None:
    whole, _, rest = body.partition(decimal)
    whole, rest = whole.strip(), rest.strip()
    grouped = any(_GROUPED[mark].fullmatch(whole) for mark in (_OTHER[decimal], " "))
    if not (whole.isdecimal() or grouped or (not whole and rest)) or not (rest.isdecimal() or not rest):
        return None
    digits = "".join(character for character in whole if character.isdecimal())
    return Decimal(f"{digits or 0}.{rest or 0}")
