"""What the use cases need from outside: a store, a clock, new ids, paper and calendars."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from salesdesk.application.calendar_rows import CalendarRows
from salesdesk.application.courtesy_rows import CourtesyRows
from salesdesk.application.diary_rows import DiaryRows
from salesdesk.application.forecast_rows import ForecastRows
from salesdesk.application.gap_rows import GapRows
from salesdesk.application.log_rows import LogRows
from salesdesk.application.offer_rows import OfferRows
from salesdesk.application.one_deal_rows import OneDealRows
from salesdesk.application.people_rows import PeopleRows
from salesdesk.application.pipeline_rows import PipelineRows
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
from salesdesk.application.sum_rows import SumRows
from salesdesk.domain.account import Person
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.call_report import HeldCall
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.history import Change
from salesdesk.domain.moment import Moment
from salesdesk.domain.objections_met import ObjectionMet
from salesdesk.domain.period import Period, WorkCalendar
from salesdesk.domain.proposal import Revision
from salesdesk.domain.research import Finding

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """A value as the store holds it; `version` grows with every save."""

    version: int
    value: T
    archived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who changes something, when it was written (UTC), on which day it is true, in which batch.

    `record` is off for undo and redo: they mark the entries of the batch instead of writing new ones.
    """

    by: UUID | None
    at: datetime
    on: date
    batch: UUID
    record: bool = True


class Conflict(Exception):
    """The stored value is no longer the one that was seen; carries both."""

    def __init__(self, seen: object, stored: object) -> None:
        super().__init__(type(seen).__name__)
        self.seen = seen
        self.stored = stored


class NotKept(Exception):
    """There is no such record in this desk."""

    def __init__(self, kind: type, key: UUID) -> None:
        super().__init__(kind.__name__, key)
        self.kind = kind
        self.key = key


class Clock(Protocol):
    """The only source of now."""

    def now(self) -> datetime:
        """Return the present instant, UTC and aware."""
        ...


class Ids(Protocol):
    """The only source of new keys."""

    def new(self) -> UUID:
        """Return a key nobody used before."""
        ...


class WorkCalendars(Protocol):
    """Where the desk's working days come from: its country's public holidays and its work week."""

    def of(self, settings: DeskSettings, period: Period) -> WorkCalendar:
        """Return the work calendar for the years of the period."""
        ...


class Rows(
    CalendarRows,
    CourtesyRows,
    DiaryRows,
    ForecastRows,
    GapRows,
    LogRows,
    OfferRows,
    OneDealRows,
    PeopleRows,
    PipelineRows,
    SumRows,
    Protocol,
):
    """Read models: small rows for lists, by column selects, archived records left out."""

    def deal_page(self, query: DealQuery, after: DealRow | None, limit: int) -> DealPage:
        """Return the next deals of a query in its order, by key; the total stands in the first page only."""
        ...

    def deal_row(self, key: UUID) -> DealRow:
        """Return one deal as the lists show it. Raises NotKept."""
        ...

    def deals_for_figures(self) -> Sequence[Deal]:
        """Return every deal with the fields that figures read (no lines, people, reasons or notes)."""
        ...

    def changes_after(self, day: date) -> Sequence[Change]:
        """Return the deals' history entries that happened after the day, withdrawn ones left out."""
        ...

    def changes_of(self, key: UUID) -> Sequence[Change]:
        """Return the history of one record, oldest first, withdrawn entries marked."""
        ...

    def accounts(self, text: str = "", limit: int = 500, day: date = date.max) -> Sequence[AccountRow]:
        """Return accounts by name; `text` matches the folded name or industry.

        What their open deals come to is by the exchange rates of the day, by the latest ones unless told.
        """
        ...

    def deals_of(self, account_id: UUID) -> Sequence[DealRow]:
        """Return an account's deals, open ones first, then by close date, newest first."""
        ...

    def people_of(self, account_id: UUID) -> Sequence[Person]:
        """Return the persons affiliated with an account, by name."""
        ...

    def findings_of(self, account_id: UUID, competitors: Collection[UUID] = ()) -> Sequence[Finding]:
        """Return what we know about an account: its own findings, those on its industry and on the competitors."""
        ...

    def process_of(self, deal_id: UUID) -> BuyingProcess | None:
        """Return what is known of the customer's buying on a deal."""
        ...

    def evidence_of(self, deal_id: UUID) -> Sequence[Evidence]:
        """Return what the customer did on a deal, newest first."""
        ...

    def rivals_at(self, account_id: UUID) -> frozenset[UUID]:
        """Return the competitors that are named on any deal with an account."""
        ...

    def deals_against(self, competitor_id: UUID) -> frozenset[UUID]:
        """Return the deals that a competitor is or was in: as a rival, or by its name in a reason for the loss."""
        ...

    def objections_met(self) -> Sequence[ObjectionMet]:
        """Return every objection that was raised in a call that was held, oldest call first."""
        ...

    def held_calls(self) -> Sequence[HeldCall]:
        """Return every call and meeting that was held, newest first, as the report on calls needs them."""
        ...

    def material_outcomes(self) -> Sequence[tuple[UUID, OutcomeClass | None]]:
        """Return for each held call and each material it used what came of the call (None: not evaluated)."""
        ...

    def meetings(self, *, account_id: UUID | None = None, deal_id: UUID | None = None) -> Sequence[MeetingRow]:
        """Return meetings, planned ones by start, then held ones, newest first."""
        ...

    def planned_moments(self, *, with_plan: bool) -> Sequence[Moment | None]:
        """Return when each meeting (each that has a plan) is that was not held yet, None where nobody knows.

        For counting: nothing is read that stands beside it.
        """
        ...

    def last_contacts(self, account_id: UUID, but: UUID | None = None) -> Mapping[UUID, date]:
        """Return the day of the last contact with each person of an account, met or logged (one meeting left out)."""
        ...

    def raised(self, *, account_id: UUID | None, deal_id: UUID | None) -> Sequence[RaisedRow]:
        """Return the options raised in discussions of the deal (of the account without one), newest first."""
        ...

    def follow_ups(
        self, *, account_id: UUID | None = None, deal_id: UUID | None = None, open_only: bool = True
    ) -> Sequence[FollowUpRow]:
        """Return follow-ups by start."""
        ...

    def proposals(self, *, account_id: UUID | None = None, deal_id: UUID | None = None) -> Sequence[ProposalRow]:
        """Return proposals, newest number first."""
        ...

    def find(self, text: str, limit: int = 20) -> Sequence[Hit]:
        """Return accounts, persons, deals and proposals whose folded words start with those of the text."""
        ...

    def revisions(self, proposal_id: UUID) -> Sequence[Revision]:
        """Return what was issued of a proposal, oldest first."""
        ...

    def proposal_numbers(self, start: str) -> Sequence[str]:
        """Return every number that starts so, archived proposals included: numbers are never used twice."""
        ...


