"""Reading the records of an exported desk in the child: every line is checked, and none is believed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, NoReturn, cast

from salesdesk.application.everything.folder import FolderFault
from salesdesk.application.everything.shapes import ColumnShape, Held, PartShape, RecordShape, shape_from_json
from salesdesk.application.everything.values import check_of
from salesdesk.imports.confined import shut

BATCH_RECORDS = 500
BATCH_BYTES = 1 << 20
_HEAD_BYTES = 4 << 20


class Wrong(Exception):
    """A line that is no record as it is written: why, and which column or value is meant."""

    def __init__(self, fault: FolderFault, what: str = "") -> None:
        super().__init__(fault, what)
        self.fault = fault
        self.what = what


def lines(stream: BinaryIO, longest: int) -> Iterator[Any]:
    """Yield batches of records, each file's hash at its end, and what is wrong at the first wrong line.

    The first line names the files in their order: the shape of their records and how many bytes each has.
    """
    shut()
    head = json.loads(stream.readline(_HEAD_BYTES))
    for at, (shape, size) in enumerate(head):
        file = _File(stream, int(size), longest)
        reader = _RecordReader(shape_from_json(shape))
        try:
            for first, records in _batches(file, reader):
                yield {"at": at, "first": first, "records": records}
        except Wrong as wrong:
            yield {"at": at, "wrong": wrong.fault.value, "line": file.line, "what": wrong.what, "sha256": file.rest()}
            return
        yield {"at": at, "records": file.line, "sha256": file.rest()}
    yield {"end": len(head)}


class _File:
    """One file out of the stream: so many bytes, in lines."""

    def __init__(self, stream: BinaryIO, size: int, longest: int) -> None:
        self._stream, self._left, self._longest = stream, size, longest
        self._sha = hashlib.sha256()
        self.line = 0

    def __iter__(self) -> Iterator[bytes]:
        while self._left:
            content = self._taken(self._stream.readline(min(self._left, self._longest)))
            self.line += 1
            if not content.endswith(b"\n"):
                raise Wrong(FolderFault.TOO_LARGE if len(content) == self._longest else FolderFault.NOT_A_RECORD)
            yield content

    def _taken(self, content: bytes) -> bytes:
        self._sha.update(content)
        self._left = self._left - len(content) if content else 0
        return content

    def rest(self) -> str:
        """Read what is left and return the hash of the whole file."""
        while self._left:
            self._taken(self._stream.read(min(self._left, BATCH_BYTES)))
        return self._sha.hexdigest()


def _batches(file: _File, reader: _RecordReader) -> Iterator[tuple[int, list[Any]]]:
    records: list[Any] = []
    first, size = 1, 0
    for content in file:
        records.append(reader.read(content))
        size += len(content)
        if len(records) == BATCH_RECORDS or size > BATCH_BYTES:
            yield first, records
            first, records, size = file.line + 1, [], 0
    if records:
        yield first, records


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


_DECODER = json.JSONDecoder(parse_constant=_no_number)


class _RecordReader:
    """Reads the lines of one kind of record."""

    def __init__(self, shape: RecordShape) -> None:
        self._own = _RowReader(shape.columns, shape.key, also=tuple(part.name for part in shape.parts))
        self._parts = [(part, _RowReader(part.columns, part.key)) for part in shape.parts]
        self._last: tuple[Any, ...] | None = None

    def read(self, content: bytes) -> list[Any]:
        """Return a record as the values of its columns and of its parts. Raises Wrong."""
        record = _decoded(content)
        values, key = self._own.read(record)
        _require_after(self._last, key)
        self._last = key
        return [values, [_listed(part, reader, record[part.name]) for part, reader in self._parts]]


def _decoded(content: bytes) -> Any:  # noqa: ANN401 (whatever a line says)
    try:
        text = content.decode()
        record = _DECODER.decode(text)
        if "\\ud" in text:
            # Half a character is none, and no desk can keep it.
            json.dumps(record, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise Wrong(FolderFault.NOT_A_RECORD) from None
    return record


def _listed(part: PartShape, reader: _RowReader, held: Any) -> list[list[Any]]:  # noqa: ANN401 (whatever a line says)
    match held:
        case [*listed]:
            pass
        case _:
            raise Wrong(FolderFault.WRONG_VALUE, part.name)
    rows: list[list[Any]] = []
    last: tuple[Any, ...] | None = None
    for one in listed:
        values, key = reader.read(one)
        _require_after(last, key)
        rows.append(values)
        last = key
    return rows


def _require_after(last: tuple[Any, ...] | None, key: tuple[Any, ...]) -> None:
    if last is not None and key <= last:
        fault = FolderFault.SAME_KEY if key == last else FolderFault.OUT_OF_ORDER
        raise Wrong(fault, ", ".join(map(str, key))[:200])


@dataclass(frozen=True, slots=True)
class _Check:
    """What a column may hold."""

    column: ColumnShape
    stands: Callable[[Any], bool]


class _RowReader:
    """Reads the columns of one table."""

    def __init__(self, columns: Sequence[ColumnShape], key: Sequence[str], also: Sequence[str] = ()) -> None:
        self._checks = [_Check(column, check_of(column)) for column in columns]
        self._key = [next(at for at, column in enumerate(columns) if column.name == name) for name in key]
        self._known = frozenset([*(column.name for column in columns), *also])

    def read(self, held: Any) -> tuple[list[Any], tuple[Any, ...]]:  # noqa: ANN401 (whatever a line says)
        """Return the values of the columns, and the key. Raises Wrong."""
        if type(held) is not dict:
            raise Wrong(FolderFault.NOT_A_RECORD)
        row = cast("dict[str, Any]", held)
        if row.keys() != self._known:
            raise _other_columns(row, self._known)
        values: list[Any] = []
        for check in self._checks:
            value = row[check.column.name]
            if not check.stands(value):
                outside = check.column.held is Held.FILE and isinstance(value, str)
                raise Wrong(FolderFault.OUTSIDE if outside else FolderFault.WRONG_VALUE, check.column.name)
            values.append(value)
        return values, tuple(values[at] for at in self._key)


def _other_columns(row: Mapping[str, Any], known: frozenset[str]) -> Wrong:
    unknown, missing = sorted(row.keys() - known), sorted(known - row.keys())
    if unknown:
        return Wrong(FolderFault.UNKNOWN_COLUMN, unknown[0][:200])
    return Wrong(FolderFault.MISSING_COLUMN, missing[0])
