"""A missed period is looked back on with what the desk knows of it (1.15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.ageing import Cycle
from salesdesk.domain.coverage import Answer, Coverage, Why
from salesdesk.domain.deal import Deal, Outcome, Status
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.post_mortem import Facts, LookedBack, PlanKept, PostMortem, checked, is_due, looked_back
from salesdesk.domain.refusals import Missing
from salesdesk.domain.snapshot import Foreseen, SnapshotDeal
from tests.domain.examples import a_deal, eur, key

NOVEMBER = Period.parse("2026-11")
CYCLE = Cycle(n=40, mean=50.0, median=50, p75=70, p90=90, p95=100, longest=120)


def back(*deals: Deal, starts: list[SnapshotDeal] | None = None, **fields: Any) -> LookedBack:
    whole: dict[str, Any] = {
        "period": NOVEMBER,
        "target": eur(20_000),
        "won": eur(14_000),
        "at_start": tuple(starts if starts is not None else [foreseen(deal) for deal in deals]),
        "now": {deal.id: deal for deal in deals},
        "cycle": CYCLE,
    }
    return looked_back(Facts(**whole | fields))


def foreseen(deal: Deal, what: Foreseen = Foreseen.COMMIT) -> SnapshotDeal:
    return SnapshotDeal(deal_id=deal.id, foreseen=what, value=deal.value)


def closed(status: Status, on: date, outcome: Outcome | None = None, age: int = 10) -> Deal:
    begun = NOVEMBER.first - timedelta(days=age)
    return a_deal(status=status, outcome=outcome, closed_on=on, qualified_on=begun, value=eur(3_000))


def test_1_15_deals_that_were_expected_and_are_open_at_the_end_slipped() -> None:
    slipped, later = a_deal(value=eur(5_000)), closed(Status.WON, date(2026, 12, 3))
    won, lost = closed(Status.WON, NOVEMBER.last), closed(Status.LOST, NOVEMBER.last, Outcome.COMPETITIVE)
    found = back(slipped, later, won, lost)
    assert (found.expected.count, found.expected.value) == (4, eur(14_000))
    assert set(found.slipped.deals) == {slipped.id, later.id}
    assert (found.slipped.value, found.lost.deals, found.missed_by) == (eur(8_000), (lost.id,), eur(6_000))


def test_1_15_what_was_closed_on_the_first_day_was_not_expected_any_more() -> None:
    done = closed(Status.WON, NOVEMBER.first)
    assert back(done, starts=[foreseen(done, Foreseen.CLOSED)]).expected.count == 0


def test_1_15_a_deal_without_a_value_counts_and_adds_nothing() -> None:
    found = back(a_deal(), a_deal(currency="USD", value=Money(100, "USD")), a_deal(value=eur(5)))
    assert (found.slipped.count, found.slipped.valued, found.slipped.value) == (3, 1, eur(5))


@pytest.mark.parametrize(
    ("deal", "late"),
    [
        (closed(Status.LOST, NOVEMBER.last, Outcome.NO_DECISION, age=91), True),
        (closed(Status.HANDED_BACK, NOVEMBER.first, age=91), True),
        (closed(Status.LOST, NOVEMBER.last, Outcome.NO_DECISION, age=90), False),
        (closed(Status.LOST, NOVEMBER.last, Outcome.COMPETITIVE, age=91), False),
        (closed(Status.LOST, date(2026, 12, 1), Outcome.NO_DECISION, age=91), False),
    ],
)
def test_1_15_swept_late_is_what_was_dead_already_when_the_period_began(deal: Deal, late: bool) -> None:
    found = back(deal, starts=[])
    assert (found.swept_late.deals == (deal.id,)) is late
    assert found.p90 == 90


def test_1_15_with_few_wins_nobody_can_say_what_was_swept_late() -> None:
    found = back(closed(Status.HANDED_BACK, NOVEMBER.last, age=900), cycle=replace(CYCLE, n=19))
    assert (found.swept_late.count, found.p90) == (0, None)


def test_1_15_activities_stand_against_their_plan_the_least_kept_first() -> None:
    calls = PlanKept(kind=ActivityKind.CALL_OR_MEETING, planned=40, done=30)
    market = PlanKept(kind=ActivityKind.MARKET_RESEARCH, planned=4, done=1)
    extra = PlanKept(kind=ActivityKind.SERVICE, planned=0, done=9)
    coverage = Coverage(answer=Answer.NOT_ENOUGH, why=Why.INTERVAL, ratio=1.4)
    found = back(activities=(calls, extra, market), coverage=coverage)
    assert (found.activities, found.coverage) == ((market, calls), coverage)
    assert (market.short, extra.short) == (3, 0)


def test_1_15_it_says_why_and_what_will_be_done_differently() -> None:
    kept = PostMortem(id=key(), period="2026-11", written_on=date(2026, 12, 2), why="a", differently="b")
    assert checked(kept) is kept
    for lacking in (replace(kept, why=" "), replace(kept, differently="")):
        with pytest.raises(Missing):
            checked(lacking)


def test_1_15_it_is_due_after_a_missed_period_until_it_is_written() -> None:
    after, won = NOVEMBER.last + timedelta(days=1), eur(14_000)
    assert is_due(NOVEMBER, after, eur(20_000), won, written=False)
    assert not is_due(NOVEMBER, after, eur(20_000), won, written=True)
    assert not is_due(NOVEMBER, NOVEMBER.last, eur(20_000), won, written=False)
    assert not is_due(NOVEMBER, after, won, won, written=False)
    assert not is_due(NOVEMBER, after, None, won, written=False)
