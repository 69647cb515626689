"""The table of the pipeline: its pages, and the columns and order that somebody chose, kept for the next start."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QByteArray

from salesdesk.application.rows import DealKey, DealQuery, DealRow, DealSort
from salesdesk.domain.saved_view import ViewColumn, ViewOrder
from salesdesk.ui.pipeline.columns import USUAL, pipeline_columns
from salesdesk.ui.tables import ArrangedTable, PageAsk, PagedTableModel

if TYPE_CHECKING:
    from salesdesk.application.deal_window import DealWindow
    from salesdesk.ui.pipeline.columns import Measure
    from salesdesk.ui.workbench import Workbench

KEPT: Final = "pipeline/table"


class DealTable(ArrangedTable[DealRow]):
    """Shows the deals of a query; remembers on this machine how it is arranged."""

    def __init__(self, workbench: Workbench, measure: Measure) -> None:
        """Ask nothing yet; `measure` says what ages are held against."""
        self._workbench = workbench
        words = workbench.words
        self.deals: PagedTableModel[DealRow] = PagedTableModel(
            pipeline_columns(words, measure),
            lambda row: str(row.id),
            self._list,
            workbench.background.run,
        )
        super().__init__(self.deals, words.text("Deals"), words.text("Columns of deals"))
        self.show_as(*read_arrangement(bytes(workbench.settings.kept(KEPT).data())))
        self.arranged.connect(self._on_arranged)

    def show_as(self, columns: tuple[ViewColumn, ...], order: tuple[ViewOrder, ...]) -> None:
        """Show these columns, the usual ones where none are told, in this order."""
        self.arrange(columns or USUAL)
        self.order_by(order)
        self._on_arranged()

    def show_columns(self, columns: tuple[ViewColumn, ...]) -> None:
        """Show these columns, in the order that the table is in."""
        self.arrange(columns)
        self._on_arranged()

    def query(self, query: DealQuery) -> DealQuery:
        """Return a query in the order of the table; the export takes the same."""
        return in_order(query, [(key.name, key.descending) for key in self.order_shown()])

    def _list(self, ask: PageAsk) -> DealWindow:
        """Return what the table asks in the worker."""
        query = ask.query if isinstance(ask.query, DealQuery) else DealQuery(as_of=date.min)
        keys = [(ask.sort, ask.descending), *ask.then] if ask.sort else []
        return self._workbench.desk.deal_lists.window(in_order(query, keys))

    def _on_arranged(self) -> None:
        shown = {"columns": [asdict(one) for one in self.columns_shown()]}
        kept = json.dumps({**shown, "order": [asdict(one) for one in self.order_shown()]})
        self._workbench.settings.keep(KEPT, QByteArray(kept.encode()))


def in_order(query: DealQuery, keys: list[tuple[str, bool]]) -> DealQuery:
    """Return a query sorted by columns, by the expected close where there are none."""
    first, *then = [DealKey(DealSort(name), down) for name, down in keys] or [DealKey(DealSort.EXPECTED)]
    return replace(query, sort=first.sort, descending=first.descending, then=tuple(then))


def read_arrangement(kept: bytes) -> tuple[tuple[ViewColumn, ...], tuple[ViewOrder, ...]]:
    """Return the columns and the order that were kept; what makes no sense counts as not kept."""
    try:
        found: Any = json.loads(kept or b"{}")
        columns = tuple(ViewColumn(name=str(one["name"]), width=int(one["width"])) for one in found.get("columns", ()))
        keys = [(DealSort(one["name"]), bool(one["descending"])) for one in found["order"]]
    except (ValueError, KeyError, TypeError, AttributeError):
        return (), ()
    return columns, tuple(ViewOrder(name=name, descending=down) for name, down in keys)
