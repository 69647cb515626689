"""A logo made ready for the page, once: pixels of a PNG, or the shapes of an SVG; nothing it names is opened."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from salesdesk.application.papers import Logo, LogoFault, LogoKind, LogoNotRead
from salesdesk.documents.paper.vector import Shapes, pixels_of_shapes, shapes_of

if TYPE_CHECKING:
    from PIL.Image import Image

_KEPT = 8
_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_BYTES = 2_000_000
_MOST_PIXELS = 4_000 * 4_000
_SHOWN_PIXELS = 1_200
"""Enough for 10 cm in print; a larger picture is made smaller."""
_LOOKED_AT_PIXELS = 160
"""Enough to know what colours there are."""


@dataclass(frozen=True, slots=True)
class Art:
    """Something the pen puts on pages as often as it is asked to, in the unit square, and the file holds once.

    `entries` and `stream` (deflated) make its object of the PDF, `mask` those of its transparency; `width` and
    `height` are its proportions.
    """

    name: str
    width: float
    height: float
    entries: str
    stream: bytes
    mask: tuple[str, bytes] | None = None

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """The largest size that fits into a place and keeps the proportions."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


@lru_cache(_KEPT)
def art_of(logo: Logo) -> Art:
    """Make a logo ready, or give the one that was made of the same bytes. Raises LogoNotRead."""
    if len(logo.content) > _MOST_BYTES:
        raise LogoNotRead(LogoFault.TOO_LARGE)
    name = f"Logo{zlib.crc32(logo.content):08x}{len(logo.content):x}"
    if logo.kind is LogoKind.PNG:
        return _pixels(name, _opened(logo.content))
    found = shapes_of(logo.content, _SHOWN_PIXELS)
    return _form(name, found) if isinstance(found, Shapes) else _pixels(name, found)


def read_logo(path: Path) -> Logo:
    """Read a file that is to be a logo, and make it ready once to know that it can be drawn. Raises LogoNotRead."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise LogoNotRead(LogoFault.NOT_A_PICTURE) from error
    kind = LogoKind.PNG if content.startswith(_PNG) else LogoKind.SVG
    logo = Logo(kind, content)
    art_of(logo)
    return logo


def pixels_of(logo: Logo) -> bytes:
    """Draw a logo small: red, green, blue and opacity of each pixel. Raises LogoNotRead."""
    is_png = logo.kind is LogoKind.PNG
    picture = _opened(logo.content) if is_png else pixels_of_shapes(logo.content, _LOOKED_AT_PIXELS)
    picture.thumbnail((_LOOKED_AT_PIXELS, _LOOKED_AT_PIXELS))
    return picture.tobytes()


def _opened(content: bytes) -> Image:
    """Read a PNG. Raises LogoNotRead."""
    from PIL.PngImagePlugin import PngImageFile  # this reader alone: `Image.open` would load those of other formats

    try:
        picture = PngImageFile(BytesIO(content))
        if picture.width * picture.height > _MOST_PIXELS:
            raise LogoNotRead(LogoFault.TOO_LARGE)
        picture.load()
    except (OSError, SyntaxError, ValueError) as error:
        raise LogoNotRead(LogoFault.NOT_A_PICTURE) from error
    return picture.convert("RGBA")


def _pixels(name: str, picture: Image) -> Art:
    picture.thumbnail((_SHOWN_PIXELS, _SHOWN_PIXELS))
    width, height = picture.size
    size = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8"
    alpha = picture.getchannel("A").tobytes()
    mask = (f"{size} /ColorSpace /DeviceGray", zlib.compress(alpha)) if alpha.strip(b"\xff") else None
    colours = zlib.compress(picture.convert("RGB").tobytes())
    return Art(name, width, height, f"{size} /ColorSpace /DeviceRGB", colours, mask)


def _form(name: str, shapes: Shapes) -> Art:
    width, height = shapes.width, shapes.height
    matrix = f"/Matrix [{1 / width:.6f} 0 0 {1 / height:.6f} 0 0]"
    box = f"/BBox [0 0 {width:.2f} {height:.2f}]"
    entries = f"/Type /XObject /Subtype /Form /FormType 1 {box} {matrix} /Resources << >>"
    return Art(name, width, height, entries, zlib.compress(shapes.code.encode("ascii")))
