"""Whatever stands in a file comes in by the rules or is refused by name; the counts add up, again it adds nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.application.importing.columns import FileKind
from salesdesk.application.importing.days import DateOrder
from salesdesk.application.importing.tables import Cell
from salesdesk.application.importing.troubles import NothingToImport
from salesdesk.application.importing.words import headings
from salesdesk.domain.deal import Deal, checked
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import Refusal
from tests.application.importing.files import office, source

_WORDS = sorted({form for kind in FileKind for form in headings(kind).known})
_HEADING = st.sampled_from(_WORDS) | st.text(max_size=12)
_SAID = [
    "Won",
    "Lost",
    "Lost - no decision",
    "Won/Lost",
    "Open",
    "closed",
    "Nordwind",
    "nord wind",
    "12",
    "1.234,5",
    "50 %",
    "03/04/2026",
    "€ 5",
    "-7",
    "#REF!",
]
_CELL: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.sampled_from(_SAID),
    st.text(max_size=10),
    st.integers(-10, 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1899, 1, 1), date(2300, 1, 1)),
    st.datetimes(),
)


@settings(max_examples=150)
@given(
    st.lists(_HEADING, min_size=2, max_size=9),
    st.lists(st.lists(_CELL, max_size=9), max_size=8),
    st.sampled_from([None, *FileKind]),
    st.booleans(),
)
def test_no_file_brings_an_import_down(
    heads: list[str], rows: list[list[Cell]], kind: FileKind | None, delimited: bool
) -> None:
    trial = office()
    file = source(heads, *rows, delimited=delimited)
    try:
        reading = trial.importing.understand(file, kind, DateOrder.DMY)
    except Refusal:
        return
    would = trial.importing.preview(reading).counts
    if would.added + would.updated + would.unchanged == 0:
        with pytest.raises(NothingToImport):
            trial.importing.apply(reading)
        assert trial.every(Deal) == []
        assert trial.importing.batches() == []
        return
    first = trial.importing.apply(reading).counts
    assert first == would
    assert first.read == first.added + first.updated + first.skipped
    assert len(trial.every(Deal)) == (first.added if reading.kind is FileKind.DEALS else 0)
    for deal in trial.every(Deal):
        assert checked(deal).value is None or isinstance(deal.value, Money)
    again = trial.importing.apply(reading).counts
    assert (again.added, again.updated, again.read) == (0, 0, first.read)
