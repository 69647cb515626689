"""The log as a list of which a window is read: any row by its number, without reading those before it.

What few entries meet is known whole by its places. Of anything longer every so many places are marked on the way,
while nothing else is to do; a row is read from the last mark before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.log_rows import LogPlace, LogQuery, LogRow
from salesdesk.application.ports import Reading

FEW: Final = 4000
"""Entries up to which a narrowed list is looked up whole."""
HOP: Final = 4096
"""Entries that are gone over at once while the list is counted."""
STEP: Final = 128
"""Entries from one mark to the next."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows are known, whether these are all, and whether there is anything left to do."""

    rows: int
    whole: bool
    more: bool


class LogWindow:
    """One list of the log, the newest first; asked by one thread at a time."""

    def __init__(self, bench: Bench, query: LogQuery) -> None:
        """Ask nothing yet."""
        self._bench = bench
        self._query = query
        self._whole: Sequence[LogPlace] | None = None
        self._marks: list[LogPlace | None] = [None]
        self._reached = 0
        self._ended = False

    def first(self, limit: int) -> tuple[Sequence[LogRow], Counted]:
        """Return the first rows; a long list is counted later."""
        with self._bench.look() as look:
            if self._query.narrow:
                self._whole = look.rows.log_few(self._query, FEW)
            if self._whole is not None:
                return self._told(look, self._whole[:limit], None), Counted(len(self._whole), whole=True, more=False)
            places = look.rows.log_places(self._query, None, limit + 1)
            if len(places) <= limit:
                self._whole = places
            counted = Counted(min(limit, len(places)), len(places) <= limit, len(places) > limit)
            return self._told(look, places[:limit], None), counted

    def block(self, row: int, limit: int) -> Sequence[LogRow]:
        """Return the rows from one on."""
        with self._bench.look() as look:
            if self._whole is not None:
                before = self._whole[row - 1] if row else None
                return self._told(look, self._whole[row : row + limit], before)
            mark = min(row // STEP, len(self._marks) - 1)
            skip = row - mark * STEP
            places = look.rows.log_places(self._query, self._marks[mark], skip + limit)
            before = places[skip - 1] if skip else self._marks[mark]
            return self._told(look, places[skip:], before)

    def further(self) -> Counted:
        """Go on over some thousands of entries: count them and mark places."""
        with self._bench.look() as look:
            places = look.rows.log_places(self._query, self._marks[-1], HOP)
        self._marks.extend(places[STEP - 1 :: STEP])
        self._reached += len(places)
        self._ended = len(places) < HOP
        return Counted(self._reached, self._ended, not self._ended)

    def row_of(self, key: str) -> int:
        """Return the row of an entry, -1 where it is not in the list."""
        with self._bench.look() as look:
            return look.rows.log_rank(self._query, UUID(key))

    def _told(self, look: Reading, places: Sequence[LogPlace], before: LogPlace | None) -> Sequence[LogRow]:
        """Return the entries at these places, each marked that is the first of its day."""
        told: list[LogRow] = []
        day = before.day if before is not None else None
        for one in look.rows.log_rows(places):
            told.append(replace(one, opens_day=one.day != day))
            day = one.day
        return told
