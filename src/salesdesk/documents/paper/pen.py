"""The pen: writes one page's content stream, top-down in points, and notes what each piece of text is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field

from salesdesk.documents.paper.codes import blocks_of, coded
from salesdesk.documents.paper.colours import Colour
from salesdesk.documents.paper.embedding import font_name
from salesdesk.documents.paper.faces import Face, FaceBook
from salesdesk.documents.paper.lines import Style
from salesdesk.documents.paper.logo import Art
from salesdesk.documents.paper.operators import ROUND, curve, number, rgb
from salesdesk.documents.paper.spots import Link, RadioButton, Spot, TextField

_HOLDS_TEXT = frozenset({"TH", "TD", "Link"})
_TEXT = frozenset({"P", "Span"})
_NO_MORE = nullcontext()
"""What is written belongs to what is open already."""


@dataclass(slots=True)
class Element:
    """A part of the page for those who listen to it: what it is, where it belongs, the text it holds.

    `alternative` is said in place of a picture.
    """

    role: str
    parent: int
    key: object
    attributes: str
    alternative: str = ""
    marks: list[int] = field(default_factory=list[int])


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A drawn page: its content stream, its elements, how many marks it has, the pictures and spots on it.

    `faces` are the blocks of each page of a face that its text needs.
    """

    code: str
    elements: tuple[Element, ...]
    marks: int
    pictures: tuple[Art, ...] = ()
    spots: tuple[Spot, ...] = ()
    faces: tuple[tuple[tuple[Face, int], int], ...] = ()


class _Within:
    """While it lasts, an element is open; a class because there are hundreds on a page."""

    __slots__ = ("_inside", "_number")

    def __init__(self, inside: list[int], number: int) -> None:
        self._inside = inside
        self._number = number

    def __enter__(self) -> None:
        self._inside.append(self._number)

    def __exit__(self, *_: object) -> None:
        self._inside.pop()


