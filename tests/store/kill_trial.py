"""Run as a program: kills a saving child again and again and looks whether all it acknowledged is there.

`python -m tests.store.kill_trial DESK KILLS honest|early SEED` prints one JSON object. Each save puts a follow-up and
the deal's note with the same number, so that half a transaction would show. The honest child acknowledges through a
pipe after the commit; the early one, a build that is broken on purpose, acknowledges before it.
"""

from __future__ import annotations

import json
import mmap
import os
import random
import sys
import time
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from uuid import UUID, uuid5

from salesdesk.application.ports import Writing
from salesdesk.domain.deal import Deal
from salesdesk.domain.follow_up import FollowUp
from salesdesk.store.desk_file import SqlStore, open_desk
from tests.store.making import moment, stamp
from tests.trials.killing import IDLE, SAVING, saved_when_killed

DEAL = UUID("6f1c7a52-3c47-4b55-9b5f-2f9d0c3e7a11")
LONGEST_LIFE = 0.02


@dataclass(slots=True)
class Tally:
    """What the trial saw."""

    kills: int = 0
    while_saving: int = 0
    acknowledged: int = 0
    lost: int = 0
    halves: int = 0


def save(work: Writing, number: int) -> None:
    """Put a follow-up and its number into the deal's note."""
    deal = work.kept(Deal, DEAL).value
    work.put(deal, replace(deal, note=str(number)), stamp())
    key = uuid5(DEAL, str(number))
    work.put(None, FollowUp(id=key, topic=str(number), starts=moment(9), uid=str(key), deal_id=DEAL), stamp())


def child(path: Path, ends: tuple[int, int], phase: mmap.mmap, *, early: bool) -> None:
    """Save until killed; `phase` says whether a transaction is open."""
    reading, pipe = ends
    os.close(reading)
    store = open_desk(path)
    number = last_saved(store)
    while True:
        number += 1
        with store.writing() as work:
            phase[0] = SAVING
            save(work, number)
            if early:
                os.write(pipe, b"%d\n" % number)
                time.sleep(LONGEST_LIFE)
        phase[0] = IDLE
        if not early:
            os.write(pipe, b"%d\n" % number)


def last_saved(store: SqlStore) -> int:
    with store.reading() as look:
        return int(look.kept(Deal, DEAL).value.note or 0)


def one_kill(path: Path, life: float, tally: Tally, *, early: bool) -> int:
    """Let a child live after its first acknowledgement, kill it, and return the last number it acknowledged."""
    reading, writing = os.pipe()
    heard = b""

    def until(_phase: mmap.mmap) -> None:
        nonlocal heard
        os.close(writing)
        heard = os.read(reading, 65536)
        if not early:
            time.sleep(life)

    tally.while_saving += saved_when_killed(lambda phase: child(path, (reading, writing), phase, early=early), until)
    tally.kills += 1
    while chunk := os.read(reading, 65536):
        heard += chunk
    os.close(reading)
    # A number that was cut off was not acknowledged.
    whole = heard[: heard.rfind(b"\n") + 1].split()
    tally.acknowledged += len(whole)
    return max((int(number) for number in whole), default=0)


def judge(path: Path, acknowledged: int, tally: Tally) -> None:
    """Open the desk again and count what is missing or half there."""
    with closing(open_desk(path)) as store, store.reading() as look:
        saved = last_saved(store)
        there = {int(row.follow_up.topic) for row in look.rows.follow_ups()}
    tally.lost += max(0, acknowledged - saved)
    tally.halves += len(set(range(1, saved + 1)) ^ there)


def main(path: Path, kills: int, *, early: bool, seed: int) -> None:
    """Run the trial and print its tally."""
    chance = random.Random(seed)
    tally = Tally()
    with closing(open_desk(path)) as store, store.writing() as work:
        work.put(None, Deal(id=DEAL, title="Killed", currency="EUR"), stamp())
    for _ in range(kills):
        acknowledged = one_kill(path, chance.uniform(0, LONGEST_LIFE), tally, early=early)
        judge(path, acknowledged, tally)
    sys.stdout.write(json.dumps(asdict(tally)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), early=sys.argv[3] == "early", seed=int(sys.argv[4]))
