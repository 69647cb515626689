"""Which columns the table shows, in which order: a list with ticks, moved by Ctrl and the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from salesdesk.domain.saved_view import ViewColumn
from salesdesk.ui.icons import icons
from salesdesk.ui.parts import Button, Label, column
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from salesdesk.application.rows import DealRow
    from salesdesk.ui.pipeline.deal_table import DealTable
    from salesdesk.ui.tables import Column
    from salesdesk.wording import Words

_STEPS: Final[Mapping[int, int]] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
Index = QModelIndex | QPersistentModelIndex
EDGE: Final = 8
"""Pixels that stay free between the list and the foot of the screen."""
_KEY: Final = Qt.ItemDataRole.UserRole


class _Ticks(QStyledItemDelegate):
    """Draws the tick into the box, which the style sheet only colours."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) != Qt.CheckState.Checked:
            return
        full = QStyleOptionViewItem(option)
        self.initStyleOption(full, index)
        element = QStyle.SubElement.SE_ItemViewItemCheckIndicator
        box = QApplication.style().subElementRect(element, full, option.widget)
        icons().draw(painter, "check", "onAccent", QRectF(box).adjusted(2, 2, -2, -2))


class ColumnList(QListWidget):
    """Columns to tick with Space and to move with Ctrl and the arrow keys, or to drag."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        """Show no column yet."""
        super().__init__()
        self.setProperty("part", "ticks")
        self.setAccessibleName(name)
        self.setItemDelegate(_Ticks(self))
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._on_changed)
        self.model().rowsMoved.connect(self._on_changed)

    def show_columns(self, columns: Sequence[tuple[str, str, bool]]) -> None:
        """Show columns: key, heading, whether it is ticked."""
        blocked = self.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self.clear()
        for key, heading, ticked in columns:
            item = QListWidgetItem(heading)
            item.setData(_KEY, key)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.blockSignals(blocked)
        self.setCurrentRow(0)

    def ticked(self) -> list[str]:
        """Return the keys of the columns that are ticked, in their order."""
        items = [self.item(at) for at in range(self.count())]
        return [str(item.data(_KEY)) for item in items if item.checkState() == Qt.CheckState.Checked]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._move(step)
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        at = self.currentRow()
        if 0 <= at + step < self.count():
            item = self.takeItem(at)
            self.insertItem(at + step, item)
            self.setCurrentRow(at + step)
            self.changed.emit()

    def _on_changed(self, *_: object) -> None:
        self.changed.emit()


class ColumnsButton(Button):
    """Opens the list of columns of a table."""

    def __init__(self, words: Words, table: DealTable, usual: Sequence[ViewColumn]) -> None:
        """Belong to a table; `usual` are the columns shown where nobody chose."""
        super().__init__(words.text("Columns"), "columns-2", do=self.choose)
        self._table = table
        self._choice = ColumnChoice(self, words, table.deals.columns, usual)
        self._choice.chosen.connect(table.show_columns)

    def choose(self) -> None:
        """Open the list below."""
        self._choice.open_below(self, self._table.columns_shown())


class ColumnChoice(QFrame):
    """Opens below its button; every change is shown in the table at once, Esc closes it."""

    chosen = Signal(object)

    def __init__(
        self, parent: QWidget, words: Words, columns: Sequence[Column[DealRow]], usual: Sequence[ViewColumn]
    ) -> None:
        """Offer columns; `usual` are those shown where nobody chose."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("part", "popup")
        self.setAccessibleName(words.text("Columns"))
        self._columns = {one.key: one.title for one in columns}
        self._usual = tuple(usual)
        self._shown: tuple[ViewColumn, ...] = ()
        self.list = ColumnList(words.text("Columns to show"))
        self.list.changed.connect(self._on_changed)
        hint = Label(words.text("Space ticks a column, Ctrl+Up and Ctrl+Down move it."), "second", wrap=True)
        again = Button(words.text("Show the usual columns"), kind="link", do=self._on_usual)
        lines = column(self.list, hint, again, gap=8)
        lines.setContentsMargins(10, 10, 10, 10)
        self.setLayout(lines)

    def open_below(self, button: QWidget, shown: Sequence[ViewColumn]) -> None:
        """Show the choice under a button, with what the table shows now."""
        self._shown = tuple(shown)
        keys = [one.name for one in shown]
        rest = [key for key in self._columns if key not in keys]
        self.list.show_columns([(key, self._columns[key], key in keys) for key in (*keys, *rest)])
        height = self.list.sizeHintForRow(0) * self.list.count() + 2 * self.list.frameWidth() + 4
        self.list.setFixedSize(theme().px(260), min(height, theme().px(520)))
        self.adjustSize()
        place = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + 4))
        # Where the screen ends above its foot it goes up, so that the foot is seen as well.
        lowest = button.screen().availableGeometry().bottom() - self.height() - EDGE
        self.move(place.x(), min(place.y(), lowest))
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_changed(self) -> None:
        ticked = self.list.ticked()
        if not ticked:
            return
        widths = {one.name: one.width for one in self._shown}
        self._shown = tuple(ViewColumn(name=key, width=widths.get(key, 0)) for key in ticked)
        self.chosen.emit(self._shown)

    def _on_usual(self) -> None:
        self.hide()
        self.chosen.emit(self._usual)
