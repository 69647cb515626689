"""The place on a page where evidence is asked for; empty and hidden until then (4.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from salesdesk.ui.laid_out import put_instead
from salesdesk.ui.parts import column

if TYPE_CHECKING:
    from salesdesk.ui.pipeline.evidence_asked import EvidenceAsked


class AskedSlot(QWidget):
    """Holds one asking at a time and brings it into sight; `arranged` tells that there are other fields now."""

    arranged = Signal()

    def __init__(self) -> None:
        """Be empty."""
        super().__init__()
        self._lines = column(gap=0)
        self.setLayout(self._lines)
        self.asked: EvidenceAsked | None = None
        self.hide()

    def ask(self, asked: EvidenceAsked) -> None:
        """Ask for this instead of what was asked for before."""
        self.asked = asked
        put_instead(self._lines, [asked])
        self.show()
        self.arranged.emit()
        asked.begin()
        # The layouts above give it room one after the other, each in its turn of the event loop.
        QTimer.singleShot(60, self, self._on_room)

    def end(self) -> None:
        """Ask for nothing any more."""
        if self.asked is not None:
            self.asked = None
            self.hide()
            put_instead(self._lines, [])
            self.arranged.emit()

    def _on_room(self) -> None:
        above = self.parentWidget()
        while above is not None and self.asked is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(self.asked, 0, 12)
            above = above.parentWidget()
