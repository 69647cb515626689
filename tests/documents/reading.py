"""Reading our PDFs back, for the tests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any, cast

import pypdfium2  # type: ignore[import-untyped]
from pypdf import PdfReader


def reader(pdf: bytes) -> PdfReader:
    """Open a PDF."""
    return PdfReader(BytesIO(pdf), strict=True)


def pages_text(pdf: bytes) -> list[str]:
    """The text of every page."""
    return [page.extract_text() for page in reader(pdf).pages]


def squeezed(text: str) -> str:
    """A text without its line breaks and spaces: where lines end is no part of what was typed."""
    return re.sub(r"\s+", "", text)


def all_text(pdf: bytes) -> str:
    """The text of the whole file without spaces."""
    return squeezed("".join(pages_text(pdf)))


def fonts(pdf: bytes) -> dict[str, bool]:
    """Every font the file names, and whether it is embedded."""
    found: dict[str, bool] = {}
    for page in reader(pdf).pages:
        resources = cast("Any", page["/Resources"]).get_object()
        for font in resources["/Font"].get_object().values():
            value = font.get_object()
            descriptor = value.get("/FontDescriptor")
            found[value["/BaseFont"]] = descriptor is not None and "/FontFile2" in descriptor.get_object()
    return found


@dataclass(frozen=True)
class Box:
    """Where a run of text stands on its page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


def text_boxes(pdf: bytes) -> list[list[Box]]:
    """The boxes of the text on every page, as PDFium sees the glyphs."""
    pages: list[list[Box]] = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        pages.append([Box(*text.get_rect(at)) for at in range(text.count_rects())])
    document.close()
    return pages


def overlaps(boxes: list[Box], slack: float = 1.2) -> list[tuple[Box, Box]]:
    """Pairs of text boxes that lie on each other by more than a descender may."""
    found: list[tuple[Box, Box]] = []
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            across = min(one.right, other.right) - max(one.left, other.left)
            down = min(one.top, other.top) - max(one.bottom, other.bottom)
            if across > slack and down > slack:
                found.append((one, other))
    return found


def assert_pages_hold(pdf: bytes, pages: int) -> None:
    """Assert that a call sheet has so many pages and that on each nothing leaves the margins or lies on another."""
    read = reader(pdf).pages
    assert len(read) == pages
    assert all(margins_are_white(pdf))
    for page, boxes in zip(read, text_boxes(pdf), strict=True):
        width, height = (float(x) for x in page.mediabox[2:])
        assert boxes
        assert all(b.left >= 40 and b.right <= width - 40 and b.bottom >= 20 and b.top <= height - 30 for b in boxes)
        assert not overlaps(boxes)


def margins_are_white(pdf: bytes, margin: int = 30) -> list[bool]:
    """Tell for every page whether nothing is drawn so many points from its edges."""
    white: list[bool] = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        bitmap = page.render(scale=1, grayscale=True)
        pixels, stride = bytes(bitmap.buffer), bitmap.stride
        rows = [pixels[at * stride : at * stride + bitmap.width] for at in range(bitmap.height)]
        sides = [row[:margin] + row[-margin:] for row in rows]
        white.append({*b"".join(rows[: margin - 1] + rows[1 - margin // 2 :] + sides)} == {255})
        bitmap.close()
    document.close()
    return white
