"""The account of a deal as a way to its page, and to that of the company it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Button, Label, column

if TYPE_CHECKING:
    from salesdesk.application.selling import DealView
    from salesdesk.domain.account import Account
    from salesdesk.ui.workbench import Workbench


class AccountLink(QWidget):
    """Whose deal it is; Enter opens the account."""

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing yet."""
        super().__init__()
        self._workbench = workbench
        words = workbench.words
        self._keys: dict[Button, str] = {}
        self.account = Button("", "building-2", "link", do=lambda: self._open(self.account))
        self.parent_account = Button("", "building-2", "link", do=lambda: self._open(self.parent_account))
        self._belongs = Label(words.text("part of"), "second")
        self._nobody = Label(words.text("No account"), "second")
        links = Flow(self._nobody, self.account, self._belongs, self.parent_account, gap=8, align="middle")
        # Their words begin where those of the fields above and below do.
        links.setContentsMargins(-6, 0, 0, 0)
        self.setLayout(column(Label(words.text("Account"), "label"), links, gap=2))

    def show_deal(self, view: DealView) -> None:
        """Show whose deal it is, and to whom that account belongs."""
        self._show(self.account, view.account)
        self._show(self.parent_account, view.parent)
        self._nobody.setVisible(view.account is None)
        self._belongs.setVisible(view.parent is not None)

    def _show(self, button: Button, account: Account | None) -> None:
        button.setVisible(account is not None)
        self._keys[button] = str(account.id) if account else ""
        if account is not None:
            button.set_words(account.name)
            button.setAccessibleName(self._workbench.words.text("Open account {name}", name=account.name))

    def _open(self, button: Button) -> None:
        self._workbench.navigate("accounts", self._keys[button])
