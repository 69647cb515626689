"""Fields that help to find: a search line and a line that suggests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QPoint, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QListView, QToolButton
from typing_extensions import override

from salesdesk.ui.fields.text import TextLine
from salesdesk.ui.icons import icon
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PAUSE: Final = 150
BESIDE: Final = 40
"""Pixels beside the words of a suggestion, and between the list and the window's edge."""
CHOOSING: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
"""Keys that choose the suggestion marked in the list; Tab goes on to the next field besides."""


class SearchLine(QLineEdit):
    """What a list is filtered by; `committed` after a short pause, Esc empties it."""

    committed = Signal(object)

    def __init__(self, placeholder: str, clear: str) -> None:
        """Make an empty line; `clear` names the button that empties it."""
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.addAction(icon("search", "text2"), self.ActionPosition.LeadingPosition)
        self._clear = QAction(icon("x", "text2"), clear, self)
        self._clear.triggered.connect(self.empty)
        self.addAction(self._clear, self.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._kept = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._on_pause)
        self.textChanged.connect(self._on_text_changed)

    def value(self) -> str:
        """Return the words searched for."""
        return self.text().strip()

    def set_value(self, value: str) -> None:
        """Search for other words at once."""
        self.setText(value)
        self._on_pause()

    def empty(self) -> None:
        """Search for nothing."""
        self.set_value("")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.empty()
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _on_pause(self) -> None:
        self._pause.stop()
        if self.value() != self._kept:
            self._kept = self.value()
            self.committed.emit(self._kept)


class SuggestLine(TextLine):
    """A line that suggests what is known already and takes something new as well.

    `look_up` returns things with their words for what was typed so far. `picked` gives a thing that was chosen
    from the suggestions; `committed` gives the text either way. The down key shows what fits what is typed so far.
    """

    picked = Signal(object)

    def __init__(self, look_up: Callable[[str], Sequence[tuple[Any, str]]], placeholder: str = "") -> None:
        """Suggest what `look_up` returns; it must be quick (it is asked at every key)."""
        super().__init__(placeholder)
        self._look_up = look_up
        self._offered: dict[str, Any] = {}
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(8)
        self._list = popup = QListView()
        popup.setProperty("part", "popup")
        popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        completer.setPopup(popup)
        theme().dress(popup)
        completer.activated.connect(self._on_picked)
        self._suggest = completer
        self.setCompleter(completer)
        self.textEdited.connect(self._on_edited)

    def suggested(self) -> Any:  # noqa: ANN401 (whatever `look_up` offers)
        """Return the thing whose words stand in the line as they were offered, None where they are other words."""
        return self._offered.get(self.text())

    @override
    def event(self, event: QEvent) -> bool:
        # While the list is open Qt shows a key to the line first, and to nobody else: Return would enter the words of
        # what is marked as typed ones as well, Tab would leave with them without choosing, and a dialog would not be
        # answered by Return where nothing is marked.
        listed = event.type() == QEvent.Type.KeyPress and self._list.isVisible()
        if not listed or not isinstance(event, QKeyEvent) or event.key() not in CHOOSING:
            return super().event(event)
        # Its current line need not be marked: Qt points at the first that fits while one types.
        marked = [str(index.data()) for index in self._list.selectedIndexes()]
        if event.key() == Qt.Key.Key_Tab:
            # Away first: the list may have taken the window's place, and where Tab goes would be forgotten.
            self._list.hide()
            for words in marked:
                self._on_picked(words)
            return super().event(event)
        self._list.hide()
        for words in marked:
            self._on_picked(words)
        if not marked:
            QApplication.sendEvent(self, QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        event.accept()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Only while the list is away: when it is open, Qt gives it this key first. Alt+Down moves what is open.
        if event.key() == Qt.Key.Key_Down and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._on_edited(self.text())
            self._suggest.complete()
        else:
            super().keyPressEvent(event)

    def _on_edited(self, text: str) -> None:
        self._offered = {words: thing for thing, words in self._look_up(text)}
        self._words.setStringList(list(self._offered))
        # As wide as what it says, where the window has room: a line longer than the field is not cut off.
        metrics, window = self._list.fontMetrics(), self.window()
        wanted = max((metrics.horizontalAdvance(words) for words in self._offered), default=0) + theme().px(BESIDE)
        room = window.width() - self.mapTo(window, QPoint(0, 0)).x() - theme().px(BESIDE)
        self._list.setMinimumWidth(max(0, min(wanted, room)))

    def _on_picked(self, words: str) -> None:
        self.setText(words)
        self.commit()
        if words in self._offered:
            self.picked.emit(self._offered[words])
