"""A table whose columns are chosen, moved and sized, and that is sorted by several of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from salesdesk.domain.saved_view import ViewColumn, ViewOrder, sorted_by
from salesdesk.ui.tables.header import TableHeader
from salesdesk.ui.tables.view import TableView
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.ui.tables.columns import Column
    from salesdesk.ui.tables.paged import PagedTableModel

R = TypeVar("R")


class ArrangedHeader(TableHeader):
    """Headings to drag and to size. Left and right go through them, Enter sorts, with Shift as a further key."""

    chosen = Signal(int, bool)
    sized = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Belong to a table."""
        super().__init__(parent)
        self.setSectionsMovable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._order: tuple[tuple[int, bool], ...] = ()
        self._at = 0
        self._before: list[int] = []

    def show_order(self, order: Sequence[tuple[int, bool]]) -> None:
        """Show by which columns the table is sorted, each with whether from its end."""
        self._order = tuple(order)
        self.viewport().update()

    @override
    def sorted_at(self, section: int) -> tuple[bool, bool, str]:
        for nth, (at, down) in enumerate(self._order):
            if at == section:
                return True, down, str(nth + 1) if len(self._order) > 1 else ""
        return False, False, ""

    def shown(self) -> list[int]:
        """Return the columns that are shown, from the left."""
        every = [self.logicalIndex(at) for at in range(self.count())]
        return [section for section in every if not self.isSectionHidden(section)]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._at = min(max(self._at + step, 0), len(self.shown()) - 1)
            self._bring_into_view()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            further = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.chosen.emit(self.shown()[self._at], further)
        else:
            super().keyPressEvent(event)

    def _bring_into_view(self) -> None:
        table, section = self.parentWidget(), self.shown()[self._at]
        if isinstance(table, TableView):
            table.scrollTo(table.model().index(max(0, table.currentIndex().row()), section))
        self.viewport().update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._at = min(self._at, len(self.shown()) - 1)
        self._bring_into_view()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        super().paintSection(painter, rect, logicalIndex)
        if self.hasFocus() and self.shown()[self._at] == logicalIndex:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme().color("accentText"), 2))
            painter.drawRoundedRect(rect.adjusted(3, 4, -3, -5), 6, 6)
            painter.restore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._before = self._sizes()
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._before and self._before != self._sizes():
            self.sized.emit()

    def _sizes(self) -> list[int]:
        return [self.sectionSize(at) for at in range(self.count())]


class ArrangedTable(TableView[R]):
    """A long list whose columns are the user's own; `arranged` when they changed them or the order."""

    arranged = Signal()

    def __init__(self, model: PagedTableModel[R], name: str, headings: str) -> None:
        """Show a model with all its columns; `headings` names the row of headings for a screen reader."""
        self._paged = model
        self._widths: dict[str, int] = {}
        self._left_out: frozenset[int] = frozenset()
        self._order: tuple[ViewOrder, ...] = ()
        self._given: list[int] = []
        super().__init__(model, name)
        self._headings.setAccessibleName(headings)
        self._headings.chosen.connect(self._on_chosen)
        self._headings.sized.connect(self._on_sized)
        self._headings.sectionMoved.connect(self._on_moved)

    @override
    def _make_head(self) -> TableHeader:
        self._headings = ArrangedHeader(self)
        return self._headings

    @override
    def width_of(self, column: Column[R]) -> int:
        width = self._widths.get(column.key, 0)
        return theme().px(width) if width else 0

    @override
    def wanted_columns(self) -> list[int]:
        return [at for at in super().wanted_columns() if at not in self._left_out]

    def columns_shown(self) -> tuple[ViewColumn, ...]:
        """Return the columns from the left, with the widths that somebody gave them."""
        every = [self._headings.logicalIndex(at) for at in range(len(self._paged.columns))]
        keys = [self._paged.columns[at].key for at in every if at not in self._left_out]
        return tuple(ViewColumn(name=key, width=self._widths.get(key, 0)) for key in keys)

    def order_shown(self) -> tuple[ViewOrder, ...]:
        """Return by which columns it is sorted."""
        return self._order

    def arrange(self, columns: Sequence[ViewColumn]) -> None:
        """Show these columns in this order; those that are unknown here are left out."""
        places = {column.key: at for at, column in enumerate(self._paged.columns)}
        known = [one for one in columns if one.name in places]
        self._widths = {one.name: one.width for one in known if one.width}
        shown = [places[one.name] for one in known]
        blocked = self._headings.blockSignals(True)  # noqa: FBT003 (Qt's own)
        for at, section in enumerate([*shown, *(at for at in places.values() if at not in shown)]):
            self._headings.moveSection(self._headings.visualIndex(section), at)
        self._headings.blockSignals(blocked)
        self._left_out = frozenset(places.values()).difference(shown)
        self._share_width()
        self.viewport().update()

    def order_by(self, order: Sequence[ViewOrder]) -> None:
        """Sort by these columns, what is equal in one by the next."""
        places = {column.key: at for at, column in enumerate(self._paged.columns) if column.sortable}
        self._order = tuple(key for key in order if key.name in places)
        self._headings.show_order([(places[key.name], key.descending) for key in self._order])
        self._paged.sort_by_keys([(key.name, key.descending) for key in self._order])

    @override
    def _on_heading_clicked(self, section: int) -> None:
        shift = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self._on_chosen(section, bool(shift))

    def _on_chosen(self, section: int, further: bool) -> None:  # noqa: FBT001 (Qt's signal)
        column = self._paged.columns[section]
        if column.sortable:
            self.order_by(sorted_by(self._order, column.key, further=further))
            self.arranged.emit()

    def _on_moved(self, _section: int, _before: int, _after: int) -> None:
        self.arranged.emit()

    def _on_sized(self) -> None:
        """Keep the widths as they are now: a column that was sized, and beside it only those sized before."""
        scale = theme().px(100) / 100
        shown = self._headings.shown()
        # The last one takes what is left over: nobody gave it its width.
        for at in shown[:-1] if self._headings.stretchLastSection() else shown:
            width = self._headings.sectionSize(at)
            if width != self._given[at]:
                self._widths[self._paged.columns[at].key] = max(48, round(width / scale))
        self._share_width()
        self.arranged.emit()

    @override
    def _share_width(self) -> None:
        super()._share_width()
        self._given = [self._headings.sectionSize(at) for at in range(self._headings.count())]
