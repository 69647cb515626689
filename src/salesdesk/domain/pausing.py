"""Time in which a deal does not age: the customer stopped it and said until when (terms: age, pauses out)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from salesdesk.domain.refusals import Missing, OutOfRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A stop from a day on (desk's zone) to the day it went on again, which counts; None: it still stands."""

    begun_on: date
    ended_on: date | None = None
    reason: str = ""


def paused_days(pauses: Iterable[Pause], since: date, to: date) -> int:
    """Return the calendar days between two days that pauses take out; days under two pauses count once."""
    days, reached = 0, since
    for pause in sorted(pauses, key=lambda one: one.begun_on):
        begun, ended = max(pause.begun_on, reached), min(pause.ended_on or to, to)
        if ended > begun:
            days += (ended - begun).days
            reached = ended
    return days


def days_old(since: date, day: date, paused_age: int | None) -> int:
    """Return how old what ages from `since` is on a day; one that waits gets no older than `paused_age`."""
    days = max(0, (day - since).days)
    return days if paused_age is None else min(days, paused_age)


def begun(pauses: tuple[Pause, ...], on: date, reason: str) -> tuple[Pause, ...]:
    """Return the pauses with another one that stands from a day on. Raises Missing (reason), OutOfRange."""
    return checked_pauses((*pauses, Pause(begun_on=on, reason=reason.strip())))


def ended(pauses: tuple[Pause, ...], on: date) -> tuple[Pause, ...]:
    """Return the pauses with the one that stands ended on a day, on which the deal ages again. Raises OutOfRange."""
    return checked_pauses(tuple(replace(one, ended_on=on) if one.ended_on is None else one for one in pauses))


def standing(pauses: Iterable[Pause]) -> Pause | None:
    """Return the pause that is not over, if there is one."""
    return next((pause for pause in pauses if pause.ended_on is None), None)


def checked_pauses(pauses: tuple[Pause, ...]) -> tuple[Pause, ...]:
    """Return the pauses as they may be kept: each with a reason, ended after it began, and only one standing.

    Raises Missing (reason), OutOfRange (pause_ended_on, second_pause).
    """
    for pause in pauses:
        if not pause.reason.strip():
            raise Missing("reason", "pause")
        if pause.ended_on is not None and pause.ended_on < pause.begun_on:
            raise OutOfRange("pause_ended_on", pause.ended_on.isoformat(), pause.begun_on.isoformat())
    if sum(pause.ended_on is None for pause in pauses) > 1:
        raise OutOfRange("second_pause", "")
    return pauses
