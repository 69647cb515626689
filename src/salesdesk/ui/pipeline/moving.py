"""Moving a deal from its page: what the customer has to have done first is asked for in place (4.8)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from salesdesk.domain.proving import wanted
from salesdesk.ui.acts import act
from salesdesk.ui.pipeline.evidence_asked import EvidenceAsked
from salesdesk.wording.deals import moved_told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.application.selling import DealView, Given
    from salesdesk.domain.deal import Deal, ExitCriterion, Stage
    from salesdesk.ui.pipeline.asked_slot import AskedSlot
    from salesdesk.ui.workbench import Workbench


class Moving(QObject):
    """Moves deals; `left` tells that an asking ended, so that the focus can go back to where it came from."""

    left = Signal()

    def __init__(self, workbench: Workbench, slot: AskedSlot, refused: Callable[[str], None]) -> None:
        """Ask in a slot; `refused` gets the sentences of a rule that said no to a move without questions."""
        super().__init__()
        self._workbench = workbench
        self._slot = slot
        self._refused = refused

    def to(self, view: DealView, stage: Stage) -> None:
        """Move a deal to a stage at once, or ask for what it needs first."""
        missing = tuple(one for _, one in wanted(view.deal, view.stages, stage, view.evidence))
        self._slot.end()
        if missing:
            self._ask(view.deal, stage, missing)
        else:
            self._move(view.deal, stage, (), self._refused)

    def note(self, key: UUID, criterion: ExitCriterion) -> None:
        """Ask for what the customer did for one criterion; the deal stays where it is."""
        asked = self._asked((criterion,), "")
        asked.given.connect(partial(self._on_noted, key, asked))

    def _ask(self, deal: Deal, stage: Stage, missing: tuple[ExitCriterion, ...]) -> None:
        asked = self._asked(missing, stage.name)
        asked.given.connect(partial(self._on_given, deal, stage, asked))

    def _asked(self, missing: tuple[ExitCriterion, ...], to: str) -> EvidenceAsked:
        today: date = self._workbench.today
        asked = EvidenceAsked(self._workbench.words, missing, today, to=to)
        asked.left.connect(self._on_left)
        self._slot.ask(asked)
        return asked

    def _on_given(self, deal: Deal, stage: Stage, asked: EvidenceAsked, given: Sequence[Given]) -> None:
        self._move(deal, stage, given, asked.refuse)

    def _move(self, deal: Deal, stage: Stage, given: Sequence[Given], refused: Callable[[str], None]) -> None:
        selling, words = self._workbench.desk.selling, self._workbench.words
        text = words.text("Move deal to {stage}", stage=stage.name)
        said = moved_told(words, deal.title, stage)
        job = partial(selling.move, deal.id, stage.id, evidence=tuple(given))
        act(self._workbench, text, job, self._on_done, refused, toast=True, said=said)

    def _on_noted(self, key: UUID, asked: EvidenceAsked, given: Sequence[Given]) -> None:
        selling, words = self._workbench.desk.selling, self._workbench.words
        job = partial(selling.note_evidence, key, tuple(given))
        act(self._workbench, words.text("Note what they did"), job, self._on_done, asked.refuse, toast=True)

    def _on_done(self, _step: Step) -> None:
        self._on_left()

    def _on_left(self) -> None:
        if self._slot.asked is not None:
            self._slot.end()
            self.left.emit()
