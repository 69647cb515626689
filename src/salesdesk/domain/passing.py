"""How many deals go on from a stage: of those that came into it, the share that reached a later one (F12)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.domain.deal import Deal, Stage, Status
from salesdesk.domain.losses import LEAST_CLOSED
from salesdesk.domain.rates import Rate
from salesdesk.domain.stalled import StageChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """What became of the deals that came into a stage: `went_on` to a later one or won, `stayed` behind.

    A deal that still stands in the stage is in neither, unless it is too old for a win.
    """

    stage: Stage
    went_on: tuple[UUID, ...]
    stayed: tuple[UUID, ...]

    @property
    def rate(self) -> Rate:
        """The share that went on."""
        return Rate.seen(len(self.went_on), len(self.went_on) + len(self.stayed))

    @property
    def known(self) -> bool:
        """Whether enough left the stage to say a rate."""
        return self.rate.n >= LEAST_CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """Which entries into stages are looked at: those between two days, both included; what came of them by `as_of`.

    `old` are the open deals that are past nine of ten wins (3.9).
    """

    first: date
    last: date
    as_of: date
    old: Collection[UUID]


def passed(
    stages: Collection[Stage], changes: Iterable[StageChange], deals: Iterable[Deal], entries: Entries
) -> tuple[Passed, ...]:
    """Return for each stage what became of the deals that came into it; each deal counts once in a stage.

    `changes` stand in their order. A deal that an import found in a stage did not come into it here: which earlier
    stages it passed nobody knows, so that it would say too little of those.
    """
    orders = {stage.id: stage.order for stage in stages}
    moves: dict[UUID, list[StageChange]] = {}
    for change in changes:
        if change.on <= entries.as_of:
            moves.setdefault(change.deal_id, []).append(change)
    became: dict[tuple[UUID, bool], list[UUID]] = {}
    for deal in deals:
        for stage, went_on in _fates(deal, moves.get(deal.id, ()), orders, entries):
            became.setdefault((stage, went_on), []).append(deal.id)
    return tuple(
        Passed(
            stage=stage,
            went_on=tuple(became.get((stage.id, True), ())),
            stayed=tuple(became.get((stage.id, False), ())),
        )
        for stage in sorted(stages, key=lambda stage: stage.order)
    )


def _fates(
    deal: Deal, moves: Sequence[StageChange], orders: Mapping[UUID, int], entries: Entries
) -> Iterator[tuple[UUID, bool]]:
    """Yield each stage that a deal came into with whether it went on; those in which it still may are left out."""
    status = deal.status_on(entries.as_of)
    for at, stage in _came_into(moves, entries):
        if stage not in orders:
            continue
        reached = [orders[one.after] for one in moves[at:] if one.after is not None and one.after in orders]
        if status is Status.WON or max(reached) > orders[stage]:
            yield stage, True
        elif status is not Status.OPEN or moves[-1].after != stage or deal.id in entries.old:
            yield stage, False


def _came_into(moves: Sequence[StageChange], entries: Entries) -> Iterator[tuple[int, UUID]]:
    """Yield the stages that a deal came into between the two days, with the place of the move; the first one counts."""
    seen: set[UUID] = set()
    for at, move in enumerate(moves):
        if move.after is not None and move.after not in seen:
            seen.add(move.after)
            if move.entered and entries.first <= move.on <= entries.last:
                yield at, move.after
