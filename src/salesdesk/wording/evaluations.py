"""What is said of evaluations: until when they are due, what came of a call, what calls bring."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from salesdesk.domain.call_report import CallReport, ReturnOnMeetings
from salesdesk.domain.evaluation import DUE_WITHIN, OutcomeClass
from salesdesk.domain.rates import Rate
from salesdesk.wording.labels import N_
from salesdesk.wording.words import Words

FEWEST = 8
"""From how many calls on a share is told; below it the answer is "cannot say" (as F1)."""

_PROPOSED: Mapping[OutcomeClass, str] = {
    OutcomeClass.ADVANCE: N_("They promised an act with a day: that is an advance."),
    OutcomeClass.CONTINUATION: N_("Nothing was promised with a day: that is a continuation."),
}


def proposed_told(words: Words, outcome: OutcomeClass) -> str:
    """Return why an outcome is proposed (2.3)."""
    return words.text(_PROPOSED.get(outcome, "")) if outcome in _PROPOSED else ""


def due_told(words: Words, ends_at: datetime | None, held_on: date | None, now: datetime, zone: str) -> str:
    """Return until when a call is to be evaluated: "by tomorrow 11:00", "since yesterday 11:00" (4.31).

    Within 24 hours of its planned end (UTC); without one until the end of the day after it was held. Days and
    times are told in the zone.
    """
    if ends_at is None:
        if held_on is None:
            return ""
        due_on = held_on + timedelta(days=1)
        today = now.astimezone(ZoneInfo(zone)).date()
        day = _day_told(words, due_on, today)
        return words.text("by {when}", when=day) if due_on >= today else words.text("since {when}", when=day)
    due = (ends_at + DUE_WITHIN).astimezone(ZoneInfo(zone))
    here = now.astimezone(ZoneInfo(zone))
    when = words.text("{day} {clock}", day=_day_told(words, due.date(), here.date()), clock=words.clock(due))
    return words.text("by {when}", when=when) if due >= here else words.text("since {when}", when=when)


def is_late(ends_at: datetime | None, held_on: date | None, now: datetime, zone: str) -> bool:
    """Tell whether the day in which a call is to be evaluated is over."""
    if ends_at is not None:
        return ends_at + DUE_WITHIN < now
    return held_on is not None and held_on + timedelta(days=1) < now.astimezone(ZoneInfo(zone)).date()


def _day_told(words: Words, day: date, today: date) -> str:
    near = {
        0: words.text("today"),
        1: words.text("tomorrow"),
        -1: words.text("yesterday"),
    }
    return near.get((day - today).days) or words.day(day)


def rate_told(words: Words, rate: Rate) -> str:
    """Return a share in the few letters of a figure; too few calls say nothing."""
    return words.percent(rate.value) if rate.n >= FEWEST else words.text("Cannot say")


def rate_rests_on(words: Words, rate: Rate, what: str) -> str:
    """Return what a share rests on: "of 24 calls held, between 41 and 78 %"; `what` holds {n}."""
    counted = what.format(n=words.number(rate.n))
    if rate.n == 0:
        return words.text("{counted} so far", counted=counted)
    if rate.n < FEWEST:
        return words.text("{counted}, too few for a share", counted=counted)
    return words.text(
        "{counted}, between {low} and {high}",
        counted=counted,
        low=words.percent(rate.low),
        high=words.percent(rate.high),
    )


def rate_cell(words: Words, rate: Rate) -> str:
    """Return a share with its number, for a cell of a table: "62 % of 24", or that nothing can be said of 3."""
    if rate.n < FEWEST:
        return words.text("cannot say, {n} seen", n=words.number(rate.n))
    return words.text("{share} of {n}", share=words.percent(rate.value), n=words.number(rate.n))


def accuracy_told(words: Words, found: ReturnOnMeetings) -> str:
    """Return actual over expected as per cent; of too few calls, or with nothing expected, it cannot be said (B10)."""
    if found.accuracy is None or found.calls < FEWEST:
        return words.text("cannot say")
    return words.percent(float(found.accuracy))


def report_told(words: Words, report: CallReport) -> str:
    """Return the sentence over the report."""
    if not report.calls:
        return words.text("No call was recorded yet")
    held = words.plural("{n} call held", "{n} calls held", report.calls)
    evaluated = words.plural("{n} evaluated", "{n} evaluated", report.advances.n)
    return words.text("{held}, {evaluated}", held=held, evaluated=evaluated)
