"""How often talks of a motion are won on this desk, and what one brings: what stands behind each name (B5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from salesdesk.domain.closing_in_time import LEAST_SEEN
from salesdesk.domain.deal import Deal, Motion, Outcome, Status
from salesdesk.domain.forecast import rates_from
from salesdesk.domain.money import Money
from salesdesk.domain.rates import Rate, nearest_rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """How often deals of a motion are won, and what one brings in the middle.

    Where fewer than eight of the motion were decided, both are of all motions (`pooled`).
    """

    rate: Rate
    value: Money | None
    pooled: bool = False


def usual_of(deals: Iterable[Deal], day: date, currency: str) -> Mapping[Motion, Usual]:
    """Return how often deals of each motion were won in the 24 months up to a day, and their middle value."""
    since = rates_from(day)
    ended: dict[Motion | None, list[Deal]] = defaultdict(list)
    for deal in deals:
        closed = deal.closed_on
        if deal.status not in {Status.WON, Status.LOST} or deal.outcome is Outcome.DISQUALIFIED:
            continue
        if closed is not None and since <= closed <= day:
            for key in (deal.motion, None):
                ended[key].append(deal)
    pooled = _usual(ended[None], currency, pooled=True)
    return {
        motion: _usual(ended[motion], currency) if len(ended[motion]) >= LEAST_SEEN else pooled for motion in Motion
    }


def _usual(ended: Sequence[Deal], currency: str, *, pooled: bool = False) -> Usual:
    won = [deal for deal in ended if deal.status is Status.WON]
    return Usual(rate=Rate.seen(len(won), len(ended)), value=middle_value(won, currency), pooled=pooled)


def middle_value(won: Iterable[Deal], currency: str) -> Money | None:
    """Return the middle one of the values in a currency; None where none is known."""
    middle = nearest_rank(sorted(d.value.minor for d in won if d.value and d.value.currency == currency), 50)
    return None if middle is None else Money(middle, currency)
