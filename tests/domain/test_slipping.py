"""How many of the deals expected in a period are not decided in it (F1)."""

from __future__ import annotations

from datetime import date
from typing import Any

from salesdesk.domain.deal import Deal, Outcome, Status
from salesdesk.domain.period import Period
from salesdesk.domain.rates import Rate
from salesdesk.domain.slipping import slip_of, taken_off, together
from tests.domain.examples import a_deal, key

QUARTER = Period.parse("2026-Q3")


def _slip(*deals: Deal) -> Rate:
    return slip_of([d.id for d in deals], {d.id: d for d in deals}, QUARTER)


def _closed(status: Status, day: date, **fields: Any) -> Deal:
    return a_deal(status=status, closed_on=day, **fields)


def test_f1_what_is_still_open_or_was_closed_later_slipped() -> None:
    found = _slip(
        a_deal(expected_on=date(2026, 12, 1)),
        _closed(Status.WON, date(2026, 10, 1)),
        _closed(Status.WON, date(2026, 9, 30)),
        _closed(Status.LOST, date(2026, 7, 1), outcome=Outcome.NO_DECISION),
    )
    assert (found.value, found.n) == (0.5, 4)


def test_f1_what_left_without_a_decision_and_what_is_gone_say_nothing_about_slipping() -> None:
    left = [
        _closed(Status.HANDED_BACK, date(2026, 8, 1)),
        _closed(Status.LOST, date(2026, 8, 1), outcome=Outcome.DISQUALIFIED),
    ]
    assert _slip(*left).n == 0
    assert slip_of([key()], {}, QUARTER).value is None


def test_f1_a_deal_that_is_named_twice_counts_once() -> None:
    deal = a_deal()
    assert slip_of([deal.id, deal.id], {deal.id: deal}, QUARTER).n == 1


def test_f1_the_slips_of_periods_add_up() -> None:
    whole = together([Rate.seen(1, 3), Rate.seen(0, 0), Rate.seen(5, 7)])
    assert whole == Rate.seen(6, 10)
    assert together([]).value is None


def test_f1_fewer_than_8_deals_take_nothing_off() -> None:
    assert taken_off(Rate.seen(3, 7)) == 0
    assert taken_off(Rate.seen(2, 8)) == 0.25
    assert taken_off(Rate.seen(0, 0)) == 0
