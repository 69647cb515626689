"""The tolerant pass over address cards: what phones and old programs write becomes lines that vobject understands.

Versions 2.1, 3.0 and 4.0 are taken, whatever they say of themselves: quoted-printable with soft breaks, characters
of other encodings, bare types (`TEL;CELL`), base64 without indents, folded lines, cards without an end.
"""

from __future__ import annotations

import binascii
import quopri
import re
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from salesdesk.imports.encodings import encoding_of, is_in

_HEAD: Final = re.compile(rb'([^:;"\s]+)((?:;(?:[^":;]|"[^"]*")*)*):(.*)', re.DOTALL)
_PARAMETER: Final = re.compile(r';((?:[^";]|"[^"]*")*)')
_QUOTED: Final = "QUOTED-PRINTABLE"
_BASE64: Final = frozenset({"B", "BASE64"})
_SIGNS: Final = re.compile(r"\\.?|[,;]", re.DOTALL)
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_LISTED: Final = frozenset({"CATEGORIES"})
_PARTED: Final = frozenset({"N", "ADR", "ORG"})
_WORDS: Final = frozenset(
    {
        "FN",
        "TITLE",
        "ROLE",
        "TEL",
        "EMAIL",
        "URL",
        "NOTE",
        "BDAY",
        "NICKNAME",
        "X-ABLABEL",
        "X-SALESDESK-DO-NOT-CONTACT",
    }
)
KNOWN: Final = _LISTED | _PARTED | _WORDS | {"PHOTO"}
"""All that a card says to us; what else it holds is not read."""


@dataclass(slots=True)
class Line:
    """One property of a card: `value` as it stood, its parameters by upper-case name."""

    group: str
    name: str
    parameters: dict[str, list[str]]
    value: bytearray

    @property
    def encoding(self) -> str:
        """How the value is wrapped, "" for plainly."""
        return next(iter(self.parameters.get("ENCODING", [])), "").upper()

    @property
    def types(self) -> frozenset[str]:
        """What kind of number or address it is, in lower case."""
        return frozenset(one.strip().lower() for one in self.parameters.get("TYPE", []))


@dataclass(slots=True)
class RawCard:
    """One card: the number of its first line in the file, its properties in their order."""

    line: int
    lines: list[Line] = field(default_factory=list[Line])
    too_many: bool = False


def unwrapped(content: bytes) -> tuple[bytes, str]:
    """Return the file as bytes in which line ends are plain, and the encoding of what does not name its own."""
    found = encoding_of(content) or "cp1252"
    if found.startswith(("utf-16", "utf-32", "utf-8-sig")) and is_in(content, found):
        return content.decode(found).encode(), "utf-8"
    return content, found


def cards_in(content: bytes, most_lines: int) -> Iterator[RawCard]:
    """Yield the cards of a file; of each no more than `most_lines` properties. A card within a card is left out."""
    walk = _Walk(most_lines)
    for number, text in enumerate(re.split(rb"\r\n|\r|\n", content), start=1):
        ended = walk.take(number, text)
        if ended is not None:
            yield ended
    if walk.card is not None:
        yield walk.card


@dataclass(slots=True)
class _Walk:
    """Where in a file we are: in which card, how deep in cards within it, after which line."""

    most: int
    card: RawCard | None = None
    nested: int = 0
    before: bytes = b""

    def take(self, number: int, text: bytes) -> RawCard | None:
        """Take one line; return the card that it ended."""
        mark = text.strip().upper().replace(b" ", b"")
        ended: RawCard | None = None
        if mark == b"BEGIN:VCARD":
            ended = self._begun(number)
        elif mark == b"END:VCARD" and self.nested:
            self.nested -= 1
        elif mark == b"END:VCARD":
            ended, self.card = self.card, None
        elif self.card is not None and not self.nested:
            _take(self.card, text, self.most)
        self.before = text.strip() or self.before
        return ended

    def _begun(self, number: int) -> RawCard | None:
        """Go into a card: one within the last where an AGENT says so, else the next, also where the last had no end."""
        if self.card is not None and (self.nested or self.before.upper().startswith(b"AGENT")):
            self.nested += 1
            return None
        ended, self.card = self.card, RawCard(number)
        return ended


