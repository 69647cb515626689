"""The run that decides what lands answers as the pieces in it do: green only when all are, and never red for itself."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.project.sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def _script(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["#!/bin/sh", *lines]) + "\n", encoding="utf-8")
    path.chmod(0o755)


def _run(place: Path, *, tour: str = "echo toured", make: str = 'echo "made $1"') -> subprocess.CompletedProcess[str]:
    """Run the real script in a project of which only the tour and `make` are other ones."""
    _script(place / "bin" / "make", make)
    _script(place / ".venv" / "bin" / "salesdesk", tour)
    (place / "packaging" / "linux").mkdir(parents=True)
    (place / "packaging" / "linux" / "system_libraries.py").touch()
    (place / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", place / ".ci" / "run")
    (place / "temporary").mkdir()
    surroundings = {**os.environ, "PATH": f"{place / 'bin'}:{os.environ['PATH']}", "TMPDIR": str(place / "temporary")}
    command = ["bash", str(place / ".ci" / "run")]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60, check=False)


def test_all_pieces_green_is_green_and_the_tests_speak_last(tmp_path: Path) -> None:
    ran = _run(tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    said = ran.stdout.splitlines()
    assert [line for line in said if line.startswith("made")] == ["made dev", "made lint", "made test"]
    assert said.index("toured") < said.index("made test") == len(said) - 1


@pytest.mark.parametrize("piece", ["dev", "lint", "test"])
def test_a_piece_that_fails_fails_the_run_and_ends_the_tour(tmp_path: Path, piece: str) -> None:
    ran = _run(tmp_path, tour="exec sleep 50" if piece == "lint" else "true", make=f'[ "$1" != {piece} ]')
    assert ran.returncode != 0


def test_a_tour_that_fails_fails_the_run_and_says_what_it_said(tmp_path: Path) -> None:
    ran = _run(tmp_path, tour="echo no proposal was made; exit 3")
    assert ran.returncode != 0
    assert "no proposal was made" in ran.stdout
    assert "made test" not in ran.stdout


def test_nothing_of_the_tour_stays(tmp_path: Path) -> None:
    assert _run(tmp_path, tour='echo kept >"$2/kept"').returncode == 0
    assert not list((tmp_path / "temporary").iterdir())
