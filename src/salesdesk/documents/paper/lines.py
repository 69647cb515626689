"""Lines: a text measured once, broken into lines of a width, cut with an ellipsis where a place is small."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, cast

from salesdesk.documents.paper.colours import INK, Colour
from salesdesk.documents.paper.faces import Face, FaceBook
from salesdesk.documents.paper.typed import ELLIPSIS


class Align(StrEnum):
    """To which side lines are flush."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a text is set: face, size and leading in points, colour, side, extra space between letters.

    `leads_to` makes it a link: to an address (`mailto:`, `https:`) or a named place.
    """

    face: Face = Face.BODY
    size: float = 10
    leading: float = 15
    colour: Colour = INK
    align: Align = Align.LEFT
    tracking: float = 0
    leads_to: str = ""


class Piece(NamedTuple):
    """A stretch of text of one face and style: where it starts and ends in the whole."""

    start: int
    end: int
    face: Face
    style: Style


class Line(NamedTuple):
    """One line: from where to where in the text, and what is put behind it (an ellipsis)."""

    start: int
    end: int
    behind: str = ""


_ATOM = re.compile(r"\n|[^ \n]+ *| +")
_WITHIN = re.compile(r"(?<=[^\W\d_]{4})[-\N{EN DASH}/](?=[^\W\d_]{4})")
_WITHIN_LONG = re.compile(r"(?<=\w)[-\N{EN DASH}/@.&?=](?=\w)")  # addresses longer than a line
_SEAM_CONTEXT = 5  # letters behind a hyphen that its pattern looks at
_SHORT, _KEPT = 200, 2_000  # characters of a text that is kept measured, and how many are
_FUZZ = 0.01  # points; a text measured for its own width must not break in it


class Measured:
    """A text of one or several styles with its running widths, so that any stretch of it is measured at once."""

    def __init__(self, book: FaceBook, spans: Sequence[tuple[str, Style]]) -> None:
        self.text = "".join(text for text, _ in spans)
        self.style = spans[0][1]
        self.pieces: list[Piece] = []
        widths: list[float] = []
        at = 0
        for text, style in spans:
            for face, run in book.runs(text, style.face):
                widths += map(book.widths(face, style.size, style.tracking).__getitem__, run)
                self.pieces.append(Piece(at, at + len(run), face, style))
                at += len(run)
        self._sums = list(accumulate(widths, initial=0.0))
        self._book = book
        self._leads = any(style.leads_to for _, style in spans)
        self._broken: tuple[float, list[Line]] | None = None

    @cached_property
    def _dots(self) -> Face:
        return self._book.face_for(ELLIPSIS, self.style.face) or self.style.face

    @cached_property
    def _dots_width(self) -> float:
        return self._book.typeface(self._dots).width(ELLIPSIS) * self.style.size / 1000

    def width(self, start: int = 0, end: int | None = None) -> float:
        """The width of a stretch in points, spaces at its end not counted."""
        end = len(self.text) if end is None else end
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return self._sums[end] - self._sums[start]

    def line_width(self, line: Line) -> float:
        """The width of a line with what stands behind it."""
        return self.width(line.start, line.end) + (self._dots_width if line.behind else 0)

    def _reach(self, start: int, width: float) -> int:
        """The last position at which a line from `start` still fits; at least one character further."""
        return max(start + 1, bisect_right(self._sums, self._sums[start] + width + _FUZZ) - 1)

    def _inner_break(self, line_start: int, start: int, end: int, width: float) -> int | None:
        """Where inside a word (after a hyphen) a line may end, so that it still fits."""
        seams = _WITHIN_LONG if self.width(start, end) > width else _WITHIN
        near = min(end, self._reach(line_start, width) + _SEAM_CONTEXT)
        fits = [
            seam
            for found in seams.finditer(self.text, start, near)
            if self.width(line_start, seam := found.end()) <= width + _FUZZ
        ]
        return fits[-1] if fits else None

    def lines(self, width: float) -> list[Line]:
        """Break the text into lines of the width: at spaces, line ends, hyphens; a longer word anywhere."""
        if self._broken is None or self._broken[0] != width:
            self._broken = (width, self._break(width))
        return self._broken[1]

    def _break(self, width: float) -> list[Line]:
        if self.width() <= width + _FUZZ and "\n" not in self.text:
            return [Line(0, len(self.text))]
        done: list[Line] = []
        start = 0
        for atom in _ATOM.finditer(self.text):
            if atom.group() == "\n":
                done.append(Line(start, atom.start()))
                start = atom.end()
                continue
            if self.width(start, atom.end()) <= width + _FUZZ:
                continue
            start = self._break_before(done, start, atom, width)
        if start < len(self.text) or not done or self.text.endswith("\n"):
            done.append(Line(start, len(self.text)))
        return done

    def _break_before(self, done: list[Line], start: int, atom: re.Match[str], width: float) -> int:
        """End lines until the rest of the word fits; return where the open line starts."""
        inner = self._inner_break(start, atom.start(), atom.end(), width)
        if inner is not None:
            done.append(Line(start, inner))
            start = inner
        elif start < atom.start():
            done.append(Line(start, atom.start()))
            start = atom.start()
        while self.width(start, atom.end()) > width + _FUZZ:
            reach = self._inner_break(start, start, atom.end(), width) or self._reach(start, width)
            done.append(Line(start, reach))
            start = reach
        return start

    def cut(self, lines: list[Line], most: int, width: float) -> list[Line]:
        """Keep at most so many lines; the last one ends in an ellipsis when something was left out."""
        if len(lines) <= most:
            return lines
        last = lines[most - 1]
        rest = self.text.find("\n", last.start)
        end = min(len(self.text) if rest < 0 else rest, self._reach(last.start, max(0.0, width - self._dots_width)))
        while end > last.start and self.text[end - 1] in " \n,;:.":
            end -= 1
        return [*lines[: most - 1], Line(last.start, end, ELLIPSIS)]

    def parts(self, line: Line) -> list[tuple[str, float, Line]]:
        """Cut a line where it begins or ends to lead somewhere: each part's target, how far in it is, the part."""
        if not self._leads:
            return [("", 0.0, line)]
        starts = [max(piece.start, line.start) for piece in self.pieces if self._within(piece, line)]
        targets = [piece.style.leads_to for piece in self.pieces if self._within(piece, line)]
        if not targets:
            return [("", 0.0, line)]
        cuts = [at for at, target, before in zip(starts, targets, [None, *targets], strict=False) if target != before]
        ends = [*cuts[1:], line.end]
        found = dict(zip(starts, targets, strict=True))
        parts = [Line(start, end) for start, end in zip(cuts, ends, strict=True)]
        parts[-1] = Line(parts[-1].start, line.end, line.behind)
        return [(found[part.start], self._sums[part.start] - self._sums[line.start], part) for part in parts]

    @staticmethod
    def _within(piece: Piece, line: Line) -> bool:
        return piece.start < line.end and piece.end > line.start

    def stretches(self, line: Line) -> list[tuple[Face, Style, str]]:
        """What the pen writes for a line, piece by piece."""
        begin, stop, _ = line
        out = [
            (face, style, self.text[max(begin, start) : min(stop, end)])
            for start, end, face, style in self.pieces
            if start < stop and end > begin
        ]
        if line.behind:
            out.append((self._dots, self.style, line.behind))
        if out and (line.end >= len(self.text) or self.text[line.end] == "\n"):
            face, style, last = out[-1]
            out[-1] = (face, style, f"{last} ")  # those who listen hear where a line ends
        return out


def measured(book: FaceBook, spans: Sequence[tuple[str, Style]]) -> Measured:
    """Measure a text, or give the one that was measured before: labels come again on every paper.

    A kept text keeps its style alive, so the identity of the style stands for it.
    """
    text, style = spans[0]
    if len(spans) > 1 or len(text) > _SHORT:
        return Measured(book, spans)
    key = (text, id(style))
    found = book.texts.get(key)
    if found is None:
        if len(book.texts) >= _KEPT:
            del book.texts[next(iter(book.texts))]
        found = book.texts[key] = Measured(book, spans)
    return cast("Measured", found)
