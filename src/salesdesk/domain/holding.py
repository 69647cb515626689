"""What a customer has of ours: where renewals, add-ons and product gaps come from (0.3, 1.8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.money import Money, total
from salesdesk.domain.product import Product
from salesdesk.domain.refusals import Missing, OutOfRange

RENEW_WITHIN = timedelta(days=90)
"""How far ahead a renewal is proposed (0.3)."""


ADD_ON_AFTER = timedelta(days=90)
"""When an add-on to what was just won is worth a talk: they have worked with it by then (4.30)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A product that a customer has: since when, until when it runs, what it brings a year (net of tax).

    `text` names what is in no catalogue; `deal_id` is the deal it came from; `ended_on` the day it was given up.
    """

    id: UUID
    account_id: UUID
    product_id: UUID | None = None
    text: str = ""
    quantity: Decimal = Decimal(1)
    value: Money | None = None
    since: date | None = None
    renews_on: date | None = None
    ended_on: date | None = None
    deal_id: UUID | None = None

    @property
    def lasts(self) -> bool:
        """Whether they still have it."""
        return self.ended_on is None


def checked(holding: Holding) -> Holding:
    """Return a holding as it may be kept. Raises Missing (product), OutOfRange (quantity, renews_on, ended_on)."""
    if holding.product_id is None and not holding.text.strip():
        raise Missing("product", "holding")
    if holding.quantity <= 0:
        raise OutOfRange("quantity", f"{holding.quantity:f}", "0")
    since = holding.since
    for name, day in (("renews_on", holding.renews_on), ("ended_on", holding.ended_on)):
        if since is not None and day is not None and day < since:
            raise OutOfRange(name, day.isoformat(), since.isoformat())
    return holding


def more(holding: Holding, bought: Holding) -> Holding:
    """Return what they have of a product once they bought more of it: one thing, since the first purchase.

    It renews with the last purchase that recurs. Values of two currencies make none.
    """
    values = [one for one in (holding.value, bought.value) if one is not None]
    one_currency = len({value.currency for value in values}) == 1
    return replace(
        holding,
        quantity=holding.quantity + bought.quantity,
        value=total(values, values[0].currency) if one_currency else None,
        renews_on=bought.renews_on or holding.renews_on,
        deal_id=bought.deal_id or holding.deal_id,
    )


def anniversary(since: date, on: date) -> date:
    """Return the first anniversary of a day that is not before `on`; the 29th of February has its on the 28th."""
    years = max(1, on.year - since.year)
    found = _years_later(since, years)
    return found if found >= on else _years_later(since, years + 1)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


class Opening(StrEnum):
    """Why an existing customer may buy again."""

    RENEWAL = "renewal"
    ADD_ON = "add_on"
    PRODUCT_GAP = "product_gap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """One thing to propose to a customer: a renewal of what they have, an add-on to it, or what they lack.

    `holding` is what it rests on (a renewal, an add-on); `on` the renewal's day; `share` and `seen` tell for a gap
    how many of the customers of the segment that were counted have it.
    """

    opening: Opening
    product_id: UUID | None
    text: str = ""
    holding: Holding | None = None
    on: date | None = None
    share: float | None = None
    seen: int = 0


LEAST_CUSTOMERS = 8
"""Fewer customers of the segment than this prove no gap (terms: segment)."""

COMMON = 0.5
"""A product that at least this share of the segment's customers have is a gap for one that has it not."""


def proposed(
    holdings: Iterable[Holding],
    products: Mapping[UUID, Product],
    held_by_others: Mapping[UUID, int],
    others: int,
    on: date,
) -> tuple[Proposed, ...]:
    """Return what may be proposed to a customer: renewals first (earliest first), then add-ons, then gaps (1.8).

    `held_by_others` counts for each product how many of the `others` (customers of the same segment) have it.
    """
    lasting = [h for h in holdings if h.lasts]
    has = {h.product_id for h in lasting if h.product_id is not None}
    found = sorted(_renewals(lasting, products, on), key=lambda p: (p.on or on, p.text))
    found += _add_ons(lasting, products, has)
    offered = {p.product_id for p in found} | has
    if others >= LEAST_CUSTOMERS:
        found += [
            Proposed(opening=Opening.PRODUCT_GAP, product_id=key, share=count / others, seen=others)
            for key, count in sorted(held_by_others.items(), key=lambda item: -item[1])
            if key in products and key not in offered and count / others >= COMMON
        ]
    return tuple(found)


def _renewals(holdings: Iterable[Holding], products: Mapping[UUID, Product], on: date) -> list[Proposed]:
    due = [h for h in holdings if h.renews_on is not None and h.renews_on <= on + RENEW_WITHIN]
    return [
        Proposed(
            opening=Opening.RENEWAL,
            product_id=_renewed(h, products),
            text=h.text,
            holding=h,
            on=h.renews_on,
        )
        for h in due
    ]


def _renewed(holding: Holding, products: Mapping[UUID, Product]) -> UUID | None:
    product = products.get(holding.product_id) if holding.product_id else None
    return (product.renews_to or product.id) if product else None


def _add_ons(holdings: Iterable[Holding], products: Mapping[UUID, Product], has: Iterable[UUID]) -> list[Proposed]:
    had, found = set(has), list[Proposed]()
    for holding in holdings:
        product = products.get(holding.product_id) if holding.product_id else None
        more = product.upsells_to if product else None
        if more is not None and more in products and more not in had:
            had.add(more)
            found.append(Proposed(opening=Opening.ADD_ON, product_id=more, holding=holding))
    return found
