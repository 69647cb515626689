"""Planned meetings in both calendars: one entry that is invited to, moved, called off, and replied to (RFC 5546)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest
from icalendar import Calendar

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.plan_editing import attended, lasting, starting
from salesdesk.application.replying import ReplyVerdict, ReplyView
from salesdesk.domain.account import ContactKind, ContactPoint, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.follow_up import Reply
from salesdesk.domain.meeting import Meeting, MeetingKind
from salesdesk.domain.refusals import Missing
from tests.imports.ics import calendar

DAY, ZONE = date(2026, 12, 3), "Europe/Berlin"


@dataclass(frozen=True, slots=True)
class Story:
    """A video call with Greta and Leo, planned and not invited to yet."""

    desk: Desk
    folder: Path
    key: UUID
    greta: UUID
    leo: UUID

    @property
    def meeting(self) -> Meeting:
        return self.desk.preparing.view(self.key).meeting

    def keep(self, after: Meeting) -> None:
        self.desk.following_up.bench.do(Edit(self.meeting, after))

    def moves(self, hour: int) -> None:
        self.keep(starting(self.meeting, DAY, time(hour), ZONE))

    def sends(self) -> tuple[str, dict[str, str]]:
        """Write what is to be written, and return its method and what it says of the entry."""
        path = self.folder / "invite.ics"
        self.desk.inviting.write(self.key, path)
        return _event(path)

    def reads(self, said: str, *, who: str = "greta@malt.example", sequence: int = 0, hour: int = 8) -> ReplyView:
        """Take a reply that was given at that hour, and return how it was read."""
        lines = [f"UID:{self.meeting.uid}", f"DTSTAMP:20261125T{hour:02}0000Z", f"SEQUENCE:{sequence}"]
        lines.append(f"ATTENDEE;PARTSTAT={said}:mailto:{who}")
        path = self.folder / "reply.ics"
        path.write_bytes(calendar("BEGIN:VEVENT", *lines, "END:VEVENT", method="REPLY"))
        calendars = self.desk.calendars
        (view,) = calendars.preview(calendars.read(path)).replies
        calendars.take(calendars.read(path))
        return view

    def said(self) -> list[tuple[UUID, Reply]]:
        return [(one.person_id, one.reply) for one in self.meeting.replies]


def _event(path: Path) -> tuple[str, dict[str, str]]:
    read = Calendar.from_ical(path.read_bytes())
    assert isinstance(read, Calendar)
    (event,) = read.events
    return str(read["METHOD"]), {name: str(event[name]) for name in ("UID", "SEQUENCE", "STATUS")}


@pytest.fixture
def story(desk: Desk, tmp_path: Path) -> Story:
    deal = desk.selling.new_deal("Press line", account_name="Hallertau Malt").made(Deal)
    account = desk.selling.deal(deal).account
    assert account is not None
    bench = desk.following_up.bench
    greta, leo = (desk.selling.new_person(account.id, name, "").made(Person) for name in ("Greta Holm", "Leo Brandt"))
    for key, address in ((greta, "greta@malt.example"), (leo, "leo@malt.example")):
        with bench.look() as look:
            person = look.kept(Person, key).value
        bench.do(Edit(person, replace(person, contacts=(ContactPoint(kind=ContactKind.EMAIL, value=address),))))
    with bench.look() as look:
        me = look.find(Rep, bench.settings().me)
    assert me is not None
    bench.do(Edit(me, replace(me, email="me@us.example")))
    key = desk.preparing.plan_call(deal_id=deal, account_id=None).made(Meeting)
    before = desk.preparing.view(key).meeting
    begun = starting(replace(before, kind=MeetingKind.VIDEO, people=()), DAY, time(10, 30), ZONE)
    both = attended(attended(begun, greta, takes_part=True), leo, takes_part=True)
    bench.do(Edit(before, both))
    return Story(desk, tmp_path, key, greta, leo)


def test_rfc5546_a_meeting_that_moves_and_is_called_off_stays_one_entry_of_which_each_version_is_newer(
    story: Story,
) -> None:
    uid = story.meeting.uid
    written = [story.sends()]
    story.moves(9)
    written.append(story.sends())
    story.desk.inviting.cancel(story.key)
    written.append(story.sends())
    story.moves(15)
    written.append(story.sends())
    assert written == [
        ("REQUEST", {"UID": uid, "SEQUENCE": "0", "STATUS": "TENTATIVE"}),
        ("REQUEST", {"UID": uid, "SEQUENCE": "1", "STATUS": "TENTATIVE"}),
        ("CANCEL", {"UID": uid, "SEQUENCE": "2", "STATUS": "CANCELLED"}),
        ("REQUEST", {"UID": uid, "SEQUENCE": "3", "STATUS": "TENTATIVE"}),
    ]
    assert story.meeting.invited == 3


def test_rfc5546_a_meeting_of_another_length_is_the_next_version_one_in_another_room_is_not(story: Story) -> None:
    story.sends()
    story.keep(lasting(story.meeting, 90))
    assert story.meeting.sequence == 1
    story.keep(replace(story.meeting, place="Hall 2"))
    assert story.meeting.sequence == 1


def test_a_cancellation_is_of_the_time_they_know_and_the_plan_stays(story: Story) -> None:
    story.sends()
    knew = story.meeting.starts
    story.desk.inviting.cancel(story.key)
    assert (story.meeting.starts, story.meeting.called_off, story.meeting.plan is not None) == (None, knew, True)
    assert story.desk.inviting.invitation(story.key).entry.starts == knew


def test_calling_off_is_taken_back_by_undo(story: Story) -> None:
    story.sends()
    before = story.meeting
    step = story.desk.inviting.cancel(story.key)
    story.desk.changes.undo(step)
    assert story.meeting == before


def test_a_meeting_that_nobody_was_invited_to_is_called_off_without_a_cancellation(story: Story) -> None:
    story.desk.inviting.cancel(story.key)
    assert (story.meeting.starts, story.meeting.called_off) == (None, None)
    with pytest.raises(Missing) as refused:
        story.desk.inviting.invitation(story.key)
    assert (refused.value.what, refused.value.where) == ("moment", "meeting")


def test_the_letter_says_how_we_meet_and_nothing_of_our_plan(story: Story) -> None:
    meeting = story.meeting
    assert meeting.plan is not None
    story.keep(replace(meeting, plan=replace(meeting.plan, objective="Squeeze them before Christmas")))
    path = story.folder / "invite.eml"
    story.desk.inviting.write(story.key, path)
    letter = path.read_bytes()
    assert b"X-Unsent: 1" in letter
    assert b'method="REQUEST"' in letter
    assert b"Video call" in letter
    story.sends()
    assert b"Squeeze" not in letter + (story.folder / "invite.ics").read_bytes()


def test_rfc5546_both_are_invited_and_asked_to_reply_by_whoever_plans_the_call(story: Story) -> None:
    story.sends()
    read = Calendar.from_ical((story.folder / "invite.ics").read_bytes())
    assert isinstance(read, Calendar)
    (event,) = read.events
    assert event.organizer == "mailto:me@us.example"
    asked = [(str(one), one.params["RSVP"], one.params["PARTSTAT"]) for one in event.attendees]
    assert asked == [
        ("mailto:greta@malt.example", "TRUE", "NEEDS-ACTION"),
        ("mailto:leo@malt.example", "TRUE", "NEEDS-ACTION"),
    ]


def test_the_desks_own_calendar_has_the_same_entry(story: Story) -> None:
    story.moves(9)
    own, whole = story.folder / "own.ics", story.folder / "whole.ics"
    story.desk.exporting.calendar(story.key, own)
    story.desk.calendars.write_whole(whole)
    kept = {"UID": story.meeting.uid, "SEQUENCE": "1", "STATUS": "TENTATIVE"}
    assert _event(own) == _event(whole) == ("PUBLISH", kept)
    story.reads("ACCEPTED", sequence=1)
    story.desk.exporting.calendar(story.key, own)
    story.desk.calendars.write_whole(whole)
    assert _event(own) == _event(whole) == ("PUBLISH", kept | {"STATUS": "CONFIRMED"})


# Replies


def test_2_8_a_reply_is_kept_beside_the_right_person_and_shown_on_today(story: Story) -> None:
    assert story.reads("DECLINED", who="LEO@malt.example").verdict is ReplyVerdict.COUNTS
    assert story.said() == [(story.leo, Reply.DECLINED)]
    (row,) = [one for one in story.desk.preparing.planned() if one.id == story.key]
    assert (row.people, row.replies) == (("Greta Holm", "Leo Brandt"), (Reply.NEEDS_ACTION, Reply.DECLINED))


def test_rfc5546_a_reply_to_the_old_time_of_a_meeting_does_not_confirm_the_new_one(story: Story) -> None:
    story.reads("ACCEPTED")
    story.moves(9)
    assert story.said() == [(story.greta, Reply.NEEDS_ACTION)]
    assert story.reads("ACCEPTED", hour=9).verdict is ReplyVerdict.OTHER_TIME
    assert story.reads("ACCEPTED", sequence=1, hour=10).verdict is ReplyVerdict.COUNTS
    assert story.said() == [(story.greta, Reply.ACCEPTED)]


def test_rfc5546_an_older_reply_to_a_meeting_never_overrides_a_newer_one(story: Story) -> None:
    story.reads("DECLINED", hour=12)
    assert story.reads("ACCEPTED", hour=8).verdict is ReplyVerdict.OLDER
    assert story.reads("DECLINED", hour=12).verdict is ReplyVerdict.READ_ALREADY
    assert story.said() == [(story.greta, Reply.DECLINED)]


@pytest.mark.parametrize(("off", "verdict"), [(True, ReplyVerdict.CANCELLED), (False, ReplyVerdict.DONE)])
def test_a_reply_to_a_meeting_that_is_off_or_was_held_changes_nothing(
    story: Story, off: bool, verdict: ReplyVerdict
) -> None:
    story.sends()
    if off:
        story.desk.inviting.cancel(story.key)
    else:
        story.desk.discussing.hold(story.key)
    assert story.reads("ACCEPTED").verdict is verdict
    assert story.said() == []


def test_an_address_that_nobody_has_asks_whose_reply_to_a_meeting_it_is(story: Story) -> None:
    view = story.reads("ACCEPTED", who="greta@home.example")
    assert view.verdict is ReplyVerdict.WHICH_PERSON
    assert [person.name for person in view.candidates] == ["Greta Holm", "Leo Brandt"]


def test_whoever_is_taken_off_the_call_takes_their_reply_along(story: Story) -> None:
    story.reads("ACCEPTED")
    story.keep(attended(story.meeting, story.greta, takes_part=False))
    assert (story.said(), [one.name for one in story.desk.inviting.invitation(story.key).entry.beside.guests]) == (
        [],
        ["Leo Brandt"],
    )
