"""The sections of a proposal in their order, and what of the content each of them reads."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from salesdesk.application.papers import Copy, ProposalContent
from salesdesk.documents.paper.blocks import Block
from salesdesk.documents.proposal.acceptance import acceptance
from salesdesk.documents.proposal.bench import Bench, shows_cents
from salesdesk.documents.proposal.heard import heard
from salesdesk.documents.proposal.internal import internal
from salesdesk.documents.proposal.investment import investment
from salesdesk.documents.proposal.next_step import contact, next_step
from salesdesk.documents.proposal.options import options


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the proposal: its name, what makes its blocks, what of the content it reads.

    `closing` makes a block for the foot of its last page.
    """

    name: str
    blocks: Callable[[Bench], list[Block]]
    reads: Callable[[ProposalContent], Hashable]
    closing: Callable[[Bench], Block | None] = lambda _bench: None


_SHARED = (
    Part("heard", heard, lambda c: c.heard),
    Part("options", options, lambda c: (c.options, c.rows, c.comparison, shows_cents(c), c.names_raisers)),
    Part("investment", investment, lambda c: (c.options, c.investment, c.valid_until, c.currency, c.payment, c.terms)),
    Part("next step", next_step, lambda c: (c.next_step, c.after_choice, c.seller, c.options, c.colour), contact),
)
_INTERNAL = Part(
    "internal", internal, lambda c: (c.options, c.investment, c.currency, c.discount_reason, c.price_impediment)
)
ACCEPTANCE = Part(
    "acceptance",
    acceptance,
    lambda c: (
        *(c.options, c.seller, c.client, c.number, c.revision, c.issued_on, c.remarks, shows_cents(c)),
        *(c.content_hash, c.is_draft),
    ),
)


def parts_of(copy: Copy) -> tuple[Part, ...]:
    """Return the sections that share pages where they fit; only the customer's copy has the acceptance, on its own."""
    return _SHARED if copy is Copy.CUSTOMER else (*_SHARED, _INTERNAL)
