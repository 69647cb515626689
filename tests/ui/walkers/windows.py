"""Windows that come up by mistake: a part that is shown before it stands in something is a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from tests.ui.walkers.shown import called

if TYPE_CHECKING:
    from types import TracebackType


class StrayWindows(QObject):
    """Notes every window that comes up while it watches; use it in a `with` around the making of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def __enter__(self) -> Self:
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.found.append(called(watched))
        return False
