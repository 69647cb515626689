"""How like two names are, so that a likely same one can be proposed; nothing is ever taken for the same silently."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, TypeVar

from rapidfuzz import fuzz, process

from salesdesk.application.importing.name_words import name_words
from salesdesk.domain.folding import fold

ALIKE: Final = 0.84
"""From here on two names are proposed as one; below it, most pairs of real names are two."""
_OTHER_FORM: Final = 0.9
_PART: Final = 0.85
_INITIAL: Final = 0.9
_PEOPLE: Final = ("owner", "person")
_LONG_ENOUGH: Final = 8
_COMPARED: Final = 300
_TIP: Final = 3

_NO_WORD = re.compile(r"[^\w]+|_")
_JOINED = re.compile(r"[.'’`]")
_NUMBERED = re.compile(r"^\s*\d{1,3}\s*[-.):–]\s*")
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_ROMAN = re.compile(r"[ivx]+")
_UMLAUT = re.compile(r"([aou])e")


class NameKind(StrEnum):
    """What a name in a file is of; the words are those that remembered matches are kept under."""

    STAGE = "stage"
    OWNER = "owner"
    ACCOUNT = "account"
    PRODUCT = "product"
    DEAL = "deal"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class _Form:
    """A name as it is compared: its words in order, its legal form, and what tells Phase 1 from Phase 2."""

    words: tuple[str, ...]
    legal: tuple[str, ...]
    marks: tuple[str, ...]
    in_order: str
    sorted: str


def likeness(kind: NameKind, one: str, other: str) -> float:
    """Return how like two names of one kind are: 0 not at all, 1 for the same words without case, accents, legal form.

    It is the same both ways. Names that differ in a number, a letter by itself or a Roman numeral are not alike at
    all: Phase 1 is not Phase 2. Two companies with different legal forms are never nearly the same.
    """
    return _compared(kind, _form(kind, one), _form(kind, other))


def _compared(kind: NameKind, one: _Form, other: _Form) -> float:
    if not one.words or not other.words:
        return 0.0
    if kind not in _PEOPLE and one.marks != other.marks:
        return 0.0
    score = max(fuzz.ratio(one.sorted, other.sorted), fuzz.ratio(one.in_order, other.in_order)) / 100
    if kind in _PEOPLE and _by_initials(one.words, other.words):
        score = max(score, _INITIAL)
    if kind is NameKind.ACCOUNT and _is_part(one.words, other.words):
        score = max(score, _PART)
    return min(score, _OTHER_FORM) if one.legal and other.legal and one.legal != other.legal else score


def _by_initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two people have a surname in common, and the rest is the same or its first letter: I. Brandt."""
    if len(one) != len(other) or len(one) < 2:
        return False
    left, right = list(one), list(other)
    for word in one:
        if len(word) > 1 and word in right:
            left.remove(word)
            right.remove(word)
    short = all(a[0] == b[0] and 1 in {len(a), len(b)} for a, b in zip(sorted(left), sorted(right), strict=True))
    return len(left) < len(one) and short


def _is_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether one company's name begins the other's, with enough of it to mean something."""
    shorter, longer = sorted((one, other), key=len)
    enough = len(shorter) > 1 or len("".join(shorter)) >= _LONG_ENOUGH
    return enough and longer[: len(shorter)] == shorter


def _form(kind: NameKind, text: str) -> _Form:
    words = _words(kind, text)
    legal: tuple[str, ...] = ()
    if kind is NameKind.ACCOUNT:
        words, legal = _without(words, name_words().legal_forms)
    elif kind in _PEOPLE:
        words, _ = _without(words, name_words().titles)
    marks = tuple(sorted(word for word in words if _is_mark(word)))
    return _Form(words, legal, marks, "".join(words), " ".join(sorted(words)))


def _words(kind: NameKind, text: str) -> tuple[str, ...]:
    folded = fold(text)
    if kind in _PEOPLE:
        folded = folded.partition("@")[0].replace(".", " ") if "@" in folded else folded.replace(".", " ")
    if kind is NameKind.STAGE:
        folded = _IN_BRACKETS.sub(" ", _NUMBERED.sub("", folded))
    # Müller is written Mueller too; both sides lose the e alike, also where it was none of an umlaut.
    plain = _UMLAUT.sub(r"\1", _NO_WORD.sub(" ", _JOINED.sub("", folded)))
    words = plain.split()
    joining = {at for at, word in enumerate(words[1:-1], start=1) if word in name_words().joining}
    return tuple(word for at, word in enumerate(words) if at not in joining)


def _without(words: tuple[str, ...], listed: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Take what is listed off both ends, but never all of it; return what is left and what was taken off."""
    begin, end = 0, len(words)
    while end - begin > 1 and words[end - 1] in listed:
        end -= 1
    while end - begin > 1 and words[begin] in listed:
        begin += 1
    return words[begin:end], (*words[:begin], *words[end:])


