"""The figures of a pipeline from sums of deals that are alike, so that no deal has to be read for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from salesdesk.domain.ageing import Cycle
from salesdesk.domain.coverage import coverage
from salesdesk.domain.deal import Category, Deal, Stage, Status
from salesdesk.domain.forecast import Outlook, weighted
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import PipelineFigures, StageSum, Sum
from salesdesk.domain.rates import Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Deals that count alike in every figure of a period: how many, how many with a value, and what that comes to.

    `dated` tells that open ones have an expected close, `in_period` that it (the close of ended ones) lies in the
    period. `weighted` counts those with a value and a chance, `weighted_minor` is the sum of value x chance. Amounts
    are minor units of `currency`. Of deals that are not open, stage, category and proof are not told.
    """

    status: Status
    currency: str
    stage_id: UUID | None = None
    category: Category = Category.PIPELINE
    qualified: bool = False
    unproven: bool = False
    dated: bool = False
    in_period: bool = False
    deals: int = 1
    valued: int = 0
    minor: int = 0
    weighted: int = 0
    weighted_minor: int = 0

    def less(self) -> Alike:
        """Return what takes these deals out of the figures again."""
        return replace(
            self,
            deals=-self.deals,
            valued=-self.valued,
            minor=-self.minor,
            weighted=-self.weighted,
            weighted_minor=-self.weighted_minor,
        )


def alike(deal: Deal, stage: Stage | None, period: Period, as_of: date, *, unproven: bool) -> Alike:
    """Return what one deal counts as on a day."""
    status, value = deal.status_on(as_of), deal.value
    ended = Alike(
        status=status,
        currency=deal.currency,
        in_period=deal.closed_on in period,
        valued=int(value is not None),
        minor=value.minor if value is not None else 0,
    )
    if status is not Status.OPEN:
        return ended
    share = weighted(deal, stage, as_of)
    return replace(
        ended,
        stage_id=deal.stage_id,
        category=deal.category,
        qualified=deal.qualified_on is not None,
        unproven=unproven,
        dated=deal.expected_on is not None,
        in_period=deal.expected_on in period,
        weighted=int(share is not None),
        weighted_minor=share.minor if share is not None else 0,
    )


def figures_from(
    sums: Iterable[Alike],
    rate: Rate,
    cycle: Cycle,
    stages: Sequence[Stage],
    period: Period,
    as_of: date,
    target: Money | None,
    currency: str,
    *,
    slip: float = 0.0,
) -> PipelineFigures:
    """Return the figures of the deals that were summed, as `figures` gives them of the deals themselves."""
    added = _Added(tuple(sums), currency)
    is_open = added.of(lambda one: one.status is Status.OPEN)
    is_won = added.of(lambda one: one.status is Status.WON)
    won_in_period = is_won.of(lambda one: one.in_period)
    shown = _outlook(added, period, target)
    return PipelineFigures(
        as_of=as_of,
        period=period,
        currency=currency,
        open=is_open.sum(),
        won=is_won.sum(),
        lost=added.of(lambda one: one.status is Status.LOST).sum(),
        win_rate=rate,
        cycle=cycle,
        stages=_stage_sums(is_open, {stage.id: stage for stage in stages}),
        coverage=coverage(target, shown.won, _expected_value(is_open), rate, slip=slip),
        outlook=shown,
        won_in_period=won_in_period.sum(),
        other_currencies=sum(one.deals for one in added.sums if one.currency != currency),
    )


@dataclass(frozen=True, slots=True)
class _Added:
    """Sums to be added up in the base currency."""

    sums: tuple[Alike, ...]
    currency: str

    def of(self, meant: Callable[[Alike], bool]) -> _Added:
        return _Added(tuple(one for one in self.sums if meant(one)), self.currency)

    def ours(self) -> _Added:
        return self.of(lambda one: one.currency == self.currency)

    def deals(self) -> int:
        return sum(one.deals for one in self.sums)

    def value(self) -> Money:
        return Money(sum(one.minor for one in self.ours().sums), self.currency)

    def weighted(self) -> Money:
        return Money(sum(one.weighted_minor for one in self.ours().sums), self.currency)

    def weighted_deals(self) -> int:
        return sum(one.weighted for one in self.ours().sums)

    def sum(self) -> Sum:
        valued = sum(one.valued for one in self.ours().sums)
        return Sum(count=self.deals(), value=self.value() if valued else None, valued=valued)


def _outlook(added: _Added, period: Period, target: Money | None) -> Outlook:
    """The sums as `forecast.outlook` gives them: in the base currency, commit at full value, omitted left out."""
    counted = added.ours().of(lambda one: one.in_period)
    won = counted.of(lambda one: one.status is Status.WON)
    lost = counted.of(lambda one: one.status is Status.LOST)
    due = counted.of(lambda one: one.status is Status.OPEN)
    rest = due.of(lambda one: one.category not in {Category.COMMIT, Category.OMITTED})
    return Outlook(
        period=period,
        target=target,
        won=won.value(),
        commit=due.of(lambda one: one.category is Category.COMMIT).value(),
        weighted_rest=rest.weighted(),
        won_count=won.deals(),
        lost_count=lost.deals(),
        not_weighted=rest.deals() - rest.weighted_deals(),
    )


def _expected_value(is_open: _Added) -> Money | None:
    """The qualified, proven open value expected in the period; None when no open deal says when it closes."""
    if not is_open.of(lambda one: one.dated).deals():
        return None
    return is_open.of(lambda one: one.qualified and not one.unproven and one.in_period).value()


def _stage_sums(is_open: _Added, stages: Mapping[UUID, Stage]) -> tuple[StageSum, ...]:
    held: dict[UUID | None, list[Alike]] = {one.id: [] for one in sorted(stages.values(), key=lambda one: one.order)}
    for one in is_open.sums:
        held.setdefault(one.stage_id if one.stage_id in stages else None, []).append(one)
    return tuple(
        _stage_sum(stages.get(key) if key else None, _Added(tuple(listed), is_open.currency))
        for key, listed in held.items()
        if key is not None or _Added(tuple(listed), is_open.currency).deals() > 0
    )


def _stage_sum(stage: Stage | None, here: _Added) -> StageSum:
    return StageSum(stage=stage, sum=here.sum(), weighted=here.weighted() if here.weighted_deals() else None)
