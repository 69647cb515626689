"""The bytes of a file that somebody chose, or why there are none."""

from __future__ import annotations

from pathlib import Path

from salesdesk.application.importing.troubles import FileNotRead, FileTrouble
from salesdesk.imports import limits


def content_of(path: Path, otherwise: FileTrouble) -> bytes:
    """Return what is in a file of a sane size. Raises FileNotRead; for a pipe or a device with `otherwise`."""
    try:
        if path.is_dir():
            raise FileNotRead(str(path), FileTrouble.FOLDER)
        if not path.is_file():
            there = path.exists()
            raise FileNotRead(str(path), otherwise if there else FileTrouble.MISSING)
        if path.stat().st_size > limits.FILE_BYTES:
            raise FileNotRead(str(path), FileTrouble.TOO_LARGE)
        with path.open("rb") as file:
            content = file.read(limits.FILE_BYTES + 1)
    except PermissionError as error:
        raise FileNotRead(str(path), FileTrouble.NOT_ALLOWED, str(error)) from error
    except (OSError, ValueError) as error:
        raise FileNotRead(str(path), FileTrouble.MISSING, str(error)) from error
    if not content.strip(b"\0 \t\r\n"):
        raise FileNotRead(str(path), FileTrouble.EMPTY)
    return content
