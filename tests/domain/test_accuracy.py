"""How near forecasts came: WAPE, bias, MAPE, and who misses again and again (F5, 3.7)."""

from __future__ import annotations

from datetime import date
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.accuracy import (
    Foretold,
    Miss,
    accuracy_of,
    by_category,
    by_owner,
    called_against,
    held_against,
    missed,
    per_period,
    streak_of,
    streaks,
)
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.money import Money, total
from salesdesk.domain.period import Period
from salesdesk.domain.refusals import OtherCurrency
from salesdesk.domain.snapshot import Called, Foreseen, Occasion, Snapshot, SnapshotDeal
from tests.domain.examples import a_deal, eur, key

QUARTER = Period.parse("2026-Q3")
ANNA, BEN = key(1), key(2)


def _told(
    foretold: int,
    actual: int,
    period: str = "2026-Q3",
    owner: UUID | None = None,
    occasion: Occasion = Occasion.FIRST_DAY,
    foreseen: Foreseen | None = None,
) -> Foretold:
    span = Period.parse(period)
    return Foretold(
        period=span,
        occasion=occasion,
        taken_on=span.first,
        owner_id=owner,
        foreseen=foreseen,
        foretold=eur(foretold),
        actual=eur(actual),
    )


def test_f5_the_vector_of_the_formulas() -> None:
    shown = accuracy_of([_told(950, 1_000, "2026-Q1"), _told(25, 10, "2026-Q2")], "EUR")
    assert shown.n == 2
    assert shown.wape == pytest.approx(65 / 1_010)
    assert round((shown.wape or 0) * 100, 2) == 6.44
    assert shown.mape == pytest.approx(0.775)
    assert shown.bias == pytest.approx(-35 / 1_010)
    assert shown.accuracy == pytest.approx(1 - 65 / 1_010)


def test_f5_mape_only_where_every_period_had_something() -> None:
    shown = accuracy_of([_told(950, 1_000, "2026-Q1"), _told(25, 0, "2026-Q2")], "EUR")
    assert shown.mape is None
    assert shown.wape == pytest.approx(0.075)


def test_f5_nothing_won_or_nothing_foretold_yet_divides_by_nothing() -> None:
    for shown in (accuracy_of([_told(25, 0)], "EUR"), accuracy_of([], "EUR")):
        assert (shown.wape, shown.bias, shown.mape, shown.accuracy) == (None, None, None, None)


def test_f5_accuracy_is_never_below_nothing() -> None:
    assert accuracy_of([_told(300, 100)], "EUR").accuracy == 0


def test_f5_two_currencies_are_refused() -> None:
    with pytest.raises(OtherCurrency):
        accuracy_of([_told(1, 1)], "USD")


def _snapshot(*deals: SnapshotDeal, called: tuple[Called, ...] = ()) -> Snapshot:
    return Snapshot(
        id=key(9),
        period="2026-Q3",
        occasion=Occasion.FIRST_DAY,
        taken_on=date(2026, 7, 1),
        currency="EUR",
        deals=deals,
        called=called,
    )


def _kept(deal: UUID, foreseen: Foreseen, value: int, chance: float | None, owner: UUID | None = ANNA) -> SnapshotDeal:
    return SnapshotDeal(deal_id=deal, owner_id=owner, foreseen=foreseen, value=eur(value), chance=chance)


def _won(number: int, value: int, owner: UUID | None = ANNA, day: date = date(2026, 8, 3)) -> Deal:
    return a_deal(id=key(number), value=eur(value), owner_id=owner, status=Status.WON, closed_on=day)


def test_3_7_a_snapshot_is_held_against_what_came_of_it() -> None:
    snapshot = _snapshot(
        _kept(key(11), Foreseen.COMMIT, 100, 0.9),
        _kept(key(12), Foreseen.COMMIT, 60, 0.9),
        _kept(key(13), Foreseen.PIPELINE, 400, 0.25, BEN),
        _kept(key(14), Foreseen.OMITTED, 50, 0.5),
    )
    deals = [_won(11, 110), _won(13, 380, ANNA), _won(14, 50), _won(15, 30, BEN), _won(12, 60, day=date(2026, 10, 1))]
    found = {(one.owner_id, one.foreseen): (one.foretold, one.actual) for one in held_against(snapshot, QUARTER, deals)}
    assert found == {
        (ANNA, Foreseen.COMMIT): (eur(160), eur(110)),
        (ANNA, Foreseen.OMITTED): (eur(0), eur(50)),
        (BEN, Foreseen.PIPELINE): (eur(100), eur(380)),
        (BEN, Foreseen.NEW): (eur(0), eur(30)),
    }


def test_3_7_a_deal_of_another_currency_is_in_no_history() -> None:
    dollars = a_deal(
        id=key(11), currency="USD", value=Money.of(9, "USD"), status=Status.WON, closed_on=date(2026, 8, 3)
    )
    assert held_against(_snapshot(), QUARTER, [dollars]) == ()


kept_deals = st.lists(
    st.tuples(
        st.integers(100, 120),
        st.sampled_from([one for one in Foreseen if one is not Foreseen.NEW]),
        st.integers(0, 10**6),
        st.one_of(st.none(), st.integers(0, 100)),
        st.sampled_from([ANNA, BEN, None]),
    ),
    max_size=10,
    unique_by=lambda one: one[0],
)
won_deals = st.lists(
    st.builds(_won, st.integers(100, 130), st.integers(0, 10**6), st.sampled_from([ANNA, BEN, None])),
    max_size=10,
    unique_by=lambda deal: deal.id,
)


