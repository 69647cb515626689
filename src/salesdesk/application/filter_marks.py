"""Words of a filter that are meant as a mark but are none: `past p95` for `past p90`, `no nxt step`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from salesdesk.domain.folding import fold

LIKE = 0.6
"""How alike two words are (0 to 1) of which one may be the other, written wrongly."""


def nearly_a_mark(tokens: Sequence[str], marks: Iterable[str]) -> int:
    """Return how many of the first words stand for a mark that there is not; 0 where they are words to look for.

    Words are meant as a mark where they begin as one of several words does and go on much like it.
    """
    return max((_alike(tokens, phrase.split()) for phrase in marks), default=0)


def _alike(tokens: Sequence[str], phrase: Sequence[str]) -> int:
    if len(phrase) < 2 or len(tokens) < 2 or fold(tokens[0]).removeprefix("-") != phrase[0]:
        return 0
    count = 1
    for token, word in zip(tokens[1:], phrase[1:], strict=False):
        if not _like(fold(token), word):
            break
        count += 1
    return count if count > 1 else 0


def _like(typed: str, word: str) -> bool:
    return word.startswith(typed) or SequenceMatcher(None, typed, word).ratio() >= LIKE
