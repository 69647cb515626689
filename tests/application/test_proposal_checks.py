"""The list "Ready to send?" names every fault once and leads to a field for each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from salesdesk.application.proposal_checks import (
    Check,
    Section,
    checked,
    fuller_sides,
    met_count,
    place_of,
    unpriced,
)
from salesdesk.domain.proposal import CompareRow, Proposal, ProposalOption
from salesdesk.domain.two_options import Fault, Flaw, faults_of
from salesdesk.wording import Words
from salesdesk.wording.proposals import unpriced_told
from tests.domain.examples import a_proposal, an_option, line

KEY = UUID(int=1)
EMPTY = Proposal(id=KEY, number="SD-1", account_id=KEY, currency="EUR")


def test_every_fault_of_an_empty_proposal_stands_in_exactly_one_check() -> None:
    faults = faults_of(EMPTY, (), has_next_step=False)
    checks = checked(faults)
    assert [one.check for one in checks] == list(Check)
    assert sorted(str(f) for one in checks for f in one.flaws) == sorted(str(f) for f in faults)
    assert [one.check for one in checks if one.met] == [Check.SAME_ROWS, Check.DISCOUNT, Check.OTHERS]
    assert met_count(checks) == 3


@pytest.mark.parametrize("bare", [an_option("B"), an_option("B", line("Visit", 0))])
def test_2_19_whether_both_are_real_waits_until_both_have_a_price(bare: ProposalOption) -> None:
    priced = an_option("A", line())
    for options, waits in (((priced, bare), True), ((priced,), True), ((priced, an_option("B", line("Press"))), False)):
        proposal = replace(a_proposal(), options=options)
        real = next(one for one in checked(faults_of(proposal, (), has_next_step=True)) if one.check is Check.REAL)
        assert (real.waits, real.met, real.flaws) == (waits, not waits, ())


def test_nothing_wrong_meets_every_check() -> None:
    assert met_count(checked(())) == len(Check)


@pytest.mark.parametrize("fault", Fault)
def test_each_fault_is_listed_and_has_a_place(fault: Fault) -> None:
    flaw = Flaw(fault=fault, letter="B", rows=("Live from",))
    assert sum(flaw in one.flaws for one in checked((flaw,))) == 1
    assert place_of(flaw).section in Section


def test_an_empty_cell_leads_to_the_row_of_the_option_that_says_nothing() -> None:
    a = ProposalOption(rows=(CompareRow(label="Live from", text="March"),))
    empty = [
        f
        for f in faults_of(replace(EMPTY, options=(a, ProposalOption())), (), has_next_step=True)
        if f.fault is Fault.EMPTY_CELL
    ]
    place = place_of(empty[0])
    assert (place.section, place.field, place.letter, place.row) == (Section.OPTIONS, "row", "B", "Live from")


def test_b3_a_side_that_says_much_more_is_advice_and_no_fault() -> None:
    talkative = replace(EMPTY, options=(ProposalOption(sentence="x" * 31), ProposalOption(sentence="x" * 20)))
    assert [one.letter for one in fuller_sides(talkative)] == ["A"]
    assert fuller_sides(replace(EMPTY, options=talkative.options[:1])) == ()


def test_items_without_a_price_are_named_once_as_advice_for_one_may_have_been_forgotten() -> None:
    visit, manual = line("Visit", 0), line("Manual", 0)
    proposal = a_proposal(an_option("A", line(), visit), an_option("B", line(), visit, manual))
    assert unpriced(proposal) == ("Visit", "Manual")
    assert unpriced(a_proposal()) == ()
    assert unpriced(proposal, [Flaw(fault=Fault.PRICED_ELSEWHERE, rows=("Visit",))]) == ("Manual",)
    words = Words("en")
    assert unpriced_told(words, ["Visit"]).startswith("“Visit” has no price and prints as “included”: type a price")
    assert unpriced_told(words, unpriced(proposal)).startswith("“Visit” and “Manual” have no price")


def test_b3_a_side_without_a_sentence_or_items_is_a_fault_and_needs_no_advice_beside_it() -> None:
    whole = an_option("A", line("Press"), line("Visit"), line("Training"), sentence="It does what was asked, and more.")
    for less, said in (({"sentence": " "}, ["rows"]), ({"lines": ()}, ["text"]), ({}, ["text", "rows"])):
        fields: dict[str, Any] = {"sentence": "It does.", "rows": (), "lines": (line("Press"),)} | less
        sides = a_proposal(whole, an_option("B", **fields))
        assert [one.measure.value for one in fuller_sides(sides)] == said
