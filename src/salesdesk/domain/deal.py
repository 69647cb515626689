"""A deal and what may happen to it: move a stage, be won, be lost, be reopened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.money import Money
from salesdesk.domain.pausing import Pause, checked_pauses, days_old, paused_days, standing
from salesdesk.domain.refusals import AlreadyClosed, Missing, OtherCurrency, OutOfRange


class Status(StrEnum):
    """Where the deal stands; won and lost are no stages (terms: status)."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    HANDED_BACK = "handed_back"


class Outcome(StrEnum):
    """How a deal was lost."""

    COMPETITIVE = "competitive"
    NO_DECISION = "no_decision"
    WITHDRAWN = "withdrawn"
    DISQUALIFIED = "disqualified"


class Motion(StrEnum):
    """Whom we sell to: a new account, one that buys already, a former one, or one that said no."""

    NEW = "new"
    EXISTING = "existing"
    FORMER = "former"
    REVISIT_NO = "revisit_no"


class Category(StrEnum):
    """What the rep says of an open deal in the forecast; closed follows from the status."""

    PIPELINE = "pipeline"
    BEST_CASE = "best_case"
    COMMIT = "commit"
    OMITTED = "omitted"


class ReasonCode(StrEnum):
    """Why deals are lost (4.3)."""

    COMPETITOR_PRICE = "competitor_price"
    COMPETITOR_RELATIONSHIP = "competitor_relationship"
    COMPETITOR_BRAND = "competitor_brand"
    NO_BUDGET = "no_budget"
    NO_PRIORITY = "no_priority"
    NO_SPONSOR = "no_sponsor"
    STATUS_QUO = "status_quo"
    REORGANISATION = "reorganisation"
    PRODUCT = "product"
    OTHER = "other"


class ReasonSource(StrEnum):
    """Who says so."""

    CUSTOMER = "customer"
    REP = "rep"


class BuyingRole(StrEnum):
    """What a person does in the decision."""

    DECIDES = "decides"
    ADVISES = "advises"
    USES = "uses"
    BLOCKS = "blocks"
    SPONSORS = "sponsors"


@dataclass(frozen=True, slots=True, kw_only=True)
class LossReason:
    """One reason for a loss; exactly one of a deal's reasons is the main one."""

    code: ReasonCode
    main: bool = True
    source: ReasonSource = ReasonSource.REP
    competitor: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitCriterion:
    """One customer act that a stage needs before a deal leaves it (4.8; terms: exit criterion)."""

    id: UUID
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step of the sale; `chance` 0 to 1 (unknown: None), `expected_days` the usual stay."""

    id: UUID
    name: str
    order: int
    chance: float | None = None
    expected_days: int | None = None
    qualifies: bool = False
    criteria: tuple[ExitCriterion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DealLine:
    """What the deal is about: a product, or words, how much of it, at which price (net)."""

    product_id: UUID | None = None
    text: str = ""
    quantity: Decimal = Decimal(1)
    unit: str = ""
    price: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DealPerson:
    """A person's part in the decision on this deal."""

    person_id: UUID
    role: BuyingRole | None = None
    wants: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """A sale in the making; `value` is net of tax, one-off + first 12 months, None while nobody knows it.

    Dates are days in the desk's zone. `chance` (0 to 1) is the rep's own; without it the stage's counts. `segment`
    is the one set by hand, `keeps` how often a sweep left it in the pipeline (3.10: at most twice).
    """

    id: UUID
    title: str
    currency: str
    account_id: UUID | None = None
    owner_id: UUID | None = None
    stage_id: UUID | None = None
    status: Status = Status.OPEN
    outcome: Outcome | None = None
    reasons: tuple[LossReason, ...] = ()
    motion: Motion = Motion.NEW
    category: Category = Category.PIPELINE
    value: Money | None = None
    chance: float | None = None
    created_on: date | None = None
    qualified_on: date | None = None
    expected_on: date | None = None
    closed_on: date | None = None
    lines: tuple[DealLine, ...] = ()
    people: tuple[DealPerson, ...] = ()
    pauses: tuple[Pause, ...] = ()
    segment: str = ""
    keeps: int = 0
    note: str = ""

    def known_on(self, day: date) -> bool:
        """Tell whether the deal is known on that day (terms: known on date d)."""
        dates = [d for d in (self.created_on, self.qualified_on, self.closed_on) if d is not None]
        return not dates or min(dates) <= day

    def status_on(self, day: date) -> Status:
        """Return the status on that day: one closed later is still open."""
        later = self.closed_on is not None and self.closed_on > day
        return Status.OPEN if later else self.status

    @property
    def age_from(self) -> date | None:
        """The day from which age and cycle count: qualified, else created (terms: cycle)."""
        return self.qualified_on or self.created_on

    @property
    def ages_from(self) -> date | None:
        """The day from which age would count if pauses that are over had been none (terms: age, pauses out)."""
        begun = self.age_from
        if begun is None:
            return None
        over = [pause for pause in self.pauses if pause.ended_on is not None]
        return begun + timedelta(days=paused_days(over, begun, date.max))

    @property
    def paused_age(self) -> int | None:
        """The age in days at which a standing pause stopped the deal; None while it ages."""
        pause, begun = standing(self.pauses), self.age_from
        if pause is None or begun is None:
            return None
        over = [one for one in self.pauses if one.ended_on is not None]
        return max(0, (pause.begun_on - begun).days - paused_days(over, begun, pause.begun_on))

    @property
    def still_age(self) -> int | None:
        """The age in days at which the deal stands still because it waits or is closed; None while it ages."""
        since, closed = self.ages_from, self.closed_on if self.status is not Status.OPEN else None
        return self.paused_age if since is None or closed is None else days_old(since, closed, self.paused_age)

    @property
    def cycle_days(self) -> int | None:
        """Calendar days from qualified (else created) to closed; None while open or without dates."""
        if self.age_from is None or self.closed_on is None:
            return None
        return (self.closed_on - self.age_from).days

    def role_of(self, person_id: UUID) -> BuyingRole | None:
        """Return the person's part in the decision, if it is known."""
        return next((p.role for p in self.people if p.person_id == person_id), None)


