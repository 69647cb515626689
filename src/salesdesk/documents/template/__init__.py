"""The revenue forecasting template: assumptions, deals, forecast and coverage as live formulas, for any spreadsheet."""

from __future__ import annotations

from salesdesk.documents.template.book import write_template

__all__ = ["write_template"]
