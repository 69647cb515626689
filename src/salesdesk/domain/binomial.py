"""How likely so many hits come of so many tries: exact, quick for tens of thousands of them (F7, F9)."""

from __future__ import annotations

import math

_TINY = 1e-300
_SMALLEST_STEP = 1e-15
_TURNS = 5_000
_HALVINGS = 60


def at_least(hits: int, tries: int, chance: float) -> float:
    """Return the probability of `hits` or more out of so many tries that each hit with a chance from 0 to 1."""
    if hits <= 0:
        return 1.0
    return 0.0 if hits > tries else beta_below(chance, hits, tries - hits + 1)


def least_tries(hits: int, chance: float, confidence: float) -> int | None:
    """Return the fewest tries that bring `hits` or more with a probability of at least `confidence` (below 1).

    None where no number of tries does, because nothing ever hits.
    """
    if hits <= 0:
        return 0
    if chance <= 0:
        return None
    enough = max(hits, math.ceil(hits / chance))
    while at_least(hits, enough, chance) < confidence:
        enough *= 2
    short = hits - 1
    while enough - short > 1:
        middle = (short + enough) // 2
        if at_least(hits, middle, chance) < confidence:
            short = middle
        else:
            enough = middle
    return enough


def beta_below(x: float, a: float, b: float) -> float:
    """Return the share of a beta distribution with `a` and `b` (above 0) that lies below x, from 0 to 1."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    # The fraction converges fast below the mean; above it the other side is asked.
    if x > (a + 1) / (a + b + 2):
        return 1 - _below_mean(1 - x, b, a)
    return _below_mean(x, a, b)


def beta_at(share: float, a: float, b: float) -> float:
    """Return the x below which such a share of the beta distribution lies."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if beta_below(middle, a, b) < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _below_mean(x: float, a: float, b: float) -> float:
    whole = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front = math.exp(whole + a * math.log(x) + b * math.log1p(-x)) / a
    return min(1.0, max(0.0, front * _fraction(x, a, b)))


def _fraction(x: float, a: float, b: float) -> float:
    """Work out the continued fraction of the incomplete beta function from its front (Lentz)."""
    top, under = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value = under
    for m in range(1, _TURNS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        step = 1.0
        for part in (even, odd):
            under = 1 / _not_zero(1 + part * under)
            top = _not_zero(1 + part / top)
            step = top * under
            value *= step
        if abs(step - 1) < _SMALLEST_STEP:
            break
    return value


def _not_zero(number: float) -> float:
    return number if abs(number) > _TINY else _TINY
