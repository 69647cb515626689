"""Comparing rows and options are edited as one table, and nothing that was typed gets lost."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application import proposal_editing as editing
from salesdesk.domain.proposal import CompareRow, Proposal, ProposalOption

KEY = UUID(int=1)
LABELS = ("Live from", "Your effort", "Our effort", "Risk we carry", "Fits best if")


def proposal(a: ProposalOption | None = None, b: ProposalOption | None = None) -> Proposal:
    return Proposal(
        id=KEY, number="SD-1", account_id=KEY, currency="EUR", options=(a or ProposalOption(), b or ProposalOption())
    )


def rows(*pairs: tuple[str, str]) -> ProposalOption:
    return ProposalOption(rows=tuple(CompareRow(label=label, text=text) for label, text in pairs))


sides = st.lists(st.tuples(st.sampled_from(LABELS), st.text(max_size=12)), max_size=5, unique_by=lambda pair: pair[0])


@given(sides, sides)
def test_pairing_the_rows_loses_no_text_of_either_side(a: list[tuple[str, str]], b: list[tuple[str, str]]) -> None:
    shared = editing.shared_rows(proposal(rows(*a), rows(*b)))
    assert {r.label: r.a for r in shared if r.label in dict(a)} == dict(a)
    assert {r.label: r.b for r in shared if r.label in dict(b)} == dict(b)
    assert len(shared) == len(dict(a) | dict(b))


@given(sides, sides)
def test_the_order_of_option_a_stays_when_rows_are_paired(a: list[tuple[str, str]], b: list[tuple[str, str]]) -> None:
    labels = [r.label for r in editing.shared_rows(proposal(rows(*a), rows(*b)))]
    assert [label for label in labels if label in dict(a)] == [label for label, _ in a]


@given(sides, sides, st.data())
def test_after_any_edit_both_options_have_the_same_labels_in_the_same_order(
    a: list[tuple[str, str]], b: list[tuple[str, str]], data: st.DataObject
) -> None:
    before = editing.row_added(proposal(rows(*a), rows(*b)), "What you get")
    at = data.draw(st.integers(0, len(editing.shared_rows(before)) - 1))
    edits = [
        lambda: editing.cell_set(before, at, "B", "new"),
        lambda: editing.row_moved(before, at, data.draw(st.integers(-2, 7))),
        lambda: editing.row_removed(before, at),
        lambda: editing.row_renamed(before, at, "Service"),
        lambda: editing.row_copied(before, at),
    ]
    after = data.draw(st.sampled_from(edits))()
    one, other = ([r.label for r in option.rows] for option in after.options)
    assert one == other


def test_rows_are_the_same_whatever_the_case_and_spaces_of_their_label() -> None:
    shared = editing.shared_rows(proposal(rows(("Live from", "March")), rows(("live  from ", "May"))))
    assert shared == (editing.SharedRow(label="Live from", a="March", b="May"),)


def test_a_row_of_option_b_alone_stands_after_its_neighbour() -> None:
    shared = editing.shared_rows(
        proposal(rows(("Live from", ""), ("Your effort", "")), rows(("Live from", ""), ("Our effort", "")))
    )
    assert [r.label for r in shared] == ["Live from", "Our effort", "Your effort"]


def test_two_rows_of_the_same_label_stay_two_rows() -> None:
    twice = rows(("Note", "one"), ("Note", "two"))
    shared = editing.shared_rows(proposal(twice, twice))
    assert [(r.a, r.b) for r in shared] == [("one", "one"), ("two", "two")]


def test_a_label_that_is_there_already_is_not_given_twice() -> None:
    before = proposal(rows(("Live from", ""), ("Your effort", "")))
    assert editing.row_added(before, " live FROM ") is before
    assert editing.row_renamed(before, 1, "Live from") is before
    assert editing.row_renamed(before, 1, "  ") is before


def test_a_row_may_change_the_case_of_its_own_label() -> None:
    after = editing.row_renamed(proposal(rows(("live from", "x")), rows(("live from", "y"))), 0, "Live from")
    assert [option.rows[0].label for option in after.options] == ["Live from", "Live from"]


def test_copying_a_row_takes_what_option_a_says() -> None:
    after = editing.row_copied(proposal(rows(("Risk we carry", "All of it")), rows(("Risk we carry", "None"))), 0)
    assert after.options[1].rows[0].text == "All of it"


def test_2_16_choosing_a_raised_option_names_an_option_without_a_name() -> None:
    raised = UUID(int=7)
    after = editing.raised_chosen(proposal(), "B", raised, "Own workshop fits", chosen=True)
    assert (after.options[1].raised, after.options[1].name) == ((raised,), "Own workshop fits")
    assert after.options[0] == ProposalOption()


def test_2_16_an_option_may_answer_several_raised_ones_and_let_go_of_one() -> None:
    one, other = UUID(int=7), UUID(int=8)
    both = ProposalOption(name="Guided", raised=(one, other))
    after = editing.raised_chosen(proposal(both), "A", one, "text", chosen=False)
    assert (after.options[0].raised, after.options[0].name) == ((other,), "Guided")
    again = editing.raised_chosen(after, "A", other, "text", chosen=True)
    assert again.options[0].raised == (other,)


@given(st.lists(st.integers(), max_size=8), st.integers(0, 7), st.integers(-3, 11))
def test_moving_keeps_every_item_and_the_order_of_the_others(items: list[int], at: int, to: int) -> None:
    tagged = list(enumerate(items))
    after = editing.moved(tagged, at, to)
    assert sorted(after) == sorted(tagged)
    if at < len(tagged):
        assert [item for item in after if item != tagged[at]] == [item for item in tagged if item != tagged[at]]
        assert after.index(tagged[at]) == min(max(to, 0), len(tagged) - 1)


def test_swapping_twice_is_where_one_began() -> None:
    before = proposal(ProposalOption(name="One"), ProposalOption(name="Other"))
    assert editing.swapped(before).options[0].name == "Other"
    assert editing.swapped(editing.swapped(before)) == before
