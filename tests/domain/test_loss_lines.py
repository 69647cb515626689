"""A line of the report on won and lost and the list it opens are the same deals (4.3)."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.deal import LossReason, Outcome, ReasonCode, Status
from salesdesk.domain.loss_lines import LineKind, LossLine, behind_line, lost_for_price, offered_reasons
from salesdesk.domain.losses import Ended, loss_report
from salesdesk.domain.rates import Rate

DAY = date(2026, 6, 1)
names = st.sampled_from(["", "Kaltwerk", " KALTWERK", "Pulsvik"])
segments = st.sampled_from(["", "Food", "Metal"])
learnt = st.sampled_from([None, date(2026, 2, 1), date(2026, 5, 1)])


@st.composite
def ends(draw: st.DrawFn) -> Ended:
    outcome = draw(st.none() | st.sampled_from(list(Outcome)))
    codes = draw(st.lists(st.sampled_from(list(ReasonCode)), min_size=1, max_size=3)) if outcome else []
    return Ended(
        deal_id=uuid4(),
        closed_on=DAY,
        status=Status.LOST if outcome else Status.WON,
        outcome=outcome,
        reasons=tuple(LossReason(code=code, main=at == 0, competitor=draw(names)) for at, code in enumerate(codes)),
        segment=draw(segments),
        price_learnt_on=draw(learnt),
        proposed_on=draw(st.sampled_from([None, date(2026, 4, 1)])),
    )


@given(st.lists(ends(), max_size=12))
def test_4_3_each_line_counts_the_deals_that_it_opens(ended: list[Ended]) -> None:
    report = loss_report(ended, DAY, DAY)

    def opened(kind: LineKind, name: str = "") -> list[Ended]:
        return behind_line(LossLine(kind, name), ended)

    for outcome, count in report.outcomes:
        assert len(opened(LineKind.OUTCOME, outcome or "")) == count
    for code, told in report.reasons:
        assert len(opened(LineKind.REASON, code)) == told.count
    for rival in report.competitors:
        assert len(opened(LineKind.COMPETITOR, rival.name)) == rival.count
    for one in report.segments:
        assert won_of(opened(LineKind.SEGMENT, one.name)) == one.rate
    assert won_of(opened(LineKind.ALL)) == report.rate


@given(st.lists(ends(), max_size=12))
def test_b15_both_sides_of_the_early_price_open_the_deals_they_count(ended: list[Ended]) -> None:
    sides = loss_report(ended, DAY, DAY).early_price
    for kind, rate in ((LineKind.EARLY, sides.early), (LineKind.LATE, sides.late)):
        deals = behind_line(LossLine(kind), ended)
        assert Rate.seen(sum(lost_for_price(one) for one in deals), len(deals)) == rate


def won_of(deals: list[Ended]) -> Rate:
    return Rate.seen(sum(one.status is Status.WON for one in deals), len(deals))


def test_4_3_a_no_decision_offers_its_own_reasons_first_and_none_of_a_competitor() -> None:
    offered = offered_reasons(Outcome.NO_DECISION)
    assert offered[:5] == (
        ReasonCode.NO_BUDGET,
        ReasonCode.NO_PRIORITY,
        ReasonCode.NO_SPONSOR,
        ReasonCode.STATUS_QUO,
        ReasonCode.REORGANISATION,
    )
    assert not {code for code in offered if code.startswith("competitor")}


def test_4_3_a_competitive_loss_offers_every_reason_those_of_the_competitor_first() -> None:
    offered = offered_reasons(Outcome.COMPETITIVE)
    assert set(offered) == set(ReasonCode)
    assert all(code.startswith("competitor") for code in offered[:3])
