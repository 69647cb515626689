"""Countries and weekdays by name, for the settings."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import cast

from babel import Locale

from salesdesk.wording.words import Words

CODE_LENGTH = 2
_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"})


def countries(words: Words) -> tuple[tuple[str, str], ...]:
    """Return (code, name) of every country, by name."""
    names = cast("Mapping[str, str]", Locale.parse(words.language).territories)
    real = ((code, str(name)) for code, name in names.items() if len(code) == CODE_LENGTH and code.isalpha())
    return tuple(sorted(((c, n) for c, n in real if c not in _NO_COUNTRY), key=itemgetter(1)))


def weekday_names(words: Words) -> tuple[str, ...]:
    """Return the short names of the weekdays, Monday first."""
    days = Locale.parse(words.language).days["format"]["abbreviated"]
    return tuple(str(days[n]) for n in range(7))


def language_name(code: str) -> str:
    """Return the name of a language in that language: "Deutsch"."""
    name = cast("str", Locale.parse(code).get_display_name(code))
    return name[:1].upper() + name[1:]
