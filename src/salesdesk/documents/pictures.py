"""Pages of a PDF as pixels, for preview and printer.

PDFium takes one call at a time. Pages are drawn in one worker, but a file that another worker just saved is looked at
there: so each call waits for the one before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from math import ceil
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, cast

_ONE_AT_A_TIME = RLock()
_PIXEL = 4  # bytes
_LEVELS = 15  # of an outline; PDFium's binding complains aloud of what is deeper
_WHITE = (255, 255, 255, 255)
_NOTHING = (255, 255, 255, 0)


class NotAPdf(Exception):
    """The bytes cannot be read as a PDF."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """The size of a page in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels: rows of `stride` bytes, four bytes a pixel (blue, green, red, then alpha or nothing)."""

    width: int
    height: int
    stride: int
    pixels: bytearray


if TYPE_CHECKING:  # what we ask of PDFium

    class _Bitmap(Protocol):
        width: int
        height: int
        stride: int

        def close(self) -> None: ...

    class _Page(Protocol):
        def render(
            self,
            *,
            scale: float,
            may_draw_forms: bool,
            bitmap_maker: Callable[..., _Bitmap],
            prefer_bgrx: bool,
            fill_color: tuple[int, int, int, int],
        ) -> _Bitmap: ...

    class _Place(Protocol):
        def get_index(self) -> int | None: ...

    class _Mark(Protocol):
        level: int

        def get_dest(self) -> _Place | None: ...

    class _Document(Protocol):
        def init_forms(self) -> bool: ...
        def __len__(self) -> int: ...
        def __getitem__(self, at: int) -> _Page: ...
        def get_page_size(self, index: int) -> tuple[float, float]: ...
        def get_toc(self, *, max_depth: int) -> Iterable[_Mark]: ...
        def close(self) -> None: ...


def check_pdf(path: Path) -> None:
    """Open a PDF that was just written and draw its last page, small. Raises NotAPdf; for the safe write."""
    with Pictures(path.read_bytes()) as pictures:
        if not pictures.sizes:
            raise NotAPdf("no pages")
        pictures.draw(len(pictures.sizes) - 1, 40)


class Pictures:
    """An open PDF whose pages can be drawn, filled form fields included; close it when done. Raises NotAPdf."""

    def __init__(self, pdf: bytes) -> None:
        # Not at the top: a document can be made without them, and they take longer to load than that.
        from ctypes import c_ubyte

        import pypdfium2  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]

        self._byte = c_ubyte
        self._new_bitmap = cast("Callable[..., _Bitmap]", pypdfium2.PdfBitmap.new_native)
        open_document = cast("Callable[[bytes], _Document]", pypdfium2.PdfDocument)
        with _ONE_AT_A_TIME:
            try:
                self._document = open_document(pdf)
                self._document.init_forms()
            except pypdfium2.PdfiumError as error:
                raise NotAPdf(str(error)) from error
            self.sizes = tuple(PageSize(*self._document.get_page_size(at)) for at in range(len(self._document)))
            self.starts = _starts(self._document)

    def draw(self, page: int, width: int, *, see_through: bool = False) -> Picture:
        """Draw a page (from 0) so many pixels wide, on white or on nothing.

        Raises IndexError when there is no such page.
        """
        if not 0 <= page < len(self.sizes):
            raise IndexError(page)
        size = self.sizes[page]
        scale = width / size.width
        # PDFium draws into bytes of ours: what it drew need not be copied.
        pixels = bytearray(ceil(size.width * scale) * ceil(size.height * scale) * _PIXEL)
        cells = (self._byte * len(pixels)).from_buffer(pixels)
        with _ONE_AT_A_TIME:
            bitmap = self._document[page].render(
                scale=scale,
                may_draw_forms=True,
                bitmap_maker=partial(self._new_bitmap, buffer=cells),
                prefer_bgrx=True,
                fill_color=_NOTHING if see_through else _WHITE,
            )
            bitmap.close()
        return Picture(bitmap.width, bitmap.height, bitmap.stride, pixels)

    def close(self) -> None:
        """Give the document's memory back."""
        with _ONE_AT_A_TIME:
            self._document.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _starts(document: _Document) -> tuple[int, ...]:
    """Return the page (from 0) on which each part of the outline begins."""
    marks = document.get_toc(max_depth=_LEVELS)
    places = (mark.get_dest() for mark in marks if mark.level == 0)
    pages = (place.get_index() for place in places if place is not None)
    return tuple(page for page in pages if page is not None)
