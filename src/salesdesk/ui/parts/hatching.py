"""Fills that can be told apart without colour: solid, hatched, dotted, dashed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


def rounded(place: QRectF, radius: float, *, left: bool = True, right: bool = True) -> QPainterPath:
    """Return a bar's outline that is round at one end, at both or at none."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(place, radius, radius)
    if not left:
        path.addRect(place.adjusted(0, 0, -place.width() / 2, 0))
    if not right:
        path.addRect(place.adjusted(place.width() / 2, 0, 0, 0))
    return path


def fill_solid(painter: QPainter, shape: QPainterPath, ink: QColor) -> None:
    """Fill without a pattern."""
    painter.fillPath(shape, ink)


def fill_hatched(painter: QPainter, shape: QPainterPath, ground: QColor, ink: QColor, *, step: float = 6.0) -> None:
    """Fill with slanted lines on a ground."""
    painter.save()
    painter.setClipPath(shape)
    place = shape.boundingRect()
    painter.fillRect(place, ground)
    painter.setPen(QPen(ink, 1.2))
    x = place.left() - place.height()
    while x < place.right():
        painter.drawLine(QPointF(x, place.bottom()), QPointF(x + place.height(), place.top()))
        x += step
    painter.restore()


def outline(painter: QPainter, place: QRectF, ground: QColor, ink: QColor, *, dashes: tuple[float, float]) -> None:
    """Fill a box and draw a broken line around it."""
    pen = QPen(ink, 1.5)
    pen.setDashPattern(list(dashes))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(place.adjusted(0.75, 0.75, -0.75, -0.75), 3, 3)
