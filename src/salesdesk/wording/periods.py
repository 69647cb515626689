"""The pages that look at a period, and what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salesdesk.wording.words import Words


def forecast_pages(words: Words) -> tuple[tuple[str, str], ...]:
    """Return the pages of the forecast in their order: id and short name."""
    return (
        ("forecast", words.text("Forecast")),
        ("coverage", words.text("Coverage")),
        ("gap", words.text("Gap")),
        ("catch-up", words.text("Catch up")),
        ("effort", words.text("Activity")),
        ("accuracy", words.text("Accuracy")),
        ("quota", words.text("Quota")),
    )
