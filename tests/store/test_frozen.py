"""2.16: nothing changes an issued revision: no use case, no import, no statement, no other program."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError

from salesdesk.application.ports import ImportWork
from salesdesk.domain.account import Account
from salesdesk.domain.proposal import Proposal, Revision
from salesdesk.domain.refusals import Frozen
from salesdesk.store.desk_file import SqlStore, open_desk
from salesdesk.store.records.proposals import revision
from tests.old_desks.make_desk import revision as revision_of_old_desks
from tests.store.making import stamp
from tests.store.older import older_desk
from tests.store.test_batches import batch_of

ACCOUNT = Account(id=uuid4(), name="Hallertau Malt")
PROPOSAL = Proposal(id=uuid4(), number="IB-2026-0001", account_id=ACCOUNT.id, currency="EUR")
ISSUED = Revision(
    id=uuid4(),
    proposal_id=PROPOSAL.id,
    number=1,
    content="{}",
    content_hash="ab",
    pdf=b"%PDF",
    pdf_hash="cd",
    issued_at=datetime(2026, 12, 1, tzinfo=UTC),
)
OTHER = replace(ISSUED, pdf=b"%PDF, another price")


@pytest.fixture
def issued(store: SqlStore) -> SqlStore:
    with store.writing() as work:
        work.put(None, ACCOUNT, stamp())
        work.put(None, PROPOSAL, stamp())
        work.add_revision(ISSUED)
    return store


WAYS: dict[str, Callable[[ImportWork], object]] = {
    "put": lambda work: work.put(ISSUED, OTHER, stamp()),
    "put many": lambda work: work.put_many([(ISSUED, OTHER)], stamp()),
    "archive": lambda work: work.put(ISSUED, None, stamp()),
    "restore": lambda work: work.put(None, OTHER, stamp()),
    "another beside it": lambda work: work.put(None, replace(OTHER, id=uuid4()), stamp()),
    "an import": lambda work: work.add_many([replace(OTHER, id=uuid4())], stamp()),
}


@pytest.mark.parametrize("way", WAYS)
def test_2_16_no_way_through_the_store_changes_an_issued_revision(issued: SqlStore, way: str) -> None:
    with pytest.raises(Frozen) as refused, issued.imports() as work:
        WAYS[way](work)
    assert refused.value.number == PROPOSAL.number
    assert kept(issued) == [ISSUED]


STATEMENTS: dict[str, Any] = {
    "update": update(revision).values(pdf=OTHER.pdf),
    "one column": update(revision).where(revision.c.number == 1).values(content_hash="00"),
    "archive": update(revision).values(archived_at=ISSUED.issued_at),
    "delete": delete(revision),
    "the same number": insert(revision).values(
        {"id": uuid4(), "proposal_id": PROPOSAL.id, "number": 1, "content": "", "content_hash": "", "pdf": b""}
        | {"pdf_hash": "", "issued_at": ISSUED.issued_at, "version": 1}
        | {"created_at": ISSUED.issued_at, "changed_at": ISSUED.issued_at}
    ),
}


@pytest.mark.parametrize("name", STATEMENTS)
def test_2_16_no_statement_changes_an_issued_revision(issued: SqlStore, name: str) -> None:
    with pytest.raises(IntegrityError, match="does not change"), issued._database.writing() as connection:
        connection.execute(STATEMENTS[name])
    assert kept(issued) == [ISSUED]


def test_2_16_taking_back_an_import_leaves_what_was_issued(store: SqlStore) -> None:
    mine = stamp(batch=(batch := uuid4()))
    with store.imports() as work:
        work.add_batch(batch_of(batch))
        work.add_many([ACCOUNT, PROPOSAL], mine)
        work.add_revision(ISSUED)
    with store.imports() as work:
        work.take_back(batch, ISSUED.issued_at)
    assert kept(store) == [ISSUED]
    with store.reading() as look:
        assert look.find(Proposal, PROPOSAL.id) == PROPOSAL


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET pdf = x'00'",
        "DELETE FROM revision",
        "INSERT OR REPLACE INTO revision SELECT * FROM revision",
    ],
)
def test_2_16_another_program_is_refused_as_well(issued: SqlStore, desk_path: Path, statement: str) -> None:
    issued.close()
    with closing(sqlite3.connect(desk_path)) as other, pytest.raises(sqlite3.IntegrityError, match="does not change"):
        other.execute(statement)
    with closing(open_desk(desk_path)) as again:
        assert kept(again) == [ISSUED]


def test_further_revisions_come_beside_it(issued: SqlStore) -> None:
    second = replace(OTHER, id=uuid4(), number=2)
    with issued.writing() as work:
        work.add_revision(second)
    assert kept(issued) == [ISSUED, second]


def test_a_desk_brought_up_to_date_has_the_guards_of_a_new_one(tmp_path: Path) -> None:
    with closing(open_desk(older_desk(tmp_path / "Older.salesdesk"))) as store:
        for statement in [text for text in STATEMENTS.values() if not text.is_insert]:
            with pytest.raises(IntegrityError, match="does not change"), store._database.writing() as connection:
                connection.execute(statement)
        with store.reading() as look:
            assert look.rows.revisions(revision_of_old_desks().proposal_id) == [revision_of_old_desks()]


def kept(store: SqlStore) -> list[Revision]:
    with store.reading() as look:
        return list(look.rows.revisions(PROPOSAL.id))