@given(kept_deals, won_deals, st.integers())
def test_f5_the_parts_are_the_whole_whatever_the_order(
    kept: list[tuple[int, Foreseen, int, int | None, UUID | None]], won: list[Deal], seed: int
) -> None:
    held = [
        _kept(key(number), foreseen, value, None if percent is None else percent / 100, owner)
        for number, foreseen, value, percent, owner in kept
    ]
    snapshot = _snapshot(*held)
    told = held_against(snapshot, QUARTER, won)
    assert total((one.foretold for one in told), "EUR") == snapshot.foretold
    assert total((one.actual for one in told), "EUR") == total((d.value for d in won if d.value), "EUR")
    for parts in (by_owner(told, "EUR"), by_category(told, "EUR")):
        assert total((part.actual for part in parts.values()), "EUR") == accuracy_of(told, "EUR").actual
        assert total((part.foretold for part in parts.values()), "EUR") == accuracy_of(told, "EUR").foretold
    shuffled = Random(seed)
    other = _snapshot(*shuffled.sample(held, len(held)))
    assert held_against(other, QUARTER, shuffled.sample(won, len(won))) == told


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)), min_size=1, max_size=8))
def test_f5_bias_never_exceeds_the_weighted_error(pairs: list[tuple[int, int]]) -> None:
    told = [_told(said, got, f"{2000 + n}-Q1") for n, (said, got) in enumerate(pairs)]
    shown = accuracy_of(told, "EUR")
    assert shown.wape is not None
    assert shown.bias is not None
    assert abs(shown.bias) <= shown.wape + 1e-12
    exact = accuracy_of([_told(got, got, f"{2000 + n}-Q1") for n, (_, got) in enumerate(pairs)], "EUR")
    assert (exact.wape, exact.bias, exact.mape, exact.accuracy) == (0, 0, 0, 1)


def test_f5_owners_of_one_period_are_one_forecast_of_the_desk() -> None:
    told = [_told(150, 100, owner=ANNA), _told(50, 100, owner=BEN)]
    assert accuracy_of(told, "EUR").wape == 0
    assert {owner: one.wape for owner, one in by_owner(told, "EUR").items()} == {ANNA: 0.5, BEN: 0.5}


def test_f5_two_forecasts_of_one_period_are_not_added_up() -> None:
    told = [_told(120, 100), _told(90, 100, occasion=Occasion.HALF_TIME)]
    assert [one.foretold for one in per_period(told)] == [eur(120), eur(90)]
    assert accuracy_of(told, "EUR").wape == pytest.approx(0.15)


def test_3_7_what_a_rep_committed_to_is_held_against_what_the_rep_won() -> None:
    called = (Called(owner_id=ANNA, committed=eur(200)), Called(owner_id=None, committed=eur(300), adjusted=eur(250)))
    snapshot = _snapshot(_kept(key(11), Foreseen.COMMIT, 100, 0.9, ANNA), called=called)
    found = called_against(snapshot, QUARTER, [_won(11, 110, BEN), _won(15, 30, BEN)])
    assert [(one.owner_id, one.foretold, one.actual) for one in found] == [
        (ANNA, eur(200), eur(110)),
        (None, eur(300), eur(140)),
    ]


def test_3_7_two_misses_in_a_row_to_the_same_side_are_named() -> None:
    told = [_told(130, 100, "2026-Q1"), _told(80, 100, "2025-Q4"), _told(120, 100, "2026-Q2")]
    row = streak_of(told, Occasion.FIRST_DAY)
    assert row is not None
    assert row.miss is Miss.TOO_HIGH
    assert [one.period.name for one in row.misses] == ["2026-Q1", "2026-Q2"]


@pytest.mark.parametrize(
    "told",
    [
        [],
        [_told(130, 100, "2026-Q2")],
        [_told(130, 100, "2026-Q1"), _told(70, 100, "2026-Q2")],
        [_told(130, 100, "2026-Q1"), _told(130, 100, "2026-Q2"), _told(101, 100, "2026-Q3")],
        [_told(130, 100, "2025-Q4"), _told(130, 100, "2026-Q2")],
        [_told(130, 100, "2026-Q1"), _told(130, 100, "2026-Q2", occasion=Occasion.HALF_TIME)],
    ],
    ids=["none", "one", "other side", "the last one hit", "not in a row", "another occasion"],
)
def test_3_7_what_is_no_row_of_misses_is_not_named(told: list[Foretold]) -> None:
    assert streak_of(told, Occasion.FIRST_DAY) is None


@pytest.mark.parametrize(
    ("foretold", "actual", "miss"),
    [(105, 100, None), (106, 100, Miss.TOO_HIGH), (94, 100, Miss.TOO_LOW), (0, 0, None), (1, 0, Miss.TOO_HIGH)],
)
def test_3_7_within_a_twentieth_it_is_no_miss(foretold: int, actual: int, miss: Miss | None) -> None:
    assert missed(_told(foretold, actual)) is miss


def test_3_7_the_reps_who_miss_again_and_again_the_longest_row_first() -> None:
    told = [
        *(_told(130, 100, f"2026-Q{n}", owner=BEN) for n in (2, 3)),
        *(_told(60, 100, f"2026-Q{n}", owner=ANNA) for n in (1, 2, 3)),
        *(_told(100, 100, f"2026-Q{n}", owner=key(3)) for n in (1, 2, 3)),
    ]
    assert [(row.owner_id, row.miss, len(row.misses)) for row in streaks(told, Occasion.FIRST_DAY)] == [
        (ANNA, Miss.TOO_LOW, 3),
        (BEN, Miss.TOO_HIGH, 2),
    ]
