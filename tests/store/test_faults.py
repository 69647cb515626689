"""The machine's faults: what was saved is safe, what was not is told after reading again, and work goes on."""

from __future__ import annotations

from _thread import interrupt_main
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Timer
from typing import cast
from uuid import uuid4

import pytest
from sqlalchemy.exc import ProgrammingError

from salesdesk.application.everything.carrying import Filling
from salesdesk.application.failures import CommitUnknown, DeskFault, DeskTrouble
from salesdesk.domain.account import Account
from salesdesk.store.batches import BatchWork
from salesdesk.store.desk_file import SqlStore, create_filled, open_desk
from salesdesk.store.driver import dbapi2
from tests.store import faulty
from tests.store.faulty import Faulty
from tests.store.making import stamp


@pytest.fixture
def failing(desk_path: Path) -> Iterator[tuple[SqlStore, Faulty]]:
    made: list[Faulty] = []

    def connect(path: Path) -> Faulty:
        made.append(faulty.connect(path))
        return made[0]

    with closing(open_desk(desk_path, connect=connect)) as store:
        yield store, made[0]


def save(store: SqlStore, name: str) -> None:
    with store.writing() as work:
        work.put(None, Account(id=uuid4(), name=name), stamp())


def names(store: SqlStore) -> list[str]:
    with store.reading() as look:
        return [account.name for account in look.every(Account)]


def test_a_commit_that_fails_but_was_done_is_no_failure(failing: tuple[SqlStore, Faulty]) -> None:
    store, driver = failing

    def fail_after(connection: Faulty) -> None:
        faulty.really_commit(connection)
        raise faulty.io_error()

    driver.fails = fail_after
    save(store, "Kept")
    assert names(store) == ["Kept"]
    save(store, "Next")
    assert names(store) == ["Kept", "Next"]


def test_a_commit_that_was_not_done_is_told_after_reading_again(failing: tuple[SqlStore, Faulty]) -> None:
    store, driver = failing

    def fail_before(_connection: Faulty) -> None:
        raise faulty.io_error()

    save(store, "Before")
    driver.fails = fail_before
    with pytest.raises(CommitUnknown):
        save(store, "Lost")
    assert names(store) == ["Before"]
    save(store, "After")
    assert names(store) == ["After", "Before"]


def test_a_full_disk_at_the_commit_is_told_as_such(failing: tuple[SqlStore, Faulty]) -> None:
    store, driver = failing

    def fail_full(_connection: Faulty) -> None:
        raise faulty.full()

    driver.fails = fail_full
    with pytest.raises(DeskTrouble) as trouble:
        save(store, "Lost")
    assert (trouble.value.fault, trouble.value.path) == (DeskFault.FULL, str(store.path))
    assert names(store) == []


def test_a_desk_that_cannot_grow_tells_and_keeps_what_it_has(store: SqlStore) -> None:
    save(store, "Before")
    with store._database.alone() as driver:
        pages = driver.execute("PRAGMA page_count").fetchone()[0]
        driver.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DeskTrouble) as trouble:
        save(store, "x" * 500_000)
    assert trouble.value.fault is DeskFault.FULL
    assert names(store) == ["Before"]
    with store._database.alone() as driver:
        driver.execute("PRAGMA max_page_count = 1000000")
    save(store, "After")
    assert names(store) == ["After", "Before"]


def test_a_desk_that_cannot_be_made_is_told_by_the_name_that_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "New.salesdesk"

    def fill(desk: Filling) -> None:
        connection = cast("BatchWork", desk.look)._connection
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.exec_driver_sql("CREATE TABLE more AS SELECT zeroblob(500000)")

    with pytest.raises(DeskTrouble) as trouble:
        create_filled(path, fill)
    assert (trouble.value.fault, trouble.value.path) == (DeskFault.FULL, str(path))
    assert list(tmp_path.iterdir()) == []


def test_damage_met_while_reading_is_told_as_such(desk_path: Path) -> None:
    with closing(open_desk(desk_path)) as store:
        for i in range(40):
            save(store, f"{i}" + "x" * 3000)
        with store._database.alone() as driver:
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            driver.execute("PRAGMA shrink_memory")
        content = desk_path.read_bytes()
        with desk_path.open("r+b") as file:
            file.seek(4096 * 8)
            file.write(b"\xff" * (len(content) - 4096 * 9))
        with pytest.raises(DeskTrouble) as trouble:
            names(store)
        assert trouble.value.fault is DeskFault.DAMAGED
        desk_path.write_bytes(content)


def test_a_bug_of_ours_stays_a_bug(store: SqlStore) -> None:
    with pytest.raises(ProgrammingError), store._database.reading() as connection:
        connection.exec_driver_sql("SELECT 1", (1, 2))


def test_a_fault_of_the_callers_own_files_is_not_the_desks(store: SqlStore) -> None:
    with pytest.raises(FileNotFoundError), store.writing():
        Path("/nowhere/at/all.pdf").read_bytes()


def test_errors_never_show_what_was_saved(store: SqlStore) -> None:
    with pytest.raises(ProgrammingError) as error, store._database.reading() as connection:
        connection.exec_driver_sql("SELECT 1 WHERE 1 = ?", ("Zoë Vidal", "secret"))
    assert "secret" not in str(error.value)
    assert isinstance(error.value.orig, dbapi2.ProgrammingError)


def test_stopped_within_a_statement_a_desk_keeps_what_it_had_and_closes(desk_path: Path) -> None:
    counting = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) SELECT max(i) FROM n"
    store = open_desk(desk_path)
    save(store, "Kept")

    def stopped() -> None:
        with store._database.writing() as connection:
            connection.exec_driver_sql("UPDATE account SET name = 'Lost'")
            Timer(0.05, interrupt_main).start()
            connection.exec_driver_sql(counting)

    with pytest.raises(KeyboardInterrupt):
        stopped()
    store.close()
    with closing(open_desk(desk_path)) as again:
        assert names(again) == ["Kept"]
