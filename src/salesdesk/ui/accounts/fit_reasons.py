"""How well an account fits the ideal customer, criterion by criterion, in lines that are read like all others (3.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from salesdesk.ui.laid_out import put_instead
from salesdesk.ui.parts import CheckRow, Label, column
from salesdesk.wording.fit import no_fit_told, reason_told

if TYPE_CHECKING:
    from salesdesk.domain.fit import Fit, FitReason
    from salesdesk.ui.parts.rows import CheckState
    from salesdesk.wording import Words

STATES: Final[Mapping[bool | None, CheckState]] = {True: "met", False: "missing", None: "advice"}


class FitReasons(QWidget):
    """The score as a sentence and a line for each criterion; nothing where the desk asks for no criteria."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__()
        self._words = words
        self._shown: Fit | None = None
        self._score = Label("", wrap=True)
        self._rows = column(gap=2)
        self.setLayout(
            column(Label(words.text("Fit with our ideal customer"), "label"), self._score, self._rows, gap=4)
        )
        self.hide()

    def show_fit(self, fit: Fit | None) -> None:
        """Show the score and its reasons; without data the reasons say what to fill in."""
        self.setVisible(fit is not None and bool(fit.reasons))
        if fit is None or fit == self._shown:
            return
        self._shown = fit
        words = self._words
        self._score.setText(
            no_fit_told(words, fit) if fit.score is None else words.text("{score} of 100", score=fit.score)
        )
        put_instead(self._rows, [self._row(reason) for reason in fit.reasons])

    def _row(self, reason: FitReason) -> CheckRow:
        told = {True: self._words.text("met"), False: self._words.text("not met"), None: self._words.text("not known")}
        line = CheckRow(reason_told(self._words, reason), STATES[reason.met])
        line.words.setAccessibleName(f"{reason_told(self._words, reason)}: {told[reason.met]}")
        return line
