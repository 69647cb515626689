"""How old something known is, in words: nobody should have to count days from a date."""

from __future__ import annotations

from datetime import date

from salesdesk.wording.words import Words

_WEEKS_FROM = 14
_MONTHS_FROM = 61
_YEARS_FROM = 24


def age_told(words: Words, day: date | None, today: date) -> str:
    """Return "today", "yesterday", "5 days ago", "3 weeks ago", "4 months ago", "2 years ago"; no day is nothing.

    Days are in the desk's zone. A day that is still to come is told as it is: its age would be made up.
    """
    if day is None:
        return ""
    days = (today - day).days
    if days < 0:
        return words.short_date(day)
    if days < _WEEKS_FROM:
        return _days_told(words, days)
    if days < _MONTHS_FROM:
        return words.plural("{n} week ago", "{n} weeks ago", days // 7)
    months = _whole_months(day, today)
    if months < _YEARS_FROM:
        return words.plural("{n} month ago", "{n} months ago", months)
    return words.plural("{n} year ago", "{n} years ago", months // 12)


def _days_told(words: Words, days: int) -> str:
    if days == 0:
        return words.text("today")
    return words.text("yesterday") if days == 1 else words.plural("{n} day ago", "{n} days ago", days)


def _whole_months(day: date, today: date) -> int:
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
