"""Pages of a finished document as pixels: what a preview shows and a printer is given, whoever draws them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class DrawnPage(Protocol):
    """A page as pixels: rows of `stride` bytes, four bytes a pixel (blue, green, red, unused)."""

    @property
    def width(self) -> int:
        """Pixels across."""
        ...

    @property
    def height(self) -> int:
        """Pixels down."""
        ...

    @property
    def stride(self) -> int:
        """Bytes in a row."""
        ...

    @property
    def pixels(self) -> bytes | bytearray:
        """The rows."""
        ...


class PaperSize(Protocol):
    """The size of a page in points."""

    @property
    def width(self) -> float:
        """Points across."""
        ...

    @property
    def height(self) -> float:
        """Points down."""
        ...


class OpenPdf(Protocol):
    """A finished PDF whose pages can be drawn; one thread at a time, the same for all of them."""

    @property
    def sizes(self) -> Sequence[PaperSize]:
        """The size of each page."""
        ...

    def draw(self, page: int, width: int) -> DrawnPage:
        """Draw a page (from 0) so many pixels wide."""
        ...

    def close(self) -> None:
        """Give its memory back."""
        ...
