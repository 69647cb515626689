"""The forecast of a period: categories, the exact range, what is in none, reps that add up to the whole, trials."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.forecast.outlooks import ChanceFrom, OutlookView, OutOfRangeWhy, outlook_of
from salesdesk.application.forecast.what_if import Trial, tried
from salesdesk.domain.deal import Category, Deal, Stage, Status
from salesdesk.domain.desk_settings import Rep, Target, Team
from salesdesk.domain.forecast_call import ForecastCall
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import OutOfRange
from tests.application.forecast.grounds import DAY, a_ground, an_open, decided, euro

TEAM = Team(id=uuid4(), name="North")
ADA = Rep(id=uuid4(), name="Ada", team_id=TEAM.id)
BEN = Rep(id=uuid4(), name="Ben")


def won(amount: int, owner: UUID | None = None) -> Deal:
    """Return a deal that was won in the period."""
    return an_open(amount, status=Status.WON, closed_on=date(2026, 11, 2), owner_id=owner)


def seen(deals: list[Deal], **fields: object) -> OutlookView:
    """Return the forecast of these deals."""
    return outlook_of(a_ground(deals, **fields), {})  # type: ignore[arg-type]


def test_f4_single_and_cumulative_as_in_the_vector() -> None:
    view = seen(
        [
            won(50),
            an_open(100, category=Category.COMMIT),
            an_open(150, category=Category.BEST_CASE),
            an_open(200),
            an_open(999, category=Category.OMITTED),
        ]
    )
    held = view.held
    assert (held.closed, held.with_commit, held.with_best_case) == (euro(50), euro(150), euro(300))
    assert (held.open_pipeline, held.omitted) == (euro(450), euro(999))


def test_f10_the_range_is_what_is_won_and_what_may_come() -> None:
    bets = [(50_000, 0.6), (30_000, 0.5), (120_000, 0.2), (15_000, 0.8), (80_000, 0.1)]
    view = seen([won(1_000), *(an_open(value, chance=chance) for value, chance in bets)], target=101_000)
    assert (view.spread.p10, view.spread.p50, view.spread.p90) == (euro(16_000), euro(66_000), euro(186_000))
    assert view.spread.chance == pytest.approx(0.2640, abs=5e-5)
    assert view.outlook.weighted_rest == euro(89_000)
    assert (view.spread.deals, view.spread.most) == (5, euro(296_000))


def test_f10_what_cannot_be_reached_is_not_merely_unlikely() -> None:
    # The shares of these add up to a hair less than one.
    chances = ((4_000, 0.1), (3_000, 0.1), (2_000, 0.3), (1_500, 0.3))
    due = [an_open(value, chance=chance) for value, chance in chances]
    brings = sum(value.minor for deal in due if (value := deal.value)) // 100
    for target, chance in ((brings + 1, 0.0), (0, 1.0)):
        assert seen(due, target=target).spread.chance == chance
    within = seen(due, target=brings).spread.chance
    assert within is not None
    assert 0 < within < 0.1


def test_f10_a_period_that_is_over_brings_what_was_won_and_no_more() -> None:
    late = an_open(5_000, chance=0.9)
    ground = replace(a_ground([won(600), late, an_open(100, expected_on=None)], 1_000), day=date(2027, 1, 4))
    view = outlook_of(ground, {})
    assert view.over
    assert (view.spread.p90, view.spread.chance, view.spread.deals) == (euro(600), 0.0, 0)
    assert (view.biggest, view.not_in_range) == (None, ())
    assert tried(ground, {late.id: Trial(chance=1.0)}).spread == view.spread


def test_f10_losing_the_biggest_deal_is_the_range_without_it() -> None:
    biggest, other = an_open(120_000, chance=0.2), an_open(50_000, chance=0.6)
    view = seen([other, biggest, an_open(900_000), an_open(500_000, chance=0.9, category=Category.OMITTED)])
    assert view.biggest is not None
    assert view.biggest.deal == biggest
    assert view.biggest.without == seen([other]).spread


def test_f10_each_deal_in_no_range_is_counted_with_its_reason() -> None:
    view = seen(
        [
            an_open(None, chance=0.5),
            an_open(300),
            an_open(400, chance=0.5, expected_on=None),
            an_open(1, chance=0.5, expected_on=date(2027, 2, 1)),
            replace(an_open(chance=0.5), currency="XAF", value=None),
            replace(an_open(700, chance=0.5), currency="XAF", value=replace(euro(700), currency="XAF")),
            an_open(500, chance=0.5, category=Category.OMITTED, expected_on=None),
        ]
    )
    found = {one.why: (one.count, one.value) for one in view.not_in_range}
    assert found == {
        OutOfRangeWhy.NO_VALUE: (2, euro(0)),
        OutOfRangeWhy.NO_CHANCE: (1, euro(300)),
        OutOfRangeWhy.NO_RATE: (1, euro(0)),
        OutOfRangeWhy.NO_DATE: (1, euro(400)),
    }
    assert view.spread.deals == 0


def test_f10_the_odds_of_its_age_stand_in_where_nobody_gives_a_chance() -> None:
    silent, said = an_open(1_000), an_open(2_000, chance=0.5)
    ground = replace(a_ground([silent, said]), odds={silent.id: 0.3, said.id: 0.1})
    view = outlook_of(ground, {})
    assert (view.by_age, view.spread.deals, view.not_in_range) == (1, 2, ())
    assert {one.deal.id: (one.chance, one.chance_from) for one in view.deals} == {
        silent.id: (0.3, ChanceFrom.AGE),
        said.id: (0.5, ChanceFrom.REP),
    }
    stage = Stage(id=uuid4(), name="Offer", order=1, chance=0.4)
    staged = replace(silent, stage_id=stage.id)
    (row,) = outlook_of(replace(ground, deals=(staged,), stages={stage.id: stage}), {}).deals
    assert (row.chance, row.chance_from, row.stage) == (0.4, ChanceFrom.STAGE, "Offer")


AMOUNTS = st.integers(1, 90_000)
DEALS = st.lists(
    st.builds(
        lambda amount, chance, owner, category, is_won: replace(
            won(amount, owner) if is_won else an_open(amount, chance=chance, owner_id=owner), category=category
        ),
        st.none() | AMOUNTS,
        st.none() | st.floats(0, 1),
        st.sampled_from([ADA.id, BEN.id, None, UUID(int=7)]),
        st.sampled_from(Category),
        st.booleans(),
    ),
    max_size=8,
)


@given(deals=DEALS)
def test_4_1_the_rows_of_the_reps_add_up_to_the_whole(deals: list[Deal]) -> None:
    view = seen(deals, reps=[ADA, BEN])
    nothing = seen([]).held
    parts, shown = [row.held for row in view.rows], [row.outlook for row in view.rows]
    assert sum(parts, start=nothing) == view.held
    for amount in ("won", "commit", "weighted_rest"):
        assert sum((getattr(one, amount) for one in shown), start=euro(0)) == getattr(view.outlook, amount)
    assert sum(one.not_weighted for one in shown) == view.outlook.not_weighted
    assert sum(row.spread.deals for row in view.rows) == view.spread.deals


@given(deals=DEALS, seed=st.randoms())
def test_f10_the_order_of_the_deals_changes_nothing(deals: list[Deal], seed: Random) -> None:
    shuffled = list(deals)
    seed.shuffle(shuffled)
    assert seen(shuffled, reps=[ADA, BEN]) == seen(deals, reps=[ADA, BEN])


def test_4_1_each_rep_has_target_called_and_adjusted_number() -> None:
    calls = (
        ForecastCall(
            id=uuid4(), period="2026-Q4", owner_id=ADA.id, committed=euro(900), adjusted=euro(700), because="Slow"
        ),
        ForecastCall(id=uuid4(), period="2026-Q4", owner_id=BEN.id, committed=euro(400)),
        ForecastCall(id=uuid4(), period="2026-Q3", owner_id=BEN.id, committed=euro(1)),
        ForecastCall(id=uuid4(), period="2026-Q4", committed=euro(1_200)),
    )
    targets = (Target(id=uuid4(), period="2026-Q4", amount=euro(1_000), owner_id=ADA.id),)
    ground = a_ground([won(600, ADA.id), an_open(500, chance=0.5, owner_id=ADA.id)], reps=[ADA, BEN])
    view = outlook_of(replace(ground, calls=calls, targets=targets), {})
    ada, ben = view.rows
    assert (ada.name, ada.outlook.target, ada.outlook.won) == ("Ada", euro(1_000), euro(600))
    assert ada.spread.chance == pytest.approx(0.5)
    assert ada.spread.p90 == euro(1_100)
    assert (ada.call, ben.call, ben.spread.chance) == (calls[0], calls[1], None)
    called = view.called
    assert (called.call, called.together, called.adjusted) == (calls[3], euro(1_300), euro(1_100))
    assert (called.said, called.reps, called.adjusts) == (2, 2, 1)


def test_4_1_a_leads_number_in_an_earlier_currency_of_the_desk_is_not_said_any_more() -> None:
    call = ForecastCall(id=uuid4(), period="2026-Q4", owner_id=ADA.id, committed=euro(900), because="Slow")
    calls = (replace(call, adjusted=Money.of(700, "USD")),)
    ground = a_ground([an_open(500, chance=0.5, owner_id=ADA.id)], reps=[ADA, BEN])
    called = outlook_of(replace(ground, calls=calls), {}).called
    assert (called.together, called.adjusted, called.adjusts) == (euro(900), euro(900), 0)


def test_4_1_a_team_has_its_own_reps_alone() -> None:
    team = a_ground([won(600, ADA.id)], reps=[ADA, BEN])
    view = outlook_of(replace(team, scope=replace(team.scope, team_id=TEAM.id)), {})
    assert [row.name for row in view.rows] == ["Ada"]
    assert view.called.call is None


def test_f4_the_suggestion_stands_beside_what_the_rep_chose() -> None:
    stays = an_open(100, chance=0.9, category=Category.COMMIT)
    told = an_open(200, chance=0.9, category=Category.PIPELINE)
    doubted = an_open(300, chance=0.9, category=Category.COMMIT)
    view = outlook_of(a_ground([stays, told, doubted], unproven=[doubted]), {})
    found = {one.deal.id: (one.deal.category, one.suggestion and one.suggestion.category) for one in view.deals}
    assert found == {
        stays.id: (Category.COMMIT, Category.COMMIT),
        told.id: (Category.PIPELINE, Category.COMMIT),
        doubted.id: (Category.COMMIT, Category.BEST_CASE),
    }
    assert [one.differs for one in view.deals] == [True, True, False]


def test_f10_a_trial_changes_the_forecast_and_nothing_else() -> None:
    first, second = an_open(1_000, chance=0.2), an_open(2_000, chance=0.5)
    ground = a_ground([won(500), first, second], target=1_500)
    as_it_is = tried(ground, {})
    assert as_it_is.spread == outlook_of(ground, {}).spread
    surer = tried(ground, {first.id: Trial(chance=1.0)})
    assert (surer.spread.chance, surer.outlook.weighted_rest) == (1.0, euro(2_000))
    later = tried(ground, {second.id: Trial(expected_on=date(2027, 1, 10))})
    assert (later.spread.deals, later.spread.p90) == (1, euro(1_500))
    assert tried(ground, {}, lost=second.id).spread == later.spread
    assert (first.chance, ground.deals[1]) == (0.2, first)
    with pytest.raises(OutOfRange):
        tried(ground, {first.id: Trial(chance=1.2)})


@given(low=st.floats(0, 1), high=st.floats(0, 1))
def test_f10_a_higher_chance_never_makes_the_target_less_likely(low: float, high: float) -> None:
    deal = an_open(1_000, chance=0.5)
    ground = a_ground([deal, an_open(700, chance=0.4)], target=1_200)
    low, high = sorted((low, high))
    below, above = (tried(ground, {deal.id: Trial(chance=one)}).spread.chance for one in (low, high))
    assert below is not None
    assert above is not None
    assert below <= above + 1e-12


def test_4_1_an_empty_period_says_that_it_is_empty() -> None:
    view = seen(decided(9, 3), target=None)
    assert view.empty
    assert (view.spread.chance, view.biggest, view.deals, view.day) == (None, None, (), DAY)
