"""The table model of long lists: pages by key from the worker, an honest total, sorting and filtering by the source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from salesdesk.ui.tables.model import NOWHERE, Index, cell_data, heading_data

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesdesk.ui.tables.columns import Column

R = TypeVar("R")
T = TypeVar("T")
PAGE: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAsk:
    """What is asked of the source: at most `limit` things after a key, in an order, of those that match.

    `after` is what the last page gave back, None for the first page; `query` is whatever the page filters by.
    `then` are further columns to sort by, each with whether from its end.
    """

    after: object = None
    limit: int = PAGE
    sort: str = ""
    descending: bool = False
    then: tuple[tuple[str, bool], ...] = ()
    query: object = None


# Without slots: a generic dataclass with them cannot be called as `PageGiven[Deal](...)` in Python 3.11.
@dataclass(frozen=True, kw_only=True)
class PageGiven(Generic[R]):
    """One page: its things, the key to go on after (None at the end), the count of all that match (first page).

    A first page without a count is shown at once, and counted after that.
    """

    things: Sequence[R]
    after: object = None
    total: int | None = None


class Runs(Protocol):
    """Runs a job off the window's thread and gives the result back in it; `Background.run` is one."""

    def __call__(self, job: Callable[[], T], done: Callable[[T], None], /) -> object:
        """Start the job."""
        ...


class PagedTableModel(QAbstractTableModel, Generic[R]):
    """Shows as much of a long list as was scrolled to; a late answer to an old question is dropped.

    `loaded` tells of every page that is shown, `counted` how many there are once that is known.
    """

    counted = Signal(int)
    loaded = Signal()

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], str],
        source: Callable[[PageAsk], PageGiven[R]],
        run: Runs,
        parent: QObject | None = None,
        *,
        count: Callable[[object], int] | None = None,
    ) -> None:
        """Ask nothing yet; `source` is called in the worker, and `count` with the query of a page without a count."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self.total = 0
        self._source = source
        self._run = run
        self._count = count
        self._things: list[R] = []
        self._rows: dict[str, int] = {}
        self._ask = PageAsk()
        self._after: object = None
        self._turn = 0
        self._waiting = False
        self._started = False

    def ask(self, query: object = None) -> None:
        """Show what matches a query, from the start, in the order chosen before."""
        self._ask = replace(self._ask, limit=PAGE, query=query)
        self._restart()

    def reload(self) -> None:
        """Ask for the same again, because something changed; as many rows as were shown."""
        limit = max(PAGE, len(self._things))
        self._ask = replace(self._ask, limit=limit)
        self._restart()

    def thing(self, row: int) -> R | None:
        """Return the thing in a row."""
        return self._things[row] if 0 <= row < len(self._things) else None

    def row_of(self, key: str) -> int:
        """Return the row of a thing, -1 when it is not loaded."""
        return self._rows.get(key, -1)

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._things)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        thing = self.thing(index.row())
        return None if thing is None else cell_data(self.columns[index.column()], thing, role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return heading_data(self.columns[section], role) if orientation == Qt.Orientation.Horizontal else None

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._after is not None and not self._waiting

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._fetch()

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        descending = order == Qt.SortOrder.DescendingOrder
        key = self.columns[column].key if column >= 0 else ""
        self.sort_by_keys(((key, descending),))

    def sort_by_keys(self, keys: Sequence[tuple[str, bool]]) -> None:
        """Sort by columns, each with whether from its end, equals by the next; none: as the list comes."""
        (key, descending), *then = keys or (("", False),)
        self._ask = replace(self._ask, limit=PAGE, sort=key, descending=descending, then=tuple(then))
        if self._started:
            self._restart()

    def _restart(self) -> None:
        self._started = True
        self._turn += 1
        self._after = None
        self._fetch()

    def _fetch(self) -> None:
        first = self._after is None
        ask = replace(self._ask, after=self._after, limit=self._ask.limit if first else PAGE)
        turn = self._turn
        self._waiting = True
        self._run(lambda: (turn, first, self._source(ask)), self._on_page)

    def _on_page(self, answer: tuple[int, bool, PageGiven[R]]) -> None:
        turn, first, page = answer
        if turn != self._turn:
            return
        self._waiting = False
        self._after = page.after
        if first:
            self.beginResetModel()
            self._things = list(page.things)
            self._rows = {self.key(thing): row for row, thing in enumerate(self._things)}
            self.endResetModel()
        else:
            self._append(page.things)
        self.loaded.emit()
        if first:
            self._tell_count(page)

    def _tell_count(self, page: PageGiven[R]) -> None:
        count, query, turn = self._count, self._ask.query, self._turn
        if page.total is None and page.after is not None and count is not None:
            self._run(lambda: (turn, count(query)), self._on_count)
        else:
            self._on_count((turn, page.total if page.total is not None else len(page.things)))

    def _on_count(self, answer: tuple[int, int]) -> None:
        turn, total = answer
        if turn == self._turn:
            self.total = total
            self.counted.emit(total)

    def _append(self, things: Sequence[R]) -> None:
        start = len(self._things)
        if things:
            self.beginInsertRows(QModelIndex(), start, start + len(things) - 1)
            self._things.extend(things)
            self._rows.update({self.key(thing): start + at for at, thing in enumerate(things)})
            self.endInsertRows()
