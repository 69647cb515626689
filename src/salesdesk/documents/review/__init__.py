"""The review pack for the manager: a paper in the look of the proposal, and a workbook of the same sections (3.15)."""

from __future__ import annotations

from salesdesk.documents.review.book import write_review_workbook
from salesdesk.documents.review.pack import write_review

__all__ = ["write_review", "write_review_workbook"]
