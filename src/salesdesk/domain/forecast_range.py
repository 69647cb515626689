"""What a set of open deals may come to: the exact range, never simulated (F10).

Deals are taken as independent: each comes with its chance at its value, or not at all. Up to 16 deals every outcome
is counted; up to 200 the sums are added on a grid, with its error said; above, the distribution follows from its
characteristic function. The same deals always give the same figures. Amounts are minor units of one currency.
"""

from __future__ import annotations

import cmath
import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

Bet = tuple[int, float]
"""A deal's value in minor units, and its chance from 0 to 1."""

COUNTED = 16
ON_A_GRID = 200
_STEPS = 20_000
_WORK = 1_200_000
"""Steps times deals, at most: what one frame of the window has time for."""
_EVEN = 0.5
_FREQUENCIES = 40
_HALVINGS = 60
_WIDTHS = 8.0
_HAIR = 1e-12


@dataclass(frozen=True, slots=True)
class Range:
    """The distribution of a total: the smallest total reached with a probability, and how likely a total is reached.

    `error` is the most by which a grid may have moved a total, in minor units; 0 where every outcome was counted.
    """

    mean: float
    most: int
    error: int
    below: Callable[[int], float]
    """The probability of a total below an amount."""
    reached: Callable[[float], int]
    """The smallest total whose cumulative probability reaches a share."""

    @property
    def p10(self) -> int:
        """The total that is missed in one case of ten."""
        return self.reached(0.10)

    @property
    def p50(self) -> int:
        """The total in the middle."""
        return self.reached(0.50)

    @property
    def p90(self) -> int:
        """The total that is passed in one case of ten."""
        return self.reached(0.90)

    def at_least(self, amount: int) -> float:
        """Return the probability that the total reaches an amount."""
        return min(1.0, max(0.0, 1.0 - self.below(amount)))


def range_of(bets: Sequence[Bet]) -> Range:
    """Return the range of open deals; those of no value or without a chance change nothing, nor does their order."""
    # Sorted, so that not even the last digit of a sum hangs on the order in which deals are given.
    live = sorted((value, min(1.0, chance)) for value, chance in bets if value > 0 and chance > 0)
    if len(live) <= COUNTED:
        return _counted(live)
    return _on_a_grid(live) if len(live) <= ON_A_GRID else _by_frequencies(live)


def _counted(bets: Sequence[Bet]) -> Range:
    """Count every outcome, as pairs of an outcome of one half of the deals and one of the other: so it takes little."""
    half = len(bets) // 2
    few, others = _outcomes(bets[:half]), _outcomes(bets[half:])
    totals = [total for total, _ in others]
    reached = [0.0, *accumulate(share for _, share in others)]
    most = sum(value for value, _ in bets)

    def below(amount: int) -> float:
        return math.fsum(share * reached[bisect_left(totals, amount - total)] for total, share in few)

    def total_at(share: float) -> int:
        # A hair less, so that rounding in the last digit does not skip a total that is reached exactly.
        least, greatest = 0, most
        while least < greatest:
            middle = (least + greatest) // 2
            if below(middle + 1) >= share - _HAIR:
                greatest = middle
            else:
                least = middle + 1
        return least

    return Range(mean=_mean(bets), most=most, error=0, below=below, reached=total_at)


def _outcomes(bets: Sequence[Bet]) -> list[tuple[int, float]]:
    """Return every total of some deals with its probability, ascending."""
    outcomes = {0: 1.0}
    for value, chance in bets:
        after: dict[int, float] = {}
        for total, share in outcomes.items():
            after[total] = after.get(total, 0.0) + share * (1 - chance)
            after[total + value] = after.get(total + value, 0.0) + share * chance
        outcomes = after
    return sorted((total, share) for total, share in outcomes.items() if share > 0)


def _on_a_grid(bets: Sequence[Bet]) -> Range:
    """Add the deals one by one, each moved to the nearest step: no total is off by more than half a step a deal.

    The small ones come first, while there are few totals. Shares are kept in proportion only: the larger of "comes"
    and "comes not" counts as 1, so that each deal takes one pass and nothing can grow out of bounds.
    """
    most = sum(value for value, _ in bets)
    step = max(1, math.ceil(most / min(_STEPS, _WORK // len(bets))))
    shares = [1.0]
    for value, chance in sorted(bets):
        up = round(value / step)
        before, after = shares + [0.0] * up, [0.0] * up + shares
        if chance <= _EVEN:
            odds = chance / (1 - chance)
            shares = [stays + odds * comes for stays, comes in zip(before, after, strict=True)]
        else:
            odds = (1 - chance) / chance
            shares = [odds * stays + comes for stays, comes in zip(before, after, strict=True)]
    totals = [at * step for at in range(len(shares))]
    error = sum(abs(value - round(value / step) * step) for value, _ in bets)
    return _stepped(bets, totals, shares, error=error)


def _stepped(bets: Sequence[Bet], totals: Sequence[int], shares: Sequence[float], *, error: int) -> Range:
    reached = list(accumulate(shares))
    scale = reached[-1]

    def below(amount: int) -> float:
        at = bisect_left(totals, amount)
        return reached[at - 1] / scale if at else 0.0

    def total_at(share: float) -> int:
        return totals[min(len(totals) - 1, bisect_left(reached, share * scale - _HAIR))]

    return Range(mean=_mean(bets), most=sum(value for value, _ in bets), error=error, below=below, reached=total_at)


def _mean(bets: Sequence[Bet]) -> float:
    return math.fsum(value * chance for value, chance in bets)


def _by_frequencies(bets: Sequence[Bet]) -> Range:
    """Build the distribution from 40 frequencies of its characteristic function (a Fourier cosine series)."""
    mean, most = _mean(bets), sum(value for value, _ in bets)
    spread = math.sqrt(math.fsum(value * value * chance * (1 - chance) for value, chance in bets))
    low = max(0.0, mean - _WIDTHS * spread)
    width = max(1.0, min(float(most), mean + _WIDTHS * spread) - low)
    waves = [_wave(bets, k * math.pi / width, low) for k in range(1, _FREQUENCIES + 1)]

    def below(amount: int) -> float:
        x = amount - low
        if x <= 0:
            return 0.0
        if x >= width:
            return 1.0
        turns = math.fsum(
            2 * wave / (k * math.pi) * math.sin(k * math.pi * x / width) for k, wave in enumerate(waves, 1)
        )
        return min(1.0, max(0.0, x / width + turns))

    def total_at(share: float) -> int:
        least, greatest = low, low + width
        for _ in range(_HALVINGS):
            middle = (least + greatest) / 2
            if below(round(middle)) < share:
                least = middle
            else:
                greatest = middle
        return round(greatest)

    return Range(mean=mean, most=most, error=0, below=below, reached=total_at)


def _wave(bets: Sequence[Bet], frequency: float, low: float) -> float:
    """Return the real part of the characteristic function at a frequency, seen from the low end of the range."""
    product = cmath.exp(-1j * frequency * low)
    for value, chance in bets:
        product *= 1 - chance + chance * cmath.exp(1j * frequency * value)
    return product.real
