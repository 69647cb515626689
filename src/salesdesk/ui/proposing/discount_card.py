"""The lock on discounts (1.11, B7): what the customer said about the price opens it, and the reason is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.discounts import reason_set
from salesdesk.domain.impediment import Impediment, ImpedimentKind
from salesdesk.ui.fields import Field
from salesdesk.ui.icons import IconView
from salesdesk.ui.impeding.form import ImpedimentForm
from salesdesk.ui.parts import Button, Card, Label, Pill, SaidBox, boxed, column, row
from salesdesk.ui.proposing.boxes import LineBox
from salesdesk.wording.impediments import impediment_said, impediment_whose

if TYPE_CHECKING:
    from salesdesk.application.proposal_checks import Place
    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.ui.proposing.open_proposal import OpenProposal


class DiscountCard(Card):
    """Says why discounts are locked and lets the price be noted in place; open, it asks for the reason.

    `arranged` tells that fields came or went.
    """

    arranged = Signal()

    def __init__(self, proposal: OpenProposal) -> None:
        """Show nothing until the proposal is there."""
        words = proposal.words
        self.pill = Pill("", "neutral")
        super().__init__(words.text("Discounts"), trailing=self.pill, gap=10)
        self._proposal = proposal
        self._told = Label("", "second", wrap=True)
        self.note = Button(words.text("Note what they said about the price"), "message-square-warning", do=self.ask)
        locked = row(IconView("lock", "text2"), self._told, self.note, gap=10)
        locked.setStretch(1, 1)
        self._locked = boxed(locked)
        self.said = SaidBox("")
        self.reason = LineBox(words.text("Such as: they order both lines at once"), lines=2)
        remark = words.text("Kept with the proposal and on our copy. The customer does not see it.")
        self._open = boxed(column(self.said, Field(words.text("Why this much"), self.reason, remark=remark), gap=10))
        self.form = ImpedimentForm(proposal.workbench)
        self.add(self._locked, self.form, self._open)
        self.reason.committed.connect(self._on_reason)
        self.form.opened.connect(self.arranged)
        self.form.closed.connect(self._on_closed)

    def show_view(self, view: ProposalView) -> None:
        """Show whether a discount may be given, and against what."""
        words, stands = self._proposal.words, view.price_impediment
        self.setVisible(self._proposal.editable or view.gives_discount)
        self._open.setVisible(stands is not None)
        self._locked.setVisible(stands is None and not self.form.is_open)
        self.note.setVisible(view.deal is not None)
        self._told.setText(self._why_locked(view))
        self.reason.set_value(view.proposal.discount_reason)
        if stands is None:
            self.pill.show_state(words.text("Locked"), "neutral", "lock")
            return
        self.said.words.setText(self._against(view, stands))
        if view.gives_discount:
            self.pill.show_state(words.text("Given"), "info", "coins")
        else:
            self.pill.show_state(words.text("Open"), "ok", "circle-check")

    def ask(self) -> None:
        """Let what they said about the price be written down in place."""
        view = self._proposal.view
        if view is None or view.deal is None or not self._proposal.editable:
            return
        if view.price_stands:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._locked.hide()
        self.form.note(view.deal.id, ImpedimentKind.PRICE)

    def focus_place(self, place: Place) -> None:
        """Put the focus on what is missing: their words on the price, or the reason."""
        target: QWidget = self.reason if place.field == "discount_reason" else self.note
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _why_locked(self, view: ProposalView) -> str:
        words = self._proposal.words
        if view.deal is None:
            return words.text("Locked. A discount stands against an impediment of a deal; this proposal has no deal.")
        return words.text(
            "Locked. It is often not the price: a discount opens once the deal has their own words on it. "
            "A price below the list price is a discount too; “included” is none where the other option asks the price."
        )

    def _against(self, view: ProposalView, stands: Impediment) -> str:
        whose = next((person.name for person in view.people if person.id == stands.person_id), "")
        words = self._proposal.words
        return f"{impediment_said(words, stands)}\n{impediment_whose(words, stands, whose)}"

    def _on_reason(self, reason: str) -> None:
        text = self._proposal.words.text("Say why the discount is this much")
        self._proposal.change(text, lambda p: reason_set(p, reason))

    def _on_closed(self) -> None:
        view = self._proposal.view
        self._locked.setVisible(view is not None and not view.price_stands)
        self.arranged.emit()
        if not self._locked.isHidden():
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)