class Pen:
    """Draws on one page; x from the left, y from the top, both in points."""

    def __init__(self, book: FaceBook, height: float, marks: int = 0) -> None:
        self.book = book
        self._height = height
        self._code: list[str] = []
        self._elements: list[Element] = []
        self._inside: list[int] = []
        self._marks = marks
        self._open: int | None = None  # the element whose mark is open; -1 for decoration
        self._unheard = False
        self._fill: Colour | None = None
        self._font: tuple[Face, int, float] | None = None
        self._pictures: list[Art] = []
        self._spots: list[Spot] = []
        self._faces: defaultdict[tuple[Face, int], list[str]] = defaultdict(list)

    # what it is

    def element(
        self, role: str, *, key: object = None, attributes: str = "", alternative: str = ""
    ) -> AbstractContextManager[None]:
        """Everything written inside belongs to an element of this role; text outside any is decoration.

        Elements of the same key on several pages are one (a table that goes on). The text of a cell or a link
        stands in the cell or link itself.
        """
        inside = self._inside
        if self._unheard or (role in _TEXT and inside and self._elements[inside[-1]].role in _HOLDS_TEXT):
            return _NO_MORE
        self._elements.append(Element(role, inside[-1] if inside else -1, key, attributes, alternative))
        return _Within(inside, len(self._elements) - 1)

    @contextmanager
    def decoration(self) -> Generator[None]:
        """Everything written inside is there for the eye only (a table's head that comes again)."""
        self._unheard = True
        yield
        self._unheard = False

    def _owner(self) -> int:
        return self._inside[-1] if self._inside and not self._unheard else -1

    def _mark(self, owner: int) -> None:
        if self._open == owner:
            return
        self._close()
        if owner < 0:
            self._code.append("/Artifact BMC")
        else:
            element = self._elements[owner]
            element.marks.append(self._marks)
            self._code.append(f"/{element.role} <</MCID {self._marks}>> BDC")
            self._marks += 1
        self._open = owner

    def _close(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
        self._open = None

    def record(self) -> PageRecord:
        """Finish the page."""
        self._close()
        return PageRecord(
            code="\n".join(self._code),
            elements=tuple(self._elements),
            marks=self._marks,
            pictures=tuple(self._pictures),
            spots=tuple(self._spots),
            faces=tuple((key, blocks_of(key[1], set("".join(found)))) for key, found in self._faces.items()),
        )

    # what can be clicked

    @contextmanager
    def link(self, x: float, y: float, width: float, height: float, target: str, *, said: str = "") -> Generator[None]:
        """Let the box lead to an address (`mailto:`, `https:`) or a named place; what is written inside is its text.

        `said` tells those who listen where it leads, the target unless given.
        """
        with self.element("Link"):
            yield
            self._spot(x, y, width, height, Link(target, said or target))

    def field(self, x: float, y: float, width: float, height: float, what: TextField | RadioButton) -> None:
        """Let the box be filled in or chosen; what it looks like until then is drawn apart."""
        with self.element("Form"):
            self._spot(x, y, width, height, what)

    def _spot(self, x: float, y: float, width: float, height: float, what: Link | TextField | RadioButton) -> None:
        """Note a spot that belongs to the open element; what is there for the eye only has none."""
        if not self._unheard:
            box = (x, self._height - y - height, x + width, self._height - y)
            self._spots.append(Spot(self._owner(), box, what))

    # text

    def text(self, x: float, baseline: float, stretches: Sequence[tuple[Face, Style, str]]) -> None:
        """Write stretches of text one after the other."""
        self._mark(self._owner())
        out = [f"BT {x:.2f} {self._height - baseline:.2f} Td"]
        tracking = 0.0
        for face, style, text in stretches:
            if style.tracking != tracking:
                tracking = style.tracking
                out.append(f"{number(tracking)} Tc")
            if style.colour != self._fill:
                out += self._coloured(style.colour)
            out += self._shown(face, style.size, text)
        if tracking:
            out.append("0 Tc")
        out.append("ET")
        self._code.append(" ".join(out))

    def _coloured(self, colour: Colour) -> list[str]:
        if colour == self._fill:
            return []
        self._fill = colour
        return [f"{rgb(colour)} rg"]

    def _shown(self, face: Face, size: float, text: str) -> list[str]:
        out: list[str] = []
        for page, codes, characters in coded(text):
            self._faces[face, page].append(characters)
            if self._font != (face, page, size):
                self._font = (face, page, size)
                out.append(f"/{font_name(face, page)} {size:g} Tf")
            out.append(f"({codes}) Tj")
        return out

    # pictures

    def image(self, art: Art, x: float, y: float, width: float, height: float, *, alternative: str) -> None:
        """Put a picture into a box whose upper left corner is x, y; `alternative` says what it shows."""
        low = self._height - y - height
        with self.figure(x, y, width, height, alternative):
            self._mark(self._owner())
            self._code.append(f"q {number(width)} 0 0 {number(height)} {number(x)} {number(low)} cm /{art.name} Do Q")
        self._pictures.append(art)

    def figure(self, x: float, y: float, width: float, height: float, alternative: str) -> AbstractContextManager[None]:
        """Everything drawn inside is one picture in that box; `alternative` says what it shows."""
        low = self._height - y - height
        box = " ".join(map(number, (x, low, x + width, low + height)))
        return self.element("Figure", attributes=f"/O /Layout /BBox [{box}]", alternative=alternative)

    # decoration

    def _shape(self, path: str, fill: Colour | None, line: Colour | None, width: float, *, round_ends: bool) -> None:
        self._mark(-1)
        out: list[str] = []
        if fill is not None:
            out += self._coloured(fill)
        if line is not None:
            out += [f"{rgb(line)} RG {number(width)} w {1 if round_ends else 0} J"]
        paint = "B" if fill is not None and line is not None else "f" if fill is not None else "S"
        self._code.append(" ".join([*out, path, paint]))

    def rectangle(self, x: float, y: float, width: float, height: float, fill: Colour) -> None:
        """Fill a rectangle; x and y are its upper left corner."""
        box = f"{number(x)} {number(self._height - y - height)} {number(width)} {number(height)} re"
        self._shape(box, fill, None, 0, round_ends=False)

    def rounded(
        self,
        box: tuple[float, float, float, float],
        radius: float,
        *,
        fill: Colour | None = None,
        line: Colour | None = None,
        width: float = 0.8,
        square_bottom: bool = False,
    ) -> None:
        """Draw a box (x, y, width, height) with round corners; `square_bottom` rounds the upper ones only."""
        x, y, across, down = box
        low, high = self._height - y - down, self._height - y
        right, far = x + across, radius * (1 - ROUND)
        near = 0.0 if square_bottom else radius
        bend = 0.0 if square_bottom else far

        path = [
            f"{number(x + near)} {number(low)} m {number(right - near)} {number(low)} l",
            curve(right - bend, low, right, low + bend, right, low + near),
            f"{number(right)} {number(high - radius)} l",
            curve(right, high - far, right - far, high, right - radius, high),
            f"{number(x + radius)} {number(high)} l",
            curve(x + far, high, x, high - far, x, high - radius),
            f"{number(x)} {number(low + near)} l",
            curve(x, low + bend, x + bend, low, x + near, low),
            "h",
        ]
        self._shape(" ".join(path), fill, line, width, round_ends=False)

    def line(
        self, x: float, y: float, to_x: float, to_y: float, colour: Colour, width: float, *, round_ends: bool = False
    ) -> None:
        """Draw a straight line."""
        path = f"{number(x)} {number(self._height - y)} m {number(to_x)} {number(self._height - to_y)} l"
        self._shape(path, None, colour, width, round_ends=round_ends)

    def tick(self, x: float, y: float, size: float, colour: Colour) -> None:
        """Draw a tick into a square of the size whose upper left corner is x, y."""
        points = ((0.2, 0.52), (0.42, 0.74), (0.8, 0.28))
        (ax, ay), (bx, by), (cx, cy) = ((x + px * size, self._height - y - py * size) for px, py in points)
        path = f"{number(ax)} {number(ay)} m {number(bx)} {number(by)} l {number(cx)} {number(cy)} l"
        self._shape(path, None, colour, size * 0.14, round_ends=True)
