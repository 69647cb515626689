"""What stands in the way on the sample desk: noted by somebody there, price being only one of them (1.11)."""

from __future__ import annotations

from datetime import date

import pytest

from salesdesk.domain.account import Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.impediments_met import report_on
from tests.application.sample.telling import DAYS, told

each_day = pytest.mark.parametrize("day", DAYS, ids=str)


@each_day
def test_1_11_each_was_noted_on_a_deal_that_was_there_by_somebody_of_its_account(day: date) -> None:
    story = told(day)
    for one in story.final(Impediment):
        deal = story.record(Deal, one.deal_id)
        assert deal.created_on
        assert deal.created_on <= one.noted_on <= day, one.words
        assert one.words
        if one.person_id:
            person = story.record(Person, one.person_id)
            assert deal.account_id in {tie.account_id for tie in person.affiliations}, one.words


def test_1_11_on_enough_deals_to_say_that_it_is_seldom_the_price() -> None:
    report = report_on(told().final(Impediment), {})
    assert report.price.of_all.n >= 8
    assert report.price.of_all.value is not None
    assert report.price.of_all.value < 0.5


@each_day
def test_some_still_stand_with_a_day_and_some_are_out_of_the_way(day: date) -> None:
    found = told(day).final(Impediment)
    assert [one for one in found if not one.stands and one.removed_on and one.removed_on <= day]
    assert [one for one in found if one.stands and one.due and one.due >= day]
