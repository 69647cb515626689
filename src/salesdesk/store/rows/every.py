"""All read models under one roof, as the use cases ask for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from salesdesk.application.rows import (
    AccountRow,
    DealPage,
    DealQuery,
    DealRow,
    FollowUpRow,
    Hit,
    MeetingRow,
    ProposalRow,
    RaisedRow,
)
from salesdesk.domain.account import Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.history import Change
from salesdesk.domain.moment import Moment
from salesdesk.domain.proposal import Revision
from salesdesk.domain.research import Finding
from salesdesk.store import history
from salesdesk.store.rows import (
    account_rows,
    deal_pages,
    deal_rows,
    finds,
    follow_up_rows,
    meeting_rows,
    proposal_rows,
)
from salesdesk.store.rows.calendar_rows import CalendarRow
from salesdesk.store.rows.diary import DiaryRow
from salesdesk.store.rows.forecast_rows import ForecastRow
from salesdesk.store.rows.gap_rows import GapRow
from salesdesk.store.rows.one_deal import OneDealRow
from salesdesk.store.rows.peopled import PeopledRow


class EveryRow(CalendarRow, DiaryRow, ForecastRow, GapRow, OneDealRow, PeopledRow):
    """The read models of one transaction; what each returns is said by `application.ports.Rows`."""

    def deal_page(self, query: DealQuery, after: DealRow | None, limit: int) -> DealPage:
        """Return the next deals of a query in its order, by key."""
        return deal_pages.deal_page(self._connection, query, after, limit)

    def deal_row(self, key: UUID) -> DealRow:
        """Return one deal as the lists show it. Raises NotKept."""
        return deal_rows.deal_row(self._connection, key)

    def deals_for_figures(self) -> Sequence[Deal]:
        """Return every deal with the fields that figures read."""
        return deal_rows.deals_for_figures(self._connection)

    def changes_after(self, day: date) -> Sequence[Change]:
        """Return the deals' valid history entries that happened after the day."""
        return history.after_day(self._connection, "deal", day)

    def changes_of(self, key: UUID) -> Sequence[Change]:
        """Return the history of one record, oldest first."""
        return history.of_record(self._connection, key)

    def accounts(self, text: str = "", limit: int = 500, day: date = date.max) -> Sequence[AccountRow]:
        """Return accounts by name, their open deals at the rates of the day."""
        return account_rows.accounts(self._connection, text, limit, day)

    def deals_of(self, account_id: UUID) -> Sequence[DealRow]:
        """Return an account's deals, open ones first."""
        return deal_rows.deals_of(self._connection, account_id)

    def people_of(self, account_id: UUID) -> Sequence[Person]:
        """Return the persons affiliated with an account, by name."""
        return account_rows.people_of(self._connection, account_id)

    def findings_of(self, account_id: UUID, competitors: Collection[UUID] = ()) -> Sequence[Finding]:
        """Return what we know about an account, its industry and the competitors."""
        return account_rows.findings_of(self._connection, account_id, competitors)

    def meetings(self, *, account_id: UUID | None = None, deal_id: UUID | None = None) -> Sequence[MeetingRow]:
        """Return meetings, planned ones first."""
        return meeting_rows.meetings(self._connection, account_id, deal_id)

    def planned_moments(self, *, with_plan: bool) -> Sequence[Moment | None]:
        """Return when each meeting is that was not held yet."""
        return meeting_rows.planned_moments(self._connection, with_plan=with_plan)

    def last_contacts(self, account_id: UUID, but: UUID | None = None) -> Mapping[UUID, date]:
        """Return the day on which each person was last met in meetings with an account."""
        return meeting_rows.last_contacts(self._connection, account_id, but)

    def raised(self, *, account_id: UUID | None, deal_id: UUID | None) -> Sequence[RaisedRow]:
        """Return the options raised in discussions, newest first."""
        return meeting_rows.raised(self._connection, account_id, deal_id)

    def follow_ups(
        self, *, account_id: UUID | None = None, deal_id: UUID | None = None, open_only: bool = True
    ) -> Sequence[FollowUpRow]:
        """Return follow-ups by start."""
        return follow_up_rows.follow_ups(self._connection, account_id, deal_id, open_only=open_only)

    def proposals(self, *, account_id: UUID | None = None, deal_id: UUID | None = None) -> Sequence[ProposalRow]:
        """Return proposals, newest number first."""
        return proposal_rows.proposals(self._connection, account_id, deal_id)

    def find(self, text: str, limit: int = 20) -> Sequence[Hit]:
        """Return what the palette finds."""
        return finds.find(self._connection, text, limit)

    def revisions(self, proposal_id: UUID) -> Sequence[Revision]:
        """Return what was issued of a proposal, oldest first."""
        return proposal_rows.revisions(self._connection, proposal_id)

    def revision_keys(self) -> Sequence[UUID]:
        """Return the keys of everything that was ever issued."""
        return proposal_rows.revision_keys(self._connection)

    def proposal_numbers(self, start: str) -> Sequence[str]:
        """Return every number that starts so."""
        return proposal_rows.proposal_numbers(self._connection, start)
