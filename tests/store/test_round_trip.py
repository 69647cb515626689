"""Every kind of record comes back from the desk exactly as it was put there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.account import Account, Person
from salesdesk.domain.activity import Activity
from salesdesk.domain.answer import Answer
from salesdesk.domain.boilerplate import LineGroup, ProposalTemplate, Snippet
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.closed_period import ClosedPeriod
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings, Rep, Target, Team
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.exchange import ExchangeRate
from salesdesk.domain.favour import Favour
from salesdesk.domain.feedback import Feedback
from salesdesk.domain.fit import FitCriterion
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.forecast_call import ForecastCall
from salesdesk.domain.holding import Holding
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.lead import Lead
from salesdesk.domain.letter import Letter
from salesdesk.domain.letterhead import Letterhead
from salesdesk.domain.material import Material
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.money import Money
from salesdesk.domain.network import Group, GroupEvent
from salesdesk.domain.objection import Objection
from salesdesk.domain.play_run import PlayRun
from salesdesk.domain.playbook import Playbook
from salesdesk.domain.plays import OwnPlay, Play
from salesdesk.domain.portrait import Portrait
from salesdesk.domain.post_mortem import PostMortem
from salesdesk.domain.product import Product, TaxClass
from salesdesk.domain.proposal import Proposal, ProposalLine, ProposalOption, Revision
from salesdesk.domain.remembered_mapping import RememberedMapping
from salesdesk.domain.required_activities import WeekPlan
from salesdesk.domain.research import Finding
from salesdesk.domain.saved_view import SavedView
from salesdesk.domain.snapshot import Snapshot
from salesdesk.domain.stop_order import Stop, StopOrder, StopOutcome
from salesdesk.domain.sweep import Sweep
from salesdesk.store import snapshots
from salesdesk.store.desk_file import SqlStore, create_desk
from salesdesk.store.rooms.every import ROOMS
from tests.store.making import moment, settings, stamp, values

ACCOUNT = Account(id=uuid4(), name="Nordlicht")
DEAL = Deal(id=uuid4(), title="Fleet", currency="EUR")
REFERENCES: dict[str, Any] = {
    "team_id": Team(id=uuid4(), name="North"),
    "owner_id": Rep(id=uuid4(), name="Ada Holm"),
    "stage_id": Stage(id=uuid4(), name="Demo", order=1),
    "product_id": Product(id=uuid4(), name="Lift"),
    "tax_id": TaxClass(id=uuid4(), name="VAT 24 %", rate=Decimal(24)),
    "account_id": ACCOUNT,
    "person_id": Person(id=uuid4(), name="Zoë Vidal"),
    "deal_id": DEAL,
    "impediment_id": Impediment(id=uuid4(), deal_id=DEAL.id, words="Too dear", noted_on=date(2026, 11, 3)),
    "proposal_id": Proposal(id=uuid4(), number="SD-2026-0001", account_id=ACCOUNT.id, currency="EUR"),
    "meeting_id": Meeting(id=uuid4(), note="First visit"),
    "competitor_id": Competitor(id=uuid4(), name="Kaltwerk"),
    "objection_id": Objection(id=uuid4(), words="Too dear"),
    "materials": Material(id=uuid4(), name="Reference list"),
    "lead_id": Lead(id=uuid4(), name="Stefan Roth", received=moment(9)),
    "group_id": Group(id=uuid4(), name="Chamber"),
    "play": OwnPlay(id=uuid4(), name="Partner day"),
    "next_step": FollowUp(id=uuid4(), topic="Answer", starts=moment(9), uid="u1"),
}
ALSO_CALLED = {
    "owner_id": ("me", "rep_id", "manager_id", "by_id", "adjusted_by", "taken_by", "assigned_to", "booked_under"),
    "account_id": ("parent_id",),
    "product_id": ("upsells_to", "renews_to"),
    "person_id": ("people", "said_by", "raised_by", "referred_by", "named_id"),
}
KEYS: dict[str, UUID] = {
    name: value.id for known, value in REFERENCES.items() for name in (known, *ALSO_CALLED.get(known, ()))
}


def proposals() -> st.SearchStrategy[Any]:
    """An option's total is kept with it, so its lines are in the proposal's currency and of sums that exist."""
    prices = st.integers(-(10**9), 10**9).map(lambda minor: Money(minor, "EUR"))
    quantities = st.decimals(-(10**4), 10**4, places=3)
    percent = st.decimals(0, 100, places=2)
    line = values(ProposalLine, KEYS, price=prices, quantity=quantities, discount=percent)
    option = values(ProposalOption, KEYS, discount=percent, lines=st.lists(line, max_size=3).map(tuple))
    return values(Proposal, KEYS, currency=st.just("EUR"), options=st.lists(option, max_size=3).map(tuple))


def play_runs() -> st.SearchStrategy[Any]:
    """A play is one of the eleven or one of the desk's own."""
    return values(PlayRun, KEYS, play=st.sampled_from([*Play, KEYS["play"]]))


