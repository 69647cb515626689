"""What can stand where somebody types in the deals' filter: fields, marks, and the values of a field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from salesdesk.application.deal_filter import FilterField, FilterNames, FilterWords
from salesdesk.domain.folding import fold

MOST: Final = 20
"""Completions shown at once."""

V = TypeVar("V")

_VALUE = re.compile(
    r"""(?P<field>[^\W\d_]+)\s*(?:>=|<=|[:=<>])\s*(?P<before>(?:(?:"[^"]*"|[^\s,"]+),)*)(?P<part>"[^"]*|[^\s,"]*)$"""
)
_REST = re.compile(r'[^\s,"]*')
_WORD = re.compile(r"\S+")
_FIGURES = frozenset({FilterField.VALUE, FilterField.CHANCE, FilterField.AGE, FilterField.KEEPS})


@dataclass(frozen=True, slots=True)
class Completion:
    """Words to choose: what is shown, which stretch of the filter it replaces (from, to), and with what."""

    shown: str
    replaces: tuple[int, int]
    with_: str

    def taken(self, text: str) -> tuple[str, int]:
        """Return the filter once it is chosen, and where the cursor stands then."""
        first, last = self.replaces
        return text[:first] + self.with_ + text[last:].lstrip(" "), first + len(self.with_)


def completions(text: str, cursor: int, words: FilterWords, names: FilterNames) -> tuple[Completion, ...]:
    """Return what can stand at the cursor, best first; where nothing is typed yet, every field and mark."""
    typed = text[:cursor]
    rest = _REST.match(text, cursor)
    end = rest.end() if rest is not None else cursor
    found = _VALUE.search(typed)
    named = words.fields.get(fold(found["field"])) if found is not None else None
    if found is not None and named is not None:
        return tuple(_values(found, named, (text, end), words, names))[:MOST]
    return tuple(_phrases(typed, end, words))


def _values(
    found: re.Match[str], named: FilterField, at: tuple[str, int], words: FilterWords, names: FilterNames
) -> Iterator[Completion]:
    """Yield the values of a field that begin so, but for those that stand there already."""
    text, end = at
    part, start = found["part"], found.start("part")
    if part.startswith('"') and text[end : end + 1] == '"':
        end += 1
    known = {fold(one.strip('"')) for one in re.findall(r'"[^"]*"|[^,"]+', found["before"])}
    typed = fold(part.strip('"'))
    for name in _names_of(named, words, names):
        folded = fold(name)
        if folded not in known and any(ending.startswith(typed) for ending in _endings(folded)):
            yield Completion(name, (start, end), f"{_quoted(name)} ")


def _names_of(named: FilterField, words: FilterWords, names: FilterNames) -> Iterable[str]:
    if named is FilterField.STATUS:
        return _own(words.statuses, words)
    if named is FilterField.CLOSE:
        return (*_own(words.spans, words), "+30d", f"{names.today:%Y-%m}")
    if named in words.values:
        return _own(words.values[named], words)
    listed = sorted(dict.fromkeys(name for _, name in names.names.get(named, ())), key=fold)
    if named is FilterField.STAGE:
        listed = [name for _, name in names.names.get(named, ())]
    me = [words.written[one] for one in words.me if named is FilterField.OWNER and names.me and one in words.written]
    return (*me, *listed)


def _own(known: Mapping[str, V], words: FilterWords) -> list[str]:
    """Return a word for each value: the person's own language stands after English."""
    own: dict[str, str] = {repr(value): name for name, value in known.items()}
    return [words.written.get(name, name) for name in own.values()]


def _quoted(name: str) -> str:
    # A quotation mark ends the name: its beginning finds it as well.
    bare = name.split('"', maxsplit=1)[0].strip()
    return bare if bare and not re.search(r"[\s,:=<>]", bare) else f'"{bare}"'


def _endings(name: str) -> Iterator[str]:
    pieces = name.split()
    for at in range(max(1, len(pieces))):
        yield " ".join(pieces[at:])


def _phrases(typed: str, end: int, words: FilterWords) -> Iterator[Completion]:
    """Yield the marks that begin with the last words, the longest such phrase first, then the fields."""
    tokens = list(_WORD.finditer(typed))
    spaced = typed.endswith(" ") or not typed
    yielded: set[str] = set()
    longest = max((len(phrase.split()) for phrase in words.marks), default=0)
    for length in range(min(longest, len(tokens)), 0, -1):
        start = tokens[-length].start()
        phrase = fold(typed[start:]) + (" " if spaced else "")
        for mark in _own(words.marks, words):
            if mark not in yielded and fold(mark).startswith(phrase) and fold(mark) != phrase:
                yielded.add(mark)
                yield Completion(mark, (start, end), f"{mark} ")
    if not spaced:
        yield from _fields(tokens[-1], end, words)
    elif not yielded:
        yield from _anything(end, words)


def _fields(token: re.Match[str], end: int, words: FilterWords) -> Iterator[Completion]:
    bare = token[0].removeprefix("-")
    start = token.end() - len(bare)
    for name in _own(words.fields, words):
        if fold(name).startswith(fold(bare)):
            yield _field(name, (start, end), words)


def _anything(end: int, words: FilterWords) -> Iterator[Completion]:
    for name in _own(words.fields, words):
        yield _field(name, (end, end), words)
    for mark in _own(words.marks, words):
        yield Completion(mark, (end, end), f"{mark} ")


def _field(name: str, replaces: tuple[int, int], words: FilterWords) -> Completion:
    sign = ">" if words.fields[fold(name)] in _FIGURES else ":"
    return Completion(f"{name}{sign}", replaces, f"{name}{sign}")
