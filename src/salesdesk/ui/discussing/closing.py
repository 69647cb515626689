"""Closing an evaluation by hand, opening it again, and what follows from it; nothing happens by itself (2.3, 4.31)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from salesdesk.application.talk_editing import evaluation_of, why_not_closed
from salesdesk.domain.meeting import Meeting
from salesdesk.ui.acts import act
from salesdesk.ui.discussing.closed import FORWARD
from salesdesk.ui.notices import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.changes import Step
    from salesdesk.application.discussing import DiscussionView
    from salesdesk.domain.deal import ExitCriterion
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.discussing.evaluation_card import EvaluationCard
    from salesdesk.ui.workbench import Workbench


class Closing(QObject):
    """What the foot of the evaluation does; `view` returns the talk that is shown."""

    def __init__(
        self,
        workbench: Workbench,
        autosave: Autosave[Meeting],
        card: EvaluationCard,
        view: Callable[[], DiscussionView | None],
        refuse: Callable[[str], None],
    ) -> None:
        """Act on what the card asks for; `refuse` tells sentences above the page."""
        super().__init__()
        self._workbench = workbench
        self._autosave = autosave
        self._card = card
        self._view = view
        self._refuse = refuse
        self._waits = False
        card.foot.close_asked.connect(self.close_it)
        card.foot.reopen_asked.connect(self.reopen)
        card.foot.next_asked.connect(self.plan_next)
        card.foot.move_asked.connect(self.move_on)
        autosave.settled.connect(self._on_settled)
        autosave.refused.connect(self._on_refused)

    def close_it(self) -> None:
        """Close the evaluation once everything that was typed is kept (Ctrl+Enter); refused where something lacks."""
        focused: Any = QApplication.focusWidget()
        commit = getattr(focused, "commit", None)
        if callable(commit):
            commit()
        self._waits = self._autosave.busy
        if not self._waits:
            self._close()

    def _on_settled(self) -> None:
        if self._waits:
            self._waits = False
            self._close()

    def _on_refused(self, _sentences: str) -> None:
        self._waits = False

    def _close(self) -> None:
        meeting = self._autosave.value
        if meeting is None or meeting.is_evaluated:
            return
        missing = why_not_closed(meeting, self._workbench.desk.changes.clock.now())
        if missing is not None:
            self._card.refuse(missing)
            return
        key, close = meeting.id, self._workbench.desk.evaluating.close
        text = self._workbench.words.text("Close evaluation")
        act(self._workbench, text, lambda: close(key), self._on_closed, self._refuse)

    def _on_closed(self, _step: Step) -> None:
        words, view, meeting = self._workbench.words, self._view(), self._autosave.value
        stage = view.next_stage if view is not None else None
        text = words.text("Evaluation closed")
        if meeting is not None and evaluation_of(meeting).outcome in FORWARD and stage is not None:
            move = words.text("Move deal to {stage}", stage=stage.name)
            self._workbench.notify(Notice(text, act=move, do=self.move_on))
        else:
            self._workbench.notify(Notice(text, undo=True))

    def reopen(self) -> None:
        """Open the evaluation again, to be written on."""
        view = self._view()
        if view is not None:
            key, reopen = view.meeting.id, self._workbench.desk.evaluating.reopen
            act(self._workbench, self._workbench.words.text("Reopen evaluation"), lambda: reopen(key))

    def plan_next(self) -> None:
        """Plan the next meeting with what is still open, and open its plan."""
        view = self._view()
        if view is not None:
            key, plan_next = view.meeting.id, self._workbench.desk.preparing.plan_next
            text = self._workbench.words.text("Duplicate for the next meeting")
            act(self._workbench, text, lambda: plan_next(key), self._on_planned, self._refuse)

    def _on_planned(self, step: Step) -> None:
        self._workbench.navigate("plans", str(step.made(Meeting)))

    def move_on(self) -> None:
        """Move the deal to its next stage, because somebody asked for it."""
        view = self._view()
        if view is None or view.deal is None or view.next_stage is None:
            return
        deal, stage, selling = view.deal.id, view.next_stage, self._workbench.desk.selling
        text = self._workbench.words.text("Move deal to {stage}", stage=stage.name)

        def move_or_ask(missing: tuple[ExitCriterion, ...]) -> None:
            if missing:
                # Its page asks for what the customer has to have done first (4.8).
                self._workbench.navigate("deal", f"{deal}/{stage.id}")
            else:
                act(self._workbench, text, lambda: selling.move(deal, stage.id), refused=self._refuse, toast=True)

        self._workbench.ask(lambda: selling.wanted(deal, stage.id), move_or_ask)
