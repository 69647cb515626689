"""What the period may come to: the exact range, the chance to reach the target, the same without the biggest deal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from salesdesk.ui.charting.twin import FiguresTable
from salesdesk.ui.fields import Tick
from salesdesk.ui.forecasting.strips import RangeStripView
from salesdesk.ui.parts import Card, Label
from salesdesk.ui.parts.labels import set_tip
from salesdesk.wording.forecasts import biggest_told, range_lines, range_told, strip_of

if TYPE_CHECKING:
    from salesdesk.application.forecast.outlooks import OutlookView, Spread
    from salesdesk.wording import Words


class RangeCard(Card):
    """The range as it stands, and as tried beside it; `asked` tells that the biggest deal is to be lost, or not."""

    asked = Signal()

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(words.text("What it may come to"), words.text("won and open, exact"), gap=10)
        self._words = words
        self.told = Label(" ", "body", wrap=True)
        self.strip = RangeStripView()
        titles = (words.text("Figure"), words.text("As it stands"), words.text("As tried"), words.text("Which means"))
        self.table = FiguresTable(words.text("The range in figures"), titles, first=130, each=110)
        self.lose = Tick(words.text("What if you lose your biggest deal?"))
        self.lose.committed.connect(self._on_lost)
        self.add(self.told, self.strip, self.table, self.lose)

    def _on_lost(self, _lost: object) -> None:
        self.asked.emit()

    def show_view(self, view: OutlookView) -> None:
        """Show the range as it stands."""
        words = self._words
        question = biggest_told(view, words)
        self.lose.setText(question.replace("&", "&&"))
        self.lose.setAccessibleName(question)
        self.lose.setVisible(view.biggest is not None)
        if view.biggest is None:
            self.lose.set_value(False)
        else:
            set_tip(self.lose, view.biggest.deal.title)
        self.show_tried(view, None)

    def show_tried(self, view: OutlookView, tried: Spread | None) -> None:
        """Show a range that is tried beside the one that stands; None: nothing is tried."""
        words, now = self._words, view.spread
        shown = tried or now
        self.told.setText(range_told(view, shown, words))
        some = bool(now.deals or shown.deals)
        self.strip.setVisible(some)
        self.table.setVisible(some)
        before = now if tried is not None else None
        self.strip.show_strip(strip_of(view, shown, words, before), self.title.text())
        self.table.show_lines(range_lines(view, now, tried, words))
