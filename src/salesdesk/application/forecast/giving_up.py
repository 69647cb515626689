"""Accepting that a target will be missed: a reason, a new committed number, deals moved on, all in one step (0.11)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.application.forecast.gap import gap_of
from salesdesk.application.forecast.ground import EVERYBODY, Ground, Scope, ground_of
from salesdesk.application.forecast.playing import run_of
from salesdesk.application.forecast.scopes import stepped
from salesdesk.application.ports import WorkCalendars
from salesdesk.domain.accepted_miss import Standing, accepted, proposed_days
from salesdesk.domain.closing_in_time import Landing
from salesdesk.domain.deal import Deal
from salesdesk.domain.forecast_call import ForecastCall, given_up
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.play_run import PlayRun
from salesdesk.domain.plays import Play
from salesdesk.domain.refusals import Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterDeal:
    """An open deal of the period, with the day in the following one that is proposed for it."""

    deal: Deal
    account: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class GivingUpView:
    """What accepting a miss begins with: where the period stands, which deals may move where, what was said before.

    `likely` is what the period brings as it stands: won and expected in time, the number that is proposed.
    """

    standing: Standing
    likely: Money
    following: Period
    deals: tuple[LaterDeal, ...]
    call: ForecastCall | None = None


@dataclass(frozen=True, slots=True)
class GivingUp:
    """How a target is given up, never silently."""

    bench: Bench
    calendars: WorkCalendars

    def view(self, name: str = "", scope: Scope = EVERYBODY) -> GivingUpView:
        """Return what accepting the miss of a period begins with. Raises Missing (target), NotAPeriod."""
        ground = ground_of(self.bench, self.calendars, name, scope=scope)
        with self.bench.look() as look:
            accounts = look.rows.accounts_in_brief()
        standing, following = standing_of(ground), stepped(ground.period, 1, ground.settings.fiscal_start)
        days, by_id = proposed_days(ground.due(), standing, following), {one.id: one for one in ground.deals}
        names = {key: one.name for key, one in accounts.items()}
        listed = (
            LaterDeal(deal=by_id[key], account=names.get(by_id[key].account_id or key, ""), on=day)
            for key, day in days.items()
        )
        gap = gap_of(ground)
        return GivingUpView(
            standing=standing,
            likely=max(gap.won, min(gap.won + gap.expected, Money(standing.target.minor - 1, ground.currency))),
            following=following,
            deals=tuple(sorted(listed, key=lambda one: (one.on, one.account, one.deal.id))),
            call=_call(ground),
        )

    def accept(
        self,
        committed: Money | None,
        reason: str,
        later: Mapping[UUID, date],
        name: str = "",
        scope: Scope = EVERYBODY,
    ) -> Step:
        """Accept the miss: the new number and why, the deals' new days, all in one step (0.11).

        Only what is still open and due moves: a deal that was won or moved since it was listed stays as it is.
        Raises what `accepted_miss.accepted` raises; Missing (target); Missing (owner) for a team or a product group,
        which call none.
        """
        if scope.team_id is not None or scope.product_group:
            raise Missing("owner", "miss")
        ground = ground_of(self.bench, self.calendars, name, scope=scope)
        due = {one.id for one in ground.due()}
        with self.bench.look() as look:
            kept = {key: live(look, Deal, key) for key in later if key in due}
            runs = look.every(PlayRun)
        pairs = [(deal, later[key]) for key, deal in kept.items()]
        miss = accepted(standing_of(ground), committed, reason, ground.today, pairs, scope.owner_id)
        before = _call(ground)
        call = before or ForecastCall(id=self.bench.new_id(), period=ground.period.name, owner_id=scope.owner_id)
        moved = [Edit(kept[deal.id], deal) for deal in miss.moved]
        return self.bench.do(Edit(before, given_up(call, miss)), *moved, self._decided(ground, runs))

    def _decided(self, ground: Ground, runs: Sequence[PlayRun]) -> Edit:
        """Keep the play as chosen: it is decided like every other (0.15)."""
        owner = ground.scope.owner_id
        before = run_of(runs, ground.period.name, Play.ACCEPT_MISS, owner)
        run = before or PlayRun(
            id=self.bench.new_id(),
            period=ground.period.name,
            play=Play.ACCEPT_MISS,
            verdict=Landing.TOO_LATE,
            seen_on=ground.today,
            rep_id=owner,
        )
        return Edit(before, replace(run, chosen=True, decided_on=ground.today))


def standing_of(ground: Ground) -> Standing:
    """Return where the period stands. Raises Missing (target) without one."""
    if ground.target is None:
        raise Missing("target", "miss")
    return Standing(period=ground.period, target=ground.target, won=gap_of(ground).won)


def _call(ground: Ground) -> ForecastCall | None:
    owner, name = ground.scope.owner_id, ground.period.name
    return next((one for one in ground.calls if (one.period, one.owner_id) == (name, owner)), None)
