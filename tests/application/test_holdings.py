"""What customers have, and the renewals, add-ons and product gaps that it proposes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.holdings import Opportunity, has_of, won_proposes
from salesdesk.application.rows import HeldProduct
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, DealLine, Motion, Status
from salesdesk.domain.holding import Holding, Opening, Proposed, anniversary
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product, Recurrence
from salesdesk.domain.refusals import Missing, OutOfRange

TODAY = date(2026, 12, 1)
ACCOUNT = UUID(int=1)
PUMP = Product(id=UUID(int=11), name="Pump", price=Money.of(1000, "EUR"), upsells_to=UUID(int=13))
CARE = Product(id=UUID(int=12), name="Care", price=Money.of(50, "EUR"), recurrence=Recurrence.MONTHLY)
FILTER = Product(id=UUID(int=13), name="Filter", price=Money.of(200, "EUR"), recurrence=Recurrence.YEARLY)
CATALOGUE = {p.id: p for p in (PUMP, CARE, FILTER)}


def bought(product: Product, since: date | None, quantity: int = 1, price: Money | None = None) -> HeldProduct:
    return HeldProduct(
        account_id=ACCOUNT,
        product_id=product.id,
        deal_id=uuid4(),
        since=since,
        quantity=Decimal(quantity),
        price=price,
    )


def written(product: Product, **more: object) -> Holding:
    return replace(Holding(id=uuid4(), account_id=ACCOUNT, product_id=product.id), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("since", "on", "expected"),
    [
        (date(2026, 3, 3), date(2026, 12, 1), date(2027, 3, 3)),
        (date(2024, 12, 1), date(2026, 12, 1), date(2026, 12, 1)),
        (date(2024, 11, 30), date(2026, 12, 1), date(2027, 11, 30)),
        (date(2024, 2, 29), date(2026, 1, 1), date(2026, 2, 28)),
        (date(2024, 2, 29), date(2028, 1, 1), date(2028, 2, 29)),
        (date(2026, 12, 1), date(2026, 12, 1), date(2027, 12, 1)),
    ],
)
def test_0_3_a_renewal_is_a_year_or_years_after_the_purchase(since: date, on: date, expected: date) -> None:
    assert anniversary(since, on) == expected


def test_1_8_purchases_of_one_product_are_one_thing_since_the_first() -> None:
    listed = [bought(CARE, date(2024, 5, 2)), bought(CARE, date(2026, 6, 9), 2, Money.of(40, "EUR"))]
    ((holding, kept),) = has_of((), listed, CATALOGUE, TODAY)
    assert not kept
    assert (holding.since, holding.quantity) == (date(2024, 5, 2), Decimal(3))
    assert holding.renews_on == date(2027, 6, 9)
    assert holding.value == Money.of(50 * 12 + 2 * 40 * 12, "EUR")
    assert holding.deal_id == listed[-1].deal_id


def test_1_8_what_is_paid_once_brings_nothing_a_year_and_does_not_renew() -> None:
    ((holding, _),) = has_of((), [bought(PUMP, date(2025, 5, 2))], CATALOGUE, TODAY)
    assert (holding.value, holding.renews_on) == (None, None)


def test_1_8_a_record_stands_for_what_was_bought_until_it_ends() -> None:
    first, again = bought(CARE, date(2024, 5, 2)), bought(CARE, date(2026, 6, 9))
    record = written(CARE, since=date(2024, 5, 2))
    assert [kept for _, kept in has_of([record], [first, again], CATALOGUE, TODAY)] == [True]
    ended = replace(record, ended_on=date(2025, 5, 2))
    shown = has_of([ended], [first, again], CATALOGUE, TODAY)
    assert [(h.since, h.lasts, kept) for h, kept in shown] == [
        (date(2026, 6, 9), True, False),
        (date(2024, 5, 2), False, True),
    ]


def test_4_30_a_won_deal_proposes_its_renewal_in_a_year_and_its_add_on_in_a_quarter() -> None:
    won_on = date(2026, 11, 20)
    found = won_proposes([bought(PUMP, won_on), bought(CARE, won_on, 2)], CATALOGUE, won_on)
    assert [(p.opening, p.product_id, p.on) for p in found] == [
        (Opening.ADD_ON, FILTER.id, date(2027, 2, 18)),
        (Opening.RENEWAL, CARE.id, date(2027, 11, 20)),
    ]
    assert won_proposes([bought(PUMP, won_on)], CATALOGUE, won_on, has=[FILTER.id]) == ()
    day = date(2027, 11, 20)
    hired = written(PUMP, since=won_on, renews_on=day)
    (renewal,) = won_proposes([bought(PUMP, won_on)], CATALOGUE, won_on, [FILTER.id], [hired])
    assert (renewal.opening, renewal.holding, renewal.on) == (Opening.RENEWAL, hired, day)


# over a desk


def add(desk: Desk, *records: object) -> None:
    desk.changes.do(*(Edit(None, record) for record in records))


def customer(number: int, industry: str = "Food") -> Account:
    return Account(id=UUID(int=1000 + number), name=f"Customer {number}", industry=industry)


def won(account: Account, *products: Product, on: date = date(2026, 1, 15)) -> Deal:
    lines = tuple(DealLine(product_id=p.id, quantity=Decimal(1)) for p in products)
    return Deal(
        id=uuid4(),
        title=f"Order of {account.name}",
        currency="EUR",
        account_id=account.id,
        status=Status.WON,
        created_on=date(2025, 12, 1),
        closed_on=on,
        lines=lines,
    )


def opportunities(desk: Desk, account: Account) -> dict[str, Proposed]:
    return {one.name: one.proposed for one in desk.holdings.of(account.id).opportunities}


@pytest.fixture
def me(desk: Desk) -> Account:
    """Return a customer that bought a pump; seven others of its industry have the care plan, one has none."""
    add(desk, *CATALOGUE.values())
    mine, others = customer(0), [customer(n) for n in range(1, 9)]
    add(desk, mine, *others, won(mine, PUMP), *(won(other, CARE) for other in others[:7]), won(others[7], PUMP))
    return mine


def test_0_3_what_was_bought_shows_without_being_copied(desk: Desk, me: Account) -> None:
    (held,) = desk.holdings.of(me.id).held
    assert (held.name, held.deal, held.written) == ("Pump", "Order of Customer 0", False)
    with desk.changes.store.reading() as look:
        assert look.every(Holding) == []


def test_1_8_the_list_of_product_gaps_counts_the_customers_of_the_segment(desk: Desk, me: Account) -> None:
    gap = opportunities(desk, me)["Care"]
    assert (gap.opening, gap.share, gap.seen) == (Opening.PRODUCT_GAP, 7 / 8, 8)
    assert desk.holdings.of(me.id).segment == "Food"
    assert opportunities(desk, me)["Filter"].opening is Opening.ADD_ON


def test_1_8_a_service_that_most_paid_once_is_no_gap_until_somebody_writes_down_that_they_have_it(
    desk: Desk, me: Account
) -> None:
    visit = Product(id=UUID(int=14), name="Fitting, per day", price=Money.of(900, "EUR"))
    others = [customer(n) for n in range(1, 9)]
    add(desk, visit, *(won(other, visit) for other in others))
    assert "Fitting, per day" not in opportunities(desk, me)
    add(desk, replace(written(visit), account_id=others[0].id))
    assert opportunities(desk, me)["Fitting, per day"].share == 1


def test_1_8_with_fewer_than_eight_customers_of_the_segment_the_whole_desk_is_counted(desk: Desk, me: Account) -> None:
    desk.selling.keep(me, replace(me, industry="Chemistry"))
    view = desk.holdings.of(me.id)
    assert view.segment == ""
    assert {o.name: o.proposed.seen for o in view.opportunities if o.proposed.opening is Opening.PRODUCT_GAP} == {
        "Care": 8
    }


def test_1_8_too_few_customers_prove_no_gap(desk: Desk, me: Account) -> None:
    other = customer(1)
    with desk.changes.store.reading() as look:
        deal = next(d for d in look.every(Deal) if d.account_id == other.id)
    desk.selling.archive(Deal, deal.id)
    assert "Care" not in opportunities(desk, me)


def test_1_8_who_has_nothing_yet_is_a_new_account_not_a_gap(desk: Desk, me: Account) -> None:
    add(desk, prospect := customer(20))
    assert opportunities(desk, prospect) == {}


def test_1_8_what_somebody_wrote_down_counts_and_what_ended_does_not(desk: Desk, me: Account) -> None:
    last = customer(8)
    record = Holding(id=uuid4(), account_id=last.id, product_id=CARE.id)
    add(desk, record)
    assert opportunities(desk, me)["Care"].share == 1
    desk.holdings.keep(record, replace(record, ended_on=TODAY))
    assert opportunities(desk, me)["Care"].share == 7 / 8


def test_0_3_a_renewal_within_ninety_days_is_proposed_with_its_day(desk: Desk) -> None:
    add(desk, *CATALOGUE.values(), soon := customer(1), later := customer(2))
    add(desk, won(soon, CARE, on=date(2026, 2, 20)), won(later, CARE, on=date(2026, 4, 20)))
    renewal = opportunities(desk, soon)["Care"]
    assert (renewal.opening, renewal.on) == (Opening.RENEWAL, date(2027, 2, 20))
    assert opportunities(desk, later) == {}


def test_0_3_a_deal_is_started_on_what_was_proposed_and_it_is_proposed_no_more(desk: Desk) -> None:
    add(desk, *CATALOGUE.values(), account := customer(1), won(customer(1), CARE, on=date(2026, 2, 20)))
    (renewal,) = desk.holdings.of(account.id).opportunities
    step = desk.holdings.start_deal(account.id, renewal, "Renewal: Care")
    deal = desk.selling.deal(step.made(Deal)).deal
    assert (deal.motion, deal.expected_on, deal.status) == (Motion.EXISTING, date(2027, 2, 20), Status.OPEN)
    assert [(line.product_id, line.quantity, line.price) for line in deal.lines] == [(CARE.id, Decimal(1), CARE.price)]
    assert deal.stage_id is not None
    assert desk.holdings.of(account.id).opportunities == ()
    desk.changes.undo(step)
    assert desk.holdings.of(account.id).opportunities == (renewal,)


def test_1_8_what_a_deal_brought_is_ended_written_on_and_taken_back(desk: Desk, me: Account) -> None:
    (held,) = desk.holdings.of(me.id).held
    step = desk.holdings.end(held, TODAY)
    (ended,) = desk.holdings.of(me.id).held
    assert (ended.written, ended.holding.lasts, ended.deal) == (True, False, "Order of Customer 0")
    desk.changes.undo(step)
    assert desk.holdings.of(me.id).held == (held,)
    desk.changes.redo(step)
    desk.holdings.remove(ended.holding)
    assert desk.holdings.of(me.id).held == (held,)


def test_1_8_what_they_have_needs_a_name_and_days_in_their_order(desk: Desk, me: Account) -> None:
    with pytest.raises(Missing):
        desk.holdings.keep(None, Holding(id=uuid4(), account_id=me.id))
    with pytest.raises(OutOfRange):
        desk.holdings.keep(
            None, Holding(id=uuid4(), account_id=me.id, text="Old pump", since=TODAY, renews_on=date(2026, 1, 1))
        )


def test_1_8_a_product_that_was_put_away_keeps_its_name_where_customers_have_it(desk: Desk, me: Account) -> None:
    desk.selling.archive(Product, PUMP.id)
    assert [held.name for held in desk.holdings.of(me.id).held] == ["Pump"]


def names(found: Iterable[Opportunity]) -> list[tuple[str, str]]:
    return [(one.name, one.rests_on) for one in found]


def test_4_30_the_won_deal_of_a_desk_tells_what_its_proposals_rest_on(desk: Desk) -> None:
    deal = won(customer(1), PUMP, CARE)
    add(desk, *CATALOGUE.values(), customer(1), deal)
    found = desk.holdings.after(deal.id)
    assert names(found) == [("Filter", "Pump"), ("Care", "Care")]
    desk.holdings.start_deal(deal.account_id or ACCOUNT, found[0], "Add-on: Filter")
    assert names(desk.holdings.after(deal.id)) == [("Care", "Care")]
