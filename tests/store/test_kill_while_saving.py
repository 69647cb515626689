"""Kill the program while it saves: what it said was saved is there, and nothing is half there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.trials.killing import tally_of

KILLS = 100
TRIAL = "tests.store.kill_trial"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the trial forks its children"),
]


def test_what_was_acknowledged_is_there_after_100_kills(desk_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tally = tally_of(TRIAL, desk_path, KILLS, "honest")
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
    tally = tally_of(TRIAL, desk_path, 5, "early")
    assert tally["while_saving"] == 5
    assert tally["lost"] > 0
    assert tally["halves"] == 0
