"""The gap as one view, and what is done about it: plays chosen, lists handed out, own plays, hours (0.12-0.15)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.call_lists import CallList, lists_seen
from salesdesk.application.changes import Edit, Step
from salesdesk.application.forecast.call_reasons import CallReasons
from salesdesk.application.forecast.gap import GapView, gap_of, view_of
from salesdesk.application.forecast.ground import EVERYBODY, Ground, Scope, ground_of
from salesdesk.application.forecast.naming import PlanView, book_of, guarded, planned, reasons_of
from salesdesk.application.forecast.playing import PlaysView, plays_seen, run_of
from salesdesk.application.ports import Reading, WorkCalendars
from salesdesk.application.selling import stages_in_order
from salesdesk.domain import deal as deals
from salesdesk.domain import play_run
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, Motion
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.gap_plan import GapPlan
from salesdesk.domain.play_gap import PlayGap
from salesdesk.domain.play_run import CallState, PlayCall, PlayRun
from salesdesk.domain.plays import MOTION_OF, OwnPlay, Play, PlayKey, checked
from salesdesk.domain.refusals import Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingView:
    """Everything about a gap on a day: how big it is, the plays, the plan with names, the lists that run.

    `plan` is None where there is no target or no gap; `listed` are those who stand on a list already.
    """

    gap: GapView
    plays: PlaysView
    plan: PlanView | None
    lists: tuple[CallList, ...]
    settings: DeskSettings

    @property
    def ground(self) -> Ground:
        """What all of it rests on."""
        return self.gap.ground

    @property
    def listed(self) -> frozenset[UUID]:
        """Who stands on a call list of the period."""
        return frozenset(one.call.person_id for listed in self.lists for one in listed.calls)


@dataclass(frozen=True, slots=True)
class Pursuing:
    """What a rep and a manager do about a gap; every act is one undoable step."""

    bench: Bench
    calendars: WorkCalendars

    # looking

    def view(self, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY) -> ClosingView:
        """Return everything about the gap of a period for a scope on a day. Raises NotAPeriod."""
        ground = ground_of(self.bench, self.calendars, name, as_of, scope)
        with self.bench.look() as look:
            return closing(look, ground)

    # choosing

    def choose(self, key: PlayKey, name: str = "", scope: Scope = EVERYBODY) -> Step:
        """Pursue a play: its names become a dated call list (0.15); chosen again, the list is planned anew.

        Raises OutOfRange (play_by) for mails, Missing (committed) for accepting the miss.
        """
        view = self.view(name, scope=scope)
        before, run = self._run(view, key)
        run = play_run.chosen(run, view.ground.today)
        if view.plan is not None:
            free = _without(view.plan.plan, self._waiting(run))
            run = play_run.listed(run, free)
        if before is not None and scope.team_id is not None:
            run = _with_others(run, before)
        return self.bench.do(Edit(before, run))

    def _waiting(self, run: PlayRun) -> frozenset[UUID]:
        """Who waits for a call on another list of the period: nobody is called for two of them."""
        with self.bench.look() as look:
            others = [one for one in look.every(PlayRun) if one.chosen and one.period == run.period]
        return frozenset(
            call.person_id
            for one in others
            for call in one.calls
            if one.id != run.id and call.state is CallState.TO_CALL
        )

    def leave(self, key: PlayKey, name: str = "", scope: Scope = EVERYBODY) -> Step:
        """Decide against a play; its names without an outcome leave the list, the others stay known (0.15).

        A team lets go of its own names only: who else waits on everybody's list is called all the same.
        """
        view = self.view(name, scope=scope)
        before, run = self._run(view, key)
        theirs = None
        if scope.team_id is not None:
            with self.bench.look() as look:
                theirs = frozenset(reasons_of(look, view.ground).in_scope())
        after = replace(run, calls=tuple(call for call in run.calls if _stays(call, theirs)))
        if any(call.state is CallState.TO_CALL for call in after.calls):
            return self.bench.do(Edit(before, after))
        return self.bench.do(Edit(before, play_run.not_chosen(after, view.ground.today)))

    def assign(self, run_id: UUID, rep_id: UUID) -> Step:
        """Give a call list to a rep (0.15). Raises NotKept, Missing (chosen)."""
        return self.bench.changed(PlayRun, run_id, partial(play_run.assigned, rep_id=rep_id))

    def take_over(self, run_id: UUID) -> Step:
        """Make the calls of a list myself: what they bring is booked under me, no rep's rate is flattered (0.12).

        Raises NotKept, Missing (chosen; me, where the desk does not know who I am).
        """
        with self.bench.look() as look:
            me = self.bench.changes.settings(look).me
            if me is None:
                raise Missing("me", "play")
            before = live(look, PlayRun, run_id)
            today = self.bench.today()
            mine = run_of(look.every(PlayRun), before.period, Play.TAKE_OVER, before.rep_id)
        kept = mine or PlayRun(
            id=self.bench.new_id(),
            period=before.period,
            play=Play.TAKE_OVER,
            verdict=before.verdict,
            seen_on=today,
            rep_id=before.rep_id,
        )
        also = play_run.chosen(kept, today)
        return self.bench.do(Edit(before, play_run.taken_over(before, me)), Edit(mine, also))

    def _run(self, view: ClosingView, key: PlayKey) -> tuple[PlayRun | None, PlayRun]:
        """What is kept of a play, and the record to decide on: the verdict that is seen now stays with it (0.15)."""
        row = next(one for one in view.plays.plays if one.judged.key == key)
        verdict, ground = row.judged.verdict, view.ground
        if row.run is not None:
            return row.run, replace(row.run, verdict=verdict)
        run = PlayRun(
            id=self.bench.new_id(),
            period=ground.period.name,
            play=key,
            verdict=verdict,
            seen_on=ground.today,
            rep_id=ground.scope.owner_id,
        )
        return None, run

    # calling

    def skip(self, run_id: UUID, person_id: UUID, reason: str) -> Step:
        """Pass somebody over, with the reason. Raises NotKept, Missing (skip_reason)."""
        return self.bench.changed(PlayRun, run_id, partial(play_run.skipped, person_id=person_id, reason=reason))

    def start_deal(self, run_id: UUID, person_id: UUID, title: str) -> Step:
        """Start a deal that a call led to: it is owned by who makes the calls, or by who took the play over (0.12).

        Raises NotKept, Missing (title).
        """
        with self.bench.look() as look:
            run = live(look, PlayRun, run_id)
            deal = self._deal(look, run, person_id, title)
        with_deal = tuple(replace(call, deal_id=deal.id) if call.person_id == person_id else call for call in run.calls)
        return self.bench.do(Edit(None, deal), Edit(run, replace(run, calls=with_deal)))

    def _deal(self, look: Reading, run: PlayRun, person_id: UUID, title: str) -> Deal:
        settings, stages = self.bench.changes.settings(look), stages_in_order(look)
        today = self.bench.changes.today(settings)
        call = next(one for one in run.calls if one.person_id == person_id)
        account = look.find(Account, call.account_id)
        deal = Deal(
            id=self.bench.new_id(),
            title=title.strip() or (account.name if account else ""),
            currency=settings.currency,
            account_id=call.account_id,
            owner_id=run.results_of or settings.me,
            motion=_motion(look, run),
            created_on=today,
            people=(deals.DealPerson(person_id=person_id),),
        )
        deal = play_run.booked(deal, run)
        return deals.moved(deal, stages[0], today) if stages else deal

    # own plays

    def keep_own(self, key: UUID | None, told: OwnPlay) -> Step:
        """Keep a play of the desk's own, a new one without a key. Raises Missing (name), OutOfRange (play_lead)."""
        if key is None:
            return self.bench.do(Edit(None, checked(replace(told, id=self.bench.new_id(), name=told.name.strip()))))
        return self.bench.changed(OwnPlay, key, lambda _: checked(replace(told, id=key, name=told.name.strip())))

    def remove_own(self, key: UUID) -> Step:
        """Put a play of the desk's own away; what it brought stays known. Raises NotKept."""
        with self.bench.look() as look:
            before = live(look, OwnPlay, key)
        return self.bench.do(Edit(before, None))

    # what is known

    def set_cycle(self, days: int | None) -> Step:
        """Say how many days a sale usually takes, for as long as nothing was won (0.1)."""
        return self._set(lambda settings: replace(settings, usual_cycle=days))

    def set_minutes(self, minutes: int) -> Step:
        """Say how many minutes a rep has on a working day for such calls (B5). Raises OutOfRange."""
        return self._set(lambda settings: replace(settings, play_minutes=minutes))

    def _set(self, change: Callable[[DeskSettings], DeskSettings]) -> Step:
        settings = self.bench.settings()
        return self.bench.changed(DeskSettings, settings.id, change)


