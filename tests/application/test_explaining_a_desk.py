"""On a desk that is in use, what a figure is explained by gives the figure that is shown (B15, B16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, Status, chance_of
from salesdesk.domain.explained import Figure, Part
from salesdesk.domain.loss_lines import LineKind, LossLine
from salesdesk.wording import Words
from salesdesk.wording.explained import formula_told, ground_told, rule_told
from tests.new_desks import my_desk, open_sample

TODAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = open_sample(tmp_path_factory.mktemp("explained") / "sample.salesdesk")
    yield opened
    opened.close()


OF_DEALS_AND_LINES = {Figure.AGE, Figure.CHANCE, Figure.COUNT, Figure.PRICE_SHARE, Figure.PASSED, Figure.IN_TIME}
PIPELINE = [one for one in Figure if one not in OF_DEALS_AND_LINES]


def test_b16_the_figures_on_the_gap_card_are_those_that_their_rows_give(desk: Desk) -> None:
    shown = desk.forecasting.view().figures
    expected = {
        Figure.OPEN: shown.open.value,
        Figure.WON: shown.outlook.won,
        Figure.COMMIT: shown.outlook.commit,
        Figure.WEIGHTED: shown.outlook.weighted_rest,
        Figure.SHORTFALL: shown.outlook.shortfall,
        Figure.COVERAGE: shown.coverage.ratio,
        Figure.WIN_RATE: shown.win_rate,
        Figure.CYCLE: shown.cycle.mean,
    }
    assert {figure: desk.explaining.pipeline(figure).result for figure in expected} == expected


def test_b16_every_formula_is_told_with_its_numbers_and_every_row_with_what_it_brings(desk: Desk) -> None:
    words = Words()
    for figure in PIPELINE:
        told = desk.explaining.pipeline(figure)
        assert "{" not in formula_told(told, words) + rule_told(told, words)
        assert all(ground.title and ground.account and ground_told(told, ground, words) for ground in told.grounds)


def test_b16_a_deal_tells_its_age_what_it_is_held_against_and_what_it_weighs(desk: Desk) -> None:
    with desk.selling.bench.look() as look:
        deals = look.rows.deals_for_figures()
    for deal in (one for one in deals if one.status is Status.OPEN):
        stage = next((one for one in desk.selling.stages() if one.id == deal.stage_id), None)
        chance, age = chance_of(deal, stage), desk.explaining.age(deal.id)
        weighs = deal.value.times(chance) if deal.value is not None and chance is not None else None
        assert desk.explaining.chance(deal.id).result == weighs
        assert desk.explaining.yardstick(deal.id).result == desk.ageing.of(deal.id).yardstick.cycle.mean
        assert deal.ages_from is not None
        assert age.result == (deal.paused_age if deal.paused_age is not None else (TODAY - deal.ages_from).days)


def test_f12_every_stage_opens_as_many_deals_as_it_counts_and_says_how(desk: Desk) -> None:
    words = Words()
    for one in desk.loss_reporting.passed():
        told = desk.loss_reporting.explain_passed(one.stage.id)
        assert told.result == one.rate
        assert formula_told(told, words).startswith(f"{len(one.went_on)} went on ÷ ({len(one.went_on)} + ")
        assert {deal.key for deal in told.of(Part.STAYED)} == set(one.stayed)


def test_b16_a_deal_of_a_segment_with_wins_of_its_own_is_held_against_these(tmp_path: Path) -> None:
    small = my_desk(tmp_path)
    bench, begun = small.selling.bench, date(2026, 1, 1)
    mills = small.selling.new_account("Mills", "Paper").made(Account)
    for at, account in enumerate([mills, None] * 20):
        closed = begun + timedelta(days=100 if account else 10)
        won = Deal(id=bench.new_id(), title=f"Won {at}", currency="EUR", account_id=account, qualified_on=begun)
        bench.do(Edit(None, replace(won, status=Status.WON, closed_on=closed)))
    asked = [small.selling.new_deal("Oven", account_id=key).made(Deal) for key in (mills, None)]
    shown = [small.explaining.yardstick(key) for key in asked]
    assert [(told.result, len(told.grounds)) for told in shown] == [(100.0, 20), (55.0, 40)]
    small.close()


@pytest.mark.parametrize("period", ["", "2026", "2026-Q3"])
def test_4_3_every_line_of_the_report_opens_as_many_deals_as_it_counts(desk: Desk, period: str) -> None:
    report = desk.loss_reporting.report(period)

    def opened(kind: LineKind, name: str = "") -> object:
        return desk.loss_reporting.explain(LossLine(kind, name), period).result

    assert [opened(LineKind.OUTCOME, outcome or "") for outcome, _ in report.outcomes] == [
        n for _, n in report.outcomes
    ]
    assert [opened(LineKind.REASON, code) for code, _ in report.reasons] == [told.count for _, told in report.reasons]
    assert [opened(LineKind.COMPETITOR, one.name) for one in report.competitors] == [
        one.count for one in report.competitors
    ]
    assert [opened(LineKind.SEGMENT, one.name) for one in report.segments] == [one.rate for one in report.segments]
    assert opened(LineKind.ALL) == report.rate
    assert [opened(LineKind.EARLY), opened(LineKind.LATE)] == [report.early_price.early, report.early_price.late]


def test_the_periods_offered_go_back_from_the_present_ones(desk: Desk) -> None:
    assert [one.name for one in desk.loss_reporting.periods()] == [
        "2026",
        "2025",
        "2026-Q4",
        "2026-Q3",
        "2026-Q2",
        "2026-Q1",
    ]


def test_b15_the_sample_knows_the_price_of_some_deals_early_and_says_what_that_changed(desk: Desk) -> None:
    sides = desk.loss_reporting.report().early_price
    assert (sides.early.n, sides.known, sides.different) == (13, True, False)
