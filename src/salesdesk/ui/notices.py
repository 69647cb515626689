"""Notices at the bottom of the window: what was done, with a way back, for eight seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from salesdesk.ui.icons import IconView
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts.buttons import Button
from salesdesk.ui.parts.grounds import Ground, row
from salesdesk.ui.parts.labels import Label
from salesdesk.ui.theme import theme

SECONDS: Final = 8


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence; `undo` offers to take back what it tells, `act` names something else, which `do` does."""

    text: str
    undo: bool = False
    act: str = ""
    picture: str = "check"
    do: Callable[[], object] | None = None


class Toast(Ground):
    """Shows one notice at a time, over the lower edge of its parent; stays while the pointer or the focus is on it."""

    undone = Signal()

    def __init__(self, parent: QWidget, undo: str) -> None:
        """Wait hidden; `undo` is the word on the button."""
        super().__init__("toast", margins=(16, 9, 9, 9))
        self.setParent(parent)
        self._undo = undo
        self._notice = Notice("")
        self._picture = IconView("check", "onSolid")
        self.words = Label("", wrap=True)
        self.button = Button(undo, kind="toast")
        self.button.clicked.connect(self._on_pressed)
        line = row(self._picture, self.words, self.button, gap=10)
        line.setStretch(1, 1)
        nest(self.column, line)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self._on_time)
        parent.installEventFilter(self)
        self.hide()

    def tell(self, notice: Notice) -> None:
        """Show a notice instead of the one before; one without words only ends that."""
        self._notice = notice
        if not notice.text:
            self._timer.stop()
            self.hide()
            return
        self._picture.show_icon(notice.picture, "onSolid")
        self.words.setText(notice.text)
        act = self._undo if notice.undo else notice.act
        self.button.set_words(act)
        self.button.setVisible(bool(act))
        self.setAccessibleName(notice.text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def end(self, notice: Notice) -> None:
        """Hide a notice that is no longer true; another one stays."""
        if self._notice is notice:
            self._timer.stop()
            self.hide()

    @property
    def seconds_left(self) -> float:
        """How long it stays, zero when it waits or stays for the pointer."""
        return max(0, self._timer.remainingTime()) / 1000

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._timer.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.ensurePolished()
        self.words.ensurePolished()
        margins = self.column.contentsMargins()
        beside = margins.left() + margins.right() + theme().px(16) + 10
        beside += self.button.sizeHint().width() + 10 if self.button.text() else 8
        most = min(parent.width() - 2 * 28, theme().px(720)) - beside
        room = QRect(0, 0, most, 2000)
        words = self.words.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.words.text())
        width = min(words.width() + 4, most) + beside
        height = max(words.height(), self.button.sizeHint().height()) + margins.top() + margins.bottom()
        self.setGeometry((parent.width() - width) // 2, parent.height() - height - 22, width, height)

    def _on_pressed(self) -> None:
        self.hide()
        if self._notice.undo:
            self.undone.emit()
        elif self._notice.do is not None:
            self._notice.do()

    def _on_time(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._timer.start()
        else:
            self.hide()
