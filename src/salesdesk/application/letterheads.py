"""Choosing the company's logo: read once, refused when no paper could carry it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from salesdesk.application.bench import Bench
from salesdesk.application.changes import Edit, Step
from salesdesk.application.papers import Logo, LogoKind, LogoNotRead
from salesdesk.domain.letterhead import Letterhead, fades_on_paper


class LogoReader(Protocol):
    """Reads a file that somebody says is a logo; nothing it names is opened."""

    def read_logo(self, path: Path) -> Logo:
        """Return the logo, once it is known that it can be drawn. Raises LogoNotRead."""
        ...

    def pixels_of(self, logo: Logo) -> bytes:
        """Return a logo drawn small: red, green, blue and opacity of each pixel. Raises LogoNotRead."""
        ...


@dataclass(frozen=True, slots=True)
class Letterheads:
    """What a person does with the company's logo."""

    bench: Bench
    reader: LogoReader

    def choose_logo(self, path: Path) -> Step:
        """Take a PNG or SVG file as the logo. Raises LogoNotRead."""
        logo = self.reader.read_logo(path)
        return self._put(logo.content, logo.kind.value)

    def remove_logo(self) -> Step:
        """Let papers name the company in words again."""
        return self._put(b"", "")

    def fades(self, letterhead: Letterhead) -> bool:
        """Tell whether there is a logo that cannot be seen on white paper."""
        if not letterhead.logo:
            return False
        try:
            return fades_on_paper(self.reader.pixels_of(Logo(LogoKind(letterhead.logo_kind), letterhead.logo)))
        except LogoNotRead:  # said where it is drawn
            return False

    def _put(self, content: bytes, kind: str) -> Step:
        with self.bench.look() as look:
            before = next(iter(look.every(Letterhead)), None)
            fresh = before or Letterhead(id=self.bench.changes.settings(look).id)
        return self.bench.do(Edit(before, replace(fresh, logo=content, logo_kind=kind)))
