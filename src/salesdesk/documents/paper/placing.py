"""Puts the spots of drawn pages into the PDF: links to addresses and to places of the document, fields of its form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from salesdesk.documents.paper import objects
from salesdesk.documents.paper.form import PRINTED, Form
from salesdesk.documents.paper.objects import Dictionary, Document, Reference
from salesdesk.documents.paper.pen import PageRecord
from salesdesk.documents.paper.spots import Link, Spot

_UNSAID = "%/:?#[]@!$&'*+,;=~"  # what an address may hold as it is; not the brackets that end a PDF's string


class NoSuchPlace(Exception):
    """A link leads to a place that is on no page: a fault of ours. Names the place."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Annotation:
    """A spot in the PDF: what points to it, and its dictionary, which may still be added to."""

    reference: Reference
    entries: Dictionary


def put_spots(
    document: Document,
    pages: Sequence[Sequence[PageRecord]],
    places: Sequence[Sequence[tuple[str, float]]],
    height: float,
) -> list[list[tuple[Annotation, ...]]]:
    """Write every spot; return its annotation page by page, record by record, in the order of the records' spots.

    `places` are the named places of each page and how far they are below its top. Raises NoSuchPlace.
    """
    named = {name: _place(document, at, height - y) for at, found in enumerate(places) for name, y in found}
    form = Form(document)
    placed: list[list[tuple[Annotation, ...]]] = []
    for at, records in enumerate(pages):
        page = document.page(at)
        written = [tuple(_put(document, form, named, page, spot) for spot in record.spots) for record in records]
        references = [annotation.reference for record in written for annotation in record]
        if references:
            document.annotate(at, references)
        placed.append(written)
    form.finish()
    return placed


def _place(document: Document, at: int, y: float) -> object:
    return objects.array([document.page(at), "/XYZ", "null", f"{y:.2f}", "null"])


def _put(document: Document, form: Form, named: Mapping[str, object], page: Reference, spot: Spot) -> Annotation:
    box = " ".join(f"{edge:.2f}" for edge in spot.box)
    entries = objects.dictionary({"Type": "/Annot", "Rect": f"[{box}]", "F": PRINTED, "P": page})
    reference = document.add(entries)
    if isinstance(spot.what, Link):
        entries.dict |= _link(spot.what, named)
    else:
        left, low, right, high = spot.box
        entries.dict |= form.put(spot.what, reference, right - left, high - low)
    return Annotation(reference, entries)


def _link(link: Link, named: Mapping[str, object]) -> dict[str, object]:
    entries: dict[str, object] = {"Subtype": "/Link", "Border": "[0 0 0]", "Contents": objects.text(link.said)}
    if link.is_address:
        return entries | {"A": f"<< /S /URI /URI ({quote(link.target, safe=_UNSAID)}) >>"}
    if link.target not in named:
        raise NoSuchPlace(link.target)
    return entries | {"Dest": named[link.target]}
