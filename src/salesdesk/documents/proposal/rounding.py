"""How the amounts of a paper are rounded, in one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from salesdesk.application.papers import OptionPaper
from salesdesk.domain.money import minor_digits
from salesdesk.wording import Words


def rounding(words: Words, currency: str, options: Iterable[OptionPaper]) -> str:
    """Return the sentence; it speaks of discounts and tax where an option has them."""
    digits = minor_digits(currency)
    amount = f"{words.number(Decimal(1).scaleb(-digits), digits)}\N{NO-BREAK SPACE}{currency}"
    if any(option.totals.off or option.totals.taxes for option in options):
        return words.text(
            "Each line, its share of a discount and the tax of each class are rounded to {amount}, half up; totals add "
            "up what is printed.",
            amount=amount,
        )
    return words.text("Each line is rounded to {amount}, half up; totals add up the lines.", amount=amount)
