"""Tables of what changed and of what was imported."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from salesdesk.store.records.base import PERSONAL, metadata
from salesdesk.store.types import Instant, Key

change = Table(
    "change",
    metadata,
    Column("entity_id", Key(), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("field", String(64), primary_key=True),
    Column("id", Key(), nullable=False),
    Column("entity", String(32), nullable=False),
    Column("before", Text, info=dict(PERSONAL)),
    Column("after", Text, info=dict(PERSONAL)),
    Column("happened_on", Date, nullable=False),
    Column("recorded_at", Instant(), nullable=False),
    Column("by", Key()),
    Column("batch", Key(), nullable=False, index=True),
    Column("withdrawn", Boolean, nullable=False),
    sqlite_with_rowid=False,
)
"""One field of one record that changed; `version` is the record's after it, so that order needs no clock."""

Index(None, change.c.entity, change.c.happened_on)

import_batch = Table(
    "import_batch",
    metadata,
    Column("id", Key(), primary_key=True),
    Column("ordinal", Integer, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("file_hash", String(64), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("imported_at", Instant(), nullable=False),
    Column("added", Integer, nullable=False),
    Column("updated", Integer, nullable=False),
    Column("skipped", Integer, nullable=False),
    Column("taken_back_at", Instant()),
)


source_row = Table(
    "source_row",
    metadata,
    Column("system", String(64), primary_key=True),
    Column("row_key", String(512), primary_key=True),
    Column("batch_id", Key(), ForeignKey("import_batch.id", deferrable=True, initially="DEFERRED"), primary_key=True),
    Column("entity", String(32), nullable=False),
    Column("entity_id", Key(), nullable=False, index=True),
    Column("cells", JSON, nullable=False, info=dict(PERSONAL)),
    sqlite_with_rowid=False,
)
"""Rows as they were imported, one per batch that brought it: the newest counts, the older ones take-backs need."""

batch_before = Table(
    "batch_before",
    metadata,
    Column("batch_id", Key(), primary_key=True),
    Column("entity_id", Key(), primary_key=True),
    Column("entity", String(32), nullable=False),
    Column("value", JSON, nullable=False, info=dict(PERSONAL)),
    sqlite_with_rowid=False,
)
"""What a record was before an import changed it, whole, for the day the import is taken back."""
