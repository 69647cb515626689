"""What nobody foresaw: shown with what is safe and what to do, written to the log, never silent."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from salesdesk.ui.icons import IconView
from salesdesk.ui.parts.buttons import Button
from salesdesk.ui.parts.grounds import column, row
from salesdesk.ui.parts.labels import Label
from salesdesk.ui.theme import theme
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from types import TracebackType

    from salesdesk.wording import Words

_LOG = logging.getLogger("salesdesk")


class FailureDialog(QDialog):
    """What happened, what is safe, what to do; the details can be copied."""

    def __init__(self, words: Words, sentence: str, details: str, parent: QWidget | None = None) -> None:
        """Show a sentence; the details stay folded away until asked for."""
        super().__init__(parent)
        self.setWindowTitle(words.text("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(words.text("Details"))
        self._details.setMinimumHeight(theme().px(180))
        self._details.hide()
        sentence_label = Label(sentence, wrap=True)
        self.setMinimumWidth(theme().px(520))
        head = row(IconView("circle-alert", "bad", 24), sentence_label, gap=14)
        head.setStretch(1, 1)
        self._show = Button(words.text("Show details"), kind="quiet", do=self._on_show)
        copy = Button(words.text("Copy details"), "copy", do=self._on_copy)
        close = Button(words.text("Close"), kind="primary", do=self.accept)
        close.setDefault(True)
        lines = column(head, self._details, row(self._show, None, copy, close), gap=16)
        lines.setContentsMargins(24, 22, 24, 18)
        self.setLayout(lines)
        close.setFocus()

    def _on_show(self) -> None:
        self._details.show()
        self._show.hide()
        self.adjustSize()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())


class Failures(QObject):
    """Brings every failure to the window's thread, the log and a dialog; one dialog at a time."""

    shown = Signal(str)
    _arrived = Signal(object)

    def __init__(self, words: Words, window: QWidget) -> None:
        """Show dialogs over a window."""
        super().__init__(window)
        self._words = words
        self._window = window
        self._dialog: FailureDialog | None = None
        self._before = (sys.excepthook, threading.excepthook)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch what no code caught, in this thread and in others, until `remove`."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_uncaught_in_thread

    def remove(self) -> None:
        """Let Python report as before."""
        sys.excepthook, threading.excepthook = self._before

    def show(self, error: BaseException) -> None:
        """Tell a failure, from any thread."""
        _LOG.error("failure", exc_info=(type(error), error, error.__traceback__))
        self._arrived.emit(error)

    def _on_uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
        else:
            self.show(error)

    def _on_uncaught_in_thread(self, told_by: threading.ExceptHookArgs) -> None:
        if told_by.exc_value is not None:
            self.show(told_by.exc_value)

    def _on_arrived(self, error: BaseException) -> None:
        sentence = told(self._words, error)
        details = "".join(traceback.format_exception(error))
        self.shown.emit(sentence)
        if self._dialog is not None:
            return
        self._dialog = FailureDialog(self._words, sentence, details, self._window)
        self._dialog.destroyed.connect(self._on_closed)
        self._dialog.open()

    def _on_closed(self) -> None:
        self._dialog = None
