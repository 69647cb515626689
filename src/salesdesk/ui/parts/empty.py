"""What a page says when there is nothing yet, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.ui.icons import IconView
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts.buttons import Button
from salesdesk.ui.parts.grounds import column, row
from salesdesk.ui.parts.labels import Label, key_caps


class EmptyState(QWidget):
    """An icon, what is missing, why it helps, one or two things to do and the shortcut of the first."""

    acted = Signal()
    other_acted = Signal()

    def __init__(
        self,
        picture: str,
        missing: str,
        why: str,
        act: str = "",
        other: str = "",
        *,
        press: str = "",
        shortcut: str = "",
        act_picture: str | None = "plus",
    ) -> None:
        """Say what is missing; `press` stands before the keys, for example "or press"."""
        super().__init__()
        self.title = Label(missing, "page-title", wrap=True)
        self.why = Label(why, "sentence", wrap=True)
        self.button = Button(act, act_picture, "primary")
        self.other = Button(other)
        self.button.clicked.connect(self.acted)
        self.other.clicked.connect(self.other_acted)
        for label in (self.title, self.why):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lines = column(
            None,
            row(None, IconView(picture, "accentText", 44), None),
            8,
            self.title,
            self.why,
            6,
            row(None, self.button, self.other, None),
            gap=8,
        )
        if shortcut:
            nest(lines, row(None, Label(press, "second"), key_caps(shortcut), None))
        lines.addStretch(1)
        lines.setContentsMargins(24, 24, 24, 24)
        self.setLayout(lines)
        self._act_picture = act_picture
        self.say(missing, why, act, other)

    def say(self, missing: str, why: str, act: str = "", other: str = "", *, act_picture: str = "") -> None:
        """Say something else, for example that a filter has no hit, with another picture on what to do about it."""
        if picture := act_picture or self._act_picture:
            self.button.set_picture(picture)
        self.title.setText(missing)
        self.why.setText(why)
        for button, words in ((self.button, act), (self.other, other)):
            button.set_words(words)
            button.setVisible(bool(words))
