"""The guarded child process: all that a hostile file reaches is a process without files, memory or time to spare."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from salesdesk.application.importing.troubles import FileTrouble
from salesdesk.imports import job_object, limits

_KILLED_FOR_TIME = -24  # SIGXCPU
_START = (
    "import sys; sys.path.append(sys.argv.pop(1)); "
    "from salesdesk.imports.worker import main; sys.exit(main(sys.argv[1:]))"
)
_PACKAGES = Path(__file__).parents[2]


class ChildTrouble(Exception):
    """The child gave no answer: why, and its one line of explanation."""

    def __init__(self, reason: FileTrouble, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


def command(kind: str, *most: int) -> list[str]:
    """Return what starts the child for a kind of file and its limits: this Python, or the frozen program itself."""
    if getattr(sys, "frozen", False):
        start = [sys.executable, "--import-worker"]
    else:
        start = [sys.executable, "-I", "-X", "utf8", "-c", _START, str(_PACKAGES)]
    return [*start, kind, *map(str, (limits.CHILD_BYTES, limits.CHILD_SECONDS, *most))]


def ask(
    start: Sequence[str], content: bytes, take: Callable[[Any], bool], seconds: float = limits.CHILD_SECONDS
) -> None:
    """Give `content` to a child and each line of its answer to `take`, which says whether it was the last.

    The child is stopped after `seconds`. Raises ChildTrouble: its own, or what `take` makes of the answer.
    """
    child = subprocess.Popen(
        start,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        close_fds=True,
        env=_environment(),
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    late = threading.Event()
    timer = threading.Timer(seconds, _stop, (child, late))
    with child, job_object.around(child, limits.CHILD_BYTES):
        timer.start()
        try:
            _taken(child, content, take)
        except ChildTrouble as trouble:
            raise ChildTrouble(FileTrouble.TOO_LONG) if late.is_set() else trouble from None
        finally:
            child.kill()
            timer.cancel()


def _environment() -> dict[str, str]:
    keep = ("SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH")
    return {name: os.environ[name] for name in keep if name in os.environ} | {"MALLOC_ARENA_MAX": "1"}


def _stop(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def _taken(child: subprocess.Popen[bytes], content: bytes, take: Callable[[Any], bool]) -> None:
    # The child reads all of its input before it answers, so this cannot wait for each other.
    assert child.stdin is not None
    with suppress(BrokenPipeError, OSError):
        child.stdin.write(content)
    with suppress(BrokenPipeError, OSError):
        child.stdin.close()
    for line in _lines(child):
        match line:
            case {"trouble": str(reason)} if reason in FileTrouble.__members__.values():
                raise ChildTrouble(FileTrouble(reason), str(line.get("detail", "")))
            case _ if take(line):
                return
            case _:
                pass
    raise _ended(child)


def _lines(child: subprocess.Popen[bytes]) -> Iterator[Any]:
    assert child.stdout is not None
    while line := child.stdout.readline(limits.LINE_BYTES):
        try:
            yield json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ChildTrouble(FileTrouble.DAMAGED, "the reader's answer was cut off") from error


def senseless() -> ChildTrouble:
    """Return what an answer comes to that no reader of ours gives."""
    return ChildTrouble(FileTrouble.DAMAGED, "the reader's answer makes no sense")


def _ended(child: subprocess.Popen[bytes]) -> ChildTrouble:
    """Say what the end of a child that did not finish means: it ran out of memory or of time."""
    code = child.wait()
    if code == _KILLED_FOR_TIME:
        return ChildTrouble(FileTrouble.TOO_LONG)
    return ChildTrouble(FileTrouble.TOO_LARGE, f"the reader ended with {code}")
