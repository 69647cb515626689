"""Text as people typed it, made safe to set: nothing in it is markup, and what cannot be printed is named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from salesdesk.documents.paper.faces import BOX
from salesdesk.domain.proposal import LONGEST_TEXT

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_AMOUNT = re.compile(r"(?<=[€£$¥]) (?=\d)|(?<=\d) (?=[%€])")
_TIED = "\N{NO-BREAK SPACE}"  # keeps a sign on the line of its figure
_PLAIN = re.compile("[ -~\n\xa0-\xac\xae-\xff–—‘’“”…€•]*")
"""What every face has and nothing has to be done to."""
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_JOINER = "\N{ZERO WIDTH JOINER}"
_CLUSTER_TAIL = re.compile("[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\u20e3]")
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_UNSEEN = frozenset({"Cc", "Cf"})


@dataclass(frozen=True, slots=True)
class Typed:
    """A text ready to be set, whether it had to be cut at its longest, and the characters it has boxes for."""

    text: str
    cut: bool = False
    unprintable: tuple[str, ...] = ()


def _whole_characters(text: str) -> str:
    """Join surrogate pairs that arrived as two halves; a half without its other becomes U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _boxed(text: str, covers: Callable[[str], bool]) -> tuple[str, tuple[str, ...]]:
    """Put one box for each sign that no face has (an emoji of several parts is one sign)."""
    out: list[str] = []
    missing: dict[str, None] = {}
    joined = False
    for char in text:
        if char == _JOINER:
            joined = bool(out) and out[-1] == BOX
        elif char != "\n" and unicodedata.category(char) in _UNSEEN:
            continue
        elif char == "\n" or (char != _REPLACED and covers(char)):
            out.append(char)
            joined = False
        elif _CLUSTER_TAIL.match(char):
            continue
        else:
            missing[char] = None
            if not joined:
                out.append(BOX)
            joined = False
    return "".join(out), tuple(missing)


def typed(text: str, covers: Callable[[str], bool]) -> Typed:
    """Clean what a person typed: line ends, unseen characters and halves of characters, composed accents, length.

    `covers` tells whether a bundled face has a character. Every character that can be seen is kept as it is,
    or has a box in its place and is named.
    """
    text = _AMOUNT.sub(_TIED, text)
    cut = len(text) > LONGEST_TEXT
    if cut:
        text = text[:LONGEST_TEXT].rstrip() + ELLIPSIS
    if _PLAIN.fullmatch(text):
        return Typed(text.strip(" \n"), cut)
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", _whole_characters(text)).replace("\t", " "))
    text, missing = _boxed(text, covers)
    return Typed(text.strip(" \n"), cut, missing)


def capitals(text: str) -> str:
    """The text in capitals; Greek drops its stress marks there, as it is written."""
    spread = unicodedata.normalize("NFD", text.upper())
    kept = (
        char
        for char, before in zip(spread, " " + spread, strict=False)
        if not (char == "\u0301" and "\u0370" <= before <= "\u03ff")
    )
    return unicodedata.normalize("NFC", "".join(kept))
