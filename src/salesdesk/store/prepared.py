"""Selects that are asked again and again: said to the driver as they were worded once, and their answers read plainly.

What SQLAlchemy does for each statement anew (to look up how it is worded, to wrap each row) costs several times what
the database takes for a page of a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Dialect, bindparam
from sqlalchemy.sql.elements import ColumnElement

from salesdesk.store.types import AnySelect, Key

AT_ONCE = 128
"""Keys in one statement; fewer are filled up with the last, so that all are worded alike."""

_Reader = Callable[[Any], Any]


def one_of(column: ColumnElement[UUID]) -> ColumnElement[bool]:
    """Return the condition of rows whose key is one of those that `by_keys` asks for."""
    return column.in_([bindparam(f"key_{at}", type_=Key()) for at in range(AT_ONCE)])


@dataclass(frozen=True, slots=True)
class _Worded:
    """A select as a database is told it, the places of its keys, and how its columns are read."""

    text: str
    order: tuple[str, ...] | None
    fixed: dict[str, Any]
    bound: Callable[[Any], Any] | None
    readers: tuple[tuple[int, _Reader], ...]


def by_keys(connection: Connection, statement: AnySelect, keys: Sequence[UUID]) -> Iterable[tuple[Any, ...]]:
    """Yield the rows of a select with a condition of `one_of`, each as a tuple of its columns' values."""
    worded = _worded(statement, connection.dialect)
    for start in range(0, len(keys), AT_ONCE):
        chunk = [*keys[start : start + AT_ONCE]]
        chunk += chunk[-1:] * (AT_ONCE - len(chunk))
        held = map(worded.bound, chunk) if worded.bound else chunk
        values = worded.fixed | {f"key_{at}": key for at, key in enumerate(held)}
        told: Any = values if worded.order is None else tuple(values[name] for name in worded.order)
        columns: list[Iterable[Any]] = [*zip(*connection.exec_driver_sql(worded.text, told).fetchall(), strict=True)]
        for at, reader in worded.readers if columns else ():
            columns[at] = map(reader, columns[at])
        yield from zip(*columns, strict=True)


@lru_cache(maxsize=32)
def _worded(statement: AnySelect, dialect: Dialect) -> _Worded:
    compiled = statement.compile(dialect=dialect)
    order = compiled.positiontup
    fixed = {name: _told(compiled.binds[name].type, dialect, value) for name, value in compiled.params.items()}
    columns = enumerate(column.type.dialect_impl(dialect) for column in statement.selected_columns)
    readers = [(at, kind.result_processor(dialect, None)) for at, kind in columns]
    return _Worded(
        text=str(compiled),
        order=None if order is None else tuple(order),
        fixed=fixed,
        bound=Key().dialect_impl(dialect).bind_processor(dialect),
        readers=tuple((at, reader) for at, reader in readers if reader is not None),
    )


def _told(kind: Any, dialect: Dialect, value: object) -> object:  # noqa: ANN401 (a column type of SQLAlchemy)
    bind = kind.dialect_impl(dialect).bind_processor(dialect)
    return bind(value) if bind else value
