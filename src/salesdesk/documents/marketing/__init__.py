"""The files for marketing: a workbook of two sheets, and the same in one table as CSV."""

from __future__ import annotations

from salesdesk.documents.marketing.table import write_table
from salesdesk.documents.marketing.workbook import write_workbook

__all__ = ["write_table", "write_workbook"]
