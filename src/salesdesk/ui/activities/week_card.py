"""What a week came to: minutes and entries before, during and after the sale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.application.log_rows import KindSum
from salesdesk.domain.activity import Phase
from salesdesk.ui.parts import Card, Label, boxed, column, equal
from salesdesk.wording.activities import days_told, length_told, sum_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.logbook import Week
    from salesdesk.wording import Words


class WeekCard(Card):
    """Three sums side by side."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(words.text("This week"), " ")
        self._words = words
        self._sums = {phase: (Label(" ", "value").set_numbers(), Label(" ", "second")) for phase in Phase}
        self.add(equal(*(self._tile(phase) for phase in Phase), gap=16))

    def _tile(self, phase: Phase) -> QWidget:
        time, entries = self._sums[phase]
        return boxed(column(Label(label(self._words, phase), "second"), time, entries, gap=1))

    def show_week(self, week: Week) -> None:
        """Show what was done in a week."""
        self.beside.setText(days_told(self._words, week))
        for phase, (time, entries) in self._sums.items():
            one = week.by_phase.get(phase, KindSum())
            time.setText(length_told(self._words, one.minutes))
            entries.setText(sum_told(self._words, one))
