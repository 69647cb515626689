"""Rates with their sample size and interval, and percentiles by nearest rank."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_Z95 = 1.959963984540054


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of `hits` out of `n` (F8); (0, 1) when nothing was seen."""
    if n == 0:
        return 0.0, 1.0
    share, z2 = hits / n, _Z95**2
    middle = share + z2 / (2 * n)
    half = _Z95 * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    low, high = (middle - half) / (1 + z2 / n), (middle + half) / (1 + z2 / n)
    return (0.0 if hits == 0 else max(0.0, low)), (1.0 if hits == n else min(1.0, high))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A share that was seen, with what it rests on: `value` is None when nothing was seen."""

    value: float | None
    low: float
    high: float
    n: int

    @classmethod
    def seen(cls, hits: int, n: int) -> Rate:
        """Return the rate of `hits` out of `n` with its 95 % Wilson interval (F8)."""
        low, high = wilson(hits, n)
        return cls(value=hits / n if n else None, low=low, high=high, n=n)


def nearest_rank(ordered: Sequence[int], percent: float) -> int | None:
    """Return the percentile by nearest rank of an ascending sequence; None when it is empty."""
    if not ordered:
        return None
    return ordered[rank_of(len(ordered), percent) - 1]


def rank_of(n: int, percent: float) -> int:
    """Return which of `n` ascending values, counted from 1, is the percentile by nearest rank."""
    return max(1, math.ceil(percent * n / 100))
