"""What came of the plan: which objections came up, whether the answers worked, what the call really brought."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from salesdesk.application.plan_editing import came_up, expecting, plan_of
from salesdesk.ui.fields import Choice, Field, quantity_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import Label, boxed, column
from salesdesk.wording.call_sheet import expected_told

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from salesdesk.domain.meeting import Meeting
    from salesdesk.domain.objection import PlanObjection
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words

Outcome = tuple[bool | None, bool | None]


class ObjectionLine(QWidget):
    """One expected objection, and what became of it."""

    def __init__(self, words: Words, objection: PlanObjection, chosen: Callable[[Outcome], None]) -> None:
        """Show an objection; `chosen` gets whether it was raised and whether the answer worked."""
        super().__init__()
        outcomes: list[tuple[Outcome, str]] = [
            ((None, None), words.text("Not noted")),
            ((False, None), words.text("Did not come up")),
            ((True, True), words.text("Came up, the answer worked")),
            ((True, False), words.text("Came up, the answer did not work")),
            ((True, None), words.text("Came up")),
        ]
        self.choice: Choice[Outcome] = Choice(outcomes)
        self.choice.setAccessibleName(words.text("What became of “{words}”", words=objection.words))
        self.choice.set_value((objection.raised, objection.worked))
        self._chosen = chosen
        self.choice.committed.connect(self._on_committed)
        quoted = Label(words.text("“{words}”", words=objection.words), "quote", wrap=True)
        self.setLayout(column(quoted, Flow(self.choice), gap=4))

    def _on_committed(self, _outcome: object) -> None:
        self._chosen(self.choice.value() or (None, None))


class Afterwards(QObject):
    """Shown only for a talk that was planned; expected beside actual (4.20, 4.21)."""

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Build an empty part."""
        super().__init__()
        self._words = words = workbench.words
        self._autosave = autosave
        self._shown: tuple[PlanObjection, ...] | None = None
        self._lines: list[ObjectionLine] = []
        self.card = PartCard("target", words.text("What came of the plan"))
        self._objective = Label("", "objective", wrap=True)
        self.actual = quantity_field(words, words.text("Not noted"))
        self.actual.committed.connect(self._on_actual)
        self._actual_field = Field(words.text("What it brought"), self.actual)
        self._expected = Label("", "second", wrap=True)
        self._objections = column(gap=10)
        self.card.lines.setSpacing(12)
        for item in (self._objective, Flow(self._actual_field), self._expected, boxed(self._objections)):
            self.card.lines.addWidget(item)
        self.card.lines.addStretch(1)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show what became of the plan of a talk."""
        plan = plan_of(meeting)
        self._objective.setText(plan.objective)
        self._objective.setVisible(bool(plan.objective))
        self.actual.set_value(plan.expected.actual)
        told = expected_told(plan.expected, self._words)
        self._expected.setText(
            self._words.text("Expected: {amount}", amount=told) if told else self._words.text("Nothing was expected")
        )
        if plan.objections != self._shown:
            self._shown = plan.objections
            self._offer(plan.objections)

    def _offer(self, objections: tuple[PlanObjection, ...]) -> None:
        if len(objections) == len(self._lines):
            for line, objection in zip(self._lines, objections, strict=True):
                line.choice.set_value((objection.raised, objection.worked))
            return
        for line in self._lines:
            self._objections.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [
            ObjectionLine(self._words, objection, partial(self._on_chosen, at))
            for at, objection in enumerate(objections)
        ]
        for line in self._lines:
            self._objections.addWidget(line)

    def _on_chosen(self, at: int, outcome: Outcome) -> None:
        raised, worked = outcome
        text = self._words.text("Note what became of an objection")
        self._autosave.edit(text, lambda meeting: came_up(meeting, at, raised=raised, worked=worked))

    def _on_actual(self, quantity: Decimal | None) -> None:
        self._autosave.edit(self._words.text("Note what the call brought"), partial(expecting, actual=quantity))
