"""4.18: the agreement says what was chosen, at what price, on which terms, and nothing of the other option."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from salesdesk.application.papers import InvestmentRow, Paper, ProposalContent
from salesdesk.documents.agreement import AgreementPress, write_agreement
from salesdesk.domain.money import Money
from salesdesk.domain.pricing import Due, Tax, totals_of
from salesdesk.domain.product import Recurrence
from salesdesk.wording.documents import LANGUAGES, DocumentWords
from tests.documents.reading import all_text, margins_are_white, overlaps, pages_text, reader, squeezed, text_boxes
from tests.documents.samples import agreement, eur, rich, sparse

HASH = "5f2c" * 16
ENGLISH = DocumentWords("en")


def printed(proposal: ProposalContent, chosen: str = "B") -> Callable[[str], bool]:
    """Return what tells whether the agreement says something, whatever its lines are broken into."""
    text = all_text(write_agreement(agreement(proposal, chosen), ENGLISH).pdf)
    return lambda said: squeezed(said) in text


def test_4_18_it_names_both_parties_what_was_chosen_and_which_content_that_was() -> None:
    proposal = rich(content_hash=HASH, revision=2)
    says = printed(proposal)
    said = f"On 2 December 2026, Eva Lind of {proposal.client.company} chose Option B of proposal {proposal.number}"
    assert says(f"{said}, revision 2, of 24 November 2026.")
    for words in (proposal.seller.company, proposal.options[1].name, HASH, *proposal.client.address):
        assert says(words)


def test_4_18_the_other_option_is_not_in_it() -> None:
    proposal = rich()
    for letter, other in (("A", 1), ("B", 0)):
        says = printed(proposal, letter)
        assert not says(proposal.options[other].name)
        assert not says(f"Option {'AB'[other]}")
    only_in_a = [row.text for row in proposal.investment if row.b is None]
    assert only_in_a
    assert not any(map(printed(proposal, "B"), only_in_a))
    assert all(map(printed(proposal, "A"), only_in_a))


@pytest.mark.parametrize("letter", ["A", "B"])
def test_4_18_lines_sums_and_total_are_those_of_the_option(letter: str) -> None:
    proposal = rich()
    side = "AB".index(letter)
    says = printed(proposal, letter)
    totals = proposal.options[side].totals
    assert says(f"First-year total, net of tax {ENGLISH.money(totals.first_year)}")
    for row in proposal.investment:
        amount = (row.a, row.b)[side]
        if amount is not None and amount.minor:
            assert says(ENGLISH.money(amount))


def test_4_18_discount_and_tax_add_up_to_what_is_paid() -> None:
    tax = Tax(name="VAT 21 %", rate=Decimal(21))
    dues = [Due(amount=eur(1000), tax=tax), Due(amount=eur(10), recurrence=Recurrence.MONTHLY, tax=tax)]
    totals = totals_of(dues, Decimal(5), "EUR")
    proposal = rich()
    a, b = proposal.options
    rows = (
        InvestmentRow(text="Dryer", b=eur(1000), a=eur(1), off_b=eur(50)),
        InvestmentRow(text="Care", b=eur(10), a=None, recurrence=Recurrence.MONTHLY),
    )
    chosen = replace(b, totals=totals, discount=Decimal(5))
    says = printed(replace(proposal, investment=rows, options=(a, chosen)))
    for said in (
        "€ 1,000.00 after € 50.00 off",
        "€ 10.00 each month",
        "One-off € 1,000.00",
        "Discount 5 % −€ 50.00",
        "Each month € 10.00",
        "First-year total, net of tax € 1,064.00",
        "VAT 21 %",
        "€ 223.50",
        "on € 1,064.00",
        "First-year total with tax € 1,287.50",
    ):
        assert says(said)
    assert totals.first_year_with_tax == Money(128750, "EUR")


def test_4_18_it_has_payment_delivery_dates_and_terms() -> None:
    proposal = rich(terms="We deliver.\n\nYou pay.")
    says, option = printed(proposal), proposal.options[1]
    wanted = [option.payment, option.delivery, option.installation, "We deliver.", "You pay."]
    wanted += [step.text for step in proposal.after_choice]
    assert [words for words in wanted if words and not says(words)] == []


def test_4_18_both_parties_sign_and_what_is_known_is_filled_in() -> None:
    proposal = rich()
    fields: Any = reader(write_agreement(agreement(proposal), ENGLISH).pdf).get_fields()
    names = {f"{who}_{part}" for who in ("customer", "supplier") for part in ("name", "title", "place", "date")}
    assert set(fields) == names
    assert fields["customer_name"]["/V"] == "Eva Lind"
    assert fields["supplier_name"]["/V"] == proposal.seller.person
    assert "/V" not in fields["customer_title"] or not fields["customer_title"]["/V"]


LONG = tuple(InvestmentRow(group=f"G{at // 9}", text=f"Item {at:03} " * 4, a=None, b=eur(at)) for at in range(200))
HARD = {
    "sparse": sparse(),
    "200 lines": rich(investment=LONG, terms="A term that goes on. " * 400),
    "long names": rich(title="Wäscherei " * 60, rows=(replace(rich().rows[0], b="much " * 2000),)),
    "nothing known": sparse(client=replace(sparse().client, company="", person=""), investment=()),
}


@pytest.mark.parametrize("kind", HARD)
@pytest.mark.parametrize("paper", list(Paper))
def test_4_18_whatever_is_in_it_nothing_overlaps_or_leaves_the_page(kind: str, paper: Paper) -> None:
    made = write_agreement(agreement(replace(HARD[kind], paper=paper)), ENGLISH)
    assert [found for page in text_boxes(made.pdf) for found in overlaps(page)] == []
    assert all(margins_are_white(made.pdf)[1:])
    if kind == "200 lines":
        assert squeezed("Item 199") in all_text(made.pdf)


SIGNED = "With their signatures"


@pytest.mark.parametrize("what", ["items and dates", "items and terms", "one term", "nothing but items"])
@pytest.mark.parametrize("paper", list(Paper))
def test_4_18_the_signatures_never_stand_alone_on_a_page(what: str, paper: Paper) -> None:
    for count in range(1, 40, 3):
        rows = tuple(InvestmentRow(text=f"Item {at}", a=eur(1), b=eur(at)) for at in range(count))
        proposal = replace(rich(), investment=rows, paper=paper, terms="A term that goes on. " * 12)
        if what == "items and dates":
            proposal = replace(proposal, terms="")
        elif what == "one term":
            proposal = replace(proposal, terms="Paid is paid.")
        elif what == "nothing but items":
            proposal = replace(sparse(), investment=rows, paper=paper)
        pages = pages_text(write_agreement(agreement(proposal), ENGLISH).pdf)
        (above,) = (page.partition(SIGNED)[0] for page in pages if SIGNED in page)
        wanted = {"items and dates": "When", "items and terms": "goes on.", "one term": "Paid is paid."}
        assert squeezed(wanted.get(what, "All prices in EUR")) in squeezed(above), count


@pytest.mark.parametrize("language", LANGUAGES)
def test_4_18_it_speaks_the_proposals_language(language: str) -> None:
    proposal = rich(language=language)
    made = write_agreement(agreement(proposal), DocumentWords(language))
    title = {"en": "Agreement", "de": "Vereinbarung", "fr": "Accord", "el": "Συμφων"}[language]
    said = reader(made.pdf).metadata
    assert str(reader(made.pdf).root_object["/Lang"]) == language
    assert str(said and said.title).startswith(f"{title}")


def test_the_same_agreement_is_the_same_file_whatever_was_made_before() -> None:
    press = AgreementPress()
    first = press.write(agreement(rich()), ENGLISH, invariant=True)
    press.write(agreement(sparse(), "A"), ENGLISH, invariant=True)
    assert press.write(agreement(rich()), ENGLISH, invariant=True).pdf == first.pdf


RECEIVED = {
    "en": "chose Option B of proposal {number}, revision 1, of 24 November 2026. "
    "Their choice was received on 2 December 2026.",
    "de": "hat sich für Option B des Angebots {number}, Fassung 1, vom 24. November 2026 entschieden. "
    "Die Entscheidung ist am 2. Dezember 2026 eingegangen.",
    "fr": "a choisi Option B de la proposition {number}, révision 1, du 24 novembre 2026. "
    "Ce choix a été reçu le 2 décembre 2026.",
    "el": "επέλεξε την Επιλογή B της προσφοράς {number}, αναθεώρηση 1, της 24 Νοεμβρίου 2026. "
    "Η επιλογή παρελήφθη στις 2 Δεκεμβρίου 2026.",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("signer", ["Eva Lind", ""])
def test_4_18_a_day_that_the_page_does_not_give_is_the_day_of_receipt(language: str, signer: str) -> None:
    proposal = rich(language=language)
    made = write_agreement(agreement(proposal, signer=signer, is_received=True), DocumentWords(language))
    assert squeezed(RECEIVED[language].format(number=proposal.number)) in all_text(made.pdf)
