"""Cells as plain text: names on one line, notes as they are, nothing where a cell says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from salesdesk.application.importing.tables import Cell
from salesdesk.application.importing.troubles import ProblemCode
from salesdesk.application.importing.words import values
from salesdesk.domain.folding import clean

LONGEST_NAME = 300
LONGEST_NOTE = 20_000
_SHOWN = 80
_ENOUGH = 4 * LONGEST_NAME

# What a row may keep without the cell that cannot be read.
_HARMLESS = frozenset({ProblemCode.CHANCE_UNREADABLE, ProblemCode.NUMBER_UNREADABLE, ProblemCode.TAX_UNREADABLE})


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a cell could not be taken, and what it says."""

    code: ProblemCode
    value: str = ""

    @property
    def left_out(self) -> bool:
        """Whether the whole row has to stay out."""
        return self.code not in _HARMLESS


# A cell as we keep it: canonical text ("" for nothing), or why not.
Taken = str | Flaw


def shown(cell: Cell) -> str:
    """Return a cell for a sentence about it: on one line, cut where it is long."""
    text = " ".join(text_of(cell)[: 4 * _SHOWN].split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def text_of(cell: Cell) -> str:
    """Return what the cell says: whole numbers without a point, dates as ISO."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def says_nothing(text: str) -> bool:
    """Tell whether a text stands for an empty cell."""
    return not text or text.lower() in values().nothing


def is_error(text: str) -> bool:
    """Tell whether a text is a spreadsheet's error."""
    return text.startswith("#") and text.lower() in values().cell_errors


def names(cells: Iterable[Cell]) -> Mapping[Cell, Taken]:
    """Read names, titles and keys: one line, spare spaces gone."""
    return {cell: _name(cell) for cell in cells}


def notes(cells: Iterable[Cell]) -> Mapping[Cell, Taken]:
    """Read longer texts: lines stay."""
    return {cell: _note(cell) for cell in cells}


def _note(cell: Cell) -> Taken:
    text = text_of(cell).strip()
    if len(text) > LONGEST_NOTE:
        return Flaw(ProblemCode.TOO_LONG, shown(text))
    return _limited("\n".join(line.rstrip() for line in clean(text).strip().split("\n")), LONGEST_NOTE)


def _name(cell: Cell) -> Taken:
    text = text_of(cell)
    if len(text) > _ENOUGH:
        return Flaw(ProblemCode.TOO_LONG, shown(text))
    if not text.isprintable():
        text = clean(text)
    return _limited(" ".join(text.split()), LONGEST_NAME)


def _limited(text: str, longest: int) -> Taken:
    if says_nothing(text):
        return ""
    if is_error(text):
        return Flaw(ProblemCode.CELL_ERROR, text)
    return text if len(text) <= longest else Flaw(ProblemCode.TOO_LONG, shown(text))
