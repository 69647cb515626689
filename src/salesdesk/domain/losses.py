"""Why deals are won and lost: by outcome, reason, competitor and segment, and what an early price changes (4.3-4.7).

A loss to nobody is no competitive loss; disqualified deals are in no rate (F6). Every rate says how many it rests on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.domain.deal import LossReason, Outcome, ReasonCode, ReasonSource, Status
from salesdesk.domain.folding import fold
from salesdesk.domain.rates import Rate

LEAST_CLOSED = 8
"""Below so many closed deals no rate is given (terms: segment)."""

PRICE: frozenset[ReasonCode] = frozenset({ReasonCode.COMPETITOR_PRICE, ReasonCode.NO_BUDGET})
"""Reasons that are about the price: a competitor's price and terms, or no budget for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A deal that was won or lost on a day (desk's zone), with its segment.

    `price_learnt_on` is the day on which the customer's price expectation was learnt, `proposed_on` the day of the
    first proposal; None: not known, none.
    """

    deal_id: UUID
    closed_on: date
    status: Status
    outcome: Outcome | None = None
    reasons: tuple[LossReason, ...] = ()
    segment: str = ""
    price_learnt_on: date | None = None
    proposed_on: date | None = None

    @property
    def main(self) -> LossReason | None:
        """The main reason of a loss."""
        return next((reason for reason in self.reasons if reason.main), None)

    @property
    def counts(self) -> bool:
        """Whether the deal is in a win rate: won, or lost without being disqualified (F6)."""
        return self.status is Status.WON or (self.status is Status.LOST and self.outcome is not Outcome.DISQUALIFIED)

    @property
    def priced_early(self) -> bool:
        """Whether the price expectation was known before the first proposal, or without one before the end (4.5)."""
        if self.price_learnt_on is None:
            return False
        return self.price_learnt_on < (self.proposed_on or self.closed_on)


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a report: a name, how many losses it stands for, how many of these the customer said."""

    name: str
    count: int
    said_by_customer: int


@dataclass(frozen=True, slots=True)
class Won:
    """How often deals of one kind are won."""

    name: str
    won: int
    rate: Rate

    @property
    def known(self) -> bool:
        """Whether enough closed to say a rate."""
        return self.rate.n >= LEAST_CLOSED


@dataclass(frozen=True, slots=True)
class EarlyPrice:
    """Of the deals with and without an early price expectation: how many were lost for the price (B15)."""

    early: Rate
    late: Rate

    @property
    def known(self) -> bool:
        """Whether enough closed on both sides to compare them."""
        return min(self.early.n, self.late.n) >= LEAST_CLOSED

    @property
    def different(self) -> bool:
        """Whether the data say that the two differ: their 95 % intervals lie apart."""
        return self.known and (self.early.high < self.late.low or self.late.high < self.early.low)


@dataclass(frozen=True, slots=True, kw_only=True)
class LossReport:
    """What became of the deals that closed in a stretch of days."""

    first: date
    last: date
    won: int
    lost: int
    rate: Rate
    outcomes: tuple[tuple[Outcome | None, int], ...]
    reasons: tuple[tuple[ReasonCode, Told], ...]
    competitors: tuple[Told, ...]
    segments: tuple[Won, ...]
    early_price: EarlyPrice


def loss_report(ended: Iterable[Ended], first: date, last: date) -> LossReport:
    """Return the report over the deals that closed between two days, both included."""
    within = [one for one in ended if first <= one.closed_on <= last]
    losses = [one for one in within if one.status is Status.LOST]
    counted = [one for one in within if one.counts]
    return LossReport(
        first=first,
        last=last,
        won=sum(one.status is Status.WON for one in within),
        lost=len(losses),
        rate=_won_of(counted),
        outcomes=tuple(Counter(one.outcome for one in losses).most_common()),
        reasons=_by_reason(losses),
        competitors=_by_competitor(losses),
        segments=_by_segment(counted),
        early_price=early_price(counted),
    )


def _won_of(deals: Sequence[Ended]) -> Rate:
    return Rate.seen(sum(one.status is Status.WON for one in deals), len(deals))


def _by_reason(losses: Iterable[Ended]) -> tuple[tuple[ReasonCode, Told], ...]:
    found: dict[ReasonCode, list[LossReason]] = {}
    for loss in losses:
        if loss.main is not None:
            found.setdefault(loss.main.code, []).append(loss.main)
    told = [(code, Told(code.value, len(listed), _said(listed))) for code, listed in found.items()]
    return tuple(sorted(told, key=lambda one: (-one[1].count, one[0])))


def _said(reasons: Iterable[LossReason]) -> int:
    return sum(reason.source is ReasonSource.CUSTOMER for reason in reasons)


def _by_competitor(losses: Iterable[Ended]) -> tuple[Told, ...]:
    """Count competitive losses alone, each once for a competitor, whatever its case and spaces."""
    names: dict[str, str] = {}
    found: dict[str, list[LossReason]] = {}
    for loss in losses:
        if loss.outcome is Outcome.COMPETITIVE:
            for key, reason in {fold(r.competitor): r for r in loss.reasons if r.competitor.strip()}.items():
                names.setdefault(key, reason.competitor.strip())
                found.setdefault(key, []).append(reason)
    told = [Told(names[key], len(listed), _said(listed)) for key, listed in found.items()]
    return tuple(sorted(told, key=lambda one: (-one.count, fold(one.name))))


def _by_segment(counted: Sequence[Ended]) -> tuple[Won, ...]:
    """Return the win rate of each segment, those of most closed deals first (4.7)."""
    grouped: dict[str, list[Ended]] = {}
    for one in counted:
        grouped.setdefault(one.segment, []).append(one)
    rates = [
        Won(name, sum(one.status is Status.WON for one in listed), _won_of(listed)) for name, listed in grouped.items()
    ]
    return tuple(sorted(rates, key=lambda one: (-one.rate.n, fold(one.name))))


def early_price(counted: Iterable[Ended]) -> EarlyPrice:
    """Return how often deals are lost for the price, with the price expectation known early and without (4.5, B15)."""
    listed = list(counted)

    def lost_for_price(chosen: Callable[[Ended], bool]) -> Rate:
        some = [one for one in listed if chosen(one)]
        return Rate.seen(sum(one.main is not None and one.main.code in PRICE for one in some), len(some))

    return EarlyPrice(
        early=lost_for_price(lambda one: one.priced_early), late=lost_for_price(lambda one: not one.priced_early)
    )
