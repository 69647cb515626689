"""The guarded child process: all that a hostile file reaches is a process without files, memory or time to spare."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
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


def command(kind: str, *most: int, seconds: int = limits.CHILD_SECONDS) -> list[str]:
    """Return what starts the child for a kind of file and its limits: this Python, or the frozen program itself."""
    if getattr(sys, "frozen", False):
        start = [sys.executable, "--import-worker"]
    else:
        start = [sys.executable, "-I", "-X", "utf8", "-c", _START, str(_PACKAGES)]
    return [*start, kind, *map(str, (limits.CHILD_BYTES, seconds, *most))]


def ask(
    start: Sequence[str],
    content: bytes | Iterable[bytes],
    take: Callable[[Any], bool],
    seconds: float = limits.CHILD_SECONDS,
    line_bytes: int = limits.LINE_BYTES,
) -> None:
    """Give `content`, whole or piece by piece, to a child and each line of its answer to `take`.

    `take` says whether a line was the last; no line is longer than `line_bytes`. The child is stopped after `seconds`.
    Raises ChildTrouble: its own, or what `take` makes of the answer.
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
    pieces = (content,) if isinstance(content, bytes) else content
    # A child may answer before it has read all: giving and taking must not wait for each other.
    feeder = threading.Thread(target=_feed, args=(child, pieces), name="feeder", daemon=True)
    with child, job_object.around(child, limits.CHILD_BYTES):
        timer.start()
        feeder.start()
        try:
            _taken(child, take, line_bytes)
        except ChildTrouble as trouble:
            raise ChildTrouble(FileTrouble.TOO_LONG) if late.is_set() else trouble from None
        finally:
            child.kill()
            timer.cancel()
            feeder.join()


def _environment() -> dict[str, str]:
    keep = ("SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH")
    return {name: os.environ[name] for name in keep if name in os.environ} | {"MALLOC_ARENA_MAX": "1"}


def _stop(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def _feed(child: subprocess.Popen[bytes], pieces: Iterable[bytes]) -> None:
    """Give the child its input; one that ends early, or a file that cannot be read on, ends the input."""
    assert child.stdin is not None
    with suppress(OSError):
        for piece in pieces:
            child.stdin.write(piece)
    with suppress(OSError):
        child.stdin.close()


def _taken(child: subprocess.Popen[bytes], take: Callable[[Any], bool], line_bytes: int) -> None:
    for line in _lines(child, line_bytes):
        match line:
            case {"trouble": str(reason)} if reason in FileTrouble.__members__.values():
                raise ChildTrouble(FileTrouble(reason), str(line.get("detail", "")))
            case _ if take(line):
                return
            case _:
                pass
    raise _ended(child)


def _lines(child: subprocess.Popen[bytes], line_bytes: int) -> Iterator[Any]:
    assert child.stdout is not None
    while line := child.stdout.readline(line_bytes):
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
