"""How a file was read when it was imported last: the next one with the same headings is read so too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedMapping:
    """What a person chose for files with these headings; of several with the same signature the newest holds.

    It is never changed: each import that was read otherwise than proposed keeps its own, so that taking one import
    back brings back what was remembered before. `kind` says what the rows are, `signature` stands for the headings
    whatever their order, `imported_at` is in UTC. `columns` maps our field to the file's heading, "" where the field
    is left out; empty: as proposed. `program`, `dates` and `decimal` are what was chosen, "" where nothing was.
    `matches` maps what a text stands for ("stage", "owner", "account", "product") to {text: id of the record}.
    """

    id: UUID
    kind: str
    signature: str
    imported_at: datetime
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    program: str = ""
    dates: str = ""
    decimal: str = ""
    matches: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])

    @property
    def is_proposal(self) -> bool:
        """Whether the file is to be read as proposed: somebody went back to that."""
        return not (self.columns or self.program or self.dates or self.decimal or self.matches)
