"""Lists of accounts, people, meetings, follow-ups, proposals, and what the palette finds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from salesdesk.application.rows import HitKind
from salesdesk.domain.account import Account, Affiliation, Person
from salesdesk.domain.activity import Activity
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.discussion import RaisedOption
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.lead import Lead
from salesdesk.domain.material import Material
from salesdesk.domain.meeting import CallPlan, Meeting, MeetingKind
from salesdesk.domain.money import Money
from salesdesk.domain.objection import Objection, PlanObjection
from salesdesk.domain.product import Recurrence
from salesdesk.domain.proposal import Proposal, ProposalLine, ProposalOption, ProposalState
from salesdesk.domain.research import Finding, FindingKind
from salesdesk.store import sqlite_found
from salesdesk.store.desk_file import SqlStore
from tests.store.making import NOW, moment, stamp

FOODS = Account(id=uuid4(), name="Ζωή Foods", industry="Food & drink", country="GR")
LIFTS = Account(id=uuid4(), name="Åkerman Lifts", industry="Machines")
ZOE = Person(id=uuid4(), name="Zoë Vidal", affiliations=(Affiliation(account_id=FOODS.id, title="Buyer"),))
ANN = Person(
    id=uuid4(), name="Ann Bly", affiliations=(Affiliation(account_id=LIFTS.id), Affiliation(account_id=FOODS.id))
)
DEAL = Deal(id=uuid4(), title="Cold store", currency="EUR", account_id=FOODS.id, value=Money(500, "EUR"))


def keep(store: SqlStore, *values: Any) -> None:
    with store.writing() as work:
        for value in values:
            work.put(None, value, stamp())


@pytest.fixture(autouse=True)
def people_and_a_deal(store: SqlStore) -> None:
    keep(store, FOODS, LIFTS, ZOE, ANN, DEAL)


def test_accounts_show_their_open_deals_last_contact_and_next_step(store: SqlStore) -> None:
    keep(
        store,
        replace(DEAL, id=uuid4(), value=Money(70, "EUR")),
        replace(DEAL, id=uuid4(), value=Money(9, "USD")),
        replace(DEAL, id=uuid4(), status=Status.WON),
        Meeting(id=uuid4(), account_id=FOODS.id, held_on=date(2026, 10, 1)),
        Meeting(id=uuid4(), deal_id=DEAL.id, held_on=date(2026, 10, 9)),
        Meeting(id=uuid4(), deal_id=DEAL.id, starts=moment(20)),
        FollowUp(id=uuid4(), topic="t", starts=moment(18), uid="u", deal_id=DEAL.id),
        FollowUp(id=uuid4(), topic="t", starts=moment(12), uid="u", account_id=FOODS.id, done_on=date(2026, 11, 12)),
    )
    with store.reading() as look:
        lifts, foods = look.rows.accounts()
    assert (foods.name, foods.open_deals, foods.open_value) == ("Ζωή Foods", 3, Money(570, "EUR"))
    assert (foods.last_contact, foods.next_step) == (date(2026, 10, 9), moment(18))
    assert (lifts.open_deals, lifts.open_value, lifts.last_contact, lifts.next_step) == (0, None, None, None)


@pytest.mark.parametrize(("text", "found"), [("ζωη", 1), ("DRINK foo", 1), ("aker", 1), ("", 2), ("ood", 0), ("é", 0)])
def test_accounts_are_found_by_the_beginnings_of_name_and_industry(store: SqlStore, text: str, found: int) -> None:
    with store.reading() as look:
        assert len(look.rows.accounts(text)) == found
        assert len(look.rows.accounts(limit=1)) == 1


def test_people_of_an_account_come_by_name(store: SqlStore) -> None:
    with store.reading() as look:
        assert look.rows.people_of(FOODS.id) == [ANN, ZOE]
        assert look.rows.people_of(LIFTS.id) == [ANN]


def test_findings_on_an_industry_are_seen_at_every_account_in_it(store: SqlStore) -> None:
    own = Finding(id=uuid4(), kind=FindingKind.PROSPECT, text="New plant", account_id=FOODS.id)
    rival = Finding(id=uuid4(), kind=FindingKind.COMPETITOR, text="Cheaper", subject="Rival", account_id=FOODS.id)
    industry = Finding(id=uuid4(), kind=FindingKind.INDUSTRY, text="Rules", subject="food & DRINK")
    nowhere = Finding(id=uuid4(), kind=FindingKind.INDUSTRY, text="Loose", subject="")
    keep(store, own, rival, industry, nowhere)
    with store.reading() as look:
        assert {f.id for f in look.rows.findings_of(FOODS.id)} == {own.id, rival.id, industry.id}
        assert look.rows.findings_of(LIFTS.id) == []


def test_meetings_come_planned_first_then_held_newest_first(store: SqlStore) -> None:
    plan = CallPlan(
        objective="Win",
        ready_at=NOW,
        objections=(PlanObjection(words="Dear", answer="No"), PlanObjection(words="Late")),
    )
    soon = Meeting(
        id=uuid4(),
        deal_id=DEAL.id,
        kind=MeetingKind.VISIT,
        starts=moment(9),
        place="Patras",
        people=(ZOE.id, ANN.id),
        plan=plan,
    )
    later = Meeting(id=uuid4(), account_id=FOODS.id, starts=moment(19))
    unplanned = Meeting(id=uuid4(), account_id=FOODS.id)
    held = [Meeting(id=uuid4(), account_id=FOODS.id, held_on=date(2026, 10, day)) for day in (3, 20)]
    option = RaisedOption(id=uuid4(), text="Rent")
    keep(store, *(unplanned, later, soon, held[0], replace(held[1], raised=(option,))))
    keep(store, Meeting(id=uuid4(), account_id=LIFTS.id))
    with store.reading() as look:
        rows = look.rows.meetings(account_id=FOODS.id)
        assert [row.id for row in rows] == [soon.id, later.id, unplanned.id, held[1].id, held[0].id]
        assert [row.id for row in look.rows.meetings(deal_id=DEAL.id)] == [soon.id]
        assert len(look.rows.meetings()) == 6
    first = rows[0]
    assert (first.account, first.account_id, first.deal) == ("Ζωή Foods", FOODS.id, "Cold store")
    assert (first.people, first.place, first.starts) == (("Zoë Vidal", "Ann Bly"), "Patras", moment(9))
    assert (first.has_plan, first.objective, first.ready_at) == (True, "Win", NOW)
    assert (first.objections, first.unanswered, first.raised) == (2, 1, 0)
    assert (rows[1].has_plan, rows[3].raised) == (False, 1)


def test_only_options_of_discussions_were_raised(store: SqlStore) -> None:
    rent, buy, idea = (RaisedOption(id=uuid4(), text=text, raised_by=ZOE.id) for text in ("Rent", "Buy", "Idea"))
    keep(
        store,
        Meeting(id=uuid4(), deal_id=DEAL.id, held_on=date(2026, 10, 1), raised=(rent, buy)),
        Meeting(id=uuid4(), account_id=FOODS.id, held_on=date(2026, 10, 5), raised=(replace(idea, raised_by=None),)),
        Meeting(id=uuid4(), deal_id=DEAL.id, starts=moment(9), raised=(idea,)),
    )
    with store.reading() as look:
        of_deal = look.rows.raised(account_id=FOODS.id, deal_id=DEAL.id)
        of_account = look.rows.raised(account_id=FOODS.id, deal_id=None)
    assert [(row.option.text, row.who, row.on) for row in of_deal] == [
        ("Rent", "Zoë Vidal", date(2026, 10, 1)),
        ("Buy", "Zoë Vidal", date(2026, 10, 1)),
    ]
    assert [row.option.text for row in of_account] == ["Idea", "Rent", "Buy"]
    assert {(row.account_id, row.deal_id) for row in of_account} == {(FOODS.id, None), (FOODS.id, DEAL.id)}


def test_follow_ups_come_by_start_with_names_and_the_proposal_that_waits(store: SqlStore) -> None:
    done = FollowUp(id=uuid4(), topic="Sent", starts=moment(2), uid="a", deal_id=DEAL.id, done_on=date(2026, 11, 2))
    answer = FollowUp(id=uuid4(), topic="A or B?", starts=moment(20), uid="b", deal_id=DEAL.id, person_id=ZOE.id)
    other = FollowUp(id=uuid4(), topic="Call", starts=moment(9), uid="c", account_id=LIFTS.id)
    offer = Proposal(id=uuid4(), number="AH-2026-1", account_id=FOODS.id, currency="EUR", next_step=answer.id)
    keep(store, answer, done, other, offer)
    with store.reading() as look:
        rows = look.rows.follow_ups()
        assert [row.follow_up for row in rows] == [other, answer]
        assert [row.follow_up for row in look.rows.follow_ups(open_only=False)] == [done, other, answer]
        assert [row.follow_up for row in look.rows.follow_ups(account_id=FOODS.id)] == [answer]
        assert [row.follow_up for row in look.rows.follow_ups(deal_id=DEAL.id, open_only=False)] == [done, answer]
    assert (rows[1].account, rows[1].deal, rows[1].person, rows[1].proposal) == (
        "Ζωή Foods",
        "Cold store",
        "Zoë Vidal",
        offer.id,
    )
    assert (rows[0].account, rows[0].deal, rows[0].proposal) == ("Åkerman Lifts", "", None)


def offer(number: str, **given: Any) -> Proposal:
    return replace(
        Proposal(id=uuid4(), number=number, account_id=FOODS.id, currency="EUR", title="Cold rooms"), **given
    )


def test_proposals_come_newest_number_first_with_first_year_totals(store: SqlStore) -> None:
    monthly = ProposalLine(text="Care", price=Money(100, "EUR"), recurrence=Recurrence.MONTHLY)
    once = ProposalLine(text="Room", price=Money(333, "EUR"), quantity=Decimal("1.5"))
    options = (ProposalOption(name="Buy", lines=(once,)), ProposalOption(name="Rent", lines=(monthly, once)))
    step = FollowUp(id=uuid4(), topic="Answer", starts=moment(20), uid="b", deal_id=DEAL.id)
    ninth = offer("AH-2026-9", deal_id=DEAL.id, options=options, next_step=step.id, state=ProposalState.ISSUED)
    keep(store, step, ninth, offer("AH-2026-10"), gone := offer("AH-2026-11"))
    with store.writing() as work:
        work.put(gone, None, stamp())
    with store.reading() as look:
        rows = look.rows.proposals()
        assert [row.number for row in rows] == ["AH-2026-10", "AH-2026-9"]
        assert look.rows.proposals(deal_id=DEAL.id) == [rows[1]]
        assert look.rows.proposals(account_id=LIFTS.id) == []
        assert look.rows.proposal_numbers("AH-2026-") == ["AH-2026-10", "AH-2026-11", "AH-2026-9"]
        assert look.rows.proposal_numbers("A%") == []
    assert (rows[1].account, rows[1].deal, rows[1].next_step) == ("Ζωή Foods", "Cold store", moment(20))
    assert rows[1].option_names == ("Buy", "Rent")
    assert rows[1].totals == (Money(500, "EUR"), Money(1700, "EUR"))


def test_the_palette_finds_by_beginnings_in_every_script(store: SqlStore) -> None:
    keep(store, offer("AH-2026-9"))

    def found(text: str, limit: int = 20) -> list[tuple[HitKind, str, str]]:
        with store.reading() as look:
            return [(hit.kind, hit.title, hit.detail) for hit in look.rows.find(text, limit)]

    assert found("ΖΩΗ") == [
        (HitKind.ACCOUNT, "Ζωή Foods", "Food & drink"),
        (HitKind.PERSON, "Zoë Vidal", "Buyer, Ζωή Foods"),
        (HitKind.DEAL, "Cold store", "Ζωή Foods"),
        (HitKind.PROPOSAL, "AH-2026-9", "Cold rooms, Ζωή Foods"),
    ], "who types a customer's name wants the people and the deals there as well"
    assert found("ζωη cold")[0] == (HitKind.DEAL, "Cold store", "Ζωή Foods")
    assert found("vid zo") == [(HitKind.PERSON, "Zoë Vidal", "Buyer, Ζωή Foods")]
    assert found("cold") == [
        (HitKind.DEAL, "Cold store", "Ζωή Foods"),
        (HitKind.PROPOSAL, "AH-2026-9", "Cold rooms, Ζωή Foods"),
    ]
    assert found("ah-2026") == [(HitKind.PROPOSAL, "AH-2026-9", "Cold rooms, Ζωή Foods")]
    assert found("  ") == found("!") == found("tore") == []


def test_the_palette_finds_leads_by_their_own_and_their_account_s_words(store: SqlStore) -> None:
    gone = Lead(id=uuid4(), name="Zoë Marin", received=moment(1))
    hers = Lead(id=uuid4(), name="Zoë Vidal", received=moment(1), source="Trade fair", account_id=FOODS.id)
    keep(store, hers, Lead(id=uuid4(), name="Hidalgo Lifts", received=moment(2), source="Web form"), gone)
    with store.writing() as work:
        work.put(gone, None, stamp())
    with store.reading() as look:
        assert [(hit.kind, hit.title, hit.detail, hit.id) for hit in look.rows.find("zoe food fair", 20)] == []
        found = [hit for hit in look.rows.find("ζωη zoe", 20) if hit.kind is HitKind.LEAD]
        assert [(hit.title, hit.detail, hit.id) for hit in found] == [("Zoë Vidal", "Ζωή Foods, Trade fair", hers.id)]
        assert [(hit.kind, hit.detail) for hit in look.rows.find("hida", 20)] == [(HitKind.LEAD, "Web form")]


@pytest.mark.parametrize("indexed", [True, False])
def test_the_palette_finds_entries_of_the_log_by_their_notes(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch, *, indexed: bool
) -> None:
    if not indexed:
        monkeypatch.setattr(sqlite_found, "can_find", lambda _: False)
    gone = Activity(id=uuid4(), began=moment(2), note="Hydraulic lock, asked twice")
    call = Activity(id=uuid4(), began=moment(3), note="Asked for the\nhydraulic lock", people=(ANN.id,))
    others = [Activity(id=uuid4(), began=moment(1), account_id=FOODS.id, note=f"Sends note {n}") for n in range(9)]
    keep(store, gone, call, *others)
    with store.writing() as work:
        work.put(gone, None, stamp())
    with store.reading() as look:
        (hit,) = look.rows.find("lock HYDR")
        assert (hit.kind, hit.id, hit.on) == (HitKind.ACTIVITY, call.id, date(2026, 11, 3))
        assert (hit.title, hit.detail) == ("Asked for the hydraulic lock", ANN.name)
        few = look.rows.find("send", 4)
        assert [(one.kind, one.detail) for one in few] == [(HitKind.ACTIVITY, FOODS.name)] * 4
        assert [one.kind for one in look.rows.find("ann lock")] == []


def test_the_palette_finds_what_the_library_holds_by_its_own_words(store: SqlStore) -> None:
    gone = Material(id=uuid4(), name="Frost report, old")
    keep(store, Competitor(id=uuid4(), name="Fróstline"), Material(id=uuid4(), name="Report, frost trial"), gone)
    keep(store, Objection(id=uuid4(), words="Frost is no risk here"))
    with store.writing() as work:
        work.put(gone, None, stamp())
    with store.reading() as look:
        assert {(hit.kind, hit.title) for hit in look.rows.find("FROST", 20)} == {
            (HitKind.MATERIAL, "Report, frost trial"),
            (HitKind.OBJECTION, "Frost is no risk here"),
            (HitKind.COMPETITOR, "Fróstline"),
        }


def test_what_begins_with_the_text_comes_first_and_each_kind_has_its_share(store: SqlStore) -> None:
    keep(store, *(Account(id=uuid4(), name=f"House Cold {i:02}") for i in range(30)))
    keep(store, Account(id=uuid4(), name="Cold House"))
    with store.reading() as look:
        hits = look.rows.find("cold", 10)
    assert len(hits) == 10
    assert hits[0].title == "Cold House"
    assert [hit.kind for hit in hits] == [HitKind.ACCOUNT] * 9 + [HitKind.DEAL]


def test_a_person_is_opened_at_the_first_account(store: SqlStore) -> None:
    with store.reading() as look:
        (hit,) = look.rows.find("ann")
    assert (hit.id, hit.account_id) == (ANN.id, LIFTS.id)
