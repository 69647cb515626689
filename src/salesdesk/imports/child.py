"""The guarded child process: all that a hostile spreadsheet reaches is a process without files or time to spare."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from salesdesk.application.importing.troubles import FileTrouble
from salesdesk.imports import job_object, limits, worker

_KILLED_FOR_TIME = -24  # SIGXCPU


class ChildTrouble(Exception):
    """The child gave no rows: why, and its one line of explanation."""

    def __init__(self, reason: FileTrouble, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


@dataclass(slots=True)
class Sheet:
    """One sheet as the child printed it."""

    name: str
    rows: list[tuple[int, list[Any]]] = field(default_factory=list[tuple[int, list[Any]]])


def command() -> list[str]:
    """Return what starts the child: this Python on the worker's file, or the frozen program itself."""
    most = (limits.COLUMNS, limits.ROWS, limits.CELLS, limits.CELL_CHARS)
    if getattr(sys, "frozen", False):
        start = [sys.executable, "--import-worker"]
    else:
        start = [sys.executable, "-I", "-X", "utf8", str(Path(worker.__file__))]
    return [*start, *map(str, (limits.CHILD_BYTES, limits.CHILD_SECONDS, *most))]


def sheets_in(content: bytes, start: Sequence[str] | None = None, seconds: float = limits.CHILD_SECONDS) -> list[Sheet]:
    """Return the visible sheets of a workbook, read by a child that is stopped after `seconds`. Raises ChildTrouble."""
    child = subprocess.Popen(
        start or command(),
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
            return _taken(child, content)
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


def _taken(child: subprocess.Popen[bytes], content: bytes) -> list[Sheet]:
    # The child reads all of its input before it answers, so this cannot wait for each other.
    assert child.stdin is not None
    with suppress(BrokenPipeError, OSError):
        child.stdin.write(content)
    with suppress(BrokenPipeError, OSError):
        child.stdin.close()
    sheets: list[Sheet] = []
    for line in _lines(child):
        if _understood(line, sheets):
            break
    else:
        raise _ended(child)
    return sheets


def _lines(child: subprocess.Popen[bytes]) -> Iterator[Any]:
    assert child.stdout is not None
    while line := child.stdout.readline(limits.LINE_BYTES):
        try:
            yield json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ChildTrouble(FileTrouble.DAMAGED, "the reader's answer was cut off") from error


def _understood(line: Any, sheets: list[Sheet]) -> bool:  # noqa: ANN401 (checked here)
    """Take one line of the child's answer; return whether it was the last. Raises ChildTrouble."""
    match line:
        case {"sheet": str(name)}:
            sheets.append(Sheet(name))
        case {"trouble": str(reason)} if reason in FileTrouble.__members__.values():
            raise ChildTrouble(FileTrouble(reason), str(line.get("detail", "")))
        case {"end": int(rows)}:
            if rows != sum(len(sheet.rows) for sheet in sheets):
                raise ChildTrouble(FileTrouble.DAMAGED, "rows are missing in the reader's answer")
            return True
        case [*batch] if sheets:
            sheets[-1].rows.extend(map(_row, batch))
            if sum(len(sheet.rows) for sheet in sheets) > limits.ROWS:
                raise ChildTrouble(FileTrouble.TOO_LARGE)
        case _:
            raise ChildTrouble(FileTrouble.DAMAGED, "the reader's answer makes no sense")
    return False


def _row(given: Any) -> tuple[int, list[Any]]:  # noqa: ANN401 (checked here)
    match given:
        case [int(number), [*cells]]:
            return number, cells
        case _:
            raise ChildTrouble(FileTrouble.DAMAGED, "the reader's answer makes no sense")


def _ended(child: subprocess.Popen[bytes]) -> ChildTrouble:
    """Say what the end of a child that did not finish means: it ran out of memory or of time."""
    code = child.wait()
    if code == _KILLED_FOR_TIME:
        return ChildTrouble(FileTrouble.TOO_LONG)
    return ChildTrouble(FileTrouble.TOO_LARGE, f"the reader ended with {code}")
