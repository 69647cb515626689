"""What a child process takes away from itself before it reads a file that somebody else made."""

from __future__ import annotations

import sys

_STANDARD_STREAMS = 3


class TooLarge(Exception):
    """The file holds more than we take."""


class Locked(Exception):
    """The file needs a password."""


def limit_self(memory: int, seconds: int) -> None:
    """Take away what reading needs no more of: memory in bytes, seconds of work, files to write."""
    if sys.platform == "win32":
        return  # the parent puts a child there into a job with the same limits
    import resource

    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 32),
    ):
        resource.setrlimit(what, (most, most))


def shut() -> None:
    """Take away every further file, socket, pipe and child: only the streams that are open stay.

    Whatever reading needs to import has to be imported before.
    """
    if sys.platform == "win32":
        return  # the job holds one process; files stay open to it there
    import resource

    resource.setrlimit(resource.RLIMIT_NOFILE, (_STANDARD_STREAMS, _STANDARD_STREAMS))
