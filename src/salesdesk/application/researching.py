"""Research: findings are written once and seen in every plan they touch; what each person wants (4.11-4.13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.changes import Edit, Step
from salesdesk.application.ports import Reading
from salesdesk.domain.buying_process import BuyingProcess, Rival
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import Deal, DealPerson
from salesdesk.domain.research import Finding


@dataclass(frozen=True, slots=True)
class Researching:
    """What a rep finds out before a call."""

    bench: Bench

    def keep(
        self, before: Finding | None, after: Finding, *, deal_id: UUID | None = None, new: Mapping[UUID, str]
    ) -> Step:
        """Keep a finding, in one step with what it needs.

        A competitor of the names in `new` that is not known yet is made; one that a shared finding is about is
        named on the deal, for otherwise its plan would not show what was just written. Raises Missing, Conflict.
        """
        with self.bench.look() as look:
            edits = [*self._made(look, after, new), *self._named(look, before, after, deal_id)]
        return self.bench.do(Edit(before, after), *edits)

    def _made(self, look: Reading, finding: Finding, new: Mapping[UUID, str]) -> list[Edit]:
        key = finding.competitor_id
        if key is None or key not in new or any(one.id == key for one in look.every(Competitor)):
            return []
        return [Edit(None, Competitor(id=key, name=new[key]))]

    def _named(self, look: Reading, before: Finding | None, after: Finding, deal_id: UUID | None) -> list[Edit]:
        key = after.competitor_id
        if key is None or deal_id is None or after.account_id is not None:
            return []
        if before is not None and (before.competitor_id, before.account_id) == (key, None):
            return []
        known = look.rows.process_of(deal_id)
        process = known or BuyingProcess(id=self.bench.new_id(), deal_id=deal_id)
        if any(rival.competitor_id == key for rival in process.rivals):
            return []
        return [Edit(known, replace(process, rivals=(*process.rivals, Rival(competitor_id=key))))]

    def set_wants(self, deal_id: UUID, person_id: UUID, wants: str) -> Step:
        """Write down what a person wants from the deal."""
        return self.bench.changed(Deal, deal_id, partial(wanting, person_id=person_id, wants=wants))


def wanting(deal: Deal, person_id: UUID, wants: str) -> Deal:
    """Return the deal with what a person wants from it; somebody who was not on it is from now on."""
    words = wants.strip()
    if any(one.person_id == person_id for one in deal.people):
        people = tuple(replace(one, wants=words) if one.person_id == person_id else one for one in deal.people)
    else:
        people = (*deal.people, DealPerson(person_id=person_id, wants=words))
    return replace(deal, people=people)
