"""The folder of an exported desk: what it says of itself, and what can be wrong with one that somebody brings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from salesdesk.application.everything.shapes import RecordShape
from salesdesk.domain.refusals import Refusal

FORMAT: Final = 1
"""Grows when a folder is laid out in another way; the schema tells which records and columns there are."""
MANIFEST: Final = "manifest.json"
READ_ME: Final = "README.txt"
FILES: Final = "files"


class FolderFault(StrEnum):
    """Why a folder cannot be brought back into a desk."""

    NO_FOLDER = "no_folder"
    NOT_AN_EXPORT = "not_an_export"
    MANIFEST = "manifest"
    LATER = "later"
    EARLIER = "earlier"
    OUTSIDE = "outside"
    UNKNOWN_KIND = "unknown_kind"
    MISSING_FILE = "missing_file"
    CHANGED = "changed"
    COUNT = "count"
    NOT_A_RECORD = "not_a_record"
    UNKNOWN_COLUMN = "unknown_column"
    MISSING_COLUMN = "missing_column"
    WRONG_VALUE = "wrong_value"
    SAME_KEY = "same_key"
    OUT_OF_ORDER = "out_of_order"
    BROKEN_REFERENCE = "broken_reference"
    CANNOT_STAND = "cannot_stand"
    ALTERED = "altered"
    NOT_ONE_DESK = "not_one_desk"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    UNREADABLE = "unreadable"


@dataclass(eq=False)
class FolderNotRead(Refusal):
    """A folder that is not taken: the file within it and the line (0: the whole file), the column or name meant.

    `also_changed` tells of a file that is no longer what was exported, which is why its line is wrong.
    """

    path: str
    fault: FolderFault
    file: str = ""
    line: int = 0
    what: str = ""
    also_changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTold:
    """What the manifest says of a file of records: how many, how large, and its hash."""

    records: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a folder says of itself; `as_of` is the instant of the export in UTC."""

    program: str
    schema: int
    desk: str
    as_of: datetime
    files: Mapping[str, FileTold]
    left_out: Mapping[str, str] = field(default_factory=dict[str, str])
    kept_files: int = 0

    @property
    def records(self) -> int:
        """How many records there are."""
        return sum(file.records for file in self.files.values())


def manifest_as_json(manifest: Manifest, shapes: tuple[RecordShape, ...]) -> dict[str, Any]:
    """Return a manifest as its file holds it: with what stands in each column, for other programs."""
    return {
        "format": FORMAT,
        "program": manifest.program,
        "schema": manifest.schema,
        "desk": manifest.desk,
        "as_of": manifest.as_of.isoformat(),
        "kept_files": manifest.kept_files,
        "kinds": {shape.name: _kind_as_json(shape, manifest.files[shape.name]) for shape in shapes},
        "left_out": dict(manifest.left_out),
    }


def _kind_as_json(shape: RecordShape, told: FileTold) -> dict[str, Any]:
    return {
        "file": shape.file,
        "records": told.records,
        "bytes": told.size,
        "sha256": told.sha256,
        "columns": {column.name: column.told() for column in shape.columns},
        "parts": {part.name: {column.name: column.told() for column in part.columns} for part in shape.parts},
    }
