"""Where A and B differ, told from their content, and what proves a straw option (2.17, 2.19, B3)."""

from __future__ import annotations

from dataclasses import replace

from salesdesk.domain.balance import lopsided
from salesdesk.domain.product import Recurrence
from salesdesk.domain.proposal import Proposal, ProposalOption
from salesdesk.domain.two_options import Fault, faults_of
from salesdesk.wording import Words
from salesdesk.wording.differences import differences_told, fuller_told, proof_told
from tests.domain.examples import a_proposal, an_option, line

WORDS = Words()


def table(a: ProposalOption, b: ProposalOption) -> dict[str, tuple[str, str]]:
    return {one.dimension: (one.a, one.b) for one in differences_told(WORDS, a_proposal(a, b))}


def test_2_17_the_table_says_what_each_option_holds_in_each_dimension() -> None:
    care = line("Care", 100, recurrence=Recurrence.MONTHLY)
    a = an_option("A", line(quantity=12), line("Crane", 500), payment_terms="30 days", delivery="in May")
    b = an_option("B", line(quantity="2.5"), care, installation="by you")
    assert table(a, b) == {
        "Pricing": (
            "€\u00a01,700 in the first year\n30 days",
            "€\u00a01,450 in the first year\nof it €\u00a0100 each month\nno payment terms of its own",
        ),
        "Configuration": ("12 × Sensor\n1 × Crane\nwithout “Care”", "2.5 × Sensor\nwithout “Crane”\n1 × Care"),
        "Delivery": ("in May", "nothing said yet"),
        "Installation": ("nothing said yet", "by you"),
    }
    assert table(a, a) == {}


def test_2_17_of_many_items_the_first_are_named_and_the_others_counted() -> None:
    many = [line(f"Item {n}") for n in range(9)]
    a, b = table(an_option("A", *many), an_option("B", line("Other")))["Configuration"]
    assert (a.count("\n"), a.splitlines()[-1]) == (4, "and 6 more items")
    assert len(b.splitlines()) == 5


def proofs(proposal: Proposal) -> dict[Fault, tuple[str, ...]]:
    found = faults_of(proposal, (), has_next_step=True)
    return {flaw.fault: proof_told(WORDS, proposal, flaw) for flaw in found if proof_told(WORDS, proposal, flaw)}


def test_2_19_a_straw_option_is_proved_by_its_rows_and_its_price() -> None:
    straw = a_proposal(an_option("A", line(quantity=10, unit="set")), an_option("B", line(price=30, quantity=30)))
    assert proofs(straw) == {
        Fault.DOMINATED: ("“Sensor”: 10 set in A, 30 set in B", "First year: €\u00a01,000 in A, €\u00a0900 in B")
    }


def test_2_19_equal_options_are_proved_by_their_one_price() -> None:
    both = (line(quantity=2),)
    same = a_proposal(an_option("A", *both), an_option("B", *both))
    assert proofs(same) == {Fault.EQUAL: ("First year: €\u00a0200 in A, €\u00a0200 in B",)}


def test_b3_the_fuller_side_is_told_with_both_counts() -> None:
    a, b = an_option("A", line()), an_option("B", line())
    long = replace(a, sentence="x" * 900)
    assert [fuller_told(WORDS, one) for one in lopsided(long, b)] == [
        "Option A says much more than the other (915 letters in A, 38 in B): even them out"
    ]
    full = replace(b, lines=tuple(line(f"Item {n}") for n in range(5)))
    assert [fuller_told(WORDS, one) for one in lopsided(a, full)] == [
        "Option B fills many more rows than the other (2 in A, 6 in B): even them out"
    ]
