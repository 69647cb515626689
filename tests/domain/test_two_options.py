from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.discussion import Dimension
from salesdesk.domain.product import Recurrence
from salesdesk.domain.proposal import CompareRow, Proposal, ProposalLine, ProposalOption
from salesdesk.domain.two_options import (
    Fault,
    Flaw,
    Provenance,
    differences,
    dominated,
    faults_of,
)
from tests.domain.examples import ACCOUNT, DEAL, RAISED_A, RAISED_B, a_proposal, an_option, eur, key, line

DAY = date(2026, 11, 20)
RAISED = tuple(Provenance(id=r, on=DAY, account_id=ACCOUNT, deal_id=DEAL) for r in (RAISED_A, RAISED_B))
SMALL, LARGE = line(quantity=12), line(quantity=30)


def _faults(proposal: Proposal, raised: tuple[Provenance, ...] = RAISED, *, step: bool = True) -> list[Fault]:
    return [flaw.fault for flaw in faults_of(proposal, raised, has_next_step=step)]


def test_2_14_two_real_options_that_were_raised_go_out() -> None:
    assert faults_of(a_proposal(), RAISED, has_next_step=True) == ()


@pytest.mark.parametrize("count", [0, 1, 3])
def test_2_14_fewer_or_more_than_two_options_are_refused(count: int) -> None:
    options = tuple(an_option("A", line(quantity=n + 1)) for n in range(count))
    found = faults_of(replace(a_proposal(), options=options), RAISED, has_next_step=True)
    assert found == (Flaw(fault=Fault.NOT_TWO, rows=(str(count),)),)


@pytest.mark.parametrize(
    ("fields", "fault"),
    [({"name": " "}, Fault.NO_NAME), ({"sentence": ""}, Fault.NO_SENTENCE), ({"lines": ()}, Fault.NO_LINES)],
)
def test_2_14_each_option_has_a_name_a_sentence_and_lines(fields: dict[str, Any], fault: Fault) -> None:
    whole = an_option("B", LARGE)
    flaws = faults_of(a_proposal(an_option("A", SMALL), replace(whole, **fields)), RAISED, has_next_step=True)
    assert [(f.fault, f.letter) for f in flaws] == [(fault, "B")]


def test_2_14_an_option_of_which_nothing_has_a_price_is_refused_and_one_with_an_included_item_is_not() -> None:
    visit = line("Visit", 0)
    assert _faults(a_proposal(an_option("A", visit), an_option("B", visit, LARGE))) == [Fault.NO_LINES]
    assert _faults(a_proposal(an_option("A", visit), an_option("B", visit))) == [Fault.NO_LINES] * 2
    assert _faults(a_proposal(an_option("A", visit, SMALL), an_option("B", visit, LARGE))) == []


def test_2_14_a_proposal_has_a_title_and_a_next_step() -> None:
    assert _faults(a_proposal(title=" "), step=False) == [Fault.NO_TITLE, Fault.NO_NEXT_STEP]


def test_2_14_everything_missing_is_said_at_once_in_the_order_of_the_form() -> None:
    empty = a_proposal(ProposalOption(), ProposalOption(), title="")
    each = [Fault.NO_NAME, Fault.NO_SENTENCE, Fault.NO_LINES, Fault.NOT_RAISED]
    assert _faults(empty, step=False) == [Fault.NO_TITLE, *each, *each, Fault.NO_NEXT_STEP]


@pytest.mark.parametrize("raised", [(), (key(99),)])
def test_2_16_an_option_that_nobody_raised_is_refused_by_its_letter(raised: tuple[object, ...]) -> None:
    proposal = a_proposal(an_option("A", SMALL, raised=raised), an_option("B", LARGE))
    assert faults_of(proposal, RAISED, has_next_step=True) == (Flaw(fault=Fault.NOT_RAISED, letter="A"),)


def test_2_16_an_option_raised_on_another_deal_does_not_count() -> None:
    elsewhere = (replace(RAISED[0], deal_id=key(77)), RAISED[1])
    assert _faults(a_proposal(), elsewhere) == [Fault.NOT_RAISED]


