"""A call that is on the line: when it began, with whom, and how long it took when it is over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from salesdesk.domain.moment import Moment

MINUTE: Final = 60
LONGEST: Final = 8 * 60
"""Minutes after which nobody is taken to be still on the line: the clock was forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningCall:
    """A call that began and was not written down yet; who is on the line, as far as that was known.

    `despite` is why it was right to call although the pest guard said stop (B4).
    """

    began: Moment
    account_id: UUID | None = None
    deal_id: UUID | None = None
    person_id: UUID | None = None
    lead_id: UUID | None = None
    meeting_id: UUID | None = None
    whom: str = ""
    despite: str = ""

    def seconds(self, now: datetime) -> int:
        """Return how long it has been running, in whole seconds; never less than none, whatever the clock did."""
        return max(0, int((now - self.began.at).total_seconds()))

    def minutes(self, now: datetime) -> int | None:
        """Return how long it took in minutes, at least one; None where the clock was forgotten and nobody knows."""
        measured = max(1, round(self.seconds(now) / MINUTE))
        return measured if measured <= LONGEST else None
