"""A file understood without any desk: rows of our fields in canonical text, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from salesdesk.application.importing import measures, texts
from salesdesk.application.importing.columns import FileKind, Layout, layout_of
from salesdesk.application.importing.days import DateOrder, days
from salesdesk.application.importing.figures import DecimalMark, currency_in, currency_of_heading
from salesdesk.application.importing.instants import local_days
from salesdesk.application.importing.money_words import Purse
from salesdesk.application.importing.programs import Program
from salesdesk.application.importing.tables import Cell, Source
from salesdesk.application.importing.texts import Flaw, Taken
from salesdesk.application.importing.tidying import is_deleted, tidied, with_implied
from salesdesk.application.importing.troubles import Problem, ProblemCode
from salesdesk.application.importing.words import key_of, values
from salesdesk.domain.remembered_mapping import RememberedMapping

Cells = Mapping[str, str]
_Reader = Callable[[Iterable[Cell]], Mapping[Cell, Taken]]

_DAYS = frozenset({"created_on", "qualified_on", "expected_on", "won_on", "lost_on", "closed_on", "close_date"})
_FIGURES: Mapping[str, Callable[[Iterable[Cell], DecimalMark], Mapping[Cell, Taken]]] = {
    "value": measures.amounts,
    "price": measures.amounts,
    "cost": measures.amounts,
    "tax": measures.taxes,
    "chance": measures.shares,
    "revenue_millions": measures.millions,
}
_READERS: Mapping[str, _Reader] = {
    "employees": measures.people,
    "founded": measures.years,
    "note": texts.notes,
    "address": texts.notes,
    "contact": texts.notes,
    "reason": texts.notes,
}
_MONEY = ("value", "price", "cost")
_SUMMED = frozenset({"value", "price", "cost", "employees", "revenue_millions", "chance"})
_LOOKED_AT = 200
_NAMING = ("title", "account", "product", "name")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A row by its number in the file; `cells` holds our fields that say something, in canonical text."""

    number: int
    cells: Cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a file says: `rows` to be taken, `problems` of all rows, `read` how many rows hold anything.

    `rows_in_file` counts blank ones below the headings too. `date_order` is dmy, mdy, ymd, mixed or "". `dates`,
    `program` and `decimals` are what somebody chose about it, `remembered` is how the last such file was read, where
    this one is read so too.
    """

    source: Source
    layout: Layout
    rows: Sequence[ReadRow]
    problems: tuple[Problem, ...]
    read: int
    date_order: str
    dates: DateOrder = DateOrder.AUTO
    program: Program | None = None
    decimals: DecimalMark = DecimalMark.AUTO
    remembered: RememberedMapping | None = None

    @property
    def kind(self) -> FileKind:
        """What the rows are."""
        return self.layout.kind

    @property
    def rows_in_file(self) -> int:
        """How many rows stand below the headings, blank ones included."""
        return max(0, self.layout.table.last_row - self.layout.header_row)

    @property
    def unused(self) -> Sequence[tuple[str, str]]:
        """The headings that are none of our fields, each with the first entry of its column among the first rows.

        A column without a heading counts where it holds something.
        """
        used, heads = set(self.layout.places.values()), self.layout.headings
        below = [cells for number, cells in self.layout.table.rows[:_LOOKED_AT] if number > self.layout.header_row]
        free = (place for place in range(len(heads)) if place not in used)
        first = (
            (place, next((said for c in below if place < len(c) and (said := texts.shown(c[place]))), ""))
            for place in free
        )
        return [(self.layout.called(place), said) for place, said in first if heads[place] or said]

    @property
    def fields(self) -> tuple[str, ...]:
        """Our fields that the file has a column for, or says in the words of others."""
        return with_implied(tuple(self.layout.places))


def reading_of(
    source: Source,
    kind: FileKind | None = None,
    dates: DateOrder = DateOrder.AUTO,
    mapping: Mapping[str, str] | None = None,
    program: Program | None = None,
    decimals: DecimalMark = DecimalMark.AUTO,
    zone: str = "",
) -> Reading:
    """Understand a file: find its columns, read its cells; rows that cannot be taken are named in the problems.

    `zone` is the desk's, in which moments that are written in UTC are days; "" takes them as they are written.

    Raises NoUsableColumns, UnknownColumn, UnknownField, DatesAmbiguous.
    """
    layout = layout_of(source, kind, mapping, program)
    below = [(number, cells) for number, cells in layout.table.rows if number > layout.header_row]
    problems: list[Problem] = []
    whole = [row for row in below if not _is_no_row(row, layout, problems)]
    in_utc = layout.recognition is not None and layout.recognition.program is Program.PIPEDRIVE
    raw = {
        ours: local_days(_column(whole, place), zone, in_utc=in_utc) if ours in _DAYS else _column(whole, place)
        for ours, place in layout.places.items()
    }
    taken, date_order = _taken(raw, layout, dates, decimals)
    rows = _rows(whole, raw, taken, layout, problems)
    return Reading(
        source=source,
        layout=layout,
        rows=rows,
        problems=tuple(sorted(problems, key=lambda problem: problem.row)),
        read=len(below),
        date_order=date_order,
        dates=dates,
        program=program,
        decimals=decimals,
    )


def currency_of(reading: Reading, preferred: str = "") -> str:
    """Return the code of the currency that most amounts of a file are in, "" when it says none.

    A sign of several currencies means `preferred` where that is one of them. Rows without a word about it take the
    currency of a new desk, so they do not count.
    """
    said = (row.cells.get("currency") or _beside_amount(row) for row in reading.rows)
    counted = Counter(filter(None, said))
    return Purse(preferred).currency(counted.most_common(1)[0][0]) if counted else ""


def _beside_amount(row: ReadRow) -> str:
    return next((said for ours in _MONEY if (said := row.cells.get(ours, "").partition(" ")[2])), "")


def _is_no_row(row: tuple[int, Sequence[Cell]], layout: Layout, problems: list[Problem]) -> bool:
    """Tell rows that were cut at the wrong places, or that repeat the headings, and name them."""
    number, cells = row
    width = len(layout.headings)
    if layout.table.delimited and len(cells) > width and any(texts.text_of(cell).strip() for cell in cells[width:]):
        extra = next(texts.shown(cell) for cell in cells[width:] if texts.text_of(cell).strip())
        problems.append(Problem(row=number, column="", code=ProblemCode.TOO_MANY_CELLS, value=extra))
        return True
    if cells[0] == layout.headings[0] and [texts.shown(cell) for cell in cells] == list(layout.headings[: len(cells)]):
        problems.append(Problem(row=number, column="", code=ProblemCode.HEADINGS_AGAIN))
        return True
    return False


def _column(rows: Sequence[tuple[int, Sequence[Cell]]], place: int) -> list[Cell]:
    return [cells[place] if place < len(cells) else None for _, cells in rows]


def _taken(
    raw: Mapping[str, Sequence[Cell]], layout: Layout, dates: DateOrder, decimals: DecimalMark
) -> tuple[Mapping[str, Mapping[Cell, Taken]], str]:
    dated = {layout.columns[ours]: cells for ours, cells in raw.items() if ours in _DAYS}
    read, date_order = days(dated, dates)
    taken = {
        ours: read[layout.columns[ours]] if ours in _DAYS else _read_column(ours, cells, layout, decimals)
        for ours, cells in raw.items()
    }
    return taken, date_order


def _read_column(ours: str, cells: Sequence[Cell], layout: Layout, decimals: DecimalMark) -> Mapping[Cell, Taken]:
    if ours == "currency":
        return {cell: _currency(cell) for cell in set(cells)}
    if ours not in _FIGURES:
        return _READERS.get(ours, texts.names)(cells if ours in _READERS else set(cells))
    read = _FIGURES[ours](cells, decimals)
    said = currency_of_heading(layout.columns[ours])[1] if ours in _MONEY else ""
    if not said:
        return read
    return {c: f"{one} {said}" if isinstance(one, str) and one and " " not in one else one for c, one in read.items()}


def _currency(cell: Cell) -> Taken:
    text = texts.text_of(cell).strip()
    if texts.says_nothing(text):
        return ""
    if text.upper() in values().currencies:
        return text.upper()
    return currency_in(text) or Flaw(ProblemCode.CURRENCY_UNKNOWN, texts.shown(cell))


def _rows(
    whole: Sequence[tuple[int, Sequence[Cell]]],
    raw: Mapping[str, Sequence[Cell]],
    taken: Mapping[str, Mapping[Cell, Taken]],
    layout: Layout,
    problems: list[Problem],
) -> list[ReadRow]:
    out = _flawed(whole, raw, taken, layout, problems)
    fields = tuple(raw)
    program = layout.recognition.program if layout.recognition else None
    columns = [[one if isinstance(one := taken[ours][cell], str) else "" for cell in raw[ours]] for ours in fields]
    rows: list[ReadRow] = []
    for (number, _), row in zip(whole, zip(*columns, strict=True), strict=True):
        if number in out:
            continue
        cells = {ours: text for ours, text in zip(fields, row, strict=True) if text}
        if _is_total(cells):
            problems.append(Problem(row=number, column="", code=ProblemCode.TOTAL_ROW, value=_first_name(cells)))
        elif is_deleted(cells):
            problems.append(Problem(row=number, column="", code=ProblemCode.DELETED_THERE))
        else:
            rows.append(ReadRow(number=number, cells=tidied(cells, layout.kind, program)))
    return rows


def _flawed(
    whole: Sequence[tuple[int, Sequence[Cell]]],
    raw: Mapping[str, Sequence[Cell]],
    taken: Mapping[str, Mapping[Cell, Taken]],
    layout: Layout,
    problems: list[Problem],
) -> set[int]:
    """Name the cells that could not be read; return the rows that stay out because of them."""
    out: set[int] = set()
    for ours, cells in raw.items():
        flaws = {cell: one for cell, one in taken[ours].items() if isinstance(one, Flaw)}
        if not flaws:
            continue
        for (number, _), cell in zip(whole, cells, strict=True):
            if flaw := flaws.get(cell):
                column = layout.columns[ours]
                problems.append(
                    Problem(row=number, column=column, code=flaw.code, value=flaw.value, left_out=flaw.left_out)
                )
                if flaw.left_out:
                    out.add(number)
    return out


def _is_total(cells: Cells) -> bool:
    """Tell a sum below the rows from a row: it is called so, and there is nothing in it but figures."""
    named = [ours for ours in _NAMING if ours in cells]
    if len(named) != 1 or not cells.keys() <= {*named, *_SUMMED}:
        return False
    return _first_word(cells[named[0]]) in values().totals


def _first_name(cells: Cells) -> str:
    return next(cells[ours] for ours in _NAMING if ours in cells)


def _first_word(text: str) -> str:
    return key_of(text.partition("(")[0])
