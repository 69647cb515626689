"""Whoever looks at the file of an open desk once more must not drop its lock: two writers would break it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.application.importing.troubles import FileNotRead, FileTrouble
from salesdesk.bootstrap import LazyFormReader, LazyReader, open_desk
from salesdesk.store.desk_file import create_desk, remove_desk
from tests.store.making import settings, stamp

OTHER_PROGRAM = """
import sys
from pathlib import Path
from salesdesk.store import sqlite_file
try:
    sqlite_file.claim(sqlite_file.connect(Path(sys.argv[1])))
    print("may write")
except sqlite_file.dbapi2.OperationalError as error:
    print(error)
"""


def said_by_another_program(path: Path) -> str:
    return subprocess.run(
        [sys.executable, "-c", OTHER_PROGRAM, str(path)], capture_output=True, check=True, text=True
    ).stdout.strip()


def same(path: Path) -> Path:
    return path


def linked(path: Path) -> Path:
    link = path.with_name("Linked.salesdesk")
    link.symlink_to(path)
    return link


def hard_linked(path: Path) -> Path:
    link = path.with_name("Twin.salesdesk")
    link.hardlink_to(path)
    return link


def open_again(path: Path) -> None:
    with pytest.raises(DeskTrouble) as trouble:
        open_desk(path)
    assert trouble.value.fault is DeskFault.IN_USE


def import_it(path: Path) -> None:
    with pytest.raises(FileNotRead) as refused:
        LazyReader().read(path)
    assert refused.value.reason is FileTrouble.OPEN_DESK


def take_it_for_a_returned_proposal(path: Path) -> None:
    with pytest.raises(FileNotRead) as refused:
        LazyFormReader().read(path)
    assert refused.value.reason is FileTrouble.NOT_A_PDF


def make_it_anew(path: Path) -> None:
    with pytest.raises(DeskTrouble) as trouble:
        create_desk(path, settings(), stamp())
    assert trouble.value.fault is DeskFault.EXISTS


def remove_it(path: Path) -> None:
    with pytest.raises(DeskTrouble) as trouble:
        remove_desk(path)
    assert trouble.value.fault is DeskFault.IN_USE


@pytest.mark.parametrize("name", [same, linked, hard_linked])
@pytest.mark.parametrize("look", [open_again, import_it, take_it_for_a_returned_proposal, make_it_anew, remove_it])
def test_a_desk_stays_ours_whoever_looks_at_its_file(
    desk_path: Path, look: Callable[[Path], None], name: Callable[[Path], Path]
) -> None:
    other_name = name(desk_path)
    with closing(open_desk(desk_path)):
        look(other_name)
        assert said_by_another_program(desk_path) == "database is locked"
    assert said_by_another_program(desk_path) == "may write"
    open_desk(other_name).close()


def test_a_desk_stays_ours_while_it_is_checked_and_copied(desk_path: Path) -> None:
    with closing(open_desk(desk_path)) as desk:
        desk.check()
        desk.exporting.copy(desk_path.with_name("Copy.salesdesk"))
        assert said_by_another_program(desk_path) == "database is locked"


def test_an_import_from_another_program_is_refused_after_a_second_look(desk_path: Path) -> None:
    rows = desk_path.with_name("accounts.csv")
    rows.write_text("account,sector\nHallertau Malt,brewing\n", encoding="utf-8")
    command = [sys.executable, "-m", "salesdesk", "import", str(desk_path), str(rows)]
    with closing(open_desk(desk_path)) as desk:
        open_again(desk_path)
        import_it(desk_path)
        refused = subprocess.run(command, capture_output=True, check=False, text=True)
        assert refused.returncode == 1
        assert "open in another window" in refused.stderr
        assert desk.selling.accounts() == []
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_desk_that_could_not_be_opened_is_not_taken(desk_path: Path) -> None:
    whole = desk_path.read_bytes()
    desk_path.write_bytes(whole[:5000])
    for _ in range(2):
        with pytest.raises(DeskTrouble) as trouble:
            open_desk(desk_path)
        assert trouble.value.fault is DeskFault.DAMAGED
    desk_path.write_bytes(whole)
    open_desk(desk_path).close()


def test_a_closed_desk_is_a_file_like_any_other(desk_path: Path) -> None:
    open_desk(desk_path).close()
    with pytest.raises(FileNotRead) as refused:
        LazyReader().read(desk_path)
    assert refused.value.reason is FileTrouble.NOT_A_TABLE
