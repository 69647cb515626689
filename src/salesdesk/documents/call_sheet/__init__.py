"""The one-page call sheet: what to reach, ask and answer, and room to write."""

from salesdesk.documents.call_sheet.sheet import CallSheetPress, write_call_sheet

__all__ = ["CallSheetPress", "write_call_sheet"]
