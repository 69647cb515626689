"""What is said of leads: how long they wait, how fast they were answered, why marketing has them (3.4-3.6)."""

from __future__ import annotations

from collections.abc import Mapping

from salesdesk.application.handing_back import Failable
from salesdesk.application.lead_view import FeedbackRow, Heading, LeadRow, LeadsView
from salesdesk.domain.fit import FitCriterion
from salesdesk.domain.lead import Lead, LeadState
from salesdesk.domain.lead_clock import HOUR, LeadClock
from salesdesk.wording.fit import wanted_told
from salesdesk.wording.labels import N_, label
from salesdesk.wording.words import Words

_HEADINGS: Mapping[Heading, str] = {
    Heading.UNTOUCHED: N_("Not touched yet"),
    Heading.AGAIN: N_("To look at again today"),
    Heading.SPOKEN: N_("Spoken with"),
    Heading.DEAL: N_("Became a deal"),
    Heading.MARKETING: N_("Back with marketing"),
}


def heading_told(words: Words, heading: Heading, more: int) -> str:
    """Return a heading; where the list is cut it says how many more there are."""
    told = words.text(_HEADINGS[heading])
    return words.text("{heading}, {n} more found by searching", heading=told, n=words.number(more)) if more else told


def wait_told(words: Words, minutes: int, day: int) -> str:
    """Return working time in the unit one thinks in: "45 min", "2 h 15 min", "3 working days" of `day` minutes."""
    if minutes < HOUR:
        return words.text("{n} min", n=minutes)
    if minutes >= day:
        return words.plural("{n} working day", "{n} working days", minutes // day)
    hours, rest = divmod(minutes, HOUR)
    return words.text("{h} h {n} min", h=hours, n=rest) if rest else words.text("{h} h", h=hours)


def clock_told(words: Words, row: LeadRow, clock: LeadClock) -> str:
    """Return the clock of a lead in words, beside its icon; nothing for one that left without a word."""
    if row.waited is None:
        return ""
    day = clock.calendar.day_minutes
    told = wait_told(words, row.waited.minutes, day)
    if not row.waited.runs:
        return words.text("Answered after {time}", time=told)
    if row.waited.is_late(clock.hours):
        return words.text("Waits {time}, target {target}", time=told, target=words.text("{h} h", h=clock.hours))
    return words.text("{time} left", time=wait_told(words, clock.hours * HOUR - row.waited.minutes, day))


def state_told(words: Words, row: LeadRow, view: LeadsView) -> str:
    """Return what the pill of a lead says: its clock, or when to look at it again."""
    lead = row.lead
    if lead.state is LeadState.HANDED_BACK and lead.hand_back is not None:
        return words.text("Look again {day}", day=words.short_date(lead.hand_back.revisit_on))
    return clock_told(words, row, view.clock)


def second_line(words: Words, row: LeadRow) -> str:
    """Return what stands under the name: what brought it back or why it left, else source, account, when it came."""
    lead = row.lead
    if lead.state is LeadState.HANDED_BACK and lead.hand_back is not None:
        back = lead.hand_back
        return words.text("{criterion}: {reason}", criterion=back.failed, reason=back.reason)
    if lead.signal and lead.signal_on is not None:
        return words.text("New since {day}: {signal}", day=words.short_date(lead.signal_on), signal=lead.signal)
    account = row.account if row.account != lead.name else ""
    came = words.text("came {when}", when=words.day_time(lead.received))
    if row.deal and lead.state is LeadState.DEAL:
        return words.text("Deal “{title}”, {came}", title=row.deal, came=came)
    return ", ".join(filter(None, (lead.source, account, row.person, came)))


def handed_back_told(words: Words, lead: Lead) -> str:
    """Return everything that marketing was told, in sentences."""
    back = lead.hand_back
    if back is None:
        return ""
    return words.text(
        "Went back {day}. Does not meet: {criterion}. Why: {reason}. They saw: {seen}. Look again {revisit}.",
        day=words.short_date(back.on),
        criterion=back.failed,
        reason=back.reason,
        seen=back.seen,
        revisit=words.short_date(back.revisit_on),
    )


def leads_sentence(words: Words, view: LeadsView) -> str:
    """Return how things stand: how many wait and which waits longest, how many to look at again."""
    waiting, again = len(view.untouched), len(view.again)
    longest = view.clock.waiting[0].minutes if view.clock.waiting else 0
    waits = wait_told(words, longest, view.clock.calendar.day_minutes)
    parts: list[str] = []
    if waiting:
        told = words.plural("{n} lead waits for a first talk", "{n} leads wait for a first talk", waiting)
        parts.append(words.text("{told}, the longest {time}", told=told, time=waits))
    if again:
        parts.append(words.plural("{n} to look at again today", "{n} to look at again today", again))
    return "; ".join(parts) + "." if parts else words.text("Nobody waits.")


def met_told(words: Words, clock: LeadClock) -> str:
    """Return the share that was answered in time; even of a few leads, because its interval stands beside it."""
    return words.text("Cannot say") if clock.met.value is None else words.percent(clock.met.value)


def met_rests_on(words: Words, clock: LeadClock) -> str:
    """Return what the share is of, and between which shares it may really lie (F8)."""
    if clock.met.n == 0:
        return words.text("No lead was answered yet, and none is late.")
    return words.plural(
        "of {n} lead, so really between {low} and {high}. One that waits too long counts as not met.",
        "of {n} leads, so really between {low} and {high}. Those that wait too long count as not met.",
        clock.met.n,
        low=words.percent(clock.met.low),
        high=words.percent(clock.met.high),
    )


def median_told(words: Words, clock: LeadClock) -> str:
    """Return the usual time to the first talk."""
    if clock.median is None:
        return words.text("Nobody was spoken with yet.")
    return words.plural(
        "The usual time to the first talk is {time} (median of {n} lead).",
        "The usual time to the first talk is {time} (median of {n} leads).",
        clock.spoken,
        time=wait_told(words, clock.median, clock.calendar.day_minutes),
    )


def hours_told(words: Words, clock: LeadClock) -> str:
    """Return the target and the hours in which the clock runs."""
    return words.text(
        "Target: the first talk within {target} of working time. The clock runs on the desk's working days "
        "from {opens} to {closes}; weekends and public holidays stop it.",
        target=words.text("{h} h", h=clock.hours),
        opens=words.clock(clock.calendar.opens),
        closes=words.clock(clock.calendar.closes),
    )


def failing(words: Words, found: Failable) -> list[str]:
    """Return what a lead can fail: what the ideal customer is like, then what the first stage asks for."""
    fits = [criterion_told(words, one) for one in found.criteria]
    return [*fits, *(one.text for one in found.asked)]


def criterion_told(words: Words, criterion: FitCriterion) -> str:
    """Return a criterion of the ideal customer: "Employees: at least 100"."""
    return words.text("{name}: {wanted}", name=label(words, criterion.field), wanted=wanted_told(words, criterion))


def heard_from(words: Words, row: FeedbackRow) -> str:
    """Return where and when something was heard: "Objection, Meyer & Sohn, 12 Nov 2026"."""
    kind, day = label(words, row.feedback.kind), words.short_date(row.feedback.noted_on)
    return ", ".join(filter(None, (kind, row.account or row.deal, day)))
