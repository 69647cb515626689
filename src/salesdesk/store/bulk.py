"""Adding many rows at once, without the cost that each statement has for one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Date, Dialect, Table, insert

from salesdesk.store.types import Choice, Instant, Key

FEW = 20
_OFTEN_THE_SAME = (Key, Instant, Choice, Date)


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows that all name the same columns."""
    if not rows:
        return
    if len(rows) <= FEW:
        connection.execute(insert(table), rows)
        return
    names = list(rows[0])
    compiled = insert(table).compile(dialect=connection.dialect, column_keys=names)
    order = compiled.positiontup or names
    columns = [_bound(table, name, rows, connection.dialect) for name in order]
    listed: Any = list(zip(*columns, strict=True))
    if compiled.positiontup is None:
        listed = [dict(zip(order, values, strict=True)) for values in listed]
    connection.exec_driver_sql(str(compiled), listed)


def _bound(table: Table, name: str, rows: Sequence[Mapping[str, Any]], dialect: Dialect) -> Sequence[Any]:
    """Return a column's values as they reach the driver."""
    values = map(itemgetter(name), rows)
    kind = table.c[name].type
    bind: Callable[[Any], Any] | None = kind.dialect_impl(dialect).bind_processor(dialect)
    if bind is None:
        return list(values)
    return list(map(lru_cache(maxsize=1024)(bind) if isinstance(kind, _OFTEN_THE_SAME) else bind, values))
