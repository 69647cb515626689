"""Words in which people say when: what each means, in any language that has a list, and a line of them as read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from salesdesk.domain.folding import fold


class Sense(StrEnum):
    """What a word says about when."""

    WEEKDAY = "weekday"
    MONTH = "month"
    DAYS_ON = "days_on"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    DAYS_AFTER_PLUS = "days_after_plus"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    NUMBER = "number"
    ORDINAL = "ordinal"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    OCLOCK = "oclock"
    NOON = "noon"
    BEFORE_HOUR = "before_hour"
    AFTER_HOUR = "after_hour"
    IN = "in"
    NEXT = "next"
    FILLER = "filler"


UNITS: Final = (Sense.WORKING_DAYS, Sense.DAYS, Sense.WEEKS, Sense.MONTHS, Sense.HOURS, Sense.MINUTES)
"""Lengths of time that can be counted from now."""


class Shape(StrEnum):
    """What a piece of a line looks like; the names are those of the groups of the pattern."""

    ISO = "iso"
    FULL = "full"
    DAY_MONTH = "day_month"
    DOTTED = "dotted"
    CLOCK = "clock"
    PLUS = "plus"
    NUMBER = "number"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line, folded."""

    shape: Shape
    text: str


_TOKEN: Final = re.compile(
    r"(?P<iso>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9]))"
    r"|(?P<full>[0-9]{1,2}(?:\.[0-9]{1,2}\.|/[0-9]{1,2}/|-[0-9]{1,2}-)(?:[0-9]{4}|[0-9]{2})(?![0-9]))"
    r"|(?P<day_month>[0-9]{1,2}\.[0-9]{1,2}\.(?![0-9])|[0-9]{1,2}/[0-9]{1,2}(?![0-9/]))"
    r"|(?P<clock>[0-9]{1,2}[:h][0-9]{2}(?![0-9]))"
    r"|(?P<dotted>[0-9]{1,2}\.[0-9]{1,2}(?![0-9.]))"
    r"|(?P<plus>\+ ?[0-9]{1,3}(?![0-9]))"
    r"|(?P<number>[0-9]+)"
    r"|(?P<word>[^\W\d_]+)"
)
_POINTED: Final = re.compile(r"\b([^\W\d_])\. ?([^\W\d_])\.")


def tokens(text: str) -> tuple[Token, ...]:
    """Return the pieces of a line; signs between them say nothing. "a.m." and "π.μ." are one word."""
    plain = _POINTED.sub(r"\1\2 ", fold(text))
    return tuple(Token(Shape(found.lastgroup or ""), found[0]) for found in _TOKEN.finditer(plain))


def phrase(text: str) -> tuple[str, ...]:
    """Return the words of an expression as a line is read."""
    return tuple(token.text for token in tokens(text))


@dataclass(frozen=True, slots=True)
class SaidWords:
    """Expressions and what each may mean; `longest` is the number of words of the longest."""

    meanings: Mapping[tuple[str, ...], Mapping[Sense, int]]

    @property
    def longest(self) -> int:
        """How many words the longest expression has."""
        return max((len(one) for one in self.meanings), default=0)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line as it is read: its pieces, and what its words may mean."""

    pieces: tuple[Token, ...]
    words: SaidWords

    def shape(self, at: int) -> Shape | None:
        """Return what the piece at a place looks like, None behind the last."""
        return self.pieces[at].shape if at < len(self.pieces) else None

    def meant(self, at: int, sense: Sense) -> tuple[int, int] | None:
        """Return what the longest expression at a place says in a sense, and the place behind it."""
        for length in range(min(self.words.longest, len(self.pieces) - at), 0, -1):
            key = tuple(piece.text for piece in self.pieces[at : at + length])
            value = self.words.meanings.get(key, {}).get(sense)
            if value is not None:
                return value, at + length
        return None

    def number(self, at: int) -> tuple[int, int] | None:
        """Return the small number at a place, in figures or in words, and the place behind it."""
        if self.shape(at) is Shape.NUMBER:
            text = self.pieces[at].text
            return (int(text), at + 1) if len(text) <= len("999") else None
        return self.meant(at, Sense.NUMBER)

    def behind(self, at: int, *senses: Sense) -> int:
        """Return the place behind a word of one of these senses, the same place where there is none."""
        return next((found[1] for sense in senses if (found := self.meant(at, sense))), at)
