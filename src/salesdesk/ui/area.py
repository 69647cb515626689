"""What every page of an area shares: it loads in the worker, and again when something it shows has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.ui.announcer import kinds_in
from salesdesk.ui.parts import column

if TYPE_CHECKING:
    from salesdesk.ui.parts import PageHeader
    from salesdesk.ui.workbench import Workbench


class AreaPage(QWidget):
    """A page over one desk; `kinds` are the records it shows. Hidden pages load again when they are shown."""

    kinds: frozenset[type] = frozenset()

    def __init__(self, workbench: Workbench, header: PageHeader | None = None, *, gap: int = 14) -> None:
        """Listen to the desk; the subclass fills `body` and loads through `reload`."""
        super().__init__()
        self.workbench = workbench
        self.header = header
        self.body = column(gap=gap)
        self._lay_out(gap)
        self.words = workbench.words
        self.desk = workbench.desk
        self._stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._on_soon)
        workbench.announcer.records_changed.connect(self._on_records_changed)

    def _lay_out(self, gap: int) -> None:
        """Put header and body below each other with the margins every page has; F6 goes through both."""
        content = QWidget()
        content.setObjectName("body")
        content.setLayout(self.body)
        lines = column(gap=gap)
        if self.header is not None:
            self.header.setObjectName("header")
            lines.addWidget(self.header)
        lines.addWidget(content, 1)
        lines.setContentsMargins(28, 22, 28, 22)
        self.setLayout(lines)

    def reload(self) -> None:
        """Load what the page shows in the worker and show it; to be written by each page."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the present state: at once when the page is seen, else when it is shown next."""
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def _on_records_changed(self, keys: object) -> None:
        if kinds_in(keys) & self.kinds:
            self.refresh()

    def _on_soon(self) -> None:
        if self._stale:
            self._stale = False
            self.reload()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._soon.start()