def test_2_16_without_a_deal_the_account_has_to_be_the_same() -> None:
    free = a_proposal(deal_id=None)
    assert _faults(free, tuple(replace(r, deal_id=None) for r in RAISED)) == []
    assert _faults(free) == []
    assert _faults(free, (replace(RAISED[0], account_id=key(78)), RAISED[1])) == [Fault.NOT_RAISED]


@pytest.mark.parametrize(("days", "faults"), [(0, []), (1, [Fault.RAISED_LATER])])
def test_2_16_the_discussion_is_not_later_than_the_proposal(days: int, faults: list[Fault]) -> None:
    proposal = a_proposal()
    assert proposal.dated is not None
    later = proposal.dated + timedelta(days=days)
    assert _faults(proposal, (RAISED[0], replace(RAISED[1], on=later))) == faults
    if faults:
        flaw = faults_of(proposal, (RAISED[0], replace(RAISED[1], on=later)), has_next_step=True)[0]
        assert (flaw.letter, flaw.rows) == ("B", (later.isoformat(),))


def test_2_16_a_proposal_without_a_date_is_as_old_as_the_day_it_goes_out() -> None:
    undated = a_proposal(dated=None)
    for day, faults in ((DAY, []), (DAY - timedelta(days=1), [Fault.RAISED_LATER] * 2)):
        assert [flaw.fault for flaw in faults_of(undated, RAISED, has_next_step=True, on=day)] == faults


def test_2_16_one_early_discussion_among_later_ones_is_enough() -> None:
    extra = Provenance(id=key(5), on=date(2027, 1, 1), account_id=ACCOUNT, deal_id=DEAL)
    both = an_option("A", SMALL, raised=(extra.id, RAISED_A))
    assert _faults(a_proposal(both, an_option("B", LARGE)), (*RAISED, extra)) == []


def _pair(a: ProposalOption, b: ProposalOption) -> set[Dimension]:
    return {d.dimension for d in differences(a_proposal(a, b))}


def test_2_17_differences_are_told_in_their_dimension() -> None:
    whole = an_option("A", SMALL)
    assert _pair(whole, replace(whole, lines=(line(price=101, quantity=12),))) == {Dimension.PRICING}
    assert _pair(whole, replace(whole, payment_terms="in 30 days")) == {Dimension.PRICING}
    assert _pair(whole, replace(whole, delivery="in May")) == {Dimension.DELIVERY}
    assert _pair(whole, replace(whole, installation="by us")) == {Dimension.INSTALLATION}
    assert _pair(whole, an_option("B", LARGE)) == {Dimension.PRICING, Dimension.CONFIGURATION}
    monthly = replace(whole, lines=(replace(SMALL, price=eur(100), recurrence=Recurrence.MONTHLY),))
    assert _pair(whole, monthly) == {Dimension.PRICING}


def test_2_17_a_difference_shows_both_sides() -> None:
    (shown,) = differences(a_proposal(an_option("A", SMALL), an_option("B", SMALL, delivery="in May")))
    assert (shown.a, shown.b) == ("", "in May")


def test_2_19_equal_options_are_refused_whatever_their_words() -> None:
    a, b = an_option("A", SMALL), an_option("B", SMALL, name="Another name", sentence="Other words.")
    assert _faults(a_proposal(a, b)) == [Fault.EQUAL]


def test_2_19_equal_options_are_refused_with_the_items_that_are_the_same() -> None:
    both = (SMALL, line("Visit", 10))
    (flaw,) = faults_of(a_proposal(an_option("A", *both), an_option("B", *both)), RAISED, has_next_step=True)
    assert (flaw.fault, flaw.rows) == (Fault.EQUAL, ("Sensor", "Visit"))


def test_2_19_a_blank_more_makes_no_second_option() -> None:
    plain = an_option("A", line("Press line"), delivery="in March", payment_terms="30 days net")
    spaced = an_option("B", line("Press  line "), delivery="in  March", payment_terms="30 days  net")
    assert differences(a_proposal(plain, spaced)) == ()
    assert Fault.EQUAL in _faults(a_proposal(plain, spaced))


