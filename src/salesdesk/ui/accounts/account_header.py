"""The head of an account: what it is to us, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from salesdesk.ui.adaptive import Offer
from salesdesk.ui.fit_line import FitPill
from salesdesk.ui.parts import Button
from salesdesk.ui.written_page import WrittenHeader
from salesdesk.wording.accounts import account_told

if TYPE_CHECKING:
    from salesdesk.domain.account import Account
    from salesdesk.domain.fit import Fit
    from salesdesk.ui.workbench import Workbench


class AccountHeader(WrittenHeader):
    """Name, kind and place; plan, talk, deal, follow-up."""

    plan_asked = Signal()
    talk_asked = Signal()
    deal_asked = Signal()
    follow_up_asked = Signal()
    cards_asked = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty head."""
        words = workbench.words
        super().__init__(words, words.text("Account"), words.text("More for this account"))
        self.plan = Button(words.text("Plan a call"), "plus", "primary", do=self.plan_asked.emit)
        self.fit = FitPill(words)
        self.beside_title(self.fit)
        self.furnish(
            (),
            (
                Offer(words.text("Record a talk"), "message-square-quote", self.talk_asked.emit),
                Offer(words.text("New deal…"), "square-kanban", self.deal_asked.emit),
                Offer(words.text("Book follow-up…"), "calendar-plus", self.follow_up_asked.emit),
                Offer(words.text("Save address cards…"), "file-down", self.cards_asked.emit),
            ),
            (self.plan,),
        )

    def show_fit(self, fit: Fit | None) -> None:
        """Show how well it fits the customer we are looking for (3.2)."""
        self.fit.show_fit(fit)
        self.make_room()

    def show_account(self, account: Account, owner: str) -> None:
        """Show who it is."""
        self.say(account.name, account_told(self._words, account, owner))
        self.make_room()
