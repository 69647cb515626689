"""The money of a deal: its lines, the first year, what recurs, and what is only an estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.domain.deal_money import money_of
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Card, ElidedLabel, Label, boxed, row, rule
from salesdesk.wording.deal_money import AmountTold, differs_told, lines_told, sums_told

if TYPE_CHECKING:
    from salesdesk.application.selling import DealView
    from salesdesk.wording import Words


class MoneyCard(Card):
    """Lines with their amounts, sums below a rule; an estimate says so in words and stands in no sum."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        super().__init__(words.text("Money"), words.text("net of tax"))
        self._words = words
        self._lines = Listing(words.text("No products yet. Choose one in the fields of the deal."), gap=4)
        self._rule = rule()
        self._sums = Listing("", gap=4)
        self._differs = Label("", "second", tone="warn", wrap=True)
        self.add(self._lines, self._rule, self._sums, self._differs)

    def show_deal(self, view: DealView) -> None:
        """Show the money of a deal."""
        words = self._words
        money = money_of(view.deal, {one.id: one for one in view.products})
        sums, differs = sums_told(words, money), differs_told(words, money)
        self._lines.show_rows([_line(one) for one in lines_told(words, money)])
        self._sums.show_rows([_line(one) for one in sums])
        self._differs.setText(differs)
        for widget, shown in ((self._rule, sums), (self._sums, sums), (self._differs, differs)):
            widget.setVisible(bool(shown))


def _line(told: AmountTold) -> QWidget:
    name = ElidedLabel(told.name, "row-title") if told.strong else ElidedLabel(told.name, "body")
    amount = Label(told.amount, "row-title" if told.strong else "body", tone="text2" if told.estimate else None)
    line = row(name, ElidedLabel(told.second, "second"), amount, gap=10)
    line.setStretch(1, 1)
    return boxed(line)
