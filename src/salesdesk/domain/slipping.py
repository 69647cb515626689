"""How much of what is expected in a period is not decided in it: the slip of a desk (F1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from salesdesk.domain.coverage import LEAST_CLOSED
from salesdesk.domain.deal import Deal, Outcome, Status
from salesdesk.domain.period import Period
from salesdesk.domain.rates import Rate


def slip_of(expected: Iterable[UUID], deals: Mapping[UUID, Deal], period: Period) -> Rate:
    """Return the share of the deals expected in a past period on its first day that were neither won nor lost in it.

    A deal that was disqualified, handed back or is gone says nothing about slipping and is in no share, as in a win
    rate (F6). Rates of several periods add up by `together`.
    """
    fates = [_slipped(deals[key], period) for key in dict.fromkeys(expected) if key in deals]
    known = [fate for fate in fates if fate is not None]
    return Rate.seen(sum(known), len(known))


def _slipped(deal: Deal, period: Period) -> bool | None:
    if deal.status_on(period.last) is Status.OPEN:
        return True
    unlike = deal.status is Status.HANDED_BACK or deal.outcome is Outcome.DISQUALIFIED
    return None if unlike else False


def together(slips: Iterable[Rate]) -> Rate:
    """Return the slip of several periods as one."""
    listed = [slip for slip in slips if slip.value is not None]
    return Rate.seen(sum(round((slip.value or 0.0) * slip.n) for slip in listed), sum(slip.n for slip in listed))


def taken_off(slip: Rate) -> float:
    """Return the share that coverage takes off: nothing while fewer than 8 deals say how many slip."""
    return slip.value if slip.value is not None and slip.n >= LEAST_CLOSED else 0.0
