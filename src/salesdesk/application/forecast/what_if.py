"""Trying out another chance or day of a deal, or losing the biggest: the range at once, kept only when told (F10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.application.forecast.ground import Ground
from salesdesk.application.forecast.outlooks import Spread, may_close, period_outlook, spread_of
from salesdesk.domain.deal import Deal, checked
from salesdesk.domain.forecast import Outlook


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is tried on one deal: another chance (0 to 1), another expected day; None leaves what it has."""

    chance: float | None = None
    expected_on: date | None = None

    def on(self, deal: Deal) -> Deal:
        """Return the deal as it would be. Raises OutOfRange (chance)."""
        return checked(
            replace(
                deal,
                chance=deal.chance if self.chance is None else self.chance,
                expected_on=self.expected_on or deal.expected_on,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """The forecast under trial."""

    outlook: Outlook
    spread: Spread


def tried(ground: Ground, trials: Mapping[UUID, Trial], lost: UUID | None = None) -> Tried:
    """Return the forecast as it would be with the trials, and without the deal that is taken as `lost`.

    Raises OutOfRange (chance).
    """
    deals = tuple(
        trials[one.id].on(one) if one.id in trials else one for one in ground.deals if lost is None or one.id != lost
    )
    part = replace(ground, deals=deals)
    shown = period_outlook(part)
    return Tried(outlook=shown, spread=spread_of(part.bets(may_close(part)), shown.won, shown.target))


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Keeping what was tried."""

    bench: Bench

    def keep(self, trials: Mapping[UUID, Trial]) -> Step:
        """Write the tried chances and days into their deals, all in one step. Raises NotKept, OutOfRange (chance)."""
        with self.bench.look() as look:
            before = [(live(look, Deal, key), trial) for key, trial in trials.items()]
        return self.bench.do(*(Edit(deal, trial.on(deal)) for deal, trial in before))
