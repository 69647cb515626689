"""Pairs of columns: what was said, and what came."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.line_charts import Mark
from salesdesk.ui.charting.plot import Plot, legend_entry
from salesdesk.ui.flow import Flow
from salesdesk.ui.laid_out import put_instead
from salesdesk.ui.parts import boxed, column
from salesdesk.ui.parts.hatching import fill_hatched, fill_solid, rounded
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from salesdesk.application.line_charts import PairChart

_WIDEST = 26.0


def _paint_column(painter: QPainter, place: QRectF, *, came: bool) -> None:
    """Paint one column: what came is solid, what was said hatched."""
    wears = theme()
    if place.height() <= 0:
        return
    if came:
        fill_solid(painter, rounded(place, 2), wears.color("accentText"))
    else:
        fill_hatched(painter, rounded(place, 2), wears.color("sel"), wears.color("accentText"), step=5)


class _Pairs(Plot):
    """The columns themselves."""

    def __init__(self) -> None:
        super().__init__()
        self._chart: PairChart | None = None

    def show_chart(self, chart: PairChart) -> None:
        self._chart = chart
        count = max(1, len(chart.pairs))
        self.mark(chart.up, [Mark(share=(n + 0.5) / count, text=one.text) for n, one in enumerate(chart.pairs)])

    @override
    def paint_in(self, painter: QPainter, room: QRectF) -> None:
        if self._chart is None or not self._chart.pairs:
            return
        each = room.width() / len(self._chart.pairs)
        wide = min(_WIDEST, each * 0.34)
        for n, pair in enumerate(self._chart.pairs):
            middle = room.left() + each * (n + 0.5)
            if pair.said is not None:
                high = room.height() * pair.said
                _paint_column(painter, QRectF(middle - wide - 1, room.bottom() - high, wide, high), came=False)
            high = room.height() * pair.came
            _paint_column(painter, QRectF(middle + 1, room.bottom() - high, wide, high), came=True)


class PairChartView(QWidget):
    """Pairs of columns with their legend; a screen reader says them in sentences, their table in figures."""

    def __init__(self) -> None:
        """Show nothing until `show_chart`."""
        super().__init__()
        self.plot = _Pairs()
        self._legend = column()
        self.setLayout(column(boxed(self._legend), self.plot, gap=8))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_chart(self, chart: PairChart, name: str) -> None:
        """Draw a chart; `name` says what it is of."""
        said = legend_entry(chart.said, partial(_paint_column, came=False))
        came = legend_entry(chart.came, partial(_paint_column, came=True))
        put_instead(self._legend, [Flow(said, came, gap=16)])
        self.plot.show_chart(chart)
        self.setAccessibleName(name)
        self.setAccessibleDescription(chart.told)
