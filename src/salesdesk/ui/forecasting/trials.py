"""What is tried on the page: chances and days of deals, and whether the biggest is lost; nothing is kept of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from salesdesk.application.forecast.what_if import Trial

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from salesdesk.application.forecast.outlooks import DueDeal

NOTHING = Trial()


@dataclass(slots=True)
class Trials:
    """What is tried now, deal by deal."""

    of: dict[UUID, Trial] = field(default_factory=dict[UUID, Trial])

    def chance(self, one: DueDeal) -> float | None:
        """Return the chance of a deal as tried, else as it stands."""
        tried = self.of.get(one.deal.id, NOTHING).chance
        return one.chance if tried is None else tried

    def day(self, one: DueDeal) -> dt.date | None:
        """Return the expected day of a deal as tried, else as it stands."""
        return self.of.get(one.deal.id, NOTHING).expected_on or one.deal.expected_on

    def try_chance(self, one: DueDeal, chance: float | None) -> None:
        """Try another chance; the one it has, or None, is no trial."""
        same = chance is None or (one.chance is not None and abs(chance - one.chance) < 1e-9)
        self._put(one, replace(self.of.get(one.deal.id, NOTHING), chance=None if same else chance))

    def try_day(self, one: DueDeal, day: dt.date | None) -> None:
        """Try another expected day; the one it has, or None, is no trial."""
        same = day == one.deal.expected_on
        self._put(one, replace(self.of.get(one.deal.id, NOTHING), expected_on=None if same else day))

    def keep_only(self, deals: Iterable[DueDeal]) -> None:
        """Forget what was tried on deals that are not due any more, or that came to be as they were tried."""
        for one in (listed := {one.deal.id: one for one in deals}).values():
            tried = self.of.get(one.deal.id)
            if tried is not None:
                self.try_chance(one, tried.chance)
                self.try_day(one, self.of.get(one.deal.id, NOTHING).expected_on)
        self.of = {key: trial for key, trial in self.of.items() if key in listed}

    def _put(self, one: DueDeal, trial: Trial) -> None:
        if trial == NOTHING:
            self.of.pop(one.deal.id, None)
        else:
            self.of[one.deal.id] = trial
