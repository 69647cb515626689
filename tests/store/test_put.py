"""Saving: compare and swap, history, archiving and restoring, all or nothing."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from salesdesk.application.ports import Conflict, NotKept, Writing
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, DealLine, Stage
from salesdesk.domain.desk_settings import DeskSettings, Rep
from salesdesk.domain.history import Change
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product
from salesdesk.domain.refusals import Missing, OutOfRange
from salesdesk.store.desk_file import SqlStore
from tests.store.making import NOW, TODAY, stamp


def account(name: str = "Nordlicht") -> Account:
    return Account(id=uuid4(), name=name)


def deal(**given: object) -> Deal:
    return replace(Deal(id=uuid4(), title="Fleet", currency="EUR"), **given)  # type: ignore[arg-type]


def put(store: SqlStore, before: object, after: object, batch: UUID | None = None) -> None:
    with store.writing() as work:
        work.put(before, after, stamp(batch=batch))


def history(store: SqlStore, key: UUID) -> list[tuple[str, str | None, str | None]]:
    with store.reading() as look:
        return [(c.field, c.before, c.after) for c in look.rows.changes_of(key) if not c.withdrawn]


def test_a_save_from_an_old_value_is_refused_with_both_values(store: SqlStore) -> None:
    first = account()
    put(store, None, first)
    put(store, first, stored := replace(first, name="Nordlicht AB"))
    with pytest.raises(Conflict) as refused:
        put(store, first, replace(first, name="Mine"))
    assert (refused.value.seen, refused.value.stored) == (first, stored)
    with store.reading() as look:
        assert look.kept(Account, first.id).value == stored


def test_a_new_record_is_refused_where_there_is_one(store: SqlStore) -> None:
    first = account()
    put(store, None, first)
    with pytest.raises(Conflict):
        put(store, None, replace(first, name="Other"))


def test_a_save_of_a_record_that_is_gone_is_refused(store: SqlStore) -> None:
    gone = account()
    with pytest.raises(Conflict) as refused:
        put(store, gone, replace(gone, name="Other"))
    assert refused.value.stored is None


def test_an_unknown_key_is_not_kept(store: SqlStore) -> None:
    with store.reading() as look:
        assert look.find(Account, uuid4()) is None
        assert look.find(Account, None) is None
        with pytest.raises(NotKept):
            look.kept(Account, uuid4())


def test_saving_what_is_there_already_changes_nothing(store: SqlStore) -> None:
    first = account()
    put(store, None, first)
    put(store, first, first)
    with store.reading() as look:
        assert look.kept(Account, first.id).version == 1
    assert history(store, first.id) == [("created", None, None)]


def test_an_archived_record_leaves_the_lists_and_comes_back_whole(store: SqlStore) -> None:
    there = deal(lines=(DealLine(text="Bus"), DealLine(text="Van")))
    put(store, None, there)
    put(store, there, None)
    with store.reading() as look:
        assert list(look.every(Deal)) == []
        kept = look.kept(Deal, there.id)
        assert (kept.value, kept.archived, kept.version) == (there, True, 2)
    with pytest.raises(Conflict):
        put(store, there, replace(there, title="Other"))
    put(store, None, there)
    with store.reading() as look:
        assert list(look.every(Deal)) == [there]
    assert [field for field, _, _ in history(store, there.id)] == ["created", "archived", "created"]


def test_each_field_that_changed_has_its_entry(store: SqlStore) -> None:
    stage = Stage(id=uuid4(), name="Demo", order=1)
    there = deal()
    put(store, None, stage)
    put(store, None, there)
    with store.writing() as work:
        after = replace(there, stage_id=stage.id, value=Money.of("9500", "EUR"), expected_on=date(2026, 12, 18))
        work.put(there, after, stamp(on=date(2026, 11, 3)))
    assert history(store, there.id) == [
        ("created", None, None),
        ("expected_on", None, "2026-12-18"),
        ("stage_id", None, str(stage.id)),
        ("value", None, "9500.00 EUR"),
    ]
    with store.reading() as look:
        entries = [c for c in look.rows.changes_of(there.id) if c.field == "value"]
        assert [(c.entity, c.happened_on, c.recorded_at) for c in entries] == [("deal", date(2026, 11, 3), NOW)]
        assert {c.field for c in look.rows.changes_after(date(2026, 11, 2))} >= {"value", "stage_id", "expected_on"}
        assert {c.field for c in look.rows.changes_after(date(2026, 11, 3))} == {"created"}


def test_undo_writes_no_history_and_marks_the_entries_withdrawn(store: SqlStore) -> None:
    there, batch = deal(), uuid4()
    after = replace(there, title="Fleet 2")
    put(store, None, there)
    put(store, there, after, batch)
    with store.writing() as work:
        work.put(after, there, stamp(batch=batch, record=False))
        work.withdraw(batch, withdrawn=True)
    assert history(store, there.id) == [("created", None, None)]
    with store.reading() as look:
        marked = [c for c in look.rows.changes_of(there.id) if c.withdrawn]
        assert [(c.field, c.batch) for c in marked] == [("title", batch)]
        assert [c.field for c in look.rows.changes_after(date.min)] == ["created"]
    with store.writing() as work:
        work.put(there, after, stamp(batch=batch, record=False))
        work.withdraw(batch, withdrawn=False)
    assert history(store, there.id) == [("created", None, None), ("title", "Fleet", "Fleet 2")]


def test_history_keeps_its_order_when_the_clock_stands_still(store: SqlStore) -> None:
    values = [deal()]
    put(store, None, values[0])
    for title in ("c", "a", "b"):
        values.append(replace(values[-1], title=title))
        put(store, values[-2], values[-1])
    assert [after for _, _, after in history(store, values[0].id)] == [None, "c", "a", "b"]


def test_two_desks_give_the_same_change_the_same_id(store: SqlStore) -> None:
    def ids(changes: list[Change]) -> list[UUID]:
        return [c.id for c in changes]

    there, batch = deal(), uuid4()
    put(store, None, there, batch)
    with store.reading() as look:
        seen = ids(list(look.rows.changes_of(there.id)))
    assert len(set(seen)) == 1
    other, second = deal(id=there.id), uuid4()
    put(store, there, None, second)
    put(store, None, replace(other, title="again"), second)
    with store.reading() as look:
        assert len(set(ids(list(look.rows.changes_of(there.id))))) == 3


def test_an_exception_keeps_nothing_of_the_transaction(store: SqlStore) -> None:
    def save_both(work: Writing) -> None:
        work.put(None, account("One"), stamp())
        work.put(None, account("Two"), stamp())
        raise Missing("title", "deal")

    with pytest.raises(Missing), store.writing() as work:
        save_both(work)
    with store.reading() as look:
        assert list(look.every(Account)) == []


def test_a_reference_to_nothing_is_refused_at_the_end(store: SqlStore) -> None:
    owner = Rep(id=uuid4(), name="Ada Holm")
    with store.writing() as work:
        work.put(None, deal(owner_id=owner.id), stamp())
        work.put(None, owner, stamp())
    with pytest.raises(IntegrityError), store.writing() as work:
        work.put(None, deal(owner_id=uuid4()), stamp())
    with store.reading() as look:
        assert len(look.every(Deal)) == 1


def test_an_amount_that_no_desk_can_hold_is_refused(store: SqlStore) -> None:
    with pytest.raises(OutOfRange):
        put(store, None, Product(id=uuid4(), name="Moon", price=Money(2**70, "EUR")))


def test_a_look_inside_a_transaction_sees_what_is_not_yet_kept(store: SqlStore) -> None:
    first = account()
    with store.writing() as work:
        work.put(None, first, stamp())
        with store.reading() as look:
            assert look.find(Account, first.id) == first
        with pytest.raises(RuntimeError), store.writing():
            pass
    with store.reading() as look:
        assert look.find(Account, first.id) == first


def test_settings_change_like_any_record(store: SqlStore) -> None:
    with store.writing() as work:
        (before,) = work.every(DeskSettings)
        work.put(before, replace(before, weekdays=frozenset({6, 0, 1}), fiscal_start=4), stamp())
    with store.reading() as look:
        (after,) = look.every(DeskSettings)
    assert (after.weekdays, after.fiscal_start) == (frozenset({0, 1, 6}), 4)
    assert history(store, after.id)[1:] == [("fiscal_start", "1", "4"), ("weekdays", "[0; 1; 2; 3; 4]", "[0; 1; 6]")]


def test_many_threads_save_and_look_at_one_desk_without_losing_a_save(store: SqlStore) -> None:
    counted = Product(id=uuid4(), name="Counter", price=Money(0, "EUR"))
    put(store, None, counted)
    failed: list[BaseException] = []

    def count_up() -> None:
        try:
            for _ in range(25):
                with store.writing() as work:
                    before = work.kept(Product, counted.id).value
                    assert before.price is not None
                    work.put(before, replace(before, price=before.price + Money(1, "EUR")), stamp())
                with store.reading() as look:
                    look.every(Product)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as look:
        assert failed == []
        assert look.kept(Product, counted.id).value.price == Money(100, "EUR")
        assert look.kept(Product, counted.id).version == 101


def test_the_day_a_change_is_true_is_not_the_day_it_was_written(store: SqlStore) -> None:
    there = deal()
    with store.writing() as work:
        work.put(None, there, stamp(on=date(2026, 1, 2)))
    with store.reading() as look:
        (entry,) = look.rows.changes_of(there.id)
    assert (entry.happened_on, entry.recorded_at.date()) == (date(2026, 1, 2), TODAY)


def test_many_swaps_at_once_are_the_same_as_one_by_one(store: SqlStore) -> None:
    there = [account(f"Account {i}") for i in range(40)]
    deals = [deal(account_id=a.id, title=a.name, lines=(DealLine(text="Bus"),)) for a in there]
    with store.imports() as work:
        work.put_many([(None, value) for value in (*deals, *there)], stamp())
        work.put_many(
            [
                (deals[0], renamed := replace(deals[0], title="Once")),
                (renamed, renamed),
                (renamed, replace(renamed, lines=(DealLine(text="Van"), DealLine(text="Lift")))),
                (deals[1], None),
                (None, deals[1]),
                (deals[2], None),
                (there[3], replace(there[3], name="Zephyr")),
            ],
            stamp(),
        )
    with store.reading() as look:
        kept = look.kept(Deal, deals[0].id)
        assert (kept.version, [line.text for line in kept.value.lines]) == (3, ["Van", "Lift"])
        assert look.kept(Deal, deals[1].id).archived is False
        assert look.kept(Deal, deals[2].id).archived is True
        assert look.rows.deal_row(deals[3].id).account == "Zephyr"
        assert len(look.every(Deal)) == 39
        assert [c.field for c in look.rows.changes_of(deals[1].id)] == ["created", "archived", "created"]
    with pytest.raises(Conflict), store.imports() as work:
        work.put_many([(there[4], replace(there[4], name="A")), (there[5], None), (renamed, None)], stamp())
    with store.reading() as look:
        assert look.kept(Account, there[4].id).value == there[4]


def test_a_transaction_that_changes_nothing_writes_nothing(store: SqlStore) -> None:
    put(store, None, account())
    log = store.path.with_name(store.path.name + "-wal")
    before = log.stat()
    with store.imports() as work:
        work.all_of(Account)
    assert (log.stat().st_size, log.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
