"""What the use cases ask the store for around proposals: impediments, what customers have, answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from salesdesk.application.rows import HeldCounts, HeldProduct
from salesdesk.domain.answer import Answer
from salesdesk.domain.deal import Status
from salesdesk.domain.holding import Holding
from salesdesk.domain.impediment import Impediment


class OfferRows(Protocol):
    """The read models around proposals; archived records are left out."""

    def impediments(self, *, deal_id: UUID | None = None) -> Sequence[Impediment]:
        """Return the impediments of a deal (of all deals), in the order in which they were noted."""
        ...

    def standing_impediments(self, deals: Sequence[UUID]) -> Sequence[Impediment]:
        """Return what stands in the way of these deals now, in the order in which it was noted."""
        ...

    def discounted_deals(self) -> Sequence[tuple[UUID, Status]]:
        """Return the deals to which a proposal with a discount went out, each once, and how they stand."""
        ...

    def holdings_of(self, account_id: UUID) -> Sequence[Holding]:
        """Return what was written down that a customer has or had."""
        ...

    def bought(self, account_id: UUID | None = None) -> Sequence[HeldProduct]:
        """Return the products in the lines of won deals (of one account), the oldest first."""
        ...

    def holdings_written_down(self) -> Sequence[tuple[UUID, UUID]]:
        """Return account and product of everything that was written down and lasts."""
        ...

    def held_by_customers(self, but: UUID, *, of_its_segment: bool) -> HeldCounts:
        """Return how many customers have which product, one account left out; all, or those of that one's segment.

        A customer is an account that has bought or has something written down; its segment is its industry.
        """
        ...

    def other_names(self, account_id: UUID) -> Sequence[str]:
        """Return the names of every other customer and of the people there, put away or not.

        The account's parent and what belongs to it are no others, and partners are no customers.
        """
        ...

    def answers_of(self, proposal_id: UUID) -> Sequence[Answer]:
        """Return the answers that were taken to a proposal, oldest first."""
        ...

    def proposal_of(self, number: str) -> UUID | None:
        """Return the id of the proposal of that number, archived or not; None when there is none."""
        ...

    def check_numbers(self) -> Sequence[tuple[str, UUID]]:
        """Return the content hash of everything that was ever issued, and the id of the proposal it is of."""
        ...

    def revision_keys(self) -> Sequence[UUID]:
        """Return the keys of everything that was ever issued, so that one after the other can be looked at."""
        ...
