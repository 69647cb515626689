"""Amounts as sentences and charts tell them: whole, where cents would only distract."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salesdesk.domain.money import Money
    from salesdesk.wording.words import Words


def whole(amount: Money | None, words: Words) -> str:
    """Return an amount without cents."""
    return words.money(amount, cents=False)
