"""Favours and thanks over a real desk: one step each, one undo, the counter is the list (1.5, 1.7, 1.18)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.favours import FavourTold
from salesdesk.domain.account import Account, Person
from salesdesk.domain.activity import Activity, ActivityKind, Reach
from salesdesk.domain.closed_period import ClosedPeriod
from salesdesk.domain.deal import Deal
from salesdesk.domain.favour import Favour, FavourKind, ThanksKind
from salesdesk.domain.goodwill import GoodwillPart
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.refusals import Missing, PeriodClosed, ThanksOwed
from tests.new_desks import TODAY, my_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(my_desk(tmp_path)) as made:
        yield made


@pytest.fixture
def maeve(desk: Desk) -> UUID:
    account = desk.selling.new_account("Quarry Lane Dairies", "Food").made(Account)
    return desk.selling.new_person(account, "Maeve Tierney", "Head of operations").made(Person)


def did(who: UUID, kind: FavourKind, days_ago: int, *, ours: bool = False, asked: bool = False) -> FavourTold:
    day = TODAY - timedelta(days=days_ago)
    return FavourTold(person_id=who, kind=kind, day=day, ours=ours, asked=asked, words="Said so")


def person_of(desk: Desk, key: UUID) -> Person:
    with desk.favours.bench.look() as look:
        return look.kept(Person, key).value


def test_1_5_a_favour_is_for_one_of_the_open_deals_of_their_account(desk: Desk, maeve: UUID) -> None:
    account = person_of(desk, maeve).affiliations[0].account_id
    deal = desk.selling.new_deal("Bottling", account_id=account).made(Deal)
    desk.selling.new_deal("Somebody else's", account_name="Kilmore Foods")
    assert desk.favours.view(maeve).deals == ((deal, "Bottling"),)
    told = replace(did(maeve, FavourKind.TIP, 3, asked=True), deal_id=deal)
    key = desk.favours.record(told).made(Favour)
    desk.favours.got(key, did(maeve, FavourKind.TIP, 1))
    (favour,) = desk.favours.view(maeve).favours
    assert (favour.deal_id, favour.done_on) == (deal, TODAY - timedelta(days=1))


def test_1_7_a_referral_asked_for_and_got_is_a_contact_referred_by_them_in_one_step(desk: Desk, maeve: UUID) -> None:
    asked = desk.favours.record(did(maeve, FavourKind.REFERRAL, 9, asked=True)).made(Favour)
    assert desk.favours.owed() == ()
    told = FavourTold(
        person_id=maeve, kind=FavourKind.REFERRAL, named="Oisín Brannigan", account="Kilmore Foods", email="o@k.example"
    )
    step = desk.favours.got(asked, told)
    found = person_of(desk, step.made(Person))
    assert (found.name, found.referred_by) == ("Oisín Brannigan", maeve)
    assert [row.name for row in desk.selling.accounts("Kilmore")] == ["Kilmore Foods"]
    (favour,) = desk.favours.view(maeve).favours
    assert (favour.named_id, favour.asked_on, favour.done_on) == (found.id, TODAY - timedelta(days=9), TODAY)
    desk.changes.undo(step)
    assert list(desk.selling.accounts("Kilmore")) == []
    (favour,) = desk.favours.view(maeve).favours
    assert (favour.named_id, favour.done_on) == (None, None)


def test_1_7_a_referral_to_an_account_that_is_known_makes_no_second_one(desk: Desk, maeve: UUID) -> None:
    told = FavourTold(person_id=maeve, kind=FavourKind.REFERRAL, named="Una Walsh", account="quarry lane dairies")
    desk.favours.record(told)
    assert len(desk.selling.accounts()) == 1


def test_1_18_each_favour_received_owes_a_thank_you_until_given_or_waived(desk: Desk, maeve: UUID) -> None:
    tip = desk.favours.record(did(maeve, FavourKind.TIP, 1)).made(Favour)
    help_given = desk.favours.record(did(maeve, FavourKind.HELP, 4)).made(Favour)
    desk.favours.record(did(maeve, FavourKind.ISSUE_SOLVED, 2, ours=True))
    owed = desk.favours.owed()
    assert [(row.favour.id, row.person, row.account) for row in owed] == [
        (help_given, "Maeve Tierney", "Quarry Lane Dairies"),
        (tip, "Maeve Tierney", "Quarry Lane Dairies"),
    ]
    assert [row.favour.thanks.due_on for row in owed if row.favour.thanks] == [
        TODAY - timedelta(days=1),
        TODAY + timedelta(days=2),
    ]
    given = desk.favours.thank(tip, ThanksKind.GIFT, "A book", Money.of(30, "EUR"))
    with pytest.raises(Missing):
        desk.favours.waive(help_given, " ")
    desk.favours.waive(help_given, "They asked for none")
    assert desk.favours.owed() == ()
    desk.changes.undo(given)
    assert [row.favour.id for row in desk.favours.owed()] == [tip]
    desk.favours.drop(tip)
    assert desk.favours.owed() == ()


def test_1_5_the_credit_rests_on_the_log_and_on_favours(desk: Desk, maeve: UUID) -> None:
    assert desk.favours.view(maeve).goodwill.help_first
    for kind, reach, days in (
        (ActivityKind.SERVICE, Reach.SPOKE, 40),
        (ActivityKind.CALL_OR_MEETING, Reach.SPOKE, 3),
        (ActivityKind.RELATIONSHIP, Reach.NO_ANSWER, 2),
    ):
        began = Moment.of(TODAY - timedelta(days=days), time(9), "Europe/Berlin")
        desk.selling.keep(None, Activity(id=uuid4(), began=began, kind=kind, reach=reach, people=(maeve,)))
    desk.favours.record(did(maeve, FavourKind.ISSUE_SOLVED, 5, ours=True))
    desk.favours.record(did(maeve, FavourKind.REFERRAL, 4, asked=True))
    goodwill = desk.favours.view(maeve).goodwill
    assert {part: goodwill.of(part) for part in GoodwillPart} == {
        GoodwillPart.CONTACT: 2,
        GoodwillPart.SOLVED: 1,
        GoodwillPart.THANKED: 0,
        GoodwillPart.ASKED: -1,
    }
    account = desk.selling.accounts()[0].id
    held = Meeting(id=uuid4(), account_id=account, held_on=TODAY, activity=ActivityKind.FEEDBACK, people=(maeve,))
    desk.selling.keep(None, held)
    assert desk.favours.view(maeve).goodwill.points == 3


def test_1_18_a_period_is_not_closed_while_thanks_are_owed_unless_waived_with_a_reason(desk: Desk, maeve: UUID) -> None:
    desk.favours.record(FavourTold(person_id=maeve, kind=FavourKind.TIP, day=date(2026, 9, 30), words="Said so"))
    late = desk.favours.record(did(maeve, FavourKind.HELP, 0)).made(Favour)
    assert len(desk.favours.closing("2026-Q3").owed) == 1
    with pytest.raises(ThanksOwed) as refused:
        desk.favours.close("2026-Q3")
    assert (refused.value.period, refused.value.count) == ("2026-Q3", 1)
    step = desk.favours.close("2026-Q3", "They left the company")
    closed = desk.favours.closing("2026-Q3").closed
    assert closed is not None
    assert (closed.waived, closed.closed_on) == ("They left the company", TODAY)
    assert [row.favour.id for row in desk.favours.owed()] == [late]
    with pytest.raises(PeriodClosed):
        desk.favours.close("2026-Q3")
    desk.changes.undo(step)
    assert len(desk.favours.closing("2026-Q3").owed) == 1
    with desk.favours.bench.look() as look:
        assert look.every(ClosedPeriod) == []


def test_1_18_somebody_who_was_put_away_is_owed_nothing_and_everything_again_when_they_come_back(
    desk: Desk, maeve: UUID
) -> None:
    owed = desk.favours.record(did(maeve, FavourKind.TIP, 1)).made(Favour)
    with desk.favours.bench.look() as look:
        person = look.kept(Person, maeve).value
    step = desk.favours.bench.do(Edit(person, None))
    assert (desk.favours.owed(), desk.favours.closing("2026-Q4").owed) == ((), ())
    desk.changes.undo(step)
    assert [row.favour.id for row in desk.favours.owed()] == [owed]


def test_1_18_a_period_without_open_thanks_closes_and_opens_again(desk: Desk, maeve: UUID) -> None:
    tip = desk.favours.record(did(maeve, FavourKind.TIP, 1)).made(Favour)
    desk.favours.thank(tip, ThanksKind.NOTE)
    desk.favours.close("2026-Q4", "a reason that nobody needs")
    closed = desk.favours.closing("2026-Q4").closed
    assert closed is not None
    assert closed.waived == ""
    desk.favours.open_again("2026-Q4")
    assert desk.favours.closing("2026-Q4").closed is None
    with pytest.raises(Missing):
        desk.favours.open_again("2026-Q4")
