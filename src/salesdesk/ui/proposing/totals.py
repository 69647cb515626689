"""What both options come to: discount, one-off, recurring, the first year, tax by class, and what is left for us."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.application.discounts import option_discount_set
from salesdesk.application.proposal_editing import Letter
from salesdesk.ui.fields import ParsedLine, rate_field
from salesdesk.ui.parts import ElidedLabel, Label, column, rule
from salesdesk.ui.proposing.columns import INSET, line_of
from salesdesk.ui.proposing.pool import fit
from salesdesk.ui.theme import restyle
from salesdesk.wording.pricing import sums_told

if TYPE_CHECKING:
    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.ui.proposing.open_proposal import OpenProposal
    from salesdesk.wording.pricing import SumTold

LETTERS: tuple[Letter, Letter] = ("A", "B")
NOTHING = Decimal(0)


class SumLine(QWidget):
    """One total: its name, and what it is in A and in B."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.name = Label("", "second", wrap=True)
        self.amounts = (_amount(), _amount())
        self._strong = (Label("", "row-title", wrap=True), (_amount(strong=True), _amount(strong=True)))
        self._plain = line_of(self.name, QWidget(), *self.amounts)
        self._bold = line_of(self._strong[0], QWidget(), *self._strong[1])
        self.setLayout(column(self._plain, self._bold, gap=0))

    def show_sum(self, told: SumTold) -> None:
        """Show a total; the first year stands out."""
        name, amounts = self._strong if told.strong else (self.name, self.amounts)
        name.setText(told.name)
        for shown, text in zip(amounts, (told.a, told.b), strict=True):
            shown.setText(text)
        self._plain.setVisible(not told.strong)
        self._bold.setVisible(told.strong)


class TotalsTable(QWidget):
    """A line for each total; what neither option has is left out, and the first year stands out."""

    def __init__(self, proposal: OpenProposal) -> None:
        """Show nothing until the proposal is there."""
        super().__init__()
        self._proposal = proposal
        words = proposal.words
        self._locked = words.text("Locked: nobody said that the price stands in the way.")
        self.discounts: dict[Letter, ParsedLine[Decimal]] = {
            letter: rate_field(words, words.text("none")) for letter in LETTERS
        }
        for letter, field in self.discounts.items():
            field.setAccessibleName(words.text("Discount on all of Option {letter}", letter=letter))
            field.committed.connect(partial(self._on_discount, letter))
            field.refused.connect(partial(self._on_refused, letter))
        self._refused: dict[Letter, str] = {}
        self.refused = Label("", "error", wrap=True)
        self.refused.hide()
        name = Label(words.text("Discount on all items"), "second", wrap=True)
        self._discount = line_of(name, QWidget(), *self.discounts.values())
        self.lines: list[SumLine] = []
        self._lines = column(gap=6)
        self.setLayout(column(rule(), self._discount, self.refused, self._lines, gap=6))

    def show_view(self, view: ProposalView) -> None:
        """Add up both options."""
        proposal = view.proposal
        for letter, option in zip(LETTERS, proposal.options, strict=True):
            field = self.discounts[letter]
            field.set_value(option.discount or None)
            field.setEnabled(view.price_stands or bool(option.discount))
            field.setAccessibleDescription(self._refused.get(letter, "") if field.isEnabled() else self._locked)
        told = sums_told(self._proposal.words, proposal)
        fit(self.lines, len(told), self._lines, SumLine)
        for line, one in zip(self.lines, told, strict=True):
            line.show_sum(one)

    def _on_refused(self, letter: Letter, sentence: str) -> None:
        """Say under the fields what is wrong with what stands in one of them now."""
        if self._refused.get(letter, "") == sentence:
            return
        self._refused[letter] = sentence
        words = self._proposal.words
        told = [
            words.text("Discount on all of Option {letter}: {trouble}.", letter=one, trouble=trouble)
            for one, trouble in sorted(self._refused.items())
            if trouble
        ]
        self.refused.setText(" ".join(told))
        self.refused.setVisible(bool(told))
        field = self.discounts[letter]
        field.setAccessibleDescription(sentence)
        restyle(field, invalid=bool(sentence))

    def _on_discount(self, letter: Letter, discount: Decimal | None) -> None:
        text = self._proposal.words.text("Change the discount of Option {letter}", letter=letter)
        self._proposal.price(text, partial(option_discount_set, letter=letter, discount=discount or NOTHING))


def _amount(*, strong: bool = False) -> Label:
    amount = ElidedLabel("", "row-title" if strong else "second", tone="text")
    amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    amount.setContentsMargins(0, 0, INSET, 0)
    return amount.set_numbers()
