"""Somebody new is told by name, and where known the account: they are added with what is logged (4.22)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from salesdesk.application.newcomers import Newcomer
from salesdesk.ui.fields import Field, SuggestLine, TextLine
from salesdesk.ui.flow import side_by_side

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesdesk.wording import Words


class NewcomerFields(QWidget):
    """The name and the account of somebody new; nobody, as long as it is hidden."""

    def __init__(self, words: Words, accounts: Callable[[str], Sequence[tuple[Any, str]]]) -> None:
        """Suggest accounts that are known; nothing is shown yet."""
        super().__init__()
        self.name = TextLine(words.text("Name"))
        self.account = SuggestLine(accounts, words.text("Empty if you do not know it"))
        about = Field(words.text("Their account"), self.account)
        self.setLayout(side_by_side(Field(words.text("Somebody new"), self.name), about))
        self.setFocusProxy(self.account)
        self.hide()

    def begin(self, name: str, account: str) -> None:
        """Ask about a name that nobody on the desk has."""
        self.name.set_value(name)
        self.account.set_value(account)
        self.show()

    def told(self) -> Newcomer | None:
        """Return who it is; None where nobody new is asked about, or no name stands there."""
        name = "" if self.isHidden() else self.name.text().strip()
        return Newcomer(name=name, account=self.account.text().strip()) if name else None
