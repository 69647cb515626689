"""What a reader of address cards hands over, and what a writer takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from salesdesk.application.ports import Say, untold
from salesdesk.domain.address_card import AddressCard


class CardFault(StrEnum):
    """What is wrong with a card; only a damaged one and one that says nothing are left out."""

    DAMAGED = "damaged"
    NOTHING_SAID = "nothing_said"
    TOO_MANY_FIELDS = "too_many_fields"
    PICTURE_TOO_LARGE = "picture_too_large"
    PICTURE_UNKNOWN = "picture_unknown"
    PICTURE_ELSEWHERE = "picture_elsewhere"


LEFT_OUT = frozenset({CardFault.DAMAGED, CardFault.NOTHING_SAID})


@dataclass(frozen=True, slots=True, kw_only=True)
class CardProblem:
    """Something about one card: its number in the file from 1, and the line it begins in; `detail` for no people."""

    card: int
    line: int
    fault: CardFault
    detail: str = ""

    @property
    def left_out(self) -> bool:
        """Whether the card was not taken because of it."""
        return self.fault in LEFT_OUT


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFile:
    """A file of address cards as it was read: the cards by their numbers, those that say nothing left out."""

    path: Path
    sha256: str
    cards: Sequence[tuple[int, AddressCard]]
    problems: tuple[CardProblem, ...] = ()
    count: int = 0

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.name


class CardReader(Protocol):
    """Reads files of address cards that may be broken or hostile."""

    def recognises(self, path: Path) -> bool:
        """Tell whether a file holds address cards, by how it begins or is called."""
        ...

    def read_cards(self, path: Path, say: Say = untold) -> CardFile:
        """Return what is in a file; what `say` raises ends the reading. Raises FileNotRead."""
        ...


class CardWords(Protocol):
    """Sentences that are kept with a person, in the language of whoever imports."""

    def origin(self, file_name: str) -> str:
        """Return where what we know of somebody came from."""
        ...

    def birthday(self, day: str) -> str:
        """Return the line of a note that tells a birthday."""
        ...


class CardPress(Protocol):
    """Writes address cards."""

    def cards(self, cards: Sequence[AddressCard]) -> bytes:
        """Return the cards as one vCard file."""
        ...

    def save(self, path: Path, content: bytes) -> None:
        """Write a file safely. Raises FileNotWritten."""
        ...
