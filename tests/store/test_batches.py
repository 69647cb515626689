"""Imports: in bulk, known again by their rows, and taken back to the last field."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from salesdesk.application.ports import Batch, ImportWork, NotKept, SourceRow
from salesdesk.domain.account import Account, Affiliation, Person
from salesdesk.domain.deal import Deal, DealLine, Stage
from salesdesk.domain.desk_settings import DeskSettings, Rep
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product
from salesdesk.domain.proposal import Proposal
from salesdesk.store import references
from salesdesk.store.desk_file import SqlStore
from salesdesk.store.taking_back import SEVERAL
from tests.store.making import NOW, moment, stamp

ACCOUNT = Account(id=uuid4(), name="Nordlicht")
REP = Rep(id=uuid4(), name="Ada Holm")
STAGE = Stage(id=uuid4(), name="Demo", order=1)
LIFT = Product(id=uuid4(), name="Lift", price=Money(1000, "EUR"))
DEALS = [
    Deal(
        id=uuid4(),
        title=f"Deal {i}",
        currency="EUR",
        account_id=ACCOUNT.id,
        owner_id=REP.id,
        stage_id=STAGE.id,
        lines=(DealLine(product_id=LIFT.id),),
    )
    for i in range(30)
]
EVERYTHING: list[Any] = [ACCOUNT, REP, STAGE, LIFT, *DEALS]


def batch_of(key: UUID, **counts: Any) -> Batch:
    return Batch(id=key, file_name="deals.csv", file_hash="ab" * 32, kind="deals", imported_at=NOW, **counts)


def row_of(deal: Deal, batch: UUID, **cells: str) -> SourceRow:
    return SourceRow(
        system="crm", key=deal.title, entity="deal", entity_id=deal.id, cells={"title": deal.title} | cells, batch=batch
    )


def imported(store: SqlStore, values: Iterable[Any] = EVERYTHING) -> UUID:
    key, listed = uuid4(), list(values)
    with store.imports() as work:
        work.add_many(listed, stamp(batch=key))
        work.put_source_rows(row_of(value, key) for value in listed if isinstance(value, Deal))
        work.add_batch(batch_of(key, added=len(listed)))
    return key


def put(store: SqlStore, before: Any, after: Any, batch: UUID | None = None) -> UUID:
    key = batch or uuid4()
    with store.writing() as work:
        work.put(before, after, stamp(batch=key))
    return key


def edited(store: SqlStore, batch: UUID) -> set[UUID]:
    with store.imports() as work:
        return set(work.edited_since(batch))


def take_back(store: SqlStore, batch: UUID) -> int:
    with store.imports() as work:
        return work.take_back(batch, NOW)


def left(store: SqlStore) -> set[UUID]:
    kinds: tuple[type[Any], ...] = (Account, Rep, Stage, Product, Deal)
    with store.imports() as work:
        return {value.id for kind in kinds for value in work.all_of(kind)}


def test_many_records_of_many_kinds_are_added_with_their_history(store: SqlStore) -> None:
    key = imported(store)
    with store.imports() as work:
        assert {d.id: d for d in work.all_of(Deal)} == {d.id: d for d in DEALS}
        assert {(c.entity, c.field) for c in work.changes_of_batch(key)} == {
            (entity, "created") for entity in ("account", "rep", "stage", "product", "deal")
        }
        assert len(work.changes_of_batch(key)) == len(EVERYTHING)
        assert work.batch(key) == batch_of(key, added=len(EVERYTHING))
        assert work.batch(uuid4()) is None


def test_an_import_is_all_or_nothing(store: SqlStore) -> None:
    def stop(work: ImportWork) -> None:
        work.add_many(EVERYTHING, stamp())
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError, match="stopped"), store.imports() as work:
        stop(work)
    assert left(store) == set()


def test_rows_are_known_again_by_kind_of_file_and_key(store: SqlStore) -> None:
    first = imported(store)
    with store.imports() as work:
        rows = {row.key: row for row in work.source_rows("crm")}
        assert work.source_rows("other") == []
    assert rows["Deal 7"] == row_of(DEALS[7], first)
    assert len(rows) == len(DEALS)


def test_the_newest_row_counts_until_its_import_is_taken_back(store: SqlStore) -> None:
    first, second = imported(store), uuid4()
    changed = replace(DEALS[0], value=Money(77, "EUR"))
    with store.imports() as work:
        work.put(DEALS[0], changed, stamp(batch=second))
        work.put_source_rows([row_of(DEALS[0], second, value="0.77")])
        work.add_batch(batch_of(second, updated=1))
        assert {r.batch for r in work.source_rows("crm") if r.key == "Deal 0"} == {second}
        assert [b.id for b in work.batches()] == [second, first]
    assert take_back(store, second) == 1
    with store.imports() as work:
        assert [r for r in work.source_rows("crm") if r.key == "Deal 0"] == [row_of(DEALS[0], first)]
        assert work.kept(Deal, DEALS[0].id).value == DEALS[0]
        assert [b.taken_back_at for b in work.batches()] == [NOW, None]


def test_an_import_taken_back_leaves_nothing_of_it(store: SqlStore) -> None:
    key = imported(store)
    assert edited(store, key) == set()
    assert take_back(store, key) == len(EVERYTHING)
    assert left(store) == set()
    with store.imports() as work:
        assert work.source_rows("crm") == []
        assert all(change.withdrawn for change in work.changes_of_batch(key))
        assert list(work.rows.changes_after(date.min)) == []
        with pytest.raises(NotKept):
            work.kept(Deal, DEALS[0].id)


def test_what_was_taken_back_can_be_imported_again_even_under_the_same_keys(store: SqlStore) -> None:
    take_back(store, imported(store))
    second = imported(store)
    with store.imports() as work:
        assert len(work.all_of(Deal)) == len(DEALS)
        assert len(work.source_rows("crm")) == len(DEALS)
        assert len([c for c in work.changes_of_batch(second) if not c.withdrawn]) == len(EVERYTHING)
    assert take_back(store, second) == len(EVERYTHING)


def test_a_record_edited_since_is_named_and_stays_with_what_it_needs(store: SqlStore) -> None:
    key = imported(store)
    put(store, DEALS[3], replace(DEALS[3], title="Mine"))
    assert edited(store, key) == {DEALS[3].id}
    take_back(store, key)
    assert left(store) == {DEALS[3].id, ACCOUNT.id, REP.id, STAGE.id, LIFT.id}
    with store.imports() as work:
        assert [row.key for row in work.source_rows("crm")] == ["Deal 3"]


def test_an_edit_that_was_undone_is_none(store: SqlStore) -> None:
    key = imported(store)
    step = put(store, DEALS[3], after := replace(DEALS[3], title="Mine"))
    with store.writing() as work:
        work.put(after, DEALS[3], stamp(batch=step, record=False))
        work.withdraw(step, withdrawn=True)
    assert edited(store, key) == set()
    assert take_back(store, key) == len(EVERYTHING)


def test_a_later_import_counts_as_an_edit_until_it_is_taken_back(store: SqlStore) -> None:
    first, second = imported(store), uuid4()
    with store.imports() as work:
        work.put(DEALS[3], replace(DEALS[3], title="Newer"), stamp(batch=second))
        work.add_batch(batch_of(second, updated=1))
    assert edited(store, first) == {DEALS[3].id}
    take_back(store, second)
    assert edited(store, first) == set()


def test_a_record_in_use_since_counts_as_edited(store: SqlStore) -> None:
    key = imported(store)
    put(store, None, FollowUp(id=uuid4(), topic="Answer", starts=moment(9), uid="u", deal_id=DEALS[4].id))
    person = Person(id=uuid4(), name="Zoë Vidal", affiliations=(Affiliation(account_id=ACCOUNT.id),))
    put(store, None, person)
    assert edited(store, key) == {DEALS[4].id, ACCOUNT.id}
    take_back(store, key)
    assert left(store) == {DEALS[4].id, ACCOUNT.id, REP.id, STAGE.id, LIFT.id}


def test_me_keeps_the_imported_rep(store: SqlStore) -> None:
    key = imported(store)
    with store.writing() as work:
        (before,) = work.every(DeskSettings)
        work.put(before, replace(before, me=REP.id), stamp())
    assert edited(store, key) == {REP.id}


def test_what_hangs_on_a_record_only_in_the_archive_does_not_hold_it(store: SqlStore) -> None:
    key = imported(store)
    step = FollowUp(id=uuid4(), topic="Answer", starts=moment(9), uid="u", deal_id=DEALS[4].id)
    put(store, None, step)
    put(store, step, None)
    assert edited(store, key) == set()
    assert take_back(store, key) == len(EVERYTHING)
    with store.reading() as look:
        kept = look.kept(FollowUp, step.id)
        assert (kept.archived, kept.value) == (True, replace(step, deal_id=None))


def test_an_archived_proposal_holds_its_account_which_it_cannot_be_without(store: SqlStore) -> None:
    key = imported(store)
    offer = Proposal(id=uuid4(), number="AH-2026-1", account_id=ACCOUNT.id, currency="EUR")
    put(store, None, offer)
    put(store, offer, None)
    assert edited(store, key) == {ACCOUNT.id}
    take_back(store, key)
    assert left(store) == {ACCOUNT.id}


def test_a_record_changed_twice_by_an_import_goes_back_to_before_it(store: SqlStore) -> None:
    key = uuid4()
    put(store, None, ACCOUNT)
    with store.imports() as work:
        work.put(ACCOUNT, once := replace(ACCOUNT, industry="Foods"), stamp(batch=key))
        work.put(once, replace(once, country="GR"), stamp(batch=key))
        work.add_batch(batch_of(key, updated=1))
    assert take_back(store, key) == 1
    with store.reading() as look:
        kept = look.kept(Account, ACCOUNT.id)
        assert (kept.value, kept.version) == (ACCOUNT, 4)
        assert [c.withdrawn for c in look.rows.changes_of(ACCOUNT.id)] == [False, True, True]


def test_a_record_added_and_changed_by_one_import_goes_with_it(store: SqlStore) -> None:
    key = uuid4()
    with store.imports() as work:
        work.add_many([ACCOUNT], stamp(batch=key))
        work.put(ACCOUNT, replace(ACCOUNT, industry="Foods"), stamp(batch=key))
        work.add_batch(batch_of(key, added=1))
    assert edited(store, key) == set()
    assert take_back(store, key) == 1
    assert left(store) == set()


def test_an_imported_follow_up_taken_back_is_no_next_step_any_more(store: SqlStore) -> None:
    put(store, None, replace(DEALS[0], account_id=None, owner_id=None, stage_id=None, lines=()))
    key = uuid4()
    with store.imports() as work:
        work.add_many(
            [
                FollowUp(id=uuid4(), topic="t", starts=moment(9) if i else moment(8), uid=f"{i}", deal_id=DEALS[0].id)
                for i in range(30)
            ],
            stamp(batch=key),
        )
        assert work.rows.deal_row(DEALS[0].id).next_step is not None
        work.add_batch(batch_of(key, added=30))
    assert take_back(store, key) == 30
    with store.reading() as look:
        assert look.rows.deal_row(DEALS[0].id).next_step is None


def test_many_deals_are_taken_back_together_and_what_is_kept_beside_the_others_is_true(store: SqlStore) -> None:
    mine = replace(DEALS[0], id=uuid4(), title="Mine", account_id=None, owner_id=None, stage_id=None, lines=())
    put(store, None, mine)
    many = [replace(DEALS[0], id=uuid4(), title=f"Deal {i}") for i in range(3 * SEVERAL)]
    key, said = imported(store, [ACCOUNT, REP, STAGE, LIFT, *many]), list[tuple[int, int]]()

    def stop_halfway(done: int, of: int) -> None:
        if 2 * done > of:
            raise InterruptedError

    with suppress(InterruptedError), store.imports() as work:
        work.take_back(key, NOW, stop_halfway)
    store.check()
    assert left(store) >= {mine.id, many[0].id, many[-1].id}
    with store.imports() as work:
        assert work.take_back(key, NOW, lambda done, of: said.append((done, of))) == len(many) + 4
    assert said == sorted(said)
    assert {of for _, of in said} == {len(many) + 4} == {max(done for done, _ in said)}
    store.check()
    assert left(store) == {mine.id}
    put(store, mine, replace(mine, title="Mine still"))
    store.check()


def test_all_that_an_import_changed_becomes_what_it_was_many_at_a_time(store: SqlStore) -> None:
    imported(store)
    second, accounts = uuid4(), [replace(ACCOUNT, id=uuid4(), name=f"Account {i}") for i in range(1200)]
    imported(store, accounts)
    with store.imports() as work:
        changed = [(one, replace(one, industry="Foods")) for one in (*accounts, ACCOUNT)]
        work.put_many([*changed, *((deal, replace(deal, note="n")) for deal in DEALS)], stamp(batch=second))
        work.add_batch(batch_of(second, updated=len(accounts)))
    assert take_back(store, second) == len(accounts) + 1 + len(DEALS)
    with store.imports() as work:
        assert {one.industry for one in work.all_of(Account)} == {""}
        assert {one.note for one in work.all_of(Deal)} == {""}
    store.check()


@pytest.mark.slow
def test_a_batch_from_the_crm_of_8800_rows_is_kept_in_one_go(store: SqlStore) -> None:
    many = [replace(DEALS[0], id=uuid4(), title=f"Deal {i}", closed_on=None) for i in range(8800)]
    key = imported(store, [ACCOUNT, REP, STAGE, LIFT, *many])
    with store.imports() as work:
        assert len(work.all_of(Deal)) == len(work.source_rows("crm")) == 8800
        assert work.edited_since(key) == []
        assert work.take_back(key, NOW + timedelta(days=1)) == 8804


def test_every_reference_of_the_tables_is_looked_at_when_an_import_is_taken_back() -> None:
    found = {(r.table.name, r.column.name, r.target) for r in references.references()}
    assert {("deal", "account_id", "account"), ("desk", "me_id", "rep"), ("account", "parent_id", "account")} <= found
    assert {("meeting_person", "person_id", "person"), ("option_line", "product_id", "product")} <= found
    assert ("revision", "proposal_id", "proposal") in found
    assert not any(table == "loss_reason" for table, _, _ in found)
