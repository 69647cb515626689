"""The papers of the forecast as the use cases get them: each kind is loaded when the first one is made."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from salesdesk.wording import Words

if TYPE_CHECKING:
    from salesdesk.application.forecast.review import Review
    from salesdesk.application.forecast.template import TemplateContent
    from salesdesk.application.papers import Made


class LazyForecastPapers:
    """The revenue forecasting template and the review pack; papers are made one at a time, whichever worker asks."""

    def __init__(self) -> None:
        self._one_at_a_time = Lock()

    def forecast_template(self, content: TemplateContent) -> bytes:
        """Return the template as a workbook."""
        from salesdesk.documents.template import write_template

        with self._one_at_a_time:
            return write_template(content, Words())

    def review(self, review: Review) -> Made:
        """Return the review pack as a PDF, in the desk's language."""
        from salesdesk.documents.review import write_review
        from salesdesk.wording.review import review_paper

        words = Words(review.ground.settings.language)
        with self._one_at_a_time:
            return write_review(review_paper(review, words), words)

    def review_workbook(self, review: Review) -> bytes:
        """Return the same as a workbook."""
        from salesdesk.documents.review import write_review_workbook
        from salesdesk.wording.review import review_paper

        words = Words(review.ground.settings.language)
        with self._one_at_a_time:
            return write_review_workbook(review_paper(review, words), words)

    def save(self, path: Path, content: bytes) -> None:
        """Write a file safely; a PDF is opened again before it takes its place."""
        from salesdesk.documents.pictures import check_pdf
        from salesdesk.documents.safe_file import write_safely

        write_safely(path, content, check_pdf if content.startswith(b"%PDF") else None)
