"""How near forecasts came: by rep and category, misses in a row named, the history of one rep (3.7, F5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from salesdesk.application.forecast.accuracy import AccuracyView, accuracy_view
from salesdesk.application.forecast.ground import Scope
from salesdesk.domain.backtest import Tried, backtest_of
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.money import total
from salesdesk.domain.period import Period
from salesdesk.domain.snapshot import Called, Foreseen, Occasion, Snapshot, SnapshotDeal
from salesdesk.wording.accuracy import (
    accuracy_chart,
    backtest_chart,
    backtest_told,
    bias_cell,
    error_cell,
    miss_cell,
    side_told,
    streaks_told,
    tried_cells,
    whole_told,
)
from tests.application.forecast.grounds import PlainWords, a_ground, an_open, euro

WORDS = PlainWords()
ADA, BEA = (Rep(id=uuid4(), name=name) for name in ("Ada", "Bea"))
Q2, Q3, Q4 = (Period.parse(f"2026-Q{n}") for n in (2, 3, 4))


def came(amount: int, owner: UUID, on: date) -> Deal:
    return an_open(amount, owner_id=owner, status=Status.WON, closed_on=on)


def kept(period: Period, *deals: tuple[Deal, Foreseen, int], occasion: Occasion = Occasion.FIRST_DAY) -> Snapshot:
    told = tuple(
        SnapshotDeal(deal_id=deal.id, owner_id=deal.owner_id, foreseen=foreseen, value=euro(amount), chance=0.5)
        for deal, foreseen, amount in deals
    )
    return Snapshot(
        id=uuid4(), period=period.name, occasion=occasion, taken_on=period.first, currency="EUR", deals=told
    )


ADA_2, ADA_3 = came(1_000, ADA.id, date(2026, 5, 4)), came(1_000, ADA.id, date(2026, 8, 4))
BEA_2, BEA_3 = came(500, BEA.id, date(2026, 5, 4)), came(500, BEA.id, date(2026, 8, 4))
DEALS = [ADA_2, ADA_3, BEA_2, BEA_3]
SECOND = kept(Q2, (ADA_2, Foreseen.COMMIT, 1_120), (BEA_2, Foreseen.PIPELINE, 1_000))
THIRD = kept(Q3, (ADA_3, Foreseen.COMMIT, 1_090), (BEA_3, Foreseen.PIPELINE, 1_000))


def view(*snapshots: Snapshot, scope: Scope | None = None) -> AccuracyView:
    ground = a_ground(DEALS, reps=(ADA, BEA), scope=scope)
    return accuracy_view(replace(ground, snapshots=tuple(snapshots)))


def test_3_7_two_misses_in_a_row_to_the_same_side_are_named() -> None:
    shown = view(SECOND, THIRD)
    told = streaks_told(shown.of(Occasion.FIRST_DAY), shown, WORDS)
    assert told[-1] == "Ada’s forecasts were too high in 2 quarters running: 12 % and 9 %."
    assert not any("Bea" in one for one in told)


def test_3_7_what_a_rep_called_counts_before_what_the_deals_came_to() -> None:
    far_off = [kept(Q2, (ADA_2, Foreseen.COMMIT, 1_400)), kept(Q3, (ADA_3, Foreseen.COMMIT, 1_400))]
    called = [replace(one, called=(Called(owner_id=ADA.id, committed=euro(1_000)),)) for one in far_off]
    shown = view(*called).of(Occasion.FIRST_DAY)
    assert [row.owner_id for row in shown.again] == [BEA.id]
    ada = next(one for one in shown.owners if one.name == "Ada")
    assert (error_cell(ada.called, WORDS), bias_cell(ada.called, WORDS)) == ("0 % (n = 2)", "On the mark")
    assert (error_cell(ada.forecast, WORDS), bias_cell(ada.forecast, WORDS)) == ("40 % (n = 2)", "40 % too high")


def test_f5_reps_and_categories_add_up_to_the_whole() -> None:
    shown = view(SECOND, THIRD).of(Occasion.FIRST_DAY)
    assert shown.whole.foretold == euro(1_120 + 500 + 1_090 + 500)
    assert total((one.forecast.foretold for one in shown.owners if one.forecast), "EUR") == shown.whole.foretold
    assert total((near.foretold for _, near in shown.categories), "EUR") == shown.whole.foretold
    assert total((near.actual for _, near in shown.categories), "EUR") == shown.whole.actual
    assert "Over 2 periods forecasts missed by 7 % of what came" in whole_told(shown, WORDS)


def test_only_periods_that_are_over_as_long_as_this_one_and_of_the_occasion_count() -> None:
    running = kept(Q4, (ADA_3, Foreseen.COMMIT, 900))
    others = [running, kept(Period.parse("2026-08")), kept(Q3, occasion=Occasion.HALF_TIME)]
    shown = view(SECOND, *others)
    assert [one.period for one in shown.of(Occasion.FIRST_DAY).periods] == [Q2]
    assert shown.of(Occasion.WEEK_TO_GO).whole.n == 0
    assert whole_told(shown.of(Occasion.WEEK_TO_GO), WORDS).startswith("Cannot say yet")


def test_the_history_of_a_rep_is_that_of_the_deals_that_were_the_reps_then() -> None:
    handed_over = [replace(one, owner_id=BEA.id) if one is ADA_2 else one for one in DEALS]
    ground = replace(a_ground(handed_over, reps=(ADA, BEA), scope=Scope(owner_id=ADA.id)), snapshots=(SECOND, THIRD))
    shown = accuracy_view(ground).of(Occasion.FIRST_DAY)
    assert [one.name for one in shown.owners] == ["Ada"]
    assert shown.whole.foretold == euro(1_120 + 1_090)


def test_the_chart_of_periods_says_what_its_table_says() -> None:
    shown = view(SECOND, THIRD).of(Occasion.FIRST_DAY)
    chart = accuracy_chart(shown, "EUR", WORDS)
    assert [pair.text for pair in chart.pairs] == ["Q2 2026", "Q3 2026"]
    assert [round((pair.said or 0) * 2_000) for pair in chart.pairs] == [1_620, 1_590]
    assert [miss_cell(one, WORDS) for one in shown.periods] == ["8 % too high", "6 % too high"]


def test_a_side_that_rounds_to_nothing_is_on_the_mark() -> None:
    assert [side_told(share, WORDS) for share in (0.004, -0.004, 0.2, -0.2)] == [
        "On the mark",
        "On the mark",
        "20 % too high",
        "20 % too low",
    ]


def test_the_try_on_the_past_says_on_how_many_months_it_rests() -> None:
    tried = [
        Tried(day=date(2026, 8, 31), foretold=None, actual=euro(50), counted=0, left_out=9),
        Tried(day=date(2026, 9, 30), foretold=euro(120), actual=euro(100), counted=7, left_out=2),
        Tried(day=date(2026, 10, 31), foretold=euro(30), actual=euro(0), counted=7, left_out=0),
    ]
    found = backtest_of(tried, "EUR")
    assert "Tried on 2 months: the forecast by the odds of age would have missed by 50 %" in backtest_told(found, WORDS)
    assert [tried_cells(one, WORDS)[3] for one in found.tried] == ["Cannot say", "20 % too high", "Nothing came"]
    assert tried_cells(found.tried[1], WORDS)[0::4] == ("Oct 2026", "7 of 9")
    assert [pair.said is None for pair in backtest_chart(found, "EUR", WORDS).pairs] == [True, False, False]
    assert backtest_told(backtest_of(tried[:1], "EUR"), WORDS).startswith("Cannot say yet")


def test_3_7_a_name_that_meant_other_days_before_is_no_forecast_of_these() -> None:
    # The desk's year began in January when it was taken, and begins in April now.
    ground = replace(a_ground(DEALS, reps=(ADA, BEA)), snapshots=(SECOND,))
    moved = replace(ground, settings=replace(ground.settings, fiscal_start=4))
    assert accuracy_view(ground).of(Occasion.FIRST_DAY).whole.n == 1
    assert accuracy_view(moved).of(Occasion.FIRST_DAY).whole.n == 0


def test_3_7_in_a_period_without_a_called_number_the_deals_speak() -> None:
    called = replace(THIRD, called=(Called(owner_id=ADA.id, committed=euro(1_300)),))
    shown = view(SECOND, called)
    told = streaks_told(shown.of(Occasion.FIRST_DAY), shown, WORDS)
    assert told[-1] == "Ada’s forecasts were too high in 2 quarters running: 12 % and 30 %."
