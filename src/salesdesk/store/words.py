"""Text as it is searched and sorted: folded words, and the conditions that match their beginnings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, or_

from salesdesk.domain.folding import fold

_WORD = re.compile(r"\w+")


def searchable(*texts: str) -> str:
    """Return the folded words of the texts, one space between them, without punctuation."""
    return " ".join(word for text in texts for word in _WORD.findall(fold(text)))


def matches(words: ColumnElement[Any], text: str) -> ColumnElement[bool]:
    """Return the condition that every word of `text` begins some word of a searchable column."""
    padded = literal(" ").op("||")(words)
    return all_of(padded.contains(f" {word}", autoescape=True) for word in searchable(text).split())


def matches_either(words: ColumnElement[Any], note: ColumnElement[Any], text: str) -> ColumnElement[bool]:
    """Return the condition that every word of `text` begins some word of a searchable column, or of a note as typed.

    A note is folded only where it may hold the word: where its letters do as they stand, or where some are not ASCII.
    """
    padded, folded = literal(" ").op("||")(words), literal(" ").op("||")(func.searchable(note))
    foreign = func.octet_length(note) != func.length(note)
    return all_of(
        or_(
            padded.contains(f" {word}", autoescape=True),
            and_(
                note != "",
                or_(foreign, func.lower(note).contains(word, autoescape=True)),
                folded.contains(f" {word}", autoescape=True),
            ),
        )
        for word in searchable(text).split()
    )


def all_of(conditions: Iterable[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Return one condition that asks for all of them; none at all is always met."""
    return and_(literal(True), *conditions)  # noqa: FBT003 (SQL's true)
