"""What is said of a deal in lists and on its page: its age, its next step, its value."""

from __future__ import annotations

from datetime import date

from salesdesk.application.rows import DealRow, NextStep
from salesdesk.domain.ageing import Age, Cycle, Tier
from salesdesk.domain.deal import Stage, Status
from salesdesk.domain.follow_up import FollowUp, FollowUpState
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.wording.labels import label
from salesdesk.wording.words import Words


def age_told(age: Age, words: Words) -> str:
    """Return the age in words: "day 34, average 58", "12 days past average", "past 9 of 10 wins"."""
    if age.days is None:
        return words.text("no date")
    if age.tier is Tier.CANNOT_SAY or age.mean is None:
        return words.text("day {n}", n=age.days)
    average = round(age.mean)
    if age.tier is Tier.PAST_LONGEST:
        return words.text("older than any win")
    if age.tier is Tier.PAST_P90:
        return words.text("past 9 of 10 wins")
    if age.tier is Tier.PAST_MEAN:
        return words.plural("{n} day past average", "{n} days past average", max(1, age.days - average))
    return words.text("day {n}, average {average}", n=age.days, average=average)


def age_short(age: Age, words: Words) -> str:
    """Return the age in the few words of a table: "day 12 of 49"; past the average it says by how much."""
    if age.days is not None and age.tier is Tier.USUAL and age.mean is not None:
        return words.text("day {n} of {average}", n=age.days, average=round(age.mean))
    return age_told(age, words)


def age_explained(age: Age, cycle: Cycle, words: Words) -> str:
    """Return what the age is held against, with how many wins it rests on."""
    if age.days is None:
        return words.text("Neither a qualified nor a created date is known, so this deal has no age.")
    if not cycle.enough:
        return words.plural(
            "Day {day}. Only {n} won deal to compare with, 20 are needed to say more.",
            "Day {day}. Only {n} won deals to compare with, 20 are needed to say more.",
            cycle.n,
            day=age.days,
        )
    return words.text(
        "Day {day}. Won deals took {mean} days on average, 9 of 10 at most {p90}, none more than {longest} "
        "({n} won deals).",
        day=age.days,
        mean=words.number(cycle.mean or 0, 0),
        p90=cycle.p90,
        longest=cycle.longest,
        n=words.number(cycle.n),
    )


def step_told(step: NextStep | None, words: Words) -> str:
    """Return the next step with day and time, or that none is booked."""
    if step is None:
        return words.text("No next step booked")
    kind = label(words, step.meeting_kind) if step.meeting_kind else ""
    about = kind if step.meeting_kind and not step.topic else step.topic
    return words.text("{when}: {what}", when=words.day_time(step.starts), what=about)


def step_short(step: NextStep | None, words: Words) -> str:
    """Return the next step in the few words of a table: what kind it is and when."""
    if step is None:
        return words.text("No next step booked")
    kind = label(words, step.meeting_kind) if step.meeting_kind else words.text("Follow-up")
    return words.text("{kind} {when}", kind=kind, when=words.day_time(step.starts))


def next_told(at: Moment | None, today: date, words: Words) -> str:
    """Return when something was agreed for: "today, 10:30", else day and time; nothing booked says so."""
    if at is None:
        return words.text("no date booked")
    if at.day == today:
        return words.text("today, {clock}", clock=words.clock(at.local))
    return words.day_time(at)


def value_told(row: DealRow, words: Words) -> str:
    """Return the value; a list price is marked as an estimate, no value yet says so."""
    if row.value is not None:
        return words.money(row.value, cents=False)
    if row.estimate is not None:
        return words.text("about {amount}", amount=words.money(row.estimate, cents=False))
    return words.text("no value yet")


def estimate_short(estimate: Money | None, words: Words) -> str:
    """Return an estimate in the little room of a table, marked by a sign before it; a dash where there is none."""
    return words.text("≈ {amount}", amount=words.money(estimate, cents=False)) if estimate is not None else "–"


def moved_told(words: Words, title: str, stage: Stage) -> str:
    """Return what was done with a deal that was moved to a stage."""
    return words.text("“{title}” moved to {stage}", title=title, stage=stage.name)


def status_told(row: DealRow, words: Words) -> str:
    """Return the stage of an open deal, the status (and outcome) of a closed one."""
    if row.status is Status.OPEN:
        return row.stage or words.text("No stage")
    if row.outcome is not None:
        return label(words, row.outcome)
    return label(words, row.status)


def calendars_told(follow_up: FollowUp, words: Words) -> str:
    """Return the state of a follow-up and what it rests on."""
    if follow_up.state is FollowUpState.PROPOSED:
        return words.text("proposed, not promised yet")
    if follow_up.state is FollowUpState.IN_BOTH_CALENDARS:
        return words.text("agreed, in both calendars")
    return words.text("agreed")
