"""Files for the tests of importing: written by hand here, read by no reader, or real ones where they lie beside us."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from salesdesk.application.bench import Bench
from salesdesk.application.changes import Announcements, Changes
from salesdesk.application.importing.columns import FileKind
from salesdesk.application.importing.days import DateOrder
from salesdesk.application.importing.importing import Importing, Outcome
from salesdesk.application.importing.tables import Cell, Source, Table
from salesdesk.domain.desk_settings import DeskSettings
from tests.doubles.clocks import CountedIds, StillClock
from tests.doubles.memory_store import MemoryStore

# The trial files lie beside the project and are no part of it.
_FOLDERS = [folder / "shared" / "data" / "crm" for folder in Path(__file__).resolve().parents]
CRM = next((folder for folder in _FOLDERS if (folder / "sales_pipeline.csv").exists()), Path("nowhere"))
needs_crm = pytest.mark.skipif(not CRM.is_dir(), reason="the CRM's files are not beside this checkout")


def source(*rows: Sequence[Cell], name: str = "deals.csv", delimited: bool = True) -> Source:
    """Return a file of one sheet, its rows numbered as a spreadsheet does; rows without anything are left out."""
    listed = [(n, list(row)) for n, row in enumerate(rows, start=1) if any(cell not in {"", None} for cell in row)]
    table = Table(name="", rows=listed, last_row=listed[-1][0] if listed else 0, delimited=delimited)
    return Source(path=Path(name), sha256=sha256(repr(rows).encode()).hexdigest(), tables=(table,))


def text(content: str, name: str = "deals.csv") -> Source:
    """Return a file written with commas, one row a line."""
    return source(*csv.reader(io.StringIO(content.strip())), name=name)


class NoReader:
    """Reads the CRM's files plainly; the guarded reader has tests of its own."""

    def read(self, path: Path, *, encoding: str = "", delimiter: str = "") -> Source:
        with path.open(newline="", encoding=encoding or "utf-8") as file:
            return source(*csv.reader(file, delimiter=delimiter or ","), name=path.name)


@dataclass
class Office:
    """A desk in memory with what imports into it."""

    store: MemoryStore
    importing: Importing
    told: list[frozenset[tuple[type, UUID]]]

    def bring(
        self,
        file: Source | Path,
        kind: FileKind | None = None,
        dates: DateOrder = DateOrder.AUTO,
        mapping: Mapping[str, str] | None = None,
    ) -> Outcome:
        """Import a file."""
        read = self.importing.read(file) if isinstance(file, Path) else file
        return self.importing.apply(self.importing.understand(read, kind, dates, mapping))

    def every(self, kind: type[Any]) -> list[Any]:
        """Return all live records of a kind."""
        with self.store.reading() as look:
            return list(look.every(kind))

    def one(self, kind: type[Any], name: str) -> Any:
        """Return the record that is called so."""
        found = [r for r in self.every(kind) if getattr(r, "title", "") == name or getattr(r, "name", "") == name]
        assert len(found) == 1, found
        return found[0]


def office(*records: Any, currency: str = "USD") -> Office:
    """Return an empty desk in memory."""
    settings = DeskSettings(id=UUID(int=10**9), name="Trial", currency=currency, zone="Europe/Athens")
    store = MemoryStore(settings, *records)
    told: list[frozenset[tuple[type, UUID]]] = []
    announcements = Announcements([told.append])
    importing = Importing(Bench(Changes(store, StillClock(), CountedIds(), announcements)), NoReader())
    return Office(store, importing, told)
