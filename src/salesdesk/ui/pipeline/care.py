"""What the pipeline page says needs looking after: deals to sweep, stalled ones, those without a next step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from salesdesk.ui.parts import Button
from salesdesk.ui.sweeping.reminder import SweepReminder

if TYPE_CHECKING:
    from salesdesk.application.tending import Tended
    from salesdesk.ui.workbench import Workbench


class Care:
    """Two buttons with counts and the reminder; they lead to the pages of the sweep and of stalled deals."""

    def __init__(self, workbench: Workbench) -> None:
        """Show no counts yet."""
        words = workbench.words
        self._workbench = workbench
        self.sweep = Button(words.text("Sweep"), "hourglass", do=partial(workbench.navigate, "sweep", ""))
        self.stalled = Button(
            words.text("Stalled deals"), "clock", "quiet", do=partial(workbench.navigate, "stalled", "")
        )
        self.reminder = SweepReminder(workbench)

    def load(self) -> None:
        """Count behind what the page asked for itself."""
        self._workbench.ask(self._workbench.desk.tending.counts, self._on_counted)

    def _on_counted(self, found: Tended) -> None:
        words, flagged, stalled = self._workbench.words, found.flagged, found.stalled
        self.sweep.set_words(
            words.plural("Sweep {n} aged deal", "Sweep {n} aged deals", flagged) if flagged else words.text("Sweep")
        )
        self.stalled.set_words(
            words.plural("{n} stalled deal", "{n} stalled deals", stalled) if stalled else words.text("Stalled deals")
        )
        self.reminder.show_due(found.due, flagged)
