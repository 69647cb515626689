"""A table without a scroll bar of its own: as tall as it has rows, on a page that scrolls as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from salesdesk.ui.tables.view import TableView
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.ui.tables.model import TableModel

T = TypeVar("T")


class WholeTable(TableView[T]):
    """Grows with what it shows."""

    def __init__(self, rows: TableModel[T], name: str) -> None:
        """Show nothing yet; `name` is what a screen reader calls the table."""
        super().__init__(rows, name)
        self._rows = rows
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_things(self, things: Sequence[T]) -> None:
        """Show these things in their order, and be as tall as they are many."""
        self._rows.show_things(things)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        head = self.horizontalHeader()
        above = -1 if head.isHidden() else head.sizeHint().height() + 1
        return QSize(600, above + self._rows.rowCount() * self._row_height())

    def _row_height(self) -> int:
        return theme().row_height() + (theme().px(self.taller) if self.taller else 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())
