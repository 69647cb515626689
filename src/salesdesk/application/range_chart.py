"""Charts of a forecast as plain descriptions: the range as a strip, the categories as one stacked bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

HeldPart = Literal["closed", "commit", "best_case", "pipeline"]
HELD_PARTS: Final[tuple[HeldPart, ...]] = ("closed", "commit", "best_case", "pipeline")


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeShares:
    """Where the marks of a range stand, as shares of the whole strip; `before` is the middle before a trial."""

    won: float
    p10: float
    p50: float
    p90: float
    target: float | None
    before: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeStrip:
    """A range ready to be drawn or read out; `target` is what is printed at the target's mark, "" without one."""

    shares: RangeShares
    target: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldSegment:
    """One category of a stacked bar with what is printed for it: by itself, and with the surer ones."""

    part: HeldPart
    share: float
    name: str
    alone: str
    together: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBar:
    """The categories of a period on one another, ready to be drawn or read out."""

    segments: tuple[HeldSegment, ...]
    target_share: float | None
    target: str
    told: str


def range_shares(
    *, won: int, p10: int, p50: int, p90: int, target: int | None, before: Sequence[int] = ()
) -> RangeShares:
    """Share a strip out among amounts in minor units; it ends a little beyond the largest, so that no mark is cut.

    `before` are P50 and P90 as they were before something was tried: the strip keeps room for both.
    """
    whole = max(won, p90, target or 0, *before, 1) * 1.04

    def share(amount: int) -> float:
        return min(1.0, max(0.0, amount / whole))

    return RangeShares(
        won=share(won),
        p10=share(p10),
        p50=share(p50),
        p90=share(p90),
        target=share(target) if target else None,
        before=share(before[0]) if before else None,
    )


def held_shares(amounts: Sequence[int], target: int | None) -> tuple[tuple[float, ...], float | None]:
    """Share a stacked bar out among its parts; the whole is what they come to, or the target if that is more."""
    parts = [max(0, amount) for amount in amounts]
    whole = max(sum(parts), target or 0)
    if whole == 0:
        return tuple(0.0 for _ in parts), None
    return tuple(part / whole for part in parts), target / whole if target else None
