"""One answer to how much slips: the gap card, the coverage page and the panel of a sweep take off the same (F1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.forecast.ground import ground_of
from salesdesk.application.slips import slip_before
from salesdesk.domain.deal import Deal, LossReason, Outcome, ReasonCode, Status
from salesdesk.domain.explained import Figure
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.slipping import slip_of
from salesdesk.domain.snapshot import Foreseen, Occasion, Snapshot, SnapshotDeal
from salesdesk.wording.explained import formula_told
from tests.application.forecast.grounds import PlainWords

Q2, Q3, Q4 = (Period.parse(f"2026-Q{n}") for n in (2, 3, 4))
REASONS = (LossReason(code=ReasonCode.PRODUCT),)


def _decided(desk: Desk, status: Status, on: date | None, outcome: Outcome | None = None) -> Deal:
    key = desk.selling.new_deal("Press line", value=Money.of(100, "EUR")).made(Deal)
    before = desk.selling.deal(key).deal
    after = replace(
        before,
        status=status,
        outcome=outcome,
        created_on=date(2026, 3, 1),
        qualified_on=date(2026, 3, 2),
        expected_on=date(2026, 12, 10),
        closed_on=on,
        reasons=REASONS if status is Status.LOST else (),
    )
    desk.changes.do(Edit(before, after))
    return after


def _kept(desk: Desk, period: Period, occasion: Occasion, deals: list[Deal], foreseen: Foreseen) -> Snapshot:
    told = tuple(SnapshotDeal(deal_id=deal.id, foreseen=foreseen) for deal in deals)
    snapshot = Snapshot(
        id=desk.changes.ids.new(),
        period=period.name,
        occasion=occasion,
        taken_on=period.first,
        currency="EUR",
        deals=told,
    )
    desk.changes.do(Edit(None, snapshot))
    return snapshot


@pytest.fixture
def expected(desk: Desk) -> list[Deal]:
    """Twelve deals that were expected in the third quarter: four won, two lost, three slipped, three say nothing."""
    return [
        *(_decided(desk, Status.WON, date(2026, 8, 1)) for _ in range(4)),
        _decided(desk, Status.LOST, date(2026, 9, 30), Outcome.NO_DECISION),
        _decided(desk, Status.LOST, Q3.first, Outcome.NO_DECISION),
        _decided(desk, Status.OPEN, None),
        _decided(desk, Status.WON, date(2026, 10, 1)),
        _decided(desk, Status.LOST, date(2026, 10, 20), Outcome.DISQUALIFIED),
        _decided(desk, Status.LOST, date(2026, 8, 2), Outcome.DISQUALIFIED),
        _decided(desk, Status.HANDED_BACK, date(2026, 8, 2)),
        _decided(desk, Status.LOST, date(2026, 8, 3), Outcome.DISQUALIFIED),
    ]


def test_f1_slip_is_counted_as_the_domain_counts_it_and_rests_on_first_days_that_are_over(
    desk: Desk, expected: list[Deal]
) -> None:
    snapshot = _kept(desk, Q3, Occasion.FIRST_DAY, expected, Foreseen.COMMIT)
    _kept(desk, Q2, Occasion.HALF_TIME, expected, Foreseen.COMMIT)
    _kept(desk, Q2, Occasion.FIRST_DAY, expected, Foreseen.CLOSED)
    _kept(desk, Period.parse("2026-08"), Occasion.FIRST_DAY, expected, Foreseen.COMMIT)
    settings = desk.setting_up.settings()
    meant = slip_of((one.deal_id for one in snapshot.deals), {deal.id: deal for deal in expected}, Q3)
    assert meant.n == 9
    assert meant.value == pytest.approx(3 / 9)
    with desk.changes.store.reading() as look:
        assert slip_before(look.rows, settings, Q4, date(2026, 11, 5)) == meant
        assert slip_before(look.rows, settings, Q4, Q3.last).n == 0
        assert slip_before(look.rows, settings, Q3, date(2026, 11, 5)).n == 0


def test_f1_every_coverage_takes_the_same_slip_off(desk: Desk, expected: list[Deal]) -> None:
    _kept(desk, Q3, Occasion.FIRST_DAY, expected, Foreseen.COMMIT)
    for n in range(8):
        _decided(
            desk, Status.WON if n % 2 else Status.LOST, date(2026, 11, n + 1), None if n % 2 else Outcome.WITHDRAWN
        )
    desk.targeting.set("2026-Q4", Money.of(1_000, "EUR"))
    page = ground_of(desk.forecasting.bench, desk.forecasting.calendar, "2026-Q4").figures().coverage
    card = desk.forecasting.view("2026-Q4").figures.coverage
    assert page.slip == pytest.approx(3 / 9)
    assert page.needed_ratio is not None
    assert card == page
    earlier = date(2026, 11, 20)
    of_then = ground_of(desk.forecasting.bench, desk.forecasting.calendar, "2026-Q4", earlier).figures().coverage
    assert desk.forecasting.view("2026-Q4", earlier).figures.coverage == of_then
    told = desk.explaining.pipeline(Figure.COVERAGE, "2026-Q4")
    assert told.slip == page.slip
    needed = f"{page.needed_ratio:.2f} ×"
    assert formula_told(told, PlainWords()).endswith(f"× 66.7 % that is decided in the period) = {needed}.")


def test_f1_what_was_kept_when_the_year_began_in_another_month_says_nothing(desk: Desk, expected: list[Deal]) -> None:
    kept = _kept(desk, Q3, Occasion.FIRST_DAY, expected, Foreseen.COMMIT)
    with desk.gap.bench.look() as look:
        assert look.rows.slipped(Q3) != (0, 0)
        assert look.rows.slipped(Period.parse(kept.period, 4)) == (0, 0)
