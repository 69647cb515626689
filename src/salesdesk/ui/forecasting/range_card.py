"""What the period may come to: the exact range, the chance to reach the target, the same without the biggest deal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from salesdesk.ui.fields import Tick
from salesdesk.ui.forecasting.strips import RangeStripView
from salesdesk.ui.parts import Card, Label
from salesdesk.ui.parts.labels import set_tip
from salesdesk.ui.tables import Column, NumberCell, TableModel, TextCell, WholeTable
from salesdesk.wording.forecasts import RangeLine, biggest_told, range_lines, range_told, strip_of

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
        self.table = RangeTable(words)
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
        self.table.show_things(range_lines(view, now, tried, words))


class RangeTable(WholeTable[RangeLine]):
    """The figures of the range: what each means, what it is, what it is as tried."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        columns: list[Column[RangeLine]] = [
            Column(
                "name",
                words.text("Figure"),
                lambda line: TextCell(line[0], "text", bold=True),
                width=136,
                stretch=1,
                least=120,
                sortable=False,
            ),
            Column(
                "means",
                words.text("Which means"),
                lambda line: TextCell(line[3], tip=line[3]),
                width=190,
                stretch=3,
                least=100,
                gives_way=1,
                sortable=False,
            ),
            Column(
                "now",
                words.text("As it stands"),
                lambda line: NumberCell(line[1]),
                right=True,
                width=112,
                stretch=0,
                sortable=False,
            ),
            Column(
                "tried",
                words.text("As tried"),
                lambda line: NumberCell(line[2] or "–", tone="accentText" if line[2] else "text3"),
                right=True,
                width=112,
                stretch=0,
                sortable=False,
            ),
        ]
        super().__init__(TableModel(columns, lambda line: line[0]), words.text("The range in figures"))
