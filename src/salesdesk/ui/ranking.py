"""What the palette offers for what was typed, best first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from salesdesk.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SHOWN: Final = 12
ENOUGH: Final = 62.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something to do or to open: its words, the grey word beside it, its keys."""

    id: str
    text: str
    group: str
    do: Callable[[], object]
    picture: str = "arrow-right"
    keys: str = ""
    found: bool = False


def ranked(entries: Sequence[Entry], typed: str, recent: Sequence[str], *, shown: int = SHOWN) -> list[Entry]:
    """Return the entries that fit what was typed, best first; with nothing typed, those used last come first.

    Entries that a search found for just these letters (`found`) stay in, however they are spelled.
    """
    newest = {name: place for place, name in enumerate(recent)}
    wanted = fold(typed)
    if not wanted:
        return sorted(entries, key=lambda entry: newest.get(entry.id, len(newest)))[:shown]
    scored = [(_score(entry, wanted), entry) for entry in entries]
    kept = [(score, entry) for score, entry in scored if entry.found or score >= ENOUGH]
    kept.sort(key=lambda pair: (-pair[0], newest.get(pair[1].id, len(newest)), len(pair[1].text)))
    return [entry for _, entry in kept][:shown]


def _score(entry: Entry, wanted: str) -> float:
    text = fold(entry.text)
    if text.startswith(wanted):
        return 120.0
    if any(word.startswith(wanted) for word in text.split()):
        return 110.0
    letters = [word[:1] for word in text.split()]
    if len(wanted) > 1 and "".join(letters).startswith(wanted):
        return 105.0
    if wanted in text:
        return 100.0
    near = max(fuzz.partial_ratio(wanted, text), fuzz.token_set_ratio(wanted, f"{text} {fold(entry.group)}"))
    # Three letters are near to almost everything.
    return near if len(wanted) > 3 else near - 25.0
