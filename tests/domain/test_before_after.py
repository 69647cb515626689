"""What a pipeline says before and after a sweep, by hand on a few deals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from salesdesk.domain.before_after import Ground, measured, swept
from salesdesk.domain.coverage import Answer
from salesdesk.domain.deal import Category, Deal, Outcome, Status
from salesdesk.domain.forecast import rates_from
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import figures
from salesdesk.domain.sweep import SweepChoice
from tests.domain.examples import a_deal, a_stage, eur, key

TODAY = date(2026, 12, 1)
STAGE = a_stage(chance=0.5)
NOW, NEXT = Period.parse("2026-Q4"), Period.parse("2027-Q1")
DEAD, BACK, ALIVE, ABROAD = key(201), key(202), key(203), key(204)


def an_open(identity: UUID, value: int, closes: date, **fields: Any) -> Deal:
    base: dict[str, Any] = {"qualified_on": date(2026, 1, 5), "stage_id": STAGE.id, "expected_on": closes}
    return a_deal(id=identity, value=eur(value), **base | fields)


def ended(status: Status, n: int) -> list[Deal]:
    day = date(2026, 6, 1)
    return [
        a_deal(status=status, value=eur(10), created_on=date(2026, 3, 1), closed_on=day, outcome=Outcome.COMPETITIVE)
        for _ in range(n)
    ]


def ground(*more: Deal) -> Ground:
    deals = (
        an_open(DEAD, 100_000, date(2026, 12, 20)),
        an_open(BACK, 40_000, date(2027, 2, 1)),
        an_open(ALIVE, 30_000, date(2026, 12, 18), chance=0.9),
        a_deal(id=ABROAD, currency="USD", value=Money.of(9_000, "USD"), chance=0.5, created_on=date(2026, 2, 1)),
        *ended(Status.WON, 5),
        *ended(Status.LOST, 5),
        *more,
    )
    return Ground(
        deals=deals, stages=(STAGE,), as_of=TODAY, period=NOW, following=NEXT, target=eur(60_000), currency="EUR"
    )


CHOSEN = {DEAD: SweepChoice.NO_DECISION, BACK: SweepChoice.BACK_TO_MARKETING, ALIVE: SweepChoice.KEEP}


def test_b12_before_and_after_of_open_weighted_range_and_the_next_period() -> None:
    before, after = measured(ground(), {}), measured(ground(), CHOSEN)
    assert (before.open.count, before.open.value, after.open.count, after.open.value) == (
        4,
        eur(170_000),
        2,
        eur(30_000),
    )
    assert (before.weighted, after.weighted) == (eur(97_000), eur(27_000))
    # Of 30 (0.9), 40 (0.5) and 100 (0.5): one case of ten stays at 30 or less, one of ten takes all.
    assert (before.p10, before.p90) == (eur(30_000), eur(170_000))
    assert (after.p10, after.p90) == (eur(0), eur(30_000))
    assert (before.following, after.following) == (eur(20_000), eur(0))
    promised = an_open(key(205), 8_000, date(2027, 3, 31), category=Category.COMMIT)
    assert measured(ground(promised), CHOSEN).following == eur(8_000)


def test_b12_a_no_decision_lowers_the_win_rate_and_coverage_follows() -> None:
    before, after = measured(ground(), {}), measured(ground(), {DEAD: SweepChoice.NO_DECISION})
    assert before.coverage.needed_ratio == 2.0
    assert after.coverage.needed_ratio == 2.2
    back = measured(ground(), {DEAD: SweepChoice.BACK_TO_MARKETING})
    assert back.coverage.needed_ratio == 2.0
    assert back.coverage.ratio == 0.5
    assert (before.coverage.open, after.coverage.open) == (eur(130_000), eur(30_000))


def test_b12_other_currencies_stand_in_no_sum_and_are_counted() -> None:
    found = measured(ground(), {ABROAD: SweepChoice.KEEP})
    assert (found.others, found.open.valued) == (1, 3)
    assert measured(ground(), {ABROAD: SweepChoice.NO_DECISION}).others == 0


def test_b12_a_pipeline_without_figures_has_none() -> None:
    bare = Ground(deals=(a_deal(),), stages=(), as_of=TODAY, period=NOW, following=NEXT, target=None, currency="EUR")
    found = measured(bare, {})
    assert (found.open.value, found.weighted, found.p10, found.p90) == (None, None, None, None)
    assert found.coverage.answer is Answer.CANNOT_SAY


def test_b12_nothing_changes_but_what_was_chosen() -> None:
    start = ground()
    after = swept(start.deals, CHOSEN, TODAY)
    changed = {one.id: two for one, two in zip(start.deals, after, strict=True) if one != two}
    assert set(changed) == {DEAD, BACK}
    assert (changed[DEAD].status, changed[DEAD].outcome) == (Status.LOST, Outcome.NO_DECISION)
    assert (changed[BACK].status, changed[BACK].closed_on) == (Status.HANDED_BACK, TODAY)


def test_b12_what_closed_long_ago_is_left_out_without_changing_a_figure() -> None:
    old = a_deal(status=Status.WON, value=eur(7), created_on=date(2020, 1, 1), closed_on=date(2020, 2, 1))
    whole = ground(old)
    assert old not in whole.lessened().deals
    assert measured(whole, CHOSEN) == measured(whole.lessened(), CHOSEN)
    rated = ground(replace(old, closed_on=rates_from(TODAY)))
    assert measured(rated, {}).coverage != measured(whole, {}).coverage
    assert measured(rated, {}) == measured(rated.lessened(), {})


def test_b12_a_proven_deal_counts_in_coverage_an_unproven_one_does_not() -> None:
    start = ground()
    unproven = frozenset({DEAD})
    whole = figures(start.deals, start.stages, NOW, TODAY, start.target, "EUR", unproven=unproven)
    lacking = Ground(
        deals=start.deals,
        stages=start.stages,
        as_of=TODAY,
        period=NOW,
        following=NEXT,
        target=start.target,
        currency="EUR",
        unproven=unproven,
    )
    assert measured(lacking, {}).coverage == whole.coverage
    assert measured(lacking, {}).coverage.open == eur(30_000)
