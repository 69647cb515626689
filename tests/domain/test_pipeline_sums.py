"""Figures from sums are the figures of the deals themselves, whatever the deals."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.ageing import cycle_from
from salesdesk.domain.deal import Category, Deal, Outcome, Stage, Status
from salesdesk.domain.forecast import win_rate
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import figures
from salesdesk.domain.pipeline_sums import alike, figures_from

TODAY = date(2026, 12, 1)
PERIOD = Period.parse("2026-Q4")
STAGES = tuple(Stage(id=UUID(int=n), name=f"Step {n}", order=-n, chance=n / 3 if n else None) for n in range(3))
GONE = UUID(int=9)

days = st.none() | st.integers(-900, 200).map(lambda n: TODAY + timedelta(days=n))


@st.composite
def some_deal(draw: st.DrawFn) -> Deal:
    currency = draw(st.sampled_from(["EUR", "EUR", "JPY"]))
    return Deal(
        id=draw(st.uuids()),
        title="Fleet",
        currency=currency,
        stage_id=draw(st.none() | st.sampled_from([*(stage.id for stage in STAGES), GONE])),
        status=draw(st.sampled_from(Status)),
        outcome=draw(st.none() | st.sampled_from(Outcome)),
        category=draw(st.sampled_from(Category)),
        value=draw(st.none() | st.integers(0, 99_999).map(lambda minor: Money(minor, currency))),
        chance=draw(st.none() | st.floats(0, 1)),
        created_on=draw(days),
        qualified_on=draw(days),
        expected_on=draw(days),
        closed_on=draw(days),
    )


deals = st.lists(some_deal(), max_size=12)
by_id = {stage.id: stage for stage in STAGES}


@given(deals, deals, st.none() | st.just(Money(100_000, "EUR")))
def test_figures_from_sums_are_those_of_the_deals(listed: list[Deal], gone: list[Deal], target: Money | None) -> None:
    unproven = {deal.id for deal in listed if deal.id.int % 2}
    known = [deal for deal in listed if deal.known_on(TODAY)]
    counted = [
        alike(deal, by_id.get(deal.stage_id) if deal.stage_id else None, PERIOD, TODAY, unproven=deal.id in unproven)
        for deal in (*known, *gone)
    ]
    taken_out = [one.less() for one in counted[len(known) :]]
    whole = figures(listed, STAGES, PERIOD, TODAY, target, "EUR", unproven=unproven)
    found = figures_from(
        [*counted, *taken_out], win_rate(known, TODAY), whole.cycle, STAGES, PERIOD, TODAY, target, "EUR"
    )
    assert found == whole


@given(st.lists(st.integers(0, 500)))
def test_a_cycle_of_counted_days_is_that_of_the_days(listed: list[int]) -> None:
    ordered = sorted(listed)
    cycle = cycle_from(Counter(listed) + Counter())
    assert cycle.n == len(ordered)
    assert cycle.p90 == (ordered[-(-90 * len(ordered) // 100) - 1] if ordered else None)
    assert cycle.longest == max(ordered, default=None)
    assert cycle.mean == (sum(ordered) / len(ordered) if ordered else None)
