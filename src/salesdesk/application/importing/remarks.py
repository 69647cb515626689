"""What is worth knowing about a file as a whole before it is imported."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from salesdesk.application.importing.money_words import Purse
from salesdesk.application.importing.planning import Tally, Verdict
from salesdesk.application.importing.programs import Program
from salesdesk.application.importing.reading import Cells, Reading, ReadRow
from salesdesk.application.importing.refusing import RowRefused
from salesdesk.application.importing.standing import Standing
from salesdesk.application.importing.troubles import Remark, RemarkCode
from salesdesk.domain.deal import Stage, Status

_MOST_WORDS = 20


def file_remarks(reading: Reading) -> Iterator[Remark]:
    """Say which columns are only guessed, and which are not used."""
    columns = reading.layout.columns
    unused = tuple(heading for heading, _ in reading.unused)
    guessed = tuple(columns[ours] for ours in columns if ours in reading.layout.guessed)
    for code, listed in ((RemarkCode.GUESSED_COLUMN, guessed), (RemarkCode.COLUMN_NOT_USED, unused)):
        if listed:
            yield Remark(code=code, count=len(listed), words=listed)
    if several := _several_companies(reading):
        yield Remark(code=RemarkCode.SEVERAL_COMPANIES, count=several)


def _several_companies(reading: Reading) -> int:
    """Count the rows whose cell lists several companies: HubSpot names the main one first, and that one is taken."""
    layout = reading.layout
    place = layout.places.get("account", -1)
    if place < 0 or layout.recognition is None or layout.recognition.program is not Program.HUBSPOT:
        return 0
    below = (cells for number, cells in layout.table.rows if number > layout.header_row and place < len(cells))
    return sum(";" in str(cells[place] or "").strip("; ") for cells in below)


def deal_remarks(
    reading: Reading, tally: Tally, standing: Callable[[Cells], Standing], purse: Purse, known: Collection[str]
) -> Sequence[Remark]:
    """Say how many deals lack an account or a closing date, are taken as open, or are in a currency of no sum.

    `known` are the desk's own currency and those that it has an exchange rate for.
    """
    rows = [row for row in reading.rows if tally.verdicts.get(row.number, Verdict.LEFT_OUT) is not Verdict.LEFT_OUT]
    stands = [(row, found) for row in rows if (found := _standing(row, standing))]
    no_date = [row for row, s in stands if s.status is not Status.OPEN and not row.cells.keys() & _CLOSING]
    zero = [row for row, s in stands if s.status is Status.LOST and row.cells.get("value", "").split(" ")[0] == "0"]
    other = [code for row in rows if (code := _currency(row, purse)) and code not in known]
    unknown = [found.unknown for _, found in stands if found.unknown]
    no_status = not {"stage", "status"} & set(reading.fields)
    counted = (
        (RemarkCode.NO_ACCOUNT, sum("account" not in row.cells for row in rows), ()),
        (RemarkCode.NO_CLOSE_DATE, len(no_date), ()),
        (RemarkCode.NO_STATUS_COLUMN, len(rows) if no_status else 0, ()),
        (RemarkCode.STATUS_TAKEN_AS_OPEN, len(unknown), unknown),
        (RemarkCode.OTHER_CURRENCY, len(other), other),
        (RemarkCode.LOST_ZERO_LEFT_EMPTY, len(zero), ()),
    )
    return [Remark(code=c, count=n, words=tuple(dict.fromkeys(words))[:_MOST_WORDS]) for c, n, words in counted if n]


def stage_remarks(made: Sequence[Stage]) -> Iterator[Remark]:
    """Name every stage that the file brings: a word that was meant otherwise is seen there."""
    if made:
        yield Remark(
            code=RemarkCode.STAGES_MADE, count=len(made), words=tuple(stage.name for stage in made[:_MOST_WORDS])
        )


def criteria_remarks(freed: Sequence[tuple[Stage, Stage]]) -> Iterator[Remark]:
    """Name the desk's own stages whose exit criteria a first import takes off (4.8)."""
    if freed:
        listed = tuple(before.name for before, _ in freed[:_MOST_WORDS])
        yield Remark(code=RemarkCode.CRITERIA_TAKEN_OFF, count=len(freed), words=listed)


def tax_remarks(made: Sequence[str], without_rate: Sequence[str]) -> Iterator[Remark]:
    """Name the tax classes that the file brings, and those of them that say no rate: they count with 0 % until then."""
    for code, listed in ((RemarkCode.TAXES_MADE, made), (RemarkCode.TAXES_WITHOUT_RATE, without_rate)):
        if listed:
            yield Remark(code=code, count=len(listed), words=tuple(listed[:_MOST_WORDS]))


_CLOSING = frozenset({"closed_on", "close_date"})


def _standing(row: ReadRow, standing: Callable[[Cells], Standing]) -> Standing | None:
    try:
        return standing(row.cells)
    except RowRefused:
        return None


def _currency(row: ReadRow, purse: Purse) -> str:
    said = row.cells.get("currency") or row.cells.get("value", "").partition(" ")[2]
    return purse.currency(said) if said else ""
