"""The range of a forecast against a simulation in plain Python, and what a page of the forecast waits for."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from contextlib import closing
from itertools import compress
from pathlib import Path

import pytest

from salesdesk.application.desk import Desk
from salesdesk.application.forecast.ground import ground_of
from salesdesk.bootstrap import DayClock, open_desk
from salesdesk.domain.forecast_range import Bet, range_of
from tests.benchmarks.measuring import Report, processor_seconds_of, shown, side_by_side
from tests.benchmarks.pipeline_desks import many_deals
from tests.store.making import TODAY

TRIALS, TRIED = 10_000, 50
"""A simulation of very many deals is tried so often and taken times the rest: each trial costs the same."""
FRAME = 1 / 60


def bets(count: int) -> list[Bet]:
    dice = random.Random(count)
    return [(dice.randrange(10_000, 25_000_000), dice.choice((0.1, 0.25, 0.4, 0.6, 0.8))) for _ in range(count)]


def simulated(deals: Sequence[Bet], trials: int) -> tuple[int, int, int]:
    """The quickest a simulation in the standard library gets: one pass over the deals a trial, then the ranks."""
    dice = random.Random(1)
    values, chances = [value for value, _ in deals], [chance for _, chance in deals]
    totals = sorted(sum(compress(values, [dice.random() < chance for chance in chances])) for _ in range(trials))
    return totals[trials // 10], totals[trials // 2], totals[trials * 9 // 10]


def exact(deals: Sequence[Bet]) -> tuple[int, int, int]:
    found = range_of(deals)
    return found.p10, found.p50, found.p90


@pytest.mark.timeout(600)
@pytest.mark.parametrize("count", [16, 200, 10_000])
def test_the_range_of_open_deals(report: Report, count: int) -> None:
    deals = bets(count)
    trials = TRIALS if count <= 200 else TRIED
    medians = side_by_side(
        3, {"exact": lambda: exact(deals), "simulation": lambda: simulated(deals, trials)}, clock=processor_seconds_of
    )
    ours, theirs = medians.seconds["exact"], medians.seconds["simulation"] * TRIALS / trials
    middle, guessed = exact(deals)[1], simulated(deals, trials)[1]
    assert abs(middle - guessed) < 0.2 * middle
    bar = {200: f"   (bar: one frame, {shown(FRAME)})", 10_000: "   (bar: >= 40 x)"}.get(count, "")
    some = "" if trials == TRIALS else f", from {trials} of them"
    report.lines.append(
        f"range of {count:,} open deals: {shown(ours)}, {theirs / ours:,.1f} x as fast as {TRIALS:,} trials "
        f"({shown(theirs)}{some}){bar}"
    )


@pytest.mark.timeout(600)
def test_what_a_page_of_the_forecast_waits_for(report: Report, tmp_path: Path) -> None:
    """All of it is the worker's: the window waits for none."""
    path = Path(shutil.copy(many_deals(10_000), tmp_path / "Many.salesdesk"))
    with closing(open_desk(path, DayClock(TODAY, "Europe/Athens"))) as desk:
        bench, calendars = desk.forecasting.bench, desk.forecasting.calendar
        ground = ground_of(bench, calendars)
        works = {
            "ground of the period": lambda: ground_of(bench, calendars),
            "figures": ground.figures,
            "range": lambda: exact(ground.bets()),
            "every deal read": lambda: _read(desk),
        }
        medians = side_by_side(5, works, clock=processor_seconds_of)
    report.compare("the ground of a period of 10,000 deals", medians, "ground of the period")


def _read(desk: Desk) -> object:
    with desk.forecasting.bench.look() as look:
        return look.rows.deals_for_figures()
