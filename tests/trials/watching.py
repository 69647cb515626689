"""Seeing which files and sockets Python touches while something runs, the program's own files apart."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager

from salesdesk.application.resources import resource

WATCHED = frozenset({"open", "os.listdir", "os.scandir", "os.remove", "os.rename", "os.mkdir", "subprocess.Popen"})
_listening: list[list[str]] = []


OWN = (sys.prefix, sys.base_prefix, str(resource("fonts").parent))
"""The program's own files: what is needed for the first time (a face, a locale, a module) is read from there."""


def _saw(event: str, arguments: tuple[object, ...]) -> None:
    if not _listening or (event == "open" and arguments[1] in {"r", "rb"} and str(arguments[0]).startswith(OWN)):
        return
    if event in WATCHED or event.startswith("socket."):
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
