"""Why a deal was lost: every reason, the main one first, and who says so (4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.domain.deal import Status
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Card, Label, boxed, column
from salesdesk.wording.labels import label
from salesdesk.wording.losses import reason_told

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from salesdesk.application.selling import DealView
    from salesdesk.domain.deal import LossReason
    from salesdesk.wording import Words


class LossCard(Card):
    """The reasons of a lost deal; hidden for every other one."""

    def __init__(self, words: Words) -> None:
        """Build an empty card."""
        super().__init__(words.text("Why it was lost"))
        self._words = words
        self.reasons = Listing(words.text("Nobody wrote down why. Reopen the deal and lose it again to do so."), gap=8)
        self.add(self.reasons)
        self.hide()

    def show_deal(self, view: DealView) -> None:
        """Show the reasons of a lost deal."""
        given = sorted(view.deal.reasons, key=lambda reason: not reason.main)
        self.reasons.show_rows([self._line(reason) for reason in given])
        self.setVisible(view.deal.status is Status.LOST)

    def _line(self, reason: LossReason) -> QWidget:
        words = self._words
        name, said = label(words, reason.code), reason_told(reason, words)
        return boxed(column(Label(name, "row-title", wrap=True), Label(said, "second", wrap=True), gap=0))
