"""Tables made anew with further columns and the rows they had: an ALTER on SQLite can neither place nor require one."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op


def rebuilt(table: str, make: Callable[[], None], **filled: object) -> None:
    """Make a table anew under its own name and put its rows back; `filled` are the further columns' values in these.

    References are not checked during the step, so nothing that refers to the rows goes with the old table.
    """
    connection = op.get_bind()
    held = [column["name"] for column in sa.inspect(connection).get_columns(table)]
    aside = sa.table(f"{table}_aside", *(_column(name) for name in held))
    op.execute(f"CREATE TABLE {aside.name} AS SELECT * FROM {table}")
    op.drop_table(table)
    make()
    anew = sa.table(table, *(_column(name) for name in (*held, *filled)))
    values = sa.select(*aside.columns, *(sa.literal(value) for value in filled.values()))
    op.execute(sa.insert(anew).from_select([*held, *filled], values))
    op.drop_table(aside.name)


def _column(name: str) -> sa.ColumnClause[object]:
    return sa.column(name)
