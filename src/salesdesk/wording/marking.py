"""Marks texts for the catalogues; on its own, so that a paper can be written without the words of every page."""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for a text that is looked up later)
    """Mark a text for the catalogue; it is looked up when it is shown."""
    return message
