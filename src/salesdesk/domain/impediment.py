"""What stands in the way of a deal: who says so, in which words, what removes it (1.10, 1.11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.rates import Rate
from salesdesk.domain.refusals import Missing, OutOfRange


class ImpedimentKind(StrEnum):
    """What kind of thing it is; price is only one of them (1.11)."""

    PRICE = "price"
    BUDGET = "budget"
    TIMING = "timing"
    DECISION = "decision"
    PRODUCT = "product"
    TRUST = "trust"
    COMPETITOR = "competitor"
    PRESENT_CONTRACT = "present_contract"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Impediment:
    """One thing that keeps a deal from going on.

    `person_id` is whose it is, `words` are the customer's, `removes` is what would take it away, `by` who does that
    ("we", a name), `due` until when; `noted_on` and `removed_on` are days in the desk's zone.
    """

    id: UUID
    deal_id: UUID
    kind: ImpedimentKind = ImpedimentKind.OTHER
    person_id: UUID | None = None
    words: str = ""
    removes: str = ""
    by: str = ""
    due: date | None = None
    noted_on: date
    removed_on: date | None = None

    @property
    def stands(self) -> bool:
        """Whether it still stands in the way."""
        return self.removed_on is None

    @property
    def opens_discount(self) -> bool:
        """Whether a discount may be given against it: price, standing, in the customer's words (1.11)."""
        return self.kind is ImpedimentKind.PRICE and self.stands and bool(self.words.strip())


def checked(impediment: Impediment) -> Impediment:
    """Return an impediment as it may be kept: somebody said or saw something.

    Raises Missing (words) when neither words nor what removes it are given, OutOfRange (removed_on).
    """
    if not impediment.words.strip() and not impediment.removes.strip():
        raise Missing("words", "impediment")
    removed = impediment.removed_on
    if removed is not None and removed < impediment.noted_on:
        raise OutOfRange("removed_on", removed.isoformat(), impediment.noted_on.isoformat())
    return impediment


def removed(impediment: Impediment, on: date) -> Impediment:
    """Return an impediment as out of the way since that day. Raises OutOfRange."""
    return checked(replace(impediment, removed_on=on))


def price_impediment(impediments: Iterable[Impediment]) -> Impediment | None:
    """Return the first impediment that a discount may be given against, or None: then discounts are locked (B7)."""
    return next((found for found in impediments if found.opens_discount), None)


def share_of_price(impediments: Iterable[Impediment]) -> Rate:
    """Return how often price really was what stood in the way, of all impediments (1.11): k of n, with its interval."""
    kinds = [one.kind for one in impediments]
    return Rate.seen(sum(kind is ImpedimentKind.PRICE for kind in kinds), len(kinds))
