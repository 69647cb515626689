"""The customer's own buying on a deal: what they did, what they expect to pay, when they decide (3.1, 4.5, 2.5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.application.selling import stages_in_order
from salesdesk.domain.account import Account, Person
from salesdesk.domain.buying_process import BuyingProcess, lacks_price
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.refusals import Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyingView:
    """How the customer buys on a deal, as pages show it.

    `is_kept` tells whether the process is in the desk already, `competitors` everybody who could be named on the
    deal (by name), `lacks_price` that the deal stands late without a price expectation (4.5).
    """

    deal: Deal
    account: Account | None
    stage: Stage | None
    process: BuyingProcess
    is_kept: bool
    competitors: tuple[Competitor, ...]
    lacks_price: bool

    def name_of(self, competitor_id: UUID) -> str:
        """Return the name of a competitor, nothing for one that was put away."""
        return next((one.name for one in self.competitors if one.id == competitor_id), "")

    def with_process(self, process: BuyingProcess) -> BuyingView:
        """Return the view with a process that is on its way to the desk."""
        return replace(self, process=process)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedWork:
    """What was agreed on how we will work on a deal, and between whom (2.5)."""

    deal: Deal
    account: Account | None
    owner: Rep | None
    people: tuple[Person, ...]
    process: BuyingProcess


@dataclass(frozen=True, slots=True)
class Buying:
    """What a rep learns of how a customer buys."""

    bench: Bench

    def process(self, deal_id: UUID) -> BuyingProcess:
        """Return what is known of the buying on a deal; an empty one, not kept yet, when nothing is."""
        with self.bench.look() as look:
            known = look.rows.process_of(deal_id)
        return known or BuyingProcess(id=self.bench.new_id(), deal_id=deal_id)

    def view(self, deal_id: UUID) -> BuyingView:
        """Return how the customer buys on a deal, with what stands beside it. Raises NotKept."""
        with self.bench.look() as look:
            deal = live(look, Deal, deal_id)
            known = look.rows.process_of(deal_id)
            return BuyingView(
                deal=deal,
                account=look.find(Account, deal.account_id),
                stage=look.find(Stage, deal.stage_id),
                process=known or BuyingProcess(id=self.bench.new_id(), deal_id=deal_id),
                is_kept=known is not None,
                competitors=tuple(sorted(look.every(Competitor), key=lambda one: one.name.casefold())),
                lacks_price=lacks_price(known, deal, stages_in_order(look)),
            )

    def agreed_work(self, deal_id: UUID) -> AgreedWork:
        """Return how we will work on a deal, to be printed. Raises NotKept, Missing while nothing is written."""
        with self.bench.look() as look:
            deal = live(look, Deal, deal_id)
            process = look.rows.process_of(deal_id)
            if process is None or not process.how_we_work.strip():
                raise Missing("how_we_work", "deal")
            return AgreedWork(
                deal=deal,
                account=look.find(Account, deal.account_id),
                owner=look.find(Rep, deal.owner_id),
                people=tuple(p for p in (look.find(Person, part.person_id) for part in deal.people) if p),
                process=process,
            )

    def learnt(self, deal_id: UUID, change: Callable[[BuyingProcess], BuyingProcess]) -> Step:
        """Keep what was learnt of the buying on a deal. Raises Missing, OutOfRange."""
        with self.bench.look() as look:
            known = look.rows.process_of(deal_id)
        before = known or BuyingProcess(id=self.bench.new_id(), deal_id=deal_id)
        return self.bench.do(Edit(known, change(before)))
