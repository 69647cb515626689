"""How much of the objective was reached, and what the call brought beside what it should bring (4.21, 4.31)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from salesdesk.application.plan_editing import expecting, plan_of
from salesdesk.application.talk_editing import answering, evaluation_of
from salesdesk.domain.evaluation import Reached
from salesdesk.ui.discussing.asked import Asked
from salesdesk.ui.fields import Choice, Field, quantity_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Label, row
from salesdesk.wording.call_sheet import expected_told

if TYPE_CHECKING:
    from decimal import Decimal

    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.wording import Words


class ObjectiveMet(QObject):
    """The first two questions; asked only after a call that was planned."""

    def __init__(self, words: Words, autosave: Autosave[Meeting]) -> None:
        """Build empty answers."""
        super().__init__()
        self._words = words
        self._autosave = autosave
        self._objective = Label("", "objective", wrap=True)
        self._best = Label("", "second", wrap=True)
        self._least = Label("", "second", wrap=True)
        self.reached: Choice[Reached | None] = Choice(
            [
                (None, words.text("Not answered")),
                (Reached.BEST, words.text("Best result")),
                (Reached.LEAST, words.text("Least acceptable result")),
                (Reached.NEITHER, words.text("Neither of them")),
            ]
        )
        self.reached.committed.connect(self._on_reached)
        self.reached_field = Field(words.text("How much of it was reached"), self.reached)
        self.reached_field.label.hide()
        self.was_reached = Asked(
            words.text("Was the objective reached?"), self._objective, self._best, self._least, Flow(self.reached_field)
        )
        self.actual = quantity_field(words, words.text("Not noted"))
        self.actual.committed.connect(self._on_actual)
        self._actual_field = Field(words.text("What it brought"), self.actual)
        self._actual_field.label.hide()
        self._expected = Label("", "second", wrap=True)
        line = row(self._actual_field, self._expected, gap=10)
        line.setStretch(1, 1)
        self.brought = Asked(words.text("What did the call really bring?"), line)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show how much was reached, beside what was wanted."""
        words, plan = self._words, plan_of(meeting)
        objective = plan.objective.strip()
        self._objective.setText(objective or words.text("The call had no objective."))
        best, least = plan.best.strip(), plan.least.strip()
        self._best.setText(words.text("Best result: {text}", text=best))
        self._best.setVisible(bool(best))
        self._least.setText(words.text("Least acceptable result: {text}", text=least))
        self._least.setVisible(bool(least))
        self.reached_field.setVisible(bool(objective))
        self.reached.set_value(evaluation_of(meeting).reached)
        self.actual.set_value(plan.expected.actual)
        unit, told = plan.expected.unit.strip(), expected_told(plan.expected, words)
        expected = words.text("expected: {amount}", amount=told) if told else words.text("nothing was expected")
        self._expected.setText(words.text("{unit}; {expected}", unit=unit, expected=expected) if unit else expected)
        self.actual.setAccessibleName(
            words.text("What it brought ({unit})", unit=unit) if unit else words.text("What it brought")
        )

    def _on_reached(self, reached: Reached | None) -> None:
        text = self._words.text("Say how much of the objective was reached")
        self._autosave.edit(text, partial(answering, reached=reached))

    def _on_actual(self, quantity: Decimal | None) -> None:
        self._autosave.edit(self._words.text("Note what the call brought"), partial(expecting, actual=quantity))
