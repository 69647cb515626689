"""Which step of the playbook the call serves: told by its day, or set by hand (4.9)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.call_leading import served
from salesdesk.application.plan_editing import planned
from salesdesk.ui.fields import Choice
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Button, Label, boxed, column
from salesdesk.wording.strategy import step_choice, step_told

if TYPE_CHECKING:
    from datetime import date

    from salesdesk.application.plan_view import PlanView
    from salesdesk.domain.meeting import Meeting
    from salesdesk.domain.playbook import DatedStep
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench


class StepChoice(QWidget):
    """The step with its day, and the choice of another; without a playbook the way to where one is written.

    `led` tells what is wanted so that the steps get their days: the day of the "decision", or first the "deal".
    """

    led = Signal(str)

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Show that there is no playbook yet."""
        super().__init__()
        self._words = words = workbench.words
        self._autosave = autosave
        self._today: date = workbench.today
        self._steps: tuple[DatedStep, ...] = ()
        self._has_deal = False
        self.told = Label("", wrap=True)
        self.choice: Choice[UUID | None] = Choice()
        self.choice.setAccessibleName(words.text("Playbook step"))
        self.choice.committed.connect(self._on_chosen)
        undated = Label(words.text("Nobody knows yet when they decide, so no step has its day."), "second", wrap=True)
        self.decision = Button(words.text("Say when they decide"), "calendar", "link", do=self._on_decision)
        self._undated = Flow(undated, self.decision, gap=6, align="middle")
        self._found = boxed(column(self.told, self._undated, Flow(self.choice), gap=4))
        none = Label(words.text("No playbook for this segment yet."), "second", wrap=True)
        self.library = Button(
            words.text("Write a playbook…"), "list-checks", "link", do=partial(workbench.navigate, "library", "")
        )
        self._none = Flow(none, self.library, gap=6, align="middle")
        self.setLayout(column(Label(words.text("Playbook step"), "label"), self._found, self._none, gap=4))

    def show_view(self, view: PlanView) -> None:
        """Offer the steps of the account's segment, counted back from the day they decide."""
        words = self._words
        self._today = view.today
        self._steps = view.steps
        self._has_deal = view.deal is not None
        by_day: tuple[UUID | None, str] = (None, words.text("The step that is due"))
        steps = [(one.step.id, step_choice(words, one, number)) for number, one in enumerate(view.steps, 1)]
        self.choice.offer([by_day, *steps])
        self._found.setVisible(bool(view.steps))
        self._none.setVisible(not view.steps)

    def show_meeting(self, meeting: Meeting) -> str:
        """Show the step that a call serves, and return it in words; empty when none is known."""
        plan = meeting.plan
        if plan is None or not self._steps:
            return ""
        day = meeting.starts.day if meeting.starts else self._today
        found = served(plan, self._steps, day)
        told = step_told(self._words, found, self._today.year) if found else ""
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self._undated.setVisible(all(one.due_on is None for one in self._steps))
        known = plan.step_id if any(one.step.id == plan.step_id for one in self._steps) else None
        self.choice.set_value(known)
        return told

    def _on_decision(self) -> None:
        self.led.emit("decision" if self._has_deal else "deal")

    def _on_chosen(self, step: UUID | None) -> None:
        self._autosave.edit(self._words.text("Choose playbook step"), partial(planned, step_id=step))
