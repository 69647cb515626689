"""The forecast by the odds of age, tried on the desk's own past (F11, F5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.ui.charting.pair_chart import PairChartView
from salesdesk.ui.charting.twin import FiguresTable, Twin
from salesdesk.ui.parts import Card, Label
from salesdesk.wording.accuracy import backtest_chart, backtest_told, tried_cells

if TYPE_CHECKING:
    from salesdesk.domain.backtest import Backtest
    from salesdesk.wording import Words


class BacktestCard(Card):
    """What each month's start would have foretold of its thirty days, beside what came."""

    def __init__(self, words: Words) -> None:
        """Show nothing until `show_backtest`."""
        self._words = words
        self.chart = PairChartView()
        name = words.text("Tried on the past")
        titles = (
            words.text("Month"),
            words.text("Foretold"),
            words.text("Came"),
            words.text("Missed by"),
            words.text("Open deals in it"),
        )
        self.table = FiguresTable(name, titles)
        self.twin = Twin(words, name, self.chart, self.table)
        super().__init__(words.text("Tried on your past"), trailing=self.twin.switch)
        self.told = Label(" ", "body", wrap=True)
        how = words.text(
            "At the start of each month: the value of each open deal by the odds of its age, with what was known then, "
            "held against what these deals brought in the thirty days after."
        )
        self.add(self.told, Label(how, "second", wrap=True), self.twin)

    def show_backtest(self, backtest: Backtest, currency: str) -> None:
        """Show the months that were tried."""
        words = self._words
        self.told.setText(backtest_told(backtest, words))
        told = backtest.accuracy.n > 0
        self.twin.setVisible(told)
        self.twin.switch.setVisible(told)
        if told:
            self.chart.show_chart(backtest_chart(backtest, currency, words), words.text("Tried on the past"))
            self.table.show_lines([tried_cells(one, words) for one in backtest.tried])
