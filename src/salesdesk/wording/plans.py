"""What is said of call plans: when and with whom, how far they are, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from salesdesk.application.plan_filter import Days, HowReady
from salesdesk.application.readiness import PlanFacts, PlanGroup, PlannedCalls, Readiness, readiness
from salesdesk.application.rows import MeetingRow
from salesdesk.domain.meeting import Meeting, MeetingKind, PlanPart
from salesdesk.domain.moment import Moment
from salesdesk.wording.labels import N_, label
from salesdesk.wording.words import Words

PARTS = len(PlanPart)

_GROUPS: Mapping[PlanGroup, str] = {
    PlanGroup.TODAY: N_("Today"),
    PlanGroup.COMING: N_("Coming"),
    PlanGroup.PAST: N_("Past, not recorded yet"),
    PlanGroup.UNDATED: N_("No date yet"),
    PlanGroup.HELD: N_("Held"),
}

_WITH: Mapping[MeetingKind, str] = {
    MeetingKind.CALL: N_("phone call with {people}"),
    MeetingKind.VIDEO: N_("video call with {people}"),
    MeetingKind.VISIT: N_("visit to {people}"),
    MeetingKind.DEMO: N_("demo for {people}"),
    MeetingKind.NEGOTIATION: N_("negotiation with {people}"),
    MeetingKind.OTHER: N_("meeting with {people}"),
}

_MISSING: Mapping[PlanPart, str] = {
    PlanPart.OBJECTIVE: N_("an objective with all five lamps lit"),
    PlanPart.RESEARCH: N_("a finding or a question"),
    PlanPart.OBJECTIONS: N_("objections, each with an answer"),
    PlanPart.RETURN: N_("the expected return and what the prospect gets"),
    PlanPart.MOMENT: N_("date, time and people"),
}

_READINESS: Mapping[Readiness, str] = {
    Readiness.HELD: N_("Held"),
    Readiness.READY: N_("Ready"),
    Readiness.NO_OBJECTIVE: N_("Objective missing"),
    Readiness.LAMPS: N_("Objective not clear yet"),
    Readiness.NO_FINDING: N_("Research missing"),
    Readiness.NO_OBJECTIONS: N_("Objections missing"),
    Readiness.NO_RETURN: N_("Return missing"),
    Readiness.NO_MOMENT: N_("Time missing"),
    Readiness.NO_PEOPLE: N_("People missing"),
    Readiness.NOT_MARKED: N_("Not marked ready"),
}


_HOW_READY: Mapping[HowReady, str] = {
    HowReady.ANY: N_("Ready or not"),
    HowReady.NOT_READY: N_("Not ready"),
    HowReady.READY: N_("Ready"),
    HowReady.HELD: N_("Held"),
}

_DAYS: Mapping[Days, str] = {
    Days.ANY: N_("Any day"),
    Days.TODAY: N_("Today"),
    Days.WEEK: N_("Next 7 days"),
    Days.MONTH: N_("Next 30 days"),
    Days.PAST: N_("Before today"),
    Days.UNDATED: N_("No date yet"),
}


def how_ready_told(words: Words, wanted: HowReady) -> str:
    """Return the words of a choice of plans by readiness."""
    return words.text(_HOW_READY[wanted])


def days_told(words: Words, wanted: Days) -> str:
    """Return the words of a choice of plans by day."""
    return words.text(_DAYS[wanted])


def group_told(words: Words, group: PlanGroup) -> str:
    """Return the heading over plans."""
    return words.text(_GROUPS[group])


def plans_told(words: Words, calls: PlannedCalls) -> str:
    """Return the sentence over the list, such as "2 today, 1 not ready"."""
    if not calls.groups:
        return ""
    today = words.plural("{n} today", "{n} today", calls.today) if calls.today else words.text("None today")
    if not calls.not_ready:
        return words.text("{today}, all ready", today=today) if calls.today else today
    return words.text(
        "{today}, {open}", today=today, open=words.plural("{n} not ready", "{n} not ready", calls.not_ready)
    )


def readiness_told(words: Words, facts: PlanFacts) -> str:
    """Return the words of the pill of a plan: how much is there and the first part that is missing."""
    state = readiness(facts)
    if state is Readiness.HELD and facts.outcome is not None:
        return label(words, facts.outcome)
    if state is Readiness.HELD and facts.raised:
        return words.plural("{n} option raised", "{n} options raised", facts.raised)
    told = words.text(_READINESS[state]) if state is not Readiness.NO_ANSWER else _answers(words, facts.unanswered)
    if state in {Readiness.HELD, Readiness.NOT_MARKED} or (state is Readiness.READY and not facts.missing):
        return told
    return words.text("{told}, {percent} %", told=told, percent=facts.percent)


def _answers(words: Words, unanswered: int) -> str:
    return words.plural("{n} answer missing", "{n} answers missing", unanswered)


def span_told(words: Words, starts: Moment, minutes: int) -> str:
    """Return "Tuesday, 1 December, 10:30 – 11:00", in the zone in which it was agreed."""
    begins = starts.local
    ends = begins + timedelta(minutes=minutes)
    return words.text(
        "{day}, {start} – {end}",
        day=words.weekday_date(begins.date()),
        start=words.clock(begins),
        end=words.clock(ends),
    )


def meeting_told(words: Words, meeting: Meeting, people: Sequence[str]) -> str:
    """Return when, how and with whom: "Tuesday, 1 December, 10:30 – 11:00, video call with Dana Whitfield"."""
    if meeting.held_on is not None:
        when = words.weekday_date(meeting.held_on)
    elif meeting.starts is not None:
        when = span_told(words, meeting.starts, meeting.minutes)
    else:
        when = words.text("No date and time yet")
    return words.text("{when}, {how}", when=when, how=with_told(words, meeting.kind, people))


def with_told(words: Words, kind: MeetingKind, people: Sequence[str]) -> str:
    """Return how we meet and with whom, in small letters: "video call with Dana Whitfield and Piet Amsel"."""
    if not people:
        return words.text("{kind}, nobody named yet", kind=label(words, kind).lower())
    return words.text(_WITH[kind], people=words.listed(list(people)))


def row_how_told(words: Words, row: MeetingRow) -> str:
    """Return how and with whom, for a row of a list: "Video call, Dana Whitfield, Piet Amsel"."""
    return ", ".join(filter(None, (label(words, row.kind), row.place, *row.people)))


def parts_told(words: Words, missing: Sequence[PlanPart]) -> str:
    """Return "4 of 5 parts"."""
    return words.text("{n} of {all} parts", n=PARTS - len(missing), all=PARTS)


def missing_told(words: Words, missing: Sequence[PlanPart]) -> str:
    """Return what the plan still lacks, in one sentence."""
    if not missing:
        return words.text("All five parts are there")
    return words.text("Still missing: {parts}", parts=words.listed([words.text(_MISSING[part]) for part in missing]))


def minutes_told(words: Words, minutes: int) -> str:
    """Return a length: "45 minutes", "1 hour", "1 hour 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts: Iterable[str] = (
        words.plural("{n} hour", "{n} hours", hours) if hours else "",
        words.plural("{n} minute", "{n} minutes", rest) if rest or not hours else "",
    )
    return " ".join(filter(None, parts))
