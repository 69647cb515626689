"""What changed in a period's pipeline between two days: the finger on the pulse of a manager.

Every change says by how much it made the pipeline larger or smaller, so that together they explain its difference to
the cent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.deal import Category, Deal, Status
from salesdesk.domain.history import Change
from salesdesk.domain.money import Money, total
from salesdesk.domain.period import Period


class Shift(StrEnum):
    """What happened to a deal; PUSHED says only that it is expected later than before, in the period or beyond it."""

    NEW = "new"
    MOVED_IN = "moved_in"
    MOVED_OUT = "moved_out"
    PUSHED = "pushed"
    WON = "won"
    LOST = "lost"
    VALUE_UP = "value_up"
    VALUE_DOWN = "value_down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifted:
    """One change of one deal: `by` is what the pipeline gained through it, below zero what it lost.

    `valued` is False while the deal has no value, `days` is how much later it is expected (PUSHED), `pushes` how often
    its expected date was put off since it is known.
    """

    deal_id: UUID
    owner_id: UUID | None
    shift: Shift
    by: Money
    valued: bool = True
    days: int = 0
    pushes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """The pipeline of a period as it stood at the end of two days, and everything that lies between (net).

    Each pipeline is the value of the deals that were open and expected in the period, omitted ones left out.
    """

    period: Period
    since: date
    day: date
    before: Money
    after: Money
    shifted: tuple[Shifted, ...]

    @property
    def by(self) -> Money:
        """What the pipeline gained, below zero what it lost: the sum of all changes."""
        return self.after - self.before

    def sum_of(self, shift: Shift) -> Money:
        """Return what the changes of a kind brought to the pipeline or took from it."""
        return total((one.by for one in self.shifted if one.shift is shift), self.after.currency)

    def count(self, shift: Shift) -> int:
        """Return how many deals changed so."""
        return sum(one.shift is shift for one in self.shifted)


@dataclass(frozen=True, slots=True)
class _Between:
    """The period that is asked about, the two days, and the currency of all sums."""

    period: Period
    since: date
    day: date
    currency: str

    def holds(self, deal: Deal, day: date) -> bool:
        """Whether a deal was in the pipeline of the period at the end of a day."""
        here = deal.known_on(day) and deal.expected_on in self.period
        return here and deal.category is not Category.OMITTED and deal.status_on(day) is Status.OPEN

    def value(self, deal: Deal) -> Money:
        known = deal.value is not None and deal.value.currency == self.currency
        return deal.value if known and deal.value is not None else Money.zero(self.currency)

    def ended(self, deal: Deal) -> Shift | None:
        """Whether a deal was won or lost between the days; one handed back is lost to the pipeline."""
        if deal.closed_on is None or not self.since < deal.closed_on <= self.day:
            return None
        return Shift.WON if deal.status is Status.WON else Shift.LOST

    def passed_through(self, earlier: Deal, deal: Deal) -> bool:
        """Whether a deal that stands in neither pipeline ended in between as one of the period's."""
        ended = self.ended(deal)
        if ended is Shift.WON:
            return deal.closed_on in self.period
        return ended is Shift.LOST and not earlier.known_on(self.since) and deal.expected_on in self.period


def changed(
    period: Period, since: date, day: date, earlier: Mapping[UUID, Deal], deals: Iterable[Deal], currency: str
) -> Changed:
    """Return what changed in the pipeline of a period after one day, up to the end of another.

    `earlier` are the same deals as they stood at the end of `since`; those that were not known then are new. Values
    count in `currency` alone, at the same exchange rates on both days. A deal counts for the owner that it has now. One
    that changed in several ways is told once for each: one whose value grew before it was won is told as both.
    """
    listed = list(deals)
    between = _Between(period, since, day, currency)
    shifted = [one for deal in listed for one in _shifts(earlier.get(deal.id, deal), deal, between)]
    was = [earlier.get(deal.id, deal) for deal in listed]
    return Changed(
        period=period,
        since=since,
        day=day,
        before=total((between.value(deal) for deal in was if between.holds(deal, since)), currency),
        after=total((between.value(deal) for deal in listed if between.holds(deal, day)), currency),
        shifted=tuple(shifted),
    )


def _shifts(earlier: Deal, deal: Deal, between: _Between) -> Iterator[Shifted]:
    was, stands = between.holds(earlier, between.since), between.holds(deal, between.day)
    if not was and not stands and not between.passed_through(earlier, deal):
        return
    zero = Money.zero(between.currency)
    old, new = between.value(earlier), between.value(deal)
    known = earlier.known_on(between.since)

    def told(shift: Shift, by: Money, days: int = 0) -> Shifted:
        known_value = deal.value is not None or earlier.value is not None
        return Shifted(deal_id=deal.id, owner_id=deal.owner_id, shift=shift, by=by, valued=known_value, days=days)

    if not was:
        yield told(Shift.MOVED_IN, old) if known else told(Shift.NEW, new)
    if (was or known) and new != old:
        yield told(Shift.VALUE_UP if old < new else Shift.VALUE_DOWN, new - old)
    later = _days_later(earlier, deal) if was else 0
    if later > 0:
        yield told(Shift.PUSHED, zero, later)
    if not stands:
        yield told(between.ended(deal) or Shift.MOVED_OUT, zero - new)


def _days_later(earlier: Deal, deal: Deal) -> int:
    if earlier.expected_on is None or deal.expected_on is None:
        return 0
    return (deal.expected_on - earlier.expected_on).days


def pushes_of(changes: Iterable[Change], day: date = date.max) -> int:
    """Return how often a deal's expected date was put off up to a day; what was undone was no push (3.10)."""
    moved = (one for one in changes if one.field == "expected_on" and not one.withdrawn and one.happened_on <= day)
    return sum(one.before is not None and one.after is not None and one.before < one.after for one in moved)


def per_owner(changes: Changed) -> Mapping[UUID | None, tuple[Shifted, ...]]:
    """Return the changes owner by owner; every change stands with one of them."""
    found: dict[UUID | None, list[Shifted]] = {}
    for one in changes.shifted:
        found.setdefault(one.owner_id, []).append(one)
    return {owner: tuple(listed) for owner, listed in found.items()}
