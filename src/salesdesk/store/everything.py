"""Every table of a desk as files of records and back: read from the schema, so that no later table is forgotten."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    Double,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    and_,
    bindparam,
    delete,
    func,
    not_,
    or_,
    select,
    tuple_,
)
from sqlalchemy.exc import IntegrityError

from salesdesk.application.everything.carrying import Line, Record
from salesdesk.application.everything.folder import FILES
from salesdesk.application.everything.shapes import ColumnShape, Held, PartShape, RecordShape
from salesdesk.application.everything.values import READ, WRITTEN
from salesdesk.application.ports import Reading
from salesdesk.store.bulk import insert_rows
from salesdesk.store.records.base import metadata
from salesdesk.store.schema import SCHEMA
from salesdesk.store.sqlite_filling import kept_afterwards
from salesdesk.store.types import AnyRow, Choice, Exact, Instant, Key
from salesdesk.store.work import Work

AT_ONCE: Final = 1000

_MADE_ANEW: Final = "made anew from the deals as they come in"
LEFT_OUT: Mapping[str, str] = MappingProxyType(
    {
        "saving": "counts the transactions that were kept in this one file; another file counts its own",
        "deal_sum": _MADE_ANEW,
        "deal_end": _MADE_ANEW,
        "deal_cycle": _MADE_ANEW,
    }
)
"""Tables that stay in their file, and why. Everything else travels. What belongs to the machine (the place of the
window, the lock of an open desk) is in no table."""

SET_UP: Final = frozenset({"desk", "stage", "exit_criterion", "change", "rep", *LEFT_OUT})
"""What an empty desk may hold: its settings, its stages, who I am, and how they came to be as they are."""

_TYPES: tuple[tuple[type[Any], Held], ...] = (
    (Key, Held.KEY),
    (Instant, Held.INSTANT),
    (Exact, Held.EXACT),
    (Choice, Held.CHOICE),
    (JSON, Held.STRUCTURE),
    (LargeBinary, Held.FILE),
    (Boolean, Held.YES_NO),
    (Date, Held.DATE),
    (Double, Held.NUMBER),
    (Integer, Held.WHOLE),
    (String, Held.TEXT),
)

_ENDINGS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"<", "svg"),
)


def owner_of(table: Table) -> Table:
    """Return the table of the records that this table's rows belong to: itself, unless they go with their owner."""
    for key in table.foreign_key_constraints:
        if key.ondelete == "CASCADE":
            return owner_of(key.referred_table)
    return table


@cache
def shapes() -> tuple[RecordShape, ...]:
    """Return every kind of record of this version, those first that others refer to."""
    return shapes_in(metadata)


def shapes_in(tables: MetaData) -> tuple[RecordShape, ...]:
    """Return every kind of record that some tables keep, those first that others refer to."""
    parts: dict[str, list[PartShape]] = defaultdict(list)
    for table in tables.sorted_tables:
        if (owner := owner_of(table)) is not table:
            first, *key = (column.name for column in table.primary_key.columns)
            columns = tuple(_shape_of(column) for column in table.columns if column.name != first)
            parts[owner.name].append(PartShape(name=table.name, columns=columns, key=tuple(key)))
    return tuple(
        RecordShape(
            name=table.name,
            columns=tuple(map(_shape_of, table.columns)),
            key=tuple(column.name for column in table.primary_key.columns),
            parts=tuple(parts[table.name]),
        )
        for table in tables.sorted_tables
        if owner_of(table) is table and table.name not in LEFT_OUT
    )


def _shape_of(column: Column[Any]) -> ColumnShape:
    kind = column.type
    held = next(held for known, held in _TYPES if isinstance(kind, known))
    return ColumnShape(
        name=column.name,
        held=held,
        optional=bool(column.nullable),
        choices=tuple(map(str, _choices_of(kind))) if isinstance(kind, Choice) else (),
    )


def _choices_of(kind: Choice[StrEnum]) -> Iterator[StrEnum]:
    return iter(kind.choices)


class Everything:
    """A consistent look at all that a desk keeps."""

    schema = SCHEMA.number
    left_out = LEFT_OUT

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def shapes(self) -> tuple[RecordShape, ...]:
        """Every kind of record."""
        return shapes()

    def count(self, shape: RecordShape) -> int:
        """Return how many records of the kind there are."""
        table = metadata.tables[shape.name]
        return self._connection.execute(select(func.count()).select_from(table)).scalar_one()

    def records(self, shape: RecordShape) -> Iterator[Record]:
        """Yield all records of a kind in the order of their keys, a thousand of them in memory at a time."""
        table = metadata.tables[shape.name]
        columns = [table.c[column.name] for column in shape.columns]
        asked = select(*columns).order_by(*(table.c[name] for name in shape.key))
        found = self._connection.execute(asked.execution_options(yield_per=AT_ONCE))
        own = _Writer(shape.columns)
        for rows in found.partitions():
            listed = [self._listed(part, rows[0][0], rows[-1][0]) for part in shape.parts]
            for row in rows:
                files: list[tuple[str, bytes]] = []
                values = own.written(row, files)
                values |= {part.name: lines.get(row[0], []) for part, lines in zip(shape.parts, listed, strict=True)}
                yield Record(values, files)

    def _listed(self, part: PartShape, first: UUID, last: UUID) -> Mapping[UUID, list[dict[str, Any]]]:
        """Return the lines of a part of all records between two keys, by their records."""
        table = metadata.tables[part.name]
        owner = next(iter(table.primary_key.columns))
        columns = [owner, *(table.c[column.name] for column in part.columns)]
        asked = select(*columns).where(owner.between(first, last)).order_by(*table.primary_key.columns)
        writer, lines = _Writer(part.columns), defaultdict[UUID, list[dict[str, Any]]](list)
        for key, *row in self._connection.execute(asked):
            lines[key].append(writer.written(row, []))
        return lines


