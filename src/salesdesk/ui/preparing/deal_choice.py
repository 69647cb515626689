"""Which deal a planned call moves: one of the open deals of the account, or a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import override

from salesdesk.domain.deal import Deal, Status
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Choice, Field, TextLine

if TYPE_CHECKING:
    from salesdesk.application.changes import Step
    from salesdesk.application.selling import AccountView
    from salesdesk.ui.workbench import Workbench


class DealChoiceDialog(AskDialog):
    """Asks for a deal of an account and hands it on."""

    def __init__(self, workbench: Workbench, account_id: UUID, chosen: Callable[[UUID], object]) -> None:
        """Ask; `chosen` gets the key of the deal."""
        words = workbench.words
        self._chosen = chosen
        self._account = account_id
        self.title = TextLine(words.text("What it is about"))
        self.deals: Choice[UUID] = Choice()
        super().__init__(
            workbench,
            words.text("Choose a deal"),
            words.text("Choose deal"),
            Field(words.text("Open deals of this account"), self.deals),
            Field(words.text("Or a new deal"), self.title),
            why=words.text("An objective is relevant when it moves a deal."),
        )
        look = workbench.desk.selling.account
        workbench.ask(lambda: look(account_id), self._on_account)

    def _on_account(self, view: AccountView) -> None:
        self.deals.offer([(row.id, row.title) for row in view.deals if row.status is Status.OPEN])
        if self.deals.count():
            self.deals.setCurrentIndex(0)
        else:
            self.deals.setEnabled(False)
            self.title.setFocus()

    @override
    def answer(self) -> None:
        """Hand on the deal; one that was named anew is added first."""
        title, deal = self.title.value(), self.deals.value()
        if title:
            self._add(title)
        elif deal is None:
            self.refuse(self.words.text("Choose a deal of this account, or write what a new one is about"))
        else:
            self.accept()
            self._chosen(deal)

    def _add(self, title: str) -> None:
        new_deal, account = self.workbench.desk.selling.new_deal, self._account
        text = self.words.text("Add deal “{title}”", title=title)
        act(self.workbench, text, lambda: new_deal(title, account_id=account), self._on_added, self.refuse)

    def _on_added(self, step: Step) -> None:
        self.accept()
        self._chosen(step.made(Deal))
