"""What a column of figures is read as: amounts of money, chances, people, years, revenues."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from statistics import median

from salesdesk.application.importing.figures import DecimalMark, Figure, figures
from salesdesk.application.importing.tables import Cell
from salesdesk.application.importing.texts import Flaw, Taken, names, shown, text_of
from salesdesk.application.importing.troubles import ProblemCode
from salesdesk.domain.product import MOST_TAX

_EXACT = Decimal("0.000001")
_MILLION = Decimal(1_000_000)
_NOT_IN_MILLIONS = 100_000
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%")
_YEARS = (1000, 2200)
_MOST_PEOPLE = 10**9


def plain(number: Decimal) -> str:
    """Return a number as we keep it: no exponent, no empty decimals."""
    return format(number.quantize(_EXACT).normalize() + 0, "f")


def amounts(cells: Iterable[Cell], decimals: DecimalMark = DecimalMark.AUTO) -> Mapping[Cell, Taken]:
    """Read money: "1234.5", with what the cell says of its currency after it ("1234.5 EUR", "99 $"); never negative."""
    return _each(cells, _amount, decimals=decimals)


def _amount(figure: Figure, cell: Cell) -> Taken:
    if figure.number < 0:
        return Flaw(ProblemCode.AMOUNT_NEGATIVE, shown(cell))
    if figure.percent:
        return Flaw(ProblemCode.AMOUNT_UNREADABLE, shown(cell))
    return f"{plain(figure.number)} {figure.currency}".rstrip()


def shares(cells: Iterable[Cell], decimals: DecimalMark = DecimalMark.AUTO) -> Mapping[Cell, Taken]:
    """Read chances as shares of one: "50 %", or plain numbers of 0 to 1 or of 0 to 100, told from the column."""
    listed = list(cells)
    without_sign = [f.number for f in figures(listed, decimals).values() if isinstance(f, Figure) and not f.percent]
    of_hundred = any(number > 1 for number in without_sign)

    def share(figure: Figure, cell: Cell) -> Taken:
        number = figure.number / 100 if figure.percent or of_hundred else figure.number
        return plain(number) if 0 <= number <= 1 else Flaw(ProblemCode.CHANCE_UNREADABLE, shown(cell))

    return _each(listed, share, ProblemCode.CHANCE_UNREADABLE, decimals)


def taxes(cells: Iterable[Cell], decimals: DecimalMark = DecimalMark.AUTO) -> Mapping[Cell, Taken]:
    """Read tax classes: a rate as "21 %", anything else as the name that it is; no rate is above all of the price.

    A spreadsheet's 21 % is 0.21. Whether a plain number below one is such a share is told from the column: beside
    plain numbers above one it is a rate of less than one per cent, as is a text beside texts with the sign.
    """
    listed = list(cells)
    rates, called = figures(listed, decimals), names(listed)
    found = {cell: one for cell, one in rates.items() if isinstance(one, Figure)}
    of_hundred = any(one.number > 1 and not one.percent for one in found.values())
    with_sign = any(one.percent for one in found.values())

    def rate(figure: Figure, cell: Cell) -> Taken:
        as_written = figure.percent or of_hundred or (with_sign and isinstance(cell, str))
        number = figure.number * 100 if not as_written and figure.number < 1 else figure.number
        return f"{plain(number)} %" if 0 <= number <= MOST_TAX else Flaw(ProblemCode.TAX_UNREADABLE, shown(cell))

    return {cell: rate(found[cell], cell) if cell in found else _class_called(called[cell]) for cell in rates}


def _class_called(name: Taken) -> Taken:
    """Return the name of a tax class, unless it says a rate that none can have."""
    said = _PERCENT.findall(name) if isinstance(name, str) else ()
    beyond = any(Decimal(number.replace(",", ".")) > MOST_TAX for number in said)
    return Flaw(ProblemCode.TAX_UNREADABLE, shown(name)) if beyond and isinstance(name, str) else name


def people(cells: Iterable[Cell]) -> Mapping[Cell, Taken]:
    """Read whole numbers of people."""
    return _each(cells, _whole(0, _MOST_PEOPLE), ProblemCode.NUMBER_UNREADABLE)


def years(cells: Iterable[Cell]) -> Mapping[Cell, Taken]:
    """Read years; a date gives its year."""
    year_in = {cell: _year_in(cell) for cell in cells}
    read = _each(year_in.values(), _whole(*_YEARS), ProblemCode.NUMBER_UNREADABLE)
    return {cell: read[year] for cell, year in year_in.items()}


def _year_in(cell: Cell) -> Cell:
    if isinstance(cell, date):
        return cell.year
    text = text_of(cell).strip()
    dated = len(text) >= 10 and text[:4].isdecimal() and text[4] in "-/." and text[7] == text[4]
    return text[:4] if dated else cell


def millions(cells: Iterable[Cell], decimals: DecimalMark = DecimalMark.AUTO) -> Mapping[Cell, Taken]:
    """Read yearly revenues in millions: a column whose figures are mostly large is in single units and is divided."""
    listed = list(cells)
    sizes = [f.number for f in figures(listed, decimals).values() if isinstance(f, Figure)]
    scale = _MILLION if sizes and median(sizes) >= _NOT_IN_MILLIONS else Decimal(1)
    return _each(listed, lambda figure, _: plain(figure.number / scale), ProblemCode.NUMBER_UNREADABLE, decimals)


def _whole(least: int, most: int) -> Callable[[Figure, Cell], Taken]:
    def whole(figure: Figure, cell: Cell) -> Taken:
        fits = figure.number == int(figure.number) and least <= figure.number <= most
        return str(int(figure.number)) if fits else Flaw(ProblemCode.NUMBER_UNREADABLE, shown(cell))

    return whole


def _each(
    cells: Iterable[Cell],
    taken: Callable[[Figure, Cell], Taken],
    unreadable: ProblemCode | None = None,
    decimals: DecimalMark = DecimalMark.AUTO,
) -> Mapping[Cell, Taken]:
    read: dict[Cell, Taken] = {}
    for cell, figure in figures(cells, decimals).items():
        if isinstance(figure, Flaw):
            read[cell] = Flaw(unreadable, figure.value) if unreadable else figure
        else:
            read[cell] = "" if figure is None else taken(figure, cell)
    return read