def test_b3_a_label_in_other_letters_is_the_same_row_and_one_that_stands_twice_is_two() -> None:
    a, b = (
        an_option("A", SMALL, rows=(CompareRow(label="Support", text="by mail"),)),
        an_option("B", LARGE, rows=(CompareRow(label="support ", text="by phone"),)),
    )
    assert Fault.EMPTY_CELL not in _faults(a_proposal(a, b))
    twice = replace(b, rows=(*b.rows, CompareRow(label="Support", text="on site")))
    told = faults_of(a_proposal(a, twice), RAISED, has_next_step=True)
    assert [(flaw.letter, flaw.rows) for flaw in told if flaw.fault is Fault.EMPTY_CELL] == [("A", ("Support",))]


def test_2_17_paying_monthly_or_yearly_is_a_difference_even_at_the_same_price_for_the_year() -> None:
    monthly = an_option("A", line("Licence", 100, recurrence=Recurrence.MONTHLY))
    yearly = an_option("B", line("Licence", 1200, recurrence=Recurrence.YEARLY))
    assert _pair(monthly, yearly) == {Dimension.PRICING}
    assert _faults(a_proposal(monthly, yearly)) == []


def test_2_19_the_same_product_under_another_text_is_equal() -> None:
    same = replace(SMALL, product_id=key(5))
    renamed = replace(same, text="Sensor, premium")
    assert _faults(a_proposal(an_option("A", same), an_option("B", renamed))) == [Fault.EQUAL]


@pytest.mark.parametrize(
    ("mine", "theirs", "rows"),
    [
        ((line(price=100),), (line(price=100, quantity=2),), ()),
        ((line(price=200),), (line(price=100, quantity=2),), ("Sensor",)),
        ((line(price=201),), (line(price=100, quantity=2),), ("Sensor",)),
        ((line(price=101),), (line(price=100),), ("Sensor",)),
        ((line(price=100),), (line(price=90), line("Visit", 10)), ("Visit",)),
        ((line(price=100), line("Visit", 0)), (line(price=90),), ()),
        ((line(price=100), line(price=100)), (line(price=100, quantity=2),), ()),
    ],
)
def test_2_19_dominated_is_no_cheaper_and_no_larger_and_worse_in_one(
    mine: tuple[ProposalLine, ...], theirs: tuple[ProposalLine, ...], rows: tuple[str, ...]
) -> None:
    assert dominated(an_option("A", *mine), an_option("B", *theirs), "EUR") == rows


def test_2_19_a_straw_option_is_refused_with_the_rows_that_prove_it() -> None:
    straw = a_proposal(an_option("A", line(price=300, quantity=10)), an_option("B", line(price=80, quantity=30)))
    assert faults_of(straw, RAISED, has_next_step=True) == (Flaw(fault=Fault.DOMINATED, letter="A", rows=("Sensor",)),)


def test_2_19_yearly_or_monthly_are_two_real_options() -> None:
    yearly = an_option("A", line("Licence", 1200, recurrence=Recurrence.YEARLY))
    monthly = an_option("B", line("Licence", 90, recurrence=Recurrence.MONTHLY))
    assert dominated(yearly, monthly, "EUR") == ()
    told = replace(yearly, payment_terms="yearly in advance"), replace(monthly, payment_terms="monthly")
    assert dominated(*told, "EUR") == ()


TERMS: tuple[Callable[[ProposalOption], ProposalOption], ...] = (
    lambda o: replace(o, payment_terms=o.payment_terms + " in 60 days"),
    lambda o: replace(o, delivery=o.delivery + " in May"),
    lambda o: replace(o, installation=o.installation + " by us"),
)
amounts = st.integers(0, 500)
items = st.sampled_from(["Sensor", "Visit", "Licence"])
priced = st.builds(
    lambda text, price, quantity, due: line(text, price, quantity, recurrence=due),
    items, amounts, st.integers(1, 9), st.sampled_from(Recurrence),
)  # fmt: skip
options = st.lists(priced, min_size=1, max_size=4).map(lambda lines: an_option("A", *lines))


@given(options)
def test_2_19_no_option_dominates_itself(option: ProposalOption) -> None:
    assert dominated(option, option, "EUR") == ()