def closing(look: Reading, ground: Ground) -> ClosingView:
    """Return everything about the gap of a ground; since when it is open is asked by itself (`Gap.since`)."""
    reasons, gap = reasons_of(look, ground), gap_of(ground)
    plays = plays_seen(look, ground, more_to_sell=reasons.known.sold.more_to_sell)
    runs = [one for one in look.every(PlayRun) if one.period == ground.period.name and _in_scope(one, ground)]
    return ClosingView(
        gap=view_of(ground, gap, reasons.known.sold.accounts),
        plays=plays,
        plan=_plan(look, reasons, gap, plays, runs) if gap.needs_plan else None,
        lists=lists_seen(look, runs, ground.day),
        settings=ground.settings,
    )


def _plan(
    look: Reading, reasons: CallReasons, gap: PlayGap, plays: PlaysView, runs: Sequence[PlayRun]
) -> PlanView | None:
    book = book_of(look, reasons)
    return planned(book, guarded(look, book, plays.judged, _over_with(runs)), gap, plays.judged)


def _without(found: GapPlan, people: frozenset[UUID]) -> GapPlan:
    return replace(found, calls=tuple(one for one in found.calls if one.candidate.person_id not in people))


def _with_others(run: PlayRun, before: PlayRun) -> PlayRun:
    """A team's names come to those of everybody's list: no other team's wait is ended by it."""
    there = {call.person_id for call in run.calls}
    return replace(run, calls=(*run.calls, *(call for call in before.calls if call.person_id not in there)))


def _stays(call: PlayCall, theirs: frozenset[UUID] | None) -> bool:
    """Whether a name stays on a list given up: with its outcome, or at none of `theirs`, the accounts (None: all)."""
    return call.state is not CallState.TO_CALL or (theirs is not None and call.account_id not in theirs)


def _in_scope(run: PlayRun, ground: Ground) -> bool:
    """Whether a list is one of the scope's: made for it, or done by somebody in it."""
    scope = ground.scope
    if scope.owner_id is not None:
        return scope.owner_id in {run.rep_id, run.assigned_to}
    team = {rep.id for rep in ground.reps if rep.team_id == scope.team_id}
    return scope.team_id is None or bool({run.rep_id, run.assigned_to} & team)


def _over_with(runs: Iterable[PlayRun]) -> frozenset[UUID]:
    """Who was called or passed over in the period already: they are in no plan again."""
    return frozenset(call.person_id for run in runs for call in run.calls if call.state is not CallState.TO_CALL)


def _motion(look: Reading, run: PlayRun) -> Motion:
    if isinstance(run.play, UUID):
        own = look.find(OwnPlay, run.play)
        return own.motion if own else Motion.NEW
    return MOTION_OF.get(run.play, Motion.NEW)