def stop_orders() -> st.SearchStrategy[Any]:
    """Who is called at a stop is a person or a group's office; what they named is lines without a break."""
    name = st.text("ab\u00e9 ", min_size=1, max_size=9).map(lambda text: " ".join(["N", *text.split()]))
    outcomes = [
        values(
            StopOutcome,
            {},
            key=st.tuples(st.sampled_from(Stop), st.just(who), st.sampled_from([None, DEAL.id])),
            of_group=st.just(of_group),
            activity_id=st.none(),
            named=st.lists(name, max_size=3).map(tuple),
        )
        for who, of_group in ((KEYS["person_id"], False), (KEYS["group_id"], True))
    ]
    return values(StopOrder, KEYS, outcomes=st.lists(st.one_of(outcomes), max_size=3).map(tuple))


KINDS = (
    *(DeskSettings, Rep, Team, Target, Account, Person, Product, Stage, Deal, Finding, Meeting, FollowUp),
    *(Competitor, Objection, Material, Playbook, FitCriterion, BuyingProcess, Evidence),
    *(TaxClass, Letterhead, Impediment, Holding, Answer, Snippet, ProposalTemplate),
    *(Lead, Feedback, Sweep, SavedView, ExchangeRate, RememberedMapping),
    *(Activity, Favour, Group, GroupEvent, Portrait, ClosedPeriod, Letter),
    *(ForecastCall, Snapshot, OwnPlay, PostMortem, WeekPlan),
)
STRATEGIES = {kind: values(kind, KEYS) for kind in KINDS} | {
    Proposal: proposals(),
    LineGroup: values(LineGroup, KEYS),
    PlayRun: play_runs(),
    StopOrder: stop_orders(),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    path = tmp_path_factory.mktemp("round-trip") / "Any.salesdesk"
    with closing(create_desk(path, settings(), stamp())) as store:
        with store.writing() as work:
            for value in REFERENCES.values():
                work.put(None, value, stamp())
        yield store


def test_each_kind_the_desk_keeps_is_tried() -> None:
    assert {room.kind for room in ROOMS} == {*STRATEGIES, Revision}


@pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)
@given(st.data())
def test_a_record_comes_back_as_it_was_put(store: SqlStore, kind: type[Any], data: st.DataObject) -> None:
    key = uuid4()
    first, after = (replace(data.draw(STRATEGIES[kind]), id=key) for _ in range(2))
    with store.writing() as work:
        work.put(None, first, stamp())
        assert work.kept(kind, first.id).value == first
        work.put(first, after, stamp())
        kept = work.kept(kind, first.id)
        assert (kept.value, kept.archived, kept.version) == (after, False, 1 if first == after else 2)
        assert first.id in {value.id for value in work.every(kind)}
        work.put(after, None, stamp())
        assert work.find(kind, first.id) == after
        assert first.id not in {value.id for value in work.every(kind)}


@given(st.data())
def test_what_was_issued_comes_back_to_the_byte(store: SqlStore, data: st.DataObject) -> None:
    proposal = replace(data.draw(proposals()), id=uuid4())
    issued = replace(data.draw(values(Revision, KEYS)), id=uuid4(), proposal_id=proposal.id)
    with store.writing() as work:
        work.put(None, proposal, stamp())
        work.add_revision(issued)
        assert work.rows.revisions(proposal.id) == [issued]
        assert work.find(Revision, issued.id) == issued


@pytest.mark.parametrize("kind", STRATEGIES, ids=lambda kind: kind.__name__)
@given(st.data())
def test_a_snapshot_holds_the_whole_value(kind: type[Any], data: st.DataObject) -> None:
    value = data.draw(STRATEGIES[kind])
    assert snapshots.from_json(kind, snapshots.to_json(value)) == value
