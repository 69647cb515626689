"""The command palette: type a few letters of what you want to do or open, press Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from salesdesk.ui.icons import IconView, icons
from salesdesk.ui.parts.grounds import Ground, row, rule
from salesdesk.ui.parts.labels import KeyCap, Label, shortcut_keys
from salesdesk.ui.ranking import Entry, ranked
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole
WIDTH: Final = 620


class _EntryDelegate(QStyledItemDelegate):
    """Draws one entry: icon, words, group in grey, keys at the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, theme().px(44))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        wears = theme()
        place = QRectF(option.rect).adjusted(6, 1, -6, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(wears.color("sel"))
            painter.drawRoundedRect(place, 8, 8)
        side = wears.px(16)
        middle = place.center().y()
        icons().draw(painter, entry.picture, "text2", QRectF(place.left() + 13, middle - side / 2, side, side))
        inner = place.adjusted(13 + side + 9, 0, -12, 0)
        inner.setRight(_paint_keys(painter, inner, entry.keys) - 8)
        bold = wears.font("row-title")
        words = QFontMetrics(bold).elidedText(entry.text, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.setFont(bold)
        painter.setPen(wears.color("text"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
        inner.setLeft(inner.left() + QFontMetrics(bold).horizontalAdvance(words) + 10)
        quiet = wears.font("second")
        group = QFontMetrics(quiet).elidedText(entry.group, Qt.TextElideMode.ElideRight, max(0, int(inner.width())))
        painter.setFont(quiet)
        painter.setPen(wears.color("text2"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, group)
        painter.restore()


def _paint_keys(painter: QPainter, place: QRectF, keys: str) -> float:
    """Paint key caps from the right and return where they begin."""
    wears = theme()
    font = wears.font("label")
    font.setWeight(font.Weight.Medium)
    painter.setFont(font)
    right = place.right()
    height = float(wears.px(19))
    for key in reversed(shortcut_keys(keys)):
        width = QFontMetrics(font).horizontalAdvance(key) + 14
        box = QRectF(right - width, place.center().y() - height / 2, width, height)
        painter.setPen(wears.color("btn"))
        painter.setBrush(wears.color("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(wears.color("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        right = box.left() - 6
    return right


class Palette(QWidget):
    """A veil over the window with the palette in it; a press beside it or Esc closes it.

    `known` returns what can be done now; `find` looks the typed letters up in the desk and hands over what it
    found, sooner or later: an answer to letters typed earlier is dropped.
    """

    used = Signal(str)

    def __init__(
        self,
        window: QWidget,
        *,
        known: Callable[[], Sequence[Entry]],
        recent: Callable[[], Sequence[str]],
        find: Callable[[str, Callable[[Sequence[Entry]], None]], None],
        placeholder: str,
        nothing: str,
    ) -> None:
        """Wait hidden over a window; `nothing` is said when nothing fits."""
        super().__init__(window)
        self._known, self._recent, self._find = known, recent, find
        self._found: tuple[str, Sequence[Entry]] = ("", ())
        self._before: QWidget | None = None
        self.line = QLineEdit()
        self.line.setProperty("kind", "palette")
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(placeholder)
        self.line.textChanged.connect(self._on_typed)
        self.line.installEventFilter(self)
        self._entries = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._entries)
        self.list.setItemDelegate(_EntryDelegate(self.list))
        self.list.setAccessibleName(placeholder)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.entered.connect(self.list.setCurrentIndex)
        self.list.clicked.connect(self._on_chosen)
        self._nothing = Label(nothing, "sentence", wrap=True)
        self._box = self._build()
        window.installEventFilter(self)
        self.hide()

    def _build(self) -> Ground:
        box = Ground("palette", margins=(1, 10, 1, 8), gap=6)
        box.setParent(self)
        head = row(IconView("search", "text2", 18), self.line, KeyCap("Esc"), gap=14)
        head.setContentsMargins(20, 2, 20, 2)
        self._nothing.setContentsMargins(20, 10, 20, 14)
        box.add(head, rule(), self.list, self._nothing)
        shadow = QGraphicsDropShadowEffect(box)
        shadow.setBlurRadius(48)
        shadow.setOffset(0, 14)
        shadow.setColor(QColor(0, 0, 0, 90))
        box.setGraphicsEffect(shadow)
        return box

    def open(self, typed: str = "") -> None:
        """Come up, ready to type."""
        self._before = self.window().focusWidget()
        self.line.setText(typed)
        self._offer()
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus()

    def close_up(self) -> None:
        """Go away and give the focus back."""
        if self.isVisible():
            self.hide()
            if self._before is not None:
                self._before.setFocus()
            self._before = None

    def offered(self) -> list[Entry]:
        """Return what is offered now, best first."""
        return [self._entries.item(at).data(ENTRY_ROLE) for at in range(self._entries.rowCount())]

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._box.geometry().contains(event.position().toPoint()):
            self.close_up()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
        key = Qt.Key(event.key())
        if key in steps:
            self._move(steps[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_chosen(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_up()
        elif key not in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            return False
        return True

    def _move(self, step: int) -> None:
        last = self._entries.rowCount() - 1
        if last >= 0:
            place = min(max(self.list.currentIndex().row() + step, 0), last)
            self.list.setCurrentIndex(self._entries.index(place, 0))

    def _on_typed(self, typed: str) -> None:
        self._offer()
        if typed.strip():
            self._find(typed, lambda entries: self._on_found(typed, entries))

    def _on_found(self, typed: str, entries: Sequence[Entry]) -> None:
        if typed == self.line.text():
            self._found = (typed, entries)
            self._offer()

    def _offer(self) -> None:
        typed = self.line.text()
        found = self._found[1] if self._found[0] == typed else ()
        entries = ranked([*self._known(), *found], typed, self._recent())
        self._entries.clear()
        for entry in entries:
            item = QStandardItem()
            item.setData(entry, ENTRY_ROLE)
            item.setData(_told(entry), Qt.ItemDataRole.AccessibleTextRole)
            self._entries.appendRow(item)
        self.list.setCurrentIndex(self._entries.index(0, 0))
        self._nothing.setVisible(not entries)
        self.list.setVisible(bool(entries))
        self._place()

    def _place(self) -> None:
        self.setGeometry(self.window().rect())
        rows = min(self._entries.rowCount(), 8)
        self.list.setFixedHeight(max(rows, 1) * theme().px(44))
        width = min(theme().px(WIDTH), self.width() - 80)
        self._box.setFixedWidth(width)
        self._box.column.activate()
        self._box.resize(width, self._box.column.sizeHint().height())
        self._box.move(QPoint((self.width() - width) // 2, min(120, self.height() // 8)))

    def _on_chosen(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, Entry):
            self.close_up()
            self.used.emit(entry.id)
            entry.do()


def _told(entry: Entry) -> str:
    return ", ".join(part for part in (entry.text, entry.group, entry.keys) if part)
