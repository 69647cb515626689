"""Paints the cells of all tables: quiet rows, a clear selection, one drawing per kind of cell."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip
from typing_extensions import override

from salesdesk.ui.icons import icons
from salesdesk.ui.parts.labels import plain_tip
from salesdesk.ui.parts.pills import paint_pill, pill_size
from salesdesk.ui.tables.age_bar import SHORTEST, TRACK, paint_age
from salesdesk.ui.tables.cells import AgeCell, Cell, IconCell, NumberCell, PillCell, TextCell
from salesdesk.ui.tables.model import CELL_ROLE
from salesdesk.ui.theme import Theme, theme

PADDING = 12
_Index = QModelIndex | QPersistentModelIndex


class Rows(Protocol):
    """What a table knows about its rows and columns when they are painted."""

    hovered_row: int

    def is_first(self, column: int) -> bool:
        """Whether a column stands leftmost."""
        ...

    def is_right(self, column: int) -> bool:
        """Whether a column's cells stand at the right."""
        ...

    def hasFocus(self) -> bool:
        """Whether the table has the focus."""
        ...


class CellDelegate(QStyledItemDelegate):
    """Draws one cell on the ground of its row."""

    def __init__(self, rows: Rows, parent: QObject) -> None:
        """Belong to a table; `rows` knows the row under the pointer."""
        super().__init__(parent)
        self._rows = rows

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        wears = theme()
        place = option.rect
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or index.row() == self._rows.hovered_row:
            painter.fillRect(place, wears.color("sel" if selected else "hover"))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), wears.color("line"))
        if selected and self._rows.is_first(index.column()):
            token = "accentText" if self._rows.hasFocus() else "control"
            painter.fillRect(QRect(place.left(), place.top(), 3, place.height()), wears.color(token))
        cell = index.data(CELL_ROLE)
        if cell is not None:
            inner = QRectF(place.adjusted(PADDING, 0, -PADDING, -1))
            self._paint_cell(painter, inner, cell, selected=selected, right=self._rows.is_right(index.column()))
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        cell = index.data(CELL_ROLE)
        return QSize(wanted_width(cell) if cell is not None else 0, theme().row_height())

    @override
    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        cell = index.data(CELL_ROLE)
        if event.type() != QEvent.Type.ToolTip or cell is None:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), tooltip_of(cell, option.rect.width()), view)
        return True

    def _paint_cell(self, painter: QPainter, place: QRectF, cell: Cell, *, selected: bool, right: bool) -> None:
        wears = theme()
        match cell:
            case PillCell(pill=pill):
                size = pill_size(pill)
                width = min(float(size.width()), place.width())
                top = place.center().y() - size.height() / 2
                paint_pill(painter, QRectF(place.left(), top, width, size.height()), pill)
            case AgeCell():
                track = paint_age(painter, place, cell, length=age_track(cell, place.width() + 2 * PADDING))
                _write(painter, place.adjusted(track, 0, 0, 0), cell, _tone(cell, selected=selected), right=False)
            case IconCell():
                side = wears.px(15)
                token = _tone(cell, selected=selected)
                top = place.center().y() - side / 2
                icons().draw(painter, cell.picture, token, QRectF(place.left(), top, side, side))
                fits = not cell.short or wanted_width(cell) <= place.width() + 2 * PADDING
                shown = cell if fits else replace(cell, text=cell.short)
                _write(painter, place.adjusted(side + 8, 0, 0, 0), shown, token, right=False)
            case TextCell(below=below) if below:
                half = place.height() / 2
                above, under = place.adjusted(0, 5, 0, -half), place.adjusted(0, half, 0, -6)
                _write(painter, above, cell, _tone(cell, selected=selected), right=right)
                _write_below(painter, under, below, right=right)
            case TextCell() | NumberCell():
                _write(painter, place, cell, _tone(cell, selected=selected), right=right)


def age_track(cell: AgeCell, width: float) -> float:
    """Return how long the bar of an age is in a cell of a width, in pixels: where it is narrow the words come first."""
    wears = theme()
    track = float(wears.px(TRACK))
    return max(float(wears.px(SHORTEST)), track - max(0.0, wanted_width(cell) - width))


def cell_font(cell: Cell, wears: Theme) -> QFont:
    """Return the font a cell is written in."""
    match cell:
        case TextCell(bold=True):
            return wears.font("row-title")
        case NumberCell(estimate=estimate):
            return wears.font("body" if estimate else "row-title", numbers=True)
        case AgeCell():
            return wears.font("second", numbers=True)
        case _:
            return wears.font("body")


def wanted_width(cell: Cell) -> int:
    """Return the width a cell needs to show all of its words, padding included."""
    wears = theme()
    words = QFontMetrics(cell_font(cell, wears)).horizontalAdvance(cell.text) + 2
    match cell:
        case TextCell(below=below) if below:
            words = max(words, QFontMetrics(wears.font("second", numbers=True)).horizontalAdvance(below) + 2)
        case PillCell(pill=pill):
            words = pill_size(pill).width()
        case AgeCell(average=average):
            words += wears.px(TRACK) + 10 if average is not None else 0
        case IconCell():
            words += wears.px(15) + 8
        case _:
            pass
    return words + 2 * PADDING


def tooltip_of(cell: Cell, width: int) -> str:
    """Return what a cell says under the pointer: its own remark, else its words when they do not fit."""
    if cell.tip:
        return plain_tip(cell.tip)
    below = cell.below if isinstance(cell, TextCell) else ""
    return plain_tip("\n".join(filter(None, (cell.text, below)))) if wanted_width(cell) > width else ""


def _tone(cell: TextCell | NumberCell | IconCell | AgeCell, *, selected: bool) -> str:
    if isinstance(cell, AgeCell):
        return {"young": "text2", "past-average": "warn", "past-p90": "bad"}[cell.state]
    if isinstance(cell, TextCell) and cell.bold:
        return "text"
    if isinstance(cell, NumberCell) and cell.estimate:
        return "text2"
    return "text" if selected and cell.tone in {"text2", "text3"} else cell.tone


def _write_below(painter: QPainter, place: QRectF, text: str, *, right: bool) -> None:
    """Write what stands under the words of a cell."""
    wears = theme()
    font = wears.font("second", numbers=True)
    painter.setFont(font)
    painter.setPen(wears.color("text2"))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()) + 1)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _write(painter: QPainter, place: QRectF, cell: Cell, token: str, *, right: bool) -> None:
    wears = theme()
    font = cell_font(cell, wears)
    painter.setFont(font)
    painter.setPen(wears.color(token))
    text = QFontMetrics(font).elidedText(cell.text, Qt.TextElideMode.ElideRight, int(place.width()) + 1)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
