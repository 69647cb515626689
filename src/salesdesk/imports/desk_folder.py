"""A folder of an exported desk that somebody brings: its manifest here, its records in a guarded child process."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from salesdesk.application.everything.carrying import Line
from salesdesk.application.everything.folder import (
    FORMAT,
    MANIFEST,
    FileTold,
    FolderFault,
    FolderNotRead,
    Manifest,
)
from salesdesk.application.everything.shapes import Held, RecordShape, shape_as_json
from salesdesk.application.everything.values import FILE_PATH
from salesdesk.application.importing.troubles import FileTrouble
from salesdesk.imports import child, limits
from salesdesk.imports.child import ChildTrouble, senseless

Take = Callable[[RecordShape, int, list[Line]], None]

_OF_CHILD: Final[Mapping[FileTrouble, FolderFault]] = {
    FileTrouble.TOO_LONG: FolderFault.TOO_LONG,
    FileTrouble.TOO_LARGE: FolderFault.TOO_LARGE,
}


class DeskFolderReader:
    """A folder whose manifest was read: the records follow when they are asked for."""

    def __init__(self, path: Path) -> None:
        """Read the manifest. Raises FolderNotRead."""
        self._folder = path
        if not path.is_dir():
            raise FolderNotRead(str(path), FolderFault.NO_FOLDER)
        self.manifest = _manifest_in(path)

    def read(self, shapes: tuple[RecordShape, ...], take: Take) -> None:
        """Give every record to `take`, in the order of the shapes, with its line. Raises FolderNotRead."""
        self._require_kinds(shapes)
        files = [self._file(shape) for shape in shapes]
        total = sum(size for _, size in files)
        seconds = limits.CHILD_SECONDS + total // limits.BYTES_A_SECOND
        answer = _Answer(self, shapes, take)
        head = [[shape_as_json(shape), size] for shape, (_, size) in zip(shapes, files, strict=True)]
        try:
            child.ask(
                child.command("folder", limits.RECORD_BYTES, seconds=seconds),
                _pieces(json.dumps(head).encode() + b"\n", files),
                answer.take,
                # The desk that is filled takes its time as well.
                seconds=3 * seconds,
                line_bytes=limits.ANSWER_BYTES,
            )
        except ChildTrouble as trouble:
            fault = _OF_CHILD.get(trouble.reason, FolderFault.UNREADABLE)
            raise self.refusal(fault, answer.file, what=trouble.detail) from trouble

    def _require_kinds(self, shapes: Sequence[RecordShape]) -> None:
        known = {shape.name for shape in shapes}
        unknown = sorted(self.manifest.files.keys() - known)
        if unknown:
            raise self.refusal(FolderFault.UNKNOWN_KIND, MANIFEST, what=_shown(unknown[0]))
        missing = [shape for shape in shapes if shape.name not in self.manifest.files]
        if missing:
            raise self.refusal(FolderFault.MISSING_FILE, missing[0].file)

    def _file(self, shape: RecordShape) -> tuple[Path, int]:
        """Return where the records of a kind lie and how many bytes they have."""
        path = self.inside(shape.file)
        try:
            with path.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
        except OSError as error:
            raise self.refusal(FolderFault.UNREADABLE, shape.file, what=error.strerror or "") from error
        if size != self.manifest.files[shape.name].size:
            raise self.refusal(FolderFault.CHANGED, shape.file)
        return path, size

    def inside(self, name: str, line: int = 0, file: str = "") -> Path:
        """Return a file of the folder itself; a link may lead anywhere. Raises FolderNotRead."""
        path = self._folder / name
        place = file or name
        if path.is_symlink() or path.parent.is_symlink():
            raise self.refusal(FolderFault.OUTSIDE, place, line)
        if not path.is_file():
            raise self.refusal(FolderFault.MISSING_FILE, name)
        return path

    def kept(self, name: str, shape: RecordShape, line: int) -> bytes:
        """Return a file that a record keeps; its name tells its hash. Raises FolderNotRead."""
        found = FILE_PATH.fullmatch(name)
        if found is None:
            raise senseless()
        path = self.inside(name, line, shape.file)
        try:
            with path.open("rb") as file:
                content = file.read(limits.FILE_BYTES + 1)
        except OSError as error:
            raise self.refusal(FolderFault.UNREADABLE, name, what=error.strerror or "") from error
        if hashlib.sha256(content).hexdigest() != found[1]:
            raise self.refusal(FolderFault.CHANGED, name)
        return content

    def refusal(
        self, fault: FolderFault, file: str = "", line: int = 0, what: str = "", *, also_changed: bool = False
    ) -> FolderNotRead:
        """Return what is wrong with this folder."""
        return FolderNotRead(str(self._folder), fault, file, line, what, also_changed)


def _pieces(head: bytes, files: Sequence[tuple[Path, int]]) -> Iterator[bytes]:
    """Yield the head, then the bytes of each file, as many as were told of; one that is shorter ends them all."""
    yield head
    for path, size in files:
        left = size
        with path.open("rb") as file:
            while left:
                piece = file.read(min(left, limits.MIB))
                if not piece:
                    return
                left -= len(piece)
                yield piece


@dataclass(slots=True)
class _Answer:
    """Takes what the child says of the folder, checked as if somebody else were speaking."""

    reader: DeskFolderReader
    shapes: tuple[RecordShape, ...]
    give: Take
    at: int = 0
    count: int = 0

    @property
    def file(self) -> str:
        """The file that is being read."""
        return self.shapes[min(self.at, len(self.shapes) - 1)].file

    def take(self, line: Any) -> bool:  # noqa: ANN401 (checked here)
        """Take one line of the answer; return whether it was the last. Raises ChildTrouble, FolderNotRead."""
        match line:
            case {"end": int(files)} if files == self.at == len(self.shapes):
                return True
            case {"at": self.at, "first": int(first), "records": [*records]} if first == self.count + 1:
                self._give(first, records)
            case {"at": self.at, "wrong": str(fault), "line": int(number), "what": str(what), "sha256": str(sha)}:
                raise self._wrong(fault, number, what, sha)
            case {"at": self.at, "records": int(count), "sha256": str(sha)}:
                self._end(count, sha)
            case _:
                raise senseless()
        return False

    def _give(self, first: int, records: list[Any]) -> None:
        shape = self.shapes[self.at]
        lines = [self._line(shape, record, first + at) for at, record in enumerate(records)]
        self.count += len(lines)
        try:
            self.give(shape, first, lines)
        except (TypeError, ValueError, ArithmeticError) as error:
            raise senseless() from error

    def _line(self, shape: RecordShape, record: Any, line: int) -> Line:  # noqa: ANN401 (checked here)
        match record:
            case [[*values], [*parts]] if len(values) == len(shape.columns) and len(parts) == len(shape.parts):
                for at, column in enumerate(shape.columns):
                    if column.held is Held.FILE:
                        values[at] = self.reader.kept(values[at], shape, line) if values[at] else b""
                return values, parts
            case _:
                raise senseless()

    def _told(self) -> FileTold:
        return self.reader.manifest.files[self.shapes[self.at].name]

    def _wrong(self, fault: str, line: int, what: str, sha: str) -> FolderNotRead:
        if fault not in FolderFault.__members__.values():
            raise senseless()
        changed = sha != self._told().sha256
        return self.reader.refusal(FolderFault(fault), self.file, line, _shown(what), also_changed=changed)

    def _end(self, count: int, sha: str) -> None:
        if sha != self._told().sha256:
            raise self.reader.refusal(FolderFault.CHANGED, self.file)
        if not count == self.count == self._told().records:
            raise self.reader.refusal(FolderFault.COUNT, self.file)
        self.at, self.count = self.at + 1, 0


def _manifest_in(folder: Path) -> Manifest:
    """Return what a folder says of itself. Raises FolderNotRead."""
    path = folder / MANIFEST
    if not path.is_file():
        raise FolderNotRead(str(folder), FolderFault.NOT_AN_EXPORT, MANIFEST)
    try:
        with path.open("rb") as file:
            held = json.loads(file.read(limits.MANIFEST_BYTES))
        number = held["format"]
        if type(number) is int and number > FORMAT:
            raise FolderNotRead(str(folder), FolderFault.LATER, MANIFEST, what=_shown(held.get("program", "")))
        return _manifest_of(folder, held)
    except OSError as error:
        raise FolderNotRead(str(folder), FolderFault.UNREADABLE, MANIFEST, what=error.strerror or "") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        what = f"{type(error).__name__}: {error}"[:200]
        raise FolderNotRead(str(folder), FolderFault.MANIFEST, MANIFEST, what=what) from error


def _manifest_of(folder: Path, held: Any) -> Manifest:  # noqa: ANN401 (whatever the file says)
    files: dict[str, FileTold] = {}
    for name, told in held["kinds"].items():
        if told["file"] != f"{name}.jsonl" or "/" in name or "\\" in name:
            raise FolderNotRead(str(folder), FolderFault.OUTSIDE, MANIFEST)
        files[name] = FileTold(records=int(told["records"]), size=int(told["bytes"]), sha256=str(told["sha256"]))
    return Manifest(
        program=_shown(held["program"]),
        schema=int(held["schema"]),
        desk=_shown(held["desk"]),
        as_of=datetime.fromisoformat(held["as_of"]),
        files=files,
        kept_files=int(held["kept_files"]),
    )


def _shown(held: Any) -> str:  # noqa: ANN401 (whatever the file says)
    """Return a text of somebody else's as it can be shown: short, and nothing in it that a terminal would obey."""
    return "".join(char for char in str(held)[:100] if char.isprintable())
