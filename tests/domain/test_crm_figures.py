"""The anchors of a real CRM's deals: 8,800 opportunities of 2016 and 2017, read by csv alone."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from salesdesk.domain.deal import Deal, Outcome, Stage, Status
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import PipelineFigures, figures
from tests.domain.examples import key

FOLDERS = [folder / "shared" / "data" / "crm" for folder in Path(__file__).resolve().parents]
FILE = next((f / "sales_pipeline.csv" for f in FOLDERS if (f / "sales_pipeline.csv").exists()), None)
pytestmark = pytest.mark.skipif(FILE is None, reason="the CRM's file is not beside this checkout")
AS_OF = date(2017, 12, 31)
STATUSES = {"Won": Status.WON, "Lost": Status.LOST}


def _deals() -> Iterator[Deal]:
    assert FILE is not None
    with FILE.open(encoding="utf-8", newline="") as lines:
        for number, line in enumerate(csv.DictReader(lines)):
            status = STATUSES.get(line["deal_stage"], Status.OPEN)
            yield Deal(
                id=key(number),
                title=line["product"],
                currency="USD",
                status=status,
                outcome=Outcome.NO_DECISION if status is Status.LOST else None,
                value=Money.of(line["close_value"], "USD") if status is Status.WON else None,
                qualified_on=_day(line["engage_date"]),
                closed_on=_day(line["close_date"]),
            )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def _shown() -> PipelineFigures:
    stages: list[Stage] = []
    return figures(list(_deals()), stages, Period.parse("2017-Q4"), AS_OF, None, "USD")


def test_f6_win_rate_of_the_crm() -> None:
    rate = _shown().win_rate
    assert rate.n == 6_711
    assert rate.value == pytest.approx(4_238 / 6_711)
    assert round(rate.value or 0, 4) == 0.6315
    assert (round(rate.low, 4), round(rate.high, 4)) == (0.6199, 0.6430)


def test_f11_cycle_of_the_crm() -> None:
    cycle = _shown().cycle
    assert cycle.n == 4_238
    assert round(cycle.mean or 0, 1) == 51.8
    assert (cycle.median, cycle.p75, cycle.p90, cycle.p95, cycle.longest) == (57, 88, 106, 116, 138)


def test_f11_more_than_half_of_the_crms_wins_took_longer_than_the_mean() -> None:
    mean = _shown().cycle.mean or 0
    days = [d.cycle_days for d in _deals() if d.status is Status.WON and d.cycle_days is not None]
    assert round(100 * sum(n > mean for n in days) / len(days), 1) == 51.9


def test_the_crm_counts_what_its_file_holds() -> None:
    shown = _shown()
    assert (shown.open.count, shown.won.count, shown.lost.count) == (2_089, 4_238, 2_473)
    assert shown.won.value == Money.of(10_005_534, "USD")
    assert (shown.open.value, shown.open.valued) == (None, 0)
