"""Small rows for lists: what a table, a card or a palette line shows, nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from salesdesk.application.deal_tests import Asked
from salesdesk.domain.account import AccountKind
from salesdesk.domain.deal import Category, Motion, Outcome, Status
from salesdesk.domain.discussion import RaisedOption
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.follow_up import FollowUp, Reply
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.meeting import MeetingKind, PlanPart
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.objective import Setting
from salesdesk.domain.proposal import ProposalState, Standing, standing


class DealSort(StrEnum):
    """The columns a list of deals sorts by; equal ones follow by id, empty ones come last."""

    ACCOUNT = "account"
    TITLE = "title"
    STAGE = "stage"
    VALUE = "value"
    AGE = "age"
    EXPECTED = "expected"
    NEXT_STEP = "next_step"
    CLOSED = "closed"
    OWNER = "owner"
    CHANCE = "chance"
    WEIGHTED = "weighted"
    CATEGORY = "category"
    MOTION = "motion"
    ACTED = "acted"
    UNPROVEN = "unproven"
    CREATED = "created"


@dataclass(frozen=True, slots=True)
class DealKey:
    """A column that a list is sorted by, beside others."""

    sort: DealSort
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DealQuery:
    """Which deals, in which order; `text` matches words of account, deal, owner and note by their beginnings.

    `statuses` empty means all; every one of `tests` has to be met. `as_of` is the day for status and age. Deals
    that are equal in what they are sorted by follow in the order of `then`.
    """

    as_of: date
    text: str = ""
    statuses: frozenset[Status] = frozenset({Status.OPEN})
    stage_id: UUID | None = None
    owner_id: UUID | None = None
    no_next_step: bool = False
    expected_from: date | None = None
    expected_to: date | None = None
    tests: tuple[Asked, ...] = ()
    sort: DealSort = DealSort.EXPECTED
    descending: bool = False
    then: tuple[DealKey, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The earliest open follow-up or planned meeting of a deal (terms: next step)."""

    topic: str
    starts: Moment
    meeting_kind: MeetingKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealRow:
    """A deal as lists show it; `estimate` is the list price of its products where it has no value yet.

    `since` is the day its age counts from (pauses that are over taken out), `paused_age` the age in days at which a
    standing pause stopped it; `chance` the rep's own, else the stage's; `unproven` as in terms.md. `acted_on` is the
    last act of the customer; `segment` and `impediment`, the first noted that stands, only where a list asks for them;
    `weighted_minor` what a list sorts its weighted value by, `still_age` the age of one that waits or is closed.
    """

    id: UUID
    title: str
    account: str
    account_id: UUID | None
    stage: str
    stage_id: UUID | None
    stage_order: int | None
    status: Status
    outcome: Outcome | None
    owner: str
    owner_id: UUID | None
    currency: str
    value: Money | None
    estimate: Money | None
    chance: float | None
    category: Category
    motion: Motion
    since: date | None
    expected_on: date | None
    closed_on: date | None
    next_step: NextStep | None
    paused_age: int | None = None
    unproven: bool = False
    acted_on: date | None = None
    created_on: date | None = None
    segment: str = ""
    impediment: Impediment | None = None
    weighted_minor: int | None = None
    still_age: int | None = None

    @property
    def weighted(self) -> Money | None:
        """The value times the chance, None where one of them is not known (terms: weighted value)."""
        return self.value.times(self.chance) if self.value is not None and self.chance is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealPage:
    """A page of deals; `total` and `value` (the sum in the base currency) of the whole query in the first page.

    `keys` are the ids of the whole query in its order, in the first page of a query that a few deals meet.
    """

    rows: tuple[DealRow, ...]
    more: bool
    total: int | None = None
    value: Money | None = None
    keys: tuple[UUID, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageTotal:
    """How many deals of a query stand in a stage, and their sum in the base currency (None: none has a value)."""

    deals: int = 0
    value: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """An account as the list shows it."""

    id: UUID
    name: str
    industry: str
    country: str
    kind: AccountKind
    open_deals: int
    open_value: Money | None
    last_contact: date | None
    next_step: Moment | None


NOTHING_SET = Setting(today=date.min)
"""What the lamps see of a meeting of which nothing is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """A meeting or call as lists show it.

    `setting` is what the lamps of its objective look at (its `today` is not used); `knows` counts the findings and
    questions of its plan, `returns` tells that quantity, unit and the prospect's gain of the return are written;
    `missing` is filled in by the use cases that tell how ready a plan is. `replies` are those of its people, in their
    order; `sequence` and `invited` tell how far the invitation is.
    """

    id: UUID
    account: str
    account_id: UUID | None
    deal: str
    deal_id: UUID | None
    kind: MeetingKind
    starts: Moment | None
    minutes: int
    place: str
    people: tuple[str, ...]
    has_plan: bool
    objective: str
    ready_at: datetime | None
    held_on: date | None
    raised: int
    objections: int
    unanswered: int
    setting: Setting = NOTHING_SET
    knows: int = 0
    returns: bool = False
    outcome: OutcomeClass | None = None
    evaluated_at: datetime | None = None
    rep: str = ""
    missing: tuple[PlanPart, ...] = ()
    sequence: int = 0
    invited: int | None = None
    replies: tuple[Reply, ...] = ()

    @property
    def ends_at(self) -> datetime | None:
        """When it is planned to end (UTC), None without a moment."""
        return self.starts.at + timedelta(minutes=self.minutes) if self.starts else None

    @property
    def day(self) -> date | None:
        """The day on which it was held, else that for which it is planned."""
        return self.held_on or (self.starts.day if self.starts else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow:
    """A follow-up with the names that stand beside it; `people` are those of its people, in their order."""

    follow_up: FollowUp
    account: str
    deal: str
    person: str
    proposal: UUID | None = None
    group: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """A proposal as lists show it; totals are first-year, net."""

    id: UUID
    number: str
    revision: int
    title: str
    account: str
    account_id: UUID
    deal: str
    deal_id: UUID | None
    state: ProposalState
    dated: date | None
    valid_until: date | None
    option_names: tuple[str, ...]
    totals: tuple[Money, ...]
    next_step: Moment | None
    issued_at: datetime | None = None

    def standing(self, on: date) -> Standing:
        """Return where it stands on a day: an issued one that is past its date has expired."""
        return standing(self.state, self.valid_until, on)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldProduct:
    """A product in a won deal: who bought how much when; `price` per unit is net, None where it is unknown."""

    account_id: UUID
    product_id: UUID
    deal_id: UUID
    since: date | None
    quantity: Decimal
    price: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCounts:
    """How many customers there are, and how many of them have which product."""

    customers: int
    by_product: Mapping[UUID, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedRow:
    """An option with the discussion it was raised in."""

    option: RaisedOption
    meeting_id: UUID
    meeting_kind: MeetingKind
    on: date
    who: str
    account_id: UUID | None
    deal_id: UUID | None


class HitKind(StrEnum):
    """What a search found."""

    ACCOUNT = "account"
    PERSON = "person"
    DEAL = "deal"
    PROPOSAL = "proposal"
    COMPETITOR = "competitor"
    OBJECTION = "objection"
    MATERIAL = "material"
    LEAD = "lead"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One find: `account_id` is where a person is to be opened, `on` the day of what was done."""

    kind: HitKind
    id: UUID
    title: str
    detail: str
    account_id: UUID | None = None
    on: date | None = None
