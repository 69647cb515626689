"""Every figure is worked out anew from the deals that are shown behind it (B16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.explaining import Known, age_explained, explained
from salesdesk.domain.ageing import Cycle, age_of
from salesdesk.domain.deal import Category, Deal, Outcome, Stage, Status
from salesdesk.domain.explained import Explained, Figure, Part
from salesdesk.domain.money import Money
from salesdesk.domain.pausing import Pause
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import PipelineFigures, figures

TODAY = date(2026, 12, 1)
PERIOD = Period.parse("2026-Q4")
STAGES = (
    Stage(id=UUID(int=1), name="Qualified", order=0, chance=0.2),
    Stage(id=UUID(int=2), name="Proposal", order=1, chance=0.6),
    Stage(id=UUID(int=3), name="Unknown", order=2),
)
days = st.integers(-900, 60).map(lambda n: TODAY + timedelta(days=n))
due = st.none() | days | st.dates(PERIOD.first, PERIOD.last)


@st.composite
def deals(draw: st.DrawFn) -> Deal:
    status = draw(st.sampled_from(list(Status)))
    currency = draw(st.sampled_from(["EUR", "EUR", "EUR", "USD"]))
    begun = draw(st.none() | days)
    closed = None if status is Status.OPEN else (begun or TODAY) + timedelta(days=draw(st.integers(0, 200)))
    return Deal(
        id=uuid4(),
        title="Oven",
        currency=currency,
        status=status,
        outcome=draw(st.sampled_from(list(Outcome))) if status is Status.LOST else None,
        category=draw(st.sampled_from(list(Category))),
        stage_id=draw(st.sampled_from([None, *(stage.id for stage in STAGES)])),
        value=draw(st.none() | st.integers(0, 10_000_000).map(lambda minor: Money(minor, currency))),
        chance=draw(st.none() | st.sampled_from([0.0, 0.333, 0.5, 1.0])),
        qualified_on=begun,
        expected_on=draw(due),
        closed_on=closed,
    )


def known(listed: Sequence[Deal], target: Money | None, unproven: frozenset[UUID] = frozenset()) -> Known:
    return Known(
        as_of=TODAY,
        period=PERIOD,
        deals=[deal for deal in listed if deal.known_on(TODAY)],
        stages={stage.id: stage for stage in STAGES},
        accounts={},
        unproven=unproven,
        target=target,
        currency="EUR",
    )


def shown(found: PipelineFigures, figure: Figure) -> object:
    looked = found.outlook
    return {
        Figure.OPEN: found.open.value,
        Figure.WON: looked.won,
        Figure.COMMIT: looked.commit,
        Figure.WEIGHTED: looked.weighted_rest,
        Figure.SHORTFALL: looked.shortfall,
        Figure.COVERAGE: found.coverage.ratio,
        Figure.WIN_RATE: found.win_rate,
        Figure.CYCLE: found.cycle.mean,
    }[figure]


def worked_out(told: Explained) -> object:
    """Return what comes of the deals shown; a sum of none is as good as none."""
    return told.result if told.result is not None else Money.zero("EUR") if told.figure in NEVER_NONE else None


def test_b16_the_shortfall_is_what_won_committed_and_weighted_deals_leave_of_the_target() -> None:
    base = Deal(id=uuid4(), title="Oven", currency="EUR", value=Money.of(100, "EUR"), expected_on=PERIOD.last)
    listed = [
        replace(base, id=uuid4(), status=Status.WON, closed_on=PERIOD.first),
        replace(base, id=uuid4(), category=Category.COMMIT, chance=0.1),
        replace(base, id=uuid4(), category=Category.BEST_CASE, chance=0.3),
        replace(base, id=uuid4(), category=Category.OMITTED, chance=0.9),
        replace(base, id=uuid4(), category=Category.COMMIT, expected_on=PERIOD.last + timedelta(days=1)),
    ]
    goal = Money.of(1_000, "EUR")
    told = explained(Figure.SHORTFALL, known(listed, goal))
    assert told.result == Money.of(770, "EUR") == figures(listed, STAGES, PERIOD, TODAY, goal, "EUR").outlook.shortfall
    assert [ground.part for ground in told.grounds] == [Part.WON, Part.COMMIT, Part.WEIGHTED]


gaps = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=3)
NEVER_NONE = frozenset({Figure.WON, Figure.COMMIT, Figure.WEIGHTED})
PIPELINE = (*NEVER_NONE, Figure.OPEN, Figure.SHORTFALL, Figure.WIN_RATE, Figure.CYCLE)


@given(st.lists(deals(), max_size=14), st.none() | st.integers(1, 30_000_000), st.booleans())
def test_b16_every_figure_of_the_pipeline_is_the_one_that_its_rows_give(
    listed: list[Deal], target: int | None, some_unproven: bool
) -> None:
    goal = None if target is None else Money(target, "EUR")
    unproven = frozenset(deal.id for deal in listed[::2]) if some_unproven else frozenset()
    found = figures(listed, STAGES, PERIOD, TODAY, goal, "EUR", unproven=unproven)
    for figure in PIPELINE:
        assert worked_out(explained(figure, known(listed, goal, unproven))) == shown(found, figure), figure
    covered = explained(Figure.COVERAGE, known(listed, goal, unproven))
    if found.coverage.ratio is not None:
        assert covered.result == found.coverage.ratio
    assert covered.rate == found.win_rate


@given(
    days, st.integers(0, 400), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=3), st.booleans()
)
def test_b16_the_age_is_the_days_between_less_the_pauses(
    begun: date, open_for: int, waited: list[tuple[int, int]], waits: bool
) -> None:
    pauses, at = [], begun
    for before, long in waited:
        start = at + timedelta(days=before)
        at = start + timedelta(days=long)
        pauses.append(Pause(begun_on=start, ended_on=at, reason="Budget"))
    today = at + timedelta(days=open_for)
    if waits:
        pauses.append(Pause(begun_on=at, ended_on=None, reason="Budget"))
    deal = Deal(id=uuid4(), title="Oven", currency="EUR", qualified_on=begun, pauses=tuple(pauses))
    told = age_explained(deal, today, "EUR")
    assert told.result == age_of(deal.ages_from, today, Cycle(n=0), deal.paused_age).days


def test_b16_an_age_with_pauses_that_overlap_is_explained_as_it_is_shown() -> None:
    begun, today = date(2026, 1, 1), date(2026, 12, 1)
    over = Pause(begun_on=date(2026, 3, 10), ended_on=date(2026, 3, 20), reason="Budget")
    deal = Deal(id=uuid4(), title="Oven", currency="EUR", qualified_on=begun, pauses=(over,))
    waits = replace(deal, pauses=(over, Pause(begun_on=date(2026, 3, 15), reason="Audit")))
    assert waits.paused_age == (date(2026, 3, 10) - begun).days
    assert age_explained(waits, today, "EUR").result == waits.paused_age
    lost = replace(deal, status=Status.LOST, closed_on=date(2026, 3, 15))
    assert age_explained(lost, today, "EUR").result == (date(2026, 3, 10) - begun).days


def test_b16_a_deal_without_a_value_is_shown_and_brings_nothing() -> None:
    valued = Deal(id=uuid4(), title="Oven", currency="EUR", value=Money.of(900, "EUR"))
    listed = [valued, Deal(id=uuid4(), title="Belt", currency="EUR")]
    told = explained(Figure.OPEN, known(listed, None))
    assert (len(told.of(Part.OPEN)), told.without, told.result) == (2, 1, Money.of(900, "EUR"))
