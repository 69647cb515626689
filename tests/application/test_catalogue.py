"""The catalogue: what stands beside a product, and that nothing done to it changes a proposal (4.17)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import UUID, uuid4

from salesdesk.application.catalogue import groups_like, margin_of
from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.library_list import Shelf, on_shelf
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, DealLine
from salesdesk.domain.holding import Holding
from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Tax
from salesdesk.domain.product import Product, TaxClass
from salesdesk.domain.proposal import Proposal, ProposalLine, ProposalOption

STANDARD = TaxClass(id=uuid4(), name="VAT 21 %", rate=Decimal(21), usual=True)
PUMP = Product(
    id=uuid4(),
    name="Pump 10",
    code="P10",
    group="Pumps",
    price=Money.of(1200, "EUR"),
    cost=Money.of(900, "EUR"),
    tax_id=STANDARD.id,
)
CARE = Product(id=uuid4(), name="Care plan", group="Service")
DAIRY = Account(id=uuid4(), name="Hallertau Dairy")


def add(desk: Desk, *records: object) -> None:
    desk.changes.do(*(Edit(None, record) for record in records))


def test_4_17_a_product_stands_beside_what_it_can_lead_to_and_who_has_it(desk: Desk) -> None:
    add(desk, STANDARD, PUMP, CARE, DAIRY, Holding(id=uuid4(), account_id=DAIRY.id, product_id=PUMP.id))
    view = desk.catalogue.product(PUMP.id)
    assert (view.others, view.taxes, view.currency, view.customers) == ((CARE,), (STANDARD,), "EUR", 1)
    assert desk.catalogue.product(CARE.id).customers == 0


def test_4_17_what_is_changed_or_put_away_in_the_catalogue_changes_no_line_of_a_proposal_or_deal(desk: Desk) -> None:
    line = ProposalLine(
        text=PUMP.name,
        price=PUMP.price or Money.zero("EUR"),
        product_id=PUMP.id,
        cost=PUMP.cost,
        tax=Tax(name=STANDARD.name, rate=STANDARD.rate),
    )
    option = ProposalOption(name="Bought", lines=(line,))
    proposal = Proposal(
        id=uuid4(), number="IB-2026-0001", account_id=DAIRY.id, currency="EUR", options=(option, option)
    )
    deal = Deal(
        id=uuid4(),
        title="Hall 2",
        currency="EUR",
        account_id=DAIRY.id,
        lines=(DealLine(product_id=PUMP.id, text=PUMP.name, price=PUMP.price),),
    )
    add(desk, STANDARD, PUMP, DAIRY, deal, proposal)
    dearer = replace(PUMP, name="Pump 10 S", price=Money.of(1500, "EUR"), cost=None)
    desk.selling.keep(PUMP, dearer)
    desk.setting_up.put_away_tax(STANDARD.id)
    desk.selling.archive(Product, PUMP.id)
    with desk.changes.store.reading() as look:
        assert look.kept(Proposal, proposal.id).value == proposal
        assert look.kept(Deal, deal.id).value == deal
        assert look.every(Product) == []


def test_a_product_is_found_in_the_library_by_its_code_and_its_group(desk: Desk) -> None:
    add(desk, STANDARD, PUMP, CARE)
    entries = desk.library.entries()
    assert [one.name for one in on_shelf(entries, Shelf.PRODUCTS)] == ["Care plan", "Pump 10"]
    assert [one.name for one in on_shelf(entries, Shelf.PRODUCTS, "p10")] == ["Pump 10"]
    assert [one.name for one in on_shelf(entries, Shelf.PRODUCTS, "SERV care")] == ["Care plan"]


def test_a_margin_is_known_where_price_and_cost_are() -> None:
    assert margin_of(PUMP) == 0.25
    assert margin_of(replace(PUMP, cost=Money.of(1500, "EUR"))) == -0.25
    assert margin_of(CARE) is None


def test_groups_are_suggested_once_each_by_name() -> None:
    listed = [
        replace(PUMP, id=UUID(int=n), group=group) for n, group in enumerate(("Pumps", "Ärzte", "pumping", "Pumps"))
    ]
    assert groups_like(listed, "PUMP", 5) == ["pumping", "Pumps"]
    assert groups_like(listed, "", 2) == ["Ärzte", "pumping"]
