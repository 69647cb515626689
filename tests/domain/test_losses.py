"""Why deals are won and lost (4.3, 4.5-4.7, B15)."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.deal import LossReason, Outcome, ReasonCode, ReasonSource, Status
from salesdesk.domain.losses import Ended, Told, loss_report

DAY = date(2026, 6, 1)
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)


def lost(outcome: Outcome, *reasons: LossReason, on: date = DAY, **more: object) -> Ended:
    made = {"deal_id": uuid4(), "closed_on": on, "status": Status.LOST, "outcome": outcome, "reasons": reasons}
    return Ended(**(made | more))  # type: ignore[arg-type]


def won(**more: object) -> Ended:
    return Ended(**({"deal_id": uuid4(), "closed_on": DAY, "status": Status.WON} | more))  # type: ignore[arg-type]


def because(code: ReasonCode, competitor: str = "", *, main: bool = True, by_customer: bool = False) -> LossReason:
    source = ReasonSource.CUSTOMER if by_customer else ReasonSource.REP
    return LossReason(code=code, main=main, source=source, competitor=competitor)


def test_4_3_a_loss_to_nobody_is_no_competitive_loss() -> None:
    report = loss_report(
        [
            lost(Outcome.COMPETITIVE, because(ReasonCode.COMPETITOR_PRICE, "Kaltwerk", by_customer=True)),
            lost(Outcome.COMPETITIVE, because(ReasonCode.COMPETITOR_BRAND, " KALTWERK ")),
            lost(Outcome.NO_DECISION, because(ReasonCode.STATUS_QUO, "Kaltwerk")),
        ],
        FIRST,
        LAST,
    )
    assert report.competitors == (Told("Kaltwerk", 2, 1),)
    assert dict(report.outcomes) == {Outcome.COMPETITIVE: 2, Outcome.NO_DECISION: 1}


def test_4_3_reasons_are_counted_by_the_main_one_and_say_who_said_so() -> None:
    price = because(ReasonCode.COMPETITOR_PRICE, "Kaltwerk", by_customer=True)
    aside = because(ReasonCode.PRODUCT, main=False)
    report = loss_report([lost(Outcome.COMPETITIVE, price, aside), lost(Outcome.COMPETITIVE, price)], FIRST, LAST)
    assert report.reasons == ((ReasonCode.COMPETITOR_PRICE, Told("competitor_price", 2, 2)),)


def test_f6_disqualified_deals_are_counted_as_losses_and_in_no_rate() -> None:
    report = loss_report([won(), lost(Outcome.DISQUALIFIED, because(ReasonCode.OTHER))], FIRST, LAST)
    assert (report.won, report.lost, report.rate.n, report.rate.value) == (1, 1, 1, 1.0)


def test_4_7_each_segment_has_its_rate_with_its_interval() -> None:
    food = [won(segment="Food") for _ in range(3)]
    food += [lost(Outcome.NO_DECISION, because(ReasonCode.NO_BUDGET), segment="Food") for _ in range(9)]
    report = loss_report([*food, won(segment="Metal")], FIRST, LAST)
    first, second = report.segments
    assert (first.name, first.won, first.rate.n, first.known) == ("Food", 3, 12, True)
    assert (round(first.rate.low, 4), round(first.rate.high, 4)) == (0.0889, 0.5323)
    assert (second.name, second.known) == ("Metal", False)


def test_b15_the_effect_of_an_early_price_is_measured_on_both_sides_or_not_said() -> None:
    learnt = date(2026, 3, 1)
    early = [won(price_learnt_on=learnt, proposed_on=date(2026, 4, 1)) for _ in range(20)]
    late = [lost(Outcome.COMPETITIVE, because(ReasonCode.COMPETITOR_PRICE, "Kaltwerk")) for _ in range(20)]
    both = loss_report([*early, *late], FIRST, LAST).early_price
    assert (both.early.value, both.late.value, both.known, both.different) == (0.0, 1.0, True, True)
    ours = lost(Outcome.NO_DECISION, because(ReasonCode.NO_BUDGET), price_learnt_on=learnt)
    turned = loss_report([*(ours for _ in range(20)), *(won() for _ in range(20))], FIRST, LAST).early_price
    assert (turned.early.value, turned.late.value, turned.different) == (1.0, 0.0, True)
    few = loss_report([*early[:7], *late], FIRST, LAST).early_price
    assert (few.known, few.different) == (False, False)


def test_4_5_a_price_that_was_learnt_with_the_proposal_was_not_learnt_early() -> None:
    on = date(2026, 4, 1)
    assert not won(price_learnt_on=on, proposed_on=on).priced_early
    assert won(price_learnt_on=date(2026, 3, 31), proposed_on=on).priced_early
    assert won(price_learnt_on=on).priced_early
    assert not won(price_learnt_on=DAY).priced_early


def test_4_3_both_ends_of_the_stretch_count() -> None:
    days = [date(2025, 12, 31), FIRST, LAST, date(2027, 1, 1)]
    assert loss_report([won(closed_on=on) for on in days], FIRST, LAST).won == 2


ends = st.sampled_from([*Outcome, None])


@given(st.lists(st.tuples(ends, st.integers(1, 12), st.sampled_from(["", "Food", "Metal"]))))
def test_the_parts_of_a_report_add_up(made: list[tuple[Outcome | None, int, str]]) -> None:
    deals = [
        won(closed_on=date(2026, month, 1), segment=segment)
        if outcome is None
        else lost(outcome, because(ReasonCode.OTHER), on=date(2026, month, 1), segment=segment)
        for outcome, month, segment in made
    ]
    report = loss_report(deals, date(2026, 3, 1), date(2026, 9, 30))
    assert sum(count for _, count in report.outcomes) == report.lost == sum(told.count for _, told in report.reasons)
    assert sum(one.rate.n for one in report.segments) == report.rate.n
    assert sum(one.won for one in report.segments) == report.won
    assert report.early_price.early.n + report.early_price.late.n == report.rate.n
