"""Forecasts kept to be held against what came of them: what they hold, and when they are due (3.7)."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from salesdesk.domain.deal import Category, Deal, Status
from salesdesk.domain.forecast import outlook
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period, Span, WorkCalendar
from salesdesk.domain.snapshot import Foreseen, Occasion, Snapshot, snapshot_days, snapshots_due, taken
from tests.domain.examples import a_deal, a_stage, eur, key

DAY = date(2026, 11, 24)
QUARTER = Period.parse("2026-Q4")
STAGE = a_stage(chance=0.5)
BLANK = Snapshot(id=key(1), period="2026-Q4", occasion=Occasion.ON_DEMAND, taken_on=DAY, currency="EUR")


def _taken(*deals: Deal) -> Snapshot:
    return taken(BLANK, QUARTER, deals, {STAGE.id: STAGE})


def _due(value: int | None, **fields: Any) -> Deal:
    whole: dict[str, Any] = {"expected_on": date(2026, 12, 10)} | fields
    return a_deal(value=None if value is None else eur(value), **whole)


def test_3_7_a_snapshot_holds_each_deal_as_it_stood() -> None:
    owner = key(7)
    deal = _due(400, chance=0.25, category=Category.BEST_CASE, owner_id=owner)
    (held,) = _taken(deal).deals
    assert (held.deal_id, held.owner_id, held.foreseen) == (deal.id, owner, Foreseen.BEST_CASE)
    assert (held.value, held.chance, held.expected_on) == (eur(400), 0.25, date(2026, 12, 10))


@pytest.mark.parametrize(
    ("fields", "counted"),
    [
        ({"category": Category.COMMIT, "chance": 0.1}, 400),
        ({"category": Category.BEST_CASE, "chance": 0.1}, 40),
        ({"stage_id": STAGE.id}, 200),
        ({"category": Category.OMITTED, "chance": 0.9}, 0),
        ({}, None),
        ({"status": Status.WON, "closed_on": date(2026, 10, 5)}, 400),
    ],
)
def test_3_7_what_a_deal_counts_for_in_a_forecast(fields: dict[str, Any], counted: int | None) -> None:
    (held,) = _taken(_due(400, **fields)).deals
    assert held.counted == (None if counted is None else eur(counted))


def test_3_7_only_what_is_won_in_the_period_or_expected_in_it_is_kept() -> None:
    dollars = a_deal(currency="USD", value=Money.of(9, "USD"), expected_on=date(2026, 12, 1))
    shown = _taken(
        dollars,
        _due(9, expected_on=None),
        _due(9, expected_on=date(2027, 1, 1)),
        _due(9, status=Status.LOST, closed_on=DAY),
        _due(9, status=Status.WON, closed_on=date(2026, 9, 30)),
        _due(9, created_on=DAY + timedelta(days=1)),
    )
    assert shown.deals == ()
    later = _due(9, created_on=date(2026, 9, 1), status=Status.WON, closed_on=DAY + timedelta(days=1))
    assert [one.foreseen for one in _taken(later).deals] == [Foreseen.PIPELINE]


def test_3_7_a_deal_without_value_or_chance_is_kept_and_told() -> None:
    shown = _taken(_due(None, chance=0.5), _due(100), _due(100, chance=0.5))
    assert (shown.foretold, shown.not_weighted) == (eur(50), 2)


some_deals = st.lists(
    st.builds(
        lambda value, percent, category, won: _due(
            value,
            chance=percent / 100,
            category=category,
            status=Status.WON if won else Status.OPEN,
            closed_on=DAY if won else None,
        ),
        st.integers(0, 10**6),
        st.integers(0, 100),
        st.sampled_from(Category),
        st.booleans(),
    ),
    max_size=12,
)


@given(some_deals, st.integers())
def test_3_7_a_snapshot_says_what_the_gap_bar_says_whatever_the_order(deals: list[Deal], seed: int) -> None:
    shown = outlook(deals, {}, QUARTER, DAY, None, "EUR")
    snapshot = _taken(*deals)
    assert snapshot.foretold == shown.won + shown.commit + shown.weighted_rest
    assert _taken(*Random(seed).sample(deals, len(deals))) == snapshot


def test_3_7_the_days_of_a_quarters_snapshots() -> None:
    # 66 weekdays: 33 of them are over on Tuesday, 17 November.
    days = snapshot_days(QUARTER, WorkCalendar())
    assert days == {
        Occasion.FIRST_DAY: date(2026, 10, 1),
        Occasion.HALF_TIME: date(2026, 11, 17),
        Occasion.WEEK_TO_GO: date(2026, 12, 24),
    }


def test_3_7_holidays_move_half_time() -> None:
    shut = frozenset(date(2026, 10, 1) + timedelta(days=n) for n in range(14))
    assert snapshot_days(QUARTER, WorkCalendar(holidays=shut))[Occasion.HALF_TIME] == date(2026, 11, 24)


def test_3_7_where_nobody_works_half_time_is_half_of_the_days() -> None:
    december = Period.parse("2026-12")
    assert snapshot_days(december, WorkCalendar(weekdays=frozenset()))[Occasion.HALF_TIME] == date(2026, 12, 16)


@pytest.mark.parametrize(
    ("day", "kept", "due"),
    [
        (date(2026, 9, 30), set[Occasion](), ()),
        (date(2026, 10, 1), set[Occasion](), (Occasion.FIRST_DAY,)),
        (date(2026, 10, 1), {Occasion.FIRST_DAY}, ()),
        (date(2026, 10, 20), set[Occasion](), (Occasion.FIRST_DAY,)),
        (date(2026, 11, 16), {Occasion.FIRST_DAY}, ()),
        (date(2026, 11, 17), {Occasion.FIRST_DAY}, (Occasion.HALF_TIME,)),
        (date(2026, 11, 17), set[Occasion](), (Occasion.HALF_TIME,)),
        (date(2026, 12, 24), {Occasion.FIRST_DAY, Occasion.HALF_TIME}, (Occasion.WEEK_TO_GO,)),
        (date(2026, 12, 31), {Occasion.ON_DEMAND}, (Occasion.WEEK_TO_GO,)),
        (date(2026, 12, 31), {Occasion.WEEK_TO_GO}, ()),
        (date(2027, 1, 1), set[Occasion](), ()),
    ],
)
def test_3_7_which_snapshots_are_due_on_a_day(day: date, kept: set[Occasion], due: tuple[Occasion, ...]) -> None:
    assert snapshots_due(QUARTER, day, WorkCalendar(), kept) == due


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from([Span.MONTH, Span.QUARTER]), st.integers(1, 12))
@example(date(2026, 6, 1), Span.YEAR, 4)
def test_3_7_whoever_looks_every_day_gets_three_snapshots_of_a_period_each_on_its_day(
    day: date, span: Span, fiscal: int
) -> None:
    period, week = Period.around(day, span, fiscal), WorkCalendar()
    kept: dict[Occasion, date] = {}
    for n in range(period.days_left(period.first)):
        today = period.first + timedelta(days=n)
        for occasion in snapshots_due(period, today, week, kept):
            kept[occasion] = today
    assert kept == snapshot_days(period, week)
    assert week.elapsed_share(period, kept[Occasion.HALF_TIME]) >= 0.5
    assert week.elapsed_share(period, kept[Occasion.HALF_TIME] - timedelta(days=1)) < 0.5
