"""The parts of a page in columns: as many as there is room for, the page scrolls when it is too tall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.canvas import Canvas
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import column, scrolling
from salesdesk.ui.theme import theme

GAP = 14
Cell = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where each part stands (row, column, rows, columns) and how wide the columns are to each other.

    It is taken from `least` pixels of width on, at 100 % text size. `inside`: every part scrolls by itself.
    """

    least: int
    cells: tuple[Cell, ...]
    shares: tuple[int, ...]
    inside: bool = False


def arrangement_for(width: int, text_size: int, arrangements: Sequence[Arrangement]) -> Arrangement:
    """Return the first that has room in so many pixels at a text size in percent, else the last."""
    room = width * 100 // text_size
    return next((one for one in arrangements if room >= one.least), arrangements[-1])


def below_each_other(count: int) -> Arrangement:
    """Return the arrangement for narrow windows."""
    return Arrangement(0, tuple((at, 0, 1, 1) for at in range(count)), (1,))


class Arranged(QWidget):
    """Parts in the order of their reading; the Tab key goes through them in that order however they stand."""

    def __init__(
        self, parts: Sequence[QWidget], arrangements: Sequence[Arrangement], above: QWidget | None = None
    ) -> None:
        """Take the parts and, widest first, the ways to put them; `above` stands over all columns."""
        super().__init__()
        self.parts = tuple(parts)
        self._arrangements = tuple(arrangements)
        self._above = above
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        for part in parts:
            policy = part.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            part.setSizePolicy(policy)
        self.area = scrolling(Canvas(self._grid))
        self.setLayout(column(self.area, gap=0))
        self.present = self._arrangements[0]
        self._place()
        theme().changed.connect(self._on_theme_changed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        wanted = arrangement_for(self.width(), theme().text_size, self._arrangements)
        if wanted is not self.present:
            self.present = wanted
            self._place()

    def _place(self) -> None:
        present, grid = self.present, self._grid
        while grid.count():
            grid.takeAt(0)
        for at in range(len(self.parts) + 1):
            grid.setColumnStretch(at, present.shares[at] if at < len(present.shares) else 0)
            grid.setRowStretch(at, 0)
        if self._above is not None:
            grid.addWidget(self._above, 0, 0, 1, len(present.shares))
        for part, (line, place, lines, places) in zip(self.parts, present.cells, strict=True):
            grid.addWidget(part, line + 1, place, lines, places)
            if isinstance(part, PartCard):
                part.scroll_inside(inside=present.inside)
        grid.setRowStretch(max(line + lines for line, _, lines, _ in present.cells), 1)
