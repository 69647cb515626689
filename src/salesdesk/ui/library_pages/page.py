"""The library: its parts and names at the left, the one that was picked at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from salesdesk.application.library_list import Entry, Shelf, entry_of, on_shelf
from salesdesk.domain.boilerplate import ProposalTemplate, Snippet
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.material import Material
from salesdesk.domain.objection import Objection
from salesdesk.domain.playbook import Playbook
from salesdesk.domain.product import Product
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.acts import act
from salesdesk.ui.library_pages.competitor_page import CompetitorPage
from salesdesk.ui.library_pages.empty_shelf import EmptyShelf
from salesdesk.ui.library_pages.material_page import MaterialPage
from salesdesk.ui.library_pages.new_entry import NewEntryDialog
from salesdesk.ui.library_pages.objection_page import ObjectionPage
from salesdesk.ui.library_pages.playbook_page import PlaybookPage
from salesdesk.ui.library_pages.product_page import ProductPage, import_prices
from salesdesk.ui.library_pages.shelf_list import PICTURES, ShelfList
from salesdesk.ui.library_pages.shelf_page import ShelfPage
from salesdesk.ui.library_pages.snippet_page import SnippetPage
from salesdesk.ui.library_pages.template_page import TemplatePage
from salesdesk.ui.parts import column, row
from salesdesk.ui.theme import theme
from salesdesk.ui.workbench import Workbench
from salesdesk.wording.library import shelf_name

PAGE_ID: Final = "library"
LIST: Final = 260
PAGES: Final[Mapping[Shelf, Callable[[Workbench], ShelfPage[Any]]]] = {
    Shelf.COMPETITORS: CompetitorPage,
    Shelf.OBJECTIONS: ObjectionPage,
    Shelf.MATERIALS: MaterialPage,
    Shelf.PLAYBOOKS: PlaybookPage,
    Shelf.PRODUCTS: ProductPage,
    Shelf.SNIPPETS: SnippetPage,
    Shelf.TEMPLATES: TemplatePage,
}
KINDS: Final[Mapping[Shelf, type]] = {
    Shelf.COMPETITORS: Competitor,
    Shelf.OBJECTIONS: Objection,
    Shelf.MATERIALS: Material,
    Shelf.PLAYBOOKS: Playbook,
    Shelf.PRODUCTS: Product,
    Shelf.SNIPPETS: Snippet,
    Shelf.TEMPLATES: ProposalTemplate,
}
WITHOUT_LINES: Final = frozenset({Shelf.MATERIALS, Shelf.PRODUCTS, Shelf.SNIPPETS, Shelf.TEMPLATES})


class LibraryPage(QWidget):
    """Lists what the library holds and shows one thing of it, which is saved as it is written."""

    def __init__(self, workbench: Workbench) -> None:
        """Build the list; each kind of page is made when it is needed first."""
        super().__init__()
        self.workbench = workbench
        self.words = workbench.words
        self._add_actions()
        self.list = ShelfList(workbench)
        self._wanted = ""
        self._open: dict[Shelf, str] = {}
        self._fresh = False
        self._pages: dict[Shelf, ShelfPage[Any]] = {}
        self._empty = EmptyShelf(self.words, "lightbulb")
        self.empty_state = self._empty.state
        self.empty_state.acted.connect(self.new_entry)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._empty)
        both = row(self.list, self.stack, gap=0, middle=False)
        both.setStretch(1, 1)
        self.setLayout(column(both, gap=0))
        self.list.loaded.connect(self._on_loaded)
        self.list.shelved.connect(self._show_shelf)
        self.list.picked.connect(self._on_picked)
        self.list.opened.connect(self._on_opened)
        self.list.removed.connect(self._put_away)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # With large text the list gives way before the fields do.
        self.list.setFixedWidth(28 + min(theme().px(LIST), self.width() * 3 // 10))

    # what the window asks

    def open_target(self, target: str) -> None:
        """Show a record by its id, whatever it is."""
        self._wanted = target
        if self.list.known:
            self._show_wanted()
        self.list.refresh()

    def show_list(self) -> None:
        """Show the part that was in front, with what was open there."""
        self.list.refresh()

    def find_here(self) -> None:
        """Search in the part in front."""
        self.list.find_here()

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        page = self.record
        if page is None:
            return [self.list, self._empty]
        return [self.list, page.record_header, *page.columns.in_reading_order()]

    @property
    def record(self) -> ShelfPage[Any] | None:
        """The page of the record in front, None when there is none."""
        front = self.stack.currentWidget()
        return next((page for page in self._pages.values() if page is front), None)

    # acting

    def new_entry(self) -> None:
        """Ask for something new on the shelf in front (Ctrl+N)."""
        NewEntryDialog(self.workbench, self.list.shelf, self._on_made).open()

    def begin_line(self) -> None:
        """Begin a line of the record in front: an advantage, an answer, a step."""
        if self.record is not None:
            self.record.begin_line()

    def _on_made(self, key: str) -> None:
        self._fresh = True
        self.workbench.navigate(PAGE_ID, key)

    def _on_picked(self, entry: Entry) -> None:
        if str(entry.id) != self._open.get(entry.shelf):
            self.workbench.navigate(PAGE_ID, str(entry.id))

    def _on_opened(self, entry: Entry) -> None:
        self._on_picked(entry)
        if self.record is not None:
            self.record.focus_first()

    def _put_away(self, entry: Entry) -> None:
        kind, key, archive = KINDS[entry.shelf], entry.id, self.workbench.desk.selling.archive
        text = self.words.text("“{name}” put away", name=entry.name)
        self._leave(entry)
        act(self.workbench, text, lambda: archive(kind, key), toast=True)

    def _leave(self, entry: Entry) -> None:
        """Let go of a record, so that its page does not look for it any more."""
        page = self._pages.get(entry.shelf)
        if page is not None and page.key == entry.id:
            page.leave()
            page.key = None
        self._open.pop(entry.shelf, None)

    def _away_shown(self) -> None:
        page = self.record
        entry = entry_of(self.list.entries, page.key) if page is not None else None
        if entry is not None:
            self._put_away(entry)

    # showing

    def _on_loaded(self) -> None:
        if self._wanted:
            self._show_wanted()
        else:
            self._show_shelf()

    def _show_wanted(self) -> None:
        entry = entry_of(self.list.entries, UUID(self._wanted))
        if entry is None:
            return
        self._wanted = ""
        self._open[entry.shelf] = str(entry.id)
        if self.list.shelf is entry.shelf:
            self._show_shelf()
        else:
            self.list.show_shelf(entry.shelf)

    def _show_shelf(self) -> None:
        """Show what was open on the shelf in front, else its first entry, else that there is nothing yet."""
        shelf = self.list.shelf
        entries = on_shelf(self.list.entries, shelf)
        if not entries:
            self._show_nothing(shelf)
            return
        kept = self._open.get(shelf, "")
        entry = next((one for one in entries if str(one.id) == kept), entries[0])
        self._open[shelf] = str(entry.id)
        self._show_record(shelf, entry)

    def _show_record(self, shelf: Shelf, entry: Entry) -> None:
        page = self._page(shelf)
        shown = self.record
        if shown is not None and shown is not page:
            shown.leave()
        if page.key != entry.id or shown is not page:
            page.open_target(str(entry.id))
        self.stack.setCurrentWidget(page)
        self.list.pick(str(entry.id))
        if self._fresh:
            self._fresh = False
            page.focus_soon()
        self.workbench.actions.allow("library.line", allowed=shelf not in WITHOUT_LINES)

    def _show_nothing(self, shelf: Shelf) -> None:
        if self.record is not None:
            self.record.leave()
        self._empty.show_shelf(shelf)
        self.stack.setCurrentWidget(self._empty)
        self.workbench.actions.allow("library.line", allowed=False)

    def _page(self, shelf: Shelf) -> ShelfPage[Any]:
        if shelf not in self._pages:
            page = PAGES[shelf](self.workbench)
            page.record_header.new_asked.connect(self.new_entry)
            page.record_header.away_asked.connect(self._away_shown)
            page.left.connect(partial(self._on_gone, shelf))
            self._pages[shelf] = page
            self.stack.addWidget(page)
        return self._pages[shelf]

    def _on_gone(self, shelf: Shelf) -> None:
        self._open.pop(shelf, None)
        self.list.refresh()

    def _add_actions(self) -> None:
        words = self.words
        self._add("new", words.text("New in the library"), "plus", "Ctrl+N", self.new_entry)
        for place, shelf in enumerate(Shelf, 1):
            text = words.text("Show {shelf}", shelf=shelf_name(words, shelf).lower())
            self._add(shelf.value, text, PICTURES[shelf], f"Alt+{place}", partial(self._on_shelf, shelf))
        self._add("line", words.text("Add advantage, answer or step"), "plus", "Ctrl+Shift+A", self.begin_line)
        prices = words.text("Import a price list")
        self._add("prices", prices, "upload", "", lambda: import_prices(self.workbench))
        self._add("away", words.text("Put away what is shown"), "archive", "", self._away_shown)

    def _on_shelf(self, shelf: Shelf) -> None:
        self.list.show_shelf(shelf)

    def _add(self, name: str, text: str, picture: str, keys: str, do: Callable[[], object]) -> None:
        group = self.words.text("Library")
        spec = ActionSpec(id=f"{PAGE_ID}.{name}", text=text, group=group, picture=picture, keys=keys, scope=PAGE_ID)
        self.workbench.actions.add(spec, do)
