"""How we lead the call: opening, options to raise, pieces to bring, the step of the playbook (4.9, 4.14)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.call_leading import is_led
from salesdesk.application.plan_editing import plan_of, planned
from salesdesk.ui.fields import Field, TextBox
from salesdesk.ui.fold import Fold
from salesdesk.ui.parts import column
from salesdesk.ui.preparing.bringing import Bringing
from salesdesk.ui.preparing.step_choice import StepChoice
from salesdesk.ui.preparing.to_raise import ToRaise
from salesdesk.wording.strategy import led_told

if TYPE_CHECKING:
    from salesdesk.application.plan_view import PlanView
    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench


class Strategy(QWidget):
    """A fold that opens by itself where something is written in it; the questions stand beside the research.

    `arranged` tells that something stands elsewhere, so that the page can put its focus order right.
    """

    arranged = Signal()

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Build it empty and folded."""
        super().__init__()
        self._words = words = workbench.words
        self._autosave = autosave
        self._shown: object = None
        self.opening = TextBox(words.text("Your first sentence, and what you will ask for"), lines=1, limit=2000)
        self.opening.committed.connect(self._on_opening)
        self.to_raise = ToRaise(workbench, autosave)
        self.bringing = Bringing(workbench, autosave)
        self.step = StepChoice(workbench, autosave)
        self.fold = Fold(
            words,
            words.text("How we lead the call"),
            Field(words.text("Opening"), self.opening),
            self.to_raise,
            self.bringing,
            self.step,
            gap=12,
        )
        self.setLayout(column(self.fold, gap=0))
        self.to_raise.list.arranged.connect(self.arranged)
        self.bringing.arranged.connect(self.arranged)

    def show_view(self, view: PlanView) -> None:
        """Offer what the desk holds: options raised, pieces, the playbook."""
        self.to_raise.show_view(view)
        self.bringing.show_view(view)
        self.step.show_view(view)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show how a call is to be led."""
        plan = plan_of(meeting)
        if meeting.id != self._shown:
            self._shown = meeting.id
            self.fold.set_open(open_now=is_led(plan))
        self.opening.set_value(plan.opening)
        self.to_raise.show_options(plan.to_raise)
        self.bringing.show_plan(plan)
        step = self.step.show_meeting(meeting)
        self.fold.tell(step or led_told(self._words, plan))

    def close_editors(self) -> None:
        """Close what is open, keeping what was typed."""
        self.to_raise.list.close_editors()

    def _on_opening(self, text: str) -> None:
        self._autosave.edit(self._words.text("Write opening"), partial(planned, opening=text))
