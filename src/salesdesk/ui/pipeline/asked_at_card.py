"""What stands in the way of moving a deal, asked for beside its card: over the board, never in a dialog (4.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from typing_extensions import override

from salesdesk.ui.canvas import Canvas
from salesdesk.ui.parts import Ground, column, scrolling
from salesdesk.ui.theme import restyle, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from salesdesk.ui.pipeline.evidence_asked import EvidenceAsked

WIDTH = 360
_EDGE = 4


class AskedAtCard(Ground):
    """Holds the questions over a page, below the card they are about, and grows with them; it ends with `end`."""

    def __init__(self, asked: EvidenceAsked, page: QWidget, card: QRect) -> None:
        """Lie over the page beside a card, whose place is given as the page sees it."""
        super().__init__("popup", margins=(_EDGE, _EDGE, _EDGE, _EDGE), gap=0)
        self.setParent(page)
        self.asked = asked
        self._card = card
        restyle(asked, part="canvas")
        self.setAccessibleName(asked.accessibleName())
        self._canvas = Canvas(column(asked))
        self.column.addWidget(scrolling(self._canvas))
        asked.installEventFilter(self)
        page.installEventFilter(self)
        self._fit()
        self.show()
        self.raise_()

    def end(self) -> None:
        """Go away."""
        self.hide()
        self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Be as tall as the questions are now, whole on the page, below the card where there is room."""
        page = self.parentWidget()
        if page is None:
            return
        width = min(max(theme().px(WIDTH), self._card.width()), page.width())
        inner = width - 2 * _EDGE - 2
        wanted = (
            self._canvas.heightForWidth(inner) if self._canvas.hasHeightForWidth() else self._canvas.sizeHint().height()
        )
        height = min(wanted + 2 * _EDGE + 2, page.height())
        top = min(self._card.bottom() + 4, page.height() - height)
        left = self._card.left()
        if top < self._card.bottom() and self._card.right() + 8 + width <= page.width():
            # No room below it: beside it, so that the card stays in sight.
            left = self._card.right() + 8
        self.setGeometry(max(0, min(left, page.width() - width)), max(0, top), width, height)
