"""Words too long for a line, such as links and file names: where they may go on in the next one."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST_WORD: Final = 32
"""Characters that fit into the narrowest column of text; a longer word may break."""

_MARKS = frozenset("/@.-_?&=")
"""A link or an address breaks behind these first."""
_EVERY = 16
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


def breakable(text: str) -> str:
    """Return a text whose over-long words may break, at marks nobody sees; signs made of several stay whole."""
    if len(text) <= LONGEST_WORD:
        return text
    return _LONG.sub(lambda found: _with_breaks(found.group()), text)


def _with_breaks(word: str) -> str:
    parts: list[str] = []
    since = 0
    for at, character in enumerate(word):
        behind_a_mark = since > 1 and character.isalnum() and word[at - 1] in _MARKS
        if behind_a_mark or (since >= _EVERY and _stands_alone(word, at)):
            parts.append(_MAY_BREAK)
            since = 0
        parts.append(character)
        since += 1
    return "".join(parts)


def _stands_alone(word: str, at: int) -> bool:
    """Tell whether a sign begins at this place: accents, joiners and tones of skin belong to the one before."""
    both = (word[at - 1], word[at])
    return all(unicodedata.category(c) in {"Ll", "Lu", "Lo", "Nd", "Po", "Pd", "Pc", "Sm"} for c in both)
