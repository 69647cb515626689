"""Amounts in canonical text as money: the currency that a cell or a column says, else the desk's."""

from __future__ import annotations

from salesdesk.application.importing.words import values
from salesdesk.domain.money import Money


class Purse:
    """Makes money of texts like "1054", "99 $" or "1200.5 EUR", each different text once."""

    def __init__(self, desk_currency: str) -> None:
        self._desk = desk_currency
        self._known: dict[tuple[str, str], Money] = {}

    def currency(self, said: str) -> str:
        """Return the code of a currency said as a code or a sign; a sign of several means the desk's own first."""
        if not said:
            return self._desk
        codes = values().currency_signs.get(said)
        if codes is None:
            return said
        return self._desk if self._desk in codes else codes[0]

    def money(self, text: str, column: str) -> Money | None:
        """Return the amount, None for no text; `column` is what the row's currency column says."""
        if not text:
            return None
        found = self._known.get((text, column))
        if found is None:
            number, _, said = text.partition(" ")
            found = self._known[text, column] = Money.of(number, self.currency(column or said))
        return found
