"""How old the open deals of a review are, and what its template is filled with (3.9, 3.14, 3.15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from salesdesk.application.forecast.review import ages_of
from salesdesk.application.forecast.template import LEAST_ROWS, template_of
from salesdesk.domain.ageing import Tier
from salesdesk.domain.deal import Stage, Status
from salesdesk.domain.period import Period
from tests.application.forecast.grounds import DAY, a_ground, an_open, decided, euro

STAGE = Stage(id=an_open().id, name="Offer", order=1, chance=0.4)


def test_3_15_every_open_deal_stands_once_among_the_ages() -> None:
    old = an_open(500, stage_id=STAGE.id, qualified_on=DAY - timedelta(days=200))
    fresh = an_open(700, stage_id=STAGE.id, qualified_on=DAY - timedelta(days=1))
    nowhere = an_open(None, qualified_on=None, created_on=None)
    ground = replace(a_ground([old, fresh, nowhere, *decided(20, 3)]), stages={STAGE.id: STAGE})
    offer, none = ages_of(ground)
    assert {tier: (one.count, one.value) for tier, one in offer.tiers.items()} == {
        Tier.USUAL: (1, euro(700)),
        Tier.PAST_LONGEST: (1, euro(500)),
    }
    assert (none.stage, {tier: one.count for tier, one in none.tiers.items()}) == (None, {Tier.NO_DATE: 1})


def test_3_15_without_20_wins_nobody_says_what_is_old() -> None:
    (only,) = ages_of(a_ground([an_open(), *decided(19, 0)]))
    assert list(only.tiers) == [Tier.CANNOT_SAY]


def test_3_14_the_template_holds_wins_and_open_deals_in_the_order_of_their_days() -> None:
    win = an_open(900, title="Won", status=Status.WON, closed_on=date(2026, 11, 2))
    later = an_open(100, title="Next year", expected_on=date(2027, 1, 4))
    no_day = an_open(100, title="No day", expected_on=None)
    own, due = an_open(200, title="Own chance", chance=0.7), an_open(300, title="Due", expected_on=date(2026, 12, 2))
    dollars = replace(an_open(), currency="USD", title="No rate")
    deals = [replace(one, stage_id=STAGE.id) for one in (no_day, later, own, due, win, dollars)]
    content = template_of(replace(a_ground(deals), stages={STAGE.id: STAGE}))
    told = [(one.title, one.won, one.chance, one.counts) for one in content.deals]
    assert told == [
        ("Won", True, None, True),
        ("Due", False, None, True),
        ("Own chance", False, 0.7, True),
        ("Next year", False, None, False),
        ("No day", False, None, False),
    ]
    assert content.rows == LEAST_ROWS


def test_3_14_two_stages_of_one_name_leave_the_chance_with_the_deal() -> None:
    twin = Stage(id=an_open().id, name="offer", order=2, chance=0.9)
    deals = [an_open(stage_id=STAGE.id), an_open(stage_id=twin.id)]
    content = template_of(replace(a_ground(deals), stages={STAGE.id: STAGE, twin.id: twin}))
    assert sorted(one.chance or 0 for one in content.deals) == [0.4, 0.9]


def test_3_14_a_year_has_twelve_months_and_an_empty_desk_no_rates() -> None:
    content = template_of(replace(a_ground([], None), period=Period.parse("2027", 4)))
    assert [content.months[0], content.months[-1], len(content.months)] == [date(2026, 4, 1), date(2027, 3, 1), 12]
    assert (content.won, content.decided, content.mean_won, content.target) == (None, None, None, None)
