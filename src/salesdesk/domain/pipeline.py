"""The figures of a pipeline on a day: what is open, won, lost, how long it takes, whether it is enough."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.domain.ageing import Cycle, cycle_of
from salesdesk.domain.coverage import Coverage, coverage
from salesdesk.domain.deal import Deal, Stage, Status
from salesdesk.domain.forecast import Outlook, outlook, weighted, win_rate
from salesdesk.domain.money import Money, total_or_none
from salesdesk.domain.period import Period
from salesdesk.domain.rates import Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """How many deals, what those with a value come to (None: none has one), and how many have one."""

    count: int
    value: Money | None
    valued: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StageSum:
    """The open deals of a stage; `stage` is None for those without one."""

    stage: Stage | None
    sum: Sum
    weighted: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineFigures:
    """Everything `salesdesk pipeline` says; sums in the base currency.

    `other_currencies` counts the deals that are in no sum: those in another currency, which has no exchange rate.
    """

    as_of: date
    period: Period
    currency: str
    open: Sum
    won: Sum
    lost: Sum
    win_rate: Rate
    cycle: Cycle
    stages: tuple[StageSum, ...]
    coverage: Coverage
    outlook: Outlook
    won_in_period: Sum
    other_currencies: int


def sum_of(deals: Iterable[Deal], currency: str) -> Sum:
    """Count the deals and add the values of those that have one in the currency."""
    listed = list(deals)
    values = [d.value for d in listed if d.value is not None and d.value.currency == currency]
    return Sum(count=len(listed), value=total_or_none(values, currency), valued=len(values))


def figures(
    deals: Sequence[Deal],
    stages: Sequence[Stage],
    period: Period,
    as_of: date,
    target: Money | None,
    currency: str,
    *,
    unproven: Collection[UUID] = (),
    slip: float = 0.0,
) -> PipelineFigures:
    """Return the figures of all deals known on the day (terms: known on date d).

    Counts, win rate (24 months) and cycle are over everything known; the outlook is the period's. Deals that are
    `unproven` count in no coverage (3.8).
    """
    known = [d for d in deals if d.known_on(as_of)]
    by_status = {s: [d for d in known if d.status_on(as_of) is s] for s in Status}
    by_id = {s.id: s for s in stages}
    shown = outlook(known, by_id, period, as_of, target, currency)
    rate = win_rate(known, as_of)
    open_value = _expected_value(by_status[Status.OPEN], unproven, period, currency)
    return PipelineFigures(
        as_of=as_of,
        period=period,
        currency=currency,
        open=sum_of(by_status[Status.OPEN], currency),
        won=sum_of(by_status[Status.WON], currency),
        lost=sum_of(by_status[Status.LOST], currency),
        win_rate=rate,
        cycle=cycle_of(known, as_of),
        stages=stage_sums(by_status[Status.OPEN], by_id, as_of, currency),
        coverage=coverage(target, shown.won, open_value, rate, slip=slip),
        outlook=shown,
        won_in_period=sum_of([d for d in by_status[Status.WON] if d.closed_on and d.closed_on in period], currency),
        other_currencies=sum(d.currency != currency for d in known),
    )


def _expected_value(
    open_deals: Sequence[Deal], unproven: Collection[UUID], period: Period, currency: str
) -> Money | None:
    """Return the qualified, proven open value expected in the period; None when no open deal says when it closes."""
    if not any(d.expected_on for d in open_deals):
        return None
    return sum_of(covering(open_deals, unproven, period), currency).value or Money.zero(currency)


def covering(open_deals: Iterable[Deal], unproven: Collection[UUID], period: Period) -> list[Deal]:
    """Return the open deals that cover a target: qualified, proven, expected in the period (F1, 3.8)."""
    proven = [d for d in open_deals if d.qualified_on and d.id not in unproven]
    return [d for d in proven if d.expected_on and d.expected_on in period]


def stage_sums(
    open_deals: Iterable[Deal], stages: Mapping[UUID, Stage], as_of: date, currency: str
) -> tuple[StageSum, ...]:
    """Return the open deals stage by stage in the desk's order, those without a stage last."""
    held: dict[UUID | None, list[Deal]] = {s.id: [] for s in sorted(stages.values(), key=lambda s: s.order)}
    for deal in open_deals:
        held.setdefault(deal.stage_id if deal.stage_id in stages else None, []).append(deal)
    return tuple(_stage_sum(stages.get(key) if key else None, listed, as_of, currency) for key, listed in held.items())


def _stage_sum(stage: Stage | None, listed: Sequence[Deal], as_of: date, currency: str) -> StageSum:
    shares = [weighted(d, stage, as_of) for d in listed if d.currency == currency]
    known = [s for s in shares if s is not None]
    return StageSum(stage=stage, sum=sum_of(listed, currency), weighted=total_or_none(known, currency))
