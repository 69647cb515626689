"""Charts as plain descriptions, for the window, the PDF and the workbook alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

GapPart = Literal["won", "commit", "weighted", "shortfall"]
GAP_PARTS: Final[tuple[GapPart, ...]] = ("won", "commit", "weighted", "shortfall")


@dataclass(frozen=True, slots=True, kw_only=True)
class GapShares:
    """How long each part of a gap bar is, and where the target stands, as shares of the whole bar."""

    won: float
    commit: float
    weighted: float
    shortfall: float
    target: float | None

    def of(self, part: GapPart) -> float:
        """Return the share of one part, between 0 and 1."""
        return {"won": self.won, "commit": self.commit, "weighted": self.weighted, "shortfall": self.shortfall}[part]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapSegment:
    """One part of a gap bar with what is printed under it."""

    part: GapPart
    share: float
    name: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapBar:
    """A period's target and what stands against it, ready to be drawn or read out.

    `target` is the printed target ("Target € 420,000"), empty while there is none; `told` says the whole bar in
    sentences for somebody who does not see it.
    """

    period: str
    segments: tuple[GapSegment, ...]
    target: str
    target_share: float | None
    told: str


def gap_shares(*, won: int, commit: int, weighted: int, target: int | None) -> GapShares:
    """Share the bar out among amounts in minor units of one currency (shortfall as in `terms.md`).

    The whole bar is the target, or what stands against it when that is more. Without a target there is no
    shortfall. Amounts under zero (credit notes) take no room.
    """
    parts = [max(0, amount) for amount in (won, commit, weighted)]
    shortfall = max(0, target - won - commit - weighted) if target is not None else 0
    whole = max(sum(parts) + shortfall, target or 0)
    if whole == 0:
        return GapShares(won=0.0, commit=0.0, weighted=0.0, shortfall=0.0, target=None)
    return GapShares(
        won=parts[0] / whole,
        commit=parts[1] / whole,
        weighted=parts[2] / whole,
        shortfall=shortfall / whole,
        target=target / whole if target else None,
    )


ReachPart = Literal["brings", "open", "left"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachShares:
    """How far open deals reach, as shares of the whole bar: what they bring, its interval, all, the mark."""

    brings: float
    low: float
    high: float
    opened: float
    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachBar:
    """What open deals bring beside what is left to win, ready to be drawn or read out.

    `entries` are part, name and figure of each part, `mark` is what is printed at what is left to win.
    """

    shares: ReachShares
    entries: tuple[tuple[ReachPart, str, str], ...]
    mark: str
    told: str


def reach_shares(*, brings: int, low: int, high: int, opened: int, left: int) -> ReachShares:
    """Share the bar out among amounts in minor units; the whole bar is the largest, so that none is cut off."""
    whole = max(brings, high, opened, left, 1)
    shares = [min(1.0, max(0, amount) / whole) for amount in (brings, low, high, opened, left)]
    return ReachShares(brings=shares[0], low=shares[1], high=shares[2], opened=shares[3], left=shares[4])


@dataclass(frozen=True, slots=True, kw_only=True)
class GainBar:
    """A bar of what comes in as things are (`now`) and what comes on top (`more`), as shares of the longest bar."""

    name: str
    said: str
    now: float
    more: float
