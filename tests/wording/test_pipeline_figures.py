"""The figures of a pipeline in words: what has no value says so, and no dash stands in its place."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from salesdesk.cli.figures import coverage_line
from salesdesk.domain.coverage import coverage
from salesdesk.domain.deal import Deal
from salesdesk.domain.explained import Figure
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import figures
from salesdesk.domain.rates import Rate
from salesdesk.wording import Words
from salesdesk.wording.gap import beside_period, coverage_told, pipeline_figures, slip_told

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([], "0 open deals"),
        ([None], "1 open deal, none with a value"),
        ([None, Money.of(1200, "EUR")], "2 open deals, €\u00a01,200"),
    ],
)
def test_b16_open_deals_say_what_they_are_worth_or_that_nobody_knows(values: list[Money | None], told: str) -> None:
    deals = [Deal(id=uuid4(), title="Belt", currency="EUR", value=value) for value in values]
    shown = figures(deals, [], Period.parse("2026-Q4"), TODAY, None, "EUR")
    assert pipeline_figures(shown, Words())[Figure.OPEN] == told


@pytest.mark.parametrize(
    ("currencies", "told"),
    [
        (["EUR"], "22 selling days left"),
        (["EUR", "PLN"], "22 selling days left. 1 deal in another currency is not counted: enter a rate in Settings"),
        (["SEK", "PLN"], "22 selling days left. 2 deals in other currencies are not counted: enter a rate in Settings"),
    ],
)
def test_b16_what_the_sums_leave_out_stands_beside_them(currencies: list[str], told: str) -> None:
    deals = [Deal(id=uuid4(), title="Belt", currency=one, value=Money.of(1200, one)) for one in currencies]
    shown = figures(deals, [], Period.parse("2026-Q4"), TODAY, None, "EUR")
    assert beside_period(shown, 22, Words()) == told


@pytest.mark.parametrize(
    ("slip", "closed", "told"),
    [
        (0.0, 10, ""),
        (0.25, 10, "This allows for 25\u00a0% of the open value slipping out of the period."),
        (0.25, 4, ""),
    ],
    ids=["none slips", "a quarter slips", "too few closed to require anything"],
)
def test_3_13_coverage_says_how_much_it_takes_to_slip(slip: float, closed: int, told: str) -> None:
    shown = coverage(Money.of(100, "EUR"), Money.of(20, "EUR"), Money.of(300, "EUR"), Rate.seen(2, closed), slip=slip)
    assert slip_told(shown, Words()) == told
    assert coverage_told(shown, Words()).endswith(told or ".")
    assert coverage_line(shown, Words()).endswith(told or ".")
    assert ("slipping" in coverage_told(shown, Words())) is bool(told)
