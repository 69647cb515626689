"""Run as a program: kills a child that saves papers over each other, again and again, and looks what stands there.

`python -m tests.trials.pdf_kill_trial FOLDER KILLS SEED` prints one JSON object. The folder holds `old.pdf` and
`new.pdf`, the papers themselves; the child saves one after the other at `paper.pdf`, as the program does, and is
killed at a moment nobody chose. What stands there afterwards is one of the two, whole.
"""

from __future__ import annotations

import json
import mmap
import random
import sys
import time
from dataclasses import asdict, dataclass
from itertools import cycle
from pathlib import Path

from salesdesk.bootstrap_papers import LazyPress
from tests.trials.killing import IDLE, SAVING, saved_when_killed

SAVES = 2.5
"""How many saves a child lives through at most."""


@dataclass(slots=True)
class Tally:
    """What the trial saw."""

    kills: int = 0
    while_saving: int = 0
    broken: int = 0
    replaced: int = 0


def one_kill(press: LazyPress, path: Path, contents: tuple[bytes, bytes], life: float) -> bool:
    """Let a child save for so many seconds, kill it, and tell whether it was saving."""

    def child(phase: mmap.mmap) -> None:
        for content in cycle(reversed(contents)):
            phase[0] = SAVING
            press.save(path, content)
            phase[0] = IDLE

    def until(phase: mmap.mmap) -> None:
        while phase[0] == IDLE:
            time.sleep(0)
        time.sleep(life)

    return saved_when_killed(child, until)


def _usual(press: LazyPress, path: Path, content: bytes) -> float:
    """Return how many seconds a save takes on this disk."""
    press.save(path, content)
    started = time.perf_counter()
    for _ in range(5):
        press.save(path, content)
    return (time.perf_counter() - started) / 5


def main(folder: Path, kills: int, seed: int) -> None:
    """Run the trial and print its tally."""
    chance = random.Random(seed)
    tally = Tally()
    path = folder / "paper.pdf"
    contents = ((folder / "old.pdf").read_bytes(), (folder / "new.pdf").read_bytes())
    press = LazyPress()
    longest = SAVES * _usual(press, path, contents[0])
    for _ in range(kills):
        before = path.read_bytes()
        tally.while_saving += one_kill(press, path, contents, chance.uniform(0, longest))
        there = path.read_bytes()
        tally.kills += 1
        tally.broken += there not in contents
        tally.replaced += there != before
    sys.stdout.write(json.dumps(asdict(tally)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
