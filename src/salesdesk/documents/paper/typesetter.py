"""The typesetter: turns typed text into blocks and notes what could not be printed, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from salesdesk.application.papers import PaperWarning, Trouble
from salesdesk.documents.paper.blocks import Text
from salesdesk.documents.paper.faces import FaceBook
from salesdesk.documents.paper.lines import Style, measured
from salesdesk.documents.paper.typed import typed

_ADDRESS = re.compile(r"https://[^\s<>\"]*[\w/]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")


class Typesetter:
    """Sets the texts of one section; `place` names the heading or label a text stands under."""

    def __init__(self, book: FaceBook) -> None:
        self.book = book
        self._noted: dict[PaperWarning, None] = {}

    @property
    def warnings(self) -> tuple[PaperWarning, ...]:
        """What was noted so far, each once."""
        return tuple(self._noted)

    def note(self, trouble: Trouble, place: str, characters: tuple[str, ...] = ()) -> None:
        """Note something a reader will not see as it was typed."""
        self._noted[PaperWarning(trouble, place, characters)] = None

    def clean(self, text: str, style: Style, place: str) -> str:
        """Make a typed text safe to set, noting what was cut or has a box."""
        done = typed(text, lambda char: self.book.face_for(char, style.face) is not None)
        if done.cut:
            self.note(Trouble.TOO_LONG, place)
        if done.unprintable:
            self.note(Trouble.CANNOT_PRINT, place, done.unprintable)
        return done.text

    def text(
        self,
        text: str,
        style: Style,
        place: str,
        *,
        role: str = "P",
        before: float = 0,
        most: int | None = None,
        keeps_next: bool = False,
    ) -> Text:
        """Set one typed text."""
        spans = [(self.clean(text, style, place), style)]
        return Text(self.book, spans, role=role, before=before, most=most, keeps_next=keeps_next)

    def spans(
        self,
        spans: Sequence[tuple[str, Style]],
        place: str,
        *,
        role: str = "P",
        before: float = 0,
        most: int | None = None,
        keeps_next: bool = False,
    ) -> Text:
        """Set one paragraph whose parts differ in style."""
        cleaned = [(self._part(text, style, place), style) for text, style in spans]
        return Text(self.book, cleaned, role=role, before=before, most=most, keeps_next=keeps_next)

    def prose(self, text: str, style: Style, place: str, *, before: float = 0, most: int | None = None) -> Text:
        """Set a typed text in which web and mail addresses, where they stand, can be followed."""
        cleaned = self.clean(text, style, place)
        spans: list[tuple[str, Style]] = []
        at = 0
        for found in _ADDRESS.finditer(cleaned):
            target = found[0] if found[0].startswith("https:") else f"mailto:{found[0]}"
            spans += [(cleaned[at : found.start()], style), (found[0], replace(style, leads_to=target))]
            at = found.end()
        spans = [span for span in (*spans, (cleaned[at:], style)) if span[0]]
        return Text(self.book, spans or [("", style)], before=before, most=most)

    def _part(self, text: str, style: Style, place: str) -> str:
        """Clean a part of a paragraph, keeping the spaces that part it from its neighbours."""
        inner = self.clean(text, style, place)
        lead = " " if text[:1] == " " else ""
        return f"{lead}{inner}{' ' if text[-1:] == ' ' and inner else ''}"

    def fitted(self, text: str, style: Style, place: str, width: float, most: int, *, role: str = "P") -> Text:
        """Set a text into a small place: at most so many lines of the width, noted when it had to be cut."""
        block = self.text(text, style, place, role=role, most=most)
        if block.is_cut(width):
            self.note(Trouble.CUT_TO_FIT, place)
        return block

    def width(self, text: str, style: Style) -> float:
        """The width of a text on one line, in points."""
        return measured(self.book, [(typed(text, lambda _char: True).text, style)]).width()
