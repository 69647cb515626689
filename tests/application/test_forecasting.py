"""Targets, figures as of a day, and the workbook that has to add up to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from salesdesk.application.desk import Desk
from salesdesk.bootstrap import DayClock, new_desk, open_desk
from salesdesk.domain.coverage import Answer
from salesdesk.domain.deal import Deal
from salesdesk.domain.money import Money, total
from salesdesk.domain.refusals import NotAPeriod, OutOfRange

TODAY = date(2026, 12, 1)


def test_one_target_per_period_that_can_be_changed_and_taken_away(desk: Desk) -> None:
    desk.targeting.set("2026-Q4", Money.of(100_000, "EUR"))
    desk.targeting.set("2026-Q4", Money.of(120_000, "EUR"))
    assert [t.amount for t in desk.targeting.view().targets] == [Money.of(120_000, "EUR")]
    desk.targeting.set("2026-Q4", None)
    assert not desk.targeting.view().targets
    with pytest.raises(NotAPeriod):
        desk.targeting.set("soon", Money.of(1, "EUR"))


def test_a_target_in_another_currency_is_refused_and_an_older_one_counts_as_none(desk: Desk) -> None:
    with pytest.raises(OutOfRange):
        desk.targeting.set("2026-Q4", Money.of(100_000, "USD"))
    desk.targeting.set("2026-Q4", Money.of(100_000, "EUR"))
    settings = desk.setting_up.settings()
    desk.setting_up.keep(settings, replace(settings, currency="USD"))
    view = desk.forecasting.view()
    assert view.figures.outlook.target is None
    assert view.figures.coverage.answer is Answer.CANNOT_SAY
    desk.targeting.set("2026-Q4", Money.of(90_000, "USD"))
    assert desk.forecasting.view().figures.outlook.target == Money.of(90_000, "USD")


def test_f13_pace_is_won_of_target_beside_the_working_days_gone(desk: Desk) -> None:
    desk.targeting.set("2026-Q4", Money.of(12_000, "EUR"))
    key = desk.selling.new_deal("Press line", value=Money.of(14_000, "EUR")).made(Deal)
    desk.selling.win(key, TODAY)
    pace = desk.forecasting.view().pace
    assert pace.attainment == pytest.approx(14 / 12)
    assert 0.5 < pace.elapsed < 0.75
    assert pace.ahead


def test_figures_and_workbook_of_an_earlier_day_say_the_same(tmp_path: Path) -> None:
    path = tmp_path / "mine.salesdesk"
    desk = new_desk(path, currency="EUR", clock=DayClock(TODAY - timedelta(days=10), "Europe/Berlin"))
    key = desk.selling.new_deal("Press line", value=Money.of(10_000, "EUR")).made(Deal)
    desk.close()
    desk = open_desk(path, DayClock(TODAY, "Europe/Berlin"))
    before = desk.selling.deal(key).deal
    desk.selling.keep(before, replace(before, value=Money.of(99_000, "EUR"), chance=0.9))
    day = TODAY - timedelta(days=5)
    sheet = desk.exporting.sheet(as_of=day)
    figures = desk.forecasting.view(as_of=day).figures
    assert figures.open.value == Money.of(10_000, "EUR")
    assert total((r.value for r in sheet.rows if r.value), "EUR") == figures.open.value
    assert [r.chance for r in sheet.rows] == [0.1]
    assert desk.forecasting.view().figures.open.value == Money.of(99_000, "EUR")
    desk.close()