def _is_mark(word: str) -> bool:
    return len(word) == 1 or bool(_ROMAN.fullmatch(word)) or any(letter.isdigit() for letter in word)


T = TypeVar("T")


class Likely(Generic[T]):
    """Things of one kind by their names, to find the one that a name is most like.

    Compared are only those that share the beginning or the end of a word, those with the rarest such tips first and
    no more than 300: thousands of names are looked for among thousands in seconds.
    """

    def __init__(self, kind: NameKind, things: Iterable[tuple[str, T]] = ()) -> None:
        self._kind = kind
        self._things: list[tuple[_Form, T]] = []
        self._worded: dict[str, list[int]] = defaultdict(list)
        self._at: dict[str, list[int]] = defaultdict(list)
        for name, thing in things:
            self.add(name, thing)

    def add(self, name: str, thing: T) -> None:
        """Take one more."""
        form = _form(self._kind, name)
        for tip in _tips(form):
            self._at[tip].append(len(self._things))
        for word in _telling(self._kind, form):
            self._worded[word].append(len(self._things))
        self._things.append((form, thing))

    def best(self, name: str) -> tuple[T, float] | None:
        """Return the thing whose name is most like this one, and how like; None where none is alike."""
        form = _form(self._kind, name)
        scored = ((_compared(self._kind, form, self._things[at][0]), at) for at in self._likely(form))
        score, place = max(((score, -at) for score, at in scored if score >= ALIKE), default=(0.0, 0))
        return (self._things[-place][1], score) if score else None

    def _likely(self, form: _Form) -> set[int]:
        """Return the places of those that may be alike: by their letters, or because they have a word in common."""
        near = self._near(form)
        found = {at for word in _telling(self._kind, form) for at in self._worded.get(word, [])[:_COMPARED]}
        by_sorted = {at: other.sorted for at, other in near.items()}
        in_order = {at: other.in_order for at, other in near.items()}
        return found | _close(form.sorted, by_sorted) | _close(form.in_order, in_order)

    def _near(self, form: _Form) -> dict[int, _Form]:
        near: dict[int, None] = {}
        for listed in sorted((self._at[tip] for tip in _tips(form) if tip in self._at), key=len):
            near.update(dict.fromkeys(listed[: max(0, _COMPARED - len(near))]))
        return {at: self._things[at][0] for at in near}


def _close(letters: str, others: Mapping[int, str]) -> set[int]:
    close = process.extract(letters, others, scorer=fuzz.ratio, score_cutoff=100 * ALIKE, limit=None)
    return {at for _, _, at in close}


def _telling(kind: NameKind, form: _Form) -> tuple[str, ...]:
    """Return the words by which a name is found whose letters are not close: a company's first, all of a person's."""
    if kind in _PEOPLE:
        return tuple(word for word in form.words if len(word) > 1)
    return form.words[:1] if kind is NameKind.ACCOUNT else ()


def _tips(form: _Form) -> frozenset[str]:
    begins = {f"{word[:_TIP]}-" for word in (*form.words, form.in_order) if word}
    return frozenset(begins | {f"-{word[-_TIP:]}" for word in (*form.words, form.in_order) if word})
