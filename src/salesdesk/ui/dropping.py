"""Files that are dropped anywhere on a window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from salesdesk.ui.notices import Notice
    from salesdesk.ui.workbench import Workbench

_OVER: Final = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove})


def files_of(content: QMimeData, ending: str) -> list[Path]:
    """Return the files of this machine with that ending among what is dragged."""
    local = [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
    return [path for path in local if path.suffix.lower() == ending]


class DropOfFiles(QObject):
    """Takes files of one kind dropped anywhere on a window; whatever else is dropped goes where it always went.

    It sits before the widgets: a field under the pointer would else take the file's address as text.
    """

    def __init__(
        self,
        window: QWidget,
        ending: str,
        over: Callable[[], object],
        gone: Callable[[], object],
        dropped: Callable[[Sequence[Path]], object],
    ) -> None:
        """Watch a window for files with an ending, such as ".pdf".

        `over` is called when one comes over the window, `gone` when it is let go or taken away again.

        `dropped` then gets what was let go.
        """
        super().__init__(window)
        self._window = window
        self._ending = ending
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
        """Take the event if it carries such a file and nothing else is being asked; tell whether it was taken."""
        files = files_of(event.mimeData(), self._ending)
        if not files or QApplication.activeModalWidget() is not None:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.DragEnter:
            self._over()
        elif event.type() is QEvent.Type.Drop:
            self._gone()
            self._dropped(files)
        return True


def take_one(
    workbench: Workbench,
    ending: str,
    invited: Notice,
    several: str,
    end: Callable[[Notice], object],
    show: Callable[[Path], object],
) -> DropOfFiles:
    """Let one file with an ending be dropped anywhere on the window and be shown; `several` answers more than one.

    `invited` is said while it is over the window; `end` hides a notice that is no longer true.
    """

    def dropped(files: Sequence[Path]) -> None:
        if len(files) > 1:
            workbench.notify_trouble(several)
        else:
            show(files[0])

    return DropOfFiles(workbench.window, ending, lambda: workbench.notify(invited), lambda: end(invited), dropped)
