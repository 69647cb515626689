"""What scrolls: as tall as its words are at its width, and no taller."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout, QWidget
from typing_extensions import override


class Canvas(QWidget):
    """Carries a layout in a scroll area.

    Wrapped words ask for the height they had if they were squeezed; taken as a minimum, that would leave the page
    to scroll over empty ground. The height at the present width is what counts.
    """

    def __init__(self, layout: QLayout) -> None:
        """Carry a layout."""
        super().__init__()
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        # Without wrapped words nothing asks for a height at a width, and the least height is the true one.
        return QSize(hint.width(), 1) if self.hasHeightForWidth() else hint
