"""What is said of the log: what was done, with whom, how far it got, and how long a week's work took."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from salesdesk.application.log_rows import KindSum, LogRow, Voicemails
from salesdesk.application.log_subject import Around
from salesdesk.application.logbook import Week
from salesdesk.domain.activity import ActivityKind, Channel, Reach
from salesdesk.domain.running_call import RunningCall
from salesdesk.wording.labels import label
from salesdesk.wording.marking import N_
from salesdesk.wording.words import Words

HOUR: Final = 60

SHORT_CHANNELS: Final[Mapping[Channel, str]] = MappingProxyType(
    {
        Channel.CALL: N_("Call"),
        Channel.VIDEO: N_("Video"),
        Channel.VISIT: N_("Visit"),
        Channel.EMAIL: N_("E-mail"),
        Channel.MESSAGE: N_("Message"),
        Channel.LETTER: N_("Letter"),
        Channel.DESK: N_("Desk work"),
    }
)
"""The means in one word each, where they stand side by side; each is chosen by its first letter."""

_SAID: Final[Mapping[Channel, str]] = MappingProxyType(
    {
        Channel.CALL: N_("Log a call with {whom}"),
        Channel.VIDEO: N_("Log a video call with {whom}"),
        Channel.VISIT: N_("Log a visit to {whom}"),
        Channel.EMAIL: N_("Log an e-mail to {whom}"),
        Channel.MESSAGE: N_("Log a message to {whom}"),
        Channel.LETTER: N_("Log a letter to {whom}"),
        Channel.DESK: N_("Log work for {whom}"),
    }
)


def length_told(words: Words, minutes: int | None) -> str:
    """Return "12 min", "1 h 20 min", "2 h"; a dash where nobody knows."""
    if minutes is None:
        return "–"
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return words.text("{n} min", n=rest)
    if not rest:
        return words.text("{n} h", n=words.number(hours))
    return words.text("{hours} h {rest} min", hours=words.number(hours), rest=rest)


def means_told(words: Words, row: LogRow) -> str:
    """Return by what means it was done: a phone call, an e-mail, a visit."""
    if row.meeting_kind is not None:
        return label(words, row.meeting_kind)
    return label(words, row.channel) if row.channel is not None else ""


def what_told(words: Words, row: LogRow) -> str:
    """Return what it was for, or just the means where it was a call or a meeting: an icon tells those beside it."""
    return means_told(words, row) if row.kind is ActivityKind.CALL_OR_MEETING else label(words, row.kind)


def whom_told(words: Words, row: LogRow) -> str:
    """Return with whom it was: the people, else the lead, else nobody in particular."""
    return words.listed(list(row.people)) if row.people else row.lead


def reach_told(words: Words, row: LogRow) -> str:
    """Return how far it got, in as few words as tell it."""
    if row.theirs:
        return words.text("They came to us")
    if row.meeting_kind is not None:
        return words.text("Held")
    if row.mail_purpose is not None:
        return label(words, row.mail_purpose)
    return label(words, row.reach)


def note_told(words: Words, row: LogRow) -> str:
    """Return what was written down: why a voicemail was left comes first."""
    if row.reach is Reach.VOICEMAIL and row.voicemail_for:
        asked = words.text("For: {purpose}", purpose=row.voicemail_for)
        return f"{asked}. {row.note}" if row.note else asked
    return row.note


def entry_told(words: Words, row: LogRow) -> str:
    """Return an entry in one line, for the title of a row in a history."""
    whom = whom_told(words, row)
    return words.text("{what}, {whom}", what=what_told(words, row), whom=whom) if whom else what_told(words, row)


def below_told(words: Words, row: LogRow) -> str:
    """Return the second line of an entry in a history: how far it got, how long it took, the note."""
    length = length_told(words, row.minutes) if row.minutes is not None else ""
    judged = label(words, row.outcome) if row.outcome is not None else ""
    return ", ".join(filter(None, (reach_told(words, row), length, judged, note_told(words, row))))


def week_told(words: Words, week: Week) -> str:
    """Return what a week came to, in one sentence."""
    whole = week.whole
    if not whole.entries:
        return words.text("Nothing logged this week yet.")
    entries = words.plural("{n} entry this week", "{n} entries this week", whole.entries)
    return words.text("{entries}, {time} in all.", entries=entries, time=length_told(words, whole.minutes))


def days_told(words: Words, week: Week) -> str:
    """Return from which day to which day a week goes."""
    return words.text("{first} to {last}", first=words.day(week.first), last=words.day(week.last))


def sum_told(words: Words, one: KindSum) -> str:
    """Return of how many entries a sum is, and of how many nobody knows the length."""
    entries = words.plural("{n} entry", "{n} entries", one.entries)
    if not one.unknown:
        return entries
    return words.text(
        "{entries}, {unknown}",
        entries=entries,
        unknown=words.plural("{n} without a length", "{n} without a length", one.unknown),
    )


def voicemails_told(words: Words, left: Voicemails) -> str:
    """Return how many voicemails were left already since both spoke, and which one this would be (2.11)."""
    if not left.count or left.last is None:
        return words.text("None left since you last spoke.")
    return words.plural(
        "{n} left since you last spoke, on {day}. This is number {next}.",
        "{n} left since you last spoke, the last on {day}. This is number {next}.",
        left.count,
        day=words.day_month(left.last),
        next=left.count + 1,
    )


def front_told(words: Words, found: Around) -> str:
    """Return what goes with the person in the form: account and deal, or the lead."""
    if found.account and found.deal:
        return words.text("{account}: {deal}", account=found.account, deal=found.deal)
    return found.account or found.lead or found.deal


def act_told(words: Words, channel: Channel, whom: str) -> str:
    """Return under which words an entry is undone."""
    if not whom:
        return words.text("Log an activity")
    return words.text(_SAID[channel], whom=whom)


def running_told(words: Words, call: RunningCall) -> str:
    """Return with whom a call is running."""
    if not call.whom:
        return words.text("On a call")
    return words.text("On a call with {whom}", whom=call.whom)


def left_running_told(words: Words, call: RunningCall, today: dt.date) -> str:
    """Return that a call was running when the window was closed."""
    clock = words.clock(call.began.local)
    began = clock if call.began.day == today else words.day_time(call.began)
    if not call.whom:
        return words.text("Call of {began} not logged", began=began)
    return words.text("Call with {whom}, {began}, not logged", whom=call.whom, began=began)


def ran_told(seconds: int) -> str:
    """Return how long a call has been running: "3:07", "1:02:45"."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
