"""The honest odds of a deal: what became of deals like it that were still open on the same day of their age (B11, F11).

Deals like this one = same segment and stage (terms: segment). Where fewer than 20 of them were watched longer, those
of the segment stand for them, then the whole desk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from uuid import UUID

from salesdesk.domain.age_odds import Odds, fates_of
from salesdesk.domain.deal import Deal
from salesdesk.domain.pausing import days_old
from salesdesk.domain.stalled import StageChange


class Among(Enum):
    """Among which deals the odds were counted."""

    ALIKE = "alike"
    SEGMENT = "segment"
    DESK = "desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class OddsAlike:
    """The odds of a deal, and among which deals they were counted; `segment` is the deal's, "" where it has none."""

    odds: Odds
    among: Among
    segment: str


def odds_alike(
    deal: Deal,
    deals: Sequence[Deal],
    segments: Mapping[UUID, str],
    changes: Iterable[StageChange],
    as_of: date,
) -> OddsAlike | None:
    """Return the odds of an open deal on a day; None for one without a date to count its age from.

    A deal was like this one if it stood in the same stage on the same day of its own age, whatever it does now:
    `changes` tell that. One of which nobody knows in which stage it stood then is left out there.
    """
    age = age_on(deal, as_of)
    if age is None:
        return None
    segment = segments.get(deal.id, "")
    if segment:
        peers = [one for one in deals if segments.get(one.id) == segment]
        then = _stages_then(peers, changes, age)
        alike = [one for one in peers if deal.stage_id is not None and then.get(one.id) == deal.stage_id]
        for listed, among in ((alike, Among.ALIKE), (peers, Among.SEGMENT)):
            odds = fates_of(listed, as_of).odds(age)
            if odds.won is not None:
                return OddsAlike(odds=odds, among=among, segment=segment)
    return OddsAlike(odds=fates_of(deals, as_of).odds(age), among=Among.DESK, segment=segment)


def age_on(deal: Deal, day: date) -> int | None:
    """Return the age of an open deal on a day, in calendar days with pauses out; None without a date."""
    return None if deal.ages_from is None else days_old(deal.ages_from, day, deal.paused_age)


def day_of_age(deal: Deal, age: int) -> date | None:
    """Return the day on which a deal was so many days old, its pauses out; None without a date."""
    if deal.age_from is None:
        return None
    day, reached = deal.age_from + timedelta(days=age), deal.age_from
    for pause in sorted(deal.pauses, key=lambda one: one.begun_on):
        if pause.begun_on < day and pause.ended_on is not None and pause.ended_on > reached:
            day += pause.ended_on - max(pause.begun_on, reached)
            reached = pause.ended_on
    return day


def _stages_then(deals: Iterable[Deal], changes: Iterable[StageChange], age: int) -> Mapping[UUID, UUID | None]:
    """Return the stage in which each deal stood when it was so old, as far as that is known."""
    days = {deal.id: day_of_age(deal, age) for deal in deals}
    then: dict[UUID, UUID | None] = {}
    for change in sorted(changes, key=lambda one: one.on):
        day = days.get(change.deal_id)
        if day is not None and change.on <= day:
            then[change.deal_id] = change.after
    return then
