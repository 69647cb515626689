"""How fast a pipeline brings money, and what a better rate, value or cycle would do (F2, 3.13)."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from salesdesk.domain.ageing import Cycle
from salesdesk.domain.coverage import LEAST_CLOSED, Coverage
from salesdesk.domain.money import Money
from salesdesk.domain.rates import Rate

_USUAL_STEP = 0.10


class Lever(StrEnum):
    """What a rep can better: more deals, a better win rate, larger deals, a shorter cycle."""

    DEALS = "deals"
    WIN_RATE = "win_rate"
    VALUE = "value"
    CYCLE = "cycle"


class Unmeasured(StrEnum):
    """Why nobody can say how fast a pipeline is."""

    FEW_CLOSED = "few_closed"
    NO_WINS = "no_wins"
    NO_VALUE = "no_value"
    NO_CYCLE = "no_cycle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Velocity:
    """`deals` open ones, won at `win_rate` (above 0, up to 1), each for `mean_won` after `cycle` calendar days."""

    deals: float
    win_rate: float
    mean_won: Money
    cycle: float

    @property
    def per_day(self) -> Money:
        """What comes in on a calendar day (F2)."""
        return self.in_days(1)

    def in_days(self, days: int) -> Money:
        """What comes in within so many calendar days."""
        exact = self._per_day() * days
        rounded = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return Money(int(rounded), self.mean_won.currency)

    def cycle_for(self, amount: Money, days: int) -> float | None:
        """Return the cycle at which `amount` comes in within so many days; None where there is nothing to come in."""
        if amount.minor <= 0 or days <= 0 or self.deals <= 0:
            return None
        return float(self._per_day() * _exact(self.cycle) * days / amount.minor)

    def _per_day(self) -> Fraction:
        return _exact(self.deals) * _exact(self.win_rate) * self.mean_won.minor / _exact(self.cycle)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bettered:
    """What one lever does: the velocity with it, and how much more comes in, as a share of what came in before."""

    lever: Lever
    velocity: Velocity
    gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What each lever alone has to come to, so that the pipeline gap is closed; None: it alone cannot do it.

    `win_rate` from 0 to 1, `value_factor` times the present value of the open deals, `deals` more of the mean value,
    `cycle` in calendar days at which the open deals bring what is left before the period ends.
    """

    win_rate: float | None
    value_factor: float | None
    deals: int | None
    cycle: float | None


def velocity_of(deals: int, rate: Rate, mean_won: Money | None, cycle: Cycle) -> Velocity | Unmeasured:
    """Return how fast `deals` open ones bring money, or why that cannot be said."""
    if rate.n < LEAST_CLOSED:
        return Unmeasured.FEW_CLOSED
    if not rate.value:
        return Unmeasured.NO_WINS
    if mean_won is None or mean_won.minor <= 0:
        return Unmeasured.NO_VALUE
    if not cycle.mean or cycle.mean <= 0:
        return Unmeasured.NO_CYCLE
    return Velocity(deals=deals, win_rate=rate.value, mean_won=mean_won, cycle=cycle.mean)


def bettered(now: Velocity, lever: Lever, by: float = _USUAL_STEP) -> Bettered:
    """Return what a lever does that is bettered by a share (above 0, below 1) of what it is now.

    A cycle that is 10 % shorter brings 11.1 % more, not 10 %: it divides. A win rate does not go above 1.
    """
    share = _exact(by)
    more = 1 + share
    if lever is Lever.DEALS:
        return Bettered(lever=lever, velocity=replace(now, deals=float(_exact(now.deals) * more)), gain=by)
    if lever is Lever.VALUE:
        return Bettered(lever=lever, velocity=replace(now, mean_won=now.mean_won.times(1 + Decimal(repr(by)))), gain=by)
    if lever is Lever.CYCLE:
        less = replace(now, cycle=float(_exact(now.cycle) * (1 - share)))
        return Bettered(lever=lever, velocity=less, gain=float(1 / (1 - share) - 1))
    rate = min(Fraction(1), _exact(now.win_rate) * more)
    gain = rate / _exact(now.win_rate) - 1
    return Bettered(lever=lever, velocity=replace(now, win_rate=float(rate)), gain=float(gain))


def closing(shown: Coverage, now: Velocity | Unmeasured, days_left: int) -> Closing | None:
    """Return what each lever alone has to come to; None where there is no gap, or nobody can say how large it is."""
    if shown.left is None or shown.open is None or shown.pipeline_gap is None or shown.pipeline_gap.minor <= 0:
        return None
    stays = shown.open.minor * (1 - shown.slip)
    rate = shown.left.minor / stays if stays > 0 else None
    measured = now if isinstance(now, Velocity) else None
    return Closing(
        win_rate=rate if rate is not None and rate <= 1 else None,
        value_factor=shown.required.minor / shown.open.minor if shown.required and shown.open.minor else None,
        deals=math.ceil(shown.pipeline_gap.minor / measured.mean_won.minor) if measured else None,
        cycle=measured.cycle_for(shown.left, days_left) if measured else None,
    )


def _exact(number: float) -> Fraction:
    """Return the number that a float is written as."""
    return Fraction(repr(number))
