"""Which plays work here, for the team and for me: started, met, won, money, days to cash, each with n (0.16)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.money import Money, total
from salesdesk.domain.play_run import PlayRun
from salesdesk.domain.plays import Play, PlayKey
from salesdesk.domain.rates import Rate, nearest_rank

_OUTSIDE = 40
"""One in forty may lie on each side of a 95 % interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """Somebody who was called for a play: the day, whose result it is, and how far it came.

    `won_on` and `value` are those of the deal it led to, won up to the day that is asked about.
    """

    play: PlayKey
    started_on: date
    rep_id: UUID | None = None
    met: bool = False
    won_on: date | None = None
    value: Money | None = None

    @property
    def days_to_cash(self) -> int | None:
        """Calendar days from the first call to the win; None where nothing was won."""
        return None if self.won_on is None else max(0, (self.won_on - self.started_on).days)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayResult:
    """What a play brought: of `met.n` names called so many were met and won, for how much, net.

    `days` is the median from the first call to the win, `days_low` to `days_high` its 95 % interval (by order
    statistics; None with fewer than six wins). `others` wins are in other currencies and in no sum.
    """

    play: PlayKey
    met: Rate
    won: Rate
    wins: int
    value: Money
    days: int | None = None
    days_low: int | None = None
    days_high: int | None = None
    others: int = 0

    @property
    def started(self) -> int:
        """How many names were called."""
        return self.met.n


def tries_of(runs: Iterable[PlayRun], deals: Mapping[UUID, Deal], as_of: date) -> tuple[Try, ...]:
    """Return everybody who was called for a play up to a day; skipped and waiting names are no tries."""
    return tuple(
        _try(run, call.called_on, met_on=call.met_on, deal=deals.get(call.deal_id) if call.deal_id else None, day=as_of)
        for run in runs
        for call in run.calls
        if call.called_on is not None and call.called_on <= as_of
    )


def _try(run: PlayRun, called_on: date, *, met_on: date | None, deal: Deal | None, day: date) -> Try:
    won = deal if deal is not None and deal.status_on(day) is Status.WON else None
    return Try(
        play=run.play,
        started_on=called_on,
        rep_id=run.results_of,
        met=met_on is not None and met_on <= day,
        won_on=won.closed_on if won else None,
        value=won.value if won else None,
    )


def results(
    tries: Iterable[Try], currency: str, own: Sequence[UUID] = (), rep_id: UUID | None = None
) -> tuple[PlayResult, ...]:
    """Return what each of the eleven plays and of the desk's `own` ones brought, in order, tried or not (0.16).

    With `rep_id` only what is booked under that rep, else the whole team's.
    """
    counted = [one for one in tries if rep_id is None or one.rep_id == rep_id]
    keys: tuple[PlayKey, ...] = (*Play, *own)
    return tuple(_result(key, [one for one in counted if one.play == key], currency) for key in keys)


def _result(key: PlayKey, tries: Sequence[Try], currency: str) -> PlayResult:
    won = [one for one in tries if one.won_on is not None]
    days = sorted(one.days_to_cash for one in won if one.days_to_cash is not None)
    low, high = _median_interval(days)
    return PlayResult(
        play=key,
        met=Rate.seen(sum(one.met for one in tries), len(tries)),
        won=Rate.seen(len(won), len(tries)),
        wins=len(won),
        value=total((one.value for one in won if one.value and one.value.currency == currency), currency),
        days=nearest_rank(days, 50),
        days_low=low,
        days_high=high,
        others=sum(one.value is not None and one.value.currency != currency for one in won),
    )


def _median_interval(ordered: Sequence[int]) -> tuple[int | None, int | None]:
    """Return the values between which the median lies with at least 95 %, whatever the distribution."""
    n, below, rank = len(ordered), 0, 0
    # Counted in whole numbers: of 2**n ways to fall on either side, at most 2.5 % may lie outside at each end.
    while (below := below + math.comb(n, rank)) * _OUTSIDE <= 2**n:
        rank += 1
    return (ordered[rank - 1], ordered[n - rank]) if rank else (None, None)
