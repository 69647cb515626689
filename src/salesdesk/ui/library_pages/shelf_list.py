"""The left of the library: its five parts with how much each holds, a search, and the names of the part in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup
from typing_extensions import override

from salesdesk.application.library_list import Entry, Shelf, on_shelf
from salesdesk.domain.boilerplate import ProposalTemplate, Snippet
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.material import Material
from salesdesk.domain.objection import Objection
from salesdesk.domain.playbook import Playbook
from salesdesk.domain.product import Product
from salesdesk.ui.area import AreaPage
from salesdesk.ui.fields import SearchLine
from salesdesk.ui.parts import Card, CountedButton, Label, PageHeader, column, rule
from salesdesk.ui.tables import Column, TableModel, TableView, TextCell
from salesdesk.ui.tables.view import fit_rows
from salesdesk.wording.catalogue import product_short
from salesdesk.wording.library import shelf_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesdesk.ui.workbench import Workbench

PICTURES: Final[Mapping[Shelf, str]] = {
    Shelf.COMPETITORS: "swords",
    Shelf.OBJECTIONS: "message-square-warning",
    Shelf.MATERIALS: "file-text",
    Shelf.PLAYBOOKS: "list-checks",
    Shelf.PRODUCTS: "package",
    Shelf.SNIPPETS: "quote",
    Shelf.TEMPLATES: "columns-2",
}
SECOND_LINE: Final = 14
"""The room of what is said of a product under its name."""


class ShelfList(AreaPage):
    """What the library holds; `picked` gives the entry to show, `opened` one to write in, `removed` one to put away.

    `shelved` tells that another part is in front, `loaded` that everything was read.
    """

    kinds = frozenset({Competitor, Objection, Material, Playbook, Product, Snippet, ProposalTemplate})
    picked = Signal(object)
    opened = Signal(object)
    removed = Signal(object)
    shelved = Signal()
    loaded = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty list."""
        words = workbench.words
        super().__init__(workbench, PageHeader(words.text("Library"), words.text("What every plan draws on")))
        self.entries: tuple[Entry, ...] = ()
        self.known = False
        self._buttons = {
            shelf: CountedButton(
                shelf_name(words, shelf), PICTURES[shelf], workbench.actions.tip(f"library.{shelf.value}")
            )
            for shelf in Shelf
        }
        self._group = QButtonGroup(self)
        for place, button in enumerate(self._buttons.values()):
            self._group.addButton(button, place)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._on_toggled)
        self.search = SearchLine(words.text("Search here"), words.text("Clear search"))
        self.search.committed.connect(self._on_searched)
        self._none = Label("", "second", wrap=True)
        self._column: Column[Entry] = Column("name", words.text("Name"), self._cell, width=120)
        self._model: TableModel[Entry] = TableModel([self._column], lambda one: str(one.id))
        self.table = TableView(self._model, words.text("Library"))
        self.table.horizontalHeader().hide()
        self.table.picked.connect(self._on_picked)
        self.table.opened.connect(self.opened)
        self.table.removed.connect(self.removed)
        self._lay_out_card()
        self._let_tab_stop()

    def _cell(self, entry: Entry) -> TextCell:
        below = product_short(self.words, entry.product) if entry.product is not None else ""
        return TextCell(entry.name, "text", bold=True, below=below)

    def _lay_out_card(self) -> None:
        self._card = card = Card(margins=(1, 1, 1, 8), gap=0)
        tops = column(*self._buttons.values(), gap=2)
        tops.setContentsMargins(8, 8, 8, 10)
        search = column(self.search, gap=0)
        search.setContentsMargins(8, 10, 8, 8)
        none = column(self._none, gap=0)
        none.setContentsMargins(12, 4, 12, 8)
        card.add(tops, rule(), search, none)
        card.column.addWidget(self.table, 1)
        card.add(None)
        self.body.addWidget(card, 1)
        margins = self.layout()
        if margins is not None:
            margins.setContentsMargins(28, 22, 0, 22)

    @property
    def shelf(self) -> Shelf:
        """The part in front."""
        return list(Shelf)[self._group.checkedId()]

    def show_shelf(self, shelf: Shelf) -> None:
        """Bring a part to the front."""
        self._buttons[shelf].setChecked(True)

    def seen(self) -> list[Entry]:
        """Return the entries listed, in the order shown."""
        return self._model.things()

    def pick(self, key: str) -> None:
        """Mark an entry of the part in front, as far as it is listed."""
        self.table.pick(key)

    def find_here(self) -> None:
        """Put the focus into the search."""
        self.search.setFocus()
        self.search.selectAll()

    @override
    def reload(self) -> None:
        self.workbench.ask(self.desk.library.entries, self._on_loaded)

    def _on_loaded(self, found: tuple[Entry, ...]) -> None:
        self.entries = found
        self.known = True
        for shelf, button in self._buttons.items():
            count = len(on_shelf(found, shelf))
            button.show_count(count, self.words.number(count), self.words.number(count))
        self._show()
        self.loaded.emit()

    def _show(self) -> None:
        every = on_shelf(self.entries, self.shelf)
        typed = self.search.value()
        found = on_shelf(self.entries, self.shelf, typed)
        self.table.taller = SECOND_LINE if self.shelf is Shelf.PRODUCTS else 0
        fit_rows(self.table)
        self._model.show_things(found)
        self._none.setText(self.words.text("Nothing here holds “{text}”.", text=typed))
        self._none.setVisible(bool(every) and not found)
        self.search.setVisible(bool(every))
        self.table.setVisible(bool(every))
        # Without a table nothing else may grow, or the parts would stand in the middle.
        self._card.column.setStretch(self._card.column.count() - 1, 0 if every else 1)
        self.table.setAccessibleName(shelf_name(self.words, self.shelf))

    def _on_toggled(self, _place: int, on: bool) -> None:  # noqa: FBT001 (as Qt calls it)
        if on:
            self._let_tab_stop()
            self.search.set_value("")
            self._show()
            self.shelved.emit()

    def _let_tab_stop(self) -> None:
        """Let Tab stop at the part in front: Qt leaves it at the one that had the focus last."""
        front = self._buttons[self.shelf]
        focused = any(button.hasFocus() for button in self._buttons.values())
        for button in self._buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is front else Qt.FocusPolicy.ClickFocus)
        if focused:
            front.setFocus()

    def _on_searched(self, _text: str) -> None:
        self._show()

    def _on_picked(self, entry: Entry | None) -> None:
        if entry is not None and self.table.hasFocus():
            self.picked.emit(entry)
