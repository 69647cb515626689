"""What the call was worth: an order, an advance, a continuation or a no, proposed and never set by itself (2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.evaluation import Evaluation, OutcomeClass, proposed_outcome
from salesdesk.ui.fields import Choice, Field
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import HintStrip, column
from salesdesk.wording.evaluations import proposed_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.wording import Words


class Worth(QWidget):
    """The choice, and what the answers propose; `chosen` gives the outcome that somebody picked."""

    chosen = Signal(object)

    def __init__(self, words: Words) -> None:
        """Propose nothing yet."""
        super().__init__()
        self._words = words
        self._proposed: OutcomeClass | None = None
        self.choice: Choice[OutcomeClass | None] = Choice(
            [(None, words.text("Not answered")), *((kind, label(words, kind)) for kind in OutcomeClass)]
        )
        self.choice.committed.connect(self.chosen)
        self.field = Field(words.text("What the call was worth"), self.choice)
        self.strip = HintStrip(kind="notice")
        self.strip.acted.connect(self._on_accepted)
        self.setLayout(column(self.strip, Flow(self.field), gap=8))

    def show_evaluation(self, evaluation: Evaluation, wanted: OutcomeClass | None) -> None:
        """Show what was chosen (`wanted`: chosen, but still without the customer's act), else what is proposed."""
        words, chosen = self._words, wanted or evaluation.outcome
        self.choice.set_value(chosen)
        self._proposed = proposed_outcome(evaluation) if chosen is None else None
        self.strip.setVisible(self._proposed is not None)
        if self._proposed is not None:
            name = label(words, self._proposed)
            self.strip.say("", proposed_told(words, self._proposed), words.text("Choose “{outcome}”", outcome=name))

    def _on_accepted(self) -> None:
        if self._proposed is not None:
            outcome = self._proposed
            self.choice.setFocus()
            self.chosen.emit(outcome)