class Reading(Protocol):
    """One consistent look at the desk."""

    @property
    def rows(self) -> Rows:
        """The read models."""
        ...

    def kept(self, kind: type[T], key: UUID) -> Kept[T]:
        """Return a record with its version, archived or not. Raises NotKept."""
        ...

    def find(self, kind: type[T], key: UUID | None) -> T | None:
        """Return the value of a record, or None when there is no such key."""
        ...

    def every(self, kind: type[T]) -> Sequence[T]:
        """Return all live records of a small kind (settings, stages, reps, teams, products, targets)."""
        ...


class Writing(Reading, Protocol):
    """One transaction: everything in it is kept, or nothing."""

    def put(self, before: Any, after: Any, stamp: Stamp) -> None:  # noqa: ANN401 (any kind of record)
        """Swap a record from `before` to `after`: None before adds (or restores), None after archives.

        Writes the history unless the stamp says no. Raises Conflict when the stored value is not `before`.
        """
        ...

    def withdraw(self, batch: UUID, *, withdrawn: bool) -> None:
        """Mark every history entry of a batch as withdrawn, or as valid again."""
        ...

    def add_revision(self, revision: Revision) -> None:
        """Keep what was issued; a revision never changes."""
        ...


class Store(Protocol):
    """A desk's records."""

    def reading(self) -> AbstractContextManager[Reading]:
        """Open a consistent look."""
        ...

    def writing(self) -> AbstractContextManager[Writing]:
        """Open a transaction; leaving it normally commits, an exception rolls back."""
        ...

    def imports(self) -> AbstractContextManager[ImportWork]:
        """Open the transaction of an import."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One import: which file (its SHA-256), of what kind, how many rows did what."""

    id: UUID
    file_name: str
    file_hash: str
    kind: str
    imported_at: datetime
    added: int = 0
    updated: int = 0
    skipped: int = 0
    taken_back_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """That a record came from a row: kind of file, the row's identity, and the row as it was imported.

    `cells` maps our field names to the canonical text that the row gave.
    """

    system: str
    key: str
    entity: str
    entity_id: UUID
    cells: dict[str, str]
    batch: UUID


Say = Callable[[int, int], None]
"""Told how much of how much is done."""


def untold(_done: int, _of: int) -> None:
    """Tell nobody how far it is."""


class ImportWork(Writing, Protocol):
    """The transaction of an import: bulk reads and writes beside the ordinary ones."""

    def source_rows(self, system: str) -> Sequence[SourceRow]:
        """Return what was imported before of this kind of file, rows of batches taken back left out."""
        ...

    def all_of(self, kind: type[T]) -> Sequence[T]:
        """Return all live records of any kind, whole."""
        ...

    def adding(self, deals: int, /) -> AbstractContextManager[None]:
        """Say how many deals are added within: what is kept beside deals may be made once, at the end."""
        ...

    def add_many(self, values: Sequence[Any], stamp: Stamp) -> None:
        """Add many records of one kind, each with its history entry."""
        ...

    def put_many(self, pairs: Sequence[tuple[Any, Any]], stamp: Stamp) -> None:
        """Swap many records as `put` does, in the order given. Raises Conflict."""
        ...

    def add_history(self, changes: Iterable[Change]) -> None:
        """Keep what else is known of records that this transaction added: what was true of them on other days."""
        ...

    def put_source_rows(self, rows: Iterable[SourceRow]) -> None:
        """Keep the rows' identities; a row seen before is replaced."""
        ...

    def add_batch(self, batch: Batch) -> None:
        """Keep what was imported."""
        ...

    def batch(self, key: UUID) -> Batch | None:
        """Return an import by its id."""
        ...

    def batches(self) -> Sequence[Batch]:
        """Return all imports, newest first."""
        ...

    def changes_of_batch(self, batch: UUID) -> Sequence[Change]:
        """Return the history entries that an import wrote."""
        ...

    def touched_by(self, batch: UUID) -> Sequence[tuple[str, UUID]]:
        """Return the kinds and keys of the records that an import added or changed."""
        ...

    def edited_since(self, batch: UUID) -> Sequence[UUID]:
        """Return the records of a batch that were changed after it, by hand or by a later import."""
        ...

    def take_back(self, batch: UUID, at: datetime, say: Say = untold) -> int:
        """Remove what the batch added, restore what it changed, mark its history withdrawn; return how many.

        `say` is told how far it is; what it raises ends the work.
        """
        ...
