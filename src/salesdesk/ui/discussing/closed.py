"""The foot of the evaluation: the way to close it; once it is closed, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.talk_editing import evaluation_of
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Button, Label, column, set_tip

if TYPE_CHECKING:
    from salesdesk.domain.deal import Stage
    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.workbench import Workbench

FORWARD = frozenset({OutcomeClass.ORDER, OutcomeClass.ADVANCE})


class Closed(QWidget):
    """What can be done with the evaluation as it stands."""

    close_asked = Signal()
    reopen_asked = Signal()
    next_asked = Signal()
    move_asked = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Offer to close."""
        super().__init__()
        self._words = words = workbench.words
        self._zone = workbench.standing.settings.zone
        self._told = Label("", "second", wrap=True)
        self.close_it = Button(words.text("Close evaluation"), "check", "primary", do=self.close_asked.emit)
        set_tip(self.close_it, words.text("Close evaluation (Ctrl+Enter)"))
        self.next = Button(words.text("Duplicate for the next meeting"), "copy", "primary", do=self.next_asked.emit)
        self.move_on = Button("", "arrow-right", do=self.move_asked.emit)
        self.reopen = Button(words.text("Reopen evaluation"), "undo-2", do=self.reopen_asked.emit)
        self._buttons = Flow(self.close_it, self.next, self.move_on, self.reopen)
        self.setLayout(column(self._told, self._buttons, gap=8))

    def show_meeting(self, meeting: Meeting, stage: Stage | None) -> None:
        """Show what can be done; `stage` is the next one of the deal, None where there is none."""
        words, evaluation = self._words, evaluation_of(meeting)
        closed = evaluation.done_at is not None
        if evaluation.done_at is not None:
            when = words.day_time(evaluation.done_at.astimezone(ZoneInfo(self._zone)))
            told = words.text("Closed {when}. What was learnt stands in the research now.", when=when)
            self._told.setText(told if evaluation.learnt.strip() else words.text("Closed {when}.", when=when))
        forward = closed and evaluation.outcome in FORWARD
        self._told.setVisible(closed)
        self.close_it.setVisible(not closed)
        self.next.setVisible(closed)
        self.reopen.setVisible(closed)
        self.move_on.setVisible(forward and stage is not None)
        if stage is not None:
            self.move_on.set_words(words.text("Move deal to {stage}", stage=stage.name))
