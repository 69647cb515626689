"""What the period holds by category: each alone, and with the surer ones (F4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesdesk.ui.charting.twin import FiguresTable
from salesdesk.ui.flow import Flow
from salesdesk.ui.forecasting.strips import HeldBarView, held_swatch
from salesdesk.ui.parts import Card, Label, boxed, row
from salesdesk.wording.forecasts import held_bar, omitted_told

if TYPE_CHECKING:
    from salesdesk.application.forecast.outlooks import OutlookView
    from salesdesk.wording import Words


class HeldCard(Card):
    """The stacked bar with its table."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(words.text("By category"), words.text("at full value"), gap=10)
        self._words = words
        self.bar = HeldBarView()
        self.legend = Flow(gap=14, line_gap=4)
        titles = (words.text("Category"), words.text("Alone"), words.text("Cumulative"))
        self.table = FiguresTable(words.text("The categories in figures"), titles, first=110, each=104)
        self.omitted = Label(" ", "second", wrap=True)
        self.add(self.bar, self.legend, self.table, self.omitted)

    def show_view(self, view: OutlookView) -> None:
        """Show the categories."""
        words = self._words
        bar = held_bar(view.held, view.target, words)
        self.bar.show_bar(bar, self.title.text())
        entries = [boxed(row(held_swatch(one.part), Label(one.name, "second"), gap=6)) for one in bar.segments]
        self.legend.show_widgets(*entries)
        self.table.show_lines([(one.name, one.alone, one.together) for one in bar.segments])
        self.omitted.setText(omitted_told(view.held, words))
        self.omitted.setVisible(bool(self.omitted.text()))
