from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from salesdesk.domain.ageing import Cycle, Tier, age_of, cycle_of
from salesdesk.domain.coverage import Answer, Why
from salesdesk.domain.deal import Deal, Outcome, Status
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import PipelineFigures, figures, sum_of
from tests.domain.examples import a_deal, a_stage, eur, key

DAY = date(2026, 11, 24)
QUARTER = Period.parse("2026-Q4")
FIRST, SECOND = a_stage(order=1, chance=0.2), a_stage(order=2, chance=0.5)


def _figures(*deals: Deal, target: Money | None = None) -> PipelineFigures:
    return figures(deals, [SECOND, FIRST], QUARTER, DAY, target, "EUR")


def _open(value: int | None = 100, **fields: Any) -> Deal:
    whole: dict[str, Any] = {"created_on": date(2026, 10, 1), "qualified_on": date(2026, 10, 1)} | fields
    return a_deal(value=None if value is None else eur(value), **whole)


def _closed(status: Status, days_ago: int = 10, **fields: Any) -> Deal:
    return _open(status=status, closed_on=DAY - timedelta(days=days_ago), **fields)


def test_counts_speak_of_everything_known_on_the_day() -> None:
    shown = _figures(
        _open(),
        _open(None),
        _open(created_on=DAY + timedelta(days=1), qualified_on=None),
        _closed(Status.WON),
        _closed(Status.LOST, outcome=Outcome.DISQUALIFIED),
        _closed(Status.LOST, -1),
        _closed(Status.HANDED_BACK),
        a_deal(),
    )
    assert (shown.open.count, shown.open.valued, shown.open.value) == (4, 2, eur(200))
    assert (shown.won.count, shown.lost.count) == (1, 1)
    assert shown.win_rate.n == 1


def test_no_value_yet_is_none_and_not_zero() -> None:
    shown = _figures(_open(None))
    assert (shown.open.count, shown.open.value, shown.open.valued) == (1, None, 0)
    assert sum_of([], "EUR").value is None


def test_stages_come_in_the_desks_order_and_deals_without_one_last() -> None:
    shown = _figures(
        _open(stage_id=SECOND.id), _open(stage_id=key()), _open(), _open(None, stage_id=FIRST.id), target=eur(1)
    ).stages
    assert [s.stage for s in shown] == [FIRST, SECOND, None]
    assert [s.sum.count for s in shown] == [1, 1, 2]
    assert [s.weighted for s in shown] == [None, eur(50), None]


def test_a_stage_without_deals_is_shown_with_none() -> None:
    assert [s.sum.count for s in _figures().stages] == [0, 0]


def test_other_currencies_are_counted_but_in_no_sum() -> None:
    dollars = a_deal(currency="USD", value=Money.of(900, "USD"), stage_id=FIRST.id, created_on=date(2026, 10, 1))
    shown = _figures(dollars, _open(stage_id=FIRST.id))
    assert (shown.open.count, shown.open.value, shown.other_currencies) == (2, eur(100), 1)
    assert shown.stages[0].weighted == eur(20)


def test_what_was_won_in_the_period_stands_apart() -> None:
    shown = _figures(_closed(Status.WON, 10), _closed(Status.WON, 200, created_on=None, qualified_on=None))
    assert (shown.won.count, shown.won_in_period.count, shown.outlook.won_count) == (2, 1, 1)


def test_f1_only_qualified_deals_expected_in_the_period_cover_it() -> None:
    closed = [_closed(Status.WON if n % 2 else Status.LOST, 60 + n, qualified_on=date(2026, 1, 1)) for n in range(40)]
    due = {"expected_on": date(2026, 12, 1)}
    shown = _figures(
        *closed,
        _open(1_000, **due),
        _open(5_000, **due, qualified_on=None),
        _open(7_000, expected_on=date(2027, 1, 1)),
        _open(9_000),
        target=eur(10_000),
    ).coverage
    assert shown.open == eur(1_000)


def test_f1_without_any_expected_date_it_cannot_say() -> None:
    closed = [_closed(Status.WON if n % 2 else Status.LOST, 60 + n, qualified_on=date(2026, 1, 1)) for n in range(40)]
    shown = _figures(*closed, _open(1_000), target=eur(100_000)).coverage
    assert (shown.answer, shown.why) == (Answer.CANNOT_SAY, Why.NO_EXPECTED_DATES)
    elsewhere = _figures(*closed, _open(1_000, expected_on=date(2027, 6, 1)), target=eur(100_000)).coverage
    assert (elsewhere.answer, elsewhere.open) == (Answer.NOT_ENOUGH, eur(0))


def _won_after(days: int) -> Deal:
    return a_deal(status=Status.WON, created_on=DAY - timedelta(days=days), closed_on=DAY)


def test_the_cycle_is_that_of_won_deals_with_dates() -> None:
    lost = a_deal(status=Status.LOST, created_on=DAY - timedelta(days=900), closed_on=DAY)
    later = a_deal(status=Status.WON, created_on=DAY - timedelta(days=900), closed_on=DAY + timedelta(days=1))
    shown = cycle_of([*(_won_after(n) for n in (10, 20, 30, 40)), lost, later, a_deal(status=Status.WON)], DAY)
    assert shown == Cycle(n=4, mean=25.0, median=20, p75=30, p90=40, p95=40, longest=40)
    assert cycle_of([], DAY) == Cycle(n=0)


def test_3_9_an_age_is_a_note_past_the_mean_and_a_mark_past_p90() -> None:
    cycle = cycle_of([_won_after(n) for n in range(1, 21)], DAY)
    assert (cycle.mean, cycle.p90, cycle.enough) == (10.5, 18, True)
    tiers = {days: age_of(DAY - timedelta(days=days), DAY, cycle).tier for days in (0, 10, 11, 18, 19)}
    assert tiers == {0: Tier.USUAL, 10: Tier.USUAL, 11: Tier.PAST_MEAN, 18: Tier.PAST_MEAN, 19: Tier.PAST_P90}


def test_3_9_nineteen_wins_are_too_few_to_judge_an_age() -> None:
    cycle = cycle_of([_won_after(n) for n in range(1, 20)], DAY)
    assert not cycle.enough
    shown = age_of(DAY - timedelta(days=400), DAY, cycle)
    assert (shown.days, shown.tier, shown.p90) == (400, Tier.CANNOT_SAY, None)


def test_3_9_without_a_date_there_is_no_age() -> None:
    assert age_of(None, DAY, cycle_of([], DAY)).tier is Tier.NO_DATE
    assert age_of(DAY + timedelta(days=3), DAY, cycle_of([], DAY)).days == 0
