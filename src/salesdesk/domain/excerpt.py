"""A long text where it was found: on one line, from near the first word that was asked for."""

from __future__ import annotations

import re
from typing import Final

from salesdesk.domain.folding import fold

SHOWN_WHOLE: Final = 60
"""Characters in front of the word up to which the text is told from its beginning."""
_BEFORE: Final = 3
_PARTS: Final = re.compile(r"\w+")


def excerpt(text: str, asked: str) -> str:
    """Return a text on one line; where the first word asked for stands far behind, from a few words before it."""
    words, wanted = text.split(), fold(asked).split()
    line = " ".join(words)
    at = next((n for n, word in enumerate(words) if wanted and _begins(word, wanted)), 0)
    if len(" ".join(words[:at])) <= SHOWN_WHOLE:
        return line
    return f"… {' '.join(words[at - _BEFORE :])}"


def _begins(word: str, wanted: list[str]) -> bool:
    parts = _PARTS.findall(fold(word))
    return any(part.startswith(one) for part in parts for one in wanted)
