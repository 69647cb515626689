"""The head of an account: what it is to us, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal

from salesdesk.ui.adaptive import AdaptiveHeader, Offer
from salesdesk.ui.parts import Button, Pill
from salesdesk.wording.accounts import account_told

if TYPE_CHECKING:
    from datetime import datetime

    from salesdesk.domain.account import Account
    from salesdesk.ui.workbench import Workbench


class AccountHeader(AdaptiveHeader):
    """Name, kind and place; plan, talk, deal, follow-up."""

    plan_asked = Signal()
    talk_asked = Signal()
    deal_asked = Signal()
    follow_up_asked = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty head."""
        words = workbench.words
        super().__init__(words.text("Account"), words.text("More for this account"))
        self._words = words
        self.saved = Pill("", "neutral", "check")
        self.saved.hide()
        self.beside_title(self.saved)
        self.plan = Button(words.text("Plan a call"), "plus", "primary", do=self.plan_asked.emit)
        self.furnish(
            (),
            (
                Offer(words.text("Record a talk"), "message-square-quote", self.talk_asked.emit),
                Offer(words.text("New deal…"), "square-kanban", self.deal_asked.emit),
                Offer(words.text("Book follow-up…"), "calendar-plus", self.follow_up_asked.emit),
            ),
            (self.plan,),
        )

    def show_account(self, account: Account, owner: str) -> None:
        """Show who it is."""
        self.say(account.name, account_told(self._words, account, owner))
        self.make_room()

    def show_saved_at(self, now: datetime, zone: str) -> None:
        """Show at what time the last edit was kept, by the desk's clock."""
        self.show_saved(self._words.clock(now.astimezone(ZoneInfo(zone))))

    def show_saved(self, clock: str) -> None:
        """Show "Saved 10:42", or nothing before the first edit."""
        self.saved.show_state(self._words.text("Saved {clock}", clock=clock), "neutral", "check")
        self.saved.setVisible(bool(clock))
        self.make_room()
