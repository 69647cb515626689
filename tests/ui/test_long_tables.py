"""Tables of any length: what is looked at is read, counted honestly, and late answers reach nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from salesdesk.ui.tables import Column, PageAsk, PagedTableModel, TableView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def keep() -> list[QWidget]:
    return []


@dataclass(frozen=True)
class Reach:
    """How far a list is known."""

    rows: int
    whole: bool
    more: bool


class Numbers:
    """A long list of numbers that is counted a hundred at a time."""

    def __init__(self, numbers: list[int]) -> None:
        self.numbers = numbers
        self.known = 0
        self.blocks: list[int] = []

    def first(self, limit: int) -> tuple[Sequence[int], Reach]:
        self.known = min(limit, len(self.numbers))
        return self.numbers[:limit], self._reached()

    def _reached(self) -> Reach:
        whole = self.known == len(self.numbers)
        return Reach(self.known, whole, not whole)

    def block(self, row: int, limit: int) -> Sequence[int]:
        self.blocks.append(row)
        return self.numbers[row : row + limit]

    def further(self) -> Reach:
        self.known = min(self.known + 100, len(self.numbers))
        return self._reached()

    def row_of(self, key: str) -> int:
        return self.numbers.index(int(key)) if int(key) in self.numbers else -1


class Source:
    """A long list that answers when told to."""

    def __init__(self, count: int) -> None:
        self.numbers = list(range(count))
        self.asked: list[PageAsk] = []
        self.lists: list[Numbers] = []
        self.waiting: list[Callable[[], None]] = []

    def __call__(self, ask: PageAsk) -> Numbers:
        self.asked.append(ask)
        fitting = [n for n in self.numbers if str(ask.query or "") in str(n)]
        self.lists.append(Numbers(sorted(fitting, reverse=ask.descending)))
        return self.lists[-1]

    def run(self, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.waiting.append(lambda: done(job()))

    def answer(self, times: int = 10_000) -> None:
        while self.waiting and times:
            self.waiting.pop(0)()
            times -= 1


def paged(source: Source) -> PagedTableModel[int]:
    return PagedTableModel([Column("n", "Number", str)], str, source, source.run)


def shown(model: PagedTableModel[int], row: int) -> str:
    return str(model.index(row, 0).data())


def test_a_long_list_shows_what_it_begins_with_then_counts_and_reads_what_is_looked_at() -> None:
    source = Source(1003)
    model = paged(source)
    counts: list[int] = []
    model.counted.connect(counts.append)
    model.ask()
    source.answer(1)
    assert (model.thing(5), counts) == (5, [])
    source.answer()
    assert (counts, model.rowCount()) == ([1003], 1003)
    assert shown(model, 900) == "…"
    assert model.index(900, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Number: …"
    source.answer()
    assert [shown(model, row) for row in (896, 900, 1002)] == ["896", "900", "1002"]
    assert model.row_of("900") == 900
    assert source.lists[-1].blocks == [896]


def test_a_long_list_keeps_to_the_rules_of_models_while_it_grows_and_shrinks() -> None:
    source = Source(1003)
    model = paged(source)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.ask()
    source.answer()
    source.numbers = source.numbers[:500]
    model.reload()
    source.answer(1)
    assert model.rowCount() == 1003, "nothing jumps before it is counted anew"
    source.answer()
    assert model.rowCount() == 500


def test_what_is_looked_at_comes_before_counting_goes_on() -> None:
    source = Source(100_000)
    model = paged(source)
    model.ask()
    source.answer(4)
    assert model.rowCount() < 1000
    shown(model, 300)
    (waiting,) = source.waiting
    source.answer(2)
    assert model.thing(300) == 300
    assert source.lists[-1].known < 1000
    assert waiting not in source.waiting


def test_few_blocks_are_kept_and_those_far_away_are_read_again() -> None:
    source = Source(50_000)
    model = paged(source)
    model.ask()
    source.answer()
    for row in range(0, 50_000, 128):
        shown(model, row)
        source.answer()
    assert sum(model.thing(row) is not None for row in range(50_000)) <= 65 * 128
    assert shown(model, 3) == "…"
    source.answer()
    assert shown(model, 3) == "3"


def test_after_a_change_the_thing_that_was_picked_is_found_wherever_it_stands_now(
    qtbot: QtBot, keep: list[QWidget]
) -> None:
    source = Source(1003)
    model = paged(source)
    view = TableView(model, "Numbers")
    model.setParent(view)
    keep.append(view)
    qtbot.addWidget(view)
    view.show()
    model.ask()
    source.answer()
    view.selectRow(700)
    view.scrollTo(model.index(700, 0))
    shown(model, 700)
    source.answer()
    assert view.thing() == 700
    source.numbers = [n for n in source.numbers if n % 2 == 0]
    model.reload()
    source.answer()
    assert (view.thing(), view.currentIndex().row(), model.rowCount()) == (700, 350, 502)


def test_end_goes_to_the_last_row_once_it_is_known_which_it_is(qtbot: QtBot, keep: list[QWidget]) -> None:
    source = Source(1003)
    model = paged(source)
    view = TableView(model, "Numbers")
    model.setParent(view)
    keep.append(view)
    qtbot.addWidget(view)
    view.show()
    heard: list[Any] = []
    view.picked.connect(heard.append)
    model.ask()
    source.answer(2)
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() != 1002
    source.answer()
    assert view.currentIndex().row() == 1002
    shown(model, 1002)
    source.answer()
    assert (view.thing(), heard[-1]) == (1002, 1002)


def test_sorting_and_filtering_are_asked_of_the_source_and_late_answers_are_dropped() -> None:
    source = Source(500)
    model = paged(source)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert source.waiting == []
    model.ask("12")
    model.ask("499")
    late, right = source.waiting
    right()
    late()
    assert (model.total, model.thing(0)) == (1, 499)
    assert source.lists[0].known == 0, "what nobody waits for any more is not even asked"
    assert source.asked[0].descending
    model.ask("no such number")
    source.answer()
    assert (model.total, model.rowCount()) == (0, 0)
