"""What became of a play in a period: seen, chosen or not, whose it is, and whom it has called (0.12, 0.14, 0.15)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from salesdesk.domain.activity import Activity, Channel
from salesdesk.domain.closing_in_time import Landing
from salesdesk.domain.deal import Deal
from salesdesk.domain.gap_plan import GapPlan
from salesdesk.domain.plays import Play, PlayKey
from salesdesk.domain.refusals import Missing, OutOfRange


class CallState(StrEnum):
    """Where a name of a call list stands."""

    TO_CALL = "to_call"
    CALLED = "called"
    MET = "met"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayCall:
    """A name of a call list with its day: what came of it, and the deal that it led to.

    `called_on` and `met_on` are days in the desk's zone; `skipped` is the reason why nobody called.
    """

    person_id: UUID
    due: date
    account_id: UUID | None = None
    minutes: int = 0
    called_on: date | None = None
    met_on: date | None = None
    skipped: str = ""
    deal_id: UUID | None = None

    @property
    def state(self) -> CallState:
        """Where it stands, told from its days."""
        if self.met_on is not None:
            return CallState.MET
        if self.called_on is not None:
            return CallState.CALLED
        return CallState.SKIPPED if self.skipped.strip() else CallState.TO_CALL


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayRun:
    """A play in a period, as somebody saw it.

    `verdict` is what it said when it was seen on `seen_on`; `chosen` is None until somebody decides, on `decided_on`.
    `rep_id` is whose gap it closes, `assigned_to` who makes the calls, `booked_under` under whom what it brings is
    booked when a manager took it over (0.12).
    """

    id: UUID
    period: str
    play: PlayKey
    verdict: Landing
    seen_on: date
    chosen: bool | None = None
    decided_on: date | None = None
    rep_id: UUID | None = None
    assigned_to: UUID | None = None
    booked_under: UUID | None = None
    calls: tuple[PlayCall, ...] = ()

    @property
    def results_of(self) -> UUID | None:
        """Whose results these are: the manager's who took it over, else of who makes the calls, else the rep's."""
        return self.booked_under or self.assigned_to or self.rep_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a call list is: names in all, those with an outcome, and those whose day is over without one."""

    names: int
    done: int
    late: int


_TALKS: Final = frozenset({Channel.CALL, Channel.VIDEO, Channel.VISIT})


def chosen(run: PlayRun, on: date) -> PlayRun:
    """Return the play as pursued from that day on (0.15).

    Raises OutOfRange (play_by) for mails, which sell nothing (0.7), Missing (committed) for accepting the miss: that
    takes a reason and a new number (0.11).
    """
    if run.play is Play.EMAILS:
        raise OutOfRange("play_by", Channel.EMAIL.value)
    if run.play is Play.ACCEPT_MISS:
        raise Missing("committed", "miss")
    return replace(run, chosen=True, decided_on=on)


def not_chosen(run: PlayRun, on: date) -> PlayRun:
    """Return the play as seen and not pursued; the decision is kept like a choice (0.15)."""
    return replace(run, chosen=False, decided_on=on)


def assigned(run: PlayRun, rep_id: UUID) -> PlayRun:
    """Return the play with its calls made by a rep; what it brings is theirs. Raises Missing (chosen)."""
    return replace(_pursued(run), assigned_to=rep_id, booked_under=None)


def taken_over(run: PlayRun, manager_id: UUID) -> PlayRun:
    """Return the play as made by the manager, under whom its results are booked (0.12). Raises Missing (chosen)."""
    return replace(_pursued(run), assigned_to=manager_id, booked_under=manager_id)


def booked(deal: Deal, run: PlayRun) -> Deal:
    """Return a deal that the play led to, owned by the manager who took it over: it flatters no rep's rate (0.12)."""
    return deal if run.booked_under is None else replace(deal, owner_id=run.booked_under)


def listed(run: PlayRun, plan: GapPlan) -> PlayRun:
    """Return the chosen play with the dated call list that the plan has for it (0.15). Raises Missing (chosen).

    A name that is on the list already keeps its outcome; one without an outcome takes its new day, or leaves the list.
    """
    kept = {call.person_id: call for call in _pursued(run).calls if call.state is not CallState.TO_CALL}
    fresh = tuple(
        PlayCall(
            person_id=call.candidate.person_id,
            account_id=call.candidate.account_id,
            due=call.due,
            minutes=call.candidate.minutes,
        )
        for call in plan.calls
        if call.candidate.play == run.play and call.candidate.person_id not in kept
    )
    return replace(run, calls=tuple(sorted((*kept.values(), *fresh), key=lambda one: one.due)))


def _pursued(run: PlayRun) -> PlayRun:
    if not run.chosen:
        raise Missing("chosen", "play")
    return run


def called(run: PlayRun, activity: Activity) -> PlayRun:
    """Return the list with what an activity did: those who were in it are called, those who were spoken with are met.

    What was done before the play was chosen is none of its results. Raises OutOfRange (play_by) for anything written:
    an e-mail never satisfies a play (0.7).
    """
    if activity.channel not in _TALKS:
        raise OutOfRange("play_by", activity.channel.value)
    begun = run.decided_on or run.seen_on
    return replace(run, calls=tuple(_after(call, activity, begun) for call in run.calls))


def _after(call: PlayCall, activity: Activity, begun: date) -> PlayCall:
    if call.person_id not in activity.people or activity.day < begun:
        return call
    called_on = min(call.called_on or activity.day, activity.day)
    met_on = min(call.met_on or activity.day, activity.day) if activity.spoke else call.met_on
    return replace(call, called_on=called_on, met_on=met_on, skipped="", deal_id=call.deal_id or activity.deal_id)


def skipped(run: PlayRun, person_id: UUID, reason: str) -> PlayRun:
    """Return the list with somebody passed over for a reason. Raises Missing (skip_reason) without one."""
    if not reason.strip():
        raise Missing("skip_reason", "play")
    return replace(
        run,
        calls=tuple(
            replace(call, skipped=reason.strip())
            if call.person_id == person_id and call.state is CallState.TO_CALL
            else call
            for call in run.calls
        ),
    )


def progress(run: PlayRun, today: date) -> Progress:
    """Return how far the call list is on a day; both the manager and the rep see the same (0.15)."""
    waiting = [call for call in run.calls if call.state is CallState.TO_CALL]
    return Progress(
        names=len(run.calls),
        done=len(run.calls) - len(waiting),
        late=sum(call.due < today for call in waiting),
    )
