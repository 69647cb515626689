"""Which deal a planned call moves: one of the open deals of the account."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import override

from salesdesk.domain.deal import Status
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Choice, Field

if TYPE_CHECKING:
    from salesdesk.application.selling import AccountView
    from salesdesk.ui.workbench import Workbench


class DealChoiceDialog(AskDialog):
    """Asks for a deal of an account and hands it on."""

    def __init__(self, workbench: Workbench, account_id: UUID, chosen: Callable[[UUID], object]) -> None:
        """Ask; `chosen` gets the key of the deal."""
        words = workbench.words
        self._chosen = chosen
        self.deals: Choice[UUID] = Choice()
        super().__init__(
            workbench,
            words.text("Choose a deal"),
            words.text("Choose deal"),
            Field(words.text("Open deals of this account"), self.deals),
            why=words.text("An objective is relevant when it moves a deal."),
        )
        look = workbench.desk.selling.account
        workbench.ask(lambda: look(account_id), self._on_account)

    def _on_account(self, view: AccountView) -> None:
        self.deals.offer([(row.id, row.title) for row in view.deals if row.status is Status.OPEN])
        if self.deals.count():
            self.deals.setCurrentIndex(0)
        else:
            self.refuse(self.words.text("This account has no open deal yet. Add one, then choose it here"))

    @override
    def answer(self) -> None:
        """Hand on the deal."""
        deal = self.deals.value()
        if deal is None:
            self.refuse(self.words.text("Choose a deal of this account. Where there is none, add one first"))
            return
        self.accept()
        self._chosen(deal)
