"""The safe write: a file we make is the old one or the new one, whatever happens in between."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from salesdesk.application.files import FileNotWritten, WriteFault

_ENDING = ".salesdesk-part"
_LEFT_OVER = 3600  # seconds by the disk's own clock after which a part belongs to nobody
_FAULTS: Mapping[int, WriteFault] = MappingProxyType(
    {
        errno.ENOENT: WriteFault.MISSING_FOLDER,
        errno.ENOTDIR: WriteFault.MISSING_FOLDER,
        errno.EACCES: WriteFault.READ_ONLY,
        errno.EPERM: WriteFault.READ_ONLY,
        errno.EROFS: WriteFault.READ_ONLY,
        errno.ENOSPC: WriteFault.FULL,
        errno.EDQUOT: WriteFault.FULL,
        errno.EFBIG: WriteFault.FULL,
        errno.EISDIR: WriteFault.NOT_A_FILE,
    }
)


def write_safely(path: Path, content: bytes, verify: Callable[[Path], object] | None = None) -> None:
    """Write bytes to the path, all of them or none.

    `verify` opens the finished part again and raises when it is not what it should be. Raises FileNotWritten;
    then a file that stood at the path is unharmed and nothing half-written is left.
    """
    write_with(path, lambda part: part.write_bytes(content), verify)


def write_with(path: Path, make: Callable[[Path], object], verify: Callable[[Path], object] | None = None) -> None:
    """Let `make` write the file at a path beside the real one, then put it in place; otherwise as write_safely."""
    target = path.resolve() if path.is_symlink() else path
    if target.is_dir():
        raise FileNotWritten(path, WriteFault.NOT_A_FILE)
    if not target.parent.is_dir():
        raise FileNotWritten(path, WriteFault.MISSING_FOLDER, str(target.parent))
    part = target.with_name(f".{secrets.token_hex(6)}{_ENDING}")
    try:
        _write(path, part, make, verify)
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def not_written(path: Path, error: OSError) -> FileNotWritten:
    """Return what a fault of the file system means for what was to be written at a path."""
    return FileNotWritten(path, _FAULTS.get(error.errno or 0, WriteFault.OTHER), str(error))


def _write(path: Path, part: Path, make: Callable[[Path], object], verify: Callable[[Path], object] | None) -> None:
    """Write the part, bring it to the disk, open it again."""
    with part.open("xb"):
        _sweep(part)
    make(part)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    if verify is None:
        return
    try:
        verify(part)
    except Exception as error:
        raise FileNotWritten(path, WriteFault.NOT_READABLE_AGAIN, str(error)) from error


def _sweep(part: Path) -> None:
    """Remove parts that a killed program left in the folder."""
    now = part.stat().st_mtime
    for left in part.parent.glob(f".*{_ENDING}"):
        with suppress(OSError):
            if now - left.stat().st_mtime > _LEFT_OVER:
                left.unlink()


def sync_folder(folder: Path) -> None:
    """Bring the new name to the disk; systems that cannot open a folder do it by themselves."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
