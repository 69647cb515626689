"""Tables: sorted by what is meant, walked by keyboard, honest about what is not loaded yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from salesdesk.ui.parts import PillLook
from salesdesk.ui.tables import (
    Column,
    IconCell,
    NumberCell,
    PillCell,
    TableModel,
    TableView,
    TextCell,
    age_cell,
)
from salesdesk.ui.tables.delegate import tooltip_of, wanted_width

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from salesdesk.ui.theme import Theme

pytestmark = pytest.mark.usefixtures("look")


@dataclass(frozen=True)
class Deal:
    """A row."""

    name: str
    value: int | None
    age: int


DEALS = [Deal("Birch", 300, 12), Deal("alder", None, 61), Deal("Cedar", 1200, 130), Deal("Élan <b>", 45, 40)]


def columns() -> list[Column[Deal]]:
    return [
        Column("name", "Deal", lambda deal: TextCell(deal.name, bold=True), width=80),
        Column(
            "value",
            "Value",
            lambda deal: NumberCell("–" if deal.value is None else f"€ {deal.value:,}"),
            sort=lambda deal: deal.value,
            right=True,
            width=80,
        ),
        Column(
            "age",
            "Age",
            lambda deal: age_cell(f"day {deal.age}", days=deal.age, average=58, p90=106),
            sort=lambda deal: deal.age,
        ),
        Column("next", "Next step", lambda deal: IconCell("No next step booked", "triangle-alert", "warn")),
        Column("state", "State", lambda deal: PillCell(PillLook("Ready", "ok"))),
    ]


def made(qtbot: QtBot, keep: list[QWidget]) -> tuple[TableModel[Deal], TableView[Deal]]:
    model = TableModel(columns(), lambda deal: deal.name)
    view = TableView(model, "Open deals")
    keep += [view]
    model.setParent(view)
    model.show_things(DEALS)
    view.resize(900, 400)
    qtbot.addWidget(view)
    view.show()
    return model, view


@pytest.fixture
def keep() -> list[QWidget]:
    return []


def names(model: TableModel[Deal]) -> list[str]:
    return [deal.name for deal in model.things()]


def test_things_without_a_value_come_last_both_ways_and_the_pick_stays(
    qtbot: QtBot,
    keep: list[QWidget],
) -> None:
    model, view = made(qtbot, keep)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, view)
    view.pick("Birch")
    view.sort_by("value")
    assert names(model) == ["Élan <b>", "Birch", "Cedar", "alder"]
    view.sort_by("value", descending=True)
    assert names(model) == ["Cedar", "Birch", "Élan <b>", "alder"]
    assert view.thing() == DEALS[0]
    view.sort_by("name")
    assert names(model) == ["alder", "Birch", "Cedar", "Élan <b>"]
    model.show_things([*DEALS, Deal("Aspen", 5, 1)])
    assert names(model)[:3] == ["alder", "Aspen", "Birch"]
    assert view.thing() == DEALS[0]
    assert not view.pick("gone")


def test_a_press_on_a_heading_sorts_and_a_second_one_turns_it_round(qtbot: QtBot, keep: list[QWidget]) -> None:
    model, view = made(qtbot, keep)
    head = view.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(2) + 20, 10)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(model)[0] == "Birch"
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(model)[0] == "Cedar"


def test_the_keyboard_walks_opens_previews_and_removes(qtbot: QtBot, keep: list[QWidget]) -> None:
    _, view = made(qtbot, keep)
    heard: dict[str, list[Any]] = {"opened": [], "previewed": [], "removed": []}
    for name, said in heard.items():
        getattr(view, name).connect(said.append)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    assert view.thing() == DEALS[0]
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert heard == {"opened": [DEALS[1]], "previewed": [DEALS[-1]], "removed": [DEALS[-1]]}


def test_what_is_cut_off_is_told_under_the_pointer_as_typed(qtbot: QtBot, keep: list[QWidget]) -> None:
    model, view = made(qtbot, keep)
    cell = columns()[0].show(DEALS[3])
    assert tooltip_of(cell, wanted_width(cell)) == ""
    assert "&lt;b&gt;" in tooltip_of(cell, wanted_width(cell) - 1)
    assert tooltip_of(TextCell("x", tip="Estimated from the list price"), 500) == "Estimated from the list price"
    index = model.index(1, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Value: –"
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert view.horizontalHeader().model().headerData(1, Qt.Orientation.Horizontal) == "Value"


def test_an_icon_keeps_its_short_words_where_the_whole_ones_have_no_room(qtbot: QtBot, keep: list[QWidget]) -> None:
    """What the narrow cell paints is what its short words alone paint; the pointer still tells all of it."""
    cell = IconCell("Agreement, unproven", "triangle-alert", "warn", "Agreement, unproven", "unproven")
    short = IconCell("unproven", "triangle-alert", "warn")
    assert wanted_width(cell) > 120 > wanted_width(short)
    assert painted(cell, 120, keep, qtbot) == painted(short, 120, keep, qtbot)
    assert painted(cell, 300, keep, qtbot) != painted(short, 300, keep, qtbot)
    assert tooltip_of(cell, 120) == "Agreement, unproven"


def painted(cell: IconCell, width: int, keep: list[QWidget], qtbot: QtBot) -> QImage:
    column = Column[Deal]("stage", "Stage", lambda _: cell, width=width, stretch=0, least=width)
    model = TableModel([column], lambda deal: deal.name)
    model.show_things(DEALS[:1])
    view = TableView(model, "Deals")
    model.setParent(view)
    keep.append(view)
    view.resize(400, 120)
    view.show()
    qtbot.wait(10)
    return view.viewport().grab().toImage()


def test_a_heading_says_more_under_the_pointer_and_to_a_screen_reader() -> None:
    column = Column[Deal]("value", "Value", lambda deal: TextCell(deal.name), tip="Sorted by <worth>")
    model = TableModel([column, *columns()], lambda deal: deal.name)
    roles = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole)
    said = [model.headerData(0, Qt.Orientation.Horizontal, role) for role in roles]
    assert said == ["<qt>Sorted by &lt;worth&gt;</qt>", "Sorted by <worth>"]
    assert [model.headerData(1, Qt.Orientation.Horizontal, role) for role in roles] == ["", ""]


def test_rows_are_as_tall_as_density_and_text_size_ask(qtbot: QtBot, keep: list[QWidget], look: Theme) -> None:
    _, view = made(qtbot, keep)
    assert view.rowHeight(0) == 40
    look.set_density("compact")
    assert view.rowHeight(0) == 32
    look.set_text_size(150)
    assert view.rowHeight(0) == 48


@pytest.mark.parametrize(
    ("days", "state"), [(58, "young"), (59, "past-average"), (106, "past-average"), (107, "past-p90")]
)
def test_the_age_bar_turns_at_the_average_and_at_the_slowest_tenth(days: int, state: str) -> None:
    cell = age_cell("words", days=days, average=58, p90=106)
    assert cell.state == state
    assert cell.average is not None
    assert cell.p90 is not None
    assert 0 < cell.average < cell.p90 <= 1
    assert (cell.filled > cell.average) == (days > 58)
    assert age_cell("no date", days=None, average=58, p90=106).average is None


def test_what_matters_less_is_left_out_before_the_other_columns_get_too_narrow(qtbot: QtBot) -> None:
    several = [
        Column[Deal]("deal", "Deal", lambda deal: TextCell(deal.name), width=300, least=200),
        Column[Deal]("until", "Valid until", lambda deal: TextCell(deal.name), width=100, gives_way=1),
        Column[Deal]("by", "Who", lambda deal: TextCell(deal.name), width=100, gives_way=2),
        Column[Deal]("step", "Next step", lambda deal: TextCell(deal.name), width=200),
    ]
    model = TableModel(several, lambda deal: deal.name)
    model.show_things(DEALS)
    table = TableView(model, "Deals")
    qtbot.addWidget(table)

    def left_out(width: int) -> list[str]:
        table.resize(width, 300)
        table.show()
        qtbot.wait(1)
        assert table.horizontalScrollBar().maximum() == 0
        return [column.key for at, column in enumerate(several) if table.isColumnHidden(at)]

    assert left_out(800) == []
    assert left_out(540) == ["by"]
    assert left_out(440) == ["until", "by"]
    assert left_out(640) == []


def test_in_a_small_window_columns_get_narrower_before_the_table_scrolls_sideways(qtbot: QtBot) -> None:
    squeezed = [
        Column[Deal]("deal", "Deal", lambda deal: TextCell(deal.name), width=300, least=100),
        Column[Deal]("step", "Next step", lambda deal: TextCell(deal.name), width=200),
    ]
    model = TableModel(squeezed, lambda deal: deal.name)
    model.show_things(DEALS)
    table = TableView(model, "Deals")
    qtbot.addWidget(table)
    head = table.horizontalHeader()

    def widths(width: int) -> tuple[int, int]:
        table.resize(width, 300)
        table.show()
        qtbot.wait(1)
        return head.sectionSize(0), head.sectionSize(1)

    wide = widths(700)
    assert wide[0] > 300
    assert wide[1] > 200
    narrow = widths(420)
    assert 100 <= narrow[0] < 300
    assert narrow[1] == 200
    assert table.horizontalScrollBar().maximum() == 0
    assert widths(200) == (100, 200), "what is still too wide scrolls"
    assert table.horizontalScrollBar().maximum() > 0


@pytest.mark.parametrize("numbers", [False, True])
def test_a_font_is_looked_up_once_and_whoever_changes_it_changes_their_own(look: Theme, numbers: bool) -> None:
    asked = look.font("body", numbers=numbers)
    assert asked.isCopyOf(look.font("body", numbers=numbers))
    asked.setPixelSize(99)
    assert look.font("body", numbers=numbers).pixelSize() != 99
