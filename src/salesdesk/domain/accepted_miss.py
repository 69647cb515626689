"""Accepting that a target will be missed: never silent, with a reason, a new number and the deals that move (0.11)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.refusals import Missing, OtherCurrency, OutOfRange


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedMiss:
    """That the target of a period is given up for a new committed number, why, and which deals are expected later.

    `moved` are the deals as they are to be kept: each has another expected day, which its history counts as a push.
    """

    period: str
    on: date
    reason: str
    committed: Money
    owner_id: UUID | None = None
    moved: tuple[Deal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a period stands when its miss is accepted: its target and what is won already, in one currency."""

    period: Period
    target: Money
    won: Money


def proposed_days(deals: Iterable[Deal], standing: Standing, following: Period) -> Mapping[UUID, date]:
    """Return a day in the following period for each open deal that is expected in this one: as deep in as before."""
    last = following.last
    return {
        deal.id: min(last, following.first + (deal.expected_on - standing.period.first))
        for deal in deals
        if deal.status is Status.OPEN and deal.expected_on is not None and deal.expected_on in standing.period
    }


def accepted(
    standing: Standing,
    committed: Money | None,
    reason: str,
    on: date,
    later: Iterable[tuple[Deal, date]] = (),
    owner_id: UUID | None = None,
) -> AcceptedMiss:
    """Return a miss as accepted; `later` are the deals that are expected after the period now, with their new days.

    Raises Missing (reason, committed), OtherCurrency, OutOfRange (committed) for less than is won or as much as the
    target, OutOfRange (moved_to) for a day that is not after the period.
    """
    if not reason.strip():
        raise Missing("reason", "miss")
    if committed is None:
        raise Missing("committed", "miss")
    return AcceptedMiss(
        period=standing.period.name,
        on=on,
        reason=reason.strip(),
        committed=_credible(committed, standing),
        owner_id=owner_id,
        moved=tuple(_moved(deal, day, standing.period) for deal, day in later),
    )


def _credible(committed: Money, standing: Standing) -> Money:
    if committed.currency != standing.target.currency:
        raise OtherCurrency(standing.target.currency, committed.currency)
    if not standing.won <= committed < standing.target:
        raise OutOfRange("committed", str(committed), str(standing.won), str(standing.target))
    return committed


def _moved(deal: Deal, day: date, period: Period) -> Deal:
    if day <= period.last:
        raise OutOfRange("moved_to", day.isoformat(), (period.last + timedelta(days=1)).isoformat())
    return replace(deal, expected_on=day)
