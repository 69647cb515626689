"""What a figure rests on: the deals or leads that make it, what each counts as, the figure they give (B16)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.deal import Deal
from salesdesk.domain.forecast_range import Bet, range_of
from salesdesk.domain.money import Money, total, total_or_none
from salesdesk.domain.rates import Rate


class Figure(StrEnum):
    """A figure that can be asked what it rests on."""

    OPEN = "open"
    WON = "won"
    COMMIT = "commit"
    WEIGHTED = "weighted"
    SHORTFALL = "shortfall"
    COVERAGE = "coverage"
    WIN_RATE = "win_rate"
    CYCLE = "cycle"
    AGE = "age"
    CHANCE = "chance"
    COUNT = "count"
    PRICE_SHARE = "price_share"
    PASSED = "passed"
    ALL_WEIGHTED = "all_weighted"
    P10 = "p10"
    P90 = "p90"
    PROMISED = "promised"
    IN_TIME = "in_time"


class Part(StrEnum):
    """What a deal or a lead counts as in a figure."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"
    COMMIT = "commit"
    WEIGHTED = "weighted"
    LOST_FOR_PRICE = "lost_for_price"
    NOT_FOR_PRICE = "not_for_price"
    WENT_ON = "went_on"
    STAYED = "stayed"
    IN_TIME = "in_time"
    TOO_LATE = "too_late"
    WAITS_TOO_LONG = "waits_too_long"


HITS: Mapping[Figure, Part] = {
    Figure.WIN_RATE: Part.WON,
    Figure.PRICE_SHARE: Part.LOST_FOR_PRICE,
    Figure.PASSED: Part.WENT_ON,
    Figure.IN_TIME: Part.IN_TIME,
}
"""What a figure that is a share counts out of all deals or leads behind it."""


_SPREAD = frozenset({Figure.P10, Figure.P90})
_ADDED = frozenset({Figure.OPEN, Figure.WON, Figure.COMMIT, Figure.WEIGHTED, Figure.CHANCE, Figure.ALL_WEIGHTED})

Result = Money | Rate | float | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One deal behind a figure; `chance` 0 to 1, `days` in calendar days, `day` in the desk's zone.

    `own` is its value in its own currency where that was converted (3.14), `amount` what it counts as then.
    Behind the share of leads that were answered in time it is a lead, with the working `minutes` it waited.
    """

    key: UUID
    title: str
    account: str
    part: Part
    amount: Money | None = None
    own: Money | None = None
    chance: float | None = None
    days: int | None = None
    minutes: int | None = None
    day: date | None = None

    @property
    def counted(self) -> Money | None:
        """What the deal brings to a sum: its value, weighted where the figure weighs it; None: not known."""
        if self.part is not Part.WEIGHTED:
            return self.amount
        return None if self.amount is None or self.chance is None else self.amount.times(self.chance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A figure with its grounds; `result` is worked out from them and from what else goes into the formula.

    `target` is the period's, `rate` the win rate that coverage is held against, `since` and `until` the days between
    which an age counts, `paused` the days of pauses in between, `basis` the stage that a chance comes from, `hours`
    the target of the first talk with a lead and `working_day` the minutes of a working day. `slip` is the share of the
    open value that coverage takes to slip out of the period.
    """

    figure: Figure
    grounds: tuple[Ground, ...]
    currency: str
    target: Money | None = None
    rate: Rate | None = None
    slip: float = 0.0
    since: date | None = None
    until: date | None = None
    paused: int = 0
    basis: str = ""
    hours: int = 0
    working_day: int = 0

    def of(self, part: Part) -> tuple[Ground, ...]:
        """Return the grounds that count as this."""
        return tuple(ground for ground in self.grounds if ground.part is part)

    def sum_of(self, part: Part) -> Money:
        """Return what the deals that count as this come to."""
        return total((g.counted for g in self.of(part) if g.counted is not None), self.currency)

    @property
    def without(self) -> int:
        """How many deals bring nothing to a sum because their value, or their chance, is not known."""
        return sum(ground.counted is None for ground in self.grounds)

    @property
    def left(self) -> Money | None:
        """The part of the target that is still to be won; None without a target."""
        return None if self.target is None else self.target - self.sum_of(Part.WON)

    @property
    def result(self) -> Result:
        """The figure, worked out anew."""
        if self.figure in _ADDED:
            return total_or_none([g.counted for g in self.grounds if g.counted is not None], self.currency)
        if self.figure in HITS:
            return Rate.seen(len(self.of(HITS[self.figure])), len(self.grounds))
        if self.figure is Figure.PROMISED:
            return self.sum_of(Part.COMMIT) + self.sum_of(Part.WEIGHTED)
        if self.figure in _SPREAD:
            return self._end_of_range()
        if self.figure is Figure.SHORTFALL:
            return self._shortfall()
        return self._ratio() if self.figure is Figure.COVERAGE else self._days_or_count()

    @property
    def bets(self) -> list[Bet]:
        """What the deals come to and at which chance; those without one of the two are none (F10)."""
        return [
            (one.amount.minor, one.chance) for one in self.grounds if one.amount is not None and one.chance is not None
        ]

    def _end_of_range(self) -> Money | None:
        if not self.bets:
            return None
        spread = range_of(self.bets)
        return Money(spread.p10 if self.figure is Figure.P10 else spread.p90, self.currency)

    def _shortfall(self) -> Money | None:
        if self.left is None:
            return None
        missing = self.left - self.sum_of(Part.COMMIT) - self.sum_of(Part.WEIGHTED)
        return Money(max(0, missing.minor), self.currency)

    def _ratio(self) -> float | None:
        if self.left is None or self.left.minor <= 0:
            return None
        return self.sum_of(Part.OPEN).minor / self.left.minor

    def _days_or_count(self) -> float | int | None:
        if self.figure is Figure.COUNT:
            return len(self.grounds)
        if self.figure is Figure.AGE:
            if self.since is None or self.until is None:
                return None
            return max(0, (self.until - self.since).days - self.paused)
        return mean_days(self.grounds)


def mean_days(grounds: Iterable[Ground]) -> float | None:
    """Return the average of the days of these deals; None of none."""
    days = [ground.days for ground in grounds if ground.days is not None]
    return sum(days) / len(days) if days else None


def grounds_of(deals: Iterable[Deal], part: Part, accounts: Mapping[UUID, str], currency: str) -> tuple[Ground, ...]:
    """Return these deals as grounds of one kind; a value in another currency is in no sum."""
    return tuple(
        Ground(
            key=deal.id,
            title=deal.title,
            account=accounts.get(deal.account_id, "") if deal.account_id else "",
            part=part,
            amount=deal.value if deal.value is not None and deal.value.currency == currency else None,
            day=deal.closed_on or deal.expected_on,
            days=deal.cycle_days,
        )
        for deal in deals
    )
