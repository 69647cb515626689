"""Seeing which files and sockets Python touches while something runs, whatever library asks for them."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager

WATCHED = frozenset({"open", "os.listdir", "os.scandir", "os.remove", "os.rename", "os.mkdir", "subprocess.Popen"})
_listening: list[list[str]] = []


def _saw(event: str, arguments: tuple[object, ...]) -> None:
    if _listening and (event in WATCHED or event.startswith("socket.")):
        _listening[-1].append(f"{event} {arguments[:2]!r}")


sys.addaudithook(_saw)


@contextmanager
def touched() -> Generator[list[str]]:
    """Collect what is touched inside the block; the hook cannot be taken away, so nothing is missed."""
    seen: list[str] = []
    _listening.append(seen)
    try:
        yield seen
    finally:
        _listening.pop()
