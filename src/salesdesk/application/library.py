"""What every plan draws on: battlecards, objections with answers, materials, playbooks, the ideal customer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.application.library_list import Entry, entries
from salesdesk.application.objection_editing import into_library, same_of
from salesdesk.application.plan_editing import objection_put, plan_of
from salesdesk.application.ports import Reading
from salesdesk.domain.account import Account
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.fit import FitCriterion
from salesdesk.domain.folding import fold
from salesdesk.domain.forecast import win_rate
from salesdesk.domain.material import Material, next_step_rate
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.objection import Objection
from salesdesk.domain.objections_met import AnswerRecord, ObjectionMet, ObjectionsMet, best_answers, met_by_deals_like
from salesdesk.domain.playbook import Playbook
from salesdesk.domain.rates import Rate


@dataclass(frozen=True, slots=True)
class CompetitorView:
    """A battlecard with our win rate against them (won / closed, last 24 months, F8), and how many open deals."""

    competitor: Competitor
    rate: Rate
    open_deals: int


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """An objection of the library, in how many calls it was raised, and how its answers did (B14)."""

    objection: Objection
    calls: int
    answers: tuple[AnswerRecord, ...]


@dataclass(frozen=True, slots=True)
class MaterialView:
    """A piece with the number of held calls that used it and how many of those evaluated led to a next step (3.3)."""

    material: Material
    uses: int
    next_steps: Rate


@dataclass(frozen=True, slots=True)
class Library:
    """What a desk has gathered; records are written by `Selling.keep` and put away by `Selling.archive`."""

    bench: Bench

    def entries(self) -> tuple[Entry, ...]:
        """Return everything the library holds, shelf by shelf, each by name."""
        with self.bench.look() as look:
            return entries(look)

    def competitors(self) -> Sequence[CompetitorView]:
        """Return every battlecard by name, with our win rate against each (4.4, 4.15)."""
        with self.bench.look() as look:
            return self._beside_deals(look, look.every(Competitor))

    def competitor(self, key: UUID) -> CompetitorView:
        """Return one battlecard. Raises NotKept."""
        with self.bench.look() as look:
            return self._beside_deals(look, [live(look, Competitor, key)])[0]

    def beside_deals(self, cards: Sequence[Competitor]) -> Sequence[CompetitorView]:
        """Return these battlecards with our win rate against each, also those put away while a deal names them."""
        with self.bench.look() as look:
            return self._beside_deals(look, cards)

    def _beside_deals(self, look: Reading, cards: Sequence[Competitor]) -> list[CompetitorView]:
        against = {card.id: look.rows.deals_against(card.id) for card in cards}
        deals = look.rows.deals_for_figures() if any(against.values()) else ()
        today = self.bench.changes.today(self.bench.changes.settings(look))
        return [_beside(card, [deal for deal in deals if deal.id in against[card.id]], today) for card in cards]

    def objections(self) -> Sequence[ObjectionView]:
        """Return the library's objections by their words, with the record of their answers (B14)."""
        with self.bench.look() as look:
            kept = look.every(Objection)
            by_words = {fold(one.words): one.id for one in kept}
            met: dict[UUID | None, list[ObjectionMet]] = defaultdict(list)
            for one in look.rows.objections_met():
                met[one.objection_id or by_words.get(fold(one.words))].append(one)
        return [ObjectionView(one, len({m.meeting_id for m in met[one.id]}), best_answers(met[one.id])) for one in kept]

    def keep_objection(self, meeting_id: UUID, at: int) -> Step:
        """Keep an objection of a plan with its answer in the library, and link the plan to it, as one step.

        The library's own objection gets the answer when it has the same words (4.20). Raises Missing, NotKept.
        """
        with self.bench.look() as look:
            meeting = live(look, Meeting, meeting_id)
            objection = plan_of(meeting).objections[at]
            kept = same_of(look.every(Objection), objection)
        after, linked = into_library(objection, kept, self.bench.new_id)
        return self.bench.do(Edit(kept, after), Edit(meeting, objection_put(meeting, at, linked)))

    def materials(self) -> Sequence[MaterialView]:
        """Return every piece by name, with its use and what it led to (3.3, 4.19)."""
        with self.bench.look() as look:
            outcomes: dict[UUID, list[OutcomeClass | None]] = defaultdict(list)
            for key, outcome in look.rows.material_outcomes():
                outcomes[key].append(outcome)
            return [
                MaterialView(one, len(outcomes[one.id]), next_step_rate(outcomes[one.id]))
                for one in look.every(Material)
            ]

    def playbooks(self) -> Sequence[Playbook]:
        """Return the playbooks in the order in which they were made (4.9)."""
        with self.bench.look() as look:
            return look.every(Playbook)

    def fit_criteria(self) -> Sequence[FitCriterion]:
        """Return what the ideal customer is measured by (3.2)."""
        with self.bench.look() as look:
            return look.every(FitCriterion)

    def objections_like(self, deal_id: UUID | None, account_id: UUID | None) -> ObjectionsMet:
        """Return what deals like this one met, most often first, with the answers that worked (B14)."""
        with self.bench.look() as look:
            deal = look.find(Deal, deal_id)
            account = look.find(Account, account_id or (deal.account_id if deal else None))
            met = look.rows.objections_met()
        return met_by_deals_like(met, account.industry if account else "", deal.stage_id if deal else None)


def _beside(card: Competitor, deals: Sequence[Deal], today: date) -> CompetitorView:
    return CompetitorView(card, win_rate(deals, today), sum(deal.status is Status.OPEN for deal in deals))
