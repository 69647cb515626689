"""The proposal that is open in the form: edited at once on the screen, kept in the worker, undone step by step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from salesdesk.application.discounts import rule_of
from salesdesk.application.ports import NotKept
from salesdesk.application.proposal_checks import seen_as
from salesdesk.domain.proposal import LETTERS, Proposal, ProposalState
from salesdesk.domain.refusals import Refusal
from salesdesk.ui.autosave import Autosave
from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from salesdesk.application.changes import Step
    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.ui.workbench import Workbench


class OpenProposal(QObject):
    """What all parts of the form show and edit; `changed` tells them to show it again.

    `kept` gives the time of day at which the last edit was safe, `refused` the sentences of a rule that said no
    (then the kept state is shown again), `gone` that there is no such proposal any more.
    """

    changed = Signal()
    keeping = Signal()
    kept = Signal(object)
    refused = Signal(str)
    gone = Signal()

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        """Hold nothing until `open`."""
        super().__init__(parent)
        self.workbench = workbench
        self.words = workbench.words
        self.key: UUID | None = None
        self._view: ProposalView | None = None
        self._later: list[Callable[[], object]] = []
        self._autosave: Autosave[Proposal] = Autosave(workbench, self)
        self._autosave.changed.connect(self._on_edited)
        self._autosave.saved.connect(self._on_saved)
        self._autosave.refused.connect(self._on_refused)
        self._autosave.settled.connect(self._on_settled)

    @property
    def view(self) -> ProposalView | None:
        """The proposal as it stands on the screen, with what stands beside it; None until it is loaded."""
        return self._view

    @property
    def editable(self) -> bool:
        """Whether it is a draft of two options; what was issued or withdrawn does not change."""
        if self._view is None or len(self._view.proposal.options) != len(LETTERS):
            return False
        return self._view.proposal.state is ProposalState.DRAFT

    def open(self, key: UUID) -> None:
        """Load a proposal."""
        if key != self.key:
            self.key = key
            self._view = None
            self._autosave.forget()
        self.reload()

    def reload(self) -> None:
        """Load it again; what is being kept meanwhile is newer and stays."""
        if self.key is not None:
            self.workbench.ask(partial(self._look, self.key), self._on_loaded, self._on_not_loaded)

    def _look(self, key: UUID) -> ProposalView | None:
        """Return the proposal, None when it was put away (or its beginning undone); runs in the worker."""
        proposing = self.workbench.desk.proposing
        view = proposing.view(key)
        return view if any(row.id == key for row in proposing.listed()) else None

    def change(self, text: str, change: Callable[[Proposal], Proposal]) -> None:
        """Edit the proposal; `text` names the edit for undo. A refusal of the edit itself goes to `refused`."""
        if not self.editable:
            return
        try:
            self._autosave.edit(text, change)
        except Refusal as refusal:
            self.refused.emit(told(self.words, refusal))
            self.changed.emit()

    def price(self, text: str, change: Callable[[Proposal], Proposal]) -> None:
        """Edit prices: nothing becomes cheaper before an impediment of price stands on the deal (1.11, B7)."""
        if self._view is not None:
            self.change(text, rule_of(self._view).kept_by(change))

    def act(
        self,
        text: str,
        job: Callable[[], Step],
        done: Callable[[], object] | None = None,
        refused: Callable[[str], object] | None = None,
        *,
        notice: str = "",
    ) -> None:
        """Do something with the proposal as the desk keeps it, once every edit is kept; undone under `text`."""

        def acted(step: Step) -> None:
            if done is not None:
                done()
            self._on_acted(step)

        failed = partial(self._on_not_acted, refused or self.refused.emit)
        self.when_settled(lambda: self.workbench.act(text, job, acted, failed, notice=notice))

    def run(
        self, job: Callable[[], object], done: Callable[[], object], failed: Callable[[Exception], bool] | None = None
    ) -> None:
        """Do something that cannot be taken back, once every edit is kept; then `done`.

        `failed` is shown what stands in the way, and returns whether it dealt with it.
        """

        def ran(_result: object) -> None:
            done()
            self.reload()

        def not_run(error: Exception) -> None:
            if failed is None or not failed(error):
                self._on_not_acted(self.refused.emit, error)

        self.when_settled(lambda: self.workbench.background.run(job, ran, not_run))

    def when_settled(self, do: Callable[[], object]) -> None:
        """Do something at once, or as soon as every edit is kept."""
        if self._autosave.busy:
            self._later.append(do)
        else:
            do()

    def _on_edited(self, proposal: Proposal) -> None:
        if self._view is not None:
            self._view = seen_as(self._view, proposal)
            self.keeping.emit()
            self.changed.emit()

    def _on_saved(self) -> None:
        zone = ZoneInfo(self.workbench.standing.settings.zone)
        self.kept.emit(self.workbench.desk.changes.clock.now().astimezone(zone))

    def _on_settled(self) -> None:
        later, self._later = self._later, []
        for do in later:
            do()

    def _on_refused(self, sentences: str) -> None:
        self.refused.emit(sentences)
        self.reload()

    def _on_acted(self, step: Step) -> None:
        mine = [e.after for e in step.edits if isinstance(e.after, Proposal) and e.after.id == self.key]
        if mine:
            self._autosave.take(mine[-1])
        self._on_saved()
        self.reload()

    def _on_not_acted(self, refused: Callable[[str], object], error: Exception) -> None:
        if isinstance(error, FORESEEN):
            refused(told(self.words, error))
        else:
            self.workbench.tell_trouble(error)
        self.reload()

    def _on_loaded(self, view: ProposalView | None) -> None:
        if view is None:
            self.key = None
            self.gone.emit()
        elif view.proposal.id == self.key and self._autosave.take(view.proposal):
            self._view = view
            self.changed.emit()

    def _on_not_loaded(self, error: Exception) -> None:
        if isinstance(error, NotKept):
            self.gone.emit()
        else:
            self.workbench.tell_trouble(error)
