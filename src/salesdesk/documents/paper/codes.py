"""Codes: which byte of which page of a face stands for which character.

They are the same in every document, so that text drawn for one can stand in another as it is, and a face's programs
are cut once. Page 0 is Windows-1252, in blocks that a document needs or does without; every other page is one block,
128 characters in a row at the codes from 128 on.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from string import ascii_letters, digits
from types import MappingProxyType

WESTERN = 0
_SPACES = " \N{NO-BREAK SPACE}"
_WORDS, _FIGURES, _MARKS, _ACCENTS, _SIGNS = 1, 2, 4, 8, 16
_IN_WORDS = frozenset(f"{ascii_letters},.-")
_IN_FIGURES = frozenset(f"{digits},.-–€%")
_IN_MARKS = frozenset("()“”‘’'\":;?!·…—/&@")
_ROW = 128
_KEPT = 512
_ESCAPES = MappingProxyType({ord(sign): f"\\{sign}" for sign in "()\\"})


def coded(text: str) -> list[tuple[int, str, str]]:
    """Cut a text where the page changes; give the page, the codes as a PDF's string holds them, the characters."""
    try:
        return [(WESTERN, _western(text), text)]
    except UnicodeEncodeError:
        runs = ((page, "".join(chars)) for page, chars in groupby(text, key=_page_of))
        return [(page, _western(run) if page == WESTERN else _in_row(run), run) for page, run in runs]


def blocks_of(page: int, text: Iterable[str]) -> int:
    """Say which blocks of a page hold these characters: a sum of powers of two."""
    if page != WESTERN:
        return 1
    homes = sorted({_blocks_with(char) for char in text}, key=lambda home: (home.bit_count(), home))
    blocks = 0
    for home in homes:  # those with one home first; the others mostly share it
        if not home & blocks:
            blocks |= home & -home
    return blocks


def characters(page: int, blocks: int) -> dict[int, str]:
    """Give the characters of some blocks of a page by their codes."""
    if page != WESTERN:
        return {_ROW + at: chr(page * _ROW + at) for at in range(_ROW)}
    every = {code: bytes([code]).decode("cp1252", "ignore") for code in range(32, 256)}
    return {code: char for code, char in every.items() if char and _blocks_with(char) & blocks}


@lru_cache(_KEPT)
def _blocks_with(char: str) -> int:
    if char in _SPACES:
        return _WORDS | _FIGURES | _MARKS | _ACCENTS | _SIGNS
    found = (_WORDS if char in _IN_WORDS else 0) | (_FIGURES if char in _IN_FIGURES else 0)
    if found or char in _IN_MARKS:
        return found or _MARKS
    return _ACCENTS if char.isalpha() else _SIGNS


def _page_of(char: str) -> int:
    try:
        char.encode("cp1252")
    except UnicodeEncodeError:
        return ord(char) // _ROW
    return WESTERN


def _in_row(text: str) -> str:
    return _escaped("".join(chr(_ROW + ord(char) % _ROW) for char in text))


def _western(text: str) -> str:
    """Raises UnicodeEncodeError for text that is not all on page 0."""
    return _escaped(text if text.isascii() else text.encode("cp1252").decode("latin-1"))


def _escaped(codes: str) -> str:
    return codes.translate(_ESCAPES)
