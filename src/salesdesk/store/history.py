"""The history: an entry for each field that changed, found again by record, by day and by batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import ColumnElement, Connection, func, select, update

from salesdesk.application.ports import Stamp
from salesdesk.domain.history import Change, differences
from salesdesk.store.aggregates import Columns, in_chunks
from salesdesk.store.bulk import insert_rows
from salesdesk.store.records.history import change
from salesdesk.store.types import AnyRow


def entries(entity: str, key: UUID, version: int, before: Any, after: Any, stamp: Stamp) -> list[Columns]:  # noqa: ANN401
    """Return the entries of one save: `version` is the record's after it.

    The id follows from batch, record, version and field, so that two copies of a desk agree on it.
    """
    return [
        {
            "id": uuid5(stamp.batch, f"{key.hex}/{version}/{field}"),
            "entity": entity,
            "entity_id": key,
            "version": version,
            "field": field,
            "before": old,
            "after": new,
            "happened_on": stamp.on,
            "recorded_at": stamp.at,
            "by": stamp.by,
            "batch": stamp.batch,
            "withdrawn": False,
        }
        for field, (old, new) in differences(before, after).items()
    ]


def write(connection: Connection, written: Sequence[Columns]) -> None:
    """Append entries."""
    insert_rows(connection, change, written)


def mark(connection: Connection, condition: ColumnElement[bool], *, withdrawn: bool) -> None:
    """Mark entries as withdrawn or as valid again."""
    connection.execute(update(change).where(condition).values(withdrawn=withdrawn))


def last_versions(connection: Connection, keys: Iterable[UUID]) -> Mapping[UUID, int]:
    """Return the last version that the history knows of each key: one that was taken back may come again."""
    found: dict[UUID, int] = {}
    for chunk in in_chunks(keys):
        rows = select(change.c.entity_id, func.max(change.c.version)).where(change.c.entity_id.in_(chunk))
        found.update((key, version) for key, version in connection.execute(rows.group_by(change.c.entity_id)))
    return found


def read_change(row: AnyRow) -> Change:
    """Return a row of the history as what it tells."""
    return Change(
        id=row.id,
        entity=row.entity,
        entity_id=row.entity_id,
        field=row.field,
        before=row.before,
        after=row.after,
        happened_on=row.happened_on,
        recorded_at=row.recorded_at,
        by=row.by,
        batch=row.batch,
        withdrawn=row.withdrawn,
    )


def _found(connection: Connection, *conditions: ColumnElement[bool]) -> list[Change]:
    in_order = (change.c.recorded_at, change.c.entity_id, change.c.version, change.c.field)
    return [read_change(row) for row in connection.execute(select(change).where(*conditions).order_by(*in_order))]


def of_record(connection: Connection, key: UUID) -> list[Change]:
    """Return the history of one record, oldest first."""
    rows = connection.execute(
        select(change).where(change.c.entity_id == key).order_by(change.c.version, change.c.field)
    )
    return [read_change(row) for row in rows]


def of_batch(connection: Connection, batch: UUID) -> list[Change]:
    """Return the entries of one batch."""
    return _found(connection, change.c.batch == batch)


def after_day(connection: Connection, entity: str, day: date) -> list[Change]:
    """Return the valid entries of one kind that are true from a later day on."""
    return _found(
        connection, change.c.entity == entity, change.c.happened_on > day, change.c.withdrawn.is_(other=False)
    )
