"""The heading of tables: quiet words, an arrow at the sorted column, figures at the right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from salesdesk.ui.icons import icons
from salesdesk.ui.theme import theme

PADDING = 12


class TableHeader(QHeaderView):
    """Draws headings like the cells below them."""

    def __init__(self, parent: QWidget) -> None:
        """Belong to a table."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionsMovable(False)
        self.setMinimumSectionSize(48)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(36))

    def wanted_width(self, section: int) -> int:
        """Return the width a heading needs with its arrow."""
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        return QFontMetrics(self._font()).horizontalAdvance(words) + 2 * PADDING + theme().px(14) + 6

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        wears = theme()
        painter.save()
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), wears.color("line"))
        model = self.model()
        words = str(model.headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        side = model.headerData(logicalIndex, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        right = bool(side and side & Qt.AlignmentFlag.AlignRight)
        font = self._font()
        sorted_here, down, nth = self.sorted_at(logicalIndex)
        place = QRectF(rect).adjusted(PADDING, 0, -PADDING, -1)
        arrow = wears.px(14)
        if sorted_here:
            width = QFontMetrics(font).horizontalAdvance(words)
            if nth:
                place.setRight(self._number(painter, place, nth, right=right, after=width + 4 + arrow))
            left = place.right() - width - arrow - 4 if right else min(place.left() + width + 4, place.right() - arrow)
            box = QRectF(left, place.center().y() - arrow / 2, arrow, arrow)
            icons().draw(painter, "arrow-down" if down else "arrow-up", "accentText", box)
            if not right:
                place.setRight(box.left() - 2)
        painter.setFont(font)
        painter.setPen(wears.color("text" if sorted_here else "text2"))
        text = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(place.width()) + 1)
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def sorted_at(self, section: int) -> tuple[bool, bool, str]:
        """Return whether the table is sorted by a column, from its end, and which key it is where there are several."""
        here = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        return here, self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder, ""

    def _number(self, painter: QPainter, place: QRectF, nth: str, *, right: bool, after: int) -> float:
        """Write which key a column is behind its arrow; return where the room for heading and arrow ends."""
        font = theme().font("second")
        width = QFontMetrics(font).horizontalAdvance(nth)
        end = place.right() if right else min(place.left() + after + 2 + width, place.right())
        painter.setFont(font)
        painter.setPen(theme().color("accentText"))
        box = QRectF(end - width, place.top(), width + 1, place.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, nth)
        return end - width - (4 if right else 1)

    def _font(self) -> QFont:
        font = theme().font("second")
        font.setWeight(font.Weight.DemiBold)
        return font
