"""Invitations out and replies in, over a real desk: the right person, the right time, never an older word (2.8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest
from icalendar import Calendar

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.following_up import Asked
from salesdesk.application.replying import ReplyVerdict, ReplyView
from salesdesk.domain.account import ContactKind, ContactPoint, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.follow_up import Attendee, FollowUp, FollowUpState, Reply
from salesdesk.domain.refusals import Missing
from tests.imports.ics import calendar

DAY, CLOCK = date(2026, 12, 3), time(10, 30)


@dataclass(frozen=True, slots=True)
class Story:
    """A follow-up with Greta, to which Leo is invited as well."""

    desk: Desk
    folder: Path
    key: UUID
    greta: UUID
    leo: UUID

    @property
    def follow_up(self) -> FollowUp:
        with self.desk.following_up.bench.look() as look:
            return look.kept(FollowUp, self.key).value

    def keep(self, **fields: object) -> None:
        before = self.follow_up
        self.desk.following_up.bench.do(Edit(before, replace(before, **fields)))  # type: ignore[arg-type]

    def replies(self, said: str, *, who: str = "greta@malt.example", method: str = "REPLY", **more: str) -> ReplyView:
        """Return what is read of a reply; `more` are further properties (SEQUENCE, DTSTAMP, UID, DTSTART)."""
        kept = {"UID": self.follow_up.uid, "DTSTAMP": "20261125T080000Z"} | more
        lines = [f"{name}:{value}" for name, value in kept.items()]
        lines.append(f"ATTENDEE;PARTSTAT={said}:mailto:{who}")
        path = self.folder / "reply.ics"
        path.write_bytes(calendar("BEGIN:VEVENT", *lines, "END:VEVENT", method=method))
        (view,) = self.desk.calendars.preview(self.desk.calendars.read(path)).replies
        return view

    def takes(self, said: str, **more: str) -> ReplyView:
        """Take a reply, and return how it was read."""
        view = self.replies(said, **more)
        self.desk.calendars.take(self.desk.calendars.read(self.folder / "reply.ics"))
        return view

    def sends(self) -> None:
        self.desk.inviting.write(self.key, self.folder / "invite.ics")


@pytest.fixture
def story(desk: Desk, tmp_path: Path) -> Story:
    deal = desk.selling.new_deal("Press line", account_name="Hallertau Malt").made(Deal)
    account = desk.selling.deal(deal).account
    assert account is not None
    greta, leo = (desk.selling.new_person(account.id, name, "").made(Person) for name in ("Greta Holm", "Leo Brandt"))
    bench = desk.following_up.bench
    for key, address in ((greta, "Greta@Malt.example"), (leo, "leo@malt.example")):
        with bench.look() as look:
            person = look.kept(Person, key).value
        bench.do(Edit(person, replace(person, contacts=(ContactPoint(kind=ContactKind.EMAIL, value=address),))))
    with bench.look() as look:
        me = look.find(Rep, bench.settings().me)
    assert me is not None
    bench.do(Edit(me, replace(me, email="me@us.example")))
    asked = Asked(topic="Walk through the line", day=DAY, clock=CLOCK, deal_id=deal, person_id=greta)
    key = desk.following_up.book(asked).made(FollowUp)
    found = Story(desk, tmp_path, key, greta, leo)
    found.keep(people=(Attendee(person_id=leo),))
    return found


def _event(path: Path) -> tuple[str, dict[str, str]]:
    read = Calendar.from_ical(path.read_bytes())
    assert isinstance(read, Calendar)
    (event,) = read.events
    return str(read["METHOD"]), {name: str(event[name]) for name in ("UID", "SEQUENCE", "STATUS")}


def test_2_8_writing_the_invitation_keeps_which_version_was_written_and_says_nothing_of_their_calendar(
    story: Story,
) -> None:
    story.sends()
    assert _event(story.folder / "invite.ics")[0] == "REQUEST"
    assert (story.follow_up.invited, story.follow_up.theirs) == (0, None)


def test_2_8_an_invitation_that_was_sent_is_in_their_calendar_and_undo_takes_it_back(story: Story) -> None:
    step = story.desk.inviting.sent(story.key)
    assert story.follow_up.theirs is not None
    assert story.follow_up.theirs.text == "Invitation sent"
    story.desk.changes.undo(step)
    taken_back = story.follow_up
    assert (taken_back.theirs, taken_back.invited) == (None, None)


def test_rfc5546_a_move_and_a_cancellation_are_the_next_versions_of_the_same_entry(story: Story) -> None:
    written = []
    for change in (None, "move", "cancel"):
        if change == "move":
            story.desk.following_up.move(story.key, date(2026, 12, 4), time(9))
        elif change == "cancel":
            story.desk.inviting.cancel(story.key)
        story.sends()
        written.append(_event(story.folder / "invite.ics"))
    uid = story.follow_up.uid
    assert written == [
        ("REQUEST", {"UID": uid, "SEQUENCE": "0", "STATUS": "TENTATIVE"}),
        ("REQUEST", {"UID": uid, "SEQUENCE": "1", "STATUS": "TENTATIVE"}),
        ("CANCEL", {"UID": uid, "SEQUENCE": "2", "STATUS": "CANCELLED"}),
    ]


def test_rfc5546_what_went_out_is_outdone_though_it_was_undone_here(story: Story) -> None:
    story.sends()
    move = story.desk.following_up.move(story.key, date(2026, 12, 4), time(9))
    written = story.desk.inviting.write(story.key, story.folder / "invite.ics")
    story.desk.changes.undo(written)
    story.desk.changes.undo(move)
    assert (story.follow_up.sequence, story.follow_up.invited) == (0, 0)
    story.sends()
    assert _event(story.folder / "invite.ics")[1]["SEQUENCE"] == "2"
    assert (story.follow_up.sequence, story.follow_up.invited) == (2, 2)
    assert story.replies("ACCEPTED", SEQUENCE="1").verdict is ReplyVerdict.OTHER_TIME
    assert story.replies("ACCEPTED", SEQUENCE="2").verdict is ReplyVerdict.COUNTS


def test_rfc5546_an_invitation_that_went_out_is_called_off_though_its_writing_was_undone(story: Story) -> None:
    story.desk.changes.undo(story.desk.inviting.write(story.key, story.folder / "invite.ics"))
    story.desk.inviting.cancel(story.key)
    story.sends()
    method, told = _event(story.folder / "invite.ics")
    assert (method, told["STATUS"], int(told["SEQUENCE"]) > 0) == ("CANCEL", "CANCELLED", True)


def test_a_letter_carries_the_invitation_where_the_name_ends_in_eml(story: Story) -> None:
    path = story.folder / "invite.eml"
    story.desk.inviting.write(story.key, path)
    assert b"X-Unsent: 1" in path.read_bytes()
    assert b'method="REQUEST"' in path.read_bytes()


def test_nobody_without_an_address_is_invited_and_nobody_who_must_not_be_contacted(story: Story) -> None:
    with story.desk.following_up.bench.look() as look:
        greta = look.kept(Person, story.greta).value
    story.desk.following_up.bench.do(Edit(greta, replace(greta, do_not_contact=True)))
    made = story.desk.inviting.invitation(story.key)
    assert [guest.name for guest in made.entry.beside.guests] == ["Leo Brandt"]
    story.keep(people=())
    with pytest.raises(Missing) as refused:
        story.desk.inviting.invitation(story.key)
    assert (refused.value.what, refused.value.where) == ("email", "invitation")


def test_what_nobody_was_invited_to_is_not_taken_out_of_calendars(story: Story) -> None:
    story.desk.inviting.cancel(story.key)
    with pytest.raises(Missing) as refused:
        story.desk.inviting.invitation(story.key)
    assert (refused.value.what, refused.value.where) == ("invitation", "follow_up")


# Replies


def test_2_8_an_acceptance_sets_the_facts_of_the_right_person_with_its_evidence(story: Story) -> None:
    story.desk.following_up.mark(story.key, "ours", seen=True)
    view = story.takes("ACCEPTED")
    assert view.person is not None
    assert (view.verdict, view.person.name) == (ReplyVerdict.COUNTS, "Greta Holm")
    kept = story.follow_up
    assert kept.state is FollowUpState.IN_BOTH_CALENDARS
    assert kept.theirs is not None
    assert (kept.theirs.text, kept.theirs.on) == ("Greta Holm accepted the invitation", date(2026, 11, 25))


def test_2_8_what_another_guest_replies_is_kept_beside_them_only(story: Story) -> None:
    assert story.takes("ACCEPTED", who="LEO@malt.example").verdict is ReplyVerdict.COUNTS
    kept = story.follow_up
    assert [(one.person_id, one.reply) for one in kept.people] == [(story.leo, Reply.ACCEPTED)]
    assert (kept.promised, kept.theirs) == (None, None)


def test_2_8_a_refusal_takes_the_promise_and_their_calendar_away(story: Story) -> None:
    story.takes("ACCEPTED")
    story.takes("DECLINED", DTSTAMP="20261126T080000Z")
    assert (story.follow_up.promised, story.follow_up.theirs) == (None, None)


def test_rfc5546_an_older_reply_never_overrides_a_newer_one(story: Story) -> None:
    story.takes("DECLINED", DTSTAMP="20261126T080000Z")
    assert story.takes("ACCEPTED", DTSTAMP="20261125T080000Z").verdict is ReplyVerdict.OLDER
    assert story.follow_up.theirs is None


def test_rfc5546_a_reply_to_the_old_time_does_not_confirm_the_new_one(story: Story) -> None:
    story.desk.following_up.move(story.key, date(2026, 12, 4), time(9))
    assert story.takes("ACCEPTED", SEQUENCE="0").verdict is ReplyVerdict.OTHER_TIME
    assert story.follow_up.promised is None
    assert story.takes("ACCEPTED", SEQUENCE="1", DTSTAMP="20261126T080000Z").verdict is ReplyVerdict.COUNTS
    assert story.follow_up.promised is not None


def test_the_same_reply_read_twice_changes_nothing(story: Story) -> None:
    story.takes("ACCEPTED")
    before = story.follow_up
    assert story.takes("ACCEPTED").verdict is ReplyVerdict.READ_ALREADY
    assert story.follow_up == before


def test_rfc5546_a_proposal_of_another_time_is_a_question_and_changes_nothing(story: Story) -> None:
    view = story.takes("TENTATIVE", method="COUNTER", DTSTART="20261204T090000Z")
    assert view.verdict is ReplyVerdict.PROPOSES
    assert view.event.starts is not None
    assert view.event.starts.day == date(2026, 12, 4)
    assert story.follow_up.people == (Attendee(person_id=story.leo),)


def test_a_reply_from_another_address_asks_whose_it_is(story: Story) -> None:
    view = story.takes("ACCEPTED", who="greta.holm@home.example")
    assert view.verdict is ReplyVerdict.WHICH_PERSON
    assert [person.name for person in view.candidates] == ["Greta Holm", "Leo Brandt"]
    assert story.follow_up.promised is None
    calendars = story.desk.calendars
    settled = calendars.judged(view, view.candidates[0])
    assert settled.verdict is ReplyVerdict.COUNTS
    calendars.take(calendars.read(story.folder / "reply.ics"), chosen=[settled])
    assert story.follow_up.promised is not None


def test_2_8_of_two_who_share_an_address_the_one_who_is_named_replied_else_nobody_is_guessed(story: Story) -> None:
    with story.desk.following_up.bench.look() as look:
        leo = look.kept(Person, story.leo).value
    shared = (ContactPoint(kind=ContactKind.EMAIL, value="greta@malt.example"),)
    story.desk.following_up.bench.do(Edit(leo, replace(leo, contacts=shared)))
    assert story.replies("ACCEPTED").verdict is ReplyVerdict.WHICH_PERSON
    named = story.replies("ACCEPTED;CN=Leo Brandt")
    assert named.person is not None
    assert (named.verdict, named.person.id) == (ReplyVerdict.COUNTS, story.leo)


@pytest.mark.parametrize("uid", ["somebody@else.example", "not-a-key@salesdesk", f"{UUID(int=7)}@salesdesk"])
def test_a_reply_to_what_is_not_ours_is_told_and_changes_nothing(story: Story, uid: str) -> None:
    before = story.follow_up
    assert story.takes("ACCEPTED", UID=uid).verdict is ReplyVerdict.UNKNOWN_ENTRY
    assert story.follow_up == before


def test_a_reply_is_found_by_a_uid_that_is_not_of_our_form(story: Story) -> None:
    story.keep(uid="moved-here@old.example")
    assert story.takes("ACCEPTED", UID="moved-here@old.example").verdict is ReplyVerdict.COUNTS


def test_replies_are_taken_in_one_batch_that_undo_and_the_import_list_take_back(story: Story) -> None:
    story.replies("ACCEPTED")
    calendars, before = story.desk.calendars, story.follow_up
    step = calendars.take(calendars.read(story.folder / "reply.ics"))
    story.desk.changes.undo(step)
    assert story.follow_up == before
    story.desk.changes.redo(step)
    assert story.follow_up.promised is not None
    assert story.desk.importing.take_back(step.batch) == 1
    assert story.follow_up == before
