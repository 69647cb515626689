"""An e-mail draft that carries an invitation, which mail programs show with "accept" and "decline" (RFC 6047)."""

from __future__ import annotations

from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from salesdesk.application.calendar_entry import CalendarEntry, Method
from salesdesk.documents.calendar import is_address, write_calendar
from salesdesk.domain.folding import clean
from salesdesk.wording import Words

FILE_NAME = "invite.ics"
_LONGEST_LOCAL = 64


def write_invitation_mail(entry: CalendarEntry, words: Words, method: Method) -> bytes:
    """Return an .eml draft from the rep to the guests: the words, and the invitation (or what takes it back)."""
    beside = entry.beside
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    sender = mail_address(beside.rep, beside.rep_email)
    if sender is not None:
        mail["From"] = sender
    to = [mail_address(guest.name, guest.email) for guest in beside.guests]
    mail["To"] = [address for address in to if address is not None]
    mail["Subject"] = _subject(entry, words, method)
    mail.set_content("\n".join(_body(entry, words, method)) + "\n", charset="utf-8", cte="quoted-printable")
    add_calendar(mail, write_calendar(entry, words, method), method)
    mail["Content-Language"] = words.language
    return mail.as_bytes()


def add_calendar(mail: EmailMessage, calendar: bytes, method: Method) -> None:
    """Put a calendar file into a letter twice: as another way to say it, and as a file for other mail programs.

    The letter's text is set before. The METHOD of the part is that of the file (RFC 6047, 2.4).
    """
    parameters = {"method": method.value}
    mail.add_alternative(calendar.decode(), subtype="calendar", charset="utf-8", cte="base64", params=parameters)
    mail.add_attachment(calendar, maintype="application", subtype="ics", filename=FILE_NAME)


def mail_address(name: str, email: str) -> Address | None:
    """Return who stands in a header, None where the e-mail address is none a header can hold."""
    spec = email.strip()
    local, _, domain = spec.rpartition("@")
    dotted = local.startswith(".") or local.endswith(".") or ".." in spec
    if not is_address(spec) or not spec.isascii() or dotted or len(local) > _LONGEST_LOCAL:
        return None
    try:
        return Address(display_name=_line(name), username=local, domain=domain)
    except ValueError:
        return None


def _subject(entry: CalendarEntry, words: Words, method: Method) -> str:
    topic = _line(entry.topic)
    if method is Method.CANCEL:
        return words.text("Cancelled: {topic}", topic=topic)
    return words.text("Invitation: {topic}, {when}", topic=topic, when=_when(entry, words))


def _when(entry: CalendarEntry, words: Words) -> str:
    if not entry.all_day:
        return words.full_day_time(entry.starts)
    day = entry.starts.day
    return words.text("{weekday}, {date}", weekday=words.weekday(day), date=words.date(day))


def _body(entry: CalendarEntry, words: Words, method: Method) -> Sequence[str]:
    """The text in lines: what, when and where, and what to do with it."""
    names = [_line(guest.name) for guest in entry.beside.guests if guest.name.strip()]
    greeting = words.text("Hello {name},", name=words.listed(names)) if names else words.text("Hello,")
    zone = entry.starts.zone.replace("_", " ")
    when = _when(entry, words)
    timed = when if entry.all_day else words.text("{when} ({zone})", when=when, zone=zone)
    facts = [
        words.text("What: {topic}", topic=_line(entry.topic)),
        words.text("When: {when}", when=timed),
        *([words.text("Where: {place}", place=_line(entry.place))] if entry.place.strip() else []),
    ]
    if method is Method.CANCEL:
        told = words.text("This does not take place. The attached file takes it out of your calendar.")
    else:
        told = words.text("Please accept the invitation, so that it is in both our calendars.")
    signed = [_line(text) for text in (entry.beside.rep, entry.beside.company)]
    return [greeting, "", *facts, "", told, "", words.text("Kind regards"), *filter(None, signed)]


def _line(text: str) -> str:
    return " ".join(clean(text).split())
