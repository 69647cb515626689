"""How near forecasts came to what happened: per rep, category and period, and who misses again and again (F5, 3.7)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.money import Money, total
from salesdesk.domain.period import Period
from salesdesk.domain.snapshot import Foreseen, Occasion, Snapshot

TOLERANCE = 0.05
"""A forecast within so much of what came is no miss (a setting)."""
_AGAIN = 2

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """What a forecast said of a period and what came, for one owner and one category.

    `foreseen` None: of all categories. `taken_on` is the day of the forecast in the desk's zone.
    """

    period: Period
    occasion: Occasion
    taken_on: date
    owner_id: UUID | None = None
    foreseen: Foreseen | None = None
    foretold: Money
    actual: Money


def held_against(snapshot: Snapshot, period: Period, deals: Iterable[Deal]) -> tuple[Foretold, ...]:
    """Return what a snapshot said, owner by owner and category by category, beside what was won in the period.

    To be asked once the period is over. What was won without being in the snapshot is new: nothing was foretold of
    it. A deal counts for the owner that it had in the snapshot. The sums of all parts are the forecast and what was
    won.
    """
    came = _won_in(deals, period, snapshot.currency)
    zero = Money.zero(snapshot.currency)
    sums: dict[tuple[UUID | None, Foreseen], tuple[Money, Money]] = {}

    def add(owner: UUID | None, foreseen: Foreseen, foretold: Money, actual: Money) -> None:
        said, got = sums.get((owner, foreseen), (zero, zero))
        sums[owner, foreseen] = (said + foretold, got + actual)

    for one in snapshot.deals:
        add(one.owner_id, one.foreseen, one.counted or zero, _value(came.pop(one.deal_id, None)) or zero)
    for deal in came.values():
        add(deal.owner_id, Foreseen.NEW, zero, _value(deal) or zero)
    return tuple(
        _foretold(snapshot, period, owner, said, got, foreseen)
        for (owner, foreseen), (said, got) in sorted(sums.items(), key=lambda item: (str(item[0][0]), item[0][1]))
    )


def called_against(snapshot: Snapshot, period: Period, deals: Iterable[Deal]) -> tuple[Foretold, ...]:
    """Return the numbers that reps committed to beside what each won in the period; None's is the whole desk's."""
    won = list(_won_in(deals, period, snapshot.currency).values())
    owners = {one.deal_id: one.owner_id for one in snapshot.deals}
    return tuple(
        _foretold(
            snapshot,
            period,
            called.owner_id,
            called.committed,
            total(
                (d.value for d in won if d.value and called.owner_id in {None, owners.get(d.id, d.owner_id)}),
                snapshot.currency,
            ),
        )
        for called in snapshot.called
    )


def _won_in(deals: Iterable[Deal], period: Period, currency: str) -> dict[UUID, Deal]:
    won = [d for d in deals if d.status is Status.WON and d.closed_on in period]
    return {d.id: d for d in won if d.currency == currency}


def _value(deal: Deal | None) -> Money | None:
    return None if deal is None else deal.value


def _foretold(
    snapshot: Snapshot,
    period: Period,
    owner: UUID | None,
    said: Money,
    got: Money,
    foreseen: Foreseen | None = None,
) -> Foretold:
    return Foretold(
        period=period,
        occasion=snapshot.occasion,
        taken_on=snapshot.taken_on,
        owner_id=owner,
        foreseen=foreseen,
        foretold=said,
        actual=got,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """How near `n` forecasts came (F5); a share is None where nothing was won, `mape` also where a period had nothing.

    `wape` weighs every miss by what was won, `bias` above 0 says that too much was foretold.
    """

    n: int
    foretold: Money
    actual: Money
    wape: float | None = None
    bias: float | None = None
    mape: float | None = None

    @property
    def accuracy(self) -> float | None:
        """1 less the weighted error, never below 0."""
        return None if self.wape is None else max(0.0, 1 - self.wape)


def per_period(told: Iterable[Foretold]) -> tuple[Foretold, ...]:
    """Return the forecasts with owners and categories added up: one for each day on which one was taken, in order."""
    taken: dict[tuple[str, Occasion, date], list[Foretold]] = {}
    for one in told:
        taken.setdefault((one.period.name, one.occasion, one.taken_on), []).append(one)
    sums = [
        Foretold(
            period=listed[0].period,
            occasion=listed[0].occasion,
            taken_on=listed[0].taken_on,
            foretold=total((one.foretold for one in listed), listed[0].foretold.currency),
            actual=total((one.actual for one in listed), listed[0].actual.currency),
        )
        for listed in taken.values()
    ]
    return tuple(sorted(sums, key=lambda one: (one.period.first, one.period.last, one.taken_on, one.occasion)))


def accuracy_of(told: Iterable[Foretold], currency: str) -> Accuracy:
    """Return how near these forecasts came, each period's as one. Raises OtherCurrency."""
    pairs = per_period(told)
    said, got = total((p.foretold for p in pairs), currency), total((p.actual for p in pairs), currency)
    missed = [abs(p.foretold.minor - p.actual.minor) for p in pairs]
    if got.minor <= 0:
        return Accuracy(n=len(pairs), foretold=said, actual=got)
    shares = [miss / p.actual.minor for miss, p in zip(missed, pairs, strict=True) if p.actual.minor > 0]
    return Accuracy(
        n=len(pairs),
        foretold=said,
        actual=got,
        wape=sum(missed) / got.minor,
        bias=(said.minor - got.minor) / got.minor,
        mape=sum(shares) / len(shares) if len(shares) == len(pairs) else None,
    )


