"""The pages of a PDF that came from elsewhere, drawn with what was filled in; a page that cannot be drawn says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import sqrt
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.papers import Made
from salesdesk.ui.live_document import OpenDocument
from salesdesk.ui.page_view import PagedDocument, PageView
from salesdesk.ui.parts import HintStrip, column

if TYPE_CHECKING:
    from salesdesk.application.drawn_pages import DrawnPage, OpenPdf
    from salesdesk.ui.workbench import Workbench

MOST_PIXELS: Final = 16_000_000
"""A page of somebody else's may be a mile high: what it is drawn on has an end."""


@dataclass(frozen=True, slots=True)
class _White:
    """A page that could not be drawn."""

    width: int = 2
    height: int = 3
    stride: int = 8
    pixels: bytes = b"\xff" * 24


def width_within(width: int, across: float, down: float) -> int:
    """Return how wide (pixels) a page of this size is drawn: as wanted, unless that took too many pixels."""
    if across <= 0 or down <= 0:
        return 1
    return max(1, min(width, int(sqrt(MOST_PIXELS * across / down))))


class _Foreign(OpenDocument):
    """An open document of somebody else's."""

    def __init__(self, document: OpenPdf) -> None:
        super().__init__(document)
        self._sizes = document.sizes
        self.count = len(self._sizes)

    @override
    def draw(self, page: int, width: int) -> DrawnPage:
        size = self._sizes[page]
        try:
            return super().draw(page, width_within(width, size.width, size.height))
        except (ArithmeticError, LookupError, MemoryError, RuntimeError, ValueError):
            return _White()


class PagesShown(QWidget):
    """The pages as they came back, the last one first: that is where an answer stands."""

    def __init__(self, workbench: Workbench) -> None:
        """Show nothing until a file is given."""
        super().__init__()
        words = workbench.words
        self._workbench = workbench
        self._file = b""
        self._document: _Foreign | None = None
        self._turn = 0
        self.pages = PageView(workbench.background, words, words.text("As it came back"))
        self.trouble = HintStrip(kind="notice")
        self.trouble.hide()
        lines = column(self.trouble, self.pages, gap=8)
        lines.setStretch(1, 1)
        self.setLayout(lines)

    def show_file(self, pdf: bytes) -> None:
        """Draw the last page of a PDF, now or as soon as it is seen."""
        self._file = pdf
        self._let_go()
        if self.isVisible():
            self._open()

    def forget(self) -> None:
        """Show nothing."""
        self.show_file(b"")

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._open()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Give the memory back; it is opened again when it is seen again."""
        super().hideEvent(event)
        self._let_go()

    def _open(self) -> None:
        if not self._file or self._document is not None:
            return
        self._turn += 1
        pdf, opened = self._file, self._workbench.desk.exporting.opened

        def job() -> _Foreign:
            return _Foreign(opened(Made(pdf=pdf, pages=0)))

        answer, trouble = partial(self._on_opened, self._turn), partial(self._on_not_opened, self._turn)
        self._workbench.background.run(job, answer, trouble, lane="pictures")

    def _let_go(self) -> None:
        self._turn += 1
        document, self._document = self._document, None
        self.trouble.hide()
        self.pages.show_document(None)
        if document is not None:
            self._close(document)

    def _close(self, document: _Foreign) -> None:
        self._workbench.background.run(document.close, _nothing, lane="pictures")

    def _on_opened(self, turn: int, document: _Foreign) -> None:
        if turn != self._turn:
            self._close(document)
            return
        self._document = document
        self.pages.show_document(PagedDocument(document.count, document.draw))
        self.pages.go_to(document.count - 1)

    def _on_not_opened(self, turn: int, _error: Exception) -> None:
        if turn != self._turn:
            return
        words = self._workbench.words
        self.trouble.say(
            words.text("Its pages cannot be drawn here."),
            words.text("What was read from it stands beside. Open the file in another program to look at the pages."),
        )
        self.trouble.show()


def _nothing(_done: object) -> None:
    """Nobody waits for it."""
