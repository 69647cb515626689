"""Fields for text: one line, or a box that grows with what is written."""

from __future__ import annotations

from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy
from typing_extensions import override

from salesdesk.ui.theme import theme

PAUSE: Final = 300
LINE_PAUSE: Final = 1500
"""Milliseconds without a key after which a line is kept: at most five seconds of typing may be lost."""


def wants_window_undo(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Whether these are the keys of undo or redo while the field itself has nothing to take back.

    Qt's fields keep these keys to themselves even then, so that an act could not be undone from inside a field.
    """
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    keys = QKeySequence.StandardKey
    return (event.matches(keys.Undo) and not undo) or (event.matches(keys.Redo) and not redo)


class Line(QLineEdit):
    """What all one-line fields share: they shrink, show their start, and Esc takes back what was typed."""

    committed = Signal(object)

    def __init__(self, placeholder: str = "", *, limit: int = 500) -> None:
        """Make an empty line; `limit` is the most characters it takes."""
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setMaxLength(limit)
        self._kept = ""
        self.editingFinished.connect(self.commit)

    def commit(self) -> None:
        """Announce what was entered, if it changed."""
        raise NotImplementedError

    @property
    def untouched(self) -> bool:
        """Whether it holds what was shown or announced last, and nothing that nobody took."""
        return self.text() == self._kept

    def show_text(self, text: str) -> None:
        """Show a text, from its start; what somebody is typing just now is left alone."""
        typing = self.hasFocus() and self.text() != self._kept
        self._kept = text
        if not typing and self.text() != text:
            self.setText(text)
            # A long text would scroll to its end.
            self.setCursorPosition(0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(180), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(64), super().minimumSizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if wants_window_undo(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._kept:
            self.setText(self._kept)
            event.accept()
        else:
            super().keyPressEvent(event)


class TextLine(Line):
    """One line of text; `committed` when it is left or Enter is pressed, and only if it changed."""

    def value(self) -> str:
        """Return the text without space around it."""
        return self.text().strip()

    def set_value(self, value: str) -> None:
        """Show a text, from its start; what somebody is typing just now is left alone."""
        self.show_text(value)

    @override
    def commit(self) -> None:
        if self.value() != self._kept.strip():
            self._kept = self.value()
            self.committed.emit(self._kept)


class SavedLine(TextLine):
    """One line of a record that is kept while it is written: `committed` after a pause in typing as well."""

    def __init__(self, placeholder: str = "", *, limit: int = 500) -> None:
        """Make an empty line; `limit` is the most characters it takes."""
        super().__init__(placeholder, limit=limit)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(LINE_PAUSE)
        self._pause.timeout.connect(self.commit)
        self.textEdited.connect(self._on_edited)

    @override
    def commit(self) -> None:
        self._pause.stop()
        super().commit()

    def _on_edited(self, _text: str) -> None:
        self._pause.start()


class TextBox(QPlainTextEdit):
    """Text over several lines in a box that is always tall enough; `committed` after a pause in typing.

    Tab leaves the box, as everywhere else in the window.
    """

    committed = Signal(object)

    def __init__(self, placeholder: str = "", *, lines: int = 2, limit: int = 20_000, serif: bool = False) -> None:
        """Make an empty box at least `lines` tall; `serif` sets it in the face of objectives."""
        super().__init__()
        self._lines = lines
        self._limit = limit
        self._kept = ""
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        # The margin counts as something to undo, and Ctrl+Z in an empty box would do nothing for it.
        self.document().clearUndoRedoStacks()
        if serif:
            self.setProperty("role", "objective")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.commit)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_grown)
        theme().changed.connect(self._on_grown)

    def value(self) -> str:
        """Return the text without space around it."""
        return self.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Show a text; what somebody is typing just now is left alone."""
        typing = self.hasFocus() and self.toPlainText() != self._kept
        self._kept = value
        if not typing and self.toPlainText() != value:
            self.setPlainText(value)
            self._pause.stop()

    def insert_at_end(self, text: str) -> None:
        """Add words at the end, as the button of a hint does, and let the user go on from there."""
        self.appendPlainText(text) if not self.toPlainText() else self._append_inline(text)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self.setFocus()

    def commit(self) -> None:
        """Announce the text if it is not the one last shown or announced."""
        self._pause.stop()
        if self.value() != self._kept.strip():
            self._kept = self.value()
            self.committed.emit(self._kept)

    def wanted_height(self) -> int:
        """Return the height at which nothing is clipped, in pixels."""
        least = self._lines * QFontMetrics(self.font()).lineSpacing()
        frame = self.height() - self.viewport().height() if self.isVisible() else 14
        return max(least, self._text_height()) + 2 * int(self.document().documentMargin()) + max(frame, 12) + 2

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), self.wanted_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), self.wanted_height())

    @override
    def event(self, event: QEvent) -> bool:
        document = self.document()
        if wants_window_undo(event, undo=document.isUndoAvailable(), redo=document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_grown()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Sizes given before it was shown were reckoned without its frame, which is known only now.
        self._on_grown()

    def _text_height(self) -> int:
        # The document tells its height too small: paragraphs that were never in view count as one line there.
        layout = self.document().documentLayout()
        block, height = self.document().firstBlock(), 0.0
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return ceil(height)

    def _append_inline(self, text: str) -> None:
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.insertText(("" if self.toPlainText()[-1:].isspace() else " ") + text)

    def _on_text_changed(self) -> None:
        if len(self.toPlainText()) > self._limit:
            cursor = self.textCursor()
            cursor.deletePreviousChar()
        self._pause.start()

    def _on_grown(self, *_: object) -> None:
        self.updateGeometry()
