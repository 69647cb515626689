"""What a reader hands over: sheets of cells, each row with the number it has in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

Cell = str | float | int | bool | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet; `rows` are (row number in the file, cells), rows without any text left out.

    `last_row` is the number of the last row that holds anything. `delimited` tells a text file from a spreadsheet:
    there, a row with more cells than the header was cut at the wrong places.
    """

    name: str
    rows: Sequence[tuple[int, Sequence[Cell]]]
    last_row: int
    delimited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as it was read: its name, the SHA-256 of its bytes, its sheets; how a text file was decoded."""

    path: Path
    sha256: str
    tables: tuple[Table, ...]
    encoding: str = ""
    delimiter: str = ""

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.name


class TableReader(Protocol):
    """Reads files that may be broken or hostile."""

    def read(self, path: Path, *, encoding: str = "", delimiter: str = "") -> Source:
        """Return what is in the file; encoding and delimiter are found when not given. Raises FileNotRead."""
        ...
