"""How each page of a PDF looks, so that what was painted over a page is seen however its file was written (B1)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any

_MOST_PIXELS = 2_000_000
"""A page of ours has half a million at one to the point."""


def painter() -> Callable[[bytes], Iterator[str]]:
    """Return what says of each page of a PDF how its own content looks, as a SHA-256 of its pixels.

    Notes and form fields are left out; a page that cannot be drawn, or is larger than any of ours, is "". Whatever
    it needs is loaded now: afterwards nothing is opened any more.
    """
    import pypdfium2  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]

    def paint(content: bytes) -> Iterator[str]:
        try:
            document: Any = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError:
            return
        try:
            for at in range(len(document)):
                try:
                    yield _look(document, at)
                except (pypdfium2.PdfiumError, ValueError):
                    yield ""
        finally:
            document.close()

    return paint


def _look(document: Any, at: int) -> str:  # noqa: ANN401 (pypdfium2 has no types)
    width, height = document.get_page_size(at)
    if not 0 < width * height <= _MOST_PIXELS:
        return ""
    page = document[at]
    bitmap = page.render(scale=1, may_draw_forms=False, draw_annots=False)
    seen = hashlib.sha256(f"{bitmap.width} {bitmap.height} {bitmap.stride} ".encode())
    seen.update(bitmap.buffer)
    bitmap.close()
    page.close()
    return seen.hexdigest()
