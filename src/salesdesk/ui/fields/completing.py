"""A search line in a language of its own: what fits at the cursor is offered below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView
from typing_extensions import override

from salesdesk.ui.fields.search import SearchLine
from salesdesk.ui.fields.text import wants_window_undo
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_STEPS: Final[Mapping[int, int]] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_KEYS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape, *_STEPS})


class Offered(Protocol):
    """Words that can be put into the line."""

    @property
    def shown(self) -> str:
        """The words in the list."""
        ...

    def taken(self, text: str) -> tuple[str, int]:
        """Return the line once they are chosen, and the place of the cursor."""
        ...


class CompletingLine(SearchLine):
    """Asks for what fits at the cursor (`wanted`: text, cursor) and shows what `offer` is given for it.

    Down goes into the list, Enter takes what is marked in it, Tab that or the first, Esc puts the list away. Enter
    where nothing is to be taken is `entered`: what was typed stands, and one goes on to what it found.
    """

    wanted = Signal(str, int)
    entered = Signal()

    def __init__(self, placeholder: str, clear: str) -> None:
        """Make an empty line; `clear` names the button that empties it."""
        super().__init__(placeholder, clear)
        self._offers: tuple[Offered, ...] = ()
        self._shown = QStringListModel(self)
        # Not the line's own completer, which would put the words chosen in the place of all that was typed.
        self._completer = QCompleter(self._shown, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._completer.setWidget(self)
        self._list = QListView()
        self._list.setProperty("part", "popup")
        self._completer.setPopup(self._list)
        theme().dress(self._list)
        self._list.setAccessibleName(self.accessibleName())
        self._completer.activated.connect(self._on_activated)
        self.textEdited.connect(self._on_edited)

    def offer(self, text: str, cursor: int, offers: Sequence[Offered]) -> None:
        """Show what fits; an answer to what stands there no more is dropped."""
        if (text, cursor) != (self.text(), self.cursorPosition()) or not self.hasFocus():
            return
        self._offers = tuple(offers)
        self._shown.setStringList([one.shown for one in offers])
        if not offers:
            self._list.hide()
            return
        left = self.cursorRect().center().x()
        width = min(theme().px(260), self.width())
        self._completer.complete(QRect(min(left, self.width() - width), 0, width, self.height()))

    @property
    def is_offering(self) -> bool:
        """Whether the list is open."""
        return self._list.isVisible()

    @override
    def event(self, event: QEvent) -> bool:
        # While the list is open Qt shows a key to the line first: Return must not act twice, and Tab not leave.
        listed = event.type() == QEvent.Type.KeyPress and self.is_offering
        if listed and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            self._choose(Qt.Key(event.key()))
            event.accept()
            return True
        if wants_window_undo(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.is_offering:
            self.wanted.emit(self.text(), self.cursorPosition())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        else:
            super().keyPressEvent(event)

    def _choose(self, key: Qt.Key) -> None:
        marked = [index.row() for index in self._list.selectedIndexes()]
        if key in _STEPS:
            to = (marked[0] if marked else -1 if key == Qt.Key.Key_Down else 0) + _STEPS[key]
            self._list.setCurrentIndex(self._shown.index(to % len(self._offers)))
            return
        self._list.hide()
        if key == Qt.Key.Key_Escape:
            return
        if key == Qt.Key.Key_Tab:
            marked = marked or [0]
        if marked:
            self._take(marked[0])
        else:
            self._enter()

    def _enter(self) -> None:
        self._on_pause()
        self.entered.emit()

    def _on_activated(self, shown: str) -> None:
        self._take(next((at for at, one in enumerate(self._offers) if one.shown == shown), -1))

    def _take(self, place: int) -> None:
        if not 0 <= place < len(self._offers):
            return
        text, cursor = self._offers[place].taken(self.text())
        self.setText(text)
        self.setCursorPosition(cursor)
        # Behind a field its values follow at once.
        self._on_edited(text)

    def _on_edited(self, text: str) -> None:
        before = text[: self.cursorPosition()]
        if before and not before.endswith(" "):
            self.wanted.emit(text, self.cursorPosition())
        else:
            self._list.hide()
