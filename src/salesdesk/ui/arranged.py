"""The parts of a page in columns: as many as there is room for, the page scrolls when it is too tall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from salesdesk.ui.canvas import Canvas
from salesdesk.ui.laid_out import nest
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import column, scrolling
from salesdesk.ui.theme import theme

GAP = 14


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which parts (by their place in the reading) stand in which column, and how wide the columns are to each other.

    It is taken from `least` pixels of width on, at 100 % text size. `inside`: every part scrolls by itself.
    """

    least: int
    columns: tuple[tuple[int, ...], ...]
    shares: tuple[int, ...]
    inside: bool = False


def arrangement_for(width: int, text_size: int, arrangements: Sequence[Arrangement]) -> Arrangement:
    """Return the first that has room in so many pixels at a text size in percent, else the last."""
    room = width * 100 // text_size
    return next((one for one in arrangements if room >= one.least), arrangements[-1])


def below_each_other(count: int) -> Arrangement:
    """Return the arrangement for narrow windows."""
    return Arrangement(0, (tuple(range(count)),), (1,))


class Arranged(QWidget):
    """Parts in the order of their reading, in columns that stand below each other when there is no room.

    `arranged` tells that parts stand elsewhere, so that the page can put its focus order right.
    """

    arranged = Signal()

    def __init__(
        self,
        parts: Sequence[QWidget],
        arrangements: Sequence[Arrangement],
        above: QWidget | None = None,
        *,
        filled: bool = True,
    ) -> None:
        """Take the parts and, widest first, the ways to put them; `above` stands over all columns.

        The last part of a column reaches its foot, unless they are not to be `filled`.
        """
        super().__init__()
        self.parts = tuple(parts)
        self._arrangements = tuple(arrangements)
        self._filled = filled
        self._above = above
        self._columns: list[QVBoxLayout] = []
        # Not a grid: QGridLayout forgets the height of wrapped words in parts that span rows.
        self._line = QHBoxLayout()
        self._line.setSpacing(GAP)
        for part in parts:
            policy = part.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            part.setSizePolicy(policy)
        whole = column(gap=GAP)
        if above is not None:
            whole.addWidget(above)
            above.installEventFilter(self)
        nest(whole, self._line, 1)
        self.area = scrolling(Canvas(whole))
        self.setLayout(column(self.area, gap=0))
        self.present = self._arrangements[0]
        self._place()
        theme().changed.connect(self._on_theme_changed)

    def in_reading_order(self) -> list[QWidget]:
        """Return the parts as they are read now: column by column, each from top to bottom."""
        return [self.parts[place] for places in self.present.columns for place in places]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        wanted = arrangement_for(self.width(), theme().text_size, self._arrangements)
        if wanted is not self.present:
            self.present = wanted
            self._place()
            self.arranged.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._above and event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._scroll_once()
            # What scrolls elsewhere now has lost its place in the order of Tab.
            self.arranged.emit()
        return super().eventFilter(watched, event)

    def _scroll_once(self) -> None:
        """Let every part scroll by itself only while nothing stands above them: the page would scroll as well."""
        alone = self._above is None or self._above.isHidden()
        for part in self.parts:
            if isinstance(part, PartCard):
                part.scroll_inside(inside=self.present.inside and alone)

    def _place(self) -> None:
        for old in self._columns:
            # Not takeAt: its items would live on beside the new ones, and Qt would ask the old ones for their heights.
            for part in self.parts:
                old.removeWidget(part)
            self._line.removeItem(old)
            old.deleteLater()
        self._columns = [self._column(places) for places in self.present.columns]
        for made, share in zip(self._columns, self.present.shares, strict=True):
            nest(self._line, made, share)
        self._scroll_once()

    def _column(self, places: tuple[int, ...]) -> QVBoxLayout:
        made = column(gap=GAP)
        for place in places:
            part = self.parts[place]
            made.addWidget(part)
        if self._filled:
            made.setStretch(len(places) - 1, 1)
        else:
            made.addStretch(1)
        return made
