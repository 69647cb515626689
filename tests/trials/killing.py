"""Children that are killed while they save, at a moment nobody chose; the trials run as programs, apart from pytest."""

from __future__ import annotations

import json
import mmap
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

IDLE, SAVING = 0, 1


def saved_when_killed(child: Callable[[mmap.mmap], None], until: Callable[[mmap.mmap], None]) -> bool:
    """Start a child, kill it when `until` returns, and tell whether it was saving.

    Both are given the one byte in which the child says whether a save is under way.
    """
    phase = mmap.mmap(-1, 1)
    pid = os.fork()
    if pid == 0:
        try:
            child(phase)
        finally:
            os._exit(1)
    until(phase)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    saving = phase[0] == SAVING
    phase.close()
    return saving


def tally_of(module: str, *arguments: object) -> dict[str, int]:
    """Run a trial as a program, with a seed behind its arguments; return what it saw, and the seed."""
    seed = random.randrange(2**32)
    command = [sys.executable, "-m", module, *map(str, arguments), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    tally: dict[str, int] = json.loads(done.stdout)
    return tally | {"seed": seed}
