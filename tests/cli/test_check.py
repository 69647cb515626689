"""`salesdesk check` says whole only of a desk whose every page, index and reference is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.bootstrap import DayClock, new_desk, open_desk
from salesdesk.domain.money import Money
from tests.application.offered import deal_with_two_raised, draft_for

Run = Callable[..., tuple[int, str, str]]
INDEX = "ix_deal_account_id"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return the path of a closed desk with one deal."""
    path = tmp_path / "my.salesdesk"
    with closing(new_desk(path, currency="EUR")) as opened:
        opened.selling.new_deal("Press line", account_name="Hallertau Malt", value=Money(1250000, "EUR"))
    return path


def schema(path: Path, statement: str, *values: object) -> None:
    """Change what the file says of its own tables, as only damage does."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute(statement, values)


def an_index_that_misses_a_row(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        row = raw.execute("SELECT * FROM sqlite_schema WHERE name = ?", [INDEX]).fetchone()
    schema(path, "DELETE FROM sqlite_schema WHERE name = ?", INDEX)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("UPDATE deal SET account_id = NULL")
    schema(path, "INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)", *row)


def a_deal_of_an_account_that_is_not_there(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("UPDATE deal SET account_id = ?", [uuid4().bytes])


DAMAGES = {
    "index": (an_index_that_misses_a_row, INDEX),
    "reference": (a_deal_of_an_account_that_is_not_there, "deal refers to a missing account"),
}


def test_a_whole_desk_is_whole(run: Run, desk: Path) -> None:
    code, out, err = run("check", desk)
    assert (code, err) == (0, "")
    assert "is whole" in out


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_desk_that_is_not_whole_is_never_called_so(run: Run, desk: Path, damage: str) -> None:
    DAMAGES[damage][0](desk)
    before = desk.read_bytes()
    code, out, err = run("check", desk)
    assert (code, out) == (1, "")
    assert "my.salesdesk is damaged" in err
    assert "last backup" in err
    assert desk.read_bytes() == before


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_a_check_finds_first_is_named(desk: Path, damage: str) -> None:
    spoil, found = DAMAGES[damage]
    spoil(desk)
    with closing(open_desk(desk)) as opened, pytest.raises(DeskTrouble) as trouble:
        opened.check()
    assert trouble.value.fault is DeskFault.DAMAGED
    assert found in trouble.value.detail


@pytest.mark.parametrize("change", ["content = content || '.'", "pdf = zeroblob(9)"])
def test_2_16_a_revision_that_is_no_longer_what_was_issued_is_found(desk: Path, run: Run, change: str) -> None:
    with closing(open_desk(desk, DayClock(date(2026, 12, 1), "Europe/Berlin"))) as opened:
        key = draft_for(opened, deal_with_two_raised(opened))
        opened.proposing.issue(key)
    assert run("check", desk)[0] == 0
    with closing(sqlite3.connect(desk)) as raw, raw:
        raw.execute("DROP TRIGGER revision_stays_on_update")
        raw.execute(f"UPDATE revision SET {change}")
    code, _, error = run("check", desk)
    assert code == 1
    assert "SD-2026-0001/1" in error
    assert "no longer what was issued" in error
