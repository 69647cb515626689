"""The pipeline workbook: typed deals in a table, what they come to by formula, and a sheet that explains it all."""

from __future__ import annotations

from salesdesk.documents.workbook.book import sheet_name, write_workbook, write_workbook_into
from salesdesk.documents.workbook.table import write_table

__all__ = ["sheet_name", "write_table", "write_workbook", "write_workbook_into"]
