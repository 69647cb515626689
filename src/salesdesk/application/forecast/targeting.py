"""Targets of periods: for everybody, a team or a rep, of everything or of one product group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.application.forecast.ground import EVERYBODY, Scope
from salesdesk.domain.desk_settings import Rep, Target, Team
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.product import Product


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsView:
    """All targets, the latest period first and everybody's before those of parts, with whom they can be set for."""

    targets: tuple[Target, ...]
    reps: tuple[Rep, ...]
    teams: tuple[Team, ...]
    product_groups: tuple[str, ...]

    def whose(self, target: Target) -> str:
        """Return the name of the rep or team that a target is for, "" for everybody."""
        if target.owner_id is not None:
            return next((rep.name for rep in self.reps if rep.id == target.owner_id), "")
        return next((team.name for team in self.teams if team.id == target.team_id), "")


@dataclass(frozen=True, slots=True)
class Targeting:
    """How targets are set, changed and taken away."""

    bench: Bench

    def view(self) -> TargetsView:
        """Return every target and whom one can be set for."""
        with self.bench.look() as look:
            start = self.bench.changes.settings(look).fiscal_start
            targets, reps, teams = look.every(Target), look.every(Rep), look.every(Team)
            groups = [one.product_group for one in targets] + [one.group.strip() for one in look.every(Product)]
        return TargetsView(
            targets=in_order(targets, reps, teams, start),
            reps=tuple(sorted(reps, key=lambda one: one.name.casefold())),
            teams=tuple(sorted(teams, key=lambda one: one.name.casefold())),
            # However often a group is written in another case, it is one group: as products write it.
            product_groups=tuple(sorted({one.casefold(): one for one in groups if one}.values(), key=str.casefold)),
        )

    def set(self, name: str, amount: Money | None, scope: Scope = EVERYBODY) -> Step:
        """Set the target of a period for a scope, change it, or (None) take it away.

        Raises NotAPeriod, NotKept (no such rep or team), OutOfRange (target) below zero.
        """
        with self.bench.look() as look:
            period = Period.parse(name, self.bench.changes.settings(look).fiscal_start)
            if scope.owner_id is not None:
                live(look, Rep, scope.owner_id)
            if scope.team_id is not None:
                live(look, Team, scope.team_id)
            before = next(
                (one for one in look.every(Target) if one.period == period.name and _is_for(one, scope)), None
            )
        if amount is None:
            return self.bench.do(*([Edit(before, None)] if before else []))
        blank = Target(
            id=before.id if before else self.bench.new_id(),
            period=period.name,
            amount=amount,
            owner_id=scope.owner_id,
            team_id=scope.team_id,
            product_group=scope.product_group.strip(),
        )
        return self.bench.do(Edit(before, replace(before, amount=amount) if before else blank))


def scope_of(target: Target) -> Scope:
    """Return whose deals a target is for."""
    return Scope(owner_id=target.owner_id, team_id=target.team_id, product_group=target.product_group)


def in_order(targets: Sequence[Target], reps: Sequence[Rep], teams: Sequence[Team], start: int) -> tuple[Target, ...]:
    """Return the latest period first; in it everybody's target, the teams', the reps', each before its groups."""
    names: dict[UUID | None, str] = {rep.id: rep.name.casefold() for rep in reps}
    names |= {team.id: team.name.casefold() for team in teams}

    def place(one: Target) -> tuple[int, int, int, str, str, str]:
        period = Period.parse(one.period, start)
        kind = 2 if one.owner_id else 1 if one.team_id else 0
        name = names.get(one.owner_id or one.team_id, "")
        return -period.last.toordinal(), period.first.toordinal(), kind, name, one.product_group.casefold(), str(one.id)

    return tuple(sorted(targets, key=place))


def _is_for(target: Target, scope: Scope) -> bool:
    mine = target.owner_id, target.team_id, target.product_group.strip().casefold()
    return mine == (scope.owner_id, scope.team_id, scope.product_group.strip().casefold())
