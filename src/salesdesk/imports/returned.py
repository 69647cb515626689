"""Reading a proposal that came back: a guarded child opens it, and what the child says is checked (B1)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from salesdesk.application.importing.troubles import FileNotRead, FileTrouble
from salesdesk.application.returned_form import ProposalNotRead, ReturnedForm, Shown
from salesdesk.imports import child, limits
from salesdesk.imports.child import ChildTrouble, senseless
from salesdesk.imports.contents import content_of

_HEAD: Final = b"%PDF-"
_HEAD_WITHIN: Final = 1024
_LINE_ENDS: Final = re.compile(r"\r\n?|[\x0b\x0c\u2028\u2029]")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_LOOK: Final = re.compile(r"(?:[0-9a-f]{64})?")
_HALVES: Final = re.compile("[\ud800-\udfff]")


class FormReader:
    """Reads returned proposals in a guarded child process."""

    def __init__(self, seconds: int = limits.CHILD_SECONDS) -> None:
        """Give a file so many seconds of the processor before it is refused as one that takes too long."""
        self.seconds = seconds

    def read(self, path: Path) -> ReturnedForm:
        """Return what is in a file. Raises ProposalNotRead, never anything else because of what is in the file."""
        return self.read_kept(self.content(path), str(path))

    def content(self, path: Path) -> bytes:
        """Return the bytes of a file of a sane size, not looked into. Raises ProposalNotRead."""
        try:
            return content_of(path, FileTrouble.NOT_A_PDF)
        except FileNotRead as error:
            raise ProposalNotRead(error.path, error.reason, error.detail) from error

    def read_kept(self, pdf: bytes, name: str) -> ReturnedForm:
        """Return what is in a PDF. Raises ProposalNotRead with `name` as its path."""
        if _HEAD not in pdf[:_HEAD_WITHIN]:
            raise ProposalNotRead(name, FileTrouble.NOT_A_PDF)
        try:
            return form_in(pdf, command(self.seconds))
        except ChildTrouble as trouble:
            raise ProposalNotRead(name, trouble.reason, trouble.detail) from trouble


def command(seconds: int = limits.CHILD_SECONDS) -> list[str]:
    """Return what starts a child that reads a PDF within so many seconds of the processor."""
    most = (limits.PAGES, limits.PAGE_CHARS, limits.FIELDS, limits.FIELD_CHARS)
    return child.command("form", *most, seconds=seconds)


def form_in(pdf: bytes, start: Sequence[str] | None = None) -> ReturnedForm:
    """Return what a child reads in a PDF. Raises ChildTrouble."""
    answer = Answer()
    child.ask(start or command(), pdf, answer.take)
    return ReturnedForm(
        pages=tuple(answer.pages),
        fields=tuple(answer.fields),
        choices=frozenset(answer.choices),
        has_form=answer.has_form,
        notes=tuple(answer.notes),
        looks=tuple(answer.looks),
        shown=tuple(answer.shown),
        sha256=hashlib.sha256(pdf).hexdigest(),
    )


@dataclass(slots=True)
class Answer:
    """What the child has said so far."""

    pages: list[str] = field(default_factory=list[str])
    fields: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    looks: list[str] = field(default_factory=list[str])
    shown: list[Shown] = field(default_factory=list[Shown])
    choices: set[str] = field(default_factory=set[str])
    has_form: bool = False
    chars: int = 0
    count: int = 0

    def take(self, line: Any) -> bool:  # noqa: ANN401 (checked here)
        """Take one line of the answer; return whether it was the last. Raises ChildTrouble."""
        match line:
            case {"end": int(pages)}:
                if pages != len(self.pages) or not pages:
                    raise ChildTrouble(FileTrouble.DAMAGED, "the file has no pages")
                return True
            case {"page": str(text)}:
                self.pages.append(_HALVES.sub("\ufffd", text))
                self._spend(0, text)
            case {"choice": "A" | "B" as letter}:
                self.choices.add(letter)
            case {"form": bool(shown)}:
                self.has_form = shown
            case {"field": [str(name), str(text)]}:
                self.fields.append((_clean(name), _clean(text)))
                self._spend(1, name, text)
            case {"note": [str(kind), str(text)]}:
                self.notes.append((_clean(kind), _clean(text)))
                self._spend(1, kind, text)
            case _:
                self._take_look(line)
        return False

    def _take_look(self, line: Any) -> None:  # noqa: ANN401 (checked here)
        match line:
            case {"look": str(look)} if _LOOK.fullmatch(look):
                self.looks.append(look)
                self._spend(0, look)
            case {"shown": [int(page), str(kind), str(name), bool(drawn), [*place]]}:
                self.shown.append(Shown(page, _clean(kind), _clean(name), drawn, _four(place)))
                self._spend(1, kind, name)
            case _:
                raise senseless()

    def _spend(self, count: int, *texts: str) -> None:
        self.count += count
        self.chars += sum(map(len, texts))
        most = limits.PAGE_CHARS + limits.FORM_CHARS
        if self.chars > most or self.count > limits.FIELDS or len(self.pages) > limits.PAGES:
            raise ChildTrouble(FileTrouble.TOO_LARGE)


def _four(place: list[Any]) -> tuple[int, ...]:
    """Return the four sides of where something stands, none of them for nowhere. Raises ChildTrouble."""
    sides = tuple(side for side in place if type(side) is int)
    if len(sides) != len(place) or len(sides) not in {0, 4}:
        raise senseless()
    return sides


def _clean(text: str) -> str:
    """Return a text that can be shown and kept: ends of lines as ours, no control characters, no half characters."""
    return _HALVES.sub("\ufffd", _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)))
