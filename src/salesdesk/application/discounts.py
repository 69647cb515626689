"""Discounts on a proposal: given only while an impediment of price stands in the customer's words (1.11, B7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from salesdesk.application.proposal_editing import Letter, with_option
from salesdesk.application.proposal_view import ProposalView
from salesdesk.domain.discounting import discounts_in, gives_discount
from salesdesk.domain.pricing import checked_discount
from salesdesk.domain.product import Product
from salesdesk.domain.proposal import Proposal
from salesdesk.domain.refusals import DiscountLocked

Change = Callable[[Proposal], Proposal]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRule:
    """What an edit of prices has to keep to.

    `products` are the price list, `impediment_id` the impediment of price that stands on the deal, None while there
    is none: then nothing may become cheaper, neither by a discount nor by a price below the list.
    """

    products: Sequence[Product] = ()
    impediment_id: UUID | None = None

    @property
    def price_stands(self) -> bool:
        """Whether a discount may be given."""
        return self.impediment_id is not None

    def kept_by(self, change: Change) -> Change:
        """Return an edit that keeps to the rule, and remembers against what a discount was given.

        It raises DiscountLocked for a discount that was not there before; taking one out is always allowed.
        """

        def edited(before: Proposal) -> Proposal:
            after = change(before)
            if not self.price_stands and discounts_in(after, self.products) - discounts_in(before, self.products):
                raise DiscountLocked
            return self.recorded(after)

        return edited

    def recorded(self, proposal: Proposal) -> Proposal:
        """Return the proposal with the impediment that its discounts stand against; none where nothing is cheaper."""
        stands = self.impediment_id if gives_discount(proposal, self.products) else None
        return replace(proposal, impediment_id=stands)


def rule_of(view: ProposalView) -> PriceRule:
    """Return the rule for the prices of a proposal as it stands on its deal today."""
    stands = view.price_impediment
    return PriceRule(products=view.price_list, impediment_id=stands.id if stands else None)


def option_discount_set(proposal: Proposal, letter: Letter, discount: Decimal) -> Proposal:
    """Say what is taken off all items of an option, in per cent. Raises OutOfRange."""
    checked_discount(discount)
    return with_option(proposal, letter, lambda option: replace(option, discount=discount))


def reason_set(proposal: Proposal, reason: str) -> Proposal:
    """Say why a discount is this much."""
    return replace(proposal, discount_reason=reason)
