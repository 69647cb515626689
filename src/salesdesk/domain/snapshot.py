"""A forecast as it stood on a day, kept to be held against what came of it (3.7)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.deal import Category, Deal, Stage, Status, chance_of
from salesdesk.domain.money import Money, total
from salesdesk.domain.period import Period, WorkCalendar

_BEFORE_THE_END = timedelta(days=7)


class Occasion(StrEnum):
    """Why a snapshot was taken: three times a period, and whenever somebody asks for one."""

    FIRST_DAY = "first_day"
    HALF_TIME = "half_time"
    WEEK_TO_GO = "week_to_go"
    ON_DEMAND = "on_demand"


class Foreseen(StrEnum):
    """What a deal counted as in a forecast; a new one was not in it at all."""

    CLOSED = "closed"
    COMMIT = "commit"
    BEST_CASE = "best_case"
    PIPELINE = "pipeline"
    OMITTED = "omitted"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotDeal:
    """A deal as it stood: `chance` from 0 to 1, the rep's own or its stage's."""

    deal_id: UUID
    owner_id: UUID | None = None
    foreseen: Foreseen
    value: Money | None = None
    chance: float | None = None
    expected_on: date | None = None

    @property
    def counted(self) -> Money | None:
        """What it brought to the forecast: closed and commit in full, omitted nothing, the rest value x chance.

        None where the value, or the chance of one that is weighted, was not known.
        """
        if self.value is None:
            return None
        if self.foreseen is Foreseen.OMITTED:
            return Money.zero(self.value.currency)
        if self.foreseen in {Foreseen.CLOSED, Foreseen.COMMIT}:
            return self.value
        return None if self.chance is None else self.value.times(self.chance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """The number a rep committed to (None: the whole desk's), and what the rep's lead made of it beside."""

    owner_id: UUID | None = None
    committed: Money
    adjusted: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The forecast of a period on a day (desk's zone), never changed afterwards.

    It holds the deals won in the period by then and the open ones expected in it, those in `currency` alone.
    """

    id: UUID
    period: str
    occasion: Occasion
    taken_on: date
    taken_by: UUID | None = None
    currency: str
    target: Money | None = None
    deals: tuple[SnapshotDeal, ...] = ()
    called: tuple[Called, ...] = ()

    @property
    def foretold(self) -> Money:
        """What the period was to bring: won, commit and the weighted rest, as the gap bar adds them up (terms)."""
        return total((d.counted for d in self.deals if d.counted is not None), self.currency)

    def is_of(self, period: Period) -> bool:
        """Whether it was taken of a period: a name means other days once a desk begins its year in another month."""
        return self.period == period.name and (self.occasion is Occasion.ON_DEMAND or self.taken_on in period)

    @property
    def not_weighted(self) -> int:
        """How many deals bring nothing because their value or chance was not known."""
        return sum(d.counted is None for d in self.deals)


def taken(blank: Snapshot, period: Period, deals: Iterable[Deal], stages: Mapping[UUID, Stage]) -> Snapshot:
    """Return a snapshot filled with the deals as they are known on its day; their order plays no part."""
    held = [_held(deal, stages, period, blank.taken_on) for deal in deals if deal.currency == blank.currency]
    listed = sorted((one for one in held if one is not None), key=lambda one: one.deal_id)
    return replace(blank, period=period.name, deals=tuple(listed))


def _held(deal: Deal, stages: Mapping[UUID, Stage], period: Period, day: date) -> SnapshotDeal | None:
    status = deal.status_on(day)
    if not deal.known_on(day) or status not in {Status.OPEN, Status.WON}:
        return None
    if (deal.expected_on if status is Status.OPEN else deal.closed_on) not in period:
        return None
    return SnapshotDeal(
        deal_id=deal.id,
        owner_id=deal.owner_id,
        foreseen=Foreseen.CLOSED if status is Status.WON else _FORESEEN[deal.category],
        value=deal.value,
        chance=chance_of(deal, stages.get(deal.stage_id) if deal.stage_id else None),
        expected_on=deal.expected_on,
    )


_FORESEEN: Mapping[Category, Foreseen] = {category: Foreseen(category.value) for category in Category}


def snapshot_days(period: Period, calendar: WorkCalendar) -> Mapping[Occasion, date]:
    """Return the days on which a period's snapshots are due: its first, half-time, and seven days before its last.

    Half-time is the first day on which half of the working days are over; where nobody works, half of all days.
    """
    return {
        Occasion.FIRST_DAY: period.first,
        Occasion.HALF_TIME: _half_time(period, calendar),
        Occasion.WEEK_TO_GO: max(period.first, period.last - _BEFORE_THE_END),
    }


def _half_time(period: Period, calendar: WorkCalendar) -> date:
    days = list(_days(period))
    whole, over = calendar.working_days(period.first, period.last), 0
    for day in days:
        if whole and 2 * over >= whole:
            return day
        over += calendar.is_working_day(day)
    return days[len(days) // 2]


def _days(period: Period) -> Iterator[date]:
    day = period.first
    while day in period:
        yield day
        day += timedelta(days=1)


def snapshots_due(
    period: Period, day: date, calendar: WorkCalendar, kept: Collection[Occasion]
) -> tuple[Occasion, ...]:
    """Return the occasions for which a snapshot of the period is due on a day; `kept` are those it has.

    A snapshot that nobody was there to take is due until the next one is: a forecast of half-time that is taken in
    the last week would say nothing of half-time.
    """
    if day not in period:
        return ()
    days = snapshot_days(period, calendar)
    reached = [on for on in days.values() if on <= day]
    return tuple(occasion for occasion, on in days.items() if on == max(reached) and occasion not in kept)
