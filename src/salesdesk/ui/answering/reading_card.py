"""A file that is being read, or could not be: what is going on, and the way out after two seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal

from salesdesk.ui.icons import IconView
from salesdesk.ui.parts import Button, Card, HintStrip, Label, boxed, column, row

if TYPE_CHECKING:
    from salesdesk.wording import Words

PATIENCE: Final = 2000
"""After so many milliseconds a person is offered to stop it."""


class ReadingCard(Card):
    """`cancelled` tells that nobody wants to wait, `again` that the same file is to be read once more."""

    cancelled = Signal()
    again = Signal()

    def __init__(self, words: Words) -> None:
        """Say nothing until a file is read."""
        super().__init__(gap=10)
        self._words = words
        self._title = Label("", "row-title", wrap=True)
        self._second = Label(
            words.text("It is opened where it can do no harm, and compared with what you sent."), "second"
        )
        self._second.setWordWrap(True)
        self.cancel = Button(words.text("Stop reading"), "x", do=self.cancelled.emit)
        line = row(
            IconView("loader-circle", "accentText"), column(self._title, self._second, gap=1), self.cancel, gap=10
        )
        line.setStretch(1, 1)
        self._going_on = boxed(line)
        self.trouble = HintStrip(kind="trouble")
        self.trouble.acted.connect(self.again)
        self.add(self._going_on, self.trouble)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(PATIENCE)
        self._late.timeout.connect(self.cancel.show)
        self.hide()

    def begin(self, name: str) -> None:
        """Say that a file is being read."""
        self._title.setText(self._words.text("Reading {name}…", name=name))
        self._going_on.setAccessibleName(self._title.text())
        self._going_on.show()
        self.trouble.hide()
        self.cancel.hide()
        self._late.start()
        self.show()

    def refuse(self, sentences: str) -> None:
        """Say why it was not read, and offer to read it again: it may have been saved anew meanwhile."""
        self._late.stop()
        self._going_on.hide()
        self.trouble.say("", sentences, self._words.text("Read it again"))
        self.trouble.show()
        self.show()

    def end(self) -> None:
        """Say nothing any more."""
        self._late.stop()
        self.hide()
