"""Records that a file names only by ids of another program: called by name where an earlier file brought them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from salesdesk.application.importing.kinds import FileKind
from salesdesk.application.importing.naming import Names
from salesdesk.application.importing.reading import Cells, Reading, ReadRow
from salesdesk.application.importing.troubles import Remark, RemarkCode
from salesdesk.application.ports import SourceRow

# A Salesforce id has 15 characters in a report and 18 in the Data Loader: three more that guard its letters' case.
_SHORT, _LONG = 15, 18
_KEYS: Final[tuple[tuple[str, str, FileKind], ...]] = (
    ("account_key", "account", FileKind.ACCOUNTS),
    ("parent_key", "parent", FileKind.ACCOUNTS),
    ("owner_key", "owner", FileKind.TEAM),
)
_CODES: Final[Mapping[str, RemarkCode]] = {
    "account_key": RemarkCode.ACCOUNTS_BY_ID,
    "parent_key": RemarkCode.ACCOUNTS_BY_ID,
    "owner_key": RemarkCode.OWNERS_BY_ID,
}


class Keyed:
    """What ids of the other program stand for in this desk."""

    def __init__(
        self, names: Callable[[FileKind], Names[Any]], rows: Callable[[FileKind], Iterable[SourceRow]]
    ) -> None:
        self._names = names
        self._rows = rows
        self._called: dict[FileKind, Mapping[str, str]] = {}
        self._told_apart: set[str] = set()
        self._own: Mapping[FileKind, Sequence[tuple[str, str]]] = {}

    def told(self, reading: Reading) -> Reading:
        """Return the file with the names of what it names by ids; an id that nobody knows says nothing."""
        asked = [one for one in _KEYS if one[0] in reading.layout.places]
        if not asked:
            return reading
        self._own = {
            reading.kind: [(f"id:{row.cells['id']}", row.cells["name"]) for row in reading.rows if _is_named(row)]
        }
        return replace(reading, rows=[self._row(row, asked) for row in reading.rows])

    def _row(self, row: ReadRow, asked: Iterable[tuple[str, str, FileKind]]) -> ReadRow:
        found: dict[str, str] = {}
        for key, ours, kind in asked:
            name = self._name(kind, row.cells[key]) if key in row.cells else ""
            if name and (ours not in row.cells or name in self._told_apart):
                found[ours] = name
        return replace(row, cells={**row.cells, **found}) if found else row

    def _name(self, kind: FileKind, key: str) -> str:
        if kind not in self._called:
            kept = [(row.key, name) for row in self._rows(kind) if (name := self._name_of(kind, row))]
            self._called[kind] = {
                form: name
                for key_here, name in (*self._own.get(kind, ()), *kept)
                if key_here.startswith("id:")
                for form in _forms(key_here.removeprefix("id:"))
            }
        return next((self._called[kind][form] for form in _forms(key) if form in self._called[kind]), "")

    def _name_of(self, kind: FileKind, row: SourceRow) -> str:
        """Return what the record of an earlier row is found by: of two with one name, the name with the id."""
        names = self._names(kind)
        record = names.get(row.entity_id)
        if record is None or names.find(record.name) == row.entity_id:
            return record.name if record else ""
        told = f"{record.name} [{row.key.removeprefix('id:')}]"
        names.also_called(told, row.entity_id)
        self._told_apart.add(told)
        return told


def unknown_ids(reading: Reading) -> Iterator[Remark]:
    """Say how many rows name a record only by an id that no file brought so far."""
    counts: dict[RemarkCode, int] = {}
    for key, ours, _ in _KEYS:
        if key in reading.layout.places and (missing := sum(_lacks(row.cells, key, ours) for row in reading.rows)):
            counts[_CODES[key]] = counts.get(_CODES[key], 0) + missing
    return (Remark(code=code, count=count) for code, count in counts.items())


def _is_named(row: ReadRow) -> bool:
    return "id" in row.cells and "name" in row.cells


def _lacks(cells: Cells, key: str, ours: str) -> bool:
    return key in cells and ours not in cells


def _forms(key: str) -> tuple[str, ...]:
    short = key[:_SHORT] if len(key) == _LONG and key.isascii() and key.isalnum() else ""
    return (key, short) if short else (key,)
