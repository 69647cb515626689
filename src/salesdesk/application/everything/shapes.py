"""What a desk keeps, told as files of records: which kinds there are, and what stands in each of their columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Held(StrEnum):
    """What a column holds, and how a file writes it down.

    Keys are UUIDs, instants UTC in ISO 8601, exact numbers decimal text, files paths within the folder; sums of money
    are whole minor units beside their currency.
    """

    KEY = "key"
    TEXT = "text"
    WHOLE = "whole"
    YES_NO = "yes_no"
    NUMBER = "number"
    EXACT = "exact"
    DATE = "date"
    INSTANT = "instant"
    CHOICE = "choice"
    STRUCTURE = "structure"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnShape:
    """A column: whether it may be empty, which words a choice has."""

    name: str
    held: Held
    optional: bool = False
    choices: tuple[str, ...] = ()

    def told(self) -> str:
        """Return what the manifest says of it: `text`, `date or null`, `choice of open, won, lost`."""
        of = f" of {', '.join(self.choices)}" if self.choices else ""
        return f"{self.held}{of}{' or null' if self.optional else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartShape:
    """A list within a record; `key` tells its lines apart, and they stand in its order."""

    name: str
    columns: tuple[ColumnShape, ...]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordShape:
    """A kind of record: one file, a record on each line, in the order of their keys, no key twice."""

    name: str
    columns: tuple[ColumnShape, ...]
    key: tuple[str, ...]
    parts: tuple[PartShape, ...] = ()

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.jsonl"


def shape_as_json(shape: RecordShape) -> dict[str, Any]:
    """Return a shape as what JSON can hold, for the child that reads the file."""
    return {
        "name": shape.name,
        "columns": [_column_as_json(column) for column in shape.columns],
        "key": list(shape.key),
        "parts": [
            {"name": part.name, "columns": [_column_as_json(c) for c in part.columns], "key": list(part.key)}
            for part in shape.parts
        ],
    }


def _column_as_json(column: ColumnShape) -> list[Any]:
    return [column.name, column.held.value, column.optional, list(column.choices)]


def shape_from_json(held: Mapping[str, Any]) -> RecordShape:
    """Return the shape that `shape_as_json` told of."""
    return RecordShape(
        name=held["name"],
        columns=tuple(map(_column_from_json, held["columns"])),
        key=tuple(held["key"]),
        parts=tuple(
            PartShape(name=p["name"], columns=tuple(map(_column_from_json, p["columns"])), key=tuple(p["key"]))
            for p in held["parts"]
        ),
    )


def _column_from_json(held: list[Any]) -> ColumnShape:
    name, kind, optional, choices = held
    return ColumnShape(name=name, held=Held(kind), optional=optional, choices=tuple(choices))
