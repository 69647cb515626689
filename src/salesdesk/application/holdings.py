"""What customers have of ours, and what that proposes: renewals, add-ons, product gaps (0.3, 1.8, 4.30).

A customer has what was written down (Holding records) and what its won deals brought. The latter is read from the
deals themselves, so that imported deals with products show here without anything being copied; it becomes a record of
its own as soon as somebody writes on it. What recurs in an option that was chosen is a record from the first: the lines
of a deal do not say how often they are due, the option did.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid5

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.application.ports import Reading
from salesdesk.application.rows import HeldCounts, HeldProduct
from salesdesk.application.selling import stages_in_order
from salesdesk.domain import deal as deals
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, DealLine, Motion, Status
from salesdesk.domain.holding import (
    ADD_ON_AFTER,
    LEAST_CUSTOMERS,
    Holding,
    Opening,
    Proposed,
    anniversary,
    proposed,
)
from salesdesk.domain.money import Money, total
from salesdesk.domain.product import Product, Recurrence, first_year

Products = Mapping[UUID, Product]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Something a customer has, by its name; `written` tells a record from what is read from `deal`, its won deal."""

    holding: Holding
    name: str
    written: bool
    deal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """Something to propose, by its name; `rests_on` is the name of what they have that leads to it."""

    proposed: Proposed
    name: str
    rests_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldingsView:
    """What an account has and what may be proposed to it.

    `segment` is the industry whose customers were counted for product gaps, empty where the whole desk was, because
    fewer than eight customers of the industry are known.
    """

    account_id: UUID
    held: tuple[Held, ...]
    opportunities: tuple[Opportunity, ...]
    products: tuple[Product, ...]
    segment: str = ""


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a rep does with what customers have."""

    bench: Bench

    def of(self, account_id: UUID) -> HoldingsView:
        """Return what an account has and what may be proposed to it. Raises NotKept."""
        with self.bench.look() as look:
            account = live(look, Account, account_id)
            today = self.bench.changes.today(self.bench.changes.settings(look))
            offered = {product.id: product for product in look.every(Product)}
            written, bought = look.rows.holdings_of(account_id), look.rows.bought(account_id)
            known = _with_those_put_away(look, offered, written, bought)
            held = has_of(written, bought, known, today)
            # Who has nothing of ours lacks everything: that is a new account to win, no gap.
            is_customer = any(holding.lasts for holding, _ in held)
            segment, counts = _counts(look, account) if is_customer else ("", HeldCounts(customers=0, by_product={}))
            common = _that_last(look, offered, counts.by_product)
            found = proposed((h for h, _ in held), offered, common, counts.customers, today)
            asked = _asked_for(look, account_id)
            return HoldingsView(
                account_id=account_id,
                held=tuple(_held(look, h, known, written=kept) for h, kept in held),
                opportunities=tuple(_opportunity(p, known) for p in found if p.product_id not in asked),
                products=tuple(sorted(offered.values(), key=lambda p: (p.group, p.name))),
                segment=segment,
            )

    def after(self, deal_id: UUID) -> tuple[Opportunity, ...]:
        """Return what a won deal proposes next, each with its day: a renewal in a year, an add-on (4.30)."""
        with self.bench.look() as look:
            deal = live(look, Deal, deal_id)
            if deal.status is not Status.WON or deal.closed_on is None or deal.account_id is None:
                return ()
            offered = {product.id: product for product in look.every(Product)}
            bought = [b for b in look.rows.bought(deal.account_id) if b.deal_id == deal_id]
            written = [h for h in look.rows.holdings_of(deal.account_id) if h.deal_id == deal_id]
            asked = _asked_for(look, deal.account_id)
            has = {b.product_id for b in look.rows.bought(deal.account_id)}
            found = won_proposes(bought, offered, deal.closed_on, has, written)
            return tuple(_opportunity(p, offered) for p in found if p.product_id not in asked)

    def keep(self, before: Holding | None, after: Holding) -> Step:
        """Keep what was written about something they have; None before makes a record. Raises Missing, OutOfRange."""
        return self.bench.do(Edit(before, after))

    def end(self, held: Held, on: date) -> Step:
        """Write down that they gave something up on a day; what is read from a deal becomes a record for it."""
        after = replace(held.holding, ended_on=on)
        return self.bench.do(Edit(held.holding if held.written else None, after))

    def remove(self, holding: Holding) -> Step:
        """Put a record away; what a won deal brought shows again as the deal has it."""
        return self.bench.do(Edit(holding, None))

    def start_deal(self, account_id: UUID, opportunity: Opportunity, title: str) -> Step:
        """Start a deal on what was proposed: motion existing, the product as its line, closing on the proposed day.

        Raises Missing without a title.
        """
        found = opportunity.proposed
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            today = self.bench.changes.today(settings)
            product = look.find(Product, found.product_id)
            stages = stages_in_order(look)
        deal = Deal(
            id=self.bench.new_id(),
            title=title.strip(),
            currency=product.price.currency if product and product.price else settings.currency,
            account_id=account_id,
            owner_id=settings.me,
            motion=Motion.EXISTING,
            created_on=today,
            expected_on=found.on if found.on and found.on >= today else None,
            lines=(_line(opportunity, product),),
        )
        return self.bench.do(Edit(None, deals.moved(deal, stages[0], today) if stages else deal))


def has_of(
    written: Sequence[Holding], bought: Iterable[HeldProduct], products: Products, on: date
) -> tuple[tuple[Holding, bool], ...]:
    """Return what is written down (True) and what won deals brought besides (False): by renewal, what ended last.

    What was bought of a product stands as one thing, from the first purchase on; a record about the product stands for
    all that was bought before it ended.
    """
    lasting = {h.product_id for h in written if h.lasts}
    ended: dict[UUID | None, date] = {}
    for holding in written:
        if holding.ended_on is not None:
            ended[holding.product_id] = max(holding.ended_on, ended.get(holding.product_id, holding.ended_on))
    by_product: dict[UUID, list[HeldProduct]] = {}
    for one in bought:
        known_end = ended.get(one.product_id)
        if one.product_id not in lasting and (known_end is None or (one.since is not None and one.since > known_end)):
            by_product.setdefault(one.product_id, []).append(one)
    read = [(_bought_as_one(listed, products.get(key), on), False) for key, listed in by_product.items()]
    every = [*((holding, True) for holding in written), *read]
    return tuple(sorted(every, key=lambda pair: _by_renewal(pair[0])))


def _by_renewal(holding: Holding) -> tuple[bool, date, date]:
    return (not holding.lasts, holding.renews_on or date.max, holding.since or date.max)


def _bought_as_one(listed: Sequence[HeldProduct], product: Product | None, on: date) -> Holding:
    """Return purchases of one product (oldest first, not empty) as one holding; only what recurs renews."""
    first, last = listed[0], listed[-1]
    recurs = product is not None and product.recurrence is not Recurrence.ONCE
    return Holding(
        id=uuid5(first.account_id, f"{first.product_id}/{first.deal_id}"),
        account_id=first.account_id,
        product_id=first.product_id,
        quantity=sum((one.quantity for one in listed), start=Decimal(0)) or Decimal(1),
        value=_a_year(listed, product) if product and recurs else None,
        since=first.since,
        renews_on=anniversary(last.since, on) if recurs and last.since else None,
        deal_id=last.deal_id,
    )


def _a_year(listed: Sequence[HeldProduct], product: Product) -> Money | None:
    """Return what the purchases bring a year; None when a price is unknown or they are in several currencies."""
    prices = [(one.price or product.price, one.quantity) for one in listed]
    known = [first_year(price.times(quantity), product.recurrence) for price, quantity in prices if price]
    one_currency = len({amount.currency for amount in known}) == 1
    return total(known, known[0].currency) if one_currency and len(known) == len(prices) else None


def won_proposes(
    bought: Iterable[HeldProduct],
    products: Products,
    won_on: date,
    has: Iterable[UUID] = (),
    written: Sequence[Holding] = (),
) -> tuple[Proposed, ...]:
    """Return what a deal that was won proposes: the renewal of what recurs in a year, add-ons they lack (4.30).

    `written` are the records that came from it.
    """
    found: dict[tuple[Opening, UUID], Proposed] = {}
    had = set(has)
    for holding, _ in has_of(written, bought, products, won_on):
        product = products.get(holding.product_id) if holding.product_id else None
        if product is None or not holding.lasts:
            continue
        if holding.renews_on is not None:
            key = product.renews_to or product.id
            renewal = Proposed(opening=Opening.RENEWAL, product_id=key, holding=holding, on=holding.renews_on)
            found.setdefault((Opening.RENEWAL, key), renewal)
        more = product.upsells_to
        if more is not None and more in products and more not in had:
            day = won_on + ADD_ON_AFTER
            add_on = Proposed(opening=Opening.ADD_ON, product_id=more, holding=holding, on=day)
            found.setdefault((Opening.ADD_ON, more), add_on)
    return tuple(sorted(found.values(), key=lambda p: p.on or date.max))


def had_by(look: Reading, account_id: UUID, on: date) -> Mapping[UUID, tuple[Holding, bool]]:
    """Return what an account has of each product, and whether that is a record."""
    written, bought = look.rows.holdings_of(account_id), look.rows.bought(account_id)
    known = _with_those_put_away(look, {product.id: product for product in look.every(Product)}, written, bought)
    held = has_of(written, bought, known, on)
    return {h.product_id: (h, kept) for h, kept in held if h.lasts and h.product_id}


def recurring(look: Reading) -> frozenset[UUID]:
    """Return the products of the catalogue that recur."""
    return frozenset(product.id for product in look.every(Product) if product.recurrence is not Recurrence.ONCE)


def _with_those_put_away(
    look: Reading, offered: Products, written: Iterable[Holding], bought: Iterable[HeldProduct]
) -> Products:
    """Return the catalogue with what they have of products that were put away since."""
    keys = {h.product_id for h in written} | {b.product_id for b in bought}
    gone = (look.find(Product, key) for key in keys if key is not None and key not in offered)
    return {**offered, **{product.id: product for product in gone if product is not None}}


def _that_last(look: Reading, offered: Products, counts: Mapping[UUID, int]) -> Mapping[UUID, int]:
    """The counts of what customers go on having: what recurs, or somebody wrote down that they have it.

    A day of installation that most of them paid once is nothing that another customer lacks (1.8).
    """
    had = {product for _, product in look.rows.holdings_written_down()}
    lasting = {key for key, product in offered.items() if product.recurrence is not Recurrence.ONCE} | had
    return {key: count for key, count in counts.items() if key in lasting}


def _counts(look: Reading, account: Account) -> tuple[str, HeldCounts]:
    """Return the segment that was counted ("" for the whole desk) and how many of it have what."""
    if account.industry.strip():
        counts = look.rows.held_by_customers(account.id, of_its_segment=True)
        if counts.customers >= LEAST_CUSTOMERS:
            return account.industry.strip(), counts
    return "", look.rows.held_by_customers(account.id, of_its_segment=False)


def _asked_for(look: Reading, account_id: UUID) -> frozenset[UUID]:
    """Return the products that open deals with an account are about: they are being sold already."""
    open_deals = (look.find(Deal, row.id) for row in look.rows.deals_of(account_id) if row.status is Status.OPEN)
    return frozenset(line.product_id for deal in open_deals if deal for line in deal.lines if line.product_id)


def _held(look: Reading, holding: Holding, products: Products, *, written: bool) -> Held:
    deal = look.find(Deal, holding.deal_id)
    return Held(holding=holding, name=_name(holding, products), written=written, deal=deal.title if deal else "")


def _opportunity(found: Proposed, products: Products) -> Opportunity:
    rests_on = _name(found.holding, products) if found.holding else ""
    product = products.get(found.product_id) if found.product_id else None
    return Opportunity(proposed=found, name=product.name if product else rests_on, rests_on=rests_on)


def _name(holding: Holding, products: Products) -> str:
    product = products.get(holding.product_id) if holding.product_id else None
    return product.name if product else holding.text


def _line(opportunity: Opportunity, product: Product | None) -> DealLine:
    found = opportunity.proposed
    renewed = found.holding if found.opening is Opening.RENEWAL else None
    return DealLine(
        product_id=product.id if product else None,
        text=product.name if product else opportunity.name,
        quantity=renewed.quantity if renewed else Decimal(1),
        unit=product.unit if product else "",
        price=product.price if product else None,
    )
