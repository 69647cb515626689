"""The dated call lists of chosen plays: who is still to be called, by whom, what came of the others (0.12, 0.15)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from salesdesk.application.bench import there
from salesdesk.application.changes import Edit
from salesdesk.application.gap_rows import Reachable
from salesdesk.application.ports import Reading
from salesdesk.domain.activity import Activity, Channel
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.play_run import CallState, PlayCall, PlayRun, Progress, booked, called, progress
from salesdesk.domain.plays import OwnPlay, PlayKey

_WRITTEN = frozenset({Channel.EMAIL, Channel.MESSAGE, Channel.LETTER, Channel.DESK})


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCall:
    """A name of a call list as it is shown; `late` says that its day is over without an outcome.

    `left_alone`: they asked not to be contacted, or are gone, since the list was made; no number is told of them.
    """

    run_id: UUID
    play: PlayKey
    call: PlayCall
    name: str
    account: str = ""
    phone: str = ""
    play_name: str = ""
    late: bool = False
    deal: str = ""
    left_alone: bool = False

    @property
    def waits(self) -> bool:
        """Whether they are still to be called."""
        return self.call.state is CallState.TO_CALL


@dataclass(frozen=True, slots=True, kw_only=True)
class CallList:
    """The call list of a chosen play; `taken_over` says that a manager makes the calls (0.12)."""

    run: PlayRun
    calls: tuple[ListedCall, ...]
    progress: Progress
    by: str = ""
    play_name: str = ""

    @property
    def taken_over(self) -> bool:
        """Whether what it brings is booked under a manager."""
        return self.run.booked_under is not None


def lists_seen(look: Reading, runs: Iterable[PlayRun], day: date) -> tuple[CallList, ...]:
    """Return the call lists of chosen plays with names, those that wait for a call first, by day."""
    chosen = [run for run in runs if run.chosen and run.calls]
    if not chosen:
        return ()
    people = look.rows.reachable([call.person_id for run in chosen for call in run.calls])
    accounts = {key: one.name for key, one in look.rows.accounts_in_brief().items()}
    own, reps = {one.id: one.name for one in look.every(OwnPlay)}, look.every(Rep)
    titles = {
        key: deal.title
        for key in {call.deal_id for run in chosen for call in run.calls if call.deal_id}
        if (deal := there(look, Deal, key)) is not None
    }
    return tuple(_list(run, people, accounts, own, reps, titles, day) for run in chosen)


def _list(
    run: PlayRun,
    people: Mapping[UUID, Reachable],
    accounts: Mapping[UUID, str],
    own: Mapping[UUID, str],
    reps: Sequence[Rep],
    titles: Mapping[UUID, str],
    day: date,
) -> CallList:
    play_name = own.get(run.play, "") if isinstance(run.play, UUID) else ""

    def shown(call: PlayCall) -> ListedCall:
        person = people.get(call.person_id)
        left_alone = person is None or person.do_not_contact
        return ListedCall(
            run_id=run.id,
            play=run.play,
            call=call,
            name=person.name if person else "",
            account=accounts.get(call.account_id, "") if call.account_id else "",
            phone="" if person is None or left_alone else person.phone,
            play_name=play_name,
            late=call.state is CallState.TO_CALL and call.due < day,
            deal=titles.get(call.deal_id, "") if call.deal_id else "",
            left_alone=left_alone,
        )

    calls = sorted((shown(call) for call in run.calls), key=lambda one: (not one.waits, one.call.due, one.name))
    return CallList(
        run=run,
        calls=tuple(calls),
        progress=progress(run, day),
        by=name_of(reps, run.results_of),
        play_name=play_name,
    )


def due_calls(look: Reading, day: date, me: UUID | None) -> tuple[ListedCall, ...]:
    """Return whom somebody is to call today for a gap, late ones first; lists that nobody has are everybody's.

    So are those of a rep who left. Who asked not to be contacted since the list was made is nobody's call any more.
    """
    others = {rep.id for rep in look.every(Rep) if rep.active} - {me} if me is not None else set[UUID]()
    mine = [
        run
        for run in look.every(PlayRun)
        if run.chosen and run.results_of not in others and any(_due(call, day) for call in run.calls)
    ]
    listed = (one for found in lists_seen(look, mine, day) for one in found.calls if _due(one.call, day))
    return tuple(sorted((one for one in listed if not one.left_alone), key=lambda one: (one.call.due, one.name)))


def _due(call: PlayCall, day: date) -> bool:
    return call.state is CallState.TO_CALL and call.due <= day


def lists_after(look: Reading, before: Activity | None, after: Activity | None) -> Sequence[Edit]:
    """Return what an entry of the log that comes, changes or goes does to call lists, and to deals they led to.

    What is written is no call (0.7). A deal that began after a manager took the play over is the manager's (0.12).
    """
    people = {key for one in (before, after) if one is not None for key in one.people}
    if not people:
        return ()
    edits: dict[UUID, Edit] = {}
    for run in look.every(PlayRun):
        if run.chosen and any(call.person_id in people for call in run.calls):
            now = _heard(look, run, before, after)
            found = [*([Edit(run, now)] if now != run else []), *_taken_along(look, now, after)]
            # A deal that two lists led to is the manager's of the later one.
            edits |= {edit.key[1]: edit for edit in found}
    return list(edits.values())


def _heard(look: Reading, run: PlayRun, before: Activity | None, after: Activity | None) -> PlayRun:
    now = run
    if before is not None and before.channel not in _WRITTEN:
        now = replace(run, calls=tuple(_without(call, before) for call in run.calls))
        for other in look.rows.talks(before.people, run.decided_on or run.seen_on):
            if other.id != before.id and other.channel not in _WRITTEN:
                now = called(now, other)
    return now if after is None or after.channel in _WRITTEN else called(now, after)


def _without(call: PlayCall, activity: Activity) -> PlayCall:
    """Return a name without what an entry said of it."""
    if call.person_id not in activity.people or call.called_on is None:
        return call
    if activity.day not in {call.called_on, call.met_on}:
        return call
    deal_id = None if call.deal_id == activity.deal_id else call.deal_id
    return replace(call, called_on=None, met_on=None, deal_id=deal_id)


def _taken_along(look: Reading, run: PlayRun, after: Activity | None) -> list[Edit]:
    """The deal that a talk was about, once a manager has taken the play over, if it began since."""
    if after is None or after.deal_id is None or all(call.deal_id != after.deal_id for call in run.calls):
        return []
    deal, begun = there(look, Deal, after.deal_id), run.decided_on or run.seen_on
    if deal is None or deal.status is not Status.OPEN or deal.created_on is None or deal.created_on < begun:
        return []
    now = booked(deal, run)
    return [] if now == deal else [Edit(deal, now)]


def name_of(reps: Iterable[Rep], key: UUID | None) -> str:
    """Return the name of a rep, "" for nobody."""
    return next((rep.name for rep in reps if rep.id == key), "")
