"""The first tables of history and imports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from salesdesk.store.migrations.first import columns


def make() -> None:
    """Make the tables."""
    _batch_before()
    _change()
    _import_batch()
    _source_row()


def _batch_before() -> None:
    op.create_table(
        "batch_before",
        sa.Column("batch_id", columns.Key, nullable=False),
        sa.Column("entity_id", columns.Key, nullable=False),
        sa.Column("entity", sa.String(32), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("batch_id", "entity_id", name="pk_batch_before"),
        sqlite_with_rowid=False,
    )


def _change() -> None:
    op.create_table(
        "change",
        sa.Column("entity_id", columns.Key, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("field", sa.String(64), nullable=False),
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("entity", sa.String(32), nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text()),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", columns.Instant, nullable=False),
        sa.Column("by", columns.Key),
        sa.Column("batch", columns.Key, nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("entity_id", "version", "field", name="pk_change"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_change_batch", "change", ["batch"])
    op.create_index("ix_change_entity_happened_on", "change", ["entity", "happened_on"])


def _import_batch() -> None:
    op.create_table(
        "import_batch",
        sa.Column("id", columns.Key, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_hash", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("imported_at", columns.Instant, nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", columns.Instant),
        sa.PrimaryKeyConstraint("id", name="pk_import_batch"),
    )


def _source_row() -> None:
    op.create_table(
        "source_row",
        sa.Column("system", sa.String(64), nullable=False),
        sa.Column("row_key", sa.String(512), nullable=False),
        sa.Column("batch_id", columns.Key, nullable=False),
        sa.Column("entity", sa.String(32), nullable=False),
        sa.Column("entity_id", columns.Key, nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("system", "row_key", "batch_id", name="pk_source_row"),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["import_batch.id"],
            name="fk_source_row_batch_id_import_batch",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_source_row_entity_id", "source_row", ["entity_id"])
