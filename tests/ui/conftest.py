"""The look that every test of the window wears."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from salesdesk.ui.theme import Theme


@pytest.fixture(scope="session")
def _dressed(qapp: QApplication) -> Theme:
    from salesdesk.ui.fonts import load_faces
    from salesdesk.ui.theme import Theme

    load_faces()
    return Theme(qapp, mode="light")


@pytest.fixture
def look(_dressed: Theme) -> Iterator[Theme]:
    """The theme, light and at 100 % at the start of each test."""
    yield _dressed
    _dressed.set_mode("light")
    _dressed.set_text_size(100)
    _dressed.set_density("comfortable")
