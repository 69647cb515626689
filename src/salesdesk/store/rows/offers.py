"""The read models around proposals, as the use cases ask for them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from salesdesk.application.rows import HeldCounts, HeldProduct
from salesdesk.domain.answer import Answer
from salesdesk.domain.deal import Status
from salesdesk.domain.holding import Holding
from salesdesk.domain.impediment import Impediment
from salesdesk.store.rows import name_rows, offer_rows
from salesdesk.store.rows.planning import PlanningRow


class OfferRow(PlanningRow):
    """What each returns is said by `application.ports.Rows`."""

    def impediments(self, *, deal_id: UUID | None = None) -> Sequence[Impediment]:
        """Return the impediments of a deal, or of all deals."""
        return offer_rows.impediments(self._connection, deal_id)

    def standing_impediments(self, deals: Sequence[UUID]) -> Sequence[Impediment]:
        """Return what stands in the way of these deals now."""
        return offer_rows.standing_impediments(self._connection, deals)

    def discounted_deals(self) -> Sequence[tuple[UUID, Status]]:
        """Return the deals to which a proposal with a discount went out."""
        return offer_rows.discounted_deals(self._connection)

    def holdings_of(self, account_id: UUID) -> Sequence[Holding]:
        """Return what was written down that a customer has or had."""
        return offer_rows.holdings_of(self._connection, account_id)

    def bought(self, account_id: UUID | None = None) -> Sequence[HeldProduct]:
        """Return the products in the lines of won deals."""
        return offer_rows.bought(self._connection, account_id)

    def holdings_written_down(self) -> Sequence[tuple[UUID, UUID]]:
        """Return account and product of everything that was written down and lasts."""
        return offer_rows.written_down(self._connection)

    def held_by_customers(self, but: UUID, *, of_its_segment: bool) -> HeldCounts:
        """Return how many customers have which product, one account left out."""
        return offer_rows.held_by_customers(self._connection, but, of_its_segment=of_its_segment)

    def other_names(self, account_id: UUID) -> Sequence[str]:
        """Return the names of every other customer and of the people there."""
        return name_rows.other_names(self._connection, account_id)

    def answers_of(self, proposal_id: UUID) -> Sequence[Answer]:
        """Return the answers that were taken to a proposal, oldest first."""
        return offer_rows.answers_of(self._connection, proposal_id)

    def proposal_of(self, number: str) -> UUID | None:
        """Return the id of the proposal of that number."""
        return offer_rows.proposal_of(self._connection, number)

    def check_numbers(self) -> Sequence[tuple[str, UUID]]:
        """Return the content hash of everything that was ever issued, and the id of the proposal it is of."""
        return offer_rows.check_numbers(self._connection)
