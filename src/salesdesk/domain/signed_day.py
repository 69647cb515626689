"""The day a customer wrote beside a signature, read only where no other day can be meant (B1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Final

_YEAR_FIRST: Final = re.compile(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})\.?")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([-/. ]) ?(\d{1,2})\2 ?(\d{4}|\d{2})")
_DAY_MONTH: Final = re.compile(r"(\d{1,2})(?:\.|er|st|nd|rd|th)? (?:of )?([^\W\d]+)\.?,? (\d{4})")
_MONTH_DAY: Final = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTHS: Final = (
    ("jan", "ιαν"),
    ("feb", "fev", "φεβ"),
    ("mar", "maer", "μαρ"),
    ("apr", "avr", "απρ"),
    ("may", "mai", "μαι"),
    ("jun", "juin", "ιουν"),
    ("jul", "juil", "ιουλ"),
    ("aug", "aou", "αυγ"),
    ("sep", "σεπ"),
    ("oct", "okt", "οκτ"),
    ("nov", "νοε"),
    ("dec", "dez", "δεκ"),
)
"""How a month begins in English, German, French and Greek, without accents."""


def signed_day(text: str) -> date | None:
    """Return the day that a text means, None where it means none or may mean two (3/4/2026)."""
    meant = {day for day in _meant(_plain(text)) if day is not None}
    return meant.pop() if len(meant) == 1 else None


def is_no_day(text: str) -> bool:
    """Whether a text is written as a day that does not exist: 31.02.2026."""
    meant = list(_meant(_plain(text)))
    return bool(meant) and not any(meant)


def _plain(text: str) -> str:
    """A text in small letters without accents, single spaces between its words."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(one for one in apart if not unicodedata.combining(one)).split())


def _meant(text: str) -> Iterator[date | None]:
    """Yield each day that a text may mean, None for one that does not exist; nothing for what is written otherwise."""
    if found := _YEAR_FIRST.fullmatch(text):
        yield _day(found[1], int(found[3]), found[4])
    elif found := _YEAR_LAST.fullmatch(text):
        year = found[4] if len(found[4]) == 4 else f"20{found[4]}"
        yield _day(year, int(found[3]), found[1])
        if found[2] == "/":  # written as in the United States
            yield _day(year, int(found[1]), found[3])
    elif (found := _DAY_MONTH.fullmatch(text)) and (month := _month(found[2])):
        yield _day(found[3], month, found[1])
    elif (found := _MONTH_DAY.fullmatch(text)) and (month := _month(found[1])):
        yield _day(found[3], month, found[2])


def _month(word: str) -> int:
    return next((at for at, starts in enumerate(_MONTHS, 1) if word.startswith(starts)), 0)


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
