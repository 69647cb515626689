"""A desk as a file: told from everything else, never made by opening, never overwritten, one file when closed."""

from __future__ import annotations

import os
import stat
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy.exc import StatementError

from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.domain.account import Account
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.store import sqlite_file
from salesdesk.store.desk_file import SqlStore, create_desk, open_desk, remove_desk
from salesdesk.store.driver import dbapi2
from tests.store.making import settings, stamp


def fault_of(act: Callable[[], object]) -> DeskFault:
    with pytest.raises(DeskTrouble) as trouble:
        act()
    return trouble.value.fault


def a_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("xl/workbook.xml", "<workbook/>")


def another_database(path: Path) -> None:
    with closing(dbapi2.connect(path)) as other:
        other.execute("CREATE TABLE deal (id)")
        other.commit()


def a_desk_by_its_mark_only(path: Path) -> None:
    with closing(dbapi2.connect(path)) as other:
        other.execute(f"PRAGMA application_id = {sqlite_file.APPLICATION_ID}")
        other.execute("PRAGMA user_version = 1")
        other.execute("CREATE TABLE deal (id)")
        other.commit()


NOT_DESKS: dict[str, tuple[Callable[[Path], object], DeskFault]] = {
    "missing": (lambda _path: None, DeskFault.MISSING),
    "folder": (lambda path: path.mkdir(), DeskFault.IS_FOLDER),
    "empty": (lambda path: path.touch(), DeskFault.EMPTY),
    "text": (lambda path: path.write_text("Dear customer,"), DeskFault.NOT_A_DESK),
    "zip": (a_zip, DeskFault.NOT_A_DESK),
    "other database": (another_database, DeskFault.NOT_A_DESK),
    "only marked": (a_desk_by_its_mark_only, DeskFault.NOT_A_DESK),
    "noise": (lambda path: path.write_bytes(bytes(range(256)) * 40), DeskFault.NOT_A_DESK),
    "cut off": (lambda path: path.write_bytes(sqlite_file.MAGIC + b"\x10\x00"), DeskFault.DAMAGED),
}


@pytest.mark.parametrize("what", NOT_DESKS)
def test_what_is_no_desk_is_refused_and_left_as_it_is(tmp_path: Path, what: str) -> None:
    make, fault = NOT_DESKS[what]
    path = tmp_path / "Sales.salesdesk"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    assert fault_of(lambda: open_desk(path)) is fault
    assert [p.name for p in tmp_path.iterdir()] == ([] if what == "missing" else [path.name])
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_path_below_a_file_is_missing(desk_path: Path) -> None:
    assert fault_of(lambda: open_desk(desk_path / "Sales.salesdesk")) is DeskFault.MISSING
    assert fault_of(lambda: create_desk(desk_path / "Sales.salesdesk", settings(), stamp())) is DeskFault.NO_FOLDER


@pytest.mark.parametrize(
    "name", ["50 % #1?.salesdesk", "Zoë Müller.salesdesk", "契約.salesdesk", "a&b=c;d'\".salesdesk"]
)
def test_any_name_is_a_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a folder? 100%" / name
    path.parent.mkdir()
    account = Account(id=uuid4(), name="Nordlicht")
    with closing(create_desk(path, settings(), stamp())) as store, store.writing() as work:
        work.put(None, account, stamp())
    with closing(open_desk(path)) as store, store.reading() as look:
        assert look.find(Account, account.id) == account
    assert [p.name for p in path.parent.iterdir()] == [name]


def test_a_new_desk_is_its_owners_alone_and_one_file_when_closed(tmp_path: Path) -> None:
    path = tmp_path / "Sales.salesdesk"
    given = settings(name="Ours", sample=True)
    with closing(create_desk(path, given, stamp())) as store, store.reading() as look:
        assert list(look.every(DeskSettings)) == [given]
        assert store.path == path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_the_log_beside_an_open_desk_is_its_owners_alone(store: SqlStore) -> None:
    with store.writing() as work:
        work.put(None, Account(id=uuid4(), name="Nordlicht"), stamp())
    log = store.path.with_name(store.path.name + "-wal")
    assert stat.S_IMODE(log.stat().st_mode) & 0o077 == 0


