"""Going along the order of a list of deals: to the next rows after a place, or over many rows to a place further on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select, union_all

from salesdesk.application.deal_places import Hop, Place
from salesdesk.store.records.deals import deal
from salesdesk.store.rows.deal_order import Condition, Stretch

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
        bounds = [] if to is None else [stretch.upto(tuple(to))]
        condition = and_(self._met(stretch, values), *bounds, *([] if tested is None else [tested]))
        counted = func.row_number().over(order_by=stretch.ordered()).label("n")
        within = select(counted, func.count().over().label("every"), *_labelled(columns)).where(condition).subquery()
        marked = or_(within.c.n % step == 0, within.c.n == within.c.every)
        found = connection.execute(select(within).where(marked).order_by(within.c.n)).all()
        marks = tuple((row[0], (number, *row[2:])) for row in found)
        return Hop(rows=marks[-1][0] if marks else 0, marks=marks, end=end)

    def upto(self, connection: Connection, place: Place) -> int:
        """Return how many deals there are up to a place."""
        (begun, *values) = place
        number = _number(begun)
        counted = select(func.count()).select_from(deal)
        before = [counted.where(self._met(stretch, ())) for stretch in self.stretches[:number]]
        here = self.stretches[number]
        asked = [*before, counted.where(self._met(here, ()), here.upto(values))]
        return sum(connection.scalar(one) or 0 for one in asked)

    def _met(self, stretch: Stretch, values: Sequence[object]) -> Condition:
        return and_(self.condition, *stretch.after(values), or_(*self.statuses))

    def _rows(self, connection: Connection, stretch: Stretch, values: Sequence[object]) -> int:
        return connection.scalar(select(func.count()).select_from(deal).where(self._met(stretch, values))) or 0

    def _along(
        self, stretch: Stretch, values: Sequence[object], limit: int, skip: int, columns: tuple[ColumnElement[Any], ...]
    ) -> Select[Any]:
        met = and_(self.condition, *stretch.after(values))
        if len(self.statuses) == 1:
            asked = select(*columns).where(met, self.statuses[0]).order_by(*stretch.ordered())
            return asked.limit(limit).offset(skip) if skip else asked.limit(limit)
        keys = [(key.label(f"by_{at}"), down) for at, (key, down) in enumerate(stretch.sorts())]
        shown = (*_labelled(columns), *(key for key, _ in keys))
        each = [
            select(*shown).where(met, status).order_by(*stretch.ordered()).limit(skip + limit).subquery()
            for status in self.statuses
        ]
        merged = union_all(*(select(one) for one in each)).subquery()
        turned = [merged.c[key.name].desc() if down else merged.c[key.name] for key, down in keys]
        return select(*(merged.c[f"c_{at}"] for at in range(len(columns)))).order_by(*turned).limit(limit).offset(skip)


def _labelled(columns: Sequence[ColumnElement[Any]]) -> list[ColumnElement[Any]]:
    return [column.label(f"c_{at}") for at, column in enumerate(columns)]


def _number(part: object) -> int:
    return part if isinstance(part, int) else 0
