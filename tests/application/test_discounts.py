"""No edit makes anything cheaper until the customer said that the price stands in the way (1.11, B7)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from uuid import UUID

import pytest

from salesdesk.application.discounts import Change, PriceRule, option_discount_set
from salesdesk.application.proposal_lines import line_put, line_removed, quantity_set, shared_lines
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product
from salesdesk.domain.proposal import Proposal, ProposalLine, ProposalOption
from salesdesk.domain.refusals import DiscountLocked, OutOfRange

KEY, SAID = UUID(int=1), UUID(int=2)
PRESS = Product(id=UUID(int=3), name="Press", price=Money.of(100, "EUR"))
LOCKED, OPEN = PriceRule(products=[PRESS]), PriceRule(products=[PRESS], impediment_id=SAID)


def proposal(*, discount: int = 0) -> Proposal:
    line = ProposalLine(text="Press", price=Money.of(100, "EUR"), product_id=PRESS.id, discount=Decimal(discount))
    both = (ProposalOption(lines=(line,)), ProposalOption(lines=(line,)))
    return Proposal(id=KEY, number="SD-1", account_id=KEY, currency="EUR", options=both)


def fields(**changed: object) -> Change:
    def change(before: Proposal) -> Proposal:
        return line_put(before, 0, replace(shared_lines(before)[0], **changed))  # type: ignore[arg-type]

    return change


CHEAPER = [
    fields(discount=Decimal(5)),
    fields(price=Money.of(99, "EUR")),
    fields(price=Money.of(-1, "EUR")),
    partial(option_discount_set, letter="B", discount=Decimal(3)),
]


@pytest.mark.parametrize("change", CHEAPER)
def test_b7_whatever_makes_it_cheaper_is_locked_and_opens_with_the_impediment(change: Change) -> None:
    with pytest.raises(DiscountLocked):
        LOCKED.kept_by(change)(proposal())
    assert OPEN.kept_by(change)(proposal()).impediment_id == SAID


def test_1_11_a_discount_can_always_be_taken_out_and_what_it_stood_against_goes_with_it() -> None:
    given = replace(proposal(discount=10), impediment_id=SAID)
    after = LOCKED.kept_by(fields(discount=Decimal(0)))(given)
    assert not after.is_discounted
    assert after.impediment_id is None


def test_b7_other_edits_of_a_line_with_a_discount_are_free_while_it_is_locked() -> None:
    given = proposal(discount=10)
    assert LOCKED.kept_by(fields(text="The press"))(given).options[0].lines[0].text == "The press"
    assert LOCKED.kept_by(partial(quantity_set, at=0, letter="A", quantity=Decimal(3)))(given).is_discounted
    assert not LOCKED.kept_by(partial(line_removed, at=0))(given).is_discounted


def test_b7_a_discounted_line_cannot_be_put_into_the_other_option_while_it_is_locked() -> None:
    only_a = quantity_set(proposal(discount=10), 0, "B", None)
    with pytest.raises(DiscountLocked):
        LOCKED.kept_by(partial(quantity_set, at=0, letter="B", quantity=Decimal(1)))(only_a)


def test_b7_a_discount_does_not_move_to_the_other_option_while_it_is_locked() -> None:
    def moved(before: Proposal) -> Proposal:
        return quantity_set(quantity_set(before, 0, "B", Decimal(1)), 0, "A", None)

    with pytest.raises(DiscountLocked):
        LOCKED.kept_by(moved)(quantity_set(proposal(discount=10), 0, "B", None))


def test_a_higher_price_and_included_need_no_impediment() -> None:
    own = fields(text="A word to their crew", product_id=None, price=Money.zero("EUR"))
    for change in (fields(price=Money.of(120, "EUR")), own):
        assert LOCKED.kept_by(change)(proposal()) == change(proposal())


@pytest.mark.parametrize("given", [{}, {"product_id": None, "text": "press"}])
def test_b7_what_has_a_list_price_is_not_given_for_nothing(given: dict[str, str | None]) -> None:
    with pytest.raises(DiscountLocked):
        LOCKED.kept_by(fields(price=Money.zero("EUR"), **given))(proposal())


@pytest.mark.parametrize("discount", ["-1", "100.01"])
def test_a_discount_lies_between_nothing_and_all_of_it(discount: str) -> None:
    with pytest.raises(OutOfRange):
        option_discount_set(proposal(), "A", Decimal(discount))
    with pytest.raises(OutOfRange):
        fields(discount=Decimal(discount))(proposal())
