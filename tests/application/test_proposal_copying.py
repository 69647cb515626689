"""What a copy for another deal takes over: texts and items, no link, no discount, no price of another currency."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from salesdesk.application.proposal_copying import copied
from salesdesk.domain.proposal import Heard, Need, Proposal
from tests.domain.examples import a_proposal, an_option, eur, key, line

OFF = Decimal(10)
SOURCE = a_proposal(
    an_option("A", line(discount=OFF), line("Visit", 80), discount=Decimal(5)),
    an_option("B", line(quantity=2)),
    heard=Heard(lead="They dry at night", needs=(Need(need="Dry at night"),), propose="Two ways"),
    discount_reason="Two lines at once",
    impediment_id=key(80),
    next_step=key(81),
)


def fresh(**changed: object) -> Proposal:
    whole = {"id": key(82), "number": "SD-2026-002", "account_id": key(83), "currency": "EUR"}
    return Proposal(**whole | changed)  # type: ignore[arg-type]


def test_1_11_no_discount_is_copied_neither_of_a_line_nor_of_an_option() -> None:
    made = copied(SOURCE, fresh())
    assert not made.is_discounted
    assert (made.discount_reason, made.impediment_id, made.next_step) == ("", None, None)
    assert [[x.amount for x in option.lines] for option in made.options] == [[eur(100), eur(80)], [eur(200)]]


def test_2_16_a_copy_links_to_nothing_that_was_raised_elsewhere() -> None:
    assert [option.raised for option in copied(SOURCE, fresh()).options] == [(), ()]
    assert all(option.raised for option in SOURCE.options)


def test_prices_of_another_currency_stay_behind() -> None:
    made = copied(SOURCE, fresh(currency="USD"))
    assert [option.lines for option in made.options] == [(), ()]
    assert [option.name for option in made.options] == [option.name for option in SOURCE.options]


def test_what_they_told_us_goes_to_themselves_only() -> None:
    assert copied(SOURCE, fresh(account_id=SOURCE.account_id)).heard == SOURCE.heard
    theirs = Heard(lead="They malt by day")
    assert copied(SOURCE, fresh(heard=theirs)).heard == replace(theirs, propose="Two ways")


def test_a_copy_has_the_title_of_its_own_deal() -> None:
    assert copied(replace(SOURCE, deal_id=key(84)), fresh(deal_id=key(85), title="Bottling")).title == "Bottling"
    assert copied(replace(SOURCE, deal_id=key(84)), fresh(deal_id=key(84), title="Deal")).title == SOURCE.title
    assert copied(SOURCE, fresh(deal_id=key(85))).title == SOURCE.title


def test_2_15_what_is_known_of_the_other_deal_goes_before_what_they_told_for_this_one() -> None:
    source, theirs = replace(SOURCE, deal_id=key(84)), Heard(needs=(Need(need="Fill by day"),))
    other = fresh(account_id=SOURCE.account_id, deal_id=key(85), heard=theirs)
    assert copied(source, other).heard == replace(theirs, propose="Two ways")
    assert copied(source, replace(other, deal_id=key(84))).heard == SOURCE.heard
    assert copied(source, replace(other, heard=Heard(needs=(Need(need=" "),)))).heard == SOURCE.heard
