"""The table model of short lists: things in rows, columns as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from salesdesk.ui.parts.labels import plain_tip
from salesdesk.ui.tables.cells import TextCell
from salesdesk.ui.tables.columns import Column, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesdesk.ui.tables.cells import Cell

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
CELL_ROLE: Final = Qt.ItemDataRole.UserRole
NOWHERE: Final = QModelIndex()


class TableModel(QAbstractTableModel, Generic[R]):
    """Shows things in the order given, or sorted by the column whose heading was pressed."""

    def __init__(self, columns: Sequence[Column[R]], key: Callable[[R], str], parent: QObject | None = None) -> None:
        """Show nothing yet; `key` tells things apart across a reload."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self._given: list[R] = []
        self._things: list[R] = []
        self._sorted_by: tuple[int, bool] | None = None

    def show_things(self, things: Sequence[R]) -> None:
        """Show these things instead, sorted as before."""
        self.beginResetModel()
        self._given = list(things)
        self._arrange()
        self.endResetModel()

    def thing(self, row: int) -> R | None:
        """Return the thing in a row."""
        return self._things[row] if 0 <= row < len(self._things) else None

    def things(self) -> list[R]:
        """Return all things in the order shown."""
        return list(self._things)

    def row_of(self, key: str) -> int:
        """Return the row of a thing, -1 when it is not shown."""
        return next((row for row, thing in enumerate(self._things) if self.key(thing) == key), -1)

    def keep_in_sight(self, key: str) -> None:
        """All things are there: nothing has to be looked for."""

    def last_row(self, then: Callable[[int], None]) -> None:
        """Tell the last row."""
        then(len(self._things) - 1)

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._things)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        thing = self.thing(index.row())
        if thing is None:
            return None
        return cell_data(self.columns[index.column()], thing, role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            return heading_data(self.columns[section], role)
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        before = {self.key(thing): row for row, thing in enumerate(self._things)}
        self._sorted_by = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._arrange()
        after = {before[self.key(thing)]: row for row, thing in enumerate(self._things)}
        for index in self.persistentIndexList():
            self.changePersistentIndex(index, self.index(after[index.row()], index.column()))
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        if self._sorted_by is None:
            self._things = list(self._given)
        else:
            column, descending = self._sorted_by
            self._things = in_order(self._given, self.columns[column], descending=descending)


def cell_data(column: Column[R], thing: R, role: int) -> object:
    """Return what a cell answers to Qt: the words to show and to read out, the tooltip, the place, the paint."""
    cell: Cell = column.show(thing)
    if role == Qt.ItemDataRole.DisplayRole:
        return cell.text
    if role == CELL_ROLE:
        return cell
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tip(cell.tip)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        below = cell.below if isinstance(cell, TextCell) else ""
        return f"{column.title}: {cell.text}" + (f", {below}" if below else "")
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return _side(column)
    return None


def heading_data(column: Column[R], role: int) -> object:
    """Return what a heading answers to Qt."""
    if role == Qt.ItemDataRole.DisplayRole:
        return column.title
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tip(column.tip)
    if role == Qt.ItemDataRole.AccessibleDescriptionRole:
        return column.tip
    return _side(column) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _side(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
