"""Files we write for people: why one could not be written, and names that are safe on every system."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class WriteFault(StrEnum):
    """Why a file could not be written; what stood there before is as it was."""

    MISSING_FOLDER = "missing_folder"
    READ_ONLY = "read_only"
    FULL = "full"
    NOT_A_FILE = "not_a_file"
    NOT_READABLE_AGAIN = "not_readable_again"
    WRONG_ENDING = "wrong_ending"
    NOT_A_FOLDER = "not_a_folder"
    FOLDER_IN_USE = "folder_in_use"
    OTHER = "other"


@dataclass(eq=False)
class FileNotWritten(Exception):
    """A file was not written: its path, the fault, and the system's own words for it."""

    path: Path
    fault: WriteFault
    detail: str = ""


_LONGEST_BYTES = 160
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])(\..*)?", re.IGNORECASE)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def safe_name(text: str, fallback: str = "document") -> str:
    """Turn a text, such as a customer's name, into one file name without an ending.

    It never names another folder, a hidden file or a device, holds nothing unseen, and leaves room for an
    ending; a text with nothing usable in it gives the fallback.
    """
    spread = "".join(" " if unicodedata.category(char)[0] == "Z" or char in "\t\n\r" else char for char in text)
    seen = "".join(char for char in spread if unicodedata.category(char) not in _UNSEEN)
    parted = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", seen))
    name = _shortened(" ".join(parted.split())).strip(" .-~")
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    return name or fallback


def _shortened(name: str) -> str:
    """As much of the name as fits, with no character cut in half."""
    return name.encode()[:_LONGEST_BYTES].decode(errors="ignore")
