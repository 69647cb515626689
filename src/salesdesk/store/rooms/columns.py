"""Amounts and moments as pairs of columns, and back; what somebody who was invited said."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from salesdesk.domain.follow_up import Attendee
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import OutOfRange
from salesdesk.store.types import AnyRow

LARGEST_MINOR = 2**63 - 1


def minor_of(amount: Money) -> int:
    """Return the minor units. Raises OutOfRange for what 64 bits cannot hold: no such sum is meant."""
    if abs(amount.minor) > LARGEST_MINOR:
        largest = Money(LARGEST_MINOR, amount.currency)
        raise OutOfRange("amount", str(amount), str(Money(-LARGEST_MINOR, amount.currency)), str(largest))
    return amount.minor


def money_columns(name: str, amount: Money | None) -> dict[str, Any]:
    """Return the two columns of an amount. Raises OutOfRange."""
    return {
        f"{name}_minor": None if amount is None else minor_of(amount),
        f"{name}_currency": None if amount is None else amount.currency,
    }


def money_of(minor: int | None, currency: str | None) -> Money | None:
    """Return the amount of two columns."""
    return None if minor is None or currency is None else Money(minor, currency)


def moment_columns(name: str, moment: Moment | None) -> dict[str, Any]:
    """Return the two columns of a moment."""
    return {
        f"{name}_at": None if moment is None else moment.at,
        f"{name}_zone": None if moment is None else moment.zone,
    }


def moment_of(at: datetime | None, zone: str | None) -> Moment | None:
    """Return the moment of two columns."""
    return None if at is None or zone is None else Moment(at, zone)


def attendee_columns(one: Attendee) -> dict[str, Any]:
    """Return the columns of somebody who is to be there."""
    return {"person_id": one.person_id, "reply": one.reply, "replied_at": one.replied_at, "sequence": one.sequence}


def read_attendee(row: AnyRow) -> Attendee:
    """Return somebody who is to be there."""
    return Attendee(person_id=row.person_id, reply=row.reply, replied_at=row.replied_at, sequence=row.sequence)
