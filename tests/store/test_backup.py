"""A backup counts only when the copy was opened and found whole."""

from __future__ import annotations

import stat
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.domain.account import Account
from salesdesk.store import sqlite_backup
from salesdesk.store.desk_file import SqlStore, open_desk
from salesdesk.store.driver import dbapi2
from tests.store.making import stamp


def names(store: SqlStore) -> list[str]:
    with store.reading() as look:
        return [account.name for account in look.every(Account)]


@pytest.fixture
def filled(store: SqlStore) -> SqlStore:
    with store.imports() as work:
        work.add_many([Account(id=uuid4(), name=f"Account {i:03}") for i in range(300)], stamp())
    return store


def test_a_backup_is_one_file_that_opens_as_the_same_desk(filled: SqlStore, tmp_path: Path) -> None:
    copy = tmp_path / "copies ? 100%" / "Backup 1.salesdesk"
    copy.parent.mkdir()
    filled.backup(copy)
    assert [p.name for p in copy.parent.iterdir()] == [copy.name]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(open_desk(copy)) as opened:
        assert names(opened) == names(filled)


def test_a_backup_never_overwrites(filled: SqlStore, tmp_path: Path) -> None:
    taken = tmp_path / "Backup.salesdesk"
    taken.write_text("mine")
    with pytest.raises(DeskTrouble) as trouble:
        filled.backup(taken)
    assert (trouble.value.fault, taken.read_text()) == (DeskFault.EXISTS, "mine")


def test_a_backup_that_differs_from_the_desk_does_not_count(
    filled: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_whole = sqlite_backup._copy

    def copy_most(driver: dbapi2.Connection, made: Path) -> None:
        copy_whole(driver, made)
        with closing(dbapi2.connect(made)) as copy:
            copy.execute("DELETE FROM account WHERE name = 'Account 007'")
            copy.commit()

    monkeypatch.setattr(sqlite_backup, "_copy", copy_most)
    assert_refused(filled, tmp_path)


def test_a_damaged_backup_does_not_count(filled: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_whole = sqlite_backup._copy

    def copy_badly(driver: dbapi2.Connection, made: Path) -> None:
        copy_whole(driver, made)
        with made.open("r+b") as file:
            file.seek(4096 * 20)
            file.write(b"\xff" * 4096)

    monkeypatch.setattr(sqlite_backup, "_copy", copy_badly)
    assert_refused(filled, tmp_path)


def test_a_backup_to_nowhere_fails_with_its_reason(filled: SqlStore, tmp_path: Path) -> None:
    with pytest.raises(DeskTrouble) as trouble:
        filled.backup(tmp_path / "no such folder" / "Backup.salesdesk")
    assert (trouble.value.fault, bool(trouble.value.detail)) == (DeskFault.BACKUP_FAILED, True)


def assert_refused(store: SqlStore, folder: Path) -> None:
    before = names(store)
    with pytest.raises(DeskTrouble) as trouble:
        store.backup(folder / "Backup.salesdesk")
    assert trouble.value.fault is DeskFault.BACKUP_FAILED
    assert [p.name for p in folder.iterdir() if "Backup" in p.name] == []
    assert names(store) == before
