"""Lines of amounts over the days of a period."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.ui.charting.plot import Plot, legend_entry
from salesdesk.ui.flow import Flow
from salesdesk.ui.laid_out import put_instead
from salesdesk.ui.parts import boxed, column
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from salesdesk.application.line_charts import ChartLine, LineChart, LineLook


def pen_of(look: LineLook) -> QPen:
    """Return how a line is drawn, known without its colour: unbroken, in dashes, in dots."""
    wears = theme()
    pen = QPen(wears.color("text2" if look == "dotted" else "accentText"), 2.4 if look == "solid" else 1.8)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if look != "solid":
        pen.setDashPattern([4, 2.4] if look == "dashed" else [1.4, 1.8])
    return pen


def _paint_sample(look: LineLook, painter: QPainter, place: QRectF) -> None:
    painter.setPen(pen_of(look))
    painter.drawLine(QPointF(place.left(), place.center().y()), QPointF(place.right(), place.center().y()))


class _Lines(Plot):
    """The lines themselves."""

    def __init__(self) -> None:
        super().__init__()
        self._chart: LineChart | None = None

    def show_chart(self, chart: LineChart) -> None:
        self._chart = chart
        self.mark(chart.up, chart.along)

    @override
    def paint_in(self, painter: QPainter, room: QRectF) -> None:
        if self._chart is None:
            return
        if self._chart.now is not None:
            self._paint_now(painter, room, self._chart.now.share, self._chart.now.text)
        for line in self._chart.lines:
            painter.setPen(pen_of(line.look))
            painter.drawPolyline(_polygon(line, room))

    def _paint_now(self, painter: QPainter, room: QRectF, share: float, text: str) -> None:
        x = room.left() + room.width() * share
        painter.fillRect(QRect(round(x), round(room.top()), 1, round(room.height())), theme().color("text3"))
        painter.setPen(theme().color("text2"))
        words = painter.fontMetrics()
        width = words.horizontalAdvance(text)
        left = x + 4 if x + 4 + width <= room.right() else x - 4 - width
        painter.drawText(QRectF(left, room.top(), width + 1, words.height()), Qt.AlignmentFlag.AlignLeft, text)


def _polygon(line: ChartLine, room: QRectF) -> QPolygonF:
    points: list[QPointF] = []
    for along, up in line.points:
        point = QPointF(room.left() + room.width() * along, room.bottom() - room.height() * up)
        if line.stepped and points:
            points.append(QPointF(point.x(), points[-1].y()))
        points.append(point)
    return QPolygonF(points)


class LineChartView(QWidget):
    """A line chart with its legend; a screen reader says it in sentences, its table says it in figures."""

    def __init__(self) -> None:
        """Show nothing until `show_chart`."""
        super().__init__()
        self.plot = _Lines()
        self._legend = column()
        self.setLayout(column(boxed(self._legend), self.plot, gap=8))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_chart(self, chart: LineChart, name: str) -> None:
        """Draw a chart; `name` says what it is of."""
        entries = [legend_entry(line.name, partial(_paint_sample, line.look)) for line in chart.lines]
        put_instead(self._legend, [Flow(*entries, gap=16)])
        self.plot.show_chart(chart)
        self.setAccessibleName(name)
        self.setAccessibleDescription(chart.told)
