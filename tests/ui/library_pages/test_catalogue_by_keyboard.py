"""The catalogue is written by the keyboard, and a price list comes in from there (4.17)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from salesdesk.app.program import Opened
from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.importing.columns import FileKind
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product, Recurrence
from salesdesk.ui.importing.dialog import ImportDialog
from salesdesk.ui.library_pages.page import LibraryPage
from salesdesk.ui.library_pages.product_page import ProductPage
from salesdesk.ui.parts import Button
from salesdesk.ui.tables.model import CELL_ROLE
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
FILTER = Product(id=uuid4(), name="Filter", group="Service")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = empty_desk(tmp_path)
    made.changes.do(Edit(None, FILTER))
    return made


@pytest.fixture
def opened(look: Theme, desk: Desk, tmp_path: Path) -> Iterator[Opened]:
    with window_over(desk, tmp_path) as window:
        window.window.go("library")
        settle(window)
        press(window, Key.Key_5, modifier=ALT)
        yield window


def shown(opened: Opened) -> ProductPage:
    library = opened.window.page("library")
    assert isinstance(library, LibraryPage)
    assert isinstance(library.record, ProductPage)
    return library.record


def product(desk: Desk, name: str) -> Product:
    return next(p for p in desk.setting_up.view().products if p.name == name)


def test_4_17_a_product_is_written_by_the_keyboard_and_undo_takes_each_field_back(opened: Opened, desk: Desk) -> None:
    press(opened, Key.Key_N, modifier=CONTROL)
    type_in(opened, "Pump 10")
    press(opened, Key.Key_Return)
    settle(opened)
    page = shown(opened)
    for field, text in ((page.code, "P10"), (page.price, "1200"), (page.cost, "900")):
        field.setFocus()
        type_in(opened, text)
        press(opened, Key.Key_Tab)
    page.due.setFocus()
    type_in(opened, "Mon")
    settle(opened)
    page.upsells.setFocus()
    type_in(opened, "Filt")
    settle(opened)
    made = product(desk, "Pump 10")
    assert (made.code, made.price, made.cost) == ("P10", Money.of(1200, "EUR"), Money.of(900, "EUR"))
    assert (made.recurrence, made.upsells_to) == (Recurrence.MONTHLY, FILTER.id)
    assert "25" in page.cost.accessibleDescription(), "the margin is said beside the cost"
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert product(desk, "Pump 10").upsells_to is None


def test_4_17_a_price_list_is_taken_for_one_whatever_its_headings(opened: Opened, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Price,Unit\nFilter,12,piece\nPump 20,2400,piece\n", encoding="utf-8")
    opened.shell.actions.do("library.prices")
    settle(opened)
    dialog = opened.window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert dialog.how.kind.value() is FileKind.PRODUCTS
    dialog.read(path)
    settle(opened)
    next(b for b in dialog.findChildren(Button) if b.text().strip() == "Import 2 rows").click()
    settle(opened)
    assert {p.name: p.price for p in desk.setting_up.view().products} == {
        "Filter": Money.of(12, "EUR"),
        "Pump 20": Money.of(2400, "EUR"),
    }
    assert product(desk, "Filter").id == FILTER.id


def test_4_17_the_catalogue_tells_products_of_one_name_apart_by_code_and_price(opened: Opened, desk: Desk) -> None:
    desk.changes.do(Edit(None, Product(id=uuid4(), name="Filter", code="F2", price=Money.of(90, "EUR"))))
    desk.changes.do(Edit(None, Competitor(id=uuid4(), name="Pulsvik")))
    library = opened.window.page("library")
    assert isinstance(library, LibraryPage)
    library.list.refresh()
    settle(opened)
    table = library.list.table
    lines = [table.model().index(at, 0) for at in range(table.model().rowCount())]
    read_out = [line.data(Qt.ItemDataRole.AccessibleTextRole).replace("\N{NO-BREAK SPACE}", " ") for line in lines]
    assert sorted(read_out) == ["Name: Filter, F2, € 90", "Name: Filter, no price yet"]
    taller = table.rowHeight(0)
    press(opened, Key.Key_1, modifier=ALT)
    assert [line.text for line in [library.list.table.model().index(0, 0).data(CELL_ROLE)]] == ["Pulsvik"]
    assert table.rowHeight(0) < taller
