"""How each language writes a day: the order, the signs and the ordinals that its readers expect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date


class DayForm(StrEnum):
    """The forms in which we write a day, as English patterns of Babel."""

    DATE = "d MMMM y"
    SHORT = "d MMM y"
    WEEKDAY = "EEEE"
    WEEKDAY_DATE = "EEEE, d MMMM"
    FULL = "EEEE, d MMMM y"
    DAY = "EEE d MMM"
    DAY_MONTH = "d MMM"


_SIGNS: Mapping[str, tuple[tuple[str, str], ...]] = MappingProxyType(
    {"de": (("d ", "d. "),), "fr": (("EEEE, ", "EEEE "),)}
)


def written(day: dt.date, form: DayForm, locale: Locale) -> str:
    """Return the day in this form, as the language writes it: "1. Dezember 2026", "mardi 1er décembre"."""
    pattern: str = form.value
    for ours, theirs in _SIGNS.get(locale.language, ()):
        pattern = pattern.replace(ours, theirs)
    if day.day == 1 and locale.language == "fr":
        pattern = pattern.replace("d ", "d'er' ")
    return format_date(day, pattern, locale)
