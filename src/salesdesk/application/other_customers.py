"""No document names another customer: which names of others stand in what is printed, and where."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from salesdesk.application.papers import OptionPaper, ProposalContent
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.two_options import Fault, Flaw

SHORTEST = 5
"""Shorter names are words of every language as well."""
TELLING = 7
"""A single word this long is a name in whatever capitals it stands; a shorter one only as it is written."""
_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"[.:;!?,()|]")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text; `ends` tells that a part of a sentence ends before it, `glued` that a hyphen joins the next."""

    text: str
    ends: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class OtherNames:
    """The names of other customers and of their people, by their first two words, folded."""

    by_first: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    @classmethod
    def of(cls, names: Iterable[str], own: Iterable[str]) -> OtherNames:
        """Sort the names; one that is part of a name of our own or of this customer tells nothing and is left out."""
        ours = [" ".join(_folded_words(name)) for name in own]
        listed: defaultdict[str, list[str]] = defaultdict(list)
        for name in dict.fromkeys(unicodedata.normalize("NFC", name) for name in names):
            words = _WORD.findall(name) if len(name) >= SHORTEST else []
            if words and not _is_part(name, _folded(words[0]), ours):
                listed[_folded(" ".join(words[:2]))].append(name)
        return cls({first: tuple(found) for first, found in listed.items()})

    def named_in(self, text: str) -> tuple[str, ...]:
        """Return the names that stand in a text as whole words.

        Apostrophes, hyphens and spaces between the words do not count. Nor do capitals, as long as it stands there as
        a name does: a word that the name begins with a capital has one in the text.
        """
        if not self.by_first or not text:
            return ()
        words = tuple(_words(text))
        found: dict[str, None] = {}
        for place, word in enumerate(words):
            first = _folded(word.text)
            two = f"{first} {_folded(words[place + 1].text)}" if place + 1 < len(words) else first
            for name in (*self.by_first.get(first, ()), *self.by_first.get(two, ())):
                parts = tuple(_words(name)) if name not in found else ()
                if parts and _stands_at(parts, words[place : place + len(parts)]):
                    found[name] = None
        return tuple(found)


def naming(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return which of a few names stand in a text as whole words, whatever their case."""
    folded = f" {' '.join(_folded_words(text))} "
    return tuple(name for name in names if name.strip() and f" {' '.join(_folded_words(name))} " in folded)


def naming_flaws(content: ProposalContent, others: OtherNames) -> tuple[Flaw, ...]:
    """Return a flaw for each name of another customer that the document would print, where it stands first."""
    found: dict[str, Flaw] = {}
    for section, letter, text in _printed(content):
        for name in others.named_in(text):
            found.setdefault(name, Flaw(fault=Fault.ANOTHER_CUSTOMER, letter=letter, rows=(name,), section=section))
    return tuple(found.values())


_SECTIONS: Mapping[str, str] = {
    "heard": "heard",
    "investment": "investment",
    "comparison": "options",
    "options": "options",
    "rows": "options",
}
"""Where in the form each part of the content is written, the items before the totals, which name their taxes; all else
stands in the last section."""
_NOT_LOOKED_AT = frozenset(
    {"discount_reason", "price_impediment", "seller", "number", "language", "content_hash", "colour"}
)
"""What only our own copy shows, who we are, and what is no text."""


def _printed(content: ProposalContent) -> Iterator[tuple[str, str, str]]:
    """Yield every text of the content, with the section of the form it is written in and its option."""
    rest = [f.name for f in fields(content) if f.name not in _SECTIONS and f.name not in _NOT_LOOKED_AT]
    for name in (*_SECTIONS, *rest):
        for letter, text in _texts(getattr(content, name), ""):
            yield _SECTIONS.get(name, "next_step"), letter, text


def _texts(value: Any, letter: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 (any part of the content)
    if type(value) is str:  # an enumeration's word is the desk's own
        yield letter, value
    elif isinstance(value, tuple):
        for one in value:  # pyright: ignore[reportUnknownVariableType]
            yield from _texts(one, letter)
    elif is_dataclass(value) and not isinstance(value, Moment | Money):
        of_one = value.letter if isinstance(value, OptionPaper) else letter
        for part in fields(value):
            yield from _texts(getattr(value, part.name), of_one)


def _words(text: str) -> Iterator[_Word]:
    """Yield the words of a text, composed, without what is not seen."""
    seen = unicodedata.normalize("NFC", text)
    if not seen.isascii():
        seen = "".join(c for c in seen if unicodedata.category(c) != "Cf")
    last = 0
    for found in _WORD.finditer(seen):
        after = seen[found.end() : found.end() + 2]
        glued = after[:1] in {"-", "‐", "‑"} and after[1:].isalnum()
        yield _Word(found[0], ends=last > 0 and _ENDS.search(seen, last, found.start()) is not None, glued=glued)
        last = found.end()


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else unicodedata.normalize("NFC", word).casefold()


def _folded_words(text: str) -> list[str]:
    return [_folded(word.text) for word in _words(text)]


def _is_part(name: str, first: str, ours: Iterable[str]) -> bool:
    """Whether a name, `first` its first word, stands in a folded name of ours, words whole."""
    candidates = [own for own in ours if first in own]
    return bool(candidates) and any(f" {' '.join(_folded_words(name))} " in f" {own} " for own in candidates)


def _stands_at(name: tuple[_Word, ...], words: tuple[_Word, ...]) -> bool:
    """Whether the words of a text begin with a name, as a name is written there."""
    if len(words) < len(name) or any(b.ends and not a.ends for a, b in tuple(zip(name, words, strict=True))[1:]):
        return False
    telling = len(name) > 1 or any(len(word.text) >= TELLING for word in name)
    if all(a.text == b.text for a, b in zip(name, words, strict=True)):
        return telling or not words[-1].glued
    return telling and all(_as_a_name(a.text, b.text) for a, b in zip(name, words, strict=True))


def _as_a_name(of_name: str, of_text: str) -> bool:
    return _folded(of_name) == _folded(of_text) and (of_text[:1].isupper() or not of_name[:1].isupper())
