"""Strips that say something beside the work: a missing part, a trouble, a notice, a banner."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import Qt, Signal

from salesdesk.ui.icons import IconView
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts.buttons import Button
from salesdesk.ui.parts.grounds import Ground, row
from salesdesk.ui.parts.labels import Label

if TYPE_CHECKING:
    from collections.abc import Mapping

StripKind = Literal["hint", "trouble", "notice"]
_LOOK: Final[Mapping[StripKind, tuple[str, str]]] = {
    "hint": ("wand-sparkles", "warn"),
    "trouble": ("circle-alert", "bad"),
    "notice": ("info", "accentText"),
}


class HintStrip(Ground):
    """Bold name, a sentence, and a button; never blocks anything.

    A `hint` names a missing part, a `trouble` an error (what happened, what is safe, what to do), a `notice`
    something good to know.
    """

    acted = Signal()

    def __init__(self, name: str = "", text: str = "", act: str = "", kind: StripKind = "hint") -> None:
        """Show a strip; without `act` it has no button."""
        super().__init__(kind, margins=(12, 8, 8, 8))
        picture, token = _LOOK[kind]
        self.words = Label("", wrap=True)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.button = Button(act, kind="quiet")
        self.button.clicked.connect(self.acted)
        line = row(IconView(picture, token), self.words, self.button, gap=10)
        line.setStretch(1, 1)
        nest(self.column, line)
        self.say(name, text, act)

    def say(self, name: str, text: str, act: str = "") -> None:
        """Say something else; what the user typed is shown as typed, and what the button says is said once."""
        before, said, rest = text.rpartition(act) if act else (text, "", "")
        if said and rest.strip() in {"", "."} and before.rstrip().endswith("."):
            text = before.rstrip()
        self.words.setText(f"<b>{html.escape(name)}</b> {html.escape(text)}".strip())
        self.words.setAccessibleName(f"{name} {text}".strip())
        self.button.set_words(act)
        self.button.setVisible(bool(act))


class Banner(Ground):
    """A thin strip over a page, with one thing to do: for example the sample desk's."""

    acted = Signal()

    def __init__(self, text: str, act: str = "", picture: str = "info") -> None:
        """Show a sentence and a link."""
        super().__init__("banner", margins=(28, 4, 28, 4))
        self.words = Label(text, "second", tone="text", wrap=True)
        self.link = Button(act, kind="link")
        self.link.clicked.connect(self.acted)
        line = row(IconView(picture, "accentText", 14), self.words, self.link, gap=8)
        line.setStretch(1, 1)
        nest(self.column, line)
        self.link.setVisible(bool(act))
