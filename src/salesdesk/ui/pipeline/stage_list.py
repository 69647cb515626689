"""The cards of one stage below each other: walked by arrows, dragged to another stage, opened by Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView
from typing_extensions import override

from salesdesk.ui.pipeline.card_painting import CardDelegate
from salesdesk.ui.pipeline.stage_model import DEAL_MIME, StageModel
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from salesdesk.ui.pipeline.deal_card import DealCard

_ASIDE: Final[Mapping[Qt.Key, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class StageList(QListView):
    """One column of the board; `aside` asks for the column beside it, `dropped` tells which deal was let go here."""

    opened = Signal(object)
    aside = Signal(int)
    dropped = Signal(str)
    entered = Signal()
    picked = Signal(object)
    menu_asked = Signal(QPoint)

    def __init__(self, empty: str) -> None:
        """Show nothing yet; `empty` is said where no card stands."""
        super().__init__()
        self.hovered = -1
        self.marked = False
        self._empty = empty
        self._over = False
        self.cards = StageModel(self)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(self, self))
        self._behave()
        self._drag_and_drop()
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_double_clicked)
        theme().changed.connect(self._on_theme_changed)

    def _behave(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)

    def _drag_and_drop(self) -> None:
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        # Value or age gives the place within a stage, so no line shows where the card would come to stand.
        self.setDropIndicatorShown(False)

    # the cards

    def card(self) -> DealCard | None:
        """Return the present card, None without one."""
        return self.cards.card(self.currentIndex().row())

    def show_cards(self, cards: Sequence[DealCard], *, more: bool) -> None:
        """Show these cards instead; what was scrolled to stays in sight."""
        at, kept = self.verticalScrollBar().value(), self.card()
        self.cards.show_cards(cards, more=more)
        self.doItemsLayout()
        if kept is not None and self.cards.place_of(kept.key) >= 0:
            self.pick(self.cards.place_of(kept.key))
        self.verticalScrollBar().setValue(at)

    def pick(self, place: int) -> None:
        """Make the card at a place the present one and bring it into view; without cards nothing happens."""
        last = self.cards.rowCount() - 1
        if last >= 0:
            index = self.cards.index(min(max(place, 0), last), 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def is_marked(self) -> bool:
        """Whether the present card is the one that keys act on."""
        return self.hasFocus() or self.marked

    def mark(self, *, marked: bool) -> None:
        """Keep the ring around the present card while the focus is with what is asked about it."""
        self.marked = marked
        self.viewport().update()

    def _on_current(self, current: QModelIndex) -> None:
        self.picked.emit(self.cards.card(current.row()))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        card = self.cards.card(index.row())
        if card is not None:
            self.opened.emit(card)

    def _on_theme_changed(self) -> None:
        self.doItemsLayout()
        self.viewport().update()

    # keys and pointer

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key, card = Qt.Key(event.key()), self.card()
        if plain and key in _ASIDE:
            self.aside.emit(_ASIDE[key])
        elif key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            # Only on Windows does Qt itself take it for the key of the menu.
            here = self.visualRect(self.currentIndex()).center()
            by_keys = QContextMenuEvent.Reason.Keyboard
            self.contextMenuEvent(QContextMenuEvent(by_keys, here, self.viewport().mapToGlobal(here)))
        elif plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and card is not None:
            self.opened.emit(card)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection() and event.reason() != Qt.FocusReason.MouseFocusReason:
            # Qt itself makes the first card the present one, but selects none: nobody would see which it is.
            self.pick(self.currentIndex().row())
        self.picked.emit(self.card())
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_asked.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))
        elif self.indexAt(event.pos()).isValid():
            self.menu_asked.emit(event.globalPos())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, place: int) -> None:
        if place != self.hovered:
            self.hovered = place
            self.viewport().update()

    # dragging

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)
        self.entered.emit()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        elsewhere = event.source() is not self
        self._drag_over(over=elsewhere and event.mimeData().hasFormat(DEAL_MIME))
        if self._over:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drag_over(over=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._drag_over(over=False)
        carried = event.mimeData()
        if event.source() is not self and carried.hasFormat(DEAL_MIME):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.dropped.emit(bytes(carried.data(DEAL_MIME).data()).decode())

    def _drag_over(self, *, over: bool) -> None:
        if over != self._over:
            self._over = over
            self.viewport().update()

    # painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        alone = not self.cards.rowCount()
        if not alone and not self._over:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if alone:
            self._paint_empty(painter)
        if self._over or self.hasFocus():
            style = Qt.PenStyle.DashLine if self._over else Qt.PenStyle.SolidLine
            painter.setPen(QPen(theme().color("accentText"), 2, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 10, 10)
        painter.end()

    def _paint_empty(self, painter: QPainter) -> None:
        wears = theme()
        painter.setFont(wears.font("second"))
        painter.setPen(wears.color("text2"))
        place = self.viewport().rect().adjusted(8, wears.px(14), -8, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._empty)
