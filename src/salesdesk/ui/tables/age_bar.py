"""The age bar: how old a deal is beside the average and the slowest tenth of wins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF

from salesdesk.ui.parts.hatching import fill_hatched, fill_solid, rounded
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPainter

    from salesdesk.ui.tables.cells import AgeCell, AgeState

TRACK: Final = 64
SHORTEST: Final = 24
"""Pixels at 100 % text size of a bar, and of the shortest that still shows where the average lies."""
_INK: Final[Mapping[AgeState, str]] = {"young": "control", "past-average": "warn", "past-p90": "bad"}


def paint_age(painter: QPainter, place: QRectF, cell: AgeCell, length: float | None = None) -> int:
    """Paint the bar at the left of a place and return how much room it took, in pixels.

    It is as long as in tables unless told.
    """
    if cell.average is None:
        return 0
    wears = theme()
    length = float(wears.px(TRACK)) if length is None else length
    middle = place.center().y()
    track = QRectF(place.left(), middle - 3, length, 6)
    painter.fillPath(rounded(track, 3), wears.color("sunken"))
    filled = rounded(QRectF(track.left(), track.top(), max(6.0, length * cell.filled), 6), 3)
    ink = wears.color(_INK[cell.state])
    if cell.state == "past-p90":
        fill_hatched(painter, filled, wears.color("badWash"), ink, step=4.0)
    else:
        fill_solid(painter, filled, ink)
    if cell.p90 is not None:
        # The slowest tenth is a thin quiet mark; the average a strong one.
        painter.fillRect(QRectF(track.left() + length * cell.p90 - 0.5, middle - 5, 1, 10), wears.color("text3"))
    painter.fillRect(QRectF(track.left() + length * cell.average - 1, middle - 5, 2, 10), wears.color("text"))
    return int(length) + 10
