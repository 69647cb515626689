"""What people say of a period: the number a rep commits to, the lead's beside it, and a target that is given up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from salesdesk.domain.accepted_miss import AcceptedMiss
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import Missing, OutOfRange


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastCall:
    """What is said of a period for one owner (None: for the whole desk), net, in the desk's currency.

    `committed` is the rep's own number, said on `said_on`; `adjusted` what `adjusted_by` makes of it, for the reason
    `because`. `given_up` is why the target was given up on `given_up_on` for the committed number (0.11), "" while it
    stands.
    """

    id: UUID
    period: str
    owner_id: UUID | None = None
    committed: Money | None = None
    said_on: date | None = None
    adjusted: Money | None = None
    adjusted_by: UUID | None = None
    because: str = ""
    given_up: str = ""
    given_up_on: date | None = None


def committed(call: ForecastCall, amount: Money | None, on: date) -> ForecastCall:
    """Return the call with another number of the rep, None for no number any more. Raises OutOfRange below zero."""
    return replace(call, committed=_at_least_nothing(amount), said_on=None if amount is None else on)


def adjusted(call: ForecastCall, amount: Money | None, by: UUID | None, because: str) -> ForecastCall:
    """Return the call with the lead's number beside the rep's, None for no adjustment any more.

    Raises Missing (reason) for an adjustment without one, OutOfRange below zero.
    """
    if amount is None:
        return replace(call, adjusted=None, adjusted_by=None, because="")
    if not because.strip():
        raise Missing("reason", "adjustment")
    return replace(call, adjusted=_at_least_nothing(amount), adjusted_by=by, because=because.strip())


def given_up(call: ForecastCall, miss: AcceptedMiss) -> ForecastCall:
    """Return the call after a miss was accepted: the new number and why (0.11)."""
    return replace(call, committed=miss.committed, said_on=miss.on, given_up=miss.reason, given_up_on=miss.on)


def checked(call: ForecastCall) -> ForecastCall:
    """Return a call as it may be kept. Raises Missing (reason), OutOfRange (called)."""
    if call.adjusted is not None and not call.because.strip():
        raise Missing("reason", "adjustment")
    for amount in (call.committed, call.adjusted):
        _at_least_nothing(amount)
    return call


def _at_least_nothing(amount: Money | None) -> Money | None:
    if amount is not None and amount.minor < 0:
        raise OutOfRange("called", str(amount), str(Money.zero(amount.currency)))
    return amount
