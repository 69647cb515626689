"""A second program on one desk is told so at once; when the first one ends, however it ends, the desk opens."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.domain.account import Account
from salesdesk.store.desk_file import open_desk
from tests.store.making import stamp

HOLDS_THE_DESK = """
import sys
from pathlib import Path
from salesdesk.store.desk_file import open_desk
store = open_desk(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
store.close()
"""


@pytest.fixture
def other(desk_path: Path) -> Iterator[subprocess.Popen[str]]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS_THE_DESK, str(desk_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        yield holder
        holder.kill()


def test_a_desk_in_another_program_is_in_use_and_opens_when_that_ends(
    desk_path: Path, other: subprocess.Popen[str]
) -> None:
    began = time.monotonic()
    with pytest.raises(DeskTrouble) as trouble:
        open_desk(desk_path)
    assert (trouble.value.fault, trouble.value.path) == (DeskFault.IN_USE, str(desk_path))
    assert time.monotonic() - began < 2
    other.communicate("done\n")
    with closing(open_desk(desk_path)) as store, store.writing() as work:
        work.put(None, Account(id=uuid4(), name="Mine"), stamp())


def test_a_desk_whose_program_was_killed_opens_at_once(desk_path: Path, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait()
    open_desk(desk_path).close()


def test_a_desk_open_twice_in_one_program_is_in_use(desk_path: Path) -> None:
    with closing(open_desk(desk_path)):
        with pytest.raises(DeskTrouble) as trouble:
            open_desk(desk_path)
        assert trouble.value.fault is DeskFault.IN_USE
    open_desk(desk_path).close()
