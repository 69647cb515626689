"""The customer's own buying on a deal: what they did, what they expect to pay, when they decide (3.1, 4.5, 2.5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.changes import Edit, Step
from salesdesk.domain.buying_process import BuyingProcess


@dataclass(frozen=True, slots=True)
class Buying:
    """What a rep learns of how a customer buys."""

    bench: Bench

    def process(self, deal_id: UUID) -> BuyingProcess:
        """Return what is known of the buying on a deal; an empty one, not kept yet, when nothing is."""
        with self.bench.look() as look:
            known = look.rows.process_of(deal_id)
        return known or BuyingProcess(id=self.bench.new_id(), deal_id=deal_id)

    def learnt(self, deal_id: UUID, change: Callable[[BuyingProcess], BuyingProcess]) -> Step:
        """Keep what was learnt of the buying on a deal. Raises Missing, OutOfRange."""
        with self.bench.look() as look:
            known = look.rows.process_of(deal_id)
        before = known or BuyingProcess(id=self.bench.new_id(), deal_id=deal_id)
        return self.bench.do(Edit(known, change(before)))
