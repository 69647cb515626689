"""Catching up over a desk: in order, one at a time, every outcome one act that can be taken back (1.1-1.8, B6)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid4

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.forecast.catching_up import CallTold, CatchUpView, outcomes_left
from salesdesk.application.forecast.ground import Scope
from salesdesk.application.log_rows import LogQuery
from salesdesk.domain.account import Account, Affiliation, ContactKind, ContactPoint, Person
from salesdesk.domain.activity import Activity, ActivityKind, Channel, Reach
from salesdesk.domain.deal import Deal, DealPerson, Status
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.group_event import GroupAct
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.network import Circle, Group
from salesdesk.domain.refusals import Missing, OutOfRange
from salesdesk.domain.stop_order import Stop, StopOrder, StopState
from tests.new_desks import TODAY

BEGAN = Moment(datetime(2026, 9, 1, 9, tzinfo=UTC), "Europe/Berlin")


@dataclass(frozen=True, slots=True)
class Story:
    """Greta of Malt bought in summer, Leo of Hops too; the deal with Ida of Rye stands still; Nora is a friend."""

    desk: Desk
    greta: Person
    leo: Person
    ida: Person
    nora: Person
    rye: Deal
    chamber: UUID

    def view(self) -> CatchUpView:
        return self.desk.catching_up.view()

    def states(self) -> list[tuple[StopState, int, int]]:
        return [(one.state, one.done, one.names) for one in self.view().stops]

    def on_card(self) -> UUID | None:
        current = self.view().current
        return current.name.who_id if current else None

    def call(self, **fields: object) -> object:
        current = self.view().current
        assert current is not None
        return self.desk.catching_up.called(replace(CallTold(key=current.name.key), **fields))  # type: ignore[arg-type]

    def pass_all(self, times: int) -> None:
        for _ in range(times):
            current = self.view().current
            assert current is not None
            self.desk.catching_up.pass_over(current.name.key, "Not now")


def person(name: str, account: Account | None = None, **fields: object) -> Person:
    works = (Affiliation(account_id=account.id, title="Owner"),) if account else ()
    phone = (ContactPoint(kind=ContactKind.PHONE, value="+49 30 11"),)
    return replace(Person(id=uuid4(), name=name, affiliations=works, contacts=phone), **fields)  # type: ignore[arg-type]


def won(account: Account, on: date) -> Deal:
    deal = Deal(id=uuid4(), title=f"Order of {account.name}", currency="EUR", account_id=account.id, created_on=on)
    return replace(deal, status=Status.WON, closed_on=on, qualified_on=on, value=Money.of(1000, "EUR"))


@pytest.fixture
def story(desk: Desk) -> Story:
    malt, hops, rye = (Account(id=uuid4(), name=name) for name in ("Malt", "Hops", "Rye"))
    greta, leo, ida = person("Greta", malt), person("Leo", hops), person("Ida", rye)
    nora = person("Nora", circle=Circle.FRIEND)
    begun = date(2026, 9, 1)
    stalls = Deal(
        id=uuid4(),
        title="Ovens for Rye",
        currency="EUR",
        account_id=rye.id,
        created_on=begun,
        qualified_on=begun,
        value=Money.of(9000, "EUR"),
        people=(DealPerson(person_id=ida.id),),
    )
    spoke = Activity(
        id=uuid4(),
        began=BEGAN,
        kind=ActivityKind.CALL_OR_MEETING,
        channel=Channel.CALL,
        account_id=rye.id,
        deal_id=stalls.id,
        people=(ida.id,),
        theirs=True,
    )
    records = (malt, hops, rye, greta, leo, ida, nora, won(malt, date(2026, 6, 1)), won(hops, date(2026, 7, 1)), stalls)
    desk.changes.do(*(Edit(None, one) for one in (*records, spoke)))
    chamber = desk.groups.keep(None, "Chamber of Trade", "+49 30 12").made(Group)
    return Story(desk, greta, leo, ida, nora, stalls, chamber)


def test_1_4_each_stop_opens_when_everybody_before_has_an_outcome(story: Story) -> None:
    assert story.states() == [(StopState.OPEN, 0, 2), (StopState.WAITING, 0, 1), (StopState.WAITING, 0, 2)]
    story.pass_all(2)
    assert story.states() == [(StopState.DONE, 2, 2), (StopState.OPEN, 0, 1), (StopState.WAITING, 0, 2)]
    assert story.on_card() == story.ida.id
    story.call()
    assert story.on_card() == story.nora.id
    story.call()
    assert story.on_card() == story.chamber
    story.call(topic="Ask for suggestions")
    assert story.on_card() is None
    assert story.states() == [(StopState.DONE, 2, 2), (StopState.DONE, 1, 1), (StopState.DONE, 2, 2)]


def test_1_1_at_most_three_are_in_sight_and_the_rest_is_folded_with_its_count(story: Story) -> None:
    more = [Account(id=uuid4(), name=f"Barley {n}") for n in range(3)]
    people = [person(f"Barley {one.name}", one) for one in more]
    deals = [won(one, date(2026, 8, 1)) for one in more]
    story.desk.changes.do(*(Edit(None, one) for one in (*more, *people, *deals)))
    view = story.view()
    assert len(view.in_sight) == 3
    assert view.folded == {Stop.CUSTOMERS: 2, Stop.STALLED: 1, Stop.NETWORK: 2}
    assert outcomes_left(view) == 8


def test_1_6_the_call_is_the_outcome_one_act_with_its_entry_in_the_log(story: Story) -> None:
    before = story.view()
    step = story.call(minutes=12, note="All runs well")
    card = story.view().current
    assert card is not None
    assert card.name.who_id != before.in_sight[0].name.who_id
    (line,) = story.view().done
    with story.desk.logbook.bench.look() as look:
        kept = look.find(Activity, line.outcome.activity_id)
        (order,) = look.every(StopOrder)
    assert kept is not None
    assert (kept.minutes, kept.note, kept.people) == (12, "All runs well", (before.in_sight[0].name.who_id,))
    assert (order.period, order.rep_id) == ("2026-Q4", story.desk.setting_up.settings().me)
    story.desk.changes.undo(step)  # type: ignore[arg-type]
    assert story.view() == before
    assert story.desk.logbook.history(LogQuery(person_id=kept.people[0]), 5).count == 0


def test_1_6_a_call_whose_entry_is_put_away_was_none(story: Story) -> None:
    who = story.on_card()
    story.call()
    (line,) = story.view().done
    entry = line.outcome.activity_id
    assert entry is not None
    assert story.on_card() != who
    story.desk.logbook.put_away(entry)
    assert (story.on_card(), story.view().done) == (who, ())


def test_1_7_names_become_people_with_who_referred_them_and_the_thanks_are_owed(story: Story) -> None:
    asked = story.view().current
    assert asked is not None
    step = story.call(referral_asked=True, named=(" Karl  Weizen ", "", "Rosa Hafer"))
    with story.desk.favours.bench.look() as look:
        people = [look.find(Person, row.id) for row in look.rows.people_listed("", (), 50)]
    brought = {one.id: one.name for one in people if one is not None and one.referred_by == asked.name.who_id}
    assert sorted(brought.values()) == ["Karl Weizen", "Rosa Hafer"]
    assert {row.favour.named_id for row in story.desk.favours.owed()} == set(brought)
    assert story.view().done[0].outcome.named == ("Karl Weizen", "Rosa Hafer")
    story.desk.changes.undo(step)  # type: ignore[arg-type]
    assert story.desk.favours.owed() == ()


def test_1_5_a_referral_that_was_asked_for_costs_goodwill_and_one_that_was_not_costs_none(story: Story) -> None:
    who = [one.name.who_id for one in story.view().in_sight[:2]]
    story.call(referral_asked=True)
    story.call(referral_asked=False)
    assert [story.desk.favours.view(key).goodwill.points for key in who] == [-1, 0]


def test_1_5_who_did_not_answer_was_called_and_no_goodwill_is_needed_to_call(story: Story) -> None:
    current = story.view().current
    assert current is not None
    assert current.name.help_first
    story.call(reach=Reach.NO_ANSWER)
    assert story.view().done[0].outcome.was_called
    with pytest.raises(Missing):
        story.call(reach=Reach.VOICEMAIL)


def test_1_4_passing_over_needs_a_reason_and_a_stop_that_waits_takes_no_outcome(story: Story) -> None:
    current = story.view().current
    assert current is not None
    with pytest.raises(Missing):
        story.desk.catching_up.pass_over(current.name.key, "  ")
    with pytest.raises(OutOfRange):
        story.desk.catching_up.called(CallTold(key=(Stop.STALLED, story.ida.id, story.rye.id)))
    assert story.view().done == ()


def test_1_4_a_stop_is_opened_early_for_a_reason_that_is_kept(story: Story) -> None:
    with pytest.raises(Missing):
        story.desk.catching_up.open_early(Stop.NETWORK, "")
    step = story.desk.catching_up.open_early(Stop.NETWORK, "The fair is tomorrow")
    network = story.view().stops[2]
    assert network.state is StopState.OVERRIDDEN
    assert network.override is not None
    assert (network.override.reason, network.override.on) == ("The fair is tomorrow", TODAY)
    assert story.on_card() == story.nora.id
    story.desk.changes.undo(step)
    assert story.view().stops[2].state is StopState.WAITING


def test_b6_a_deal_that_no_longer_stands_still_stays_done(story: Story) -> None:
    story.pass_all(2)
    story.call(note="They sign in January")
    theirs = Activity(
        id=uuid4(),
        began=Moment.of(TODAY, time(0), "Europe/Berlin"),
        kind=ActivityKind.CALL_OR_MEETING,
        channel=Channel.CALL,
        deal_id=story.rye.id,
        people=(story.ida.id,),
        theirs=True,
    )
    story.desk.changes.do(Edit(None, theirs))
    assert story.desk.stalled.stalled_keys() == frozenset()
    stalled = story.view().stops[1]
    assert (stalled.state, stalled.done, stalled.names) == (StopState.DONE, 1, 1)
    assert story.view().done[0].about == "Ovens for Rye, Rye"


def test_b4_whom_nobody_may_contact_holds_up_no_stop_and_is_listed_with_why(story: Story) -> None:
    story.desk.changes.do(Edit(story.leo, replace(story.leo, do_not_contact=True)))
    view = story.view()
    assert [one.name.who_id for one in view.stopped] == [story.leo.id]
    assert (view.stops[0].names, view.stopped[0].about) == (1, "Hops")
    story.call()
    assert story.view().stops[0].state is StopState.DONE


def test_b6_where_nobody_is_known_the_customer_is_named_beside_the_list(story: Story) -> None:
    lone = Account(id=uuid4(), name="Oats")
    story.desk.changes.do(Edit(None, lone), Edit(None, won(lone, date(2026, 7, 1))))
    (nobody,) = story.view().nobody
    assert (nobody.name, nobody.stop, nobody.account_id) == ("Oats", Stop.CUSTOMERS, lone.id)


def test_1_14_an_office_that_was_called_is_not_to_be_called_again(story: Story) -> None:
    story.pass_all(3)
    story.call()
    step = story.call(topic="Ask for suggestions")
    (row,) = story.desk.groups.view()
    assert (row.state.act, row.called_on) == (GroupAct.WAIT, TODAY)
    story.desk.changes.undo(step)  # type: ignore[arg-type]
    assert story.desk.groups.view()[0].state.act is GroupAct.CALL


def test_1_6_the_card_has_phone_place_and_the_last_contacts(story: Story) -> None:
    story.pass_all(2)
    card = story.view().current
    assert card is not None
    assert (card.who, card.phone, card.title, card.account, card.deal) == (
        "Ida",
        "+49 30 11",
        "Owner",
        "Rye",
        "Ovens for Rye",
    )
    assert card.quiet == (TODAY - date(2026, 9, 1)).days
    assert [row.day for row in card.history] == [date(2026, 9, 1)]


def test_1_4_each_rep_catches_up_with_their_own_customers_and_deals(story: Story) -> None:
    other = Rep(id=uuid4(), name="Jonas", email="jonas@brandt.example")
    me = story.desk.setting_up.settings().me
    with story.desk.catching_up.bench.look() as look:
        malt = next(one for one in look.every(Account) if one.name == "Malt")
    story.desk.changes.do(
        Edit(None, other),
        Edit(malt, replace(malt, owner_id=other.id)),
        Edit(story.rye, replace(story.rye, owner_id=me)),
    )
    assert story.view().rep == "Ilse Brandt"
    assert [one.name.who_id for one in story.view().in_sight if one.name.stop is Stop.CUSTOMERS] != [story.greta.id]
    theirs = story.desk.catching_up.view(scope=Scope(owner_id=other.id))
    assert (theirs.rep, [one.who for one in theirs.in_sight if one.name.stop is Stop.CUSTOMERS]) == ("Jonas", ["Greta"])
    assert theirs.stops[1].names == 0


def test_1_5_the_last_friendly_contacts_of_many_are_those_of_each(story: Story) -> None:
    days = (date(2026, 10, 1), date(2026, 11, 1))
    logged = [
        Activity(
            id=uuid4(),
            began=Moment.of(day, time(9), "Europe/Berlin"),
            kind=ActivityKind.SERVICE,
            channel=Channel.CALL,
            people=people,
        )
        for day, people in zip(days, ((story.greta.id, story.leo.id), (story.leo.id,)), strict=True)
    ]
    story.desk.changes.do(*(Edit(None, one) for one in logged))
    keys = (story.greta.id, story.leo.id, story.nora.id)
    with story.desk.catching_up.bench.look() as look:
        found = look.rows.friendly_contacts_of(keys)
        alone = {key: look.rows.friendly_contacts(key) for key in keys}
    assert {key: [one.on for one in listed] for key, listed in found.items()} == {
        story.greta.id: [days[0]],
        story.leo.id: [days[1]],
    }
    assert {key: list(listed) for key, listed in alone.items() if listed} == {k: list(v) for k, v in found.items()}
