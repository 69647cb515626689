"""The gap bar's arithmetic: parts add up to the bar, the shortfall is what is left to the target."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.charts import GAP_PARTS, gap_shares

amounts = st.integers(min_value=0, max_value=10**12)


def test_the_parts_stand_beside_the_target_as_the_amounts_do() -> None:
    shares = gap_shares(won=212_000_00, commit=96_000_00, weighted=58_000_00, target=420_000_00)
    assert shares.won == pytest.approx(212 / 420)
    assert shares.shortfall == pytest.approx(54 / 420)
    assert shares.target == 1.0


def test_past_the_target_there_is_no_shortfall_and_the_target_moves_into_the_bar() -> None:
    shares = gap_shares(won=500, commit=250, weighted=250, target=800)
    assert shares.shortfall == 0
    assert shares.target == pytest.approx(0.8)


def test_without_a_target_nothing_is_short() -> None:
    shares = gap_shares(won=30, commit=10, weighted=0, target=None)
    assert (shares.won, shares.shortfall, shares.target) == (0.75, 0.0, None)


def test_with_nothing_at_all_there_is_no_bar() -> None:
    shares = gap_shares(won=0, commit=0, weighted=0, target=None)
    assert [shares.of(part) for part in GAP_PARTS] == [0, 0, 0, 0]


@given(won=amounts, commit=amounts, weighted=amounts, target=st.none() | amounts)
def test_the_parts_always_fill_the_bar_and_no_more(won: int, commit: int, weighted: int, target: int | None) -> None:
    shares = gap_shares(won=won, commit=commit, weighted=weighted, target=target)
    total = sum(shares.of(part) for part in GAP_PARTS)
    assert total == pytest.approx(1.0) or total == 0
    assert shares.target is None or 0 < shares.target <= 1


@given(won=st.integers(min_value=-(10**9), max_value=-1), target=amounts)
def test_a_credit_note_takes_no_room_but_is_missing_from_the_target(won: int, target: int) -> None:
    shares = gap_shares(won=won, commit=0, weighted=0, target=target)
    assert shares.won == 0
    assert shares.shortfall == 1
