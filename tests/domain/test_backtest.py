"""The forecast tried on the past: only what was known on the day, held against what came (F11, F5)."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from salesdesk.domain.backtest import Backtest, Tried, backtest_of, month_starts, tried_on, watched
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.money import Money
from tests.domain.examples import a_deal, eur, key

CRM = Path(__file__).resolve().parents[3] / "shared" / "data" / "crm" / "sales_pipeline.csv"
DAY = date(2026, 6, 30)


def _of_age(age: int, **fields: Any) -> Deal:
    return a_deal(created_on=DAY - timedelta(days=age), **fields)


def _ended(days: int, status: Status) -> Deal:
    begun = date(2026, 1, 1)
    return a_deal(created_on=begun, closed_on=begun + timedelta(days=days), status=status)


# Forty were watched from the first day on: ten won on day 20, ten on day 45, twenty lost on day 60.
WATCHED = [
    *(_ended(20, Status.WON) for _ in range(10)),
    *(_ended(45, Status.WON) for _ in range(10)),
    *(_ended(60, Status.LOST) for _ in range(20)),
]


def _tried(deals: Sequence[Deal], now: Sequence[Deal] = ()) -> Tried:
    return tried_on(DAY, map(watched, deals), {one.id: one for one in now}, "EUR")


def test_f11_a_forecast_of_thirty_days_counts_the_wins_of_thirty_days() -> None:
    """Open after 30 days are 30 of the forty; 10 of those are won by day 60: a third. After 0 days: a fourth."""
    young, old = _of_age(0, value=eur(400)), _of_age(30, value=eur(900))
    told = _tried([*WATCHED, young, old])
    assert told.counted == 2
    # The open one of 30 days is watched too: 41 at risk on day 20, on day 45 the thirty that are left.
    assert told.foretold == eur(400).times(10 / 41) + eur(900).times(10 / 30)


def test_what_became_known_later_changes_no_forecast() -> None:
    deal = _of_age(30, value=eur(900))
    won = replace(deal, status=Status.WON, closed_on=DAY + timedelta(days=12), value=eur(1200))
    still_open = _tried([*WATCHED, deal])
    told = _tried([*WATCHED, replace(won, value=eur(900))], [won])
    assert told.foretold == still_open.foretold
    assert (still_open.actual, told.actual) == (eur(0), eur(1200))


@pytest.mark.parametrize(("days", "counts"), [(0, False), (1, True), (30, True), (31, False)])
def test_what_is_won_in_the_thirty_days_after_counts(days: int, counts: bool) -> None:
    deal = _of_age(10, value=eur(50), status=Status.WON, closed_on=DAY + timedelta(days=days))
    assert _tried([deal]).actual == (eur(50) if counts else eur(0))


def test_with_too_few_watched_there_is_no_forecast_and_none_is_held_against_anything() -> None:
    deal = _of_age(30, value=eur(900))
    told = _tried([*WATCHED[:19], deal, _of_age(30)])
    assert (told.foretold, told.counted, told.left_out) == (None, 0, 2)
    assert backtest_of([told], "EUR").accuracy.n == 0


def test_only_months_whose_thirty_days_are_over_are_tried() -> None:
    assert month_starts(date(2026, 12, 1), 3) == (date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31))
    assert month_starts(date(2026, 11, 29), 1) == (date(2026, 9, 30),)
    assert month_starts(date(2026, 11, 30), 1) == (date(2026, 10, 31),)


MONTH_ENDS = tuple(date(2017, month + 1, 1) - timedelta(days=1) for month in range(4, 12))


@pytest.mark.skipif(not CRM.exists(), reason="the CRM's files are not beside this checkout")
def test_f11_the_age_conditional_forecast_of_the_crm_passes_the_regression_check() -> None:
    """April to November 2017: values are the mean won value of the product, known on the day; WAPE below 0.6."""
    told = _crm_tried(_crm())
    for one in told.tried:
        print(f"{one.day} foretold {one.foretold} came {one.actual} ({one.counted} deals)")  # noqa: T201
    print(f"WAPE {told.accuracy.wape:.3f}, bias {told.accuracy.bias:+.3f}")  # noqa: T201
    assert told.accuracy.n == 8
    assert told.accuracy.wape is not None
    assert told.accuracy.wape < 0.6


def _crm_tried(deals: Sequence[Deal]) -> Backtest:
    return backtest_of(
        (tried_on(day, map(watched, deals), {}, "USD", _Worth(deals, day)) for day in MONTH_ENDS),
        "USD",
    )


class _Worth:
    """What a deal was taken to be worth: the mean value of what was won of its product until the day."""

    def __init__(self, deals: Sequence[Deal], day: date) -> None:
        won: dict[str, list[int]] = defaultdict(list)
        for deal in deals:
            if deal.status is Status.WON and deal.closed_on and deal.closed_on <= day and deal.value:
                won[deal.title].append(deal.value.minor)
        self._means = {name: Money(round(sum(minors) / len(minors)), "USD") for name, minors in won.items()}

    def __call__(self, deal: Deal) -> Money | None:
        return self._means.get(deal.title)


def _crm() -> list[Deal]:
    statuses = {"Won": Status.WON, "Lost": Status.LOST}
    with CRM.open(encoding="utf-8", newline="") as lines:
        return [
            Deal(
                id=key(number),
                title=row["product"],
                currency="USD",
                status=(status := statuses.get(row["deal_stage"], Status.OPEN)),
                value=Money.of(row["close_value"], "USD") if status is Status.WON else None,
                qualified_on=date.fromisoformat(row["engage_date"]) if row["engage_date"] else None,
                closed_on=date.fromisoformat(row["close_date"]) if row["close_date"] else None,
            )
            for number, row in enumerate(csv.DictReader(lines))
            if row["engage_date"]
        ]
