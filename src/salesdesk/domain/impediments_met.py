"""How often price really was what stood in the way, and what came of the discounts that were given (1.11, B7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from salesdesk.domain.deal import Status
from salesdesk.domain.impediment import Impediment, ImpedimentKind
from salesdesk.domain.rates import Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class KindMet:
    """On how many of the deals with an impediment one of this kind stood: of all, and of those with a discount."""

    kind: ImpedimentKind
    of_all: Rate
    of_discounted: Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpedimentReport:
    """Kinds by how often they stood in the way, the most frequent first; price is always among them.

    `won` is the share of closed deals with a discount that were won; `discounted` counts all deals with one.
    """

    kinds: tuple[KindMet, ...]
    discounted: int
    won: Rate

    @property
    def price(self) -> KindMet:
        """How often it was the price."""
        return next(met for met in self.kinds if met.kind is ImpedimentKind.PRICE)


def report_on(impediments: Iterable[Impediment], discounted: Mapping[UUID, Status]) -> ImpedimentReport:
    """Return the report; a deal counts once for each kind that was noted on it, removed since or not.

    `discounted` are the deals to which a proposal with a discount went out, and how they stand.
    """
    met: dict[UUID, set[ImpedimentKind]] = {}
    for one in impediments:
        met.setdefault(one.deal_id, set()).add(one.kind)
    with_discount = {deal: kinds for deal, kinds in met.items() if deal in discounted}
    kinds = [
        KindMet(kind=kind, of_all=_share(kind, met), of_discounted=_share(kind, with_discount))
        for kind in ImpedimentKind
        if kind is ImpedimentKind.PRICE or any(kind in found for found in met.values())
    ]
    closed = [status for status in discounted.values() if status is not Status.OPEN]
    return ImpedimentReport(
        kinds=tuple(sorted(kinds, key=lambda one: -(one.of_all.value or 0))),
        discounted=len(discounted),
        won=Rate.seen(sum(status is Status.WON for status in closed), len(closed)),
    )


def _share(kind: ImpedimentKind, met: Mapping[UUID, set[ImpedimentKind]]) -> Rate:
    return Rate.seen(sum(kind in kinds for kinds in met.values()), len(met))
