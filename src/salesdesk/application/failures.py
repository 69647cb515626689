"""The machine's faults, named: what a desk or a file can run into (wording makes the sentences)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DeskFault(StrEnum):
    """Why a desk cannot be opened or written."""

    MISSING = "missing"
    NOT_A_DESK = "not_a_desk"
    EMPTY = "empty"
    NEWER = "newer"
    DAMAGED = "damaged"
    IN_USE = "in_use"
    READ_ONLY = "read_only"
    NO_FOLDER = "no_folder"
    FULL = "full"
    EXISTS = "exists"
    IS_FOLDER = "is_folder"
    BUSY = "busy"
    BACKUP_FAILED = "backup_failed"
    ALTERED = "altered"
    NOT_EMPTY = "not_empty"
    OTHER = "other"


@dataclass(eq=False)
class DeskTrouble(Exception):
    """A desk file cannot be used: the fault, the file's path as given, and what else is known.

    `detail` is the holder's name for a desk in use, the schema for a newer one, the proposal
    whose issued revision is another than was issued, the error's text otherwise.
    """

    fault: DeskFault
    path: str
    detail: str = ""


class CommitUnknown(Exception):
    """A commit failed in a way that leaves open whether it was kept; the store was read again and it was not."""
