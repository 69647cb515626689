"""What is done about a gap, on a real desk: plays chosen, lists called, deals booked, the miss accepted (0.11-0.16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.forecast.ground import Scope
from salesdesk.application.log_subject import Subject
from salesdesk.application.logbook import LogEntry
from salesdesk.domain.account import Account, Affiliation, ContactKind, ContactPoint, Person
from salesdesk.domain.activity import Activity, Channel, MailPurpose, Reach
from salesdesk.domain.closing_in_time import Landing
from salesdesk.domain.deal import Deal, Motion, Status
from salesdesk.domain.desk_settings import Rep, Target, Team
from salesdesk.domain.forecast_call import ForecastCall
from salesdesk.domain.holding import Holding
from salesdesk.domain.money import Money
from salesdesk.domain.play_run import CallState, PlayRun
from salesdesk.domain.plays import OwnPlay, Play
from salesdesk.domain.refusals import Missing, OutOfRange
from tests.new_desks import TODAY

CLOSED = date(2026, 10, 20)


def euro(amount: int) -> Money:
    return Money.of(amount, "EUR")


@pytest.fixture
def customers(desk: Desk) -> list[UUID]:
    """Two customers with a renewal each, and eight deals won with them in 19 days; a target that leaves a gap."""
    new, edits, people = desk.gap.bench.new_id, list[Edit](), list[UUID]()
    for number in (1, 2):
        account = Account(id=new(), name=f"Customer {number}")
        person = Person(
            id=new(),
            name=f"Person {number}",
            affiliations=(Affiliation(account_id=account.id),),
            contacts=(ContactPoint(kind=ContactKind.PHONE, value=f"030 {number}"),),
        )
        value = euro(1_000 * number)
        holding = Holding(id=new(), account_id=account.id, text="Service", renews_on=TODAY, value=value)
        people.append(person.id)
        won = [_won(new(), account.id) for _ in range(4)]
        edits += [Edit(None, one) for one in (account, person, holding, *won)]
    desk.gap.bench.do(*edits)
    desk.targeting.set("2026-Q4", euro(100_000))
    return people


def _won(key: UUID, account: UUID) -> Deal:
    return Deal(
        id=key,
        title="Press",
        currency="EUR",
        account_id=account,
        value=euro(2_000),
        motion=Motion.EXISTING,
        status=Status.WON,
        created_on=CLOSED - timedelta(days=19),
        closed_on=CLOSED,
    )


def the_run(desk: Desk) -> PlayRun:
    run: PlayRun = kept(desk, PlayRun, desk.pursuing.choose(Play.EXISTING_CUSTOMERS).made(PlayRun))
    return run


def kept(desk: Desk, kind: type[Any], key: UUID) -> Any:
    with desk.gap.bench.look() as look:
        return look.kept(kind, key).value


def state(desk: Desk, key: UUID, person: UUID) -> CallState:
    run: PlayRun = kept(desk, PlayRun, key)
    return next(one.state for one in run.calls if one.person_id == person)


def test_0_1_the_gap_is_open_since_the_day_it_opened(desk: Desk, customers: list[UUID]) -> None:
    bench = desk.gap.bench
    begun = date(2026, 11, 14)
    ready = {"chance": 1.0, "created_on": begun, "expected_on": date(2026, 12, 20)}
    big = Deal(id=bench.new_id(), title="Hall", currency="EUR", value=euro(90_000), **ready)  # type: ignore[arg-type]
    bench.do(Edit(None, big), on=begun)
    assert desk.gap.view().gap.gap == euro(0)
    bench.changed(Deal, big.id, lambda one: _worth(one, 10_000), on=date(2026, 11, 25))
    view = desk.gap.view()
    assert (view.gap.gap, view.gap.won, view.gap.opened_on) == (euro(74_000), euro(16_000), date(2026, 11, 25))
    assert len(customers) == 2


def _worth(deal: Deal, amount: int) -> Deal:
    return replace(deal, value=euro(amount))


def test_0_15_a_chosen_play_becomes_a_dated_list_with_the_verdict_that_was_seen(
    desk: Desk, customers: list[UUID]
) -> None:
    run = the_run(desk)
    assert (run.chosen, run.verdict, run.period, run.decided_on) == (True, Landing.LANDS, "2026-Q4", TODAY)
    assert [(one.person_id, one.due) for one in run.calls] == [(customers[1], TODAY), (customers[0], TODAY)]
    (listed,) = desk.pursuing.view().lists
    assert [(one.name, one.phone) for one in listed.calls] == [("Person 1", "030 1"), ("Person 2", "030 2")]
    assert [one.name for one in desk.today.view().calls] == ["Person 1", "Person 2"]
    left = kept(desk, PlayRun, desk.pursuing.leave(Play.EXISTING_CUSTOMERS).made(PlayRun))
    assert (left.chosen, left.calls, desk.today.view().calls) == (False, (), ())


def test_0_15_nobody_waits_on_two_lists_and_a_teams_names_come_to_those_of_everybody(
    desk: Desk, customers: list[UUID]
) -> None:
    bench, me = desk.gap.bench, desk.gap.bench.settings().me
    assert me is not None
    shared = the_run(desk)
    first, *_ = [kept(desk, Account, call.account_id) for call in shared.calls if call.account_id]
    team = bench.do(Edit(None, Team(id=bench.new_id(), name="North"))).made(Team)
    bench.changed(Rep, me, lambda rep: replace(rep, team_id=team))
    bench.changed(Account, first.id, lambda account: replace(account, owner_id=me))
    target = Target(id=bench.new_id(), period="2026-Q4", amount=euro(90_000), owner_id=me)
    bench.do(Edit(None, target), Edit(None, replace(target, id=bench.new_id(), owner_id=None, team_id=team)))
    alone = desk.pursuing.choose(Play.EXISTING_CUSTOMERS, scope=Scope(owner_id=me)).made(PlayRun)
    assert kept(desk, PlayRun, alone).calls == ()
    desk.pursuing.choose(Play.EXISTING_CUSTOMERS, scope=Scope(team_id=team))
    assert {call.person_id for call in kept(desk, PlayRun, shared.id).calls} == set(customers)
    desk.pursuing.leave(Play.EXISTING_CUSTOMERS, scope=Scope(team_id=team))
    left = kept(desk, PlayRun, shared.id)
    assert (left.chosen, [call.account_id == first.id for call in left.calls]) == (True, [False])


def test_0_7_0_11_mails_and_the_miss_are_not_pursued_like_a_play(desk: Desk, customers: list[UUID]) -> None:
    with pytest.raises(OutOfRange):
        desk.pursuing.choose(Play.EMAILS)
    with pytest.raises(Missing):
        desk.pursuing.choose(Play.ACCEPT_MISS)
    assert len(customers) == 2


def test_0_15_what_is_logged_is_known_to_the_list_and_undo_takes_both_back(desk: Desk, customers: list[UUID]) -> None:
    run, who = the_run(desk), customers[0]
    tried = desk.logbook.log(LogEntry(subject=Subject(person_id=who), reach=Reach.NO_ANSWER))
    assert state(desk, run.id, who) is CallState.CALLED
    desk.changes.undo(tried)
    assert state(desk, run.id, who) is CallState.TO_CALL
    key = desk.logbook.log(LogEntry(subject=Subject(person_id=who))).made(Activity)
    assert (state(desk, run.id, who), state(desk, run.id, customers[1])) == (CallState.MET, CallState.TO_CALL)
    desk.logbook.change(key, LogEntry(subject=Subject(person_id=who), reach=Reach.NO_ANSWER))
    assert state(desk, run.id, who) is CallState.CALLED
    desk.logbook.put_away(key)
    assert state(desk, run.id, who) is CallState.TO_CALL


def test_0_7_an_email_is_no_call_and_another_talk_keeps_what_one_that_goes_said(
    desk: Desk, customers: list[UUID]
) -> None:
    run, subject = the_run(desk), Subject(person_id=customers[0])
    mail = {"channel": Channel.EMAIL, "reach": Reach.WRITTEN, "mail_purpose": MailPurpose.SHORT_QUERY}
    desk.logbook.log(LogEntry(subject=subject, **mail))  # type: ignore[arg-type]
    assert state(desk, run.id, customers[0]) is CallState.TO_CALL
    desk.logbook.log(LogEntry(subject=subject))
    second = desk.logbook.log(LogEntry(subject=subject)).made(Activity)
    desk.logbook.put_away(second)
    assert state(desk, run.id, customers[0]) is CallState.MET


def test_0_15_passing_over_takes_a_reason_and_who_is_through_stands_in_no_plan_again(
    desk: Desk, customers: list[UUID]
) -> None:
    run = the_run(desk)
    with pytest.raises(Missing):
        desk.pursuing.skip(run.id, customers[0], " ")
    desk.pursuing.skip(run.id, customers[0], "on holiday")
    assert state(desk, run.id, customers[0]) is CallState.SKIPPED
    plan = desk.pursuing.view().plan
    assert plan is not None
    assert [one.candidate.person_id for one in plan.plan.calls] == [customers[1]]


def test_0_12_what_a_manager_takes_over_is_booked_under_the_manager(desk: Desk, customers: list[UUID]) -> None:
    bench, me = desk.gap.bench, desk.gap.bench.settings().me
    rep = bench.do(Edit(None, Rep(id=bench.new_id(), name="Rolf"))).made(Rep)
    run = the_run(desk)
    desk.pursuing.assign(run.id, rep)
    assert desk.today.view().calls == ()
    left = bench.changed(Rep, rep, lambda one: replace(one, active=False))
    assert len(desk.today.view().calls) == 2
    desk.changes.undo(left)
    mine = kept(desk, Deal, desk.pursuing.start_deal(run.id, customers[0], "Renewal").made(Deal))
    assert (mine.owner_id, mine.motion, mine.title) == (rep, Motion.EXISTING, "Renewal")
    desk.pursuing.take_over(run.id)
    theirs = kept(desk, Deal, desk.pursuing.start_deal(run.id, customers[1], "Service").made(Deal))
    assert (theirs.owner_id, kept(desk, PlayRun, run.id).booked_under) == (me, me)
    desk.logbook.log(LogEntry(subject=Subject(person_id=customers[0], deal_id=mine.id)))
    assert kept(desk, Deal, mine.id).owner_id == me
    rows = {row.judged.key: row for row in desk.pursuing.view().plays.plays}
    assert (rows[Play.TAKE_OVER].chosen, rows[Play.EXISTING_CUSTOMERS].by) == (True, "Ilse Brandt")


def test_0_13_a_play_of_our_own_is_added_changed_and_removed(desk: Desk) -> None:
    told = OwnPlay(id=UUID(int=0), name=" Demo day ", motion=Motion.EXISTING)
    key = desk.pursuing.keep_own(None, told).made(OwnPlay)
    assert desk.pursuing.view().plays.plays[-1].name == "Demo day"
    desk.pursuing.keep_own(key, OwnPlay(id=key, name="Open day", lead_days=5))
    assert desk.pursuing.view().plays.plays[-1].judged.lead_days == 5
    with pytest.raises(Missing):
        desk.pursuing.keep_own(key, OwnPlay(id=key, name=" "))
    desk.pursuing.remove_own(key)
    assert len(desk.pursuing.view().plays.plays) == len(Play)


def test_0_11_a_miss_is_accepted_with_reason_number_and_deals_in_one_step(desk: Desk, customers: list[UUID]) -> None:
    bench = desk.gap.bench
    begun = {"created_on": date(2026, 9, 1), "chance": 0.5, "expected_on": date(2026, 12, 15)}
    deal = Deal(id=bench.new_id(), title="Hall", currency="EUR", value=euro(1_000), **begun)  # type: ignore[arg-type]
    bench.do(Edit(None, deal))
    view = desk.giving_up.view()
    assert [(one.deal.id, one.on) for one in view.deals] == [(deal.id, date(2027, 3, 17))]
    later = {one.deal.id: one.on for one in view.deals}
    for number, reason in ((None, "late"), (euro(20_000), " ")):
        with pytest.raises(Missing):
            desk.giving_up.accept(number, reason, later)
    step = desk.giving_up.accept(euro(20_000), "The plant was shut", later)
    assert kept(desk, Deal, deal.id).expected_on == date(2027, 3, 17)
    call = kept(desk, ForecastCall, step.made(ForecastCall))
    assert (call.committed, call.given_up, call.given_up_on) == (euro(20_000), "The plant was shut", TODAY)
    rows = {row.judged.key: row for row in desk.pursuing.view().plays.plays}
    assert rows[Play.ACCEPT_MISS].chosen
    desk.changes.undo(step)
    assert kept(desk, Deal, deal.id).expected_on == date(2026, 12, 15)
    assert desk.giving_up.view().call is None
    assert len(customers) == 2


def test_0_11_what_was_won_since_it_was_listed_is_not_moved(desk: Desk, customers: list[UUID]) -> None:
    bench, on = desk.gap.bench, date(2026, 12, 15)
    deal = Deal(id=bench.new_id(), title="Hall", currency="EUR", value=euro(1_000), created_on=CLOSED, expected_on=on)
    bench.do(Edit(None, deal))
    later = {one.deal.id: one.on for one in desk.giving_up.view().deals}
    bench.changed(Deal, deal.id, lambda one: replace(one, status=Status.WON, closed_on=TODAY))
    desk.giving_up.accept(euro(20_000), "The plant was shut", later)
    assert (set(later), kept(desk, Deal, deal.id).expected_on) == ({deal.id}, on)
    with pytest.raises(Missing):
        desk.giving_up.accept(euro(20_000), "The plant was shut", {}, scope=Scope(product_group="Presses"))
    assert len(customers) == 2


def test_0_15_who_asks_not_to_be_contacted_after_the_list_was_made_is_not_called(
    desk: Desk, customers: list[UUID]
) -> None:
    the_run(desk)
    desk.gap.bench.changed(Person, customers[0], lambda one: replace(one, do_not_contact=True))
    (listed,) = desk.pursuing.view().lists
    assert {one.name: (one.phone, one.left_alone) for one in listed.calls} == {
        "Person 1": ("", True),
        "Person 2": ("030 2", False),
    }
    assert [one.name for one in desk.today.view().calls] == ["Person 2"]


def test_0_12_a_talk_about_a_deal_that_two_lists_led_to_is_logged(desk: Desk, customers: list[UUID]) -> None:
    bench, who = desk.gap.bench, customers[0]
    rep = bench.do(Edit(None, Rep(id=bench.new_id(), name="Rolf"))).made(Rep)
    run = the_run(desk)
    deal = desk.pursuing.start_deal(run.id, who, "Renewal").made(Deal)
    desk.pursuing.take_over(run.id)
    taken = kept(desk, PlayRun, run.id)
    bench.do(Edit(None, replace(taken, id=bench.new_id(), play=Play.REVISIT_NOES)))
    bench.changed(Deal, deal, lambda one: replace(one, owner_id=rep))
    desk.logbook.log(LogEntry(subject=Subject(person_id=who, deal_id=deal)))
    assert kept(desk, Deal, deal).owner_id == bench.settings().me
