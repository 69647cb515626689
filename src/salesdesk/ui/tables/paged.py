"""The table model of long lists: a window of rows read in the worker, an honest total, order and filter elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from typing_extensions import override

from salesdesk.ui.tables.cells import TextCell
from salesdesk.ui.tables.columns import Column
from salesdesk.ui.tables.model import NOWHERE, Index, cell_data, heading_data

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
T = TypeVar("T")
BLOCK: Final = 128
FIRST: Final = 48
"""Rows that a list begins with: as many as a large screen shows, so that they are there soon."""
KEPT: Final = 64
"""Blocks that are kept; of more, those farthest from what is looked at are forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAsk:
    """What is asked of the source: an order, `then` by further columns, each with whether from its end.

    `query` is whatever the page filters by.
    """

    sort: str = ""
    descending: bool = False
    then: tuple[tuple[str, bool], ...] = ()
    query: object = None


class Reached(Protocol):
    """How many rows are known, whether these are all, and whether there is anything left to do."""

    @property
    def rows(self) -> int: ...  # noqa: D102 (said above)

    @property
    def whole(self) -> bool: ...  # noqa: D102

    @property
    def more(self) -> bool: ...  # noqa: D102


class LongList(Protocol[R_co]):
    """One list in one order; called in the worker, one call at a time."""

    def first(self, limit: int) -> tuple[Sequence[R_co], Reached]:
        """Return the first rows, counted or not."""
        ...

    def block(self, row: int, limit: int) -> Sequence[R_co]:
        """Return the rows from one on."""
        ...

    def further(self) -> Reached:
        """Do a short piece of what is left to do: of counting, of getting to know places."""
        ...

    def row_of(self, key: str) -> int:
        """Return the row of a thing, -1 where it is not in the list."""
        ...


class Runs(Protocol):
    """Runs a job off the window's thread and gives the result back in it; `Background.run` is one."""

    def __call__(self, job: Callable[[], T], done: Callable[[T], None], /) -> object:
        """Start the job."""
        ...


@dataclass(frozen=True, slots=True)
class _Shown(Generic[R]):
    """What a list begins with: its first block, that around a thing that is looked for, and where this one is."""

    blocks: dict[int, Sequence[R]]
    reached: Reached
    row: int


