"""Whether a quota can be reached at all with one's own rates, and the case for the talk with the manager (1.17, B19).

Exact like every range of the desk, never simulated (F10): the open deals and those that will begin at the usual pace
each close in time at the own win rate, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from salesdesk.domain.closing_in_time import Cycles
from salesdesk.domain.coverage import LEAST_CLOSED
from salesdesk.domain.deal import Deal, Motion, Status
from salesdesk.domain.forecast import rated, rates_from, win_rate
from salesdesk.domain.forecast_range import Bet, Range, range_of
from salesdesk.domain.money import Money
from salesdesk.domain.play_gap import Awaited, PlayGap, Uncounted
from salesdesk.domain.rates import Rate

UNREALISTIC_BELOW: Final = 0.2
"""A quota that is reached in fewer than one case of five is a case for the manager (1.17)."""
_ROUNDING: Final = 1e-9
_SAFE: Final = 0.2
_GOLDEN: Final = 0.6180339887498949
"""Steps of this share meet small and great values early and late alike, always in the same order."""


class CaseWhy(StrEnum):
    """What a quota case rests on, or why nobody can say."""

    OWN_RATES = "own_rates"
    NO_TARGET = "no_target"
    OVER = "over"
    FEW_CLOSED = "few_closed"
    NO_WON_VALUE = "no_won_value"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRates:
    """A rep's own rates on a day, over the last 24 months or since the first deal.

    `begun` deals began in `watched` calendar days; `won_values` are what was won brought, in minor units, ascending.
    """

    win: Rate
    begun: int
    watched: int
    cycles: Sequence[int]
    won_values: Sequence[int]

    @property
    def per_day(self) -> float:
        """How many deals begin on a calendar day."""
        return self.begun / self.watched if self.watched else 0.0

    @property
    def usual_value(self) -> int | None:
        """The mean of what was won, in minor units; None where nothing was."""
        return round(sum(self.won_values) / len(self.won_values)) if self.won_values else None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaCase:
    """Whether a quota is realistic: everything that the page for the talk shows.

    `reached` is the probability to reach the target, `reached_low` and `reached_high` what it is at both ends of the
    win rate's interval; None: cannot say, `why`. `within_reach` is the number that is reached in one case of two,
    `safe` the one in four of five, both with what is won. `open_deals` and `new_deals` say what was counted.
    """

    period: str
    today: date
    target: Money | None
    won: Money
    why: CaseWhy
    rates: OwnRates
    days_left: int
    owner_id: UUID | None = None
    reached: float | None = None
    reached_low: float | None = None
    reached_high: float | None = None
    within_reach: Money | None = None
    safe: Money | None = None
    open_deals: int = 0
    new_deals: int = 0

    @property
    def is_case(self) -> bool:
        """Whether there is a case to print: it is reached in fewer than one case of five."""
        return self.reached is not None and self.reached < UNREALISTIC_BELOW - _ROUNDING


def own_rates(deals: Iterable[Deal], as_of: date, currency: str) -> OwnRates:
    """Return the rates of the deals of one rep (or of a desk) on a day."""
    known = [deal for deal in deals if deal.known_on(as_of)]
    since = rates_from(as_of)
    begun = [day for deal in known if (day := deal.age_from) is not None and since <= day <= as_of]
    won = [deal for deal in rated(known, as_of) if deal.status is Status.WON]
    values = sorted(deal.value.minor for deal in won if deal.value is not None and deal.value.currency == currency)
    return OwnRates(
        win=win_rate(known, as_of),
        begun=len(begun),
        watched=(as_of - min(begun)).days + 1 if begun else 0,
        cycles=sorted(deal.cycle_days for deal in won if deal.cycle_days is not None),
        won_values=values,
    )


def quota_case(gap: PlayGap, rates: OwnRates, owner_id: UUID | None = None) -> QuotaCase:
    """Return whether the target of a period can be reached with own rates (1.17): under 20 % it is a case (B19).

    `gap` brings target, won and the open deals with their chance to close in time. Fewer than eight closed deals, no
    target, a period that is over, or nothing won with a value: cannot say.
    """
    blank = QuotaCase(
        period=gap.period.name,
        today=gap.today,
        target=gap.target,
        won=gap.won,
        why=_why(gap, rates),
        rates=rates,
        days_left=gap.days_left,
        owner_id=owner_id,
    )
    if gap.to_win is None or blank.why is not CaseWhy.OWN_RATES:
        return blank
    return _measured(blank, gap, rates, gap.to_win)


def _why(gap: PlayGap, rates: OwnRates) -> CaseWhy:
    if gap.target is None:
        return CaseWhy.NO_TARGET
    if gap.days_left <= 0:
        return CaseWhy.OVER
    if rates.win.n < LEAST_CLOSED:
        return CaseWhy.FEW_CLOSED
    return CaseWhy.OWN_RATES if rates.won_values else CaseWhy.NO_WON_VALUE


def _measured(blank: QuotaCase, gap: PlayGap, rates: OwnRates, to_win: Money) -> QuotaCase:
    standing = [part for part in gap.awaited if _counts(part)]
    ahead = _ahead(rates, gap)
    usual = _range(standing, ahead, rates.win.value or 0.0)
    low, high = (_range(standing, ahead, rate) for rate in (rates.win.low, rates.win.high))
    currency = gap.won.currency
    return replace(
        blank,
        reached=usual.at_least(to_win.minor),
        reached_low=low.at_least(to_win.minor),
        reached_high=high.at_least(to_win.minor),
        within_reach=gap.won + Money(usual.p50, currency),
        safe=gap.won + Money(usual.reached(_SAFE), currency),
        open_deals=len(standing),
        new_deals=len(ahead),
    )


def _counts(part: Awaited) -> bool:
    """The own rate stands in for every chance, so a deal without one counts here."""
    return part.value is not None and part.why_not in {None, Uncounted.NO_CHANCE}


def _ahead(rates: OwnRates, gap: PlayGap) -> list[Bet]:
    """The deals that will begin until the end at the usual pace: their values, and the chance to close in the period.

    Of a period that is still to come those count that begin before it, but for what closes before it as well.
    """
    wait = max(0, (gap.period.first - gap.today).days)
    whole = wait + gap.days_left
    cycles = Cycles(won={(None, ""): rates.cycles})
    found: list[Bet] = []
    for at in range(int(rates.per_day * whole)):
        begun = int((at + 0.5) / rates.per_day)
        value = rates.won_values[int((at + 0.5) * _GOLDEN % 1 * len(rates.won_values))]
        closes, early = (cycles.within(max(0, days - begun), Motion.NEW).chance or 0.0 for days in (whole, wait))
        found.append((value, max(0.0, closes - early)))
    return found


def _range(standing: Iterable[Awaited], ahead: Iterable[Bet], win: float) -> Range:
    bets = [(part.value.minor, win * part.closes) for part in standing if part.value is not None]
    return range_of(sorted([*bets, *((value, win * closes) for value, closes in ahead)]))
