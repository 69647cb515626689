"""The sample beside the settings prints what is set, in every language a paper can be written in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from salesdesk.application.sample_page import pages_shown, sample_content
from salesdesk.application.setting_up import SettingsView
from salesdesk.domain.desk_settings import Company, DeskSettings, Rep
from salesdesk.domain.letterhead import Letterhead
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product, TaxClass
from salesdesk.wording.documents import LANGUAGES

TODAY = date(2026, 12, 1)
STANDARD = TaxClass(id=UUID(int=91), name="VAT 21 %", rate=Decimal(21), usual=True)
SETTINGS = DeskSettings(
    id=UUID(int=1),
    name="Mine",
    currency="CHF",
    zone="Europe/Zurich",
    company=Company(name="Brandt Pumps", address="Dock Road 1\n\n8001 Zürich", email="hello@brandt.example"),
    valid_days=30,
    payment_terms="Due in 30 days",
)
VIEW = SettingsView(
    settings=SETTINGS,
    me=Rep(id=UUID(int=2), name="Ilse Brandt", prefix="IB"),
    reps=(),
    stages=(),
    products=(),
    letterhead=Letterhead(id=SETTINGS.id, colour="#7A1F3D", terms="Swiss law.", names_raisers=False),
    taxes=(STANDARD,),
)


def product(number: int, group: str, currency: str = "CHF") -> Product:
    return Product(id=UUID(int=100 + number), name=f"Item {number}", group=group, price=Money.of(10, currency))


def test_4_17_the_sample_says_what_is_set() -> None:
    content = sample_content(VIEW, TODAY)
    assert (content.number, content.currency, content.payment) == ("IB-2026-0001", "CHF", "Due in 30 days")
    assert (content.valid_until, content.terms) == (date(2026, 12, 31), "Swiss law.")
    assert (content.colour, content.names_raisers) == ("#7A1F3D", False)
    assert (content.seller.company, content.seller.person) == ("Brandt Pumps", "Ilse Brandt")
    assert content.seller.address == ("Dock Road 1", "8001 Zürich")
    assert {row.tax for row in content.investment} == {"VAT 21 %"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_2_14_the_sample_has_two_options_in_every_language(language: str) -> None:
    content = sample_content(replace(VIEW, settings=replace(SETTINGS, language=language)), TODAY)
    a, b = content.options
    assert (a.letter, b.letter, content.language) == ("A", "B", language)
    assert a.totals.first_year != b.totals.first_year
    assert all(len(option.raised) == 1 and option.raised[0].on < TODAY for option in content.options)
    assert len(content.investment) == 3
    assert len({sample_content(VIEW, TODAY).title, content.title}) == (1 if language == "en" else 2)


def test_the_samples_items_come_from_the_catalogue_and_from_all_its_groups() -> None:
    products = tuple(product(n, "Machines" if n < 7 else "Service") for n in range(9))
    content = sample_content(replace(VIEW, products=products), TODAY)
    assert [row.text for row in content.investment] == ["Item 0", "Item 1", "Item 2", "Item 7", "Item 8"]
    assert (content.investment[0].b, content.investment[-1].quantity_b) == (None, Decimal(2))


def test_a_catalogue_with_few_prices_or_in_another_currency_gives_invented_items() -> None:
    for products in ((product(1, "Machines"),), tuple(product(n, "Machines", "EUR") for n in range(9))):
        content = sample_content(replace(VIEW, products=products), TODAY)
        assert "Item 1" not in {row.text for row in content.investment}
        assert len(content.investment) == 3


def test_the_pages_worth_looking_at_are_the_cover_and_those_from_the_investment_on() -> None:
    assert pages_shown(2, 5) == (0, 2, 3, 4)
    assert pages_shown(None, 2) == (0, 1)
    assert pages_shown(None, 1) == (0,)
