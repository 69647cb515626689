"""The machine's faults told from ours: what went wrong with the file becomes DeskTrouble, a bug stays a bug."""

from __future__ import annotations

import errno
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.store.driver import dbapi2

_BY_SQLITE_NAME: Mapping[str, DeskFault] = {
    "SQLITE_BUSY": DeskFault.BUSY,
    "SQLITE_LOCKED": DeskFault.BUSY,
    "SQLITE_FULL": DeskFault.FULL,
    "SQLITE_READONLY": DeskFault.READ_ONLY,
    "SQLITE_PERM": DeskFault.READ_ONLY,
    "SQLITE_AUTH": DeskFault.READ_ONLY,
    "SQLITE_CANTOPEN": DeskFault.READ_ONLY,
    "SQLITE_CORRUPT": DeskFault.DAMAGED,
    "SQLITE_NOTADB": DeskFault.DAMAGED,
    "SQLITE_IOERR": DeskFault.OTHER,
    "SQLITE_NOMEM": DeskFault.OTHER,
    "SQLITE_TOOBIG": DeskFault.OTHER,
    "SQLITE_PROTOCOL": DeskFault.BUSY,
}

_BY_ERRNO: Mapping[int, DeskFault] = {
    errno.EACCES: DeskFault.READ_ONLY,
    errno.EPERM: DeskFault.READ_ONLY,
    errno.EROFS: DeskFault.READ_ONLY,
    errno.ENOSPC: DeskFault.FULL,
    errno.EDQUOT: DeskFault.FULL,
    errno.ENOENT: DeskFault.NO_FOLDER,
    errno.ENOTDIR: DeskFault.NO_FOLDER,
    errno.EEXIST: DeskFault.EXISTS,
    errno.EISDIR: DeskFault.IS_FOLDER,
}


def sqlite_fault(error: BaseException) -> DeskFault | None:
    """Return which fault of the machine an error of the driver tells of; None when it is a bug of ours."""
    name = str(getattr(error, "sqlite_errorname", ""))
    return next((fault for start, fault in _BY_SQLITE_NAME.items() if name.startswith(start)), None)


def trouble_of(error: BaseException, path: Path) -> DeskTrouble | None:
    """Return the trouble that an error of driver or file system means for the desk; None when it is a bug of ours."""
    if isinstance(error, DBAPIError):
        return trouble_of(error.orig, path) if error.orig else None
    if isinstance(error, dbapi2.Error):
        fault = sqlite_fault(error)
        return DeskTrouble(fault, str(path), str(error)) if fault else None
    if isinstance(error, OSError):
        fault = _BY_ERRNO.get(error.errno or 0, DeskFault.OTHER)
        return DeskTrouble(fault, str(path), error.strerror or str(error))
    return None


@contextmanager
def database_faults(path: Path) -> Generator[None]:
    """Turn the database's faults into DeskTrouble; everything else passes, a caller's own files among it."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        trouble = trouble_of(error, path)
        if trouble is None:
            raise
        raise trouble from error


@contextmanager
def file_faults(path: Path) -> Generator[None]:
    """Turn faults of the database and of the file system into DeskTrouble, all of them about one file."""
    with database_faults(path):
        try:
            yield
        except OSError as error:
            trouble = trouble_of(error, path)
            raise trouble or error from error
