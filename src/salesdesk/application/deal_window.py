"""A list of very many deals, of which a window is read: any row by its number, without reading those before it.

A list that few deals meet is known whole by its keys. Of any other, places are marked on the way, hop by hop, while
nothing else is to do; a row is read from the last mark before it, or from the end where that is nearer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.deal_places import Hop, Place
from salesdesk.application.ports import Reading
from salesdesk.application.rows import DealQuery, DealRow
from salesdesk.application.staging import in_the_way, with_segments

START: Place = (0,)


@dataclass(slots=True)
class Marks:
    """The places of a list that are known, each with how many rows there are up to it."""

    rows: list[int] = field(default_factory=lambda: [0])
    places: list[Place] = field(default_factory=lambda: [START])
    counted: int = 0
    end: Place | None = START

    def add(self, hop: Hop) -> None:
        """Note the marks of the hop that began where the last one ended."""
        for rows, place in hop.marks:
            self.rows.append(self.counted + rows)
            self.places.append(place)
        self.counted += hop.rows
        self.end = hop.end

    def before(self, row: int) -> tuple[Place, int]:
        """Return the last place known that stands before a row, and how many rows are to be skipped from there."""
        at = bisect_right(self.rows, row) - 1
        return self.places[at], row - self.rows[at]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows a list has as far as is known, whether these are all, and whether there is anything left to do."""

    rows: int
    whole: bool
    more: bool


class DealWindow:
    """One list in one order; asked by one thread at a time."""

    def __init__(self, bench: Bench, query: DealQuery) -> None:
        """Ask nothing yet."""
        self._bench = bench
        self._query = query
        self._plain = not (query.text.strip() or query.tests)
        self._keys: tuple[UUID, ...] | None = None
        self._total: int | None = None
        self._marks = Marks()

    def first(self, limit: int) -> tuple[Sequence[DealRow], Counted]:
        """Return the first rows; they are there before they are counted."""
        with self._bench.look() as look:
            page = look.rows.first_deals(self._query, limit)
            self._keys = page.keys
            if not page.more:
                self._total = len(page.rows)
            elif page.keys is not None:
                self._total = len(page.keys)
            whole = self._total is not None
            if whole:
                self._marks.end = None
            return self._told(look, page.rows), Counted(self._total or len(page.rows), whole, not whole)

    def block(self, row: int, limit: int) -> Sequence[DealRow]:
        """Return the rows from one on."""
        with self._bench.look() as look:
            if self._keys is not None:
                return self._told(look, look.rows.deals_of_keys(self._keys[row : row + limit], self._query.as_of))
            place, skip = self._marks.before(row)
            if self._total is not None:
                limit = min(limit, self._total - row)
                behind = self._total - row - limit
                if behind < skip:
                    return self._told(look, look.rows.last_deals(self._query, behind, limit))
            return self._told(look, look.rows.deals_after(self._query, place, skip, limit))

    def further(self) -> Counted:
        """Do one short piece of what is left to do: count, or mark places."""
        with self._bench.look() as look:
            if self._plain and self._total is None:
                self._total = look.rows.count_deals(self._query)
                return Counted(self._total, whole=True, more=True)
            if self._marks.end is not None:
                self._marks.add(look.rows.hop(self._query, self._marks.end))
            more = self._marks.end is not None
            if not more and not self._plain:
                self._total = self._marks.counted
            known = self._marks.counted if self._total is None else self._total
            return Counted(known, self._total is not None, more)

    def row_of(self, key: str) -> int:
        """Return the row of a deal, -1 where it is not in the list."""
        sought = UUID(key)
        with self._bench.look() as look:
            if self._keys is not None:
                return self._keys.index(sought) if sought in self._keys else -1
            return look.rows.deal_rank(self._query, sought)

    def _told(self, look: Reading, rows: Sequence[DealRow]) -> Sequence[DealRow]:
        """Return rows with what stands in their way and their segments."""
        ways = in_the_way(look, rows)
        named = with_segments(look, rows, self._bench.changes.settings(look).segment_by)
        return [replace(one, impediment=ways[one.id]) if one.id in ways else one for one in named]
