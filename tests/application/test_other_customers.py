"""No document names another customer: which names are found in a text, and which are not meant."""

from __future__ import annotations

import time
from uuid import UUID

import pytest

from salesdesk.application.other_customers import OtherNames, naming_flaws
from salesdesk.domain.proposal import AfterChoice, Heard, Need, Proposal, ProposalOption
from salesdesk.domain.two_options import Fault

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
def test_a_name_counts_whole_and_letter_for_letter(text: str, named: list[str]) -> None:
    assert list(NAMES.named_in(text)) == named


def test_every_text_of_a_proposal_is_looked_through_and_the_place_is_told() -> None:
    key = UUID(int=1)
    proposal = Proposal(
        id=key,
        number="IB-1",
        account_id=key,
        currency="EUR",
        title="As at Summit",
        heard=Heard(needs=(Need(need="Dry", who="Marit de Groot"),)),
        options=(ProposalOption(), ProposalOption(sentence="What Brightwater Laundries has")),
        after_choice=(AfterChoice(text="Visit to Summit"),),
    )
    flaws = naming_flaws(proposal, (), NAMES)
    assert {(flaw.rows, flaw.section, flaw.letter) for flaw in flaws} == {
        (("Marit de Groot",), "heard", ""),
        (("Brightwater Laundries",), "options", "B"),
        (("Summit",), "next_step", ""),
    }
    assert {flaw.fault for flaw in flaws} == {Fault.ANOTHER_CUSTOMER}


def test_a_page_is_looked_through_in_an_instant_however_many_customers_there_are() -> None:
    many = OtherNames.of([f"Customer{n} Works" for n in range(40_000)], ["Hallertau Malt"])
    page = "We clean the plates where they stand, as Customer39999 Works does. " * 300
    started = time.perf_counter()
    assert many.named_in(page) == ("Customer39999 Works",)
    assert time.perf_counter() - started < 0.1
