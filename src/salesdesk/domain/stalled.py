"""Deals that stand still: we spoke, and since then the customer did nothing for too long (1.9; terms: stalled)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.ageing import Cycle
from salesdesk.domain.rates import nearest_rank

LEAST_DAYS = 14
LEAST_STAYS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """What happened on a deal last: both spoke, and the customer did something (days in the desk's zone)."""

    contact_on: date | None = None
    acted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageChange:
    """A deal went from a stage to another on a day; None: it had none, or has none.

    Not `entered`: it stood in `after` already when the desk came to know of it that day, nobody knows since when.
    """

    deal_id: UUID
    before: UUID | None
    after: UUID | None
    on: date
    entered: bool = True


def stays_of(changes: Iterable[StageChange], ends: Mapping[UUID, date]) -> Mapping[UUID, Sequence[int]]:
    """Return how many days deals stayed in each stage, ascending; `ends` says when each of these deals was won.

    A stay counts where its beginning is known: from the day the deal entered the stage to the day it left or was won.
    """
    stays: dict[UUID, list[int]] = {}
    entered: dict[UUID, tuple[UUID, date]] = {}
    for change in sorted(changes, key=lambda one: one.on):
        if change.deal_id in ends:
            _leave(stays, entered.pop(change.deal_id, None), change.on)
            if change.after is not None and change.entered:
                entered[change.deal_id] = (change.after, change.on)
    for deal_id, stay in entered.items():
        _leave(stays, stay, ends[deal_id])
    return {stage: sorted(days) for stage, days in stays.items()}


def _leave(stays: dict[UUID, list[int]], stay: tuple[UUID, date] | None, on: date) -> None:
    if stay is not None:
        stage, since = stay
        stays.setdefault(stage, []).append(max(0, (on - since).days))


class LimitRests(StrEnum):
    """What the limit of a stage rests on."""

    STAGE = "stage"
    CYCLE = "cycle"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """After how many days without an act of the customer a deal is stalled; `n` won deals say so (`rests`)."""

    days: int
    rests: LimitRests
    n: int


def limit_for(stays: Sequence[int], cycle: Cycle, stages: int) -> Limit:
    """Return the limit of a stage (terms: stalled) from how long won deals stayed in it, ascending.

    14 days, or longer where three of four won deals stayed longer in the stage; where too little is known of the
    stage, its even share of the cycle's p75 stands for it.
    """
    if len(stays) >= LEAST_STAYS:
        usual = nearest_rank(stays, 75) or 0
        return Limit(days=max(LEAST_DAYS, usual), rests=LimitRests.STAGE, n=len(stays))
    if cycle.enough and cycle.p75 is not None and stages:
        return Limit(days=max(LEAST_DAYS, round(cycle.p75 / stages)), rests=LimitRests.CYCLE, n=cycle.n)
    return Limit(days=LEAST_DAYS, rests=LimitRests.NOTHING, n=cycle.n)


def limit_of(stays: Sequence[int], cycle: Cycle, stages: int) -> int:
    """Return the days of the limit of a stage."""
    return limit_for(stays, cycle, stages).days


def quiet_days(acts: Acts, as_of: date) -> int | None:
    """Return for how many days the customer did nothing since they did or we first spoke; None: nobody spoke yet."""
    if acts.contact_on is None:
        return None
    return max(0, (as_of - (acts.acted_on or acts.contact_on)).days)


def is_stalled(acts: Acts, as_of: date, limit: int, *, impediment_and_step: bool) -> bool:
    """Tell whether an open deal is stalled; an impediment with a booked next step ends it (1.10)."""
    quiet = quiet_days(acts, as_of)
    return quiet is not None and quiet > limit and not impediment_and_step
