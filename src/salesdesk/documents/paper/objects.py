"""A PDF as we write it: numbered objects, pages over shared resources, and the table that finds them again."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NewType

from typing_extensions import override

from salesdesk.documents.paper.logo import Art

Reference = NewType("Reference", str)
"""Points to an object of the PDF."""

_KEPT = 32
_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


@dataclass(slots=True)
class Dictionary:
    """A dictionary of the PDF; texts in it are written as they are."""

    dict: dict[str, object]

    @override
    def __str__(self) -> str:
        return f"<< {' '.join([f'/{key} {value}' for key, value in self.dict.items()])} >>"


@dataclass(slots=True)
class Array:
    """An array of the PDF."""

    values: list[object]

    @override
    def __str__(self) -> str:
        return f"[{' '.join(map(str, self.values))}]"


def dictionary(values: dict[str, object]) -> Dictionary:
    """A PDF dictionary; texts in it are written as they are."""
    return Dictionary(values)


def array(values: Iterable[object]) -> Array:
    """A PDF array."""
    return Array(list(values))


def text(value: str) -> str:
    """A text that a reader of the PDF may show or say."""
    return f"<FEFF{value.encode('utf-16-be').hex().upper()}>"


@lru_cache(_KEPT)
def _deflated(code: str) -> bytes:
    """The content of a page as the file holds it; while a field is edited, the other pages come again and again."""
    return zlib.compress(code.encode("latin-1"))


class Document:
    """A PDF on its way to its bytes; what was added may still change until it is written."""

    def __init__(self, size: tuple[float, float], pages: int) -> None:
        self._objects: list[object] = []
        self.catalog: dict[str, object] = {"Type": "/Catalog"}
        self.resources: dict[str, object] = {"ProcSet": "[/PDF /Text /ImageB /ImageC]"}
        self._root = self.add(Dictionary(self.catalog))
        self._info = self.add(Dictionary({}))
        above = self.add("")
        shared = self.add(Dictionary(self.resources))
        box = f"[0 0 {size[0]:.4f} {size[1]:.4f}]"
        common = {"Type": "/Page", "Parent": above, "MediaBox": box, "Resources": shared}
        self.pages = [Dictionary(dict(common)) for _ in range(pages)]
        self._page_references = [self.add(page) for page in self.pages]
        self.catalog["Pages"] = above
        self._objects[2] = f"<< /Type /Pages /Count {pages} /Kids [{' '.join(self._page_references)}] >>"
        self._pictures: dict[str, Reference] = {}

    def add(self, value: object) -> Reference:
        """Add an object and point to it."""
        self._objects.append(value)
        return Reference(f"{len(self._objects)} 0 R")

    def reserve(self) -> int:
        """Keep a place for an object that others point to before it is known."""
        self._objects.append("")
        return len(self._objects)

    def fill(self, place: int, value: str) -> Reference:
        """Put the object into its place."""
        self._objects[place - 1] = value
        return Reference(f"{place} 0 R")

    def page(self, at: int) -> Reference:
        """Point to a page, from 0."""
        return self._page_references[at]

    def stream(self, entries: str, content: bytes, *, deflated: bool = True) -> Reference:
        """Add a stream; its content is deflated already, or stays plain."""
        coded = " /Filter /FlateDecode" if deflated else ""
        head = f"<< {entries}{coded} /Length {len(content)} >>\nstream\n".encode("latin-1")
        return self.add(b"".join((head, content, b"\nendstream")))

    def draw(self, at: int, code: str) -> None:
        """Give a page its content."""
        self.pages[at].dict["Contents"] = self.stream("", _deflated(code))

    def picture(self, art: Art) -> Reference:
        """Add a picture, or find it."""
        found = self._pictures.get(art.name)
        if found is None:
            mask = f" /SMask {self.stream(*art.mask)}" if art.mask else ""
            found = self._pictures[art.name] = self.stream(art.entries + mask, art.stream)
        return found

    def annotate(self, at: int, annotations: Sequence[Reference]) -> None:
        """Put annotations on a page, from 0."""
        self.pages[at].dict["Annots"] = array(annotations)

    def outline(self, entries: Sequence[tuple[str, int, float, int]]) -> None:
        """Lead from headings to pages (from 0) and the heights on them, in points from below.

        The last figure is the level: 0, or 1 under the heading before that is at 0.
        """
        top = Dictionary({"Type": "/Outlines"})
        parents = [top]
        references = [self.add(top)]
        kids: list[list[tuple[Dictionary, Reference]]] = [[]]
        for title, at, y, level in entries:
            place = f"[{self.page(at)} /XYZ null {y:.2f} null]"
            above = len(parents) - 1 if level and len(parents) > 1 else 0
            item = Dictionary({"Title": text(title), "Parent": references[above], "Dest": place})
            reference = self.add(item)
            kids[above].append((item, reference))
            if not above:
                parents.append(item)
                references.append(reference)
                kids.append([])
        for parent, under in zip(parents, kids, strict=True):
            _linked(parent, under)
        if entries:
            self.catalog["Outlines"] = references[0]

    def describe(self, entries: Mapping[str, str]) -> None:
        """Say what the file is: title, author and the like."""
        self._objects[1] = Dictionary({key: text(value) for key, value in entries.items()})

    def written(self) -> bytes:
        """The bytes of the file; equal objects give equal bytes."""
        self.resources["XObject"] = Dictionary(dict(self._pictures))
        bodies = [
            b"%d 0 obj\n%b\nendobj\n" % (at, body if isinstance(body, bytes) else str(body).encode("latin-1"))
            for at, body in enumerate(self._objects, 1)
        ]
        offsets = list(accumulate(map(len, bodies), initial=len(_HEAD)))
        table = b"".join([b"%010d 00000 n \n" % offset for offset in offsets[:-1]])
        content = b"".join(bodies)
        name = f"{zlib.crc32(content):08x}{zlib.adler32(content):08x}{len(content):016x}"
        trailer = f"/Size {len(bodies) + 1} /Root {self._root} /Info {self._info} /ID [<{name}> <{name}>]"
        end = f"trailer\n<< {trailer} >>\nstartxref\n{offsets[-1]}\n%%EOF\n".encode()
        return b"".join((_HEAD, content, b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1), table, end))


def _linked(parent: Dictionary, kids: Sequence[tuple[Dictionary, Reference]]) -> None:
    """Chain the entries of one level of an outline; those below the first level are folded."""
    for (one, before), (other, after) in pairwise(kids):
        other.dict["Prev"] = before
        one.dict["Next"] = after
    if kids:
        is_top = parent.dict.get("Type") == "/Outlines"
        parent.dict |= {"First": kids[0][1], "Last": kids[-1][1], "Count": len(kids) if is_top else -len(kids)}
