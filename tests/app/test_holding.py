"""One window per desk: a second one is told who has it; the hold of a program that died does not count."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from salesdesk.app.holding import Hold
from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.bootstrap import lock_path, new_desk, open_desk

HOLD_AND_DIE = """
import os, sys
from pathlib import Path
from salesdesk.app.holding import Hold
from salesdesk.bootstrap import open_desk
hold = Hold(Path(sys.argv[1]))
desk = open_desk(Path(sys.argv[1]))
print("held", flush=True)
if sys.argv[2] == "die":
    os.kill(os.getpid(), 9)
sys.stdin.read()
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return the path of a closed desk."""
    path = tmp_path / "mine.salesdesk"
    new_desk(path, currency="EUR").close()
    return path


def test_a_second_window_is_told_who_has_the_desk(desk: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD_AND_DIE, str(desk), "wait"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(DeskTrouble) as refused:
            Hold(desk)
        assert refused.value.fault is DeskFault.IN_USE
        assert str(other.pid) in refused.value.detail
        with pytest.raises(DeskTrouble) as refused:
            open_desk(desk)
        assert str(other.pid) in refused.value.detail
        other.kill()


def test_the_hold_of_a_program_that_died_does_not_count(desk: Path) -> None:
    for _ in range(5):
        died = subprocess.run([sys.executable, "-c", HOLD_AND_DIE, str(desk), "die"], capture_output=True, check=False)
        assert died.stdout == b"held\n"
        assert lock_path(desk).exists()
        hold = Hold(desk)
        open_desk(desk).close()
        hold.release()
    assert not lock_path(desk).exists()


def test_a_released_desk_can_be_held_again(desk: Path) -> None:
    Hold(desk).release()
    hold = Hold(desk)
    assert str(os.getpid()) in lock_path(desk).read_text(encoding="utf-8")
    hold.release()


def test_a_desk_that_is_held_is_held_under_every_name(desk: Path) -> None:
    link = desk.with_name("link.salesdesk")
    link.symlink_to(desk)
    hold = Hold(desk)
    with pytest.raises(DeskTrouble) as refused:
        Hold(link)
    assert refused.value.fault is DeskFault.IN_USE
    assert str(os.getpid()) in refused.value.detail
    hold.release()
    Hold(link).release()


def test_links_in_a_circle_hold_nothing_up(tmp_path: Path) -> None:
    one, other = tmp_path / "one.salesdesk", tmp_path / "other.salesdesk"
    one.symlink_to(other)
    other.symlink_to(one)
    Hold(one).release()
    with pytest.raises(DeskTrouble):
        open_desk(one)
