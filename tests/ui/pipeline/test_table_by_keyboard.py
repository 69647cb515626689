"""The table of the pipeline by keys: its columns, its order, and views that are kept under names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.bootstrap import DayClock, open_desk
from salesdesk.domain.deal import LossReason, Outcome, ReasonCode
from salesdesk.domain.money import Money
from salesdesk.domain.saved_view import ViewColumn, ViewOrder
from salesdesk.ui.fields.completing import CompletingLine
from salesdesk.ui.parts import Label, PageHeader
from salesdesk.ui.pipeline.column_choice import ColumnChoice, ColumnList, ColumnsButton
from salesdesk.ui.pipeline.columns import USUAL
from salesdesk.ui.pipeline.deal_table import DealTable, read_arrangement
from salesdesk.ui.pipeline.page import PipelinePage
from salesdesk.ui.pipeline.views_menu import NameDialog, ViewsMenu
from salesdesk.ui.tables.arranged import ArrangedHeader
from salesdesk.ui.theme import Theme
from tests.ui.windows import TODAY, empty_desk, press, settle, type_in, window_over

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key
DEALS = (("Press line", 42_000, 0), ("Keg service", 9_000, 0), ("Yeast lab", 15_000, 1), ("Bottling", 15_000, 0))


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    """Return a window over a desk with four deals in two stages, as a table."""
    desk = empty_desk(tmp_path)
    stages = desk.selling.stages()
    for title, amount, at in DEALS:
        desk.selling.new_deal(title, value=Money.of(amount, "EUR"), stage_id=stages[at].id)
    with window_over(desk, tmp_path) as window:
        window.window.go("pipeline")
        settle(window)
        press(window, Key.Key_2, modifier=ALT)
        yield window


def page(opened: Opened) -> PipelinePage:
    found = opened.window.page("pipeline")
    assert isinstance(found, PipelinePage)
    return found


def table(opened: Opened) -> DealTable:
    return page(opened).findChildren(DealTable)[0]


def titles(opened: Opened) -> list[str]:
    model = table(opened).deals
    rows = [model.thing(at) for at in range(model.rowCount())]
    return [row.title for row in rows if row is not None]


def names(opened: Opened) -> list[str]:
    return [one.name for one in table(opened).columns_shown()]


def test_headings_sort_by_keys_and_with_shift_by_a_further_column(opened: Opened) -> None:
    table(opened).findChildren(ArrangedHeader)[0].setFocus()
    press(opened, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    press(opened, Key.Key_Right, Key.Key_Return, modifier=SHIFT)
    assert titles(opened) == ["Keg service", "Bottling", "Press line", "Yeast lab"]
    press(opened, Key.Key_Return, modifier=SHIFT)
    assert titles(opened) == ["Press line", "Bottling", "Keg service", "Yeast lab"]
    assert table(opened).order_shown() == (ViewOrder(name="stage"), ViewOrder(name="value", descending=True))


def test_columns_are_ticked_and_moved_by_keys(opened: Opened) -> None:
    button = page(opened).findChildren(ColumnsButton)[0]
    button.setFocus()
    press(opened, Key.Key_Return)
    choice = button.findChildren(ColumnList)[0]
    choice.setFocus()
    press(opened, Key.Key_Down, Key.Key_Down, Key.Key_Space)
    assert names(opened)[:3] == ["account", "title", "value"]
    press(opened, Key.Key_Down)
    press(opened, Key.Key_Up, Key.Key_Up, Key.Key_Up, modifier=CONTROL)
    assert names(opened)[:3] == ["value", "account", "title"]


def test_the_list_of_columns_is_whole_on_the_screen(opened: Opened) -> None:
    button = page(opened).findChildren(ColumnsButton)[0]
    button.setFocus()
    press(opened, Key.Key_Return)
    choice = button.findChildren(ColumnChoice)[0]
    assert choice.geometry().bottom() < button.screen().availableGeometry().bottom()
    choice.hide()


def test_a_view_is_saved_chosen_renamed_and_taken_back(opened: Opened) -> None:
    press(opened, Key.Key_F, modifier=CONTROL)
    type_in(opened, "value>10k")
    press(opened, Key.Key_Return)
    table(opened).show_as((ViewColumn(name="title"), ViewColumn(name="value", width=140)), (ViewOrder(name="value"),))
    opened.shell.actions.do("pipeline.save_view")
    settle(opened)
    assert isinstance(QApplication.activeModalWidget(), NameDialog)
    type_in(opened, "Large ones")
    press(opened, Key.Key_Return)
    (view,) = opened.desk.deal_lists.views()
    assert (view.name, view.filter, view.board) == ("Large ones", "value>10k", False)
    page(opened).findChildren(CompletingLine)[0].empty()
    press(opened, Key.Key_1, modifier=ALT)
    table(opened).show_as((), ())
    assert page(opened).shown_deals() == len(DEALS)
    opened.shell.actions.do(f"pipeline.view.{view.id}.{view.name}")
    settle(opened)
    assert page(opened).shown_deals() == 3
    assert table(opened).columns_shown() == view.columns
    assert titles(opened)[2] == "Press line"
    assert page(opened).findChildren(ViewsMenu)[0].text() == "Large ones"
    menu = page(opened).findChildren(ViewsMenu)[0]
    page(opened).findChildren(CompletingLine)[0].empty()
    settle(opened)
    assert menu.text() == "Large ones, changed"
    menu.leave()
    settle(opened)
    assert (menu.text(), page(opened).shown_deals(), table(opened).columns_shown()) == ("Views", len(DEALS), USUAL)
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert opened.desk.deal_lists.views() == ()
    assert page(opened).findChildren(ViewsMenu)[0].text() == "Views"


def test_the_view_used_last_comes_back_at_the_next_start(look: Theme, tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    for title, amount, _ in DEALS:
        desk.selling.new_deal(title, value=Money.of(amount, "EUR"))
    columns, order = (ViewColumn(name="title", width=200), ViewColumn(name="owner")), (ViewOrder(name="title"),)
    with window_over(desk, tmp_path) as first:
        first.window.go("pipeline")
        settle(first)
        press(first, Key.Key_2, modifier=ALT)
        table(first).show_as(columns, order)
        view = replace(page(first).view_shown("Mine"), filter="value>20k")
        desk.deal_lists.save_view(view)
        page(first).findChildren(ViewsMenu)[0].show_view(view)
        settle(first)
    again = open_desk(desk.path, DayClock(TODAY, "Europe/Berlin"))
    with window_over(again, tmp_path) as second:
        second.window.go("pipeline")
        settle(second)
        assert (table(second).columns_shown(), table(second).order_shown()) == (columns, order)
        assert titles(second) == ["Press line"]
        assert page(second).findChildren(CompletingLine)[0].value() == "value>20k"
        press(second, Key.Key_Return)
        assert second.window.page_id == "deal", "the first row has the keys as soon as it is there"


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b'{"columns": 3}', b'{"columns": [], "order": [{"name": "x"}]}'])
def test_an_arrangement_that_makes_no_sense_counts_as_not_kept(kept: bytes) -> None:
    assert read_arrangement(kept) == ((), ())


def test_b16_the_head_of_the_list_counts_what_the_list_and_the_board_show(opened: Opened) -> None:
    for text in ("", "value>10k", "stage:first no next step", "press", "status:all", "not no value", "value>lots"):
        press(opened, Key.Key_F, modifier=CONTROL)
        page(opened).findChildren(CompletingLine)[0].set_value(text)
        settle(opened)
        listed = titles(opened)
        query = page(opened).query()
        assert page(opened).shown_deals() == len(listed) == opened.desk.selling.page(query).total
        told = " ".join(one.text() for one in page(opened).findChildren(PageHeader)[0].findChildren(Label))
        assert (f"{len(listed)} deal" if text else f"{len(listed)} open deals") in told
        press(opened, Key.Key_1, modifier=ALT)
        assert page(opened).shown_deals() == len(listed)
        press(opened, Key.Key_2, modifier=ALT)


def test_b16_each_saved_view_says_how_many_deals_it_opens(opened: Opened) -> None:
    selling = opened.desk.selling
    bottling = opened.desk.searching.find("Bottling")[0].id
    selling.lose(bottling, Outcome.NO_DECISION, [LossReason(code=ReasonCode.NO_PRIORITY)])
    filters = ("", "value>10k", "stage:first no next step", "press", "status:all value<20k", "past p90", "nobody")
    for text in filters:
        view = replace(page(opened).view_shown(f"Deals & {text}"), filter=text)
        opened.desk.deal_lists.save_view(view)
    menu = page(opened).findChildren(ViewsMenu)[0]
    menu.reload()
    settle(opened)
    offered = [one for one in menu.menu().actions() if "\t" in one.text()]
    assert {one.text().partition("\t")[2] for one in offered} == {"…"}, "the menu is there before anything is counted"
    menu.menu().aboutToShow.emit()
    settle(opened)
    told = {one.text().partition("\t")[0].replace("&&", "&"): int(one.text().partition("\t")[2]) for one in offered}
    for view in opened.desk.deal_lists.views():
        menu.show_view(view)
        settle(opened)
        assert page(opened).shown_deals() == len(titles(opened)) == told[view.name], view.name
    assert sorted(told.values()) == [0, 0, 1, 2, 2, 3, 3]


def test_views_are_counted_no_further_once_the_menu_is_closed(opened: Opened) -> None:
    opened.desk.deal_lists.save_view(page(opened).view_shown("All"))
    menu = page(opened).findChildren(ViewsMenu)[0]
    menu.reload()
    settle(opened)
    menu.menu().aboutToShow.emit()
    menu.menu().aboutToHide.emit()
    settle(opened)
    assert menu.menu().actions()[0].text() == "All\t…"
