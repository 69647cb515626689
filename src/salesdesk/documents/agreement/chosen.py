"""What every section of an agreement is set with: the proposal's bench, and the one option that was chosen."""

from __future__ import annotations

from dataclasses import dataclass

from salesdesk.application.papers import AgreementContent, InvestmentRow, OptionPaper
from salesdesk.documents.paper.typesetter import Typesetter
from salesdesk.documents.proposal.bench import LOOKS, Bench, Look, Side
from salesdesk.domain.money import Money, minor_digits
from salesdesk.wording import Words


@dataclass(frozen=True, slots=True)
class Chosen:
    """The bench of a proposal, of which one side alone is printed."""

    content: AgreementContent
    bench: Bench

    @property
    def side(self) -> Side:
        """The side that was chosen."""
        return 0 if self.bench.content.options[0].letter == self.content.chosen else 1

    @property
    def option(self) -> OptionPaper:
        """The option that was chosen."""
        return self.bench.content.options[self.side]

    @property
    def look(self) -> Look:
        """The colours of the option."""
        return LOOKS[self.side]

    @property
    def label(self) -> str:
        """How the option is called: "Option B"."""
        return self.bench.option_label(self.side)

    @property
    def words(self) -> Words:
        """The words of the paper's language."""
        return self.bench.words

    @property
    def setter(self) -> Typesetter:
        """What sets the texts."""
        return self.bench.setter

    @property
    def rows(self) -> list[InvestmentRow]:
        """The priced items that are in the option."""
        return [row for row in self.bench.content.investment if self.amount(row) is not None]

    def amount(self, row: InvestmentRow) -> Money | None:
        """What an item comes to each time it is due, None where it is not in the option."""
        return (row.a, row.b)[self.side]

    def off(self, row: InvestmentRow) -> Money | None:
        """What an item's discount took off already."""
        return (row.off_a, row.off_b)[self.side]

    def quantity(self, row: InvestmentRow) -> str:
        """How much of an item is in the option, in words."""
        other = row.quantity_b if self.side else None
        found = row.quantity if other is None else other
        return "" if found is None else self.words.quantity(found, row.unit)

    @property
    def is_recurring(self) -> bool:
        """Whether anything in it is paid again and again."""
        return bool(self.option.totals.before_discount.following_year.minor)

    @property
    def with_cents(self) -> bool:
        """Whether any amount has minor units: then all of them show theirs, so that columns line up."""
        totals = self.option.totals
        sums = [totals.net, totals.before_discount, *(taxed.amount for taxed in totals.taxes)]
        amounts = [amount for one in sums for amount in (one.one_off, one.monthly, one.yearly)]
        amounts += [found for row in self.rows for found in (self.amount(row), self.off(row)) if found is not None]
        whole = 10 ** minor_digits(self.bench.content.currency)
        return any(amount.minor % whole for amount in amounts)
