"""Text as it is matched and searched: without case, accents and spare spaces, in every script."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return the text for matching: no marks (ή = η), no case, single spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def squeeze(text: str) -> str:
    """Return the folded text without any space, so that `GTXPro` and `GTX Pro` are one name."""
    return fold(text).replace(" ", "")


_KEEP = {"\n", "\t"}


def clean(text: str) -> str:
    """Drop what no document can hold: control characters, lone surrogates and non-characters; keep line ends."""
    one_line_end = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in one_line_end if c in _KEEP or unicodedata.category(c) not in {"Cc", "Cs", "Cn"})
