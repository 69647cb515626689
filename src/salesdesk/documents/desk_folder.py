"""The folder of an exported desk, written safely: it is there whole, or not at all (B20)."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from salesdesk.application.everything.carrying import Record
from salesdesk.application.everything.folder import FILES, MANIFEST, READ_ME, FileTold, Manifest, manifest_as_json
from salesdesk.application.everything.shapes import RecordShape
from salesdesk.application.files import FileNotWritten, WriteFault
from salesdesk.documents.safe_file import not_written, sync_folder
from salesdesk.wording import Words
from salesdesk.wording.folders import read_me

_READ_AT_ONCE = 1 << 20


@contextmanager
def folder_at(path: Path) -> Generator[DeskFolder]:
    """Open a folder to be written, new or empty; it gets its name at the end, and a failure leaves nothing of it.

    Raises FileNotWritten, and whatever is raised within.
    """
    target = path.resolve()
    _require_free(path, target)
    made = target.with_name(f".{target.name}.salesdesk-new")
    try:
        _take_away(made)
        made.mkdir(mode=0o700)
        folder = DeskFolder(made)
        yield folder
        if not folder.is_whole():
            raise FileNotWritten(path, WriteFault.NOT_READABLE_AGAIN)
        if target.exists():
            target.rmdir()
        made.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        _take_away(made)


def _require_free(path: Path, target: Path) -> None:
    """Refuse a path where something lies already, or that has no folder to lie in. Raises FileNotWritten."""
    if target.is_file():
        raise FileNotWritten(path, WriteFault.NOT_A_FOLDER)
    if not target.parent.is_dir():
        raise FileNotWritten(path, WriteFault.MISSING_FOLDER, str(target.parent))
    try:
        if target.exists() and any(target.iterdir()):
            raise FileNotWritten(path, WriteFault.FOLDER_IN_USE)
    except OSError as error:
        raise not_written(path, error) from error


def _take_away(made: Path) -> None:
    with suppress(OSError):
        shutil.rmtree(made)


class DeskFolder:
    """A folder in the making."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._hashes: dict[Path, str] = {}

    @property
    def kept_files(self) -> int:
        """How many files lie beside the records."""
        return sum(path.parent.name == FILES for path in self._hashes)

    def write(self, shape: RecordShape, records: Iterator[Record]) -> FileTold:
        """Write all records of a kind, a line for each, and the files they keep. Raises FileNotWritten."""
        path, sha, count = self._folder / shape.file, hashlib.sha256(), 0
        try:
            with path.open("xb") as file:
                for record in records:
                    line = json.dumps(record.values, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
                    content = line.encode() + b"\n"
                    sha.update(content)
                    file.write(content)
                    count += 1
                    self._keep(record)
                size = file.tell()
                _sync(file)
        except OSError as error:
            raise not_written(path, error) from error
        self._hashes[path] = sha.hexdigest()
        return FileTold(records=count, size=size, sha256=sha.hexdigest())

    def _keep(self, record: Record) -> None:
        for name, content in record.files:
            path = self._folder / name
            if path not in self._hashes:
                path.parent.mkdir(exist_ok=True)
                self._put(path, content)

    def finish(self, manifest: Manifest, shapes: tuple[RecordShape, ...]) -> None:
        """Write the manifest and what a person reads first. Raises FileNotWritten."""
        told: dict[str, Any] = manifest_as_json(manifest, shapes)
        try:
            self._put(self._folder / MANIFEST, json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n")
            self._put(self._folder / READ_ME, read_me(Words(), manifest).encode())
            for folder in {path.parent for path in self._hashes}:
                sync_folder(folder)
        except OSError as error:
            raise not_written(self._folder / MANIFEST, error) from error

    def _put(self, path: Path, content: bytes) -> None:
        with path.open("xb") as file:
            file.write(content)
            _sync(file)
        self._hashes[path] = hashlib.sha256(content).hexdigest()

    def is_whole(self) -> bool:
        """Tell whether everything that was written can be read again as it was written."""
        return all(_hash_of(path) == sha for path, sha in self._hashes.items())


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _hash_of(path: Path) -> str:
    sha = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(_READ_AT_ONCE):
            sha.update(part)
    return sha.hexdigest()
