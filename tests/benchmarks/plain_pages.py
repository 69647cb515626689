"""Pages as plain parts that any program can set; knows nothing of SalesDesk, so that a rival's process loads none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """A text and how it is set: the name of the face's file, size and leading in points, colour (#RRGGBB)."""

    text: str
    face: str
    size: float
    leading: float
    colour: str


@dataclass(frozen=True)
class SaidTable:
    """A table, row by row and cell by cell."""

    rows: tuple[tuple[tuple[Said, ...], ...], ...]

    @property
    def columns(self) -> int:
        """The cells of the widest row."""
        return max(map(len, self.rows))


Part = Said | SaidTable
Pages = list[list[Part]]
