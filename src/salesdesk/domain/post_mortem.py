"""How we got there: what a missed period is looked back on with, filled in as far as the desk knows it (1.15)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.ageing import Cycle
from salesdesk.domain.coverage import Coverage
from salesdesk.domain.deal import Deal, Outcome, Status
from salesdesk.domain.money import Money, total
from salesdesk.domain.pausing import days_old
from salesdesk.domain.period import Period
from salesdesk.domain.refusals import Missing
from salesdesk.domain.snapshot import Foreseen, SnapshotDeal


@dataclass(frozen=True, slots=True, kw_only=True)
class Some:
    """Some deals: which, and what those with a value come to, net; `valued` of them have one in the currency."""

    deals: tuple[UUID, ...]
    value: Money
    valued: int

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.deals)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanKept:
    """How many activities of a kind were planned for the period, and how many were done."""

    kind: ActivityKind
    planned: int
    done: int

    @property
    def short(self) -> int:
        """How many were not done."""
        return max(0, self.planned - self.done)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedBack:
    """What the desk knows of a missed period.

    `coverage` is the answer on its first day. Of the deals that were expected in it that day, `slipped` were still open
    at its end and `lost` were lost in it. `swept_late` left the pipeline in the period although they were past the
    age of nine in ten wins (`p90`, days) when it began. `activities` has those with a plan, the least kept first.
    """

    period: str
    target: Money
    won: Money
    coverage: Coverage | None
    expected: Some
    slipped: Some
    lost: Some
    swept_late: Some
    p90: int | None
    activities: tuple[PlanKept, ...] = ()

    @property
    def missed_by(self) -> Money:
        """max(0, target - won)."""
        return Money(max(0, self.target.minor - self.won.minor), self.target.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostMortem:
    """What we make of a missed period: why it was missed, and what we will do differently.

    What was found (`LookedBack`) is told anew from what was kept: the period is over, so it stays what it was.
    """

    id: UUID
    period: str
    written_on: date
    owner_id: UUID | None = None
    why: str = ""
    differently: str = ""


def checked(post_mortem: PostMortem) -> PostMortem:
    """Return a post-mortem as it may be kept. Raises Missing (why, differently)."""
    if not post_mortem.why.strip():
        raise Missing("why", "post_mortem")
    if not post_mortem.differently.strip():
        raise Missing("differently", "post_mortem")
    return post_mortem


def is_due(period: Period, today: date, target: Money | None, won: Money, *, written: bool) -> bool:
    """Tell whether a period asks for one: it is over, its target was missed, and nobody has written one (1.15)."""
    return period.last < today and target is not None and won < target and not written


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a post-mortem is filled from.

    `at_start` are the deals of the snapshot of the first day, `now` all deals by id, `cycle` the one of the deals won
    before the period, `coverage` the answer on the first day.
    """

    period: Period
    target: Money
    won: Money
    at_start: tuple[SnapshotDeal, ...]
    now: Mapping[UUID, Deal]
    cycle: Cycle
    coverage: Coverage | None = None
    activities: tuple[PlanKept, ...] = ()


def looked_back(facts: Facts) -> LookedBack:
    """Return a post-mortem's figures: coverage at the start, slips, swept late, activities against the plan (1.15)."""
    expected = [one for one in facts.at_start if one.foreseen is not Foreseen.CLOSED]
    still_open = [one for one in expected if _ended(one, facts) is Status.OPEN]
    lost = [one for one in expected if _ended(one, facts) in {Status.LOST, Status.HANDED_BACK}]
    swept = [deal for deal in facts.now.values() if _swept_late(deal, facts)]
    currency = facts.target.currency
    return LookedBack(
        period=facts.period.name,
        target=facts.target,
        won=facts.won,
        coverage=facts.coverage,
        expected=_some(((one.deal_id, one.value) for one in expected), currency),
        slipped=_some(((one.deal_id, one.value) for one in still_open), currency),
        lost=_some(((one.deal_id, one.value) for one in lost), currency),
        swept_late=_some(((deal.id, deal.value) for deal in swept), currency),
        p90=facts.cycle.p90 if facts.cycle.enough else None,
        activities=tuple(
            sorted((one for one in facts.activities if one.planned), key=lambda one: one.done / one.planned)
        ),
    )


def _ended(one: SnapshotDeal, facts: Facts) -> Status | None:
    deal = facts.now.get(one.deal_id)
    return None if deal is None else deal.status_on(facts.period.last)


def _swept_late(deal: Deal, facts: Facts) -> bool:
    """Whether it left the pipeline in the period and was past p90 already when the period began (3.9)."""
    given_up = deal.status is Status.HANDED_BACK or deal.outcome is Outcome.NO_DECISION
    since = deal.ages_from
    p90 = facts.cycle.p90 if facts.cycle.enough else None
    if not given_up or deal.closed_on not in facts.period or since is None or p90 is None:
        return False
    return days_old(since, facts.period.first, deal.paused_age) > p90


def _some(listed: Iterable[tuple[UUID, Money | None]], currency: str) -> Some:
    deals = sorted(listed, key=lambda one: one[0])
    values = [value for _, value in deals if value is not None and value.currency == currency]
    return Some(deals=tuple(deal for deal, _ in deals), value=total(values, currency), valued=len(values))