class PagedTableModel(QAbstractTableModel, Generic[R]):
    """Shows a long list by its numbers of rows; those that are looked at and not there yet come from the worker.

    A late answer to an old question is dropped, and an old question that waits is not asked. One question at a time is
    on its way: what is to be painted comes before what only gets to know the list. `loaded` tells of what a list begins
    with, `counted` how many there are once that is known.
    """

    counted = Signal(int)
    loaded = Signal()

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], str],
        source: Callable[[PageAsk], LongList[R]],
        run: Runs,
        parent: QObject | None = None,
    ) -> None:
        """Ask nothing yet; the lists of `source` are asked in the worker."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self.total = 0
        self._awaited: tuple[Column[Any], ...] = tuple(replace(one, cell=_not_there_yet) for one in self.columns)
        self._source = source
        self._run = run
        self._ask = PageAsk()
        self._list: LongList[R] | None = None
        self._blocks: dict[int, Sequence[R]] = {}
        self._rows = 0
        self._whole = False
        self._more = False
        self._wanted: list[int] = []
        self._coming = -1
        self._when_whole: Callable[[int], None] | None = None
        self._turn = 0
        self._busy = False
        self._picked = ("", -1)

    @property
    def query(self) -> object:
        """What was asked for last, None before anything was."""
        return self._ask.query

    def ask(self, query: object = None) -> None:
        """Show what matches a query, from the start, in the order chosen before."""
        self._ask = replace(self._ask, query=query)
        self._restart()

    def reload(self) -> None:
        """Ask for the same again, because something changed; what is picked stays so, and in view."""
        self._restart(again=True)

    def thing(self, row: int) -> R | None:
        """Return the thing in a row, None where it is not there yet."""
        block = self._blocks.get(row // BLOCK) if 0 <= row < self._rows else None
        at = row % BLOCK
        return block[at] if block is not None and at < len(block) else None

    def row_of(self, key: str) -> int:
        """Return the row of a thing, -1 when it is not loaded."""
        if self._picked[0] == key and self._picked[1] >= 0:
            return self._picked[1]
        for number, block in self._blocks.items():
            for at, thing in enumerate(block):
                if self.key(thing) == key:
                    return number * BLOCK + at
        return -1

    def keep_in_sight(self, key: str) -> None:
        """Look for this thing when the list is asked for again."""
        self._picked = (key, -1)

    def last_row(self, then: Callable[[int], None]) -> None:
        """Tell the last row, once it is known which it is."""
        if self._whole or not self._more:
            then(self._rows - 1)
        else:
            self._when_whole = then

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._rows

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        thing = self.thing(row)
        if thing is not None:
            return cell_data(self.columns[index.column()], thing, role)
        self._want(row)
        return cell_data(self._awaited[index.column()], None, role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return heading_data(self.columns[section], role) if orientation == Qt.Orientation.Horizontal else None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        descending = order == Qt.SortOrder.DescendingOrder
        key = self.columns[column].key if column >= 0 else ""
        self.sort_by_keys(((key, descending),))

    def sort_by_keys(self, keys: Sequence[tuple[str, bool]]) -> None:
        """Sort by columns, each with whether from its end, equals by the next; none: as the list comes."""
        (key, descending), *then = keys or (("", False),)
        self._ask = replace(self._ask, sort=key, descending=descending, then=tuple(then))
        if self._list is not None:
            self._restart()

    # asking

    def _restart(self, *, again: bool = False) -> None:
        self._turn += 1
        self._when_whole = None
        self._wanted, self._coming = [], -1
        self._busy = True
        asked = self._list = self._source(self._ask)
        turn, sought = self._turn, self._picked[0]

        def begun() -> tuple[int, bool, _Shown[R]] | None:
            return (turn, again, _begun(asked, sought if again else "")) if turn == self._turn else None

        self._run(begun, self._on_begun)

    def _on_begun(self, answer: tuple[int, bool, _Shown[R]] | None) -> None:
        if answer is None or answer[0] != self._turn:
            return
        _, again, shown = answer
        before = self._rows
        self.beginResetModel()
        self._busy = False
        self._blocks = shown.blocks
        # Until it is counted anew a list that was shown before is taken to be as long: nothing jumps.
        self._rows = max(shown.reached.rows, before) if again and not shown.reached.whole else shown.reached.rows
        self._whole, self._more = shown.reached.whole, shown.reached.more
        self._picked = (self._picked[0], shown.row)
        self.endResetModel()
        self.loaded.emit()
        self._tell_whole()
        self._go_on()

    def _want(self, row: int) -> None:
        """Ask for the block of a row that is looked at; what was looked at last is asked for first."""
        number = row // BLOCK
        if number in (self._coming, *self._wanted[-1:]):
            return
        self._wanted = [*(one for one in self._wanted[-3:] if one != number), number]
        self._go_on()

    def _go_on(self) -> None:
        asked = self._list
        if self._busy or asked is None:
            return
        turn = self._turn
        if self._wanted:
            number = self._wanted.pop()
            self._busy, self._coming = True, number
            self._run(lambda: (turn, number, asked.block(number * BLOCK, BLOCK)), self._on_block)
        elif self._more:
            self._busy = True
            self._run(lambda: (turn, asked.further() if turn == self._turn else None), self._on_further)

    def _on_block(self, answer: tuple[int, int, Sequence[R]]) -> None:
        turn, number, things = answer
        if turn != self._turn:
            return
        self._busy, self._coming = False, -1
        self._blocks[number] = things
        while len(self._blocks) > KEPT:
            del self._blocks[max(self._blocks, key=lambda one: abs(one - number))]
        first, last = number * BLOCK, min(number * BLOCK + BLOCK, self._rows) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self._go_on()

    def _on_further(self, answer: tuple[int, Reached | None]) -> None:
        turn, reached = answer
        if turn != self._turn or reached is None:
            return
        self._busy = False
        self._more = reached.more
        # Every step laid out anew would take longer than the counting: a list that is not counted yet grows twofold.
        if reached.whole or reached.rows >= 2 * self._rows:
            self._set_rows(reached.rows)
        if reached.whole and not self._whole:
            self._whole = True
            self._tell_whole()
        self._go_on()

    def _set_rows(self, rows: int) -> None:
        if rows > self._rows:
            self.beginInsertRows(NOWHERE, self._rows, rows - 1)
            self._rows = rows
            self.endInsertRows()
        elif rows < self._rows:
            self.beginRemoveRows(NOWHERE, rows, self._rows - 1)
            self._rows = rows
            self.endRemoveRows()

    def _tell_whole(self) -> None:
        if not self._whole:
            return
        self.total = self._rows
        self.counted.emit(self._rows)
        then, self._when_whole = self._when_whole, None
        if then is not None:
            then(self._rows - 1)


def _not_there_yet(_thing: object) -> TextCell:
    return TextCell("…", "text3")


def _begun(asked: LongList[R], sought: str) -> _Shown[R]:
    """Return what a list begins with; runs in the worker."""
    things, reached = asked.first(FIRST)
    blocks: dict[int, Sequence[R]] = {0: things}
    row = asked.row_of(sought) if sought else -1
    if row >= len(things):
        number = row // BLOCK
        while reached.more and not reached.whole and reached.rows <= row:
            reached = asked.further()
        blocks[number] = asked.block(number * BLOCK, BLOCK)
    return _Shown(blocks, reached, row)
