"""What both options come to: one-off, recurring, in the first year and in each following one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.domain.two_options import differences
from salesdesk.ui.parts import ElidedLabel, Label, column, rule
from salesdesk.ui.proposing.columns import INSET, line_of
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.domain.money import Money
    from salesdesk.domain.pricing import Totals
    from salesdesk.domain.proposal import Proposal
    from salesdesk.wording import Words


class TotalsTable(QWidget):
    """A line for each total; what neither option has is left out, and the first year stands out."""

    def __init__(self, words: Words) -> None:
        """Show nothing until the proposal is there."""
        super().__init__()
        self._words = words
        self._names = (
            words.text("One-off"),
            words.text("Each month"),
            words.text("Each year"),
            words.text("First year"),
            words.text("Each following year"),
        )
        lines = column(rule(), gap=6)
        self._lines: list[QWidget] = []
        self._amounts: list[tuple[Label, Label]] = []
        for place, name in enumerate(self._names):
            strong = place == len(self._names) - 2
            amounts = (self._amount(strong=strong), self._amount(strong=strong))
            line = line_of(Label(name, "row-title" if strong else "second", wrap=True), QWidget(), *amounts)
            self._lines.append(line)
            self._amounts.append(amounts)
            lines.addWidget(line)
        self._differ = Label("", "second", wrap=True)
        lines.addWidget(self._differ)
        self.setLayout(lines)

    def show_proposal(self, proposal: Proposal) -> None:
        """Add up both options."""
        totals = [option.totals(proposal.currency) for option in proposal.options]
        for line, labels, amounts in zip(
            self._lines, self._amounts, zip(*(_rows(total) for total in totals), strict=True), strict=True
        ):
            line.setVisible(any(amount.minor for amount in amounts) or labels is self._amounts[-2])
            for shown, amount in zip(labels, amounts, strict=True):
                shown.setText(self._words.money(amount))
        found = differences(proposal)
        names = [label(self._words, one.dimension).lower() for one in found]
        self._differ.setText(self._words.text("They differ in {what}.", what=self._words.listed(names)))
        self._differ.setVisible(bool(found) and all(option.lines for option in proposal.options))

    def _amount(self, *, strong: bool) -> Label:
        amount = ElidedLabel("", "row-title" if strong else "second", tone="text")
        amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        amount.setContentsMargins(0, 0, INSET, 0)
        return amount.set_numbers()


def _rows(totals: Totals) -> tuple[Money, ...]:
    return (totals.one_off, totals.monthly, totals.yearly, totals.first_year, totals.following_year)
