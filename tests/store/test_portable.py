"""Nothing but `store/sqlite_*.py` speaks SQLite's own dialect: every statement of the store is PostgreSQL's too."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import event
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql.elements import ClauseElement

import salesdesk.store
from salesdesk.application.rows import DealQuery, DealSort
from salesdesk.domain.account import Account, Affiliation, Person
from salesdesk.domain.deal import Deal, DealLine, Stage, Status
from salesdesk.domain.desk_settings import DeskSettings, Rep
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.meeting import CallPlan, Meeting
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product
from salesdesk.domain.proposal import Proposal, ProposalOption
from salesdesk.store.batches import BatchWork
from salesdesk.store.desk_file import SqlStore
from salesdesk.store.rooms.every import ROOMS
from tests.store.making import NOW, TODAY, moment, stamp
from tests.store.test_batches import batch_of, row_of

STORE = Path(salesdesk.store.__file__).parent
ACCOUNT = Account(id=uuid4(), name="Nordlicht", industry="Foods")
PERSON = Person(id=uuid4(), name="Zoë Vidal", affiliations=(Affiliation(account_id=ACCOUNT.id),))
PRODUCT = Product(id=uuid4(), name="Lift", price=Money(1, "EUR"))
DEAL = Deal(id=uuid4(), title="Fleet", currency="EUR", account_id=ACCOUNT.id, lines=(DealLine(product_id=PRODUCT.id),))
STEP = FollowUp(id=uuid4(), topic="Answer", starts=moment(9), uid="u", deal_id=DEAL.id)
TALK = Meeting(id=uuid4(), deal_id=DEAL.id, starts=moment(8), people=(PERSON.id,), plan=CallPlan(objective="Win"))
OFFER = Proposal(id=uuid4(), number="A-1", account_id=ACCOUNT.id, currency="EUR", options=(ProposalOption(name="Buy"),))


def everything_a_desk_does(work: BatchWork) -> None:
    batch = uuid4()
    mine = stamp(batch=batch)
    work.add_many([ACCOUNT, PERSON, PRODUCT, DEAL, STEP, TALK, OFFER], mine)
    work.add_many([replace(DEAL, id=uuid4(), title=f"{i}") for i in range(30)], mine)
    work.add_batch(batch_of(batch))
    work.put_source_rows([row_of(DEAL, batch)])
    later = stamp()
    work.put(None, rep := Rep(id=uuid4(), name="Ada Holm"), later)
    work.put(rep, replace(rep, name="Ada"), later)
    work.put(None, stage := Stage(id=uuid4(), name="Demo", order=1), later)
    work.put(stage, replace(stage, order=2), later)
    work.put(ACCOUNT, replace(ACCOUNT, name="Other"), later)
    work.put(DEAL, replace(DEAL, note="n", lines=()), later)
    work.put(TALK, replace(TALK, held_on=date(2026, 11, 8)), later)
    work.withdraw(later.batch, withdrawn=True)
    look_at_everything(work)
    for room in ROOMS:
        work.every(room.kind)
    work.source_rows("crm")
    work.batches()
    work.changes_of_batch(batch)
    work.edited_since(batch)
    work.take_back(batch, NOW)
    work.add_many([replace(ACCOUNT, id=uuid4())], stamp())


def look_at_everything(work: BatchWork) -> None:
    rows = work.rows
    for sort in DealSort:
        for down in (False, True):
            query = DealQuery(
                as_of=date(2026, 1, 1),
                text="a b",
                statuses=frozenset(Status),
                stage_id=uuid4(),
                owner_id=uuid4(),
                no_next_step=True,
                expected_from=TODAY,
                expected_to=TODAY,
                sort=sort,
                descending=down,
            )
            rows.deal_page(query, None, 5)
            rows.deal_page(query, rows.deal_row(DEAL.id), 5)
            rows.deal_page(DealQuery(as_of=TODAY, sort=sort, descending=down), rows.deal_row(DEAL.id), 5)
    asked: tuple[Callable[[], object], ...] = (
        rows.deals_for_figures,
        lambda: rows.changes_after(date.min),
        lambda: rows.changes_of(DEAL.id),
        lambda: rows.accounts("nor"),
        lambda: rows.deals_of(ACCOUNT.id),
        lambda: rows.people_of(ACCOUNT.id),
        lambda: rows.findings_of(ACCOUNT.id),
        lambda: rows.meetings(account_id=ACCOUNT.id, deal_id=DEAL.id),
        lambda: rows.raised(account_id=None, deal_id=DEAL.id),
        lambda: rows.raised(account_id=ACCOUNT.id, deal_id=None),
        lambda: rows.follow_ups(account_id=ACCOUNT.id, deal_id=DEAL.id),
        lambda: rows.proposals(account_id=ACCOUNT.id, deal_id=DEAL.id),
        lambda: rows.find("a"),
        lambda: rows.revisions(OFFER.id),
        lambda: rows.proposal_numbers("A"),
        rows.revision_keys,
        lambda: work.find(DeskSettings, uuid4()),
    )
    for ask in asked:
        ask()


def test_every_statement_of_the_store_can_be_said_to_postgresql(store: SqlStore) -> None:
    said: list[ClauseElement] = []

    def hear(_connection: Any, clause: Any, *_rest: Any) -> None:
        if isinstance(clause, ClauseElement):
            said.append(clause)

    event.listen(store._database._engine, "before_execute", hear)
    with store._database.writing() as connection:
        everything_a_desk_does(BatchWork(connection))
    dialect: Any = postgresql.dialect()  # type: ignore[no-untyped-call]
    texts = {str(clause.compile(dialect=dialect)) for clause in said}
    assert len(texts) > 150


OWN_WORDS = re.compile(r"PRAGMA|BEGIN IMMEDIATE|sqlite_schema|sqlite_master|VACUUM|INSERT OR")


def test_sqlites_own_words_stand_in_files_of_its_name_alone() -> None:
    found = {path.name for path in STORE.rglob("*.py") if OWN_WORDS.search(path.read_text(encoding="utf-8"))}
    assert found == {"sqlite_file.py", "sqlite_backup.py", "sqlite_guard.py"}
