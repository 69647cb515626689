"""The list of accounts: searched by name and industry, sorted by any column."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from typing_extensions import override

from salesdesk.application.rows import AccountRow
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.meeting import Meeting
from salesdesk.ui.accounts.columns import account_columns
from salesdesk.ui.area import AreaPage
from salesdesk.ui.fields import SearchLine
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import Button, Card, EmptyState, PageHeader, row, set_tip
from salesdesk.ui.tables import TableModel, TableView
from salesdesk.ui.theme import theme
from salesdesk.wording.accounts import accounts_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.ui.workbench import Workbench

LIMIT: Final = 1000


class AccountList(AreaPage):
    """All accounts; `opened` gives the row of the one that is wanted, `loaded` all rows shown."""

    kinds = frozenset({Account, Deal, Meeting, FollowUp})
    opened = Signal(object)
    loaded = Signal(object)
    new_asked = Signal()

    def __init__(self, workbench: Workbench, new_tip: str) -> None:
        """Build an empty list; `new_tip` tells the keys of its button."""
        words = workbench.words
        self._new = Button(words.text("New account"), "plus", "primary", do=self._ask)
        set_tip(self._new, new_tip)
        people = Button(words.text("People"), "users", do=partial(workbench.navigate, "people", ""))
        self._head = PageHeader(words.text("Accounts"), "", people, self._new)
        super().__init__(workbench, self._head)
        self.search = SearchLine(words.text("Search by name or industry"), words.text("Clear search"))
        self.search.setMinimumWidth(theme().px(280))
        self.search.committed.connect(self._on_searched)
        self._model: TableModel[AccountRow] = TableModel(account_columns(words), lambda r: str(r.id))
        self.table = TableView(self._model, words.text("Accounts"))
        self.table.opened.connect(self.opened)
        self._card = Card(margins=(1, 1, 1, 8))
        self._card.add(self.table)
        self.empty_state = EmptyState("building-2", " ", " ", " ", press=words.text("or press"), shortcut="Ctrl+N")
        self.empty_state.acted.connect(self._on_nothing_acted)
        self._empty = Card()
        self._empty.add(self.empty_state)
        self._empty.hide()
        self._line = row(self.search, None, gap=10)
        nest(self.body, self._line)
        self.body.addWidget(self._card, 1)
        self.body.addWidget(self._empty, 1)

    @override
    def reload(self) -> None:
        accounts, text = self.desk.selling.accounts, self.search.value()
        self.workbench.ask(lambda: (text, accounts(text, LIMIT)), self._on_loaded)

    def _on_loaded(self, found: tuple[str, Sequence[AccountRow]]) -> None:
        text, rows = found
        if text != self.search.value():
            return
        words = self.words
        self._model.show_things(rows)
        self._card.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.search.setVisible(bool(rows) or bool(text))
        self._new.setVisible(bool(rows) or bool(text))
        self._head.say(words.text("Accounts"), accounts_told(words, len(rows), LIMIT) if rows else "")
        if not rows and text:
            self.empty_state.say(
                words.text("No accounts match"),
                words.text("No name or industry begins with “{text}”.", text=text),
                words.text("Clear search"),
                act_picture="x",
            )
        elif not rows:
            self.empty_state.say(
                words.text("No accounts yet"),
                words.text("Companies that buy or may buy from you, with the people you talk to."),
                words.text("New account"),
            )
        self.loaded.emit(list(rows))

    def focus_first(self) -> None:
        """Put the focus on the list, else on the way to the first account."""
        (self.empty_state.button if self._card.isHidden() else self.table).setFocus()

    def rows(self) -> list[AccountRow]:
        """Return the accounts listed, in the order shown."""
        return self._model.things()

    def find_here(self) -> None:
        """Put the focus into the search line."""
        self.search.setFocus()
        self.search.selectAll()

    def pick(self, key: str) -> None:
        """Pick an account, so that it is found again when the list comes back."""
        self.table.pick(key)

    def _ask(self) -> None:
        self.new_asked.emit()

    def _on_searched(self, _text: str) -> None:
        self.reload()

    def _on_nothing_acted(self) -> None:
        if self.search.value():
            self.search.empty()
        else:
            self.new_asked.emit()
