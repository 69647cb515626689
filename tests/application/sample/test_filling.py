"""The story goes into a desk as a person would have written it: every record allowed, every change recorded."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from salesdesk.application.sample import COMPANY, ZONE, fill_sample, keys
from salesdesk.domain.account import Account, Person
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings, Rep
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.fit import FitCriterion
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.history import rewound
from salesdesk.domain.holding import Holding
from salesdesk.domain.letterhead import Letterhead
from salesdesk.domain.material import Material
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.objection import Objection
from salesdesk.domain.playbook import Playbook
from salesdesk.domain.product import Product, TaxClass
from salesdesk.domain.proposal import Proposal, ProposalState
from salesdesk.domain.research import Finding
from tests.application.sample.telling import TODAY, told
from tests.doubles.clocks import CountedIds
from tests.doubles.memory_store import MemoryStore

NEW = DeskSettings(id=UUID(int=1), name="Sample", currency="USD", zone=ZONE, fiscal_start=7)


@pytest.fixture(scope="module")
def filled() -> MemoryStore:
    store = MemoryStore(NEW)
    fill_sample(store, as_of=TODAY, zone=ZONE, ids=CountedIds(7), press=None)
    return store


KINDS = (
    *(Account, Person, Deal, Stage, Rep, Product, Finding, Meeting, FollowUp),
    *(Competitor, Objection, Material, Playbook, FitCriterion, BuyingProcess, Evidence),
    *(TaxClass, Letterhead, Holding),
)


@pytest.mark.parametrize("kind", KINDS)
def test_everything_told_is_kept_as_it_was_told(filled: MemoryStore, kind: type[object]) -> None:
    with filled.reading() as look:
        kept = look.every(kind)
    assert {repr(x) for x in kept} == {repr(x) for x in told().final(kind)}


def test_the_desk_is_set_to_the_quarters_of_the_story_and_to_me(filled: MemoryStore) -> None:
    with filled.reading() as look:
        settings = look.every(DeskSettings)[0]
        me = look.find(Rep, settings.me)
    assert me
    assert me.name == "Noor Achterberg"
    assert settings == replace(
        NEW,
        me=me.id,
        currency="EUR",
        fiscal_start=1,
        company=COMPANY,
        payment_terms=settings.payment_terms,
        sample=True,
    )


def test_without_a_press_proposals_have_their_state_and_no_revision(filled: MemoryStore) -> None:
    with filled.reading() as look:
        states = {p.id: p.state for p in look.every(Proposal)}
    assert states == {
        keys.WAITING_PROPOSAL: ProposalState.ISSUED,
        keys.DRAFT_PROPOSAL: ProposalState.DRAFT,
        keys.EARLIER_PROPOSAL: ProposalState.WITHDRAWN,
    }
    assert filled.shelf.revisions == []


def test_batches_are_not_those_that_the_desk_makes_later(filled: MemoryStore) -> None:
    later, made = CountedIds(7), {change.batch for change in filled.shelf.history}
    assert len(made) > 500
    assert made.isdisjoint(later.new() for _ in range(2000))


def test_the_history_tells_how_a_deal_stood_on_an_earlier_day(filled: MemoryStore) -> None:
    now = told().record(Deal, keys.WAITING_DEAL)
    stages = {s.id: s.name for s in told().final(Stage)}
    assert now.qualified_on
    with filled.reading() as look:
        later = [c for c in look.rows.changes_after(now.qualified_on) if c.entity_id == now.id]
    then = rewound(now, later)
    assert now.stage_id
    assert then.stage_id
    assert (stages[then.stage_id], stages[now.stage_id]) == ("Qualified", "Proposal")
    assert then.value != now.value
    assert then.chance is None
