"""Find anything by the beginnings of its words: accounts, persons, deals, proposals, leads, the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salesdesk.application.bench import Bench
from salesdesk.application.rows import Hit


@dataclass(frozen=True, slots=True)
class Searching:
    """What the palette asks."""

    bench: Bench

    def find(self, text: str, limit: int = 20) -> Sequence[Hit]:
        """Return what matches, whatever case and accents; nothing for nothing."""
        if not text.strip():
            return ()
        with self.bench.look() as look:
            return look.rows.find(text, limit)