def by_owner(told: Iterable[Foretold], currency: str) -> Mapping[UUID | None, Accuracy]:
    """Return how near each owner's forecasts came."""
    return _by(told, lambda one: one.owner_id, currency)


def by_category(told: Iterable[Foretold], currency: str) -> Mapping[Foreseen | None, Accuracy]:
    """Return how near the forecasts of each category came."""
    return _by(told, lambda one: one.foreseen, currency)


def _by(told: Iterable[Foretold], key: Callable[[Foretold], K], currency: str) -> Mapping[K, Accuracy]:
    return {name: accuracy_of(listed, currency) for name, listed in _grouped(told, key).items()}


def _grouped(told: Iterable[Foretold], key: Callable[[Foretold], K]) -> Mapping[K, Sequence[Foretold]]:
    found: dict[K, list[Foretold]] = {}
    for one in told:
        found.setdefault(key(one), []).append(one)
    return found


class Miss(StrEnum):
    """To which side a forecast missed."""

    TOO_HIGH = "too_high"
    TOO_LOW = "too_low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """Misses to the same side in periods that follow one another, up to the last one that was judged (3.7).

    `owner_id` None: the whole desk's.
    """

    owner_id: UUID | None
    miss: Miss
    misses: tuple[Foretold, ...]


def streak_of(told: Iterable[Foretold], occasion: Occasion, tolerance: float = TOLERANCE) -> Streak | None:
    """Return how often in a row the forecasts of an occasion missed to the same side; None: not twice, lately.

    Owners and categories are added up. Only forecasts of one occasion are held together: one of the last week is
    nearer than one of the first day.
    """
    latest = {one.period.name: one for one in per_period(t for t in told if t.occasion is occasion)}
    judged = sorted(latest.values(), key=lambda one: one.period.first, reverse=True)
    if not judged or (side := missed(judged[0], tolerance)) is None:
        return None
    row = [judged[0]]
    for one in judged[1:]:
        if missed(one, tolerance) is not side or one.period.last + timedelta(days=1) != row[-1].period.first:
            break
        row.append(one)
    if len(row) < _AGAIN:
        return None
    return Streak(owner_id=None, miss=side, misses=tuple(reversed(row)))


def streaks(told: Iterable[Foretold], occasion: Occasion, tolerance: float = TOLERANCE) -> tuple[Streak, ...]:
    """Return the owners whose forecasts missed twice or more in a row to the same side, the longest row first."""
    rows = [
        Streak(owner_id=owner, miss=row.miss, misses=row.misses)
        for owner, listed in _grouped(told, lambda one: one.owner_id).items()
        if owner is not None and (row := streak_of(listed, occasion, tolerance)) is not None
    ]
    return tuple(sorted(rows, key=lambda row: (-len(row.misses), str(row.owner_id))))


def missed(one: Foretold, tolerance: float = TOLERANCE) -> Miss | None:
    """Return to which side a forecast missed by more than a share of what came; None: it hit."""
    off = one.foretold.minor - one.actual.minor
    if abs(off) <= tolerance * one.actual.minor or off == 0:
        return None
    return Miss.TOO_HIGH if off > 0 else Miss.TOO_LOW
