"""What is said about calendar files: what is wrong with a line, what a reply means, what an import did."""

from __future__ import annotations

from collections.abc import Mapping

from salesdesk.application.calendar_file import CalendarRefused, LineFault, LineProblem, ReadEvent
from salesdesk.application.calendars import CalendarPreview
from salesdesk.application.replying import ReplyVerdict, ReplyView
from salesdesk.domain.follow_up import FollowUp, Reply
from salesdesk.domain.invitation import Occasion
from salesdesk.domain.network import GroupEvent
from salesdesk.wording.labels import N_, label
from salesdesk.wording.words import Words

SHOWN = 5

_FAULTS: Mapping[LineFault, str] = {
    LineFault.NO_CALENDAR: N_("stands outside a calendar, so it was left out: {what}"),
    LineFault.NO_EVENTS: N_("the calendar that begins here has no events"),
    LineFault.NOT_A_LINE: N_("is no line of a calendar (NAME:value), so it was left out: {what}"),
    LineFault.NOT_CLOSED: N_("{what} is not closed. It was read as far as it goes"),
    LineFault.TOO_LONG: N_("{what} is longer than any calendar needs, so it was left out"),
    LineFault.VALUE: N_("{what} cannot be read, so it was left out"),
    LineFault.NO_START: N_("the event has no beginning ({what}), so it was left out"),
    LineFault.START_UNREADABLE: N_("the beginning of the event ({what}) cannot be read, so it was left out"),
    LineFault.UNKNOWN_ZONE: N_("nobody knows the time zone “{what}”, so the event was left out"),
    LineFault.TOO_OFTEN: N_("the event repeats within a day, so it was left out"),
    LineFault.RULE: N_("how the event repeats cannot be read, so it was left out: {what}"),
    LineFault.TOO_MANY: N_("there are more than {what} events. Those from here on were left out"),
    LineFault.SAME_EVENT: N_("another version of “{what}” in this file is newer"),
    LineFault.OLDER_EVENT: N_("“{what}” is here in a newer version"),
}

_REPLIES: Mapping[Reply, str] = {
    Reply.ACCEPTED: N_("{name} accepted the invitation"),
    Reply.TENTATIVE: N_("{name} may come"),
    Reply.DECLINED: N_("{name} declined the invitation"),
    Reply.NEEDS_ACTION: N_("{name} did not reply yet"),
}

_VERDICTS: Mapping[ReplyVerdict, str] = {
    ReplyVerdict.READ_ALREADY: N_("This reply was read already."),
    ReplyVerdict.OLDER: N_("A later reply was read already, so this one changes nothing."),
    ReplyVerdict.OTHER_TIME: N_("The reply is to another time than the one agreed now, so it does not confirm it."),
    ReplyVerdict.CANCELLED: N_("This was called off, so the reply changes nothing."),
    ReplyVerdict.DONE: N_("This is done already, so the reply changes nothing."),
    ReplyVerdict.WHICH_PERSON: N_("The reply is from an address that nobody here has. Say whose it is."),
    ReplyVerdict.UNKNOWN_ENTRY: N_("It answers an invitation that is not from this desk."),
}

_MEANINGS: Mapping[Reply, str] = {
    Reply.ACCEPTED: N_("They promised to be there, and it is in their calendar."),
    Reply.TENTATIVE: N_("It is no promise: agree on it when you talk."),
    Reply.DECLINED: N_("It is neither promised nor in their calendar any more. Agree on another time."),
    Reply.NEEDS_ACTION: N_("Nothing changes."),
}


def sent_told(words: Words) -> str:
    """Return the evidence of an invitation that somebody sent."""
    return words.text("Invitation sent")


def replied_told(words: Words, reply: Reply, name: str) -> str:
    """Return what somebody replied."""
    return words.text(_REPLIES[reply], name=name)


def occasion_told(words: Words, occasion: Occasion) -> str:
    """Return what a follow-up is about, how a meeting is held."""
    return occasion.topic if isinstance(occasion, FollowUp) else label(words, occasion.kind)


