"""What a pipeline says before and after a sweep: open value, coverage, weighted, range, the next period (3.11, B12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from salesdesk.domain.coverage import Coverage
from salesdesk.domain.deal import Deal, Outcome, Stage, Status, chance_of
from salesdesk.domain.forecast import WINDOW_MONTHS, outlook
from salesdesk.domain.forecast_range import Bet, range_of
from salesdesk.domain.money import Money, total, total_or_none
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import Sum, figures
from salesdesk.domain.sweep import SweepChoice

_WINDOW = timedelta(days=31 * WINDOW_MONTHS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What is measured: all deals of a day, the present and the next period, and what the desk counts in.

    `unproven` deals count in no coverage (3.8); `slip` is the share of the open value that it takes off (F1).
    """

    deals: tuple[Deal, ...]
    stages: tuple[Stage, ...]
    as_of: date
    period: Period
    following: Period
    target: Money | None
    currency: str
    unproven: frozenset[UUID] = frozenset()
    slip: float = 0.0

    def lessened(self) -> Ground:
        """Return it without deals that closed too long ago to change a figure, so that choices are measured fast."""
        since = min(self.as_of - _WINDOW, self.period.first)
        recent = tuple(d for d in self.deals if d.closed_on is None or d.closed_on >= since)
        return replace(self, deals=recent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The figures of a pipeline on a day, net, in the desk's currency; `others` open deals have none of its rates.

    `p10` and `p90` are what all open deals may come to in one case of ten and nine of ten (F10); `following` is what
    is promised and weighted for the next period. None: no open deal has what it takes.
    """

    open: Sum
    others: int
    weighted: Money | None
    coverage: Coverage
    p10: Money | None
    p90: Money | None
    following: Money


def swept(deals: Sequence[Deal], choices: Mapping[UUID, SweepChoice], on: date) -> tuple[Deal, ...]:
    """Return the deals as they would be after the choices; a kept deal stays as it is."""
    return tuple(_after(deal, choices.get(deal.id), on) for deal in deals)


def _after(deal: Deal, choice: SweepChoice | None, on: date) -> Deal:
    match choice:
        case SweepChoice.NO_DECISION:
            return replace(deal, status=Status.LOST, outcome=Outcome.NO_DECISION, closed_on=on)
        case SweepChoice.BACK_TO_MARKETING:
            return replace(deal, status=Status.HANDED_BACK, closed_on=on)
        case _:
            return deal


def measured(ground: Ground, choices: Mapping[UUID, SweepChoice]) -> Measured:
    """Return the figures as they would be after the choices; without choices, as they are."""
    deals = swept(ground.deals, choices, ground.as_of)
    found = figures(
        deals,
        ground.stages,
        ground.period,
        ground.as_of,
        ground.target,
        ground.currency,
        unproven=ground.unproven,
        slip=ground.slip,
    )
    by_id = {stage.id: stage for stage in ground.stages}
    known = [deal for deal in deals if deal.known_on(ground.as_of) and deal.status_on(ground.as_of) is Status.OPEN]
    bets = [bet for deal in known if (bet := _bet(deal, by_id, ground.currency)) is not None]
    spread = range_of(bets) if bets else None
    ahead = outlook(deals, by_id, ground.following, ground.as_of, None, ground.currency)
    return Measured(
        open=found.open,
        others=sum(deal.currency != ground.currency for deal in known),
        weighted=total_or_none([one.weighted for one in found.stages if one.weighted is not None], ground.currency),
        coverage=found.coverage,
        p10=Money(spread.p10, ground.currency) if spread else None,
        p90=Money(spread.p90, ground.currency) if spread else None,
        following=total((ahead.commit, ahead.weighted_rest), ground.currency),
    )


def _bet(deal: Deal, stages: Mapping[UUID, Stage], currency: str) -> Bet | None:
    chance = chance_of(deal, stages.get(deal.stage_id) if deal.stage_id else None)
    if deal.value is None or deal.value.currency != currency or chance is None:
        return None
    return deal.value.minor, chance
