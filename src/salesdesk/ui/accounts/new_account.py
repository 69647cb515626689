"""A new account: its name and industry; everything else is written on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from salesdesk.domain.account import Account
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Field, TextLine

if TYPE_CHECKING:
    from salesdesk.application.changes import Step
    from salesdesk.ui.workbench import Workbench


class NewAccountDialog(AskDialog):
    """Asks for a name and adds the account."""

    def __init__(self, workbench: Workbench) -> None:
        """Ask."""
        words = workbench.words
        self.name = TextLine(words.text("Name of the company"))
        self.industry = TextLine(words.text("Such as food, logistics, hotels"))
        self._name_field = Field(words.text("Account"), self.name)
        super().__init__(
            workbench,
            words.text("New account"),
            words.text("Add account"),
            self._name_field,
            Field(words.text("Industry"), self.industry),
        )
        self.name.setFocus()

    @override
    def answer(self) -> None:
        """Add the account and open it."""
        new_account, name, industry = self.workbench.desk.selling.new_account, self.name.value(), self.industry.value()
        text = self.words.text("Add account “{name}”", name=name)
        act(self.workbench, text, lambda: new_account(name, industry), self._on_done, self._name_field.set_error)

    def _on_done(self, step: Step) -> None:
        self.accept()
        self.workbench.navigate("accounts", str(step.made(Account)))
