"""The read models of planning: what is known of buying, objections, calls and materials."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection

from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.call_report import HeldCall
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.objections_met import ObjectionMet
from salesdesk.store.rows import planning_rows


class PlanningRow:
    """The part of the read models that plans and reports on calls ask for; the whole is `EveryRow`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def process_of(self, deal_id: UUID) -> BuyingProcess | None:
        """Return what is known of the customer's buying on a deal."""
        return planning_rows.process_of(self._connection, deal_id)

    def evidence_of(self, deal_id: UUID) -> Sequence[Evidence]:
        """Return what the customer did on a deal, newest first."""
        return planning_rows.evidence_of(self._connection, deal_id)

    def rivals_at(self, account_id: UUID) -> frozenset[UUID]:
        """Return the competitors that are named on any deal with an account."""
        return planning_rows.rivals_at(self._connection, account_id)

    def deals_against(self, competitor_id: UUID) -> frozenset[UUID]:
        """Return the deals that a competitor is or was in."""
        return planning_rows.deals_against(self._connection, competitor_id)

    def objections_met(self) -> Sequence[ObjectionMet]:
        """Return every objection that was raised in a call that was held."""
        return planning_rows.objections_met(self._connection)

    def held_calls(self) -> Sequence[HeldCall]:
        """Return every call and meeting that was held, newest first."""
        return planning_rows.held_calls(self._connection)

    def material_outcomes(self) -> Sequence[tuple[UUID, OutcomeClass | None]]:
        """Return what came of each held call, for each material it used."""
        return planning_rows.material_outcomes(self._connection)
