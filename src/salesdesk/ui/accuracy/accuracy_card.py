"""How near the kept forecasts came: by period, by rep, by category; misses in a row are named (3.7, F5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.application.forecast.accuracy import OCCASIONS
from salesdesk.ui.charting.pair_chart import PairChartView
from salesdesk.ui.charting.twin import FiguresTable, Twin
from salesdesk.ui.fields import Segments
from salesdesk.ui.flow import Flow
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Card, HintStrip, Label
from salesdesk.wording.accuracy import (
    accuracy_chart,
    bias_cell,
    error_cell,
    kept_told,
    miss_cell,
    streaks_told,
    whole_told,
)
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.forecast.accuracy import AccuracyView, OccasionAccuracy
    from salesdesk.application.forecast.keeping import Keeping
    from salesdesk.domain.snapshot import Occasion
    from salesdesk.wording import Words


class AccuracyCard(Card):
    """The forecasts of one occasion held against what came; which snapshots of the period are kept."""

    def __init__(self, words: Words) -> None:
        """Show nothing until `show_view`."""
        self._words = words
        self._view: AccuracyView | None = None
        self.occasion: Segments[Occasion] = Segments(
            words.text("Which forecasts"), [(one, label(words, one), "") for one in OCCASIONS]
        )
        self.occasion.committed.connect(self._on_occasion)
        self.chart = PairChartView()
        name = words.text("Foretold and came")
        self.periods = FiguresTable(
            name, (words.text("Period"), words.text("Foretold"), words.text("Came"), words.text("Missed by"))
        )
        self.twin = Twin(words, name, self.chart, self.periods)
        super().__init__(words.text("Accuracy of forecasts"))
        self.kept = Label(" ", "second", wrap=True)
        self.whole = Label(" ", "body", wrap=True)
        self.streaks = Listing("", gap=6)
        columns = (
            words.text("Error, weighted"),
            words.text("On the whole"),
            words.text("Called: error"),
            words.text("Called: on the whole"),
        )
        self.owners = FiguresTable(words.text("Accuracy by rep"), (words.text("Rep"), *columns), each=112)
        self.categories = FiguresTable(
            words.text("Accuracy by category"), (words.text("Category"), *columns[:2]), first=150, each=112
        )
        ways = Flow(self.occasion, self.twin.switch, gap=10)
        self.add(self.kept, ways, self.whole, self.streaks, self.twin, self.owners, self.categories)

    def show_view(self, view: AccuracyView, keeping: Keeping) -> None:
        """Show how near forecasts came, and what is kept of the period."""
        self._view = view
        self.kept.setText(kept_told(keeping, self._words))
        self._show(view)

    def _on_occasion(self, _occasion: Occasion) -> None:
        if self._view is not None:
            self._show(self._view)

    def _show(self, view: AccuracyView) -> None:
        words, shown = self._words, view.of(self.occasion.value())
        self.whole.setText(whole_told(shown, words))
        named = streaks_told(shown, view, words)
        self.streaks.setVisible(bool(named))
        self.streaks.show_rows([HintStrip(words.text("Missed again."), one) for one in named])
        any_kept = bool(shown.periods)
        for part in (self.twin, self.twin.switch, self.owners, self.categories):
            part.setVisible(any_kept)
        if any_kept:
            self._show_figures(shown, view)

    def _show_figures(self, shown: OccasionAccuracy, view: AccuracyView) -> None:
        words = self._words
        self.chart.show_chart(accuracy_chart(shown, view.currency, words), words.text("Foretold and came"))
        self.periods.show_lines(
            [
                (
                    words.period(one.period),
                    words.money(one.foretold, cents=False),
                    words.money(one.actual, cents=False),
                    miss_cell(one, words),
                )
                for one in shown.periods
            ]
        )
        self.owners.show_lines(
            [
                (
                    one.name or words.text("Nobody"),
                    error_cell(one.forecast, words),
                    bias_cell(one.forecast, words),
                    error_cell(one.called, words),
                    bias_cell(one.called, words),
                )
                for one in shown.owners
            ]
        )
        self.categories.show_lines(
            [
                (label(words, foreseen), error_cell(near, words), bias_cell(near, words))
                for foreseen, near in shown.categories
            ]
        )
