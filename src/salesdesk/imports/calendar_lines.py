"""The lines of a calendar file: unfolded, numbered, and what no reader could take left out (RFC 5545, 3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from icalendar.parser import Contentline

LINE_MARK = "X-SALESDESK-LINE"
"""Carries the number of an event's first line through the library."""
_LINE_END = re.compile(rb"\r\n|\n|\r")
_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_MOST_CHARS = 100_000
_SHOWN = 60
_MOST_WRONG = 1000
_ZONE = ("VCALENDAR", "VTIMEZONE")
_KEPT = frozenset(
    {("VCALENDAR",), ("VCALENDAR", "VEVENT"), _ZONE, (*_ZONE, "STANDARD"), (*_ZONE, "DAYLIGHT")},
)
_DEEPEST = max(map(len, _KEPT))
"""Which parts are kept, by all that they stand in."""
_OF_CALENDARS = frozenset({"VERSION", "METHOD", "X-WR-CALNAME", "NAME"})


@dataclass(slots=True)
class Lines:
    """What is left of a file: calendars that the library can take, where each property stands, what is wrong."""

    calendars: list[str] = field(default_factory=list[str])
    places: dict[tuple[int, str], int] = field(default_factory=dict[tuple[int, str], int])
    wrong: list[tuple[int, str, str, bool]] = field(default_factory=list[tuple[int, str, str, bool]])
    first: int = 0


def lines_of(content: bytes) -> Lines:
    """Return the calendars of a file, everything but events and time zones left out."""
    walk = _Walk()
    for number, text in _unfolded(content):
        walk.take(number, text)
    walk.end()
    return walk.found


def _unfolded(content: bytes) -> Iterator[tuple[int, str]]:
    """Yield each line with the number it begins at; folds are undone before bytes become letters."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            content = content.decode(encoding, errors="replace").encode()
    begun, kept = 0, [b""]
    for number, line in enumerate(_LINE_END.split(content), start=1):
        if line[:1] in {b" ", b"\t"} and kept[0]:
            kept.append(line[1:])
            continue
        yield from _whole(begun, kept)
        begun, kept = number, [line]
    yield from _whole(begun, kept)


def _whole(begun: int, parts: list[bytes]) -> Iterator[tuple[int, str]]:
    """Yield a line of its parts, one that is empty left out."""
    line = b"".join(parts)
    if line.strip():
        yield begun, _letters(line)


def _letters(line: bytes) -> str:
    try:
        text = line.decode()
    except UnicodeDecodeError:
        text = line.decode("cp1252", errors="replace")
    return text.replace("\0", "")


class _Walk:
    """Goes through the lines and keeps those of events and time zones."""

    def __init__(self) -> None:
        self.found = Lines()
        self._open: list[str] = []
        self._kept: list[str] = []
        self._event = 0

    def take(self, number: int, text: str) -> None:
        self.found.first = self.found.first or number
        name, _, value = text.partition(":")
        word = value.strip().upper()
        match name.strip().upper():
            case "BEGIN":
                self._begin(number, word)
            case "END":
                self._end(number, word)
            case _:
                self._property(number, text)

    def _begin(self, number: int, word: str) -> None:
        if word == "VCALENDAR" and self._open:
            self._wrong(number, "not_closed", self._open[-1])
            self.end()
        if word == "VEVENT" and "VEVENT" in self._open[:_DEEPEST]:
            # No event holds another: the one before has lost its end.
            self._wrong(number, "not_closed", word, left_out=False)
            self._end(number, word)
        if not self._open and word != "VCALENDAR":
            self._wrong(number, "no_calendar", word)
            return
        self._open.append(word)
        if word == "VEVENT" and self._is_kept():
            self._event = number
            self._kept += ["BEGIN:VEVENT", f"{LINE_MARK}:{number}"]
        elif self._is_kept():
            self._kept.append(f"BEGIN:{word}")

    def _end(self, number: int, word: str) -> None:
        if word not in self._open:
            self._wrong(number, "not_a_line", f"END:{word}"[:_SHOWN], left_out=False)
            return
        while self._open[-1] != word:
            self._wrong(number, "not_closed", self._open[-1], left_out=False)
            self._close()
        self._close()

    def _close(self) -> None:
        if self._is_kept():
            self._kept.append(f"END:{self._open[-1]}")
        if self._open[-1] == "VEVENT":
            self._event = 0
        self._open.pop()
        if not self._open:
            self.found.calendars.append("\r\n".join([*self._kept, ""]))
            self._kept = []

    def end(self) -> None:
        """Close what the file leaves open: what was read of it may be whole."""
        while self._open:
            self._close()

    def _is_kept(self) -> bool:
        return len(self._open) <= _DEEPEST and tuple(self._open) in _KEPT

    def _property(self, number: int, text: str) -> None:
        if not self._open:
            self._wrong(number, "no_calendar", text[:_SHOWN])
        elif len(text) > _MOST_CHARS:
            self._wrong(number, "too_long", text.partition(":")[0][:_SHOWN], left_out=False)
        elif self._is_kept():
            self._keep(number, text)

    def _keep(self, number: int, text: str) -> None:
        try:
            name = Contentline(text).parts()[0].upper()  # type: ignore[no-untyped-call]
        except ValueError:
            self._wrong(number, "not_a_line", text[:_SHOWN], left_out=False)
            return
        if name == LINE_MARK or (len(self._open) == 1 and name not in _OF_CALENDARS):
            return
        if self._event:
            self.found.places.setdefault((self._event, name), number)
        self._kept.append(text)

    def _wrong(self, number: int, fault: str, what: str, *, left_out: bool = True) -> None:
        if len(self.found.wrong) < _MOST_WRONG:
            self.found.wrong.append((number, fault, what, left_out))
