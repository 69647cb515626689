"""The reminder of a sweep that is due: 30 days before the plan year and at each quarter's start (3.12)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from salesdesk.ui.parts import HintStrip
from salesdesk.wording.sweeps import due_told

if TYPE_CHECKING:
    from salesdesk.application.tending import Tended
    from salesdesk.domain.sweep import SweepDue
    from salesdesk.ui.workbench import Workbench


class SweepReminder(HintStrip):
    """A strip that leads to the sweep; hidden while none is due or nothing is to be swept."""

    def __init__(self, workbench: Workbench) -> None:
        """Stay hidden until something is due."""
        super().__init__(kind="notice")
        self._workbench = workbench
        self.acted.connect(partial(workbench.navigate, "sweep", ""))
        self.hide()

    def load(self) -> None:
        """Ask whether a sweep is due, behind what the page asked for itself."""
        self._workbench.ask(self._workbench.desk.tending.counts, self._on_counted)

    def _on_counted(self, found: Tended) -> None:
        self.show_due(found.due, found.flagged)

    def show_due(self, due: SweepDue | None, flagged: int) -> None:
        """Show why a sweep is due and how many deals it asks about."""
        asked = due is not None and flagged > 0
        if due is not None and asked:
            words = self._workbench.words
            why, deals = due_told(due, flagged, self._workbench.today, words)
            self.say(why, deals, words.text("Sweep the pipeline"))
        self.setVisible(asked)
