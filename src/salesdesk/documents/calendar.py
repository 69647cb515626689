"""A follow-up as a calendar file for our own calendar, which any calendar program opens (2.8)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, vCalAddress, vText
from icalendar.enums import STATUS

from salesdesk.application.calendar_entry import CalendarEntry
from salesdesk.domain.folding import clean
from salesdesk.domain.follow_up import FollowUpState
from salesdesk.domain.moment import Moment
from salesdesk.wording import Words
from salesdesk.wording.labels import label

REMIND_BEFORE = timedelta(minutes=15)
_PRODUCT = "-//SalesDesk//SalesDesk//EN"
_ADDRESS = re.compile(r"[^\s<>\"',;:@]+@[^\s<>\"',;:@]+")
_ZONE_DAYS = 400
"""Zone rules around the event are enough; a year and a bit shows both changes of the clock."""


class _Text(vText):
    r"""A text with every backslash escaped: the library takes a typed `\N`, as in `\\NAS\share`, for a line end."""

    def to_ical(self) -> bytes:
        """Return the text as it stands in the file."""
        return rb"\\N".join(vText(piece).to_ical() for piece in self.split(r"\N"))


def write_calendar(entry: CalendarEntry, words: Words) -> bytes:
    """Return the follow-up as iCalendar (RFC 5545), METHOD PUBLISH: an entry for our own calendar.

    Its UID stays and its SEQUENCE grows when it moves, so that a calendar replaces the entry it knows. The time
    stands in the zone in which it was agreed, with that zone's rules. Agreed ones are confirmed, others tentative.
    """
    calendar = Calendar()
    calendar.version, calendar.prodid, calendar.method = "2.0", _PRODUCT, "PUBLISH"
    calendar.add_component(_event(entry, words))
    day = entry.follow_up.starts.day.toordinal()
    calendar.add_missing_timezones(_day(day - _ZONE_DAYS), _day(day + _ZONE_DAYS))
    made: bytes = calendar.to_ical()
    return made


def _day(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, date(1900, 1, 1).toordinal()), date.max.toordinal() - 1))


def _event(entry: CalendarEntry, words: Words) -> Event:
    follow_up = entry.follow_up
    agreed = follow_up.state is not FollowUpState.PROPOSED
    start = follow_up.starts
    end = Moment(start.at + timedelta(minutes=follow_up.minutes), start.zone)
    event = Event.new(
        uid=_line(follow_up.uid),
        sequence=follow_up.sequence,
        stamp=entry.made_at.astimezone(UTC),
        status=STATUS.CONFIRMED if agreed else STATUS.TENTATIVE,
        start=_shown(start),
        end=_shown(end),
    )
    event["SUMMARY"] = summary = _Text(_summary(entry, words))
    event["DESCRIPTION"] = _Text(_description(entry, words))
    if _ADDRESS.fullmatch(entry.rep_email.strip()):
        event.organizer = vCalAddress.new(entry.rep_email.strip(), cn=_line(entry.rep) or None)
    event.add_component(_alarm(summary))
    return event


def _shown(moment: Moment) -> datetime:
    """Return the local time with its zone; the second of two equal hours can only be told apart in UTC."""
    local = moment.local
    return moment.at.astimezone(UTC) if local.fold else local


def _summary(entry: CalendarEntry, words: Words) -> str:
    topic, account = _line(entry.follow_up.topic), _line(entry.account)
    return words.text("{topic} ({account})", topic=topic, account=account) if account else topic


def _description(entry: CalendarEntry, words: Words) -> str:
    """Tell what, with whom and on which deal, a line each; what is not known has no line."""
    person = " ".join(filter(None, (_line(entry.person), _bracketed(entry.person_email))))
    told = (
        (words.text("What"), label(words, entry.follow_up.kind)),
        (words.text("With"), person),
        (words.text("Account"), _line(entry.account)),
        (words.text("Deal"), _line(entry.deal)),
    )
    return "\n".join(f"{name}: {value}" for name, value in told if value)


def _bracketed(address: str) -> str:
    return f"<{_line(address)}>" if address.strip() else ""


def _alarm(summary: vText) -> Alarm:
    alarm = Alarm.new()
    alarm["DESCRIPTION"] = summary
    alarm.ACTION, alarm.TRIGGER = "DISPLAY", -REMIND_BEFORE
    return alarm


def _line(text: str) -> str:
    """Return the text on one line, without what no file can hold."""
    return " ".join(clean(text).split())
