"""The shapes of an SVG as operators of a page, or as pixels where they need more than plain colours.

What may be in a logo is listed; whatever else an SVG can hold (pictures, text in a font we do not have, programs,
other files) is refused by its name before anything is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from salesdesk.application.papers import LogoFault, LogoNotRead
from salesdesk.documents.paper import settings
from salesdesk.documents.paper.see_through import push_down
from salesdesk.documents.pictures import Pictures

if TYPE_CHECKING:
    from PIL.Image import Image

_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = frozenset(
    (
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("clipPath", "linearGradient", "radialGradient", "stop"),
    )
)
_MOST_ELEMENTS = 2_000
_MOST_SHAPES = 20_000
"""Shapes after every `use` was put in place."""
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!\s*#)|@import|expression\(|javascript:", re.IGNORECASE)
_NEEDS_MORE = re.compile(r"(?:^|\s)(?:gs|sh|Do|scn|SCN|Tj|BI)(?:\s|$)")
_FONT = re.compile(r"^BT /F\d+ .*? ET\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Shapes:
    """Operators that draw into a box of this size (in points) and need nothing of the page."""

    width: float
    height: float
    code: str


def shapes_of(svg: bytes, across: int) -> Shapes | Image:
    """Give the shapes of an SVG; where it has gradients or is see-through, its pixels, `across` on the longer side.

    Raises LogoNotRead.
    """
    with _telling_what_went_wrong():
        drawn = _drawn(_checked(svg))
        return drawn.shapes if drawn.is_plain else _seen(drawn.pdf(), across)


def pixels_of_shapes(svg: bytes, across: int) -> Image:
    """Give the pixels of an SVG on nothing, `across` on the longer side. Raises LogoNotRead."""
    with _telling_what_went_wrong():
        return _seen(_drawn(_checked(svg)).pdf(), across)


@contextmanager
def _telling_what_went_wrong() -> Generator[None]:
    """Any error of the library on a file from outside means one thing: it is not a logo that can be drawn."""
    try:
        yield
    except LogoNotRead:
        raise
    except Exception as error:
        raise LogoNotRead(LogoFault.NOT_A_PICTURE) from error


def _checked(svg: bytes) -> Any:  # noqa: ANN401 - lxml's elements
    root = _parsed(svg)
    _check(root)
    push_down(root)
    return root


def _parsed(svg: bytes) -> Any:  # noqa: ANN401 - lxml's elements
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(svg, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise LogoNotRead(LogoFault.NOT_A_PICTURE) from error
    if root.tag not in (f"{_SVG}svg", "svg"):
        raise LogoNotRead(LogoFault.NOT_A_PICTURE)
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in svg:
        raise LogoNotRead(LogoFault.CANNOT_DRAW, "ENTITY")
    return root


def _check(root: Any) -> None:  # noqa: ANN401
    """Raise LogoNotRead for the first thing that is not drawn, or that grows beyond a logo."""
    named: dict[str, Any] = {}
    for count, node in enumerate(root.iter()):
        if count >= _MOST_ELEMENTS:
            raise LogoNotRead(LogoFault.TOO_LARGE)
        _check_node(node)
        if node.get("id"):
            named[node.get("id")] = node
    if _grown(root, named, {}, set()) > _MOST_SHAPES:
        raise LogoNotRead(LogoFault.TOO_LARGE)


def _check_node(node: Any) -> None:  # noqa: ANN401
    tag = str(node.tag)
    space, _, name = tag.rpartition("}")
    is_foreign = bool(space) and f"{space}}}" != _SVG  # an editor's own notes: not drawn by anything
    if not is_foreign and name not in _DRAWN and isinstance(node.tag, str):
        raise LogoNotRead(LogoFault.CANNOT_DRAW, name)
    texts = [*node.attrib.values(), node.text or ""] if not is_foreign else []
    if any(_OUTSIDE.search(text) for text in texts) or not (_target(node) or "#").startswith("#"):
        raise LogoNotRead(LogoFault.LINKS_OUT)


def _target(node: Any) -> str:  # noqa: ANN401
    return str(node.get("{http://www.w3.org/1999/xlink}href") or node.get("href") or "").strip()


def _grown(node: Any, named: dict[str, Any], known: dict[Any, int], inside: set[Any]) -> int:  # noqa: ANN401
    """How many shapes a part comes to with all its uses; one that uses itself is refused."""
    if node in known:
        return known[node]
    if node in inside:
        raise LogoNotRead(LogoFault.CANNOT_DRAW, "use")
    inside.add(node)
    used = named.get(_target(node)[1:]) if str(node.tag).endswith("use") else None
    parts = [*node, *([used] if used is not None else [])]
    known[node] = 1 + sum(_grown(part, named, known, inside) for part in parts)
    inside.discard(node)
    return known[node]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Shapes on a page of their own."""

    shapes: Shapes
    canvas: Any
    file: BytesIO

    @property
    def is_plain(self) -> bool:
        """Whether plain colours are all they need."""
        return not _NEEDS_MORE.search(self.shapes.code)

    def pdf(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self.file.getvalue()


def _drawn(root: Any) -> _Drawn:  # noqa: ANN401
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas
    from svglib.svglib import SvgRenderer

    settings.pin()
    drawing = cast("Any", SvgRenderer)("logo.svg").render(root)
    if drawing is None or drawing.width <= 0 or drawing.height <= 0:
        raise LogoNotRead(LogoFault.NOT_A_PICTURE)
    file = BytesIO()
    canvas = cast("Any", Canvas)(file, pagesize=(drawing.width, drawing.height), invariant=1)
    renderPDF.draw(drawing, canvas, 0, 0)
    code = _FONT.sub("", "\n".join(canvas._code))  # noqa: SLF001
    return _Drawn(Shapes(float(drawing.width), float(drawing.height), code), canvas, file)


def _seen(pdf: bytes, across: int) -> Image:
    """The one page of a PDF as pixels on nothing."""
    from PIL import Image

    with Pictures(pdf) as pictures:
        size = pictures.sizes[0]
        picture = pictures.draw(0, round(across * size.width / max(size.width, size.height)), see_through=True)
    box = (picture.width, picture.height)
    return Image.frombuffer("RGBA", box, picture.pixels, "raw", "BGRA", picture.stride, 1).copy()
