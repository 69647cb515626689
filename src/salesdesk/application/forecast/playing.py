"""The plays of a period: all eleven and the desk's own, each with its verdict, what was decided and what it brought."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.application.call_lists import name_of
from salesdesk.application.forecast.ground import Ground
from salesdesk.application.ports import Reading
from salesdesk.domain.folding import fold
from salesdesk.domain.group_event import first_day, last_day
from salesdesk.domain.network import Group, GroupEvent
from salesdesk.domain.play_results import PlayResult, results, tries_of
from salesdesk.domain.play_run import PlayRun, Progress, progress
from salesdesk.domain.plays import Judged, OwnPlay, PlayKey, PlayWhy, Situation, judged


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a play brought so far: the team's, and one rep's beside it (0.16); no rep, no second one."""

    team: PlayResult
    rep: PlayResult | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayRow:
    """A play as the page lists it: `name` is that of a play of the desk's own, `event` that of the event or show.

    `run` is what was decided about it in the period, `progress` how far its call list is, `by` who makes the calls;
    `others` are the names of reps of a wider scope who pursue it against gaps of their own.
    """

    judged: Judged
    brought: Brought
    name: str = ""
    event: str = ""
    own: OwnPlay | None = None
    run: PlayRun | None = None
    progress: Progress | None = None
    by: str = ""
    others: tuple[str, ...] = ()

    @property
    def chosen(self) -> bool | None:
        """Whether it is pursued; None while nobody decided."""
        return self.run.chosen if self.run else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaysView:
    """All plays in their order; `whose` is the rep whose results stand beside the team's ("" for nobody).

    `no_cycle` tells that the desk won nothing yet and nobody said how long a sale takes: verdicts wait for it.
    """

    plays: tuple[PlayRow, ...]
    whose: str = ""
    no_cycle: bool = False

    @property
    def judged(self) -> tuple[Judged, ...]:
        """The verdicts alone."""
        return tuple(row.judged for row in self.plays)


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """The next event we host and the next fair or show we take part in, with their names."""

    event: GroupEvent | None = None
    event_on: date | None = None
    show: GroupEvent | None = None
    show_on: date | None = None


def events_of(events: Iterable[GroupEvent], groups: Iterable[Group], company: str, day: date, zone: str) -> Events:
    """Return the next events: those of a group with our own company's name are ours, others count once we attend."""
    ours = {group.id for group in groups if company.strip() and fold(group.name).strip() == fold(company).strip()}
    ahead = sorted(
        (one for one in events if last_day(one, zone) >= day and one.attending is not False),
        key=lambda one: (first_day(one, zone), one.title, one.id),
    )
    hosted = next((one for one in ahead if one.group_id in ours), None)
    show = next((one for one in ahead if one.group_id not in ours and one.attending), None)
    return Events(
        event=hosted,
        event_on=max(day, first_day(hosted, zone)) if hosted else None,
        show=show,
        show_on=max(day, first_day(show, zone)) if show else None,
    )


def situation_of(ground: Ground, events: Events, *, more_to_sell: bool | None) -> Situation:
    """Return what the plays of a ground are judged by."""
    return Situation(
        period=ground.period,
        today=ground.day,
        cycles=ground.cycles,
        more_to_sell=more_to_sell,
        event_on=events.event_on,
        show_on=events.show_on,
    )


def run_of(runs: Iterable[PlayRun], period: str, key: PlayKey, rep_id: UUID | None) -> PlayRun | None:
    """Return what was decided about a play in a period for somebody (None: for everybody)."""
    return next((one for one in runs if (one.period, one.play, one.rep_id) == (period, key, rep_id)), None)


def plays_of(
    ground: Ground,
    own: Sequence[OwnPlay],
    runs: Sequence[PlayRun],
    events: Events,
    *,
    more_to_sell: bool | None,
) -> PlaysView:
    """Return all plays with verdict, decision, progress and results; nothing is read for it."""
    found = judged(situation_of(ground, events, more_to_sell=more_to_sell), own)
    whose = ground.scope.owner_id or ground.settings.me
    names = {rep.id: rep.name for rep in ground.reps}
    brought = _brought(ground, own, runs, whose)
    rows = tuple(_row(one, own, runs, ground, events, brought[one.key]) for one in found)
    return PlaysView(
        plays=rows,
        whose=names.get(whose, "") if whose and len(names) > 1 else "",
        no_cycle=any(one.why is PlayWhy.NO_CYCLE for one in found),
    )


def _brought(
    ground: Ground, own: Sequence[OwnPlay], runs: Sequence[PlayRun], whose: UUID | None
) -> Mapping[PlayKey, Brought]:
    tries = tries_of(runs, {deal.id: deal for deal in ground.desk}, ground.day)
    keys = [one.id for one in own]
    team = results(tries, ground.currency, keys)
    reps = results(tries, ground.currency, keys, whose) if whose and len(ground.reps) > 1 else [None] * len(team)
    return {one.play: Brought(team=one, rep=rep) for one, rep in zip(team, reps, strict=True)}


def _row(
    found: Judged,
    own: Sequence[OwnPlay],
    runs: Sequence[PlayRun],
    ground: Ground,
    events: Events,
    brought: Brought,
) -> PlayRow:
    play = next((one for one in own if one.id == found.key), None)
    run = run_of(runs, ground.period.name, found.key, ground.scope.owner_id)
    of_day = {events.event_on: events.event, events.show_on: events.show}
    event = of_day.get(found.event_on) if found.event_on else None
    return PlayRow(
        judged=found,
        brought=brought,
        name=play.name if play else "",
        event=event.title if event else "",
        own=play,
        run=run,
        progress=progress(run, ground.day) if run and run.calls else None,
        by=name_of(ground.reps, run.results_of) if run and run.chosen else "",
        others=_others(runs, ground, found.key),
    )


def _others(runs: Sequence[PlayRun], ground: Ground, key: PlayKey) -> tuple[str, ...]:
    """The reps of a wider scope who pursue a play by themselves, by name."""
    scope = ground.scope
    meant = {rep.id: rep.name for rep in ground.reps if scope.team_id in {None, rep.team_id}}
    pursued = {one.rep_id for one in runs if one.chosen and (one.period, one.play) == (ground.period.name, key)}
    return () if scope.owner_id else tuple(sorted(name for rep, name in meant.items() if rep in pursued))


def plays_seen(look: Reading, ground: Ground, *, more_to_sell: bool | None) -> PlaysView:
    """Return the plays of a ground as one look at the desk has them."""
    settings = ground.settings
    events = events_of(look.every(GroupEvent), look.every(Group), settings.company.name, ground.day, settings.zone)
    return plays_of(ground, look.every(OwnPlay), look.every(PlayRun), events, more_to_sell=more_to_sell)
