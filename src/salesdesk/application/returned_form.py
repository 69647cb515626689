"""A proposal that came back: what its acceptance page says and what its pages print, told apart (B1)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from salesdesk.application.importing.troubles import FileNotRead

OPTION: Final = "option"
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


class ProposalNotRead(FileNotRead):
    """A file that came back and cannot be read as a PDF: its path as given, why, and what the machine said."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows beside its content and the notes on it: a field of the form, or a link.

    `page` counts from 0; `kind` is the PDF's word for it ("Widget" is a field, by its `name`); `drawn` says that
    something that is no field brings a picture of its own; `place` is left, low, right, high in whole points, none
    of them where it stands nowhere.
    """

    page: int
    kind: str
    name: str = ""
    drawn: bool = False
    place: tuple[int, ...] = ()

    def stands_for(self, other: Shown) -> bool:
        """Whether the two are one and the same, saved by different programs: a point is no distance."""
        if self.page != other.page or not self.is_like(other) or len(self.place) != len(other.place):
            return False
        return all(abs(a - b) <= 1 for a, b in zip(self.place, other.place, strict=True))

    def is_like(self, other: Shown) -> bool:
        """Whether the two are the same but for where they stand."""
        return (self.kind, self.name, self.drawn) == (other.kind, other.name, other.drawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedForm:
    """What stands in a returned PDF. All of it was written by somebody else: nothing is believed, only compared.

    `pages` is the text each page prints, form values and notes apart. `fields` are the text fields by their names,
    in the file's order; the same name with two values stands twice. `choices` are the options marked ("A", "B"),
    wherever a viewer put the mark: two of them mean that the file contradicts itself or both were marked.
    `has_form` says whether the pair of options still stands on a page as a form: False for a PDF that was flattened,
    printed or scanned. `notes` are what was put on the pages beside the form: the kind of each ("FreeText", "Ink",
    "Stamp") and its words. `shown` is what else stands on the pages beside their content, `looks` a SHA-256 of how each
    page's content looks, "" where it cannot be drawn, none where there is no form. `sha256` is of the file, as hex.
    """

    pages: tuple[str, ...]
    fields: tuple[tuple[str, str], ...] = ()
    choices: frozenset[str] = frozenset()
    has_form: bool = False
    notes: tuple[tuple[str, str], ...] = ()
    shown: tuple[Shown, ...] = ()
    looks: tuple[str, ...] = ()
    sha256: str = ""

    def value(self, name: str) -> str:
        """Return what a text field says, "" without it; values that contradict each other stand side by side."""
        said = dict.fromkeys(text.strip() for field, text in self.fields if field == name)
        return " / ".join(text for text in said if text)

    @property
    def number(self) -> str:
        """The number of the proposal, as the form says it."""
        return self.value("number")

    @property
    def revision(self) -> str:
        """The revision, as the form says it."""
        return self.value("revision")

    @property
    def hash(self) -> str:
        """The hash of the revision's content, as the form says it."""
        return self.value("hash")

    @property
    def check_number(self) -> str:
        """The hash without what a viewer wraps it with, in small letters."""
        return "".join(self.hash.split()).lower()

    @property
    def name(self) -> str:
        """Who signed."""
        return self.value("name")

    @property
    def title(self) -> str:
        """What the signer is."""
        return self.value("title")

    @property
    def place(self) -> str:
        """Where it was signed."""
        return self.value("place")

    @property
    def date(self) -> str:
        """When it was signed, as it was written."""
        return self.value("date")

    @property
    def remarks(self) -> str:
        """What the signer adds."""
        return self.value("remarks")


class ReturnedReader(Protocol):
    """Reads PDFs that came from elsewhere, where they can do no harm."""

    def read(self, path: Path) -> ReturnedForm:
        """Return what is in a file. Raises ProposalNotRead, never anything else because of what is in the file."""
        ...

    def content(self, path: Path) -> bytes:
        """Return the bytes of a file of a sane size, not looked into. Raises ProposalNotRead."""
        ...

    def read_kept(self, pdf: bytes, name: str) -> ReturnedForm:
        """Return what is in a PDF the desk keeps, read the same way. Raises ProposalNotRead with `name` as its path."""
        ...


def comparable(pages: Iterable[str]) -> tuple[str, ...]:
    """Return page texts as they are compared: characters that look alike made one, blanks and line ends one space."""
    return tuple(" ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", page)).split()) for page in pages)
