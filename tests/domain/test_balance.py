"""A fuller side looks like the one that is meant: letters and filled rows are compared, as a hint."""

from __future__ import annotations

import pytest

from salesdesk.domain.balance import Lopsided, Measure, filled_rows, lopsided
from salesdesk.domain.proposal import CompareRow, ProposalOption
from tests.domain.examples import an_option, line


def talking(letters: int) -> ProposalOption:
    return ProposalOption(sentence="x" * letters)


def filling(items: int) -> ProposalOption:
    return ProposalOption(lines=tuple(line(f"Item {n}") for n in range(items)))


@pytest.mark.parametrize(("a", "b", "letter"), [(15, 10, ""), (16, 10, "A"), (10, 16, "B"), (1, 0, "A"), (0, 0, "")])
def test_b3_the_longer_side_is_named_from_more_than_half_as_much_again(a: int, b: int, letter: str) -> None:
    assert "".join(one.letter for one in lopsided(talking(a), talking(b))) == letter


def test_2_19_the_side_that_fills_more_rows_is_named_with_both_counts() -> None:
    assert lopsided(filling(2), filling(4)) == (Lopsided(measure=Measure.ROWS, letter="B", a=2, b=4),)
    assert lopsided(filling(4), filling(6)) == ()


def test_b3_both_measures_are_told_and_may_name_different_sides() -> None:
    assert [(one.measure, one.letter) for one in lopsided(talking(100), filling(3))] == [
        (Measure.TEXT, "A"),
        (Measure.ROWS, "B"),
    ]


def test_a_row_without_words_is_not_filled() -> None:
    rows = (CompareRow(label="Live from", text=" "), CompareRow(label="Risk", text="ours"))
    assert filled_rows(an_option("A", line(), line("Visit"), rows=rows, delivery="in May")) == 4