def checked(deal: Deal) -> Deal:
    """Return the deal as it may be kept. Raises Missing (title), OutOfRange (chance, value, dates), OtherCurrency."""
    if not deal.title.strip():
        raise Missing("title", "deal")
    if deal.chance is not None and not 0 <= deal.chance <= 1:
        raise OutOfRange("chance", f"{deal.chance * 100:g} %", "0 %", "100 %")
    if deal.value is not None and deal.value.minor < 0:
        raise OutOfRange("value", str(deal.value), "0")
    if deal.value is not None and deal.value.currency != deal.currency:
        raise OtherCurrency(deal.currency, deal.value.currency)
    checked_pauses(deal.pauses)
    begun = deal.age_from
    if begun and deal.closed_on and deal.closed_on < begun:
        raise OutOfRange("closed_on", deal.closed_on.isoformat(), begun.isoformat())
    return deal


def moved(deal: Deal, stage: Stage, on: date) -> Deal:
    """Return the deal in another stage; entering one marked "qualified from here" qualifies it.

    Raises AlreadyClosed for a deal that is not open.
    """
    _open(deal)
    qualified = deal.qualified_on or (on if stage.qualifies else None)
    return replace(deal, stage_id=stage.id, qualified_on=qualified)


def won(deal: Deal, on: date, value: Money | None = None) -> Deal:
    """Return the deal as won on that day, at `value` where one is given. Raises AlreadyClosed, OutOfRange."""
    _open(deal)
    return checked(replace(deal, status=Status.WON, outcome=None, closed_on=on, value=value or deal.value))


def lost(deal: Deal, on: date, outcome: Outcome, reasons: Iterable[LossReason]) -> Deal:
    """Return the deal as lost, with its outcome and at least one reason, exactly one of them the main one.

    A competitor has to be named only where the outcome is competitive (4.3).
    Raises AlreadyClosed, Missing, OutOfRange.
    """
    _open(deal)
    given = tuple(reasons)
    if sum(r.main for r in given) != 1:
        raise Missing("main_reason", deal.title)
    if outcome is Outcome.COMPETITIVE and not any(r.competitor.strip() for r in given):
        raise Missing("competitor", deal.title)
    return checked(replace(deal, status=Status.LOST, outcome=outcome, reasons=given, closed_on=on))


def reopened(deal: Deal) -> Deal:
    """Return a closed deal as open again, its outcome and reasons gone (the history keeps them)."""
    return replace(deal, status=Status.OPEN, outcome=None, reasons=(), closed_on=None)


def _open(deal: Deal) -> None:
    if deal.status is not Status.OPEN:
        raise AlreadyClosed(deal.title, deal.status)


def chance_of(deal: Deal, stage: Stage | None) -> float | None:
    """Return the rep's own chance, else the stage's, else None: no weighted figure (terms: chance)."""
    if deal.chance is not None:
        return deal.chance
    return stage.chance if stage else None


FORMER_AFTER = timedelta(days=548)
REVISIT_AFTER = timedelta(days=60)


def proposed_motion(earlier: Iterable[Deal], on: date) -> Motion:
    """Propose the motion from the account's earlier deals (terms: motion; 0.3, 0.4, 0.8).

    Won in the last 18 months: existing; won before that: former; lost at least 60 days ago: revisit-no.
    """
    closed = [d for d in earlier if d.closed_on is not None and d.closed_on <= on]
    wins = [d.closed_on for d in closed if d.status is Status.WON and d.closed_on]
    if wins:
        return Motion.EXISTING if on - max(wins) <= FORMER_AFTER else Motion.FORMER
    noes = [d for d in closed if d.status is Status.LOST and d.closed_on and on - d.closed_on >= REVISIT_AFTER]
    return Motion.REVISIT_NO if noes else Motion.NEW
