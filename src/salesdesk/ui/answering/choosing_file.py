"""The ways into the window for a proposal that came back: a file that is chosen, or dropped anywhere on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from salesdesk.ui.files import what_to_open
from salesdesk.ui.notices import Notice

if TYPE_CHECKING:
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "returned"
_OVER: Final = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove})


def ask_for_returned(workbench: Workbench) -> None:
    """Ask which PDF came back, and go to the page that reads it."""
    words = workbench.words
    path = what_to_open(workbench, words.text("Read a returned proposal"), words.text("PDF (*.pdf)"))
    if path is not None:
        workbench.navigate(PAGE_ID, str(path))


def pdfs_of(content: QMimeData) -> list[Path]:
    """Return the PDFs of this machine among what is dragged."""
    local = [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
    return [path for path in local if path.suffix.lower() == ".pdf"]


class DropOfPdf(QObject):
    """Takes a PDF that is dropped anywhere on a window; whatever else is dropped goes where it always went.

    It sits before the widgets: a field under the pointer would else take the file's address as text.
    """

    def __init__(
        self,
        window: QWidget,
        over: Callable[[], object],
        gone: Callable[[], object],
        dropped: Callable[[Sequence[Path]], object],
    ) -> None:
        """Watch a window; `over` is called when a PDF comes over it, `gone` when it is let go or taken away again.

        `dropped` then gets what was let go.
        """
        super().__init__(window)
        self._window = window
        self._over = over
        self._gone = gone
        self._dropped = dropped
        window.installEventFilter(self)
        self._watch()

    def _watch(self) -> None:
        if self._window.internalWinId():  # without one there is no handle yet
            self._window.windowHandle().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() in {QEvent.Type.Show, QEvent.Type.WinIdChange}:
                self._watch()
            return False
        if event.type() is QEvent.Type.DragLeave:
            self._gone()
        if event.type() in _OVER and isinstance(event, QDragMoveEvent):
            return self._take(event)
        if event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            return self._take(event)
        return False

    def _take(self, event: QDropEvent) -> bool:
        """Take the event if it carries a PDF and nothing else is being asked; tell whether it was taken."""
        pdfs = pdfs_of(event.mimeData())
        if not pdfs or QApplication.activeModalWidget() is not None:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.DragEnter:
            self._over()
        elif event.type() is QEvent.Type.Drop:
            self._gone()
            self._dropped(pdfs)
        return True


def take_drops(workbench: Workbench, end: Callable[[Notice], object]) -> DropOfPdf:
    """Let a PDF be dropped anywhere on the window: it is read as a proposal that came back (B1).

    `end` hides a notice that is no longer true.
    """
    words = workbench.words
    invited = Notice(words.text("Let go, and the proposal that came back is read."), picture="import")

    def over() -> None:
        workbench.notify(invited)

    def gone() -> None:
        end(invited)

    def dropped(pdfs: Sequence[Path]) -> None:
        if len(pdfs) > 1:
            workbench.notify_trouble(words.text("Drop one PDF at a time: each is an answer of its own."))
        else:
            workbench.navigate(PAGE_ID, str(pdfs[0]))

    return DropOfPdf(workbench.window, over, gone, dropped)
