"""Calendar files: an entry for our own calendar, an invitation, what is called off, a whole desk (RFC 5545, 5546)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Component, Event, Timezone, vCalAddress, vText
from icalendar.enums import STATUS

from salesdesk.application.calendar_entry import PARTSTAT, CalendarEntry, Certainty, Guest, Method
from salesdesk.domain.folding import clean
from salesdesk.domain.moment import Moment
from salesdesk.wording import Words
from salesdesk.wording.labels import label

REMIND_BEFORE = timedelta(minutes=15)
REMIND_AT = timedelta(hours=9)
"""Into a whole day; what has no time reminds in the morning."""
_PRODUCT = "-//SalesDesk//SalesDesk//EN"
_ADDRESS = re.compile(r"[^\s<>\"',;:@]+@[^\s<>\"',;:@]+")
_STEPS = (timedelta(days=7), *(timedelta(seconds=n) for n in (86_400, 3_600, 300, 20, 1)))
_ZONE_DAYS = 400
"""Zone rules around the event are enough; a year and a bit shows both changes of the clock."""


class _Text(vText):
    r"""A text with every backslash escaped: the library takes a typed `\N`, as in `\\NAS\share`, for a line end."""

    def to_ical(self) -> bytes:
        """Return the text as it stands in the file."""
        return rb"\\N".join(vText(piece).to_ical() for piece in self.split(r"\N"))


class _Zone(Timezone):
    """The rules of a zone, looked for week by week: in steps of two months, as the library takes, Ramadan is missed."""

    _from_tzinfo_skip_search = list(_STEPS)  # noqa: RUF012 (as the library has it)


def _rules_first(part: Component) -> bool:
    return not isinstance(part, Timezone)


def write_calendar(entry: CalendarEntry, words: Words, method: Method = Method.PUBLISH) -> bytes:
    """Return an entry as iCalendar: PUBLISH for our own calendar, REQUEST to invite, CANCEL to take it out again.

    Its UID stays and its SEQUENCE grows when it moves, so that a calendar replaces the entry it knows. The time
    stands in the zone in which it was agreed, with that zone's rules. Agreed ones are confirmed, others tentative.
    Guests are told what it is about and with whom of us, nothing of what we note about them.
    """
    return _written(_calendar(method), [entry], words)


def write_whole_calendar(entries: Sequence[CalendarEntry], name: str, words: Words) -> bytes:
    """Return a calendar of many entries under a name, to be subscribed to; the same entries give the same bytes."""
    calendar = _calendar(Method.PUBLISH)
    calendar["X-WR-CALNAME"] = _Text(_line(name))
    return _written(calendar, entries, words)


def _calendar(method: Method) -> Calendar:
    calendar = Calendar()
    calendar.version, calendar.prodid, calendar.method = "2.0", _PRODUCT, method.value
    return calendar


def _written(calendar: Calendar, entries: Sequence[CalendarEntry], words: Words) -> bytes:
    method = Method(str(calendar.method))
    for entry in entries:
        calendar.add_component(_event(entry, words, method))
    days = [entry.starts.day.toordinal() for entry in entries]
    if days:
        first, last = _day(min(days) - _ZONE_DAYS), _day(max(days) + _ZONE_DAYS)
        for name in sorted(calendar.get_missing_tzids()):
            calendar.add_component(_Zone.from_tzid(name, first_date=first, last_date=last))
        calendar.subcomponents.sort(key=_rules_first)
    made: bytes = calendar.to_ical()
    return made


def _day(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, date(1900, 1, 1).toordinal()), date.max.toordinal() - 1))


def _event(entry: CalendarEntry, words: Words, method: Method) -> Event:
    start, end = _span(entry)
    event = Event.new(
        uid=_line(entry.uid),
        sequence=entry.sequence,
        stamp=entry.made_at.astimezone(UTC),
        status=STATUS(Certainty.CANCELLED if method is Method.CANCEL else entry.certainty),
        start=start,
        end=end,
    )
    event["SUMMARY"] = summary = _Text(_summary(entry, words, method))
    event["DESCRIPTION"] = _Text(_description(entry, words, method))
    if entry.place.strip():
        event["LOCATION"] = _Text(_line(entry.place))
    rep, address = entry.beside.rep, entry.beside.rep_email.strip()
    if is_address(address):
        event.organizer = vCalAddress.new(address, cn=_line(rep) or None)
    if method is not Method.PUBLISH:
        event.attendees = [_attendee(guest, method) for guest in entry.beside.guests if is_address(guest.email.strip())]
    if method is not Method.CANCEL:
        event.add_component(_alarm(summary, REMIND_AT if entry.all_day else -REMIND_BEFORE))
    return event


def is_address(text: str) -> bool:
    """Tell whether a text can be invited: it has the form of an e-mail address."""
    return _ADDRESS.fullmatch(text) is not None


def _attendee(guest: Guest, method: Method) -> vCalAddress:
    return vCalAddress.new(
        guest.email.strip(),
        cn=_line(guest.name) or None,
        role="REQ-PARTICIPANT",
        partstat=PARTSTAT[guest.reply],
        rsvp=True if method is Method.REQUEST else None,
    )


def _span(entry: CalendarEntry) -> tuple[date, date]:
    """Return start and end: two days, the second not included, where the whole day is meant, else two moments."""
    start = entry.starts
    if entry.all_day:
        return start.day, start.day + timedelta(days=1)
    return _shown(start), _shown(Moment(start.at + timedelta(minutes=entry.minutes), start.zone))


def _shown(moment: Moment) -> datetime:
    """Return the local time with its zone; the second of two equal hours can only be told apart in UTC."""
    local = moment.local
    return moment.at.astimezone(UTC) if local.fold else local


def _summary(entry: CalendarEntry, words: Words, method: Method) -> str:
    """Tell what, and whose it is: in our calendar the account, in theirs our company."""
    other = entry.beside.account if method is Method.PUBLISH else entry.beside.company
    topic, account = _line(entry.topic) or label(words, entry.kind), _line(other)
    return words.text("{topic} ({account})", topic=topic, account=account) if account else topic


def _description(entry: CalendarEntry, words: Words, method: Method) -> str:
    """Tell what, with whom and on which deal, a line each; what is not known has no line."""
    beside = entry.beside
    for_us = [
        (words.text("What"), label(words, entry.kind)),
        (words.text("With"), _reached(beside.person, beside.person_email)),
        (words.text("Account"), _line(beside.account)),
        (words.text("Deal"), _line(beside.deal)),
    ]
    for_guests = [
        (words.text("With"), _reached(beside.rep, beside.rep_email)),
        (words.text("Company"), _line(beside.company)),
    ]
    told = for_us if method is Method.PUBLISH else for_guests
    return "\n".join(f"{name}: {value}" for name, value in told if value)


def _reached(name: str, address: str) -> str:
    return " ".join(filter(None, (_line(name), f"<{_line(address)}>" if address.strip() else "")))


def _alarm(summary: vText, before: timedelta) -> Alarm:
    alarm = Alarm.new()
    alarm["DESCRIPTION"] = summary
    alarm.ACTION, alarm.TRIGGER = "DISPLAY", before
    return alarm


def _line(text: str) -> str:
    """Return the text on one line, without what no file can hold."""
    return " ".join(clean(text).split())
