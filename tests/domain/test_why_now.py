"""Why somebody is called now: renewals, gaps, noes whose reason can have changed, favours (0.3, 0.4, 0.8, B5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from salesdesk.domain.deal import Deal, LossReason, Outcome, ReasonCode, Status
from salesdesk.domain.favour import Favour, FavourKind
from salesdesk.domain.holding import Opening, Proposed
from salesdesk.domain.why_now import Changed, Trigger, of_customer, of_favours, of_former, of_no
from tests.domain.examples import a_deal, key

TODAY, LAST = date(2026, 12, 12), date(2026, 12, 31)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def a_no(*codes: ReasonCode, days: int = 60, outcome: Outcome = Outcome.NO_DECISION) -> Deal:
    reasons = tuple(LossReason(code=code, main=not number) for number, code in enumerate(codes))
    return a_deal(status=Status.LOST, outcome=outcome, closed_on=ago(days), reasons=reasons)


def test_0_3_renewals_up_to_90_days_after_the_period_gaps_and_add_ons_are_reasons_to_call() -> None:
    near, far = LAST + timedelta(days=90), LAST + timedelta(days=91)
    openings = [
        Proposed(opening=Opening.RENEWAL, product_id=key(1), on=near),
        Proposed(opening=Opening.RENEWAL, product_id=key(2), on=far),
        Proposed(opening=Opening.PRODUCT_GAP, product_id=key(3), share=0.75, seen=12),
    ]
    found = of_customer(openings, LAST, has_open_deal=False)
    assert [(one.trigger, one.product_id, one.on) for one in found] == [
        (Trigger.RENEWAL, key(1), near),
        (Trigger.PRODUCT_GAP, key(3), None),
    ]
    assert (found[1].share, found[1].seen) == (0.75, 12)
    assert of_customer(openings, LAST, has_open_deal=True) == ()


def test_0_4_a_former_customer_is_one_whose_last_order_is_older_than_18_months() -> None:
    found = of_former(ago(549), TODAY)
    assert found is not None
    assert (found.trigger, found.on) == (Trigger.BOUGHT_BEFORE, ago(549))
    assert of_former(ago(548), TODAY) is None


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        (ReasonCode.NO_PRIORITY, Changed.TIMING),
        (ReasonCode.REORGANISATION, Changed.TIMING),
        (ReasonCode.NO_BUDGET, Changed.BUDGET),
        (ReasonCode.PRODUCT, None),
        (ReasonCode.STATUS_QUO, None),
        (ReasonCode.COMPETITOR_PRICE, None),
        (ReasonCode.NO_SPONSOR, None),
    ],
)
def test_0_8_a_no_is_revisited_when_its_reason_can_have_changed(code: ReasonCode, changed: Changed | None) -> None:
    found = of_no(a_no(code), TODAY, LAST)
    assert (found.changed if found else None) == changed
    if found is not None:
        assert (found.trigger, found.reason, found.on) == (Trigger.REASON_CHANGED, code, ago(60))


def test_0_8_a_no_younger_than_60_days_or_disqualified_or_open_is_left_alone() -> None:
    assert of_no(a_no(ReasonCode.NO_BUDGET, days=59), TODAY, LAST) is None
    assert of_no(a_no(ReasonCode.NO_BUDGET, days=59), TODAY, LAST, after=timedelta(days=30)) is not None
    assert of_no(a_no(ReasonCode.NO_BUDGET, outcome=Outcome.DISQUALIFIED), TODAY, LAST) is None
    assert of_no(replace(a_no(ReasonCode.NO_BUDGET), status=Status.HANDED_BACK, outcome=None), TODAY, LAST) is None


def test_0_8_the_end_of_a_competitors_contract_counts_up_to_90_days_after_the_period() -> None:
    lost = a_no(ReasonCode.COMPETITOR_RELATIONSHIP, outcome=Outcome.COMPETITIVE)
    ends = LAST + timedelta(days=90)
    found = of_no(lost, TODAY, LAST, contract_ends=ends)
    assert found is not None
    assert (found.changed, found.on) == (Changed.CONTRACT_ENDS, ends)
    assert of_no(lost, TODAY, LAST, contract_ends=ends + timedelta(days=1)) is None


def test_0_8_somebody_who_left_since_changes_even_a_no_for_the_product() -> None:
    lost = a_no(ReasonCode.PRODUCT)
    found = of_no(lost, TODAY, LAST, left_on=ago(5))
    assert found is not None
    assert (found.changed, found.on) == (Changed.CONTACT_LEFT, ago(5))
    days = (61, 60, 0, -1)
    assert [of_no(lost, TODAY, LAST, left_on=ago(day)) is not None for day in days] == [False, True, True, False]
    sponsor = of_no(a_no(ReasonCode.PRODUCT, ReasonCode.NO_SPONSOR), TODAY, LAST, left_on=ago(5))
    assert sponsor is not None
    assert sponsor.reason is ReasonCode.NO_SPONSOR


def test_0_8_the_main_reason_is_heard_first() -> None:
    found = of_no(a_no(ReasonCode.NO_BUDGET, ReasonCode.NO_PRIORITY), TODAY, LAST)
    behind = of_no(a_no(ReasonCode.PRODUCT, ReasonCode.NO_PRIORITY), TODAY, LAST)
    assert found is not None
    assert behind is not None
    assert (found.reason, behind.reason) == (ReasonCode.NO_BUDGET, ReasonCode.NO_PRIORITY)


def test_b5_a_favour_is_owed_while_we_did_more_for_them() -> None:
    def one(days: int, *, ours: bool) -> Favour:
        return Favour(id=key(), person_id=key(1), kind=FavourKind.HELP, done_on=ago(days), ours=ours)

    owed = of_favours([one(30, ours=True), one(9, ours=True), one(3, ours=False)])
    assert owed is not None
    assert (owed.trigger, owed.on) == (Trigger.FAVOUR_OWED, ago(9))
    assert of_favours([one(30, ours=True), one(3, ours=False)]) is None
    assert of_favours([]) is None
