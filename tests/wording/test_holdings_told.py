"""What customers have, why something may be proposed, and products in words (0.3, 1.8, 4.17)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from salesdesk.application.holdings import Held, Opportunity
from salesdesk.domain.holding import Holding, Opening, Proposed
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product, Recurrence, TaxClass
from salesdesk.wording import Words
from salesdesk.wording.catalogue import margin_told, product_short, product_told, tax_told
from salesdesk.wording.documents import LANGUAGES
from salesdesk.wording.holdings import deal_title, held_told, reason_told, value_a_year_told
from salesdesk.wording.places import language_name

WORDS = Words()
TODAY = date(2026, 12, 1)
HOLDING = Holding(id=UUID(int=1), account_id=UUID(int=2), text="Care", since=date(2024, 5, 3))


def held(deal: str = "", **changed: object) -> Held:
    return Held(holding=replace(HOLDING, **changed), name="Care", written=True, deal=deal)  # type: ignore[arg-type]


def test_1_8_what_they_have_is_told_in_one_line() -> None:
    assert held_told(WORDS, held()) == "Since 3 May 2024"
    whole = held("Hall 2", quantity=Decimal(2), renews_on=date(2027, 5, 3))
    assert held_told(WORDS, whole) == "Quantity 2, since 3 May 2024, renews on 3 May 2027, from “Hall 2”"
    ended = held(renews_on=date(2027, 5, 3), ended_on=date(2026, 5, 3), value=Money.of(10, "EUR"))
    assert held_told(WORDS, ended) == "Since 3 May 2024, given up on 3 May 2026"
    assert value_a_year_told(WORDS, ended) == ""
    assert value_a_year_told(WORDS, held(value=Money.of(3900, "EUR"))) == "€ 3,900 a year".replace(
        "€ ", "€\N{NO-BREAK SPACE}"
    )


def opportunity(opening: Opening, name: str = "Care", rests_on: str = "Care", **more: object) -> Opportunity:
    found = replace(Proposed(opening=opening, product_id=None), **more)  # type: ignore[arg-type]
    return Opportunity(proposed=found, name=name, rests_on=rests_on)


@pytest.mark.parametrize(
    ("found", "segment", "reason"),
    [
        (opportunity(Opening.RENEWAL, on=date(2027, 3, 3)), "", "Renews on 3 March 2027"),
        (opportunity(Opening.RENEWAL, on=date(2026, 3, 3)), "", "Was to be renewed on 3 March 2026"),
        (
            opportunity(Opening.RENEWAL, "Care plus", on=date(2027, 3, 3)),
            "",
            "“Care” renews on 3 March 2027; this takes its place",
        ),
        (opportunity(Opening.ADD_ON, "Filter"), "", "They have “Care”, which it adds to"),
        (
            opportunity(Opening.ADD_ON, "Filter", on=date(2027, 3, 3)),
            "",
            "They have “Care”, which it adds to. Ask from 3 March 2027 on",
        ),
        (
            opportunity(Opening.PRODUCT_GAP, share=14 / 17, seen=17),
            "Food",
            "14 of 17 customers in Food have it",
        ),
        (opportunity(Opening.PRODUCT_GAP, share=0.5, seen=8), "", "4 of 8 customers have it"),
    ],
)
def test_0_3_every_proposal_gives_its_reason(found: Opportunity, segment: str, reason: str) -> None:
    assert reason_told(WORDS, found, segment, TODAY).replace("\N{NO-BREAK SPACE}", " ") == reason


def test_a_deal_is_called_after_what_it_starts_from() -> None:
    titles = [deal_title(WORDS, opportunity(opening)) for opening in Opening]
    assert titles == ["Renewal: Care", "Add-on: Care", "New for them: Care"]


PUMP = Product(id=UUID(int=3), name="Pump", code="P10", group="Pumps", price=Money.of(1200, "EUR"))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_4_17_a_product_is_told_with_its_price_and_its_margin() -> None:
    assert plain(product_told(WORDS, PUMP)) == "P10, Pumps, € 1,200"
    assert plain(product_told(WORDS, replace(PUMP, recurrence=Recurrence.YEARLY))) == "P10, Pumps, € 1,200 yearly"
    assert product_told(WORDS, Product(id=UUID(int=4), name="Named only")) == "no price yet"
    assert plain(product_short(WORDS, replace(PUMP, recurrence=Recurrence.YEARLY))) == "P10, € 1,200 yearly"
    assert plain(margin_told(WORDS, replace(PUMP, cost=Money.of(800, "EUR")))) == "Margin € 400, 33 %"
    for unknown in (None, Money.of(800, "USD")):
        assert margin_told(WORDS, replace(PUMP, cost=unknown)) == ""
    assert margin_told(WORDS, replace(PUMP, price=Money.zero("EUR"), cost=Money.of(1, "EUR"))) == ""


def test_a_tax_class_is_told_with_its_rate_once() -> None:
    tax = TaxClass(id=UUID(int=5), name="VAT 21 %", rate=Decimal(21))
    assert plain(tax_told(WORDS, tax)) == "VAT 21 %"
    assert plain(tax_told(WORDS, replace(tax, name="Reduced", rate=Decimal("5.5")))) == "Reduced, 5.5 %"


def test_languages_are_called_by_their_own_names() -> None:
    assert [language_name(code) for code in LANGUAGES] == ["English", "Deutsch", "Français", "Ελληνικά"]
