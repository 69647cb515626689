"""An e-mail draft that carries an invitation, which mail programs show with "accept" and "decline" (RFC 6047)."""

from __future__ import annotations

from email.message import EmailMessage

from salesdesk.application.calendar_entry import CalendarEntry, Method
from salesdesk.application.papers import Party
from salesdesk.documents.calendar import write_calendar
from salesdesk.documents.email_draft import begun_mail, finished
from salesdesk.domain.folding import clean
from salesdesk.domain.letter import Letter, LetterKind
from salesdesk.wording import Words
from salesdesk.wording.letters import invitation_values, written

FILE_NAME = "invite.ics"


def write_invitation_mail(entry: CalendarEntry, words: Words, method: Method, own: Letter | None = None) -> bytes:
    """Return an .eml draft from the rep to the guests: the words, and the invitation (or what takes it back).

    `own` is the desk's template of an invitation, None for the built-in one.
    """
    beside = entry.beside
    sender = Party(company="", person=beside.rep, email=beside.rep_email)
    guests = [Party(company="", person=guest.name, email=guest.email) for guest in beside.guests]
    if method is Method.CANCEL:
        subject, text = _cancelled(entry, words)
    else:
        subject, text = written(LetterKind.INVITATION, words.language, invitation_values(words, entry), own)
    mail = begun_mail(sender, guests, subject, text)
    add_calendar(mail, write_calendar(entry, words, method), method)
    return finished(mail, words.language)


def add_calendar(mail: EmailMessage, calendar: bytes, method: Method) -> None:
    """Put a calendar file into a letter twice: as another way to say it, and as a file for other mail programs.

    The letter's text is set before. The METHOD of the part is that of the file (RFC 6047, 2.4).
    """
    parameters = {"method": method.value}
    mail.add_alternative(calendar.decode(), subtype="calendar", charset="utf-8", cte="base64", params=parameters)
    mail.add_attachment(calendar, maintype="application", subtype="ics", filename=FILE_NAME)


def _cancelled(entry: CalendarEntry, words: Words) -> tuple[str, str]:
    """Return subject and text of what calls an invitation off."""
    values = invitation_values(words, entry)
    facts = [
        words.text("What: {topic}", topic=values["topic"]),
        words.text("When: {when}", when=values["when"]),
        *([words.text("Where: {place}", place=values["place"])] if values["place"] else []),
    ]
    told = words.text("This does not take place. The attached file takes it out of your calendar.")
    signed = [" ".join(clean(one).split()) for one in (entry.beside.rep, entry.beside.company)]
    lines = [values["hello"], "", *facts, "", told, "", words.text("Kind regards"), *filter(None, signed)]
    return words.text("Cancelled: {topic}", topic=values["topic"]), "\n".join(lines)
