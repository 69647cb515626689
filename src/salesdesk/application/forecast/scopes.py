"""Whose period can be looked at: everybody's, each team's, each rep's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from salesdesk.application.bench import Bench
from salesdesk.application.forecast.ground import EVERYBODY, Scope
from salesdesk.domain.desk_settings import DeskSettings, Rep, Team
from salesdesk.domain.period import Period, Span

BEFORE, AFTER = 4, 2
"""So many periods before and after the present one are offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A scope with its name; that of everybody has none."""

    scope: Scope
    name: str = ""
    is_team: bool = False


def scopes_of(reps: Sequence[Rep], teams: Sequence[Team]) -> tuple[Named, ...]:
    """Return everybody, then the teams that somebody is in, then the active reps; only everybody where one sells."""
    active = [rep for rep in reps if rep.active]
    manned = [team for team in teams if any(rep.team_id == team.id for rep in active)]
    if len(active) < 2:
        return (Named(scope=EVERYBODY),)
    return (
        Named(scope=EVERYBODY),
        *(Named(scope=Scope(team_id=team.id), name=team.name, is_team=True) for team in manned),
        *(Named(scope=Scope(owner_id=rep.id), name=rep.name) for rep in active),
    )


def stepped(period: Period, by: int, fiscal_start: int) -> Period:
    """Return the period so many steps later (earlier below zero) of the same length."""
    for _ in range(abs(by)):
        day = period.last + timedelta(days=1) if by > 0 else period.first - timedelta(days=1)
        period = Period.around(day, period.span, fiscal_start)
    return period


def periods_offered(settings: DeskSettings, today: date) -> tuple[Period, ...]:
    """Return the periods that can be chosen: those of the desk's plan around today, and today's of other lengths."""
    own = Period.around(today, settings.span, settings.fiscal_start)
    near = [stepped(own, by, settings.fiscal_start) for by in range(-BEFORE, AFTER + 1)]
    others = [Period.around(today, span, settings.fiscal_start) for span in Span if span is not settings.span]
    return (*near, *others)


@dataclass(frozen=True, slots=True)
class Scopes:
    """What is asked for choosing a scope."""

    bench: Bench

    def all(self) -> tuple[Named, ...]:
        """Return everybody, the teams and the reps that can be looked at."""
        with self.bench.look() as look:
            return scopes_of(look.every(Rep), look.every(Team))
