"""How a value of the review is printed."""

from __future__ import annotations

from datetime import date

from salesdesk.application.forecast.review_paper import Gain, Share, Value
from salesdesk.domain.money import Money
from salesdesk.wording import Words

NOTHING = "–"


def value_told(value: Value, words: Words) -> str:
    """Return a value as people read it, amounts to the cent where they have any; nothing known is a dash."""
    match value:
        case None | "":
            return NOTHING
        case str():
            return value
        case int():
            return words.number(value)
        case date():
            return words.short_date(value)
        case Money():
            return words.money(value)
        case Share():
            return words.percent(value.value)
        case Gain():
            return _gained(value.amount, words)


def _gained(amount: Money, words: Words) -> str:
    if not amount.minor:
        return NOTHING
    size = words.money(Money(abs(amount.minor), amount.currency))
    return f"+{size}" if amount.minor > 0 else f"−{size}"