class _Writer:
    """Writes the columns of one table down."""

    def __init__(self, columns: Sequence[ColumnShape]) -> None:
        self._columns = [(column.name, column.held, WRITTEN.get(column.held)) for column in columns]

    def written(self, row: AnyRow | Sequence[Any], files: list[tuple[str, bytes]]) -> dict[str, Any]:
        """Return a row as it is written down; what it keeps as a file is added to `files`."""
        values: dict[str, Any] = {}
        for (name, held, way), value in zip(self._columns, row, strict=True):
            if held is Held.FILE:
                values[name] = _path_of(value, files)
            else:
                values[name] = value if way is None or value is None else way(value)
        return values


def _path_of(content: bytes, files: list[tuple[str, bytes]]) -> str:
    """Return where in the folder some bytes lie; nothing lies nowhere."""
    if not content:
        return ""
    ending = next((ending for start, ending in _ENDINGS if content.startswith(start)), "bin")
    path = f"{FILES}/{hashlib.sha256(content).hexdigest()}.{ending}"
    files.append((path, content))
    return path


class Filled:
    """A desk that holds nothing yet, within the transaction that fills it."""

    def __init__(self, connection: Connection, tables: MetaData = metadata, schema: int = SCHEMA.number) -> None:
        self._connection = connection
        self._tables = tables
        self.schema = schema
        self.shapes = shapes() if tables is metadata else shapes_in(tables)
        """Every kind of record, those first that others refer to."""
        self.look: Reading = Work(connection)

    def add(self, shape: RecordShape, first: int, lines: Sequence[Line]) -> int:
        """Add records; return how many went in before one that cannot stand here: all of them when none is wrong."""
        try:
            with self._connection.begin_nested():
                self._insert(shape, lines)
        except IntegrityError:
            if len(lines) == 1:
                return 0
            return next(at for at, line in enumerate(lines) if not self.add(shape, first + at, [line]))
        return len(lines)

    def _insert(self, shape: RecordShape, lines: Sequence[Line]) -> None:
        kept = self._tables.tables[shape.name]
        own = _reader(kept, shape.columns)
        insert_rows(self._connection, kept, [own(values) for values, _ in lines])
        for at, part in enumerate(shape.parts):
            table = self._tables.tables[part.name]
            owner, read = next(iter(table.primary_key.columns)).name, _reader(table, part.columns)
            rows = [{owner: UUID(values[0])} | read(line) for values, parts in lines for line in parts[at]]
            insert_rows(self._connection, table, rows)

    def broken(self) -> tuple[RecordShape, int, str] | None:
        """Return the first reference that leads nowhere: the kind, the line of its record, its column."""
        kinds = {shape.name: shape for shape in self.shapes}
        for table in self._tables.sorted_tables:
            for column, key in sorted((str(key.column_keys[0]), key) for key in table.foreign_key_constraints):
                owner = self._first_broken(table, key)
                if owner is not None:
                    shape = kinds[owner_of(table).name]
                    return shape, self._line_of(shape, owner), column
        return None

    def _first_broken(self, table: Table, key: ForeignKeyConstraint) -> Sequence[Any] | None:
        """Return the key of the first record of which a row refers to what is not there."""
        there = key.referred_table.alias()
        pairs = [(element.parent, there.c[element.column.name]) for element in key.elements]
        found = select(there).where(*(ours == theirs for ours, theirs in pairs)).exists()
        owner = [*table.primary_key.columns][: 1 if owner_of(table) is not table else None]
        asked = select(*owner).where(and_(*(ours.is_not(None) for ours, _ in pairs)), not_(found))
        row = self._connection.execute(asked.order_by(*owner).limit(1)).first()
        return None if row is None else tuple(row)

    def _line_of(self, shape: RecordShape, key: Sequence[Any]) -> int:
        """Return the line of a record in its file: records stand there in the order of their keys."""
        table = self._tables.tables[shape.name]
        columns = [table.c[name] for name in shape.key]
        here = tuple_(*(bindparam(None, value, type_=c.type) for c, value in zip(columns, key, strict=True)))
        asked = select(func.count()).select_from(table).where(tuple_(*columns) <= here)
        return self._connection.execute(asked).scalar_one()

    def clear(self) -> None:
        """Take out what an empty desk holds; what is brought back has its own."""
        for table in reversed(self._tables.sorted_tables):
            if table.name not in LEFT_OUT:
                self._connection.execute(delete(table))

    def bring_up_to_date(self) -> None:
        """Lead what was filled in to the schema of this version: it has it already."""


@contextmanager
def filling(connection: Connection) -> Generator[Filled]:
    """Open an empty desk to be filled, whatever it holds of its own taken out; indexes follow at the end."""
    with kept_afterwards(connection):
        filled = Filled(connection)
        filled.clear()
        yield filled


def is_empty(connection: Connection) -> bool:
    """Tell whether a desk holds nothing but its settings, its stages and who I am."""
    tables = [table for table in metadata.sorted_tables if table.name not in SET_UP]
    return not connection.execute(select(or_(*(select(table).exists() for table in tables)))).scalar_one()


def _reader(table: Table, columns: Sequence[ColumnShape]) -> Callable[[Sequence[Any]], dict[str, Any]]:
    """Return what makes the values of a file the columns of a table."""
    ways = [(column.name, _way(table.c[column.name], column)) for column in columns]
    return lambda values: {
        name: value if way is None or value is None else way(value)
        for (name, way), value in zip(ways, values, strict=True)
    }


def _way(column: Column[Any], shape: ColumnShape) -> Callable[[Any], Any] | None:
    return column.type.choices if isinstance(column.type, Choice) else READ.get(shape.held)
