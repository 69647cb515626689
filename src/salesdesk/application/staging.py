"""The board: the deals of a query stage by stage, each stage counted, summed and listed by one and the same query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.deal_tests import Asked, Attribute, OneOf
from salesdesk.application.ports import Reading
from salesdesk.application.rows import DealPage, DealQuery, DealRow, DealSort, StageTotal
from salesdesk.application.selling import stages_in_order
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.money import Money, total_or_none
from salesdesk.domain.segment import SegmentBy

PAGE = 50
FURTHEST = 2000
"""How far down a stage a deal is looked for that is to be shown."""


class StageOrder(StrEnum):
    """What stands first within a stage: the highest value, or the oldest deal."""

    VALUE = "value"
    AGE = "age"


_SORTS: Mapping[StageOrder, DealSort] = {StageOrder.VALUE: DealSort.VALUE, StageOrder.AGE: DealSort.AGE}


@dataclass(frozen=True, slots=True, kw_only=True)
class StageDeals:
    """A stage and its first deals; `total` and `value` (base currency) are those of all its deals in the query.

    `stage` is None for deals that stand in no stage that the desk still has. `impediments` are what stands in the
    way of the deals listed, the first noted of each.
    """

    stage: Stage | None
    rows: tuple[DealRow, ...]
    more: bool
    total: int
    value: Money | None
    impediments: Mapping[UUID, Impediment]


@dataclass(frozen=True, slots=True, kw_only=True)
class Further:
    """The next deals of a stage, and what stands in their way."""

    rows: tuple[DealRow, ...]
    more: bool
    impediments: Mapping[UUID, Impediment]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How much of the stages is to be listed: at least what was listed before, and on to a deal that is to be seen."""

    listed: Mapping[UUID | None, int]
    deal_id: UUID | None = None


ANYTHING = Reach(listed={})


@dataclass(frozen=True, slots=True)
class Staging:
    """What the board asks."""

    bench: Bench

    def stages(self, query: DealQuery, order: StageOrder, reach: Reach = ANYTHING) -> tuple[StageDeals, ...]:
        """Return every stage with its first deals of a query, in one consistent look."""
        with self.bench.look() as look:
            found = stages_with_deals(look, query, order, reach)
            by = self.bench.changes.settings(look).segment_by
            named = iter(with_segments(look, [row for one in found for row in one.rows], by))
            return tuple(replace(one, rows=tuple(next(named) for _ in one.rows)) for one in found)

    def further(self, query: DealQuery, order: StageOrder, stage: Stage | None, after: DealRow) -> Further:
        """Return the next deals of a stage, by key."""
        with self.bench.look() as look:
            asked = in_stage(query, order, stage, stages_in_order(look))
            page = look.rows.deal_page(asked, after, PAGE)
            rows = with_segments(look, page.rows, self.bench.changes.settings(look).segment_by)
            return Further(rows=rows, more=page.more, impediments=in_the_way(look, page.rows))


def stages_with_deals(
    look: Reading, query: DealQuery, order: StageOrder, reach: Reach = ANYTHING
) -> tuple[StageDeals, ...]:
    """Return every stage with its first deals; deals in no stage stand before them, where there are any."""
    stages = stages_in_order(look)
    sought = look.find(Deal, reach.deal_id)
    totals = look.rows.stage_totals(query)
    found: list[StageDeals] = []
    for stage in (None, *stages):
        total = _total(totals, stage, stages)
        if stage is not None or total.deals:
            found.append(_stage(look, in_stage(query, order, stage, stages), stage, total, reach, sought))
    return tuple(found)


def _total(totals: Mapping[UUID | None, StageTotal], stage: Stage | None, stages: Sequence[Stage]) -> StageTotal:
    """Return the total of a stage; without one, that of the deals that stand in none of the desk's stages."""
    if stage is not None:
        return totals.get(stage.id, StageTotal())
    kept = {one.id for one in stages}
    others = [total for key, total in totals.items() if key not in kept]
    values = [total.value for total in others if total.value is not None]
    value = total_or_none(values, values[0].currency) if values else None
    return StageTotal(deals=sum(total.deals for total in others), value=value)


def in_stage(query: DealQuery, order: StageOrder, stage: Stage | None, stages: Iterable[Stage]) -> DealQuery:
    """Return the query of one stage's deals; without a stage of those that stand in none of the desk's stages."""
    meant = frozenset(one.id for one in ((stage,) if stage is not None else stages))
    here = Asked(OneOf(Attribute.STAGE, meant), but=stage is None)
    return replace(query, tests=(*query.tests, here), sort=_SORTS[order], descending=True, then=())


def in_the_way(look: Reading, rows: Sequence[DealRow]) -> Mapping[UUID, Impediment]:
    """Return what stands in the way of each of these deals, the first noted."""
    found: dict[UUID, Impediment] = {}
    for one in look.rows.standing_impediments([row.id for row in rows]):
        found.setdefault(one.deal_id, one)
    return found


def with_segments(look: Reading, rows: Sequence[DealRow], by: SegmentBy) -> tuple[DealRow, ...]:
    """Return rows of deals that know the segment they are held against."""
    segments = look.rows.segments(by, [row.id for row in rows])
    return tuple(replace(row, segment=segments.get(row.id, "")) for row in rows)


def _stage(
    look: Reading, query: DealQuery, stage: Stage | None, total: StageTotal, reach: Reach, sought: Deal | None
) -> StageDeals:
    rows: tuple[DealRow, ...] = ()
    more = False
    if total.deals:
        limit = max(PAGE, reach.listed.get(stage.id if stage is not None else None, 0))
        first = look.rows.first_deals(query, limit)
        rows, more = first.rows, first.more
        if sought is not None and stage is not None and sought.stage_id == stage.id:
            rows, more = _down_to(look, query, first, sought.id)
    return StageDeals(
        stage=stage,
        rows=rows,
        more=more,
        total=total.deals,
        value=total.value,
        impediments=in_the_way(look, rows),
    )


def _down_to(look: Reading, query: DealQuery, page: DealPage, sought: UUID) -> tuple[tuple[DealRow, ...], bool]:
    """Return a page and what follows it until a deal is on it, or until it is longer than anybody looks."""
    rows, more = list(page.rows), page.more
    while more and len(rows) < FURTHEST and all(row.id != sought for row in rows):
        following = look.rows.deal_page(query, rows[-1], len(rows))
        rows += following.rows
        more = following.more
    return tuple(rows), more
