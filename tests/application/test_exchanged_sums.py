"""Deals in several currencies come to the same, to the cent, wherever they are added (3.14, B16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.rows import DealQuery
from salesdesk.application.staging import StageOrder
from salesdesk.cli.figures import as_json, lines
from salesdesk.documents.workbook.sums import added_up
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Category, Deal, Outcome, Stage, Status
from salesdesk.domain.exchange import ExchangeRate, in_base
from salesdesk.domain.explained import Figure
from salesdesk.domain.loss_lines import LineKind, LossLine
from salesdesk.domain.money import Money, total
from salesdesk.wording import Words
from salesdesk.wording.explained import ground_told, rule_told
from tests.new_desks import TODAY, my_desk

OLD, NEW = date(2026, 2, 1), date(2026, 11, 20)
RATES = (
    ExchangeRate(id=uuid4(), currency="USD", per_base=Decimal("1.085"), from_on=OLD),
    ExchangeRate(id=uuid4(), currency="USD", per_base=Decimal("1.37"), from_on=NEW),
    ExchangeRate(id=uuid4(), currency="JPY", per_base=Decimal("161.3"), from_on=OLD),
    ExchangeRate(id=uuid4(), currency="SEK", per_base=Decimal(11), from_on=TODAY + timedelta(days=1)),
)
FIRM = Account(id=uuid4(), name="Norrland Fisk")


def _deals(stages: tuple[Stage, ...]) -> list[Deal]:
    """Return deals whose values come to half cents once converted, in four currencies, one of them without a rate."""
    return [_deal(number, stages[number // 5 % len(stages)].id) for number in range(60)]


def _deal(number: int, stage: UUID) -> Deal:
    currency = ("EUR", "USD", "JPY", "SEK", "USD")[number % 5]
    status = (Status.OPEN, Status.OPEN, Status.OPEN, Status.WON, Status.LOST)[number % 7 % 5]
    return Deal(
        id=UUID(int=number + 1),
        title=f"Press line {number}",
        currency=currency,
        account_id=FIRM.id,
        stage_id=stage,
        status=status,
        outcome=Outcome.NO_DECISION if status is Status.LOST else None,
        category=tuple(Category)[number % 4],
        value=Money(100_003 + 7_919 * number, currency) if number % 11 else None,
        chance=0.333 if number % 6 == 1 else None,
        created_on=OLD,
        qualified_on=OLD,
        expected_on=TODAY + timedelta(days=number % 40) if status is Status.OPEN else None,
        closed_on=TODAY - timedelta(days=number % 50) if status is not Status.OPEN else None,
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    opened = my_desk(tmp_path_factory.mktemp("abroad"))
    bench, made = opened.selling.bench, _deals(opened.selling.stages())
    bench.do(Edit(None, FIRM), *(Edit(None, one) for one in (*RATES, *made)))
    gone = replace(_deal(1, made[1].stage_id or FIRM.id), id=uuid4())
    bench.do(Edit(None, gone))
    bench.do(Edit(gone, None))
    opened.targeting.set("2026-Q4", Money.of(90_000, "EUR"))
    yield opened
    opened.close()


def _worth(deals: list[Deal], day: date = TODAY) -> Money:
    worth = [in_base(one.value, "EUR", RATES, day) for one in deals if one.value is not None]
    return total((one for one in worth if one is not None), "EUR")


def _open(desk: Desk) -> list[Deal]:
    return [one for one in _deals(desk.selling.stages()) if one.status is Status.OPEN]


def test_3_14_each_value_counts_at_the_rate_of_the_day_and_only_those_without_one_are_not_counted(desk: Desk) -> None:
    shown = desk.forecasting.view().figures
    assert shown.open.value == _worth(_open(desk))
    assert shown.other_currencies == sum(one.currency == "SEK" for one in _deals(desk.selling.stages()))
    assert shown.open.count == len(_open(desk))


def test_3_14_the_sums_that_are_kept_are_those_of_the_deals_read_one_by_one(desk: Desk) -> None:
    kept = desk.forecasting.view().figures
    deals = desk.exporting.sheet().rows
    assert len(deals) == len(_open(desk))
    for figure in (Figure.OPEN, Figure.WON, Figure.COMMIT, Figure.WEIGHTED, Figure.SHORTFALL, Figure.COVERAGE):
        explained = desk.explaining.pipeline(figure)
        assert (
            explained.result
            == {
                Figure.OPEN: kept.open.value,
                Figure.WON: kept.outlook.won,
                Figure.COMMIT: kept.outlook.commit,
                Figure.WEIGHTED: kept.outlook.weighted_rest,
                Figure.SHORTFALL: kept.outlook.shortfall,
                Figure.COVERAGE: kept.coverage.ratio,
            }[figure]
        )
    assert kept.outlook.won.minor > 0
    assert kept.outlook.shortfall is not None
    assert kept.outlook.shortfall.minor > 0


def test_3_14_window_workbook_and_command_line_say_the_same_to_the_cent(desk: Desk) -> None:
    view, sheet = desk.forecasting.view(), desk.exporting.sheet()
    sums = added_up(sheet, [stage.name for stage in desk.selling.stages()], "No stage")
    assert sheet.figures == view.figures
    shown = view.figures
    assert Money(sums.everything.value, "EUR") == shown.open.value
    assert (sums.commit, sums.weighted_rest) == (shown.outlook.commit.minor, shown.outlook.weighted_rest.minor)
    for one in shown.stages:
        if one.stage is not None and one.sum.count:
            found = sums.stages[one.stage.name]
            assert (Money(found.value, "EUR"), Money(found.weighted, "EUR")) == (one.sum.value, one.weighted)
    told = as_json(shown)
    assert told["open"]["value"] == str(shown.open.value)
    assert told["other_currencies"] == 12
    assert "12 deals in other currencies are not counted: enter a rate in Settings." in lines(view, Words())


def test_3_14_the_heads_of_board_and_table_and_the_account_add_up_to_the_window(desk: Desk) -> None:
    shown, query = desk.forecasting.view().figures, DealQuery(as_of=TODAY)
    heads = {one.stage.id: one.value for one in desk.staging.stages(query, StageOrder.VALUE) if one.stage}
    assert heads == {one.stage.id: one.sum.value for one in shown.stages if one.stage}
    assert desk.selling.page(query).value == shown.open.value
    named = replace(query, text="press line")
    assert desk.selling.page(named).value == shown.open.value
    (firm,) = desk.selling.accounts()
    assert firm.open_value == shown.open.value


def test_b16_an_explanation_tells_what_a_converted_value_is_in_its_own_currency(desk: Desk) -> None:
    words, explained = Words(), desk.explaining.pipeline(Figure.OPEN)
    own = {one.id: one.value for one in _open(desk) if one.currency in {"USD", "JPY"} and one.value is not None}
    assert {one.key: one.own for one in explained.grounds if one.own is not None} == own
    dollars = next(one for one in explained.grounds if one.own == Money(107_922, "USD"))
    assert ground_told(explained, dollars, words) == "€\u00a0787.75"
    assert rule_told(explained, words).endswith("Values in other currencies count at the exchange rate of the day.")


def test_b16_behind_the_report_on_losses_stand_the_same_amounts(desk: Desk) -> None:
    closed = desk.loss_reporting.explain(LossLine(LineKind.ALL)).grounds
    shown = desk.explaining.pipeline(Figure.WIN_RATE).grounds
    assert {one.key: one.amount for one in closed} == {one.key: one.amount for one in shown}
    assert {one.amount.currency for one in closed if one.amount is not None} == {"EUR"}
    assert len([one for one in closed if one.amount is not None]) > len(closed) // 2


def test_3_11_a_sweep_measures_what_the_window_shows(desk: Desk) -> None:
    before, shown = desk.sweeping.view().before, desk.forecasting.view().figures
    assert (before.open, before.coverage) == (shown.open, shown.coverage)
    assert before.others == sum(one.currency == "SEK" for one in _open(desk))


def test_3_14_figures_of_an_earlier_day_are_at_the_rates_of_that_day(desk: Desk) -> None:
    day = NEW - timedelta(days=1)
    deals = [one for one in _deals(desk.selling.stages()) if one.status_on(day) is Status.OPEN]
    assert desk.forecasting.view(as_of=day).figures.open.value == _worth(deals, day)
    assert desk.selling.page(DealQuery(as_of=day)).value == _worth(deals, day)
    assert _worth(deals, day) != _worth(deals)
    before_any = OLD - timedelta(days=1)
    assert desk.forecasting.view(as_of=before_any).figures.open.value is None


def test_1_9_stalled_deals_in_other_currencies_stand_where_their_worth_puts_them(desk: Desk) -> None:
    view = desk.stalled.view()
    weighed = [one.worth for one in view.unbooked if one.worth is not None]
    own = [one for one in weighed if one.currency == "EUR"]
    assert own == sorted(own, reverse=True)
    assert {one.currency for one in weighed[len(own) :]} == {"SEK"}
    assert {one.row.currency for one in view.unbooked[: len(own)]} == {"EUR", "USD", "JPY"}