def _take(card: RawCard, text: bytes, most: int) -> None:
    """Take one line of the file: the next property, or more of the last one."""
    last = card.lines[-1] if card.lines else None
    if last is not None and _goes_on(last, text):
        return
    # What ends a line stays: it may be the space between two words, before a fold.
    found = _HEAD.match(text.lstrip())
    if found is None:
        return
    if len(card.lines) >= most:
        card.too_many = True
        return
    line = _line(*found.groups())
    card.lines.append(line)


def _goes_on(last: Line, text: bytes) -> bool:
    """Add a line that belongs to the property before it; tell whether it did."""
    if last.encoding == _QUOTED and _breaks_softly(last.value):
        last.value[-1:] = text
    elif text[:1] in {b" ", b"\t"}:
        last.value += text[1:]
    elif last.encoding in _BASE64 and b":" not in text:
        last.value += text.strip()
    else:
        return False
    return True


def _breaks_softly(value: bytearray) -> bool:
    """Tell whether a quoted-printable value goes on in the next line; spaces behind its sign are no part of it."""
    while value.endswith((b" ", b"\t")):
        del value[-1]
    return value.endswith(b"=")


def _line(head: bytes, tail: bytes, value: bytes) -> Line:
    group, _, name = head.decode("utf-8", "replace").rpartition(".")
    parameters: dict[str, list[str]] = {}
    for said in _PARAMETER.findall(tail.decode("utf-8", "replace")):
        key, equals, what = said.partition("=")
        key, what = (key.strip().upper(), what) if equals else (_meant(key.strip().upper()), key)
        parameters.setdefault(key, []).extend(part.strip() for part in what.strip().replace('"', "").split(","))
    return Line(group, name.upper(), parameters, bytearray(value))


def _meant(bare: str) -> str:
    """Return what a parameter without a name is: how the value is wrapped, else a type."""
    return "ENCODING" if bare == _QUOTED or bare in _BASE64 else "TYPE"


def text_of(line: Line, otherwise: str) -> str:
    """Return a property's value as text, with backslashes as they stood."""
    value = bytes(line.value)
    if line.encoding == _QUOTED:
        value = quopri.decodestring(value.rstrip(b"="))
    elif line.encoding in _BASE64:
        value = bytes_of(line)
    named = next(iter(line.parameters.get("CHARSET", [])), "")
    for encoding in (named, "utf-8", otherwise, "cp1252"):
        if encoding and is_in(value, encoding):
            return value.decode(encoding)
    return value.decode("utf-8", "replace")


def bytes_of(line: Line) -> bytes:
    """Return what a value holds that is wrapped as base64, also behind `data:`; nothing where it is broken."""
    value = bytes(line.value).strip()
    if value[:5].lower() == b"data:":
        value = value.partition(b",")[2]
    try:
        return b64decode(re.sub(rb"[\s\\]", b"", value))
    except (binascii.Error, ValueError):
        return b""


def plain_card(card: RawCard, otherwise: str, most_chars: int) -> str:
    """Return the card as vCard 3.0 that vobject reads, without its picture; long texts are cut."""
    lines = ["BEGIN:VCARD", "VERSION:3.0"]
    for line in card.lines:
        if line.name in KNOWN and line.name != "PHOTO":
            value = _escaped(line, text_of(line, otherwise)[:most_chars])
            types = "".join(f";TYPE={one}" for one in sorted(line.types) if re.fullmatch(r"[a-z0-9_-]{1,40}", one))
            group = f"{line.group}." if re.fullmatch(r"[A-Za-z0-9-]{1,40}", line.group) else ""
            lines.append(f"{group}{line.name}{types}:{value}")
    return "\r\n".join([*lines, "END:VCARD", ""])


def _escaped(line: Line, text: str) -> str:
    """Return a value with the backslashes of 3.0: what no list parts is one text, commas and all."""
    if line.name == "URL":
        text = text.replace("\\:", ":")
    kept = {"N": ";", "ADR": ";", "ORG": ";", "CATEGORIES": ","}.get(line.name, "")

    def escaped(found: re.Match[str]) -> str:
        sign = found[0]
        if sign in kept or (len(sign) == 2 and sign[1] in "\\;,nN"):
            return sign
        # A backslash before any other sign, or at the end, stands for itself.
        return f"\\{sign}"

    return _SIGNS.sub(escaped, _BREAK.sub(r"\\n", text))
