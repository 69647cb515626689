"""What stands in the way of a deal, kept on a real desk: noted, removed with a day, taken back, and reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salesdesk.application.desk import Desk
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.impediment import Impediment, ImpedimentKind
from salesdesk.domain.rates import Rate
from salesdesk.domain.refusals import Missing, OutOfRange

TODAY = date(2026, 12, 1)


@pytest.fixture
def deal(desk: Desk) -> Deal:
    account = desk.selling.new_account("Quarry Lane Dairies", "Food").made(Account)
    desk.selling.new_person(account, "Vroni Aigner", "Head of production").made(Person)
    made = desk.selling.new_deal("Cold-chain loggers", account_id=account).made(Deal)
    return desk.selling.deal(made).deal


def said(desk: Desk, deal: Deal, kind: ImpedimentKind, words: str) -> Impediment:
    noted = replace(desk.impediments.blank(deal.id, kind), words=words)
    desk.impediments.note(noted)
    return noted


def test_1_11_an_impediment_is_noted_with_whose_it_is_and_undo_takes_it_back(desk: Desk, deal: Deal) -> None:
    (person,) = desk.impediments.view(deal.id).people
    blank = desk.impediments.blank(deal.id, ImpedimentKind.PRICE)
    with pytest.raises(Missing):
        desk.impediments.note(blank)
    step = desk.impediments.note(replace(blank, words="Ten per cent over the others", person_id=person.id))
    view = desk.impediments.view(deal.id)
    assert [(one.words, view.whose(one), one.noted_on) for one in view.impediments] == [
        ("Ten per cent over the others", "Vroni Aigner", TODAY)
    ]
    desk.changes.undo(step)
    assert desk.impediments.view(deal.id).impediments == ()


def test_1_11_what_is_out_of_the_way_stands_last_and_can_stand_again(desk: Desk, deal: Deal) -> None:
    price = said(desk, deal, ImpedimentKind.PRICE, "Too dear")
    timing = said(desk, deal, ImpedimentKind.TIMING, "Not before Easter")
    desk.impediments.change(timing, replace(timing, due=date(2027, 4, 1)))
    with pytest.raises(OutOfRange):
        desk.impediments.remove(price.id, date(2026, 11, 30))
    desk.impediments.remove(price.id)
    found = desk.impediments.view(deal.id).impediments
    assert [(one.kind, one.removed_on) for one in found] == [
        (ImpedimentKind.TIMING, None),
        (ImpedimentKind.PRICE, TODAY),
    ]
    desk.impediments.reopen(price.id)
    assert all(one.stands for one in desk.impediments.view(deal.id).impediments)
    desk.impediments.drop(timing.id)
    assert [one.id for one in desk.impediments.view(deal.id).impediments] == [price.id]


def test_1_11_the_report_tells_how_often_it_really_was_the_price(desk: Desk, deal: Deal) -> None:
    other = desk.selling.deal(desk.selling.new_deal("Portal", account_id=deal.account_id).made(Deal)).deal
    said(desk, deal, ImpedimentKind.TIMING, "Not before Easter")
    said(desk, other, ImpedimentKind.PRICE, "Too dear")
    report = desk.impediments.report()
    assert report.price.of_all == Rate.seen(1, 2)
    assert report.discounted == 0
