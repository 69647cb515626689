"""A rep's own rate, drawn towards the team's as far as the reps' own figures say it should be (F9).

Few deals say little about a rep. How little, the reps' rates tell themselves: where they differ no more than chance
makes them, all weight goes to the team's rate; where they differ much, a rep's own deals count soon.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from salesdesk.domain.binomial import beta_at
from salesdesk.domain.coverage import LEAST_CLOSED
from salesdesk.domain.rates import Rate

Seen = tuple[int, int]
"""How many of a rep's deals were won, and how many ended."""

_LEAST_REPS = 3
_STRONGEST, _WEAKEST = math.log(1e5), math.log(0.1)
_STEPS = 60
_HALVINGS = 50
_GOLDEN = (math.sqrt(5) - 1) / 2
_TAIL = 0.025


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """What a rep's rate is drawn to: the team's rate, with the weight of `deals` imagined ones (m).

    `deals` None: the reps do not differ more than by chance, or are too few to tell; the team's rate stands for all.
    """

    rate: Rate
    deals: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shrunk:
    """A rate between a rep's own and the team's: `low` to `high` holds 95 %; it rests on `own.n` deals of the rep."""

    value: float | None
    low: float
    high: float
    own: Rate
    team: Team


def shrunk(own: Seen, team: Team) -> Shrunk:
    """Return (k + m p0) / (n + m): a rep's rate as far as the team's knows better (F9).

    None where neither team nor rep was seen. With no m it is the team's rate, with the team's interval.
    """
    hits, n = own
    seen, whole = Rate.seen(hits, n), team.rate
    if team.deals is None or whole.value is None:
        return Shrunk(value=whole.value, low=whole.low, high=whole.high, own=seen, team=team)
    won, lost = hits + team.deals * whole.value, n - hits + team.deals * (1 - whole.value)
    return Shrunk(
        value=won / (n + team.deals),
        low=beta_at(_TAIL, won, lost) if won > 0 and lost > 0 else whole.low,
        high=beta_at(1 - _TAIL, won, lost) if won > 0 and lost > 0 else whole.high,
        own=seen,
        team=team,
    )


def team_of(reps: Sequence[Seen]) -> Team:
    """Return the team's rate with the weight that fits the reps' own figures best (beta-binomial, maximum likelihood).

    The same reps in any order give the same weight. Fewer than 3 reps, or 8 deals, say nothing about how reps differ.
    """
    counted = sorted(rep for rep in reps if rep[1] > 0)
    rate = Rate.seen(sum(hits for hits, _ in counted), sum(n for _, n in counted))
    if len(counted) < _LEAST_REPS or rate.n < LEAST_CLOSED or rate.value in {None, 0.0, 1.0}:
        return Team(rate=rate)
    return Team(rate=rate, deals=_fitted(counted, rate.value or 0.0))


def _fitted(reps: Sequence[Seen], rate: float) -> float | None:
    """Return the most likely weight; None where it grows without end: the reps differ no more than by chance."""

    def likely(log_weight: float) -> float:
        return _likelihood(reps, rate, math.exp(log_weight))

    width = (_STRONGEST - _WEAKEST) / _STEPS
    best = max(range(_STEPS + 1), key=lambda step: likely(_WEAKEST + step * width))
    if best == _STEPS or likely(_WEAKEST + best * width) <= _alike(reps, rate):
        return None
    middle = _WEAKEST + best * width
    return math.exp(_peak(likely, max(_WEAKEST, middle - width), middle + width))


def _likelihood(reps: Sequence[Seen], rate: float, weight: float) -> float:
    """Return the log likelihood of the reps' figures, less what does not hang on the weight."""
    won, lost = weight * rate, weight * (1 - rate)
    return math.fsum(_log_beta(hits + won, n - hits + lost) - _log_beta(won, lost) for hits, n in reps)


def _alike(reps: Sequence[Seen], rate: float) -> float:
    """Return the same where every rep has the team's rate: the weight without end."""
    return math.fsum(hits * math.log(rate) + (n - hits) * math.log(1 - rate) for hits, n in reps)


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def _peak(of: Callable[[float], float], low: float, high: float) -> float:
    """Return where a function with one peak is highest (golden section)."""
    for _ in range(_HALVINGS):
        left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        if of(left) < of(right):
            low = left
        else:
            high = right
    return (low + high) / 2
