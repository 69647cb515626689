"""Kill the program while it saves: what it said was saved is there, and nothing is half there."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 100

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the trial forks its children"),
]


def trial(desk: Path, kills: int, build: str) -> dict[str, int]:
    seed = random.randrange(2**32)
    command = [sys.executable, "-m", "tests.store.kill_trial", str(desk), str(kills), build, str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    tally: dict[str, int] = json.loads(done.stdout)
    return tally | {"seed": seed}


def test_what_was_acknowledged_is_there_after_100_kills(desk_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tally = trial(desk_path, KILLS, "honest")
    with capsys.disabled():
        sys.stdout.write(
            "\nkill trial: {kills} kills, {while_saving} of them between begin and commit, "
            "{acknowledged} saves acknowledged, {lost} lost, {halves} half there\n".format(**tally)
        )
    assert tally["kills"] == KILLS
    assert tally["while_saving"] >= KILLS / 5
    assert tally["acknowledged"] >= KILLS
    assert (tally["lost"], tally["halves"]) == (0, 0), tally


def test_a_build_that_acknowledges_before_the_commit_fails_the_trial(desk_path: Path) -> None:
    tally = trial(desk_path, 5, "early")
    assert tally["while_saving"] == 5
    assert tally["lost"] > 0
    assert tally["halves"] == 0
