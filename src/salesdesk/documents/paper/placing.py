"""Puts the spots of drawn pages into the PDF: links to addresses and to places of the document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from salesdesk.documents.paper import objects
from salesdesk.documents.paper.objects import Dictionary, Document
from salesdesk.documents.paper.pen import PageRecord
from salesdesk.documents.paper.spots import Box, Link

_PRINTED = 4  # an annotation without this flag does not come out of the printer
_UNSAID = "%/:?#[]@!$&'*+,;=~"  # what an address may hold as it is; not the brackets that end a PDF's string


class NoSuchPlace(Exception):
    """A link leads to a place that is on no page: a fault of ours. Names the place."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def put_spots(
    document: Document,
    pages: Sequence[Sequence[PageRecord]],
    places: Sequence[Sequence[tuple[str, float]]],
    height: float,
) -> list[list[tuple[Dictionary, ...]]]:
    """Write every spot; return its annotation page by page, record by record, in the order of the records' spots.

    `places` are the named places of each page and how far they are below its top. Raises NoSuchPlace.
    """
    named = {name: _place(document, at, height - y) for at, found in enumerate(places) for name, y in found}
    placed: list[list[tuple[Dictionary, ...]]] = []
    for at, records in enumerate(pages):
        written = [tuple(_link(spot.what, spot.box, named) for spot in record.spots) for record in records]
        references = [document.add(annotation) for record in written for annotation in record]
        if references:
            document.annotate(at, references)
        placed.append(written)
    return placed


def _place(document: Document, at: int, y: float) -> object:
    return objects.array([document.page(at), "/XYZ", "null", f"{y:.2f}", "null"])


def _annotation(kind: str, box: Box) -> Dictionary:
    values = {"Type": "/Annot", "Subtype": kind, "Rect": f"[{' '.join(f'{edge:.2f}' for edge in box)}]", "F": _PRINTED}
    return objects.dictionary(dict(values))


def _link(link: Link, box: Box, named: Mapping[str, object]) -> Dictionary:
    annotation = _annotation("/Link", box)
    annotation.dict |= {"Border": "[0 0 0]", "Contents": objects.text(link.said)}
    if link.is_address:
        annotation.dict["A"] = f"<< /S /URI /URI ({quote(link.target, safe=_UNSAID)}) >>"
    elif link.target in named:
        annotation.dict["Dest"] = named[link.target]
    else:
        raise NoSuchPlace(link.target)
    return annotation
