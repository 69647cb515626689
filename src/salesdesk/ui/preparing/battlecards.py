"""The battlecards of a plan: one for each competitor on the deal, or where to name them (4.4, 4.15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.plan_editing import claim_used, plan_of
from salesdesk.ui.parts import Button, Label, column
from salesdesk.ui.preparing.battlecard import Battlecard, CardShown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from salesdesk.application.plan_view import PlanView
    from salesdesk.domain.meeting import Meeting
    from salesdesk.domain.rates import Rate
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench


class Battlecards(QWidget):
    """The cards in the order in which the competitors were named; `led` says where one is named: buying or deal."""

    led = Signal(str)
    arranged = Signal()

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Show nothing before a plan is."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self._autosave = autosave
        self._view: PlanView | None = None
        self._rates: Mapping[UUID, Rate] = {}
        self.cards: dict[UUID, Battlecard] = {}
        self._nothing = Label("", "second", wrap=True)
        self.link = Button("", kind="link", do=self._lead)
        self._stack = column(gap=8)
        heading = Label(words.text("Competitors"), "label")
        self.setLayout(column(heading, self._nothing, self.link, self._stack, gap=4))
        self.hide()

    def show_view(self, view: PlanView) -> None:
        """Show the competitors on the deal of a plan."""
        self._view = view
        words = self._words
        wanted = [rival.id for rival in view.rivals]
        self._make_cards(wanted)
        self._nothing.setVisible(not wanted)
        self.link.setVisible(not wanted)
        if view.deal is None:
            self._nothing.setText(words.text("Competitors are named on a deal, and this call has none yet."))
            self.link.set_words(words.text("Choose deal"))
        else:
            self._nothing.setText(words.text("No competitor is named on this deal."))
            self.link.set_words(words.text("Name a competitor"))
        self.link.setEnabled(view.deal is not None or view.account is not None)
        self.show_meeting(self._autosave.value or view.meeting)
        self.show()

    def show_rates(self, rates: Mapping[UUID, Rate]) -> None:
        """Show our win rates, which are asked for after the plan."""
        self._rates = rates
        if self._view is not None:
            self.show_meeting(self._autosave.value or self._view.meeting)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what was used in the meeting."""
        view = self._view
        if view is None:
            return
        used = frozenset(plan_of(meeting).used)
        ties = {r.competitor_id: r.relationship for r in view.process.rivals} if view.process else {}
        for competitor in view.rivals:
            self.cards[competitor.id].show_card(
                CardShown(
                    competitor=competitor,
                    ties=ties.get(competitor.id, ""),
                    rate=self._rates.get(competitor.id),
                    used=used,
                    today=view.today,
                    check_again_days=view.check_again_days,
                )
            )

    def start_over(self) -> None:
        """Forget what was shown, because another plan comes."""
        self._view = None
        self._rates = {}
        self._make_cards([])
        self.hide()

    def _make_cards(self, wanted: list[UUID]) -> None:
        if wanted == list(self.cards):
            return
        for card in self.cards.values():
            self._stack.removeWidget(card)
        for key in self.cards.keys() - set(wanted):
            self.cards[key].hide()
            self.cards[key].deleteLater()
        first = not self.cards
        self.cards = {key: self.cards.get(key) or self._card() for key in wanted}
        for card in self.cards.values():
            self._stack.addWidget(card)
            card.show()
        if first and len(wanted) == 1:
            # A single competitor is the one to think of; several would push each other out of sight.
            self.cards[wanted[0]].fold(away=False)
        self.arranged.emit()

    def _card(self) -> Battlecard:
        card = Battlecard(self._words)
        card.used.connect(self._on_used)
        card.opened.connect(self._on_opened)
        card.arranged.connect(self.arranged)
        return card

    def _on_used(self, claim: UUID, used: bool) -> None:  # noqa: FBT001 (what a signal carries)
        text = self._words.text("Tick claim as used") if used else self._words.text("Untick claim")
        self._autosave.edit(text, lambda meeting: claim_used(meeting, claim, used=used))

    def _on_opened(self, key: UUID) -> None:
        self._workbench.navigate("library", str(key))

    def _lead(self) -> None:
        self.led.emit("deal" if self._view is None or self._view.deal is None else "buying")
