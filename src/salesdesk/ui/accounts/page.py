"""Accounts: the list, and the account that was opened from it, beside a slim list where there is room."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from salesdesk.application.log_subject import NOBODY, Subject
from salesdesk.application.rows import AccountRow
from salesdesk.ui.accounts.account_page import AccountPage
from salesdesk.ui.accounts.columns import slim_columns
from salesdesk.ui.accounts.listing import AccountList
from salesdesk.ui.accounts.new_account import NewAccountDialog
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.pages import panes_of
from salesdesk.ui.parts import Card, boxed, column, row
from salesdesk.ui.tables import TableModel, TableView
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "accounts"
ON_AN_ACCOUNT: Final = ("plan", "another", "talk", "deal", "follow_up", "person", "cards", "has", "list")
SLIM: Final = 232
BESIDE_FROM: Final = 1060


class AccountsPage(QWidget):
    """Shows the list of accounts, or one of them."""

    def __init__(self, workbench: Workbench) -> None:
        """Build the list and an empty account."""
        super().__init__()
        self.workbench = workbench
        self._add_actions()
        self.list = AccountList(workbench, workbench.actions.tip("accounts.new"))
        self.account = AccountPage(workbench)
        self._open = ""
        self._slim_model: TableModel[AccountRow] = TableModel(slim_columns(workbench.words), lambda r: str(r.id))
        self._slim = TableView(self._slim_model, workbench.words.text("Other accounts"))
        self._slim_card = Card(margins=(1, 1, 1, 8))
        self._beside = self._with_slim_list()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self._beside)
        self.setLayout(column(self.stack, gap=0))
        self.list.opened.connect(self._on_opened)
        self.list.loaded.connect(self._on_loaded)
        self.list.new_asked.connect(self.new_account)
        self.account.left.connect(self.show_list)
        self._slim.picked.connect(self._on_picked)
        self._allow()

    def _with_slim_list(self) -> QWidget:
        self._slim_card.add(self._slim)
        self._slim_card.setFixedWidth(theme().px(SLIM))
        left = column(self._slim_card, gap=0)
        left.setContentsMargins(28, 22, 0, 22)
        self._left = boxed(left)
        left.setContentsMargins(28, 22, 0, 22)
        both = row(self._left, self.account, gap=0, middle=False)
        both.setStretch(1, 1)
        return boxed(both)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setVisible(self.width() * 100 // theme().text_size >= BESIDE_FROM)
        self._slim_card.setFixedWidth(theme().px(SLIM))

    # what the window asks

    def open_target(self, target: str) -> None:
        """Show an account by its id; with the id of a person behind a stroke, that person's card is open."""
        self._open, _, person = target.partition("/")
        self.account.people.want(UUID(person) if person else None)
        self.account.open_target(self._open)
        # Before it is shown: the focus may come to it then, and without a row it would pick the first.
        self._slim.pick(self._open)
        self.stack.setCurrentWidget(self._beside)
        self.list.refresh()
        self._allow()

    def show_list(self) -> None:
        """Show the list, keeping what is being typed in the account."""
        if self.stack.currentWidget() is self._beside:
            self.account.leave()
        self.stack.setCurrentWidget(self.list)
        self._allow()
        self.list.pick(self._open)
        self.list.focus_first()

    def find_here(self) -> None:
        """Search in the list."""
        self.show_list()
        self.list.find_here()

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        if self.stack.currentWidget() is self.list:
            return panes_of(self.list)
        return [self._slim_card, self.account.account_header, *self.account.columns.in_reading_order()]

    def in_front(self) -> Subject:
        """Return the account, and the person of it whose fields are open or who has the focus."""
        if self.stack.currentWidget() is self.list or self.account.key is None:
            return NOBODY
        return Subject(account_id=self.account.key, person_id=self.account.people.in_front())

    # acting

    def new_account(self) -> None:
        """Ask for a new account (Ctrl+N)."""
        NewAccountDialog(self.workbench).open()

    def _on_opened(self, found: AccountRow) -> None:
        self.workbench.navigate(PAGE_ID, str(found.id))

    def _on_loaded(self, rows: list[AccountRow]) -> None:
        self._slim_model.show_things(rows)
        self._slim.pick(self._open)

    def _on_picked(self, found: AccountRow | None) -> None:
        if found is not None and self._open and str(found.id) != self._open and self._slim.hasFocus():
            self.workbench.navigate(PAGE_ID, str(found.id))

    def _allow(self) -> None:
        on_account = self.stack.currentWidget() is not self.list
        for name in ON_AN_ACCOUNT:
            self.workbench.actions.allow(f"accounts.{name}", allowed=on_account)
        self.workbench.actions.allow("accounts.new", allowed=not on_account)

    def _add_actions(self) -> None:
        words = self.workbench.words
        self._add("new", words.text("New account"), "plus", "Ctrl+N", self.new_account, place="list")
        self._add(
            "plan",
            words.text("Plan a call with this account"),
            "clipboard-list",
            "Ctrl+N",
            lambda: self.account.plan_call(),
            place="account",
        )
        self._add("another", words.text("New account"), "plus", "", self.new_account)
        self._add(
            "talk",
            words.text("Record a talk with this account"),
            "message-square-quote",
            "",
            lambda: self.account.record(),
        )
        self._add(
            "deal", words.text("New deal with this account"), "square-kanban", "", lambda: self.account.new_deal()
        )
        self._add(
            "follow_up",
            words.text("Book follow-up with this account"),
            "calendar-plus",
            "",
            lambda: self.account.book(),
        )
        self._add("person", words.text("Add person to this account"), "user", "", lambda: self.account.people.begin())
        self._add(
            "cards",
            words.text("Save this account’s address cards…"),
            "file-down",
            "",
            lambda: self.account.save_cards(),
        )
        self._add("has", words.text("Add what they have"), "package", "", lambda: self.account.holdings.begin())
        self._add("list", words.text("Show all accounts"), "building-2", "Alt+0", self.show_list)

    def _add(self, name: str, text: str, picture: str, keys: str, do: Callable[[], object], *, place: str = "") -> None:
        group = self.workbench.words.text("Account")
        spec = ActionSpec(
            id=f"accounts.{name}", text=text, group=group, picture=picture, keys=keys, scope=PAGE_ID, place=place
        )
        self.workbench.actions.add(spec, partial(do))
