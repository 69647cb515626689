"""The log on a real desk: every act one step that can be taken back, and what a talk means for deals and leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.handing_back import Returned
from salesdesk.application.leads import NewLead
from salesdesk.application.log_rows import LogQuery
from salesdesk.application.log_subject import NOBODY, Subject, matching
from salesdesk.application.logbook import LogEntry, entry_for, entry_of
from salesdesk.application.newcomers import Newcomer
from salesdesk.domain.account import Account, Affiliation, Person
from salesdesk.domain.activity import Activity, ActivityKind, Channel, MailPurpose, Phase, Reach
from salesdesk.domain.deal import Deal
from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.domain.lead import Lead, LeadState
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.moment import Moment
from salesdesk.domain.refusals import Missing, OutOfRange
from tests.new_desks import TODAY

YESTERDAY = date(2026, 11, 30)


@pytest.fixture
def account(desk: Desk) -> UUID:
    return desk.selling.new_account("Meyer & Sohn").made(Account)


@pytest.fixture
def person(desk: Desk, account: UUID) -> UUID:
    ada = Person(id=desk.logbook.bench.new_id(), name="Ada Holm", affiliations=(Affiliation(account_id=account),))
    return desk.logbook.bench.do(*_added(ada)).made(Person)


def _added(value: object) -> list[Edit]:
    return [Edit(None, value)]


@pytest.fixture
def deal(desk: Desk, account: UUID) -> UUID:
    return desk.selling.new_deal("Washing line", account_id=account).made(Deal)


def kept(desk: Desk, kind: type[Any], key: UUID) -> Any:
    with desk.logbook.bench.look() as look:
        return look.kept(kind, key).value


def log(desk: Desk, subject: Subject, **given: Any) -> UUID:
    return desk.logbook.log(LogEntry(subject=subject, **given)).made(Activity)


def test_4_22_a_call_is_mine_now_with_the_account_of_its_deal(desk: Desk, deal: UUID, account: UUID) -> None:
    call = kept(desk, Activity, log(desk, Subject(deal_id=deal), minutes=12, note=" Wants a trial "))
    assert (call.deal_id, call.account_id, call.people) == (deal, account, ())
    assert (call.minutes, call.note, call.day) == (12, "Wants a trial", TODAY)
    assert call.rep_id == desk.setting_up.settings().me
    assert call.began.at <= desk.logbook.bench.now()


def test_4_22_where_a_deal_stands_in_front_its_likeliest_person_is_offered(
    desk: Desk, deal: UUID, account: UUID, person: UUID
) -> None:
    other = Person(id=desk.logbook.bench.new_id(), name="Aaron Auer", affiliations=(Affiliation(account_id=account),))
    desk.logbook.bench.do(*_added(other))
    assert desk.logbook.around(Subject(deal_id=deal)).whom == "Aaron Auer"
    log(desk, Subject(deal_id=deal, person_id=person), day=YESTERDAY, clock=time(9))
    found = desk.logbook.around(Subject(deal_id=deal))
    assert (found.whom, found.account, found.deal) == ("Ada Holm", "Meyer & Sohn", "Washing line")
    assert [one.name for one in found.people] == ["Aaron Auer", "Ada Holm"]
    assert desk.logbook.around(Subject(person_id=person)).subject.account_id == account
    assert desk.logbook.around(NOBODY).whom == ""


def test_0_7_an_e_mail_says_what_it_is_for_and_nobody_was_spoken_with(desk: Desk, deal: UUID) -> None:
    with pytest.raises(Missing, match="mail_purpose"):
        log(desk, Subject(deal_id=deal), channel=Channel.EMAIL, reach=Reach.WRITTEN)
    with pytest.raises(OutOfRange, match="spoke_in_writing"):
        log(desk, Subject(deal_id=deal), channel=Channel.EMAIL, mail_purpose=MailPurpose.UPDATE)
    mail = log(desk, Subject(deal_id=deal), channel=Channel.EMAIL, reach=Reach.WRITTEN, mail_purpose=MailPurpose.UPDATE)
    assert not kept(desk, Activity, mail).spoke
    assert kept(desk, Deal, deal) == desk.selling.deal(deal).deal
    with desk.logbook.bench.look() as look:
        assert look.rows.acts(TODAY) == {}


def test_2_11_a_voicemail_says_what_it_is_to_bring(desk: Desk, deal: UUID, person: UUID) -> None:
    subject = Subject(deal_id=deal, person_id=person)
    with pytest.raises(Missing, match="voicemail_for"):
        log(desk, subject, reach=Reach.VOICEMAIL, voicemail_for="  ")
    log(desk, subject, reach=Reach.VOICEMAIL, voicemail_for="The week of the trial")
    assert desk.logbook.voicemails(person).count == 1
    assert desk.logbook.voicemails(person).last == TODAY


def test_2_11_voicemails_are_counted_since_a_meeting_too_that_nobody_logged(
    desk: Desk, account: UUID, deal: UUID, person: UUID
) -> None:
    asked: dict[str, Any] = {"reach": Reach.VOICEMAIL, "voicemail_for": "The week of the trial", "day": YESTERDAY}
    log(desk, Subject(deal_id=deal, person_id=person), clock=time(9), **asked)
    met = Meeting(id=desk.logbook.bench.new_id(), account_id=account, held_on=YESTERDAY, people=(person,))
    step = desk.logbook.bench.do(*_added(met))
    assert (desk.logbook.voicemails(person).count, desk.logbook.voicemails(person).last) == (0, None)
    desk.changes.undo(step)
    assert desk.logbook.voicemails(person).count == 1


def test_4_32_nothing_is_logged_of_nobody_or_ahead_of_time(desk: Desk, deal: UUID) -> None:
    with pytest.raises(Missing, match="whom"):
        log(desk, NOBODY)
    assert log(desk, NOBODY, channel=Channel.DESK, reach=Reach.DONE, kind=ActivityKind.REVIEW)
    for day, clock in ((date(2026, 12, 2), time(8)), (TODAY, time(23, 59))):
        with pytest.raises(OutOfRange, match="began"):
            log(desk, Subject(deal_id=deal), day=day, clock=clock)


def test_a_talk_on_a_deal_is_a_contact_and_only_what_they_did_is_an_act_of_theirs(desk: Desk, deal: UUID) -> None:
    def acts() -> tuple[date | None, date | None]:
        with desk.logbook.bench.look() as look:
            found = look.rows.acts(TODAY).get(deal)
        return (found.contact_on, found.acted_on) if found else (None, None)

    subject = Subject(deal_id=deal)
    assert acts() == (None, None)
    log(desk, subject, reach=Reach.NO_ANSWER, day=YESTERDAY, clock=time(9))
    assert acts() == (None, None)
    talk = desk.logbook.log(LogEntry(subject=subject, day=YESTERDAY, clock=time(10)))
    assert acts() == (YESTERDAY, None)
    came = log(desk, subject, channel=Channel.EMAIL, reach=Reach.WRITTEN, theirs=True)
    assert acts() == (TODAY, TODAY)
    desk.logbook.put_away(came)
    assert acts() == (YESTERDAY, None)
    desk.changes.undo(talk)
    assert acts() == (None, None)


def test_the_last_contact_of_an_account_and_of_its_people_is_what_was_logged_too(
    desk: Desk, deal: UUID, account: UUID, person: UUID
) -> None:
    def last() -> tuple[date | None, date | None]:
        with desk.logbook.bench.look() as look:
            (row,) = look.rows.accounts()
            return row.last_contact, look.rows.last_contacts(account, deal).get(person)

    subject = Subject(deal_id=deal, person_id=person)
    log(desk, subject, reach=Reach.NO_ANSWER)
    assert last() == (None, None)
    log(desk, subject, day=YESTERDAY, clock=time(9))
    assert last() == (YESTERDAY, YESTERDAY)
    desk.discussing.record(date(2026, 11, 3), account_id=account, people=[person])
    assert last() == (YESTERDAY, YESTERDAY)
    log(desk, subject, channel=Channel.LETTER, reach=Reach.WRITTEN, theirs=True)
    assert last() == (TODAY, TODAY)


def test_an_entry_is_put_right_put_away_and_brought_back(desk: Desk, deal: UUID, person: UUID) -> None:
    key = log(desk, Subject(deal_id=deal, person_id=person), minutes=5)
    entry = entry_of(kept(desk, Activity, key))
    assert desk.logbook.change(key, entry).edits == ()
    step = desk.logbook.change(key, replace(entry, minutes=8, kind=ActivityKind.CLOSING))
    assert (kept(desk, Activity, key).minutes, kept(desk, Activity, key).kind) == (8, ActivityKind.CLOSING)
    desk.changes.undo(step)
    assert kept(desk, Activity, key).minutes == 5
    away = desk.logbook.put_away(key)
    assert desk.logbook.history(LogQuery(deal_id=deal), 5).count == 0
    desk.changes.undo(away)
    assert [row.id for row in desk.logbook.history(LogQuery(person_id=person), 5).rows] == [key]


# leads (3.5)


def came(desk: Desk, person_id: UUID | None = None) -> UUID:
    asked = NewLead(name="Weber GmbH", day=YESTERDAY, clock=time(12), person_id=person_id)
    return desk.leads.new(asked).made(Lead)


def state(desk: Desk, key: UUID) -> tuple[LeadState, str]:
    lead: Lead = kept(desk, Lead, key)
    return lead.state, f"{lead.two_way.local:%d %H:%M}" if lead.two_way else ""


def test_an_entry_of_the_hour_that_comes_twice_keeps_its_moment_when_it_is_put_right(desk: Desk, account: UUID) -> None:
    second = Moment(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "Europe/Berlin")
    late = Activity(id=desk.logbook.bench.new_id(), began=second, account_id=account, note="at half past two")
    desk.logbook.bench.do(*_added(late))
    desk.logbook.change(late.id, replace(entry_of(late), clock=time(2, 30), note="once more"))
    assert kept(desk, Activity, late.id).began == second
    desk.logbook.change(late.id, replace(entry_of(late), clock=time(3, 30)))
    assert kept(desk, Activity, late.id).began == Moment(datetime(2026, 10, 25, 2, 30, tzinfo=UTC), "Europe/Berlin")


def test_3_5_the_first_logged_talk_with_the_person_of_a_lead_stops_its_clock(desk: Desk, person: UUID) -> None:
    lead = came(desk, person)
    subject = Subject(person_id=person)
    log(desk, subject, reach=Reach.NO_ANSWER, day=YESTERDAY, clock=time(13))
    log(desk, subject, day=YESTERDAY, clock=time(9))  # before it came in
    assert state(desk, lead) == (LeadState.UNTOUCHED, "")
    second = desk.logbook.log(LogEntry(subject=subject, day=YESTERDAY, clock=time(15)))
    assert state(desk, lead) == (LeadState.TOUCHED, "30 15:00")
    first = log(desk, subject, day=YESTERDAY, clock=time(14))  # written down later
    assert state(desk, lead) == (LeadState.TOUCHED, "30 14:00")
    desk.logbook.put_away(first)
    assert state(desk, lead) == (LeadState.TOUCHED, "30 15:00")
    desk.logbook.put_away(second.made(Activity))
    assert state(desk, lead) == (LeadState.UNTOUCHED, "")


def test_3_5_a_talk_with_a_lead_itself_counts_and_says_who_it_was(desk: Desk, person: UUID) -> None:
    lead = came(desk)
    step = desk.logbook.log(LogEntry(subject=Subject(lead_id=lead, person_id=person)))
    assert state(desk, lead)[0] is LeadState.TOUCHED
    assert kept(desk, Lead, lead).person_id == person
    assert [row.lead for row in desk.logbook.history(LogQuery(lead_id=lead), 5).rows] == ["Weber GmbH"]
    desk.changes.undo(step)
    assert state(desk, lead) == (LeadState.UNTOUCHED, "")
    assert kept(desk, Lead, lead).person_id is None


def test_3_5_an_entry_that_is_put_right_moves_the_clock_with_it(desk: Desk, person: UUID) -> None:
    lead = came(desk, person)
    key = log(desk, Subject(person_id=person), day=YESTERDAY, clock=time(15))
    entry = entry_of(kept(desk, Activity, key))
    desk.logbook.change(key, replace(entry, clock=time(14)))
    assert state(desk, lead) == (LeadState.TOUCHED, "30 14:00")
    desk.logbook.change(key, replace(entry, reach=Reach.NO_ANSWER))
    assert state(desk, lead) == (LeadState.UNTOUCHED, "")


def test_3_6_a_lead_that_marketing_has_is_left_to_marketing(desk: Desk, person: UUID) -> None:
    lead = came(desk, person)
    back = Returned(failed="Size", reason="Too small", seen="The film", revisit_on=date(2027, 3, 1))
    desk.leads.hand_back(lead, back)
    log(desk, Subject(person_id=person))
    assert state(desk, lead) == (LeadState.HANDED_BACK, "")


# the list


def test_the_window_reads_any_row_and_opens_each_day_once(
    desk: Desk, deal: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("salesdesk.application.log_window.HOP", 4)
    monkeypatch.setattr("salesdesk.application.log_window.STEP", 2)
    keys = [log(desk, Subject(deal_id=deal), day=date(2026, 11, 2 + n // 3), clock=time(8 + n % 3)) for n in range(11)]
    window = desk.logbook.window(LogQuery())
    rows, counted = window.first(3)
    assert (counted.rows, counted.whole) == (3, False)
    while counted.more:
        counted = window.further()
    assert counted.rows == 11
    listed = [row for at in range(0, 11, 2) for row in window.block(at, 2)]
    assert [row.id for row in listed] == keys[::-1]
    assert rows == listed[:3]
    assert [row.opens_day for row in listed] == [n % 3 == 2 or n == 10 for n in reversed(range(11))]
    assert window.row_of(str(keys[4])) == 6
    narrowed = desk.logbook.window(LogQuery(deal_id=deal))
    assert narrowed.first(3)[1].rows == 11
    assert [row.id for row in narrowed.block(9, 9)] == keys[1::-1]


def test_the_week_is_told_by_its_groups(desk: Desk, deal: UUID) -> None:
    subject = Subject(deal_id=deal)
    log(desk, subject, minutes=30)
    log(desk, subject, day=YESTERDAY, clock=time(9))  # Monday
    log(desk, subject, minutes=50, day=date(2026, 11, 29), clock=time(9))  # Sunday: the week before
    log(desk, subject, minutes=20, kind=ActivityKind.REVIEW, channel=Channel.DESK, reach=Reach.DONE)
    week = desk.logbook.week(LogQuery(), TODAY)
    assert (week.first, week.last) == (YESTERDAY, date(2026, 12, 6))
    told = {phase: (one.entries, one.minutes, one.unknown) for phase, one in week.by_phase.items()}
    assert told == {Phase.BEFORE: (1, 20, 0), Phase.DURING: (2, 30, 1), Phase.AFTER: (0, 0, 0)}
    assert week.whole.minutes == 50


def test_whom_is_found_by_what_is_typed_of_any_name(desk: Desk, deal: UUID, person: UUID) -> None:
    came(desk)
    known = desk.logbook.known()
    assert [one.words for one in matching(known, "ad", 5)] == ["Ada Holm, Meyer & Sohn"]
    assert [one.words for one in matching(known, "meyer", 5)] == [
        "Meyer & Sohn",
        "Ada Holm, Meyer & Sohn",
        "Washing line, Meyer & Sohn",
    ]
    assert matching(known, "web", 5)[0].subject.lead_id is not None
    assert matching(known, "  ", 5) == []
    assert matching(known, "wash", 5)[0].subject.deal_id == deal


@pytest.mark.parametrize(
    ("about", "kind", "channel", "spoke"),
    [
        (FollowUpKind.PROPOSAL, ActivityKind.NEGOTIATION, Channel.CALL, True),
        (FollowUpKind.VISIT, ActivityKind.CALL_OR_MEETING, Channel.VISIT, True),
        (FollowUpKind.INFORMATION, ActivityKind.CALL_OR_MEETING, Channel.EMAIL, False),
        (None, ActivityKind.CALL_OR_MEETING, Channel.CALL, True),
    ],
)
def test_2_6_what_a_follow_up_was_booked_for_can_be_logged_as_it_stands(
    desk: Desk, deal: UUID, person: UUID, about: FollowUpKind | None, kind: ActivityKind, channel: Channel, spoke: bool
) -> None:
    begun = entry_for(Subject(deal_id=deal, person_id=person, follow_up=about))
    key = desk.logbook.log(replace(begun, mail_purpose=MailPurpose.UPDATE)).made(Activity)
    kept = desk.logbook.activity(key)
    assert (kept.deal_id, kept.people) == (deal, (person,))
    assert (kept.kind, kept.channel, kept.spoke) == (kind, channel, spoke)


def test_4_32_a_call_that_begins_knows_with_whom(desk: Desk, deal: UUID, person: UUID) -> None:
    call = desk.logbook.begin_call(Subject(deal_id=deal))
    assert (call.whom, call.deal_id, call.person_id) == ("Ada Holm", deal, person)
    assert call.seconds(desk.logbook.bench.now()) == 0


def test_4_22_whoever_is_not_on_the_desk_is_added_with_the_call_in_one_step(desk: Desk, account: UUID) -> None:
    step = desk.logbook.log(LogEntry(newcomer=Newcomer(name=" Nora Quill ", account="meyer & sohn")))
    call, nora = kept(desk, Activity, step.made(Activity)), kept(desk, Person, step.made(Person))
    assert (call.people, call.account_id) == ((nora.id,), account)
    assert (nora.name, nora.affiliations) == ("Nora Quill", (Affiliation(account_id=account),))
    desk.changes.undo(step)
    assert not [one for one in desk.logbook.known() if one.subject.person_id == nora.id]
    assert not desk.logbook.history(LogQuery(account_id=account), 9).count


def test_4_22_somebody_new_at_the_account_in_front_is_logged_on_its_deal(
    desk: Desk, deal: UUID, account: UUID, person: UUID
) -> None:
    newcomer = Newcomer(name="Nora Quill", account="Meyer & Sohn")
    step = desk.logbook.log(LogEntry(subject=Subject(deal_id=deal, person_id=person), newcomer=newcomer))
    call = kept(desk, Activity, step.made(Activity))
    assert (call.people, call.deal_id, call.account_id) == ((step.made(Person),), deal, account)
