"""Tables: columns as values, one model for short lists, one for long ones, one view."""

from salesdesk.ui.tables.arranged import ArrangedTable
from salesdesk.ui.tables.cells import AgeCell, Cell, IconCell, NumberCell, PillCell, TextCell, age_cell
from salesdesk.ui.tables.columns import Column
from salesdesk.ui.tables.model import TableModel
from salesdesk.ui.tables.paged import LongList, PageAsk, PagedTableModel
from salesdesk.ui.tables.view import TableView
from salesdesk.ui.tables.whole import WholeTable

__all__ = [
    "AgeCell",
    "ArrangedTable",
    "Cell",
    "Column",
    "IconCell",
    "LongList",
    "NumberCell",
    "PageAsk",
    "PagedTableModel",
    "PillCell",
    "TableModel",
    "TableView",
    "TextCell",
    "WholeTable",
    "age_cell",
]
