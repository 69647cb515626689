"""Tables of the first schema that get further columns, filled with what a record without them means."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns

NOTHING = ""


def widen() -> None:
    """Add the columns; tables without row numbers stay so."""
    _add("meeting", [(sa.Column("activity", columns.Word), "note", "call_or_meeting")], rows_numbered=True)
    _add("meeting", [(sa.Column("stage_id", columns.Key), "activity", None)], rows_numbered=True)
    _refer("meeting", "stage_id", "stage", rows_numbered=True)
    texts = ("ready_at", "who", "does", "shown_by", "moves", "best", "least")
    pairs = pairwise(texts)
    _add("call_plan", [(sa.Column(name, sa.Text()), after, NOTHING) for after, name in pairs])
    _add("call_plan", [(sa.Column("step_id", columns.Key), "least", None)])
    _add("plan_question", [(sa.Column("kind", columns.Word), "text", None)])
    _add("plan_question", [(sa.Column("answered", sa.Boolean()), "kind", sa.false())])
    _add("plan_objection", [(sa.Column("objection_id", columns.Key), "worked", None)])
    _add("plan_objection", [(sa.Column("answer_id", columns.Key), "objection_id", None)])
    _refer("plan_objection", "objection_id", "objection")
    op.create_index("ix_plan_objection_objection_id", "plan_objection", ["objection_id"])
    _add("finding", [(sa.Column("competitor_id", columns.Key), "said_by_id", None)], rows_numbered=True)
    _refer("finding", "competitor_id", "competitor", rows_numbered=True)
    op.create_index("ix_finding_competitor_id", "finding", ["competitor_id"])
    _add("desk", [(sa.Column("check_again_days", sa.Integer()), "sample", 180)], rows_numbered=True)


def _add(table: str, added: Sequence[tuple[sa.Column[object], str, object]], *, rows_numbered: bool = False) -> None:
    """Add columns behind others; those with a value for the records that are there can never be empty."""
    kept = {"sqlite_with_rowid": rows_numbered}
    with op.batch_alter_table(table, table_kwargs=kept) as batch:
        for column, after, _ in added:
            batch.add_column(column, insert_after=after)
    filled = {column.name: value for column, _, value in added if value is not None}
    if not filled:
        return
    shown: list[sa.ColumnClause[object]] = [sa.column(name) for name in filled]
    op.execute(sa.table(table, *shown).update().values(filled))
    with op.batch_alter_table(table, table_kwargs=kept) as batch:
        for name in filled:
            batch.alter_column(name, nullable=False)


def _refer(table: str, column: str, to: str, *, rows_numbered: bool = False) -> None:
    with op.batch_alter_table(table, table_kwargs={"sqlite_with_rowid": rows_numbered}) as batch:
        batch.create_foreign_key(
            f"fk_{table}_{column}_{to}", to, [column], ["id"], deferrable=True, initially="DEFERRED"
        )
