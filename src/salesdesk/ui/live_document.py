"""A document kept beside what it is made from: the newest state, one at a time, let go while nobody sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QEvent, QObject, Signal
from typing_extensions import override

from salesdesk.ui.background import Background, CancelledWork

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from salesdesk.application.drawn_pages import DrawnPage


class Drawable(Protocol):
    """What can be drawn page by page until it gives its memory back."""

    def draw(self, page: int, width: int) -> DrawnPage:
        """Draw a page (from 0) so many pixels wide."""
        ...

    def close(self) -> None:
        """Give its memory back."""
        ...


class OpenDocument:
    """A document in the lane of pictures, where one job follows the other: a drawing may come after its end."""

    def __init__(self, pages: Drawable) -> None:
        """Draw these pages until it is closed."""
        self._pages = pages
        self._closed = False

    def draw(self, page: int, width: int) -> DrawnPage:
        """Draw a page (from 0) so many pixels wide. Raises CancelledWork once it is closed."""
        if self._closed:
            raise CancelledWork
        return self._pages.draw(page, width)

    def close(self) -> None:
        """Give its memory back; a second time does nothing."""
        if not self._closed:
            self._closed = True
            self._pages.close()


D = TypeVar("D", bound=OpenDocument)


class LiveDocument(QObject, Generic[D]):
    """The document of the newest state while a widget is seen; hidden, it is let go, and made again when seen again.

    One is made at a time; what is asked for meanwhile follows, only the newest of it. A document is closed when the
    next is there, so that what is drawn has no gap. `made` gives a document to show, `failed` why there is none.
    """

    made = Signal(object)
    failed = Signal(object)

    def __init__(self, background: Background, seen: QWidget, newest: Callable[[], Callable[[], D] | None]) -> None:
        """Make nothing yet. `newest` gives the job that makes the newest state, None where there is nothing to make."""
        super().__init__(seen)
        self._background = background
        self._seen = seen
        self._newest = newest
        self._document: D | None = None
        self._wanted = False
        self._making = False
        seen.installEventFilter(self)

    def ask(self) -> None:
        """Make the newest state: now, behind the one that is being made, or as soon as it is seen."""
        self._wanted = True
        self._go_on()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self._go_on()
        elif event.type() is QEvent.Type.Hide:
            self._let_go()
        return False

    def _go_on(self) -> None:
        if not self._wanted or self._making or not self._seen.isVisible():
            return
        make, before = self._newest(), self._document
        if make is None:
            return
        self._wanted = False
        self._making = True

        def job() -> D:
            made = make()
            if before is not None:
                before.close()
            return made

        self._background.run(job, self._on_made, self._on_not_made, lane="pictures")

    def _on_made(self, document: D) -> None:
        self._making = False
        self._document = document
        self.made.emit(document)
        if self._seen.isVisible():
            self._go_on()
        else:
            self._let_go()

    def _on_not_made(self, error: Exception) -> None:
        self._making = False
        self.failed.emit(error)
        self._go_on()

    def _let_go(self) -> None:
        document, self._document = self._document, None
        if document is not None:
            self._wanted = True
            self._background.run(document.close, _nothing, lane="pictures")


def _nothing(_done: object) -> None:
    """Nobody waits for it."""
