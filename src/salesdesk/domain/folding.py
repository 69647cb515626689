"""Text as it is matched and searched: without case, accents and spare spaces, in every script."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return the text for matching: no marks (ή = η), no case, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def same(text: str) -> str:
    """Return the text as two of them are compared on paper: case and spare spaces do not count, marks do."""
    return " ".join(text.split()).casefold()


def squeeze(text: str) -> str:
    """Return the folded text without any space, so that `GTXPro` and `GTX Pro` are one name."""
    return fold(text).replace(" ", "")


def clean(text: str) -> str:
    """Drop what no document can hold: control characters, lone surrogates and non-characters; keep line ends."""
    if text.isprintable():
        return text
    one_line_end = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in one_line_end if c in "\n\t" or not _is_refused(c))


def _is_refused(character: str) -> bool:
    """A sign that Unicode assigned after this Python was made is text like any other."""
    code = ord(character)
    return unicodedata.category(character) in {"Cc", "Cs"} or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
