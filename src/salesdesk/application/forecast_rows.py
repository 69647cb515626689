"""What the use cases ask the store for to keep a forecast and to hold it against what came."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from salesdesk.domain.deal import Deal
from salesdesk.domain.period import Period


class ForecastRows(Protocol):
    """The read models of periods; archived records are left out."""

    def deals_of_period(self, period: Period) -> Sequence[Deal]:
        """Return the deals that are expected or were closed in a period, as figures read them."""
        ...

    def first_days(self) -> Sequence[str]:
        """Return the names of the periods of which a forecast of the first day was kept."""
        ...

    def slipped(self, period: Period) -> tuple[int, int]:
        """Count what became of the deals that were expected in a period on its first day (F1).

        Returns how many were still open at its end, and how many there are that say something about slipping
        (`domain.slipping.slip_of`).
        """
        ...
