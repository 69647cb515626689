"""From schema to schema: only when due, after a verified backup, whole or not at all; a new desk is made at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal
from salesdesk.store import migrating, schema, sqlite_backup, sqlite_file
from salesdesk.store.database import Database
from salesdesk.store.desk_file import open_desk
from salesdesk.store.driver import dbapi2
from salesdesk.store.records.base import metadata
from salesdesk.store.schema import SCHEMA
from tests.store.making import stamp
from tests.store.next_steps import BREAKING, FAILING, GOOD, schema_with
from tests.store.older import EARLIER, older_desk

BOTH: dict[str, Any] = {"sqlite": sqlite.dialect(), "postgresql": postgresql.dialect()}  # type: ignore[no-untyped-call]


def made_by(path: Path, make: Callable[[Database], None]) -> dict[str, str]:
    """Return the statements of all tables and indexes of a database made in that way."""
    sqlite_file.create_empty(path)
    driver = sqlite_file.connect(path)
    sqlite_file.settle(driver)
    with closing(Database(driver, path)) as database:
        make(database)
        return dict(driver.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall())


def at_once(database: Database) -> None:
    with database.writing() as connection:
        schema.make(connection)


def is_ours(name: str | None, kind: str, _parents: Any) -> bool:
    """An index of words is a table of SQLite's own, with further ones behind it."""
    return kind != "table" or not str(name).startswith(("deal_found", "activity_found"))


def step_by_step(database: Database) -> None:
    with database.alone() as driver:
        driver.execute("CREATE TABLE saving (id SMALLINT NOT NULL, count BIGINT NOT NULL)")
        driver.execute("INSERT INTO saving VALUES (1, 0)")
    with database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE saving")
        migrating.upgrade(connection, SCHEMA)
        compared = MigrationContext.configure(connection, opts={"include_name": is_ours})
        assert compare_metadata(compared, metadata) == []
        connection.exec_driver_sql("INSERT INTO saving VALUES (1, 1)")


def test_a_new_desk_has_the_tables_that_all_steps_lead_to(tmp_path: Path) -> None:
    new, stepped = made_by(tmp_path / "new", at_once), made_by(tmp_path / "steps", step_by_step)
    assert new.keys() == stepped.keys()
    assert {name: sql for name, sql in new.items() if stepped[name] != sql} == {}
    assert len(new) > len(metadata.tables)


@pytest.mark.parametrize("number", EARLIER)
def test_a_desk_with_records_gets_every_table_index_guard_and_trigger_of_a_new_one(number: int, tmp_path: Path) -> None:
    desk = older_desk(tmp_path / "Older.salesdesk", number)
    assert rows(desk, "PRAGMA user_version") == [(number,)]
    open_desk(desk).close()
    held = {name: sql for name, sql in rows(desk, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")}  # noqa: C416
    new = made_by(tmp_path / "new", at_once)
    assert held == new
    assert {"revision_comes_once", "deal_sum_changed", "deal_found_changed", "activity_found_changed"} <= new.keys()


def test_the_steps_are_numbered_and_the_last_one_is_this_schema() -> None:
    steps = list(ScriptDirectory(str(SCHEMA.scripts)).walk_revisions())
    assert [step.revision for step in steps] == [f"{n:04}" for n in range(SCHEMA.number, 0, -1)]


@pytest.mark.parametrize("name", BOTH)
def test_the_tables_can_be_made_on_either_database(name: str) -> None:
    for table in metadata.sorted_tables:
        text = str(CreateTable(table).compile(dialect=BOTH[name]))
        assert ("WITHOUT ROWID" in text) <= (name == "sqlite")
        assert "AUTOINCREMENT" not in text.upper()
        assert "SERIAL" not in text.upper()
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=BOTH[name])).startswith("CREATE INDEX ix_")


def test_keys_instants_and_exact_numbers_have_their_own_types_on_postgresql() -> None:
    deal = str(CreateTable(metadata.tables["deal"]).compile(dialect=BOTH["postgresql"]))
    line = str(CreateTable(metadata.tables["deal_line"]).compile(dialect=BOTH["postgresql"]))
    assert "id UUID NOT NULL" in deal
    assert "changed_at TIMESTAMP WITH TIME ZONE NOT NULL" in deal
    assert "quantity NUMERIC NOT NULL" in line


