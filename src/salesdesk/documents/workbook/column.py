"""One column: the cell of the workbook and the plain value of a table come from the same reading of a deal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from salesdesk.application.rows import DealRow
from salesdesk.documents.workbook import cells
from salesdesk.documents.workbook.look import Look
from salesdesk.domain.money import Money

E = TypeVar("E", bound=Enum)

Slot = Callable[[DealRow, int], str]
"""What stands in a cell for a deal, in the row of that number."""

Value = str | int | float | Decimal | Money | date | datetime | None
Reading = Callable[[DealRow], Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: `slot` gives the rest of a row's cell, `read` its value; `typed_in`: people wrote what stands there.

    `width` is in characters of the workbook's face.
    """

    key: str
    title: str
    width: float
    look: Look
    slot: Slot
    read: Reading
    typed_in: bool = False


def text_column(
    key: str, title: str, width: float, look: Look, read: Callable[[DealRow], str], *, typed_in: bool = True
) -> Column:
    """Return a column of text that is never a formula."""
    return Column(
        key=key,
        title=title,
        width=width,
        look=look,
        slot=lambda row, _: cells.text_cell(read(row)),
        read=read,
        typed_in=typed_in,
    )


def named_column(
    key: str, title: str, width: float, look: Look, read: Callable[[DealRow], E], names: Mapping[E, str]
) -> Column:
    """Return a column of words that the program has for a few things; the cell of each is made once."""
    ready = {one: cells.text_cell(name) for one, name in names.items()}
    return Column(
        key=key,
        title=title,
        width=width,
        look=look,
        slot=lambda row, _: ready[read(row)],
        read=lambda row: names[read(row)],
    )


def day_column(key: str, title: str, width: float, look: Look, read: Callable[[DealRow], date | None]) -> Column:
    """Return a column of real days."""
    return Column(
        key=key, title=title, width=width, look=look, slot=lambda row, _: cells.date_cell(read(row)), read=read
    )


def money_column(key: str, title: str, width: float, look: Look, read: Callable[[DealRow], Money | None]) -> Column:
    """Return a column of amounts in major units."""
    return Column(
        key=key, title=title, width=width, look=look, slot=lambda row, _: cells.money_cell(read(row)), read=read
    )


def number_column(key: str, title: str, width: float, look: Look, read: Callable[[DealRow], float | None]) -> Column:
    """Return a column of plain numbers."""
    return Column(
        key=key, title=title, width=width, look=look, slot=lambda row, _: cells.number_cell(read(row)), read=read
    )
