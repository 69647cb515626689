"""A day that stands still, and keys that come one after the other."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from uuid import UUID

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


class StillClock:
    """A clock that shows one instant."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


class CountedIds:
    """Keys 1, 2, 3 and so on."""

    def __init__(self, start: int = 1) -> None:
        self._numbers = count(start)

    def new(self) -> UUID:
        return UUID(int=next(self._numbers))