@given(options, options)
def test_2_19_two_options_never_dominate_each_other(a: ProposalOption, b: ProposalOption) -> None:
    assert not (dominated(a, b, "EUR") and dominated(b, a, "EUR"))


@st.composite
def straws(draw: st.DrawFn) -> tuple[ProposalOption, ProposalOption]:
    """Draw two options of which the first holds no more than the second and costs at least as much."""
    better = draw(options)
    fewer = [replace(x, quantity=x.quantity - draw(st.integers(0, int(x.quantity) - 1))) for x in better.lines]
    worse = replace(better, lines=tuple(fewer))
    missing = better.totals("EUR").first_year - worse.totals("EUR").first_year + eur(draw(st.integers(1, 50)))
    first, *rest = fewer
    return replace(worse, lines=(replace(first, price=first.price + missing), *rest)), better


@given(straws(), st.integers(1, 1000))
def test_2_19_a_dearer_straw_is_still_a_straw(both: tuple[ProposalOption, ProposalOption], more: int) -> None:
    straw, better = both
    assert dominated(straw, better, "EUR")
    first, *rest = straw.lines
    dearer = replace(straw, lines=(replace(first, price=first.price + eur(more)), *rest))
    assert dominated(dearer, better, "EUR")


@given(options, st.integers(1, 500), st.sampled_from(TERMS))
def test_2_19_any_difference_in_terms_makes_a_choice(
    option: ProposalOption, more: int, change: Callable[[ProposalOption], ProposalOption]
) -> None:
    first, *rest = option.lines
    dearer = replace(option, lines=(replace(first, price=first.price + eur(more)), *rest))
    assert dominated(dearer, option, "EUR")
    assert dominated(change(dearer), option, "EUR") == ()


@given(options, st.integers(1, 9))
def test_2_19_less_for_the_same_money_is_a_straw(option: ProposalOption, more: int) -> None:
    free = line("Extra", 0, more)
    assert dominated(option, replace(option, lines=(*option.lines, free)), "EUR") == ("Extra",)


def test_b3_a_row_filled_on_one_side_only_is_refused_on_the_empty_side() -> None:
    a = an_option(
        "A", SMALL, rows=(CompareRow(label="Fits best if", text="now"), CompareRow(label="Speed", text="fast"))
    )
    b = an_option(
        "B", LARGE, rows=(CompareRow(label=" Fits best if ", text="later"), CompareRow(label="Speed", text=" "))
    )
    assert faults_of(a_proposal(a, b), RAISED, has_next_step=True) == (
        Flaw(fault=Fault.EMPTY_CELL, letter="B", rows=("Speed",)),
    )
    assert _faults(a_proposal(replace(a, rows=()), replace(b, rows=()))) == []


def test_quantities_of_one_item_are_added_up_over_its_lines() -> None:
    halves = an_option("A", line(quantity="0.5"), line(" sensor ", quantity="1.5"))
    whole = an_option("B", line(quantity=2))
    assert _pair(halves, whole) == set()
    assert sum((x.quantity for x in halves.lines), Decimal(0)) == 2


@pytest.mark.parametrize(
    ("until", "faults"),
    [
        (None, []),
        (DAY, []),
        (DAY - timedelta(days=1), [Fault.OVER_BEFORE_SENT]),
        (DAY + timedelta(days=1), []),
    ],
)
def test_2_18_what_is_over_before_it_goes_out_is_refused_and_its_last_day_counts(
    until: date | None, faults: list[Fault]
) -> None:
    sent = a_proposal(dated=DAY - timedelta(days=9), valid_until=until)
    raised = [replace(one, on=DAY - timedelta(days=9)) for one in RAISED]
    assert [flaw.fault for flaw in faults_of(sent, raised, has_next_step=True, on=DAY)] == faults


def test_2_18_what_is_valid_until_a_day_before_its_own_date_is_refused() -> None:
    ahead = a_proposal(dated=DAY + timedelta(days=5), valid_until=DAY + timedelta(days=4))
    assert [flaw.fault for flaw in faults_of(ahead, RAISED, has_next_step=True, on=DAY)] == [Fault.OVER_BEFORE_DATED]
