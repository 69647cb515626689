"""Going along the order of a list of deals: to the next rows after a place, or over many rows to a place further on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Label, Select, Subquery, and_, func, or_, select, union_all

from salesdesk.application.deal_places import Hop, Place
from salesdesk.store.records.deals import deal
from salesdesk.store.rows.deal_stretches import Condition, Stretch

START: Place = (0,)


@dataclass(frozen=True, slots=True)
class Way:
    """The deals of a list in their order: those of one status are given by an index, those of several are merged."""

    stretches: tuple[Stretch, ...]
    statuses: tuple[Condition, ...]
    condition: Condition

    def ids(self, connection: Connection, place: Place, limit: int, skip: int = 0) -> list[UUID]:
        """Return the ids of the next deals after a place, without the first `skip` of them."""
        found: list[UUID] = []
        (number, *values) = place
        for stretch in self.stretches[_number(number) :]:
            asked = self._along(stretch, values, limit - len(found), skip, (deal.c.id,))
            listed = list(connection.scalars(asked))
            found += listed
            if len(found) == limit:
                break
            skip = 0 if listed or not skip else skip - self._rows(connection, stretch, values)
            values = []
        return found

    def first(self, limit: int) -> Select[UUID]:
        """Return the select of the first deals of the order that have a key, as many as there are of them."""
        return self._along(self.stretches[0], (), limit, 0, (deal.c.id,))

    def hop(self, connection: Connection, place: Place, rows: int, tested: Condition | None, step: int) -> Hop:
        """Go over so many rows of the way, or to the end of the stretch, counting those that meet what is tested."""
        (begun, *values) = place
        number = _number(begun)
        stretch = self.stretches[number]
        columns = tuple(term.column for term in stretch.terms)
        to = connection.execute(self._along(stretch, values, 1, rows - 1, columns)).first()
        if to is not None:
            end: Place | None = (number, *to)
        else:
            end = (number + 1,) if number + 1 < len(self.stretches) else None
        if tested is None and to is not None:
            return Hop(rows=rows, marks=((rows, (number, *to)),), end=end)
        counted = self._counted(stretch, values, None if to is None else tuple(to), tested).subquery()
        marked = or_(counted.c.n % step == 0, counted.c.n == counted.c.every)
        found = connection.execute(select(counted).where(marked).order_by(counted.c.n)).all()
        marks = tuple((row[0], (number, *row[2:])) for row in found)
        return Hop(rows=marks[-1][0] if marks else 0, marks=marks, end=end)

    def _counted(
        self, stretch: Stretch, values: Sequence[object], to: Sequence[object] | None, tested: Condition | None
    ) -> Select[Any]:
        """Return the select of the deals from a place to another that meet what is tested: number, how many, place."""
        columns = tuple(term.column for term in stretch.terms)
        every = func.count().over().label("every")
        bounds = [[] if to is None else [lane.upto(to)] for lane in stretch.ways()]
        met = [
            and_(self._met(lane, values), *bound, *([] if tested is None else [tested]))
            for lane, bound in zip(stretch.ways(), bounds, strict=True)
        ]
        if len(met) == 1 and not stretch.lanes:
            number = func.row_number().over(order_by=stretch.ordered()).label("n")
            return select(number, every, *_labelled(columns)).where(met[0])
        keys = _keys(stretch)
        shown = (*_labelled(columns), *(key for key, _ in keys))
        merged = union_all(*(select(*shown).where(one) for one in met)).subquery()
        number = func.row_number().over(order_by=_turned(merged, keys)).label("n")
        return select(number, every, *(merged.c[f"c_{at}"] for at in range(len(columns))))

    def upto(self, connection: Connection, place: Place) -> int:
        """Return how many deals there are up to a place."""
        (begun, *values) = place
        number = _number(begun)
        before = [self._met(lane, ()) for stretch in self.stretches[:number] for lane in stretch.ways()]
        here = [and_(self._met(lane, ()), lane.upto(values)) for lane in self.stretches[number].ways()]
        return sum(self._count(connection, one) for one in (*before, *here))

    def _met(self, lane: Stretch, values: Sequence[object]) -> Condition:
        return and_(self.condition, *lane.after(values), or_(*self.statuses))

    def _rows(self, connection: Connection, stretch: Stretch, values: Sequence[object]) -> int:
        return sum(self._count(connection, self._met(lane, values)) for lane in stretch.ways())

    def _count(self, connection: Connection, condition: Condition) -> int:
        return connection.scalar(select(func.count()).select_from(deal).where(condition)) or 0

    def _along(
        self, stretch: Stretch, values: Sequence[object], limit: int, skip: int, columns: tuple[ColumnElement[Any], ...]
    ) -> Select[Any]:
        ways = [
            (and_(self.condition, *lane.after(values), status), lane.ordered())
            for lane in stretch.ways()
            for status in self.statuses
        ]
        if len(ways) == 1:
            asked = select(*columns).where(ways[0][0]).order_by(*ways[0][1])
            return asked.limit(limit).offset(skip) if skip else asked.limit(limit)
        keys = _keys(stretch)
        shown = (*_labelled(columns), *(key for key, _ in keys))
        each = [select(*shown).where(met).order_by(*order).limit(skip + limit).subquery() for met, order in ways]
        merged = union_all(*(select(one) for one in each)).subquery()
        listed = select(*(merged.c[f"c_{at}"] for at in range(len(columns))))
        return listed.order_by(*_turned(merged, keys)).limit(limit).offset(skip)


def _keys(stretch: Stretch) -> list[tuple[Label[Any], bool]]:
    """Return what rows of several lists are merged by, each with whether downwards."""
    return [(key.label(f"by_{at}"), down) for at, (key, down) in enumerate(stretch.sorts())]


def _turned(merged: Subquery, keys: Sequence[tuple[Label[Any], bool]]) -> list[ColumnElement[Any]]:
    return [merged.c[key.name].desc() if down else merged.c[key.name] for key, down in keys]


def _labelled(columns: Sequence[ColumnElement[Any]]) -> list[ColumnElement[Any]]:
    return [column.label(f"c_{at}") for at, column in enumerate(columns)]


def _number(part: object) -> int:
    return part if isinstance(part, int) else 0
