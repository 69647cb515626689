"""A part of a form that is folded away until somebody needs it: a heading to press, and in short what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.ui.parts import Button, ElidedLabel, boxed, column, row

if TYPE_CHECKING:
    from salesdesk.wording import Words


class Fold(QWidget):
    """A heading with an arrow, and below it what it folds away; Tab leaves out what is folded.

    `toggled` tells that somebody opened or closed it.
    """

    toggled = Signal(bool)

    def __init__(self, words: Words, title: str, *inside: QWidget, gap: int = 10) -> None:
        """Begin closed."""
        super().__init__()
        self._words = words
        self._title = title
        self.head = Button(title, "chevron-right", "link", do=self.toggle)
        self.told = ElidedLabel("", "second")
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line = row(self.head, self.told, None, gap=6)
        line.setStretch(1, 100)
        self.body = boxed(column(*inside, gap=gap))
        self.setLayout(column(line, self.body, gap=6))
        self.set_open(open_now=False)

    @property
    def is_open(self) -> bool:
        """Whether what is in it is shown."""
        return not self.body.isHidden()

    def set_open(self, *, open_now: bool) -> None:
        """Show what is in it, or fold it away."""
        self.body.setVisible(open_now)
        self.head.set_picture("chevron-down" if open_now else "chevron-right")
        self._tell()

    def tell(self, told: str) -> None:
        """Say in short what is in it; shown while it is folded."""
        self.told.setText(told)
        self._tell()

    def toggle(self) -> None:
        """Open or close it, as its heading does."""
        self.set_open(open_now=not self.is_open)
        self.toggled.emit(self.is_open)

    def _tell(self) -> None:
        words = self._words
        self.told.setVisible(not self.is_open and bool(self.told.text()))
        state = words.text("open") if self.is_open else self.told.text() or words.text("folded")
        self.head.setAccessibleDescription(state)
