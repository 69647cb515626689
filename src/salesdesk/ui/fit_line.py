"""How well an account fits: the score as a pill, and in a line what it comes from (3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.ui.parts import Label, row
from salesdesk.ui.told_pill import ToldPill
from salesdesk.wording.fit import fit_short, fit_told

if TYPE_CHECKING:
    from salesdesk.domain.fit import Fit
    from salesdesk.wording import Words


class FitPill(ToldPill):
    """The score from 0 to 100; hidden while there is none, because no data is no score."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__("neutral", "target")
        self._words = words
        self.hide()

    def show_fit(self, fit: Fit | None) -> None:
        """Show the score with its reasons behind it."""
        has_score = fit is not None and fit.score is not None
        self.setVisible(has_score)
        if fit is not None and has_score:
            self.tell(fit_short(self._words, fit), "neutral", "target", fit_told(self._words, fit))


class FitLine(QWidget):
    """The pill and its reasons side by side, for where they are read at a glance."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._words = words
        self.pill = FitPill(words)
        self.told = Label("", "second", wrap=True)
        line = row(self.pill, self.told, gap=8, middle=False)
        line.setAlignment(self.pill, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.hide()

    def show_fit(self, fit: Fit | None) -> None:
        """Show the score and its reasons; without a score nothing stands here."""
        self.pill.show_fit(fit)
        self.setVisible(fit is not None and fit.score is not None)
        self.told.setText(fit_told(self._words, fit) if fit is not None else "")
