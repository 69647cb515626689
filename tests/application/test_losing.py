"""A deal is lost with every reason in one step, and opened again (4.3)."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from salesdesk.application.desk import Desk
from salesdesk.domain.deal import Deal, LossReason, Outcome, ReasonCode, ReasonSource, Status
from salesdesk.domain.explained import Part
from salesdesk.domain.loss_lines import LineKind, LossLine
from salesdesk.domain.refusals import AlreadyClosed, Missing
from tests.new_desks import TODAY

PRICE = LossReason(code=ReasonCode.COMPETITOR_PRICE, competitor="Pulsvik", source=ReasonSource.CUSTOMER)
ASIDE = LossReason(code=ReasonCode.NO_SPONSOR, main=False, note="We never met the foreman.")


@pytest.fixture
def deal(desk: Desk) -> UUID:
    return desk.selling.new_deal("Hull frame cleaning", account_name="Eufemia").made(Deal)


def test_4_3_every_reason_is_kept_with_who_says_so_and_one_undo_takes_all_back(desk: Desk, deal: UUID) -> None:
    step = desk.selling.lose(deal, Outcome.COMPETITIVE, [PRICE, ASIDE])
    lost = desk.selling.deal(deal).deal
    assert (lost.status, lost.outcome, lost.reasons) == (Status.LOST, Outcome.COMPETITIVE, (PRICE, ASIDE))
    desk.changes.undo(step)
    again = desk.selling.deal(deal).deal
    assert (again.status, again.outcome, again.reasons) == (Status.OPEN, None, ())


def test_4_3_a_reopened_deal_has_no_reasons_and_can_be_lost_for_others(desk: Desk, deal: UUID) -> None:
    desk.selling.lose(deal, Outcome.COMPETITIVE, [PRICE, ASIDE])
    with pytest.raises(AlreadyClosed):
        desk.selling.lose(deal, Outcome.WITHDRAWN, [PRICE])
    desk.selling.reopen(deal)
    assert desk.selling.deal(deal).deal.reasons == ()
    budget = LossReason(code=ReasonCode.NO_BUDGET)
    desk.selling.lose(deal, Outcome.NO_DECISION, [budget])
    assert desk.selling.deal(deal).deal.reasons == (budget,)


@pytest.mark.parametrize(
    ("outcome", "reasons", "missing"),
    [
        (Outcome.COMPETITIVE, [], "main_reason"),
        (Outcome.NO_DECISION, [ASIDE], "main_reason"),
        (Outcome.COMPETITIVE, [LossReason(code=ReasonCode.PRODUCT)], "competitor"),
    ],
)
def test_4_3_what_is_missing_is_asked_for(
    desk: Desk, deal: UUID, outcome: Outcome, reasons: list[LossReason], missing: str
) -> None:
    with pytest.raises(Missing) as refused:
        desk.selling.lose(deal, outcome, reasons)
    assert refused.value.args[0] == missing
    assert desk.selling.deal(deal).deal.status is Status.OPEN


def test_f6_a_deal_that_closes_on_a_day_to_come_is_open_and_in_no_report_yet(desk: Desk) -> None:
    for title, days in (("Over", 0), ("To come", 5)):
        key = desk.selling.new_deal(title).made(Deal)
        desk.selling.win(key, TODAY + timedelta(days=days))
    report = desk.loss_reporting.report("2026-Q4")
    assert (report.won, report.rate.n) == (1, 1)
    behind = desk.loss_reporting.explain(LossLine(LineKind.ALL), "2026-Q4")
    assert [ground.title for ground in behind.grounds] == ["Over"]


def test_f12_each_stage_counts_the_deals_that_its_line_opens(desk: Desk) -> None:
    first, second = desk.selling.stages()[:2]
    made = [desk.selling.new_deal(f"Deal {at}").made(Deal) for at in range(10)]
    acts = [(one.id, "They told us", TODAY) for one in first.criteria]
    steps = [desk.selling.move(key, second.id, evidence=acts) for key in made[:6]]
    for key in made[6:9]:
        desk.selling.lose(key, Outcome.NO_DECISION, [LossReason(code=ReasonCode.NO_BUDGET)])
    passed = {one.stage.id: one for one in desk.loss_reporting.passed()}
    assert (passed[first.id].went_on, passed[first.id].stayed) == (tuple(made[:6]), tuple(made[6:9]))
    behind = desk.loss_reporting.explain_passed(first.id)
    assert behind.result == passed[first.id].rate
    assert [ground.title for ground in behind.grounds if ground.part is Part.STAYED] == ["Deal 6", "Deal 7", "Deal 8"]
    assert passed[second.id].rate.n == 0
    assert desk.loss_reporting.passed("2026-Q3")[0].rate.n == 0
    desk.changes.undo(steps[-1])
    assert len(desk.loss_reporting.passed()[0].went_on) == 5
