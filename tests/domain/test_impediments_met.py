"""How often it really was the price: of all deals on which something stood in the way (1.11)."""

from __future__ import annotations

from datetime import date

from salesdesk.domain.deal import Status
from salesdesk.domain.impediment import Impediment, ImpedimentKind
from salesdesk.domain.impediments_met import report_on
from salesdesk.domain.rates import Rate
from tests.domain.examples import key

PRICE, TIMING, TRUST = ImpedimentKind.PRICE, ImpedimentKind.TIMING, ImpedimentKind.TRUST


def noted(deal: int, kind: ImpedimentKind, *, removed_on: date | None = None) -> Impediment:
    noted_on = date(2026, 11, 1)
    return Impediment(id=key(), deal_id=key(deal), kind=kind, words="no", noted_on=noted_on, removed_on=removed_on)


def test_1_11_price_is_one_kind_among_the_deals_with_an_impediment() -> None:
    found = [
        noted(1, PRICE),
        noted(1, PRICE),
        noted(1, TIMING),
        noted(2, TIMING, removed_on=date(2026, 11, 9)),
        noted(3, TIMING),
        noted(4, TRUST),
    ]
    report = report_on(found, {})
    assert [(met.kind, met.of_all) for met in report.kinds] == [
        (TIMING, Rate.seen(3, 4)),
        (PRICE, Rate.seen(1, 4)),
        (TRUST, Rate.seen(1, 4)),
    ]


def test_b7_discounts_are_told_by_what_else_stood_there_and_by_what_they_won() -> None:
    found = [noted(1, PRICE), noted(2, PRICE), noted(2, TIMING), noted(3, TIMING)]
    report = report_on(found, {key(1): Status.WON, key(2): Status.LOST, key(7): Status.OPEN})
    assert {met.kind: met.of_discounted for met in report.kinds} == {PRICE: Rate.seen(2, 2), TIMING: Rate.seen(1, 2)}
    assert (report.discounted, report.won) == (3, Rate.seen(1, 2))


def test_with_nothing_noted_the_price_is_still_asked_for() -> None:
    report = report_on([], {})
    assert report.price.of_all.value is None
    assert report.won.n == 0
