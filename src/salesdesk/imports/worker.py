"""The child that reads a file somebody else made: it limits itself, reads standard input, answers in lines of JSON.

It runs in a process of its own (or behind the frozen program's --import-worker): what a hostile file does to it stays
here, and the parent takes only text from it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, BinaryIO

from salesdesk.imports import calendar_worker, card_worker, confined, folder_worker, form_worker, sheet_worker

READERS: Mapping[str, Callable[..., Iterator[Any]]] = MappingProxyType(
    {
        "sheets": sheet_worker.lines,
        "form": form_worker.lines,
        "calendar": calendar_worker.lines,
        "cards": card_worker.lines,
    }
)

STREAMED: Mapping[str, Callable[..., Iterator[Any]]] = MappingProxyType({"folder": folder_worker.lines})
"""These read on while they answer: what they are given is larger than they are allowed to be."""

_LOCKED = frozenset({"Locked", "PasswordError", "FileNotDecryptedError", "DependencyError"})


def main(arguments: Sequence[str]) -> int:
    """Read what is on standard input as `kind memory seconds limits...` say; print what is in it."""
    kind, *numbers = arguments
    memory, seconds, *most = map(int, numbers)
    confined.limit_self(memory, seconds)
    given = sys.stdin.buffer
    for line in answer(kind, given if kind in STREAMED else given.read(), most):
        _say(line)
    return 0


def answer(kind: str, content: bytes | BinaryIO, most: Sequence[int]) -> Iterator[Any]:
    """Yield what is in a file, line by line; the last line is its end or what is wrong with it."""
    try:
        yield from (STREAMED.get(kind) or READERS[kind])(content, *most)
    except MemoryError:
        yield {"trouble": "too_large"}
    except Exception as error:  # the readers raise many kinds; all of them mean the same here
        yield {"trouble": _named(error), "detail": f"{type(error).__name__}: {error}"[:300]}


def _named(error: Exception) -> str:
    said = str(error).lower()
    if type(error).__name__ in _LOCKED or "password" in said:
        return "password"
    too_large = isinstance(error, confined.TooLarge) or "limit exceeded" in said
    return "too_large" if too_large else "damaged"


def _say(line: Any) -> None:  # noqa: ANN401 (one line of JSON)
    sys.stdout.write(json.dumps(line, ensure_ascii=True, separators=(",", ":"), allow_nan=False))
    sys.stdout.write("\n")