def test_a_desk_is_never_made_over_another_file(tmp_path: Path, desk_path: Path) -> None:
    before = desk_path.read_bytes()
    other = tmp_path / "Notes.txt"
    other.write_text("mine")
    assert fault_of(lambda: create_desk(desk_path, settings(), stamp())) is DeskFault.EXISTS
    assert fault_of(lambda: create_desk(other, settings(), stamp())) is DeskFault.EXISTS
    assert fault_of(lambda: create_desk(tmp_path, settings(), stamp())) is DeskFault.IS_FOLDER
    assert (desk_path.read_bytes(), other.read_text()) == (before, "mine")
    assert {p.name for p in tmp_path.iterdir()} == {"Notes.txt", desk_path.name}


def test_a_desk_that_cannot_be_finished_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "Sales.salesdesk"
    with pytest.raises(StatementError, match="without a zone"):
        create_desk(path, settings(), replace(stamp(), at=stamp().at.replace(tzinfo=None)))
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_creation_left_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "Sales.salesdesk"
    (tmp_path / ".Sales.salesdesk.new").write_bytes(b"half")
    create_desk(path, settings(), stamp()).close()
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_file_system_without_links_gets_its_desk_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    path = tmp_path / "Sales.salesdesk"
    create_desk(path, settings(), stamp()).close()
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert fault_of(lambda: create_desk(path, settings(), stamp())) is DeskFault.EXISTS


def test_a_newer_desk_is_refused_and_not_written(desk_path: Path) -> None:
    with closing(dbapi2.connect(desk_path)) as newer:
        newer.execute("PRAGMA user_version = 7")
    before = desk_path.read_bytes()
    with pytest.raises(DeskTrouble) as trouble:
        open_desk(desk_path)
    assert (trouble.value.fault, trouble.value.detail) == (DeskFault.NEWER, "7")
    assert trouble.value.path == str(desk_path)
    assert desk_path.read_bytes() == before
    assert [p.name for p in desk_path.parent.iterdir()] == [desk_path.name]


def test_a_damaged_desk_is_told_and_not_written(desk_path: Path) -> None:
    with closing(open_desk(desk_path)) as store, store.writing() as work:
        for i in range(200):
            work.put(None, Account(id=uuid4(), name=f"Account {i} " + "x" * 200), stamp())
    content = bytearray(desk_path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 9000] = b"\xff" * 9000
    desk_path.write_bytes(content)
    assert fault_of(lambda: open_desk(desk_path)) is DeskFault.DAMAGED
    assert desk_path.read_bytes() == content


def test_a_thorough_check_passes_a_sound_desk(store: SqlStore) -> None:
    store.check()


def test_closing_twice_is_closing_once_and_afterwards_nothing_opens(desk_path: Path) -> None:
    store = open_desk(desk_path)
    store.close()
    store.close()
    with pytest.raises(DeskTrouble), store.reading():
        pass
    with pytest.raises(DeskTrouble), store.writing():
        pass


def test_only_a_sample_desk_is_removed(tmp_path: Path, desk_path: Path) -> None:
    sample, text = tmp_path / "Sample.salesdesk", tmp_path / "Text.salesdesk"
    text.write_text("mine")
    create_desk(sample, settings(sample=True), stamp()).close()
    remove_desk(sample)
    remove_desk(sample)
    assert fault_of(lambda: remove_desk(desk_path)) is DeskFault.EXISTS
    assert fault_of(lambda: remove_desk(text)) is DeskFault.NOT_A_DESK
    assert {p.name for p in tmp_path.iterdir()} == {desk_path.name, text.name}


def test_the_settings_of_the_connection_hold(store: SqlStore) -> None:
    with store._database.alone() as driver:
        set_to = {
            name: driver.execute(f"PRAGMA {name}").fetchone()[0]
            for name in (
                "journal_mode",
                "locking_mode",
                "synchronous",
                "foreign_keys",
                "secure_delete",
                "trusted_schema",
            )
        }
    assert set_to == {
        "journal_mode": "wal",
        "locking_mode": "exclusive",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
    }
    fixed = (3, 51, 3)
    assert tuple(int(n) for n in dbapi2.sqlite_version.split(".")) >= fixed


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of this kind")
def test_a_folder_on_which_nobody_may_write_is_named(desk_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The honest trial runs as another user (test_permissions.py); this one holds wherever the tests run."""
    access = os.access

    def not_the_folder(path: Path, mode: int) -> bool:
        return path != desk_path.parent and access(path, mode)

    monkeypatch.setattr(os, "access", not_the_folder)
    with pytest.raises(DeskTrouble) as trouble:
        open_desk(desk_path)
    assert (trouble.value.fault, trouble.value.path) == (DeskFault.READ_ONLY, str(desk_path.parent))
