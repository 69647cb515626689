"""Desks to carry, the rows of one as they stand, and folders that somebody meddled with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import select

from salesdesk.application.desk import Desk
from salesdesk.application.everything.folder import FolderNotRead
from salesdesk.bootstrap import bring_back
from salesdesk.store.desk_file import SqlStore, open_desk
from salesdesk.store.everything import LEFT_OUT
from salesdesk.store.records.base import metadata

OF_THE_FILE = {"saving"}
"""What counts something of the one file; every other table has to be the same after a round trip."""


def rows_of(path: Path) -> dict[str, set[tuple[Any, ...]]]:
    """Return the rows of every table of a desk that nobody has open."""
    store = open_desk(path)
    try:
        return rows_in(store)
    finally:
        store.close()


def rows_in(store: SqlStore) -> dict[str, set[tuple[Any, ...]]]:
    with store._database.reading() as connection:
        return {
            table.name: {tuple(map(_plain, row)) for row in connection.execute(select(table))}
            for table in metadata.sorted_tables
            if table.name not in OF_THE_FILE
        }


def _plain(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, (dict, list)) else value


def exported(desk: Desk, folder: Path) -> Path:
    """Export a desk and close it."""
    desk.everything.export(folder)
    desk.close()
    return folder


def rewritten(folder: Path, kind: str, change: Callable[[list[dict[str, Any]]], object]) -> None:
    """Change the records of a kind and say so in the manifest: only what is in them can be wrong then."""
    path = folder / f"{kind}.jsonl"
    records = [json.loads(line) for line in path.read_bytes().splitlines()]
    change(records)
    lines = b"".join(json.dumps(record).encode() + b"\n" for record in records)
    replaced(folder, kind, lines)


def replaced(folder: Path, kind: str, content: bytes) -> None:
    """Put other bytes in the place of a file of records, with a manifest that knows them."""
    (folder / f"{kind}.jsonl").write_bytes(content)
    manifest = folder / "manifest.json"
    told = json.loads(manifest.read_bytes())
    told["kinds"][kind] |= {
        "bytes": len(content),
        "records": content.count(b"\n"),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    manifest.write_text(json.dumps(told))


def refusal_of(folder: Path, beside: Path) -> FolderNotRead:
    """Bring a folder back, which has to be refused, and leave nothing behind."""
    new = beside / "refused.salesdesk"
    before = sorted(beside.iterdir())
    try:
        bring_back(folder, new)[0].close()
    except FolderNotRead as refused:
        assert sorted(beside.iterdir()) == before
        return refused
    raise AssertionError("it was brought back")


def tables_left_out() -> set[str]:
    return set(LEFT_OUT)
