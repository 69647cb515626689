"""No document names another customer: which names are found in a text, and which are not meant."""

from __future__ import annotations

import time as clock
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from salesdesk.application.other_customers import OtherNames, naming_flaws
from salesdesk.application.papers import Compared, InvestmentRow, Milestone, NextStep, ProposalContent, RaisedBy
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Due, Tax, totals_of
from salesdesk.domain.product import Recurrence
from salesdesk.domain.proposal import Heard, Need
from salesdesk.domain.two_options import Fault, Flaw
from tests.documents.samples import rich

NAMES = OtherNames.of(
    ["Brightwater Laundries", "Grünauer & Söhne", "Summit", "Acme", "Marit de Groot", "Hallertau", "Ζυθοποιία Αιγαίου"],
    ["Hallertau Malt", "Ilse Brandt"],
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("as we did at Brightwater Laundries.", ["Brightwater Laundries"]),
        ("Brightwater\n Laundries’ plant; ask Marit de Groot", ["Brightwater Laundries", "Marit de Groot"]),
        ("(Grünauer & Söhne) and Ζυθοποιία Αιγαίου", ["Grünauer & Söhne", "Ζυθοποιία Αιγαίου"]),
        ("Brightwater alone, laundries in general, the summit of it, Summits", []),
        ("Acme is too short a name to tell, and Hallertau is part of theirs", []),
        ("", []),
    ],
)
def test_a_name_counts_whole_and_as_a_name_is_written(text: str, named: list[str]) -> None:
    assert list(NAMES.named_in(text)) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("as KESTREL FOODS has it", ["Kestrel Foods"]),
        ("the ex-Kestrel Foods site; Kestrel-Foods; Kestrel\u00a0Foods’s way", ["Kestrel Foods"]),
        ("with O'Hara Ltd", ["O’Hara Ltd"]),
        ("with O’HARA LTD.", ["O’Hara Ltd"]),
        ("by Mu\u0308ller & So\u0308hne", ["Müller & Söhne"]),
        ("at Ostwind Rail", ["OSTWIND RAIL"]),
        ("“Quoted” GmbH", ["Quoted GmbH"]),
        ("at St. Gallen Milk", ["St. Gallen Milk"]),
        ("at BRIGHTLINE and in the PRESS hall", ["Brightline"]),
        ("like foods of a kestrel, kestrel foods, Kestrel foods", []),
        ("a visit to Kestrel. Foods are dried there", []),
        ("the Press-line, a press, a brightline", []),
    ],
)
def test_a_name_is_known_in_capitals_behind_a_hyphen_and_with_every_apostrophe(text: str, named: list[str]) -> None:
    written = ["Kestrel Foods", "O’Hara Ltd", "Müller & Söhne", "OSTWIND RAIL", "Quoted GmbH", "St. Gallen Milk"]
    names = OtherNames.of([*written, "Brightline", "Press"], ["Hallertau Malt"])
    assert list(names.named_in(text)) == named


NAMED = "as at Kestrel Foods"
STEP = NextStep(what=NAMED, starts=Moment.of(date(2026, 12, 3), time(14), "Europe/Berlin"), minutes=30)
TAXED = Due(amount=Money.of(100, "EUR"), recurrence=Recurrence.ONCE, tax=Tax(name=NAMED, rate=Decimal(21)))
PRINTED: Mapping[str, tuple[Callable[[ProposalContent], ProposalContent], str, str]] = {
    "title": (lambda c: replace(c, title=NAMED), "next_step", ""),
    "who told us": (lambda c: replace(c, heard=Heard(needs=(Need(need="Dry", who=NAMED),))), "heard", ""),
    "option": (lambda c: replace(c, options=(c.options[0], replace(c.options[1], sentence=NAMED))), "options", "B"),
    "who raised it": (
        lambda c: replace(c, options=(replace(c.options[0], raised=(RaisedBy(who=NAMED, on=date.min),)), c.options[1])),
        "options",
        "A",
    ),
    "row": (lambda c: replace(c, rows=(Compared(label="Live", a="now", b=NAMED),)), "options", ""),
    "unit": (lambda c: replace(c, investment=(InvestmentRow(text="Press", unit=NAMED),)), "investment", ""),
    "tax": (lambda c: replace(c, investment=(InvestmentRow(text="Press", tax=NAMED),)), "investment", ""),
    "tax in the totals": (
        lambda c: replace(
            c,
            investment=(InvestmentRow(text="Press", tax=NAMED),),
            options=(replace(c.options[0], totals=totals_of([TAXED], Decimal(0), "EUR")), c.options[1]),
        ),
        "investment",
        "",
    ),
    "next step": (lambda c: replace(c, next_step=STEP), "next_step", ""),
    "their title": (lambda c: replace(c, client=replace(c.client, title=NAMED)), "next_step", ""),
    "after the choice": (lambda c: replace(c, after_choice=(Milestone(text=NAMED, a=None, b=None),)), "next_step", ""),
    "terms": (lambda c: replace(c, terms=NAMED), "next_step", ""),
}


@pytest.mark.parametrize("where", PRINTED)
def test_whatever_is_printed_is_looked_through_and_the_place_is_told(where: str) -> None:
    change, section, letter = PRINTED[where]
    names = OtherNames.of(["Kestrel Foods", "Berlin", "Brightwater"], ["Brightwater Laundries"])
    assert naming_flaws(rich(), names) == ()
    flaw = Flaw(fault=Fault.ANOTHER_CUSTOMER, letter=letter, rows=("Kestrel Foods",), section=section)
    assert naming_flaws(change(rich()), names) == (flaw,)


def test_a_page_is_looked_through_in_an_instant_however_many_customers_there_are() -> None:
    many = OtherNames.of([f"Customer{n} Works" for n in range(40_000)], ["Hallertau Malt"])
    page = "We clean the plates where they stand, as Customer39999 Works does. " * 300
    started = clock.perf_counter()
    assert many.named_in(page) == ("Customer39999 Works",)
    assert clock.perf_counter() - started < 0.1
