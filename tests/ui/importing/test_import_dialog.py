"""A file is brought in by hand: looked at, read another way, imported, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from salesdesk.app.program import Opened
from salesdesk.application.desk import Desk
from salesdesk.application.importing.days import DateOrder
from salesdesk.application.importing.programs import Program
from salesdesk.application.rows import DealQuery
from salesdesk.domain.deal import Deal
from salesdesk.domain.money import Money
from salesdesk.ui.importing.dialog import ImportDialog
from salesdesk.ui.importing.taking_back import SOON, TakeBackDialog, take_back
from salesdesk.ui.importing.under_way import UnderWay
from salesdesk.ui.parts import Button, EmptyState
from salesdesk.ui.settings_pages.imports_card import ImportsCard
from salesdesk.ui.tables import TableView
from salesdesk.ui.theme import Theme
from tests.ui.walkers import fitting, reaching
from tests.ui.windows import TODAY, empty_desk, press, settle, window_over

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def desk(look: Theme, tmp_path: Path) -> Iterator[Desk]:
    made = empty_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def opened(desk: Desk, tmp_path: Path) -> Iterator[Opened]:
    with window_over(desk, tmp_path) as shown:
        yield shown


def _file(folder: Path, text: str) -> Path:
    path = folder / "deals.csv"
    path.write_text(text, encoding="utf-8")
    return path


def _dialog(opened: Opened, path: Path) -> ImportDialog:
    dialog = ImportDialog(opened.shell.workbench, path)
    dialog.open()
    settle(opened)
    return dialog


def _deals(desk: Desk) -> list[Deal]:
    rows = desk.selling.page(DealQuery(as_of=TODAY, statuses=frozenset())).rows
    return [desk.selling.deal(row.id).deal for row in rows]


def _button(owner: QObject, words: str) -> Button:
    return next(b for b in owner.findChildren(Button) if b.text().strip() == words)


def _one(owner: QObject, kind: type[W]) -> W:
    (found,) = owner.findChildren(kind)
    assert isinstance(found, kind)
    return found


def test_dates_that_read_two_ways_are_decided_by_the_person(opened: Opened, desk: Desk, tmp_path: Path) -> None:
    path = _file(tmp_path, "deal,account,value,close date\nPress,Beck,1200,03/04/2026\n")
    dialog = _dialog(opened, path)
    assert any("two ways" in w.accessibleName() or "two ways" in _said(w) for w in dialog.findChildren(QWidget))
    assert not _button(dialog, "Import").isEnabled()
    dialog.how.dates.set_value(DateOrder.DMY)
    dialog.how.dates.committed.emit(DateOrder.DMY)
    settle(opened)
    _button(dialog, "Import 1 row").click()
    settle(opened)
    assert [(deal.title, deal.expected_on) for deal in _deals(desk)] == [("Press", date(2026, 4, 3))]


def test_a_column_can_be_taken_as_something_else(opened: Opened, desk: Desk, tmp_path: Path) -> None:
    path = _file(tmp_path, "deal;account;value;weight\nPress;Beck;1200;77\n")
    dialog = _dialog(opened, path)
    how = dialog.how
    how.heading.set_value("value")
    how.heading.committed.emit("value")
    assert how.taken_as.value() == "value"
    how.taken_as.set_value("")
    how.taken_as.committed.emit("")
    settle(opened)
    how.heading.set_value("weight")
    how.heading.committed.emit("weight")
    how.taken_as.set_value("value")
    how.taken_as.committed.emit("value")
    settle(opened)
    _button(dialog, "Import 1 row").click()
    settle(opened)
    assert [deal.value for deal in _deals(desk)] == [Money.of(77, "EUR")]


def test_an_import_of_last_week_is_taken_back_in_settings(opened: Opened, desk: Desk, tmp_path: Path) -> None:
    desk.importing.apply(
        desk.importing.understand(desk.importing.read(_file(tmp_path, "deal,account,value\nPress,Beck,1200\n")))
    )
    opened.window.go("settings")
    settle(opened)
    card = opened.window.findChild(ImportsCard)
    assert isinstance(card, ImportsCard)
    _button(card, "Take back").click()
    settle(opened)
    assert _deals(desk) == []
    assert not [b for b in card.findChildren(Button) if b.text().strip() == "Take back" and b.isVisible()]


def _said(widget: QWidget) -> str:
    said = widget.property("text")
    return said if isinstance(said, str) else ""


PIPEDRIVE = (
    "Deal - ID,Deal - Title,Deal - Organization,Deal - Value,Deal - Weighted value,Deal - Stage,Deal - Status\n"
    "{id},{title},Nordwind,500,250,Proposal Made,Open\n"
)


def test_it_says_whose_export_a_file_looks_like_and_takes_another_word(opened: Opened, tmp_path: Path) -> None:
    dialog = _dialog(opened, _file(tmp_path, PIPEDRIVE.format(id=1, title="Press")))
    assert any(_said(w) == "Looks like a Pipedrive export of deals" for w in dialog.how.findChildren(QWidget))
    assert dialog.how.program.value() is Program.PIPEDRIVE
    dialog.how.program.set_value(Program.OTHER)
    dialog.how.program.committed.emit(Program.OTHER)
    settle(opened)
    assert not [w for w in dialog.how.findChildren(QWidget) if "Pipedrive export" in _said(w)]
    assert dialog.how.propose.isVisible()


def test_the_next_file_is_mapped_as_last_time_until_the_proposal_is_wanted(
    opened: Opened, desk: Desk, tmp_path: Path
) -> None:
    first = _dialog(opened, _file(tmp_path, PIPEDRIVE.format(id=1, title="Press")))
    first.how.heading.set_value("Deal - Weighted value")
    first.how.heading.committed.emit("Deal - Weighted value")
    first.how.taken_as.set_value("value")
    first.how.taken_as.committed.emit("value")
    settle(opened)
    _button(first, "Import 1 row").click()
    settle(opened)
    second = _dialog(opened, _file(tmp_path, PIPEDRIVE.format(id=2, title="Mixer")))
    said = [_said(w) for w in second.how.findChildren(QWidget)]
    assert any("Mapped as last time, on " in one for one in said)
    second.how.propose.click()
    settle(opened)
    assert not any("Mapped as last time" in _said(w) for w in second.how.findChildren(QWidget))
    assert not second.how.propose.isVisible()
    _button(second, "Import 1 row").click()
    settle(opened)
    assert {d.title: d.value for d in _deals(desk)} == {
        "Press": Money.of(250, "EUR"),
        "Mixer": Money.of(500, "EUR"),
    }


def test_a_column_that_is_picked_in_the_table_can_be_taken_as_something_else(opened: Opened, tmp_path: Path) -> None:
    dialog = _dialog(opened, _file(tmp_path, "deal;account;value;weight\nPress;Beck;1200;77\n"))
    table = next(t for t in dialog.findChildren(TableView) if t.accessibleName() == "Columns")
    assert table.model().rowCount() == len(["deal", "account", "value", "weight"])
    table.setFocus()
    table.selectRow(3)
    settle(opened)
    assert (dialog.how.heading.value(), dialog.how.taken_as.value()) == ("weight", "")


def test_an_import_tells_how_far_it_is_and_stopped_leaves_nothing(opened: Opened, desk: Desk, tmp_path: Path) -> None:
    rows = "".join(f"Deal {n},Beck {n},{n}\n" for n in range(1, 1201))
    dialog = _dialog(opened, _file(tmp_path, f"deal,account,value\n{rows}"))
    _button(dialog, "Import 1,200 rows").click()
    _button(dialog, "Stop").click()
    settle(opened)
    assert dialog.isVisible()
    assert any("stopped, nothing was imported" in _said(w) for w in dialog.findChildren(QWidget))
    assert (_deals(desk), desk.importing.batches()) == ([], [])
    assert not _one(dialog, UnderWay).isVisible()
    _button(dialog, "Import 1,200 rows").click()
    settle(opened)
    assert len(desk.importing.batches()) == 1


def test_a_dialog_that_is_left_while_it_reads_does_no_more(opened: Opened, desk: Desk, tmp_path: Path) -> None:
    rows = "".join(f"Deal {n},Beck {n},{n}\n" for n in range(1, 1201))
    before = Event()
    opened.shell.background.run(lambda: before.wait(30), print)
    dialog = ImportDialog(opened.shell.workbench, _file(tmp_path, f"deal,account,value\n{rows}"))
    dialog.open()
    QTest.qWait(50)
    assert _one(dialog, UnderWay).isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    before.set()
    settle(opened)
    assert _deals(desk) == []


def test_once_a_file_is_read_the_keys_are_with_what_comes_next(opened: Opened, tmp_path: Path) -> None:
    dialog = _dialog(opened, _file(tmp_path, "deal,account,value\nPress,Beck,1200\n"))
    assert _button(dialog, "Import 1 row").hasFocus()
    assert not _one(dialog, EmptyState).isVisible()
    press(opened, Qt.Key.Key_Return)
    assert "1 row: 1 added" in opened.window.toast.words.text()


@pytest.mark.parametrize("stopped", [True, False])
def test_taking_back_that_takes_a_while_comes_to_the_front_and_can_be_stopped(
    opened: Opened, desk: Desk, tmp_path: Path, *, stopped: bool
) -> None:
    path = _file(tmp_path, "deal,account,value\nPress,Beck,1200\n")
    batch = desk.importing.apply(desk.importing.understand(desk.importing.read(path))).batch
    before = Event()
    opened.shell.background.run(lambda: before.wait(30), print)
    take_back(opened.shell.workbench, batch)
    dialog = opened.window.findChild(TakeBackDialog)
    assert isinstance(dialog, TakeBackDialog)
    assert not dialog.isVisible(), "it may be done in a moment"
    QTest.qWait(SOON + 100)
    assert dialog.isVisible()
    assert fitting.clipped(dialog) == fitting.overlapping(dialog) == []
    assert reaching.nameless(dialog) == reaching.out_of_order(dialog, []) == []
    assert _button(dialog, "Stop").hasFocus()
    if stopped:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    before.set()
    settle(opened)
    if stopped:
        assert len(_deals(desk)) == 1
        assert any("Nothing was taken back" in _said(one) for one in dialog.findChildren(QWidget) if one.isVisible())
        press(opened, Qt.Key.Key_Return)
    assert _deals(desk) == []
    assert "Import taken back" in opened.window.toast.words.text()
    assert not [one for one in opened.window.findChildren(TakeBackDialog) if one.isVisible()]