def behind_told(words: Words, *, off: bool) -> tuple[str, str]:
    """Return what those who were invited do not know yet, as the name of a hint and its sentence."""
    if off:
        name, text = words.text("They do not know that it is off."), words.text("It may still be in their calendar.")
    else:
        name, text = words.text("They know another time."), words.text("The new one takes its place in their calendar.")
    return name, text


def guest_told(words: Words, name: str, reply: Reply) -> str:
    """Return "Ida Holm (accepted)"; somebody who did not reply has the name alone."""
    if reply is Reply.NEEDS_ACTION:
        return name
    return words.text("{name} ({reply})", name=name, reply=label(words, reply).lower())


def problem_told(words: Words, problem: LineProblem) -> str:
    """Return what is wrong with a line, to stand behind its number."""
    return words.text(_FAULTS[problem.fault], what=problem.what)


def problem_line(words: Words, problem: LineProblem) -> str:
    """Return what is wrong with a line, with its number."""
    return words.text("Line {line}: {says}", line=problem.line, says=problem_told(words, problem))


def refused_told(words: Words, error: CalendarRefused) -> str:
    """Return why nothing of a calendar file can be taken, the first lines of it."""
    told = [problem_line(words, problem) + "." for problem in error.problems[:SHOWN]]
    more = len(error.problems) - SHOWN
    if more > 0:
        told.append(words.plural("And {n} more line.", "And {n} more lines.", more))
    return words.text("Nothing of {path} can be imported. {why}", path=error.path, why=" ".join(told))


def when_told(words: Words, event: ReadEvent) -> str:
    """Return when an event is, as its file has it."""
    if event.starts is not None:
        return words.day_time(event.starts)
    if event.day is None:
        return ""
    last = event.last_day
    return (
        words.text("{first} to {last}", first=words.day(event.day), last=words.day(last))
        if last
        else (words.day(event.day))
    )


def reply_told(words: Words, view: ReplyView) -> str:
    """Return what a reply says and what becomes of it, in sentences."""
    name = view.person.name if view.person else view.attendee.name or view.attendee.address
    name = name or words.text("Somebody")
    if view.verdict is ReplyVerdict.PROPOSES:
        when = when_told(words, view.event)
        return words.text("{name} asks for another time: {when}. Does it suit you? Then move it.", name=name, when=when)
    said = replied_told(words, view.reply, name)
    if view.verdict is ReplyVerdict.COUNTS:
        return words.text("{said}. {meaning}", said=said, meaning=_meaning(words, view))
    return words.text("{said}. {meaning}", said=said, meaning=words.text(_VERDICTS[view.verdict]))


def _meaning(words: Words, view: ReplyView) -> str:
    """Return what a reply that counts changes; that of somebody beside the person it is with is only kept."""
    occasion, person = view.occasion, view.person
    if not isinstance(occasion, FollowUp) or person is None or occasion.person_id in {None, person.id}:
        return words.text(_MEANINGS[view.reply])
    return words.text("It is kept beside their name.")


def events_told(words: Words, preview: CalendarPreview) -> str:
    """Return what becomes of the events of a file: "Chamber of Trade: 3 new events, 1 moved or changed"."""
    events = preview.events
    counts = [
        words.plural("{n} new event", "{n} new events", len(events.added)) if events.added else "",
        words.plural("{n} changed", "{n} changed", len(events.updated)) if events.updated else "",
        words.plural("{n} called off", "{n} called off", len(events.gone)) if events.gone else "",
        words.plural("{n} as before", "{n} as before", events.unchanged) if events.unchanged else "",
    ]
    told = ", ".join(filter(None, counts)) or words.text("nothing new")
    return words.text("{group}: {counts}", group=preview.group, counts=told)


def event_when(words: Words, event: GroupEvent) -> str:
    """Return when a group's event is."""
    read = ReadEvent(line=0, uid=event.uid, starts=event.starts, day=event.day, last_day=event.last_day)
    return when_told(words, read)
