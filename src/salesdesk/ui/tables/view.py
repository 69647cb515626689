"""The table: rows to walk through by keyboard or pointer, things to open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView
from typing_extensions import override

from salesdesk.ui.tables.columns import fitting
from salesdesk.ui.tables.delegate import CellDelegate
from salesdesk.ui.tables.header import TableHeader
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from salesdesk.ui.tables.columns import Column
    from salesdesk.ui.tables.model import TableModel
    from salesdesk.ui.tables.paged import PagedTableModel

R = TypeVar("R")


class TableView(QTableView, Generic[R]):
    """Shows a table model; announces the thing that is picked and the thing that is to be opened."""

    picked = Signal(object)
    opened = Signal(object)
    previewed = Signal(object)
    removed = Signal(object)
    sorted_by = Signal(str, bool)
    taller = 0
    """By how many pixels, at 100 % text size, a row is taller than one line of words."""

    def __init__(self, model: TableModel[R] | PagedTableModel[R], name: str) -> None:
        """Show a model; `name` says what the table is for a screen reader."""
        super().__init__()
        self._model = model
        self.hovered_row = -1
        self.setAccessibleName(name)
        self._head = self._make_head()
        self.setHorizontalHeader(self._head)
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self, self))
        self._behave()
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(self._on_arrived)
        self._kept = ""
        self._sorted = ("", False)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.doubleClicked.connect(self._on_opened)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _make_head(self) -> TableHeader:
        return TableHeader(self)

    def width_of(self, column: Column[R]) -> int:
        """Return the width in pixels that somebody gave a column, 0 where nobody did."""
        return 0

    def wanted_columns(self) -> list[int]:
        """Return the places of the columns that somebody wants to see, in the model's order: all of them."""
        return list(range(len(self._model.columns)))

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setSortingEnabled(False)
        self._head.setSortIndicatorShown(False)
        self._head.sectionClicked.connect(self._on_heading_clicked)

    def is_first(self, column: int) -> bool:
        """Whether a column stands leftmost."""
        return self._head.visualIndex(column) == 0

    def is_right(self, column: int) -> bool:
        """Whether a column's cells stand at the right."""
        return self._model.columns[column].right

    def thing(self) -> R | None:
        """Return the thing that is picked, None without one."""
        return self._model.thing(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def pick(self, key: str) -> bool:
        """Pick a thing by its key and bring it into view; False when it is not shown."""
        row = self._model.row_of(key)
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self._model.index(row, 0))
        return row >= 0

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Sort by a column and show its arrow."""
        section = next(place for place, column in enumerate(self._model.columns) if column.key == key)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self._sorted = (key, descending)
        self._head.setSortIndicatorShown(True)
        self._head.setSortIndicator(section, order)
        self._model.sort(section, order)
        self.sorted_by.emit(key, descending)

    def _on_heading_clicked(self, section: int) -> None:
        column = self._model.columns[section]
        if not column.sortable:
            return
        # The heading turns its own arrow before it tells, so what it shows now says nothing about before.
        self.sort_by(column.key, descending=self._sorted == (column.key, False))

    def _on_theme_changed(self) -> None:
        fit_rows(self)
        self._head.setFixedHeight(theme().px(36))
        self._share_width()
        self.viewport().update()

    def _share_width(self) -> None:
        columns = self._model.columns
        asked = self.wanted_columns()
        given = {at: self.width_of(columns[at]) for at in asked}
        wanted = {
            at: own or max(theme().px(columns[at].width), self._head.wanted_width(at)) for at, own in given.items()
        }
        floors = {
            at: theme().px(columns[at].least) if columns[at].least and not given[at] else wanted[at] for at in asked
        }
        fit = fitting([columns[at] for at in asked], [floors[at] for at in asked], self.viewport().width())
        shown = [asked[place] for place in fit]
        # While the last column is stretched, Qt keeps the room of one that is hidden.
        self._head.setStretchLastSection(False)
        for at in range(len(columns)):
            self.setColumnHidden(at, at not in shown)
        spare = self.viewport().width() - sum(wanted[at] for at in shown)
        shares = {at: 0 if given[at] else columns[at].stretch for at in shown}
        if spare < 0:
            shares = {at: max(0, wanted[at] - floors[at]) for at in shown}
            spare = max(spare, -sum(shares.values()))
        every = sum(shares.values())
        self._head.setStretchLastSection(spare > 0 and every > 0)
        for at, share in shares.items():
            # Towards less, so that what gets narrower leaves no sideways scroll bar for a pixel.
            self._head.resizeSection(at, wanted[at] + spare * share // (every or 1))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        thing = self.thing()
        signal = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Space: self.previewed,
            Qt.Key.Key_Delete: self.removed,
        }.get(Qt.Key(event.key()))
        if signal is not None and thing is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            signal.emit(thing)
            event.accept()
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            if event.key() == Qt.Key.Key_Home:
                self.selectRow(0)
            else:
                self._model.last_row(self.selectRow)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.selectRow(0)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def _on_row_changed(self, current: QModelIndex) -> None:
        thing = self._model.thing(current.row())
        self._model.keep_in_sight(self._model.key(thing) if thing is not None else "")
        self.picked.emit(thing)

    def _on_arrived(self, first: QModelIndex, last: QModelIndex) -> None:
        """Tell what is picked when it was not there yet."""
        if first.row() <= self.currentIndex().row() <= last.row():
            self._on_row_changed(self.currentIndex())

    def _on_opened(self, index: QModelIndex) -> None:
        thing = self._model.thing(index.row())
        if thing is not None:
            self.opened.emit(thing)

    def _on_about_to_reset(self) -> None:
        thing = self.thing()
        self._kept = self._model.key(thing) if thing is not None else ""

    def _on_reset(self) -> None:
        if self._kept:
            self.pick(self._kept)


def fit_rows(table: TableView[Any]) -> None:
    """Give the rows of a table their height."""
    # A length in pixels is never less than one: nothing more is nothing more.
    height = theme().row_height() + (theme().px(table.taller) if table.taller else 0)
    table.verticalHeader().setMinimumSectionSize(height)
    table.verticalHeader().setDefaultSectionSize(height)