@pytest.fixture
def old_desk(desk_path: Path) -> Path:
    account = Account(id=uuid4(), name="Nordlicht", region="Thrace")
    deal = Deal(id=uuid4(), title="Fleet", currency="EUR", account_id=account.id)
    with closing(open_desk(desk_path)) as store, store.writing() as work:
        work.put(None, account, stamp())
        work.put(None, deal, stamp())
    return desk_path


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(dbapi2.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_an_old_desk_is_brought_up_to_date_after_a_backup(old_desk: Path, tmp_path: Path) -> None:
    later = schema_with(tmp_path, GOOD)
    open_desk(old_desk, shape=later).close()
    assert rows(old_desk, "SELECT name, area FROM account") == [("Nordlicht", "Thrace")]
    assert rows(old_desk, "SELECT title FROM deal JOIN account ON account.id = account_id") == [("Fleet",)]
    assert rows(old_desk, "SELECT name FROM region") == [("Thrace",)]
    assert rows(old_desk, "SELECT version_num FROM alembic_version") == [(later.revision,)]
    assert sqlite_file.header_of(old_desk).schema == later.number
    backup = old_desk.with_name(f"Trial.before-update-{SCHEMA.number}.salesdesk")
    assert rows(backup, "SELECT name, region FROM account") == [("Nordlicht", "Thrace")]
    with closing(open_desk(backup)) as store, store.reading() as look:
        assert [account.region for account in look.every(Account)] == ["Thrace"]
    open_desk(old_desk, shape=later).close()
    assert len(list(old_desk.parent.glob("*.salesdesk"))) == 2


def test_references_are_checked_again_after_the_update(old_desk: Path, tmp_path: Path) -> None:
    with closing(open_desk(old_desk, shape=schema_with(tmp_path, GOOD))) as store, store._database.alone() as driver:
        assert driver.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.mark.parametrize(("step", "error"), [(FAILING, RuntimeError), (BREAKING, DeskTrouble)])
def test_a_step_that_fails_leaves_the_desk_as_it_was(
    old_desk: Path, tmp_path: Path, step: str, error: type[Exception]
) -> None:
    before = rows(old_desk, "SELECT name, sql FROM sqlite_schema ORDER BY 1")
    with pytest.raises(error):
        open_desk(old_desk, shape=schema_with(tmp_path, step))
    assert rows(old_desk, "SELECT name, sql FROM sqlite_schema ORDER BY 1") == before
    with closing(open_desk(old_desk)) as store, store.reading() as look:
        assert [account.region for account in look.every(Account)] == ["Thrace"]


def test_without_a_backup_there_is_no_update(old_desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_driver: dbapi2.Connection, _made: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sqlite_backup, "_copy", fail)
    before = old_desk.read_bytes()
    with pytest.raises(DeskTrouble) as trouble:
        open_desk(old_desk, shape=schema_with(tmp_path, GOOD))
    assert trouble.value.fault is DeskFault.BACKUP_FAILED
    assert "No space" in trouble.value.detail
    assert old_desk.read_bytes() == before
    assert len(list(old_desk.parent.glob("*.salesdesk*"))) == 1


def test_a_backup_of_an_earlier_update_is_not_overwritten(old_desk: Path, tmp_path: Path) -> None:
    earlier = old_desk.with_name(f"Trial.before-update-{SCHEMA.number}.salesdesk")
    earlier.write_text("mine")
    open_desk(old_desk, shape=schema_with(tmp_path, GOOD)).close()
    assert earlier.read_text() == "mine"
    assert old_desk.with_name(f"Trial.before-update-{SCHEMA.number}-2.salesdesk").exists()


def test_a_desk_of_a_later_version_is_refused_by_this_one(old_desk: Path, tmp_path: Path) -> None:
    open_desk(old_desk, shape=schema_with(tmp_path, GOOD)).close()
    before = old_desk.read_bytes()
    with pytest.raises(DeskTrouble) as trouble:
        open_desk(old_desk)
    assert (trouble.value.fault, trouble.value.detail) == (DeskFault.NEWER, str(SCHEMA.number + 1))
    assert old_desk.read_bytes() == before


def test_neither_alembic_nor_mapped_classes_are_loaded_for_an_up_to_date_desk(old_desk: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from salesdesk.store.desk_file import create_desk, open_desk;"
        "from tests.store.making import settings, stamp;"
        f"open_desk(Path({str(old_desk)!r})).close();"
        f"create_desk(Path({str(old_desk.with_name('New.salesdesk'))!r}), settings(), stamp()).close();"
        "print([name for name in ('alembic', 'sqlalchemy.orm', 'sqlite3', 'mako') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.strip() == "[]"
