"""Everything a desk keeps, out into a folder and back: the same desk, relations and history included (B20)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from salesdesk.application.bench import Bench
from salesdesk.application.everything.folder import FileTold, FolderFault, FolderNotRead, Manifest
from salesdesk.application.everything.shapes import RecordShape
from salesdesk.application.ports import Reading
from salesdesk.application.whole import is_as_issued
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.proposal import Revision

Progress = Callable[[int, int], None]
"""Told how many of how many records are done, at the beginning and the end too; whatever it raises stops the work, and
nothing of it stays."""

SAID_EVERY = 500

Line = tuple[list[Any], list[list[list[Any]]]]
"""A record: the values of its columns, and for each of its parts the values of their lines."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it is written down, and the files that it keeps by their paths in the folder."""

    values: Mapping[str, Any]
    files: Sequence[tuple[str, bytes]] = ()


class WholeLook(Protocol):
    """A consistent look at everything that a desk keeps."""

    @property
    def schema(self) -> int:
        """The number of the desk's schema."""
        ...

    @property
    def shapes(self) -> tuple[RecordShape, ...]:
        """The kinds of records, those before that others refer to."""
        ...

    @property
    def left_out(self) -> Mapping[str, str]:
        """What stays in its file, by name, and why."""
        ...

    def count(self, shape: RecordShape) -> int:
        """Return how many records of the kind there are."""
        ...

    def records(self, shape: RecordShape) -> Iterator[Record]:
        """Yield all records of a kind, the archived ones too, in the order of their keys."""
        ...


class Filling(Protocol):
    """A desk that is being filled: all of it is kept, or nothing."""

    @property
    def schema(self) -> int:
        """The number of the schema that it is filled as."""
        ...

    @property
    def shapes(self) -> tuple[RecordShape, ...]:
        """The kinds of records, in the order in which they are to come."""
        ...

    @property
    def look(self) -> Reading:
        """What was filled in so far."""
        ...

    def add(self, shape: RecordShape, first: int, lines: Sequence[Line]) -> int:
        """Add records; return how many went in before one that cannot stand in a desk."""
        ...

    def broken(self) -> tuple[RecordShape, int, str] | None:
        """Return the first reference that leads nowhere: kind, line of the record, column."""
        ...

    def bring_up_to_date(self) -> None:
        """Lead what was filled in to the schema of this version; until then `look` is not to be relied on."""
        ...


class Folder(Protocol):
    """A folder in the making: it gets its name when it is whole, and leaves nothing behind when it is not."""

    def write(self, shape: RecordShape, records: Iterator[Record]) -> FileTold:
        """Write all records of a kind."""
        ...

    def finish(self, manifest: Manifest, shapes: tuple[RecordShape, ...]) -> None:
        """Write the manifest and what a person reads first."""
        ...

    @property
    def kept_files(self) -> int:
        """How many files lie beside the records."""
        ...


FolderMaker = Callable[[Path], AbstractContextManager[Folder]]
WholeLooker = Callable[[], AbstractContextManager[WholeLook]]


class FolderSource(Protocol):
    """A folder that somebody brings: read without trust, in a guarded child process."""

    @property
    def manifest(self) -> Manifest:
        """What it says of itself."""
        ...

    def read(self, shapes: tuple[RecordShape, ...], take: Callable[[RecordShape, int, list[Line]], None]) -> None:
        """Give every record to `take`, in the order of the shapes, with the number of its first line.

        Raises FolderNotRead.
        """
        ...


@dataclass(frozen=True, slots=True)
class Carrying:
    """Takes everything out of the desk."""

    bench: Bench
    looking: WholeLooker
    making: FolderMaker
    program: str

    def export(self, path: Path, progress: Progress | None = None) -> Manifest:
        """Write everything into a folder that is new or empty. Raises FileNotWritten, and what `progress` raises."""
        name, now = self.bench.settings().name, self.bench.now()
        with self.making(path) as folder, self.looking() as look:
            counted = _Counted(sum(map(look.count, look.shapes)), progress)
            counted.tell()
            files = {shape.name: folder.write(shape, counted.of(look.records(shape))) for shape in look.shapes}
            manifest = Manifest(
                program=self.program,
                schema=look.schema,
                desk=name,
                as_of=now,
                files=files,
                left_out=look.left_out,
                kept_files=folder.kept_files,
            )
            counted.tell()
            folder.finish(manifest, look.shapes)
        return manifest


class _Counted:
    """Tells how far the work is."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def of(self, records: Iterator[Record]) -> Iterator[Record]:
        """Yield the records and tell of them now and then."""
        for record in records:
            yield record
            self.say(1)

    def say(self, more: int) -> None:
        """Tell that more are done."""
        before, self._done = self._done, self._done + more
        if before // SAID_EVERY != self._done // SAID_EVERY:
            self.tell()

    def tell(self) -> None:
        """Tell how many are done."""
        if self._progress:
            self._progress(self._done, self._total)


def fill(source: FolderSource, path: str, filling: Filling, progress: Progress | None = None) -> Manifest:
    """Bring everything of a folder into a desk that holds nothing. Raises FolderNotRead, and what `progress` raises.

    `path` is the folder as the person named it. The desk is filled as the folder's version kept it, then brought up to
    date by the same steps as a desk of that version: nothing has to guess what came later.
    """
    manifest = source.manifest
    if manifest.schema != filling.schema:
        fault = FolderFault.LATER if manifest.schema > filling.schema else FolderFault.EARLIER
        raise FolderNotRead(path, fault, what=manifest.program)
    counted = _Counted(manifest.records, progress)

    def take(shape: RecordShape, first: int, lines: list[Line]) -> None:
        good = filling.add(shape, first, lines)
        if good < len(lines):
            raise FolderNotRead(path, FolderFault.CANNOT_STAND, shape.file, first + good)
        counted.say(len(lines))

    counted.tell()
    source.read(filling.shapes, take)
    broken = filling.broken()
    if broken is not None:
        shape, line, column = broken
        raise FolderNotRead(path, FolderFault.BROKEN_REFERENCE, shape.file, line, column)
    filling.bring_up_to_date()
    _require_one_desk(filling.look, path)
    _require_as_issued(filling.look, path)
    counted.tell()
    return manifest


def _require_one_desk(look: Reading, path: str) -> None:
    found = len(look.every(DeskSettings))
    if found != 1:
        raise FolderNotRead(path, FolderFault.NOT_ONE_DESK, "desk.jsonl", what=str(found))


def _require_as_issued(look: Reading, path: str) -> None:
    """Refuse a folder whose issued revisions are not what was issued, whatever its manifest says (2.16)."""
    keys = sorted(look.rows.revision_keys())
    for line, key in enumerate(keys, start=1):
        if not is_as_issued(look.kept(Revision, key).value):
            raise FolderNotRead(path, FolderFault.ALTERED, "revision.jsonl", line)
