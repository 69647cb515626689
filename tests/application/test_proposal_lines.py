"""The priced lines of both options are one table: what is typed there is what each option keeps."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application import proposal_lines as editing
from salesdesk.application.proposal_editing import Letter
from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Tax
from salesdesk.domain.product import Product, Recurrence, TaxClass
from salesdesk.domain.proposal import Proposal, ProposalLine, ProposalOption
from salesdesk.domain.refusals import Missing, OutOfRange
from salesdesk.wording import Words
from salesdesk.wording.troubles import told

KEY = UUID(int=1)
LETTERS: tuple[Letter, Letter] = ("A", "B")


def proposal(a: tuple[ProposalLine, ...] = (), b: tuple[ProposalLine, ...] = ()) -> Proposal:
    return Proposal(
        id=KEY,
        number="SD-1",
        account_id=KEY,
        currency="EUR",
        options=(ProposalOption(lines=a), ProposalOption(lines=b)),
    )


def line(text: str, quantity: int | str = 1, *, price: int = 100, group: str = "") -> ProposalLine:
    return ProposalLine(text=text, price=Money.of(price, "EUR"), quantity=Decimal(quantity), group=group)


lines = st.lists(
    st.builds(
        ProposalLine,
        text=st.sampled_from(["Sensor", "Gateway", "Fitting", "Portal"]),
        price=st.integers(0, 3).map(lambda minor: Money(minor * 100, "EUR")),
        quantity=st.sampled_from([Decimal(1), Decimal("2.5"), Decimal(42)]),
        group=st.sampled_from(["", "Hardware"]),
        recurrence=st.sampled_from(Recurrence),
        discount=st.sampled_from([Decimal(0), Decimal("12.5")]),
    ),
    max_size=6,
).map(tuple)


@given(lines, lines)
def test_the_table_and_back_keeps_every_line_of_both_options(
    a: tuple[ProposalLine, ...], b: tuple[ProposalLine, ...]
) -> None:
    before = proposal(a, b)
    after = editing.with_lines(before, editing.shared_lines(before))
    for one, other in zip(before.options, after.options, strict=True):
        assert Counter(one.lines) == Counter(other.lines)
        assert one.totals("EUR") == other.totals("EUR")
    assert after.options[0].lines == a


@given(lines, lines)
def test_the_amounts_of_the_table_add_up_to_the_totals_of_the_options(
    a: tuple[ProposalLine, ...], b: tuple[ProposalLine, ...]
) -> None:
    before = proposal(a, b)
    table = editing.shared_lines(before)
    for letter, option in zip(LETTERS, before.options, strict=True):
        amounts = [row.amount(letter) for row in table if row.recurrence is Recurrence.ONCE]
        assert sum(amount.minor for amount in amounts if amount) == option.totals("EUR").one_off.minor


def test_an_item_of_both_options_stands_in_one_row_with_both_quantities() -> None:
    table = editing.shared_lines(proposal((line("Sensor", 42),), (line("Sensor", 30),)))
    assert [(row.text, row.a, row.b) for row in table] == [("Sensor", Decimal(42), Decimal(30))]


def test_an_item_at_another_price_in_b_stands_in_a_row_of_its_own() -> None:
    table = editing.shared_lines(proposal((line("Sensor", 42),), (line("Sensor", 42, price=90),)))
    assert [(row.price.amount, row.a, row.b) for row in table] == [
        (Decimal(100), Decimal(42), None),
        (Decimal(90), None, Decimal(42)),
    ]


def test_a_quantity_typed_for_option_b_reaches_option_b_alone() -> None:
    before = proposal((line("Sensor"), line("Fitting", 4)))
    after = editing.quantity_set(before, 1, "B", Decimal("2.5"))
    assert after.options[0] == before.options[0]
    assert after.options[1].lines == (line("Fitting", "2.5"),)
    assert editing.quantity_set(after, 1, "B", None) == before


def test_the_last_quantity_of_an_item_cannot_be_taken_away() -> None:
    with pytest.raises(Missing) as refusal:
        editing.quantity_set(proposal((line("Sensor"),)), 0, "A", None)
    assert (refusal.value.what, refusal.value.where) == ("option", "priced_line")


def test_an_item_cannot_lose_its_name() -> None:
    before = proposal((line("Sensor"),))
    with pytest.raises(Missing) as refusal:
        editing.line_put(before, 0, replace(editing.shared_lines(before)[0], text="  "))
    assert refusal.value.what == "text"


def test_a_new_price_is_the_price_in_both_options() -> None:
    before = proposal((line("Sensor", 2),), (line("Sensor", 3),))
    dearer = replace(editing.shared_lines(before)[0], price=Money.of(110, "EUR"))
    after = editing.line_put(before, 0, dearer)
    assert [option.totals("EUR").one_off.amount for option in after.options] == [220, 330]


def test_a_new_item_stands_below_the_last_one_of_its_group() -> None:
    before = proposal((line("Sensor", group="Hardware"), line("Portal", group="Service")))
    new = editing.SharedLine(text="Gateway", price=Money.zero("EUR"), group="Hardware", a=Decimal(1), b=Decimal(2))
    after = editing.line_added(before, new)
    assert [x.text for x in after.options[0].lines] == ["Sensor", "Gateway", "Portal"]
    assert [x.text for x in after.options[1].lines] == ["Gateway"]


def test_moving_and_removing_go_through_both_options() -> None:
    both = (line("Sensor"), line("Gateway"), line("Fitting"))
    up = editing.line_moved(proposal(both, both), 2, 0)
    assert [[x.text for x in o.lines] for o in up.options] == [["Fitting", "Sensor", "Gateway"]] * 2
    gone = editing.line_removed(up, 1)
    assert [[x.text for x in o.lines] for o in gone.options] == [["Fitting", "Gateway"]] * 2


def test_copying_a_quantity_to_b_needs_one_in_a() -> None:
    before = proposal((line("Sensor", 42),), (line("Fitting", 4),))
    after = editing.quantity_copied(before, 0)
    assert [x.quantity for x in after.options[1].lines if x.text == "Sensor"] == [42]
    with pytest.raises(Missing):
        editing.quantity_copied(before, 1)


def test_a_product_comes_at_its_list_price_only_in_the_proposals_currency() -> None:
    product = Product(id=UUID(int=5), name="Portal", unit="month", price=Money.of(120, "EUR"), group="Service")
    assert editing.line_from(product, "EUR").price == Money.of(120, "EUR")
    assert editing.line_from(product, "USD").price == Money.zero("USD")
    assert editing.line_from(product, "EUR").lines("A")[0].product_id == product.id


def test_a_free_line_costs_nothing_until_a_price_is_typed() -> None:
    free = editing.free_line("  Training day ", "EUR")
    assert (free.text, free.amount("A"), free.product_id) == ("Training day", Money.zero("EUR"), None)


@pytest.mark.parametrize("quantity", [Decimal(0), Decimal(-3)])
def test_a_quantity_is_more_than_zero(quantity: Decimal) -> None:
    with pytest.raises(OutOfRange) as refusal:
        editing.quantity_set(proposal((line("Sensor"),)), 0, "A", quantity)
    assert refusal.value.what == "quantity"


@pytest.mark.parametrize("quantity", ["NaN", "Infinity", "-Infinity", "1e30"])
def test_a_quantity_is_a_number_that_can_be_meant(quantity: str) -> None:
    with pytest.raises(OutOfRange) as refusal:
        editing.quantity_set(proposal((line("Sensor"),)), 0, "A", Decimal(quantity))
    assert (refusal.value.what, refusal.value.most) == ("large_quantity", "1\xa0000\xa0000\xa0000")
    assert "up to 1\xa0000\xa0000\xa0000, " in told(Words("en"), refusal.value)


def test_a_product_brings_its_cost_its_tax_and_how_often_it_is_due() -> None:
    tax = TaxClass(id=UUID(int=7), name="VAT 21 %", rate=Decimal(21), usual=True)
    other = TaxClass(id=UUID(int=8), name="VAT 9 %", rate=Decimal(9))
    product = Product(
        id=UUID(int=5),
        name="Portal",
        price=Money.of(120, "EUR"),
        cost=Money.of(40, "EUR"),
        recurrence=Recurrence.MONTHLY,
        tax_id=other.id,
    )
    line = editing.line_from(product, "EUR", editing.tax_of([tax, other], product.tax_id)).lines("B")[0]
    assert (line.cost, line.recurrence, line.tax) == (
        Money.of(40, "EUR"),
        Recurrence.MONTHLY,
        Tax(name="VAT 9 %", rate=Decimal(9)),
    )
    assert editing.line_from(product, "USD").cost is None


def test_what_has_no_tax_class_of_its_own_takes_the_usual_one() -> None:
    usual = TaxClass(id=UUID(int=7), name="VAT 21 %", rate=Decimal(21), usual=True)
    assert editing.tax_of([usual], None) == Tax(name="VAT 21 %", rate=Decimal(21))
    assert editing.tax_of([usual], UUID(int=99)) == Tax(name="VAT 21 %", rate=Decimal(21))
    assert editing.tax_of([replace(usual, usual=False)], None) is None


def test_an_item_with_the_same_discount_in_both_options_stays_in_one_row() -> None:
    cheap = replace(line("Sensor", 2), discount=Decimal(10))
    (row,) = editing.shared_lines(proposal((cheap,), (replace(cheap, quantity=Decimal(5)),)))
    assert (row.discount, row.a, row.b) == (Decimal(10), Decimal(2), Decimal(5))
    assert len(editing.shared_lines(proposal((cheap,), (line("Sensor", 2),)))) == 2


def test_an_item_steps_within_its_group_and_over_into_the_next() -> None:
    before = proposal(
        (line("Sensor", group="Hardware"), line("Gateway", group="Hardware"), line("Portal", group="Run"))
    )
    up = editing.line_stepped(before, 1, -1)
    assert [x.text for x in up.options[0].lines] == ["Gateway", "Sensor", "Portal"]
    over = editing.line_stepped(before, 1, 1)
    assert [(x.text, x.group) for x in over.options[0].lines] == [
        ("Sensor", "Hardware"),
        ("Gateway", "Run"),
        ("Portal", "Run"),
    ]
    assert editing.line_stepped(before, 0, -1) == before


def test_a_group_is_renamed_in_both_options_and_joins_one_of_that_name() -> None:
    hardware = (line("Sensor", group="Hardware"), line("Portal", group="Run"))
    after = editing.group_renamed(proposal(hardware, hardware), "Hardware", " Run ")
    assert [[x.group for x in o.lines] for o in after.options] == [["Run", "Run"]] * 2


@given(lines, lines, lines)
def test_what_stayed_at_the_top_and_at_the_end_is_found_and_none_counts_twice(
    kept: tuple[ProposalLine, ...], gone: tuple[ProposalLine, ...], came: tuple[ProposalLine, ...]
) -> None:
    before, after = (editing.shared_lines(proposal(a=(*kept, *between, *kept))) for between in (gone, came))
    top, end = editing.same_around(before, after)
    assert top + end <= min(len(before), len(after))
    assert before[:top] == after[:top]
    assert before[len(before) - end :] == after[len(after) - end :]
    assert top >= len(kept) or before[:top] == before
    assert before[top : len(before) - end][:1] != after[top : len(after) - end][:1] or before == after


def test_a_product_is_called_by_its_code_before_its_name_whatever_the_case() -> None:
    press = Product(id=UUID(int=1), name="Press", code="P-100")
    named_like_it = Product(id=UUID(int=2), name="p-100")
    assert editing.product_called((named_like_it, press), "p-100") == press
    assert editing.product_called((named_like_it, press), "PRESS") == press
    assert editing.product_called((press,), "pre") is None
    assert editing.product_called((Product(id=UUID(int=3), name="Crane"),), "") is None
