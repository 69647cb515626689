"""A few things side by side that are chosen by the first letter of their words; Enter goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton
from typing_extensions import override

from salesdesk.domain.folding import fold
from salesdesk.ui.fields import Segments
from salesdesk.ui.parts.buttons import ENTER

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class LetterSegments(Segments[T]):
    """Segments whose choice a letter moves as well as the arrows; `entered` when Enter is pressed on them."""

    entered = Signal()

    def __init__(self, name: str, options: Sequence[tuple[T, str, str]]) -> None:
        """Offer things with words and an icon each (empty: none)."""
        super().__init__(name, options)
        self._begins = [fold(words)[:1] for _, words, _ in options]
        self._buttons = self.findChildren(QAbstractButton)
        for button in self._buttons:
            button.installEventFilter(self)
        self.setFocusProxy(self._buttons[0])

    def offer_only(self, things: Sequence[T]) -> None:
        """Show only some of the things; where the chosen one is not among them, the first of them is chosen."""
        for thing, button in zip(self._things, self._buttons, strict=True):
            button.setVisible(thing in things)
        if self.value() not in things and things:
            self.set_value(things[0])
        self.updateGeometry()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.entered.emit()
                return True
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
            if step:
                self._step(step)
                return True
            if event.text().isalpha() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._choose_by(fold(event.text()))
                return True
        return super().eventFilter(watched, event)

    def _step(self, step: int) -> None:
        """Choose the one beside the chosen one among those that are shown."""
        shown = [place for place, button in enumerate(self._buttons) if not button.isHidden()]
        at = shown.index(self._things.index(self.value())) + step
        if 0 <= at < len(shown):
            self._take(shown[at])

    def _take(self, place: int) -> None:
        """Choose one; who is told of it may send the focus elsewhere."""
        self._buttons[place].setFocus()
        self.choose(place)

    def _choose_by(self, letter: str) -> None:
        """Choose the next thing after the chosen one whose words begin with a letter, round and round."""
        here, count = self._things.index(self.value()), len(self._things)
        for place in ((here + step) % count for step in range(1, count + 1)):
            if self._begins[place] == letter and not self._buttons[place].isHidden():
                self._take(place)
                return
