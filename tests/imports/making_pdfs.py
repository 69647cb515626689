"""Acceptance pages made by hand for the tests: as we print them, as viewers fill them, as nobody should make them."""

from __future__ import annotations

import ctypes
import io
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from pypdf import PdfWriter

CATALOGUE, PAGES, FORM, FONT, GROUP, KID_A, KID_B = 1, 2, 3, 4, 10, 11, 12
TEXTS = {name: 20 + n for n, name in enumerate(("name", "title", "place", "date", "remarks"))}
KEPT = {"number": 30, "revision": 31, "hash": 32}
FIRST_PAGE, FIRST_CONTENT = 100, 400
HASH = "5f2c" * 16
PRINTED = ("Proposal SD-2026-0147", "Option A costs 61,362.00 EUR", "Acceptance. Option A or Option B?")

Objects = dict[int, bytes]


def form_objects(printed: Sequence[str] = PRINTED) -> Objects:
    """Return the objects of a proposal with its form on the last page, nothing filled in but what we keep in it."""
    last = FIRST_PAGE + len(printed) - 1
    kept = {"number": "SD-2026-0147", "revision": "2", "hash": HASH}
    fields = [GROUP, *TEXTS.values(), *KEPT.values()]
    shown = [KID_A, KID_B, *TEXTS.values(), *KEPT.values()]
    objects = {
        CATALOGUE: b"<</Type/Catalog/Pages 2 0 R/AcroForm 3 0 R>>",
        PAGES: b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(printed), refs(range(FIRST_PAGE, last + 1))),
        FORM: b"<</Fields[%s]/DR<</Font<</F 4 0 R>>>>/DA(/F 11 Tf 0 g)>>" % refs(fields),
        FONT: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        GROUP: b"<</FT/Btn/Ff 49152/T(option)/V/Off/Kids[11 0 R 12 0 R]>>",
        KID_A: _kid(b"A", 700, last),
        KID_B: _kid(b"B", 670, last),
    }
    for n, text in enumerate(printed):
        annotations = b"/Annots[%s]" % refs(shown) if FIRST_PAGE + n == last else b""
        objects[FIRST_PAGE + n] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 4 0 R>>>>%s>>"
            % (FIRST_CONTENT + n, annotations)
        )
        objects[FIRST_CONTENT + n] = stream(b"BT /F 12 Tf 60 780 Td (%s) Tj ET" % text.encode("cp1252"), flate=True)
    for name, number in {**TEXTS, **KEPT}.items():
        value = b"/V(%s)/Ff 1" % kept[name].encode() if name in kept else b""
        objects[number] = (
            b"<</Type/Annot/Subtype/Widget/FT/Tx/T(%s)/P %d 0 R/Rect[60 %d 400 %d]/F 4/DA(/F 11 Tf 0 g)%s>>"
            % (name.encode(), last, 600 - 20 * (number - 20), 616 - 20 * (number - 20), value)
        )
    return objects


def _kid(letter: bytes, y: int, page: int) -> bytes:
    return (
        b"<</Type/Annot/Subtype/Widget/Parent 10 0 R/P %d 0 R/F 4/Rect[60 %d 80 %d]/AS/Off"
        b"/MK<</CA(l)>>/AP<</N<</%s 4 0 R/Off 4 0 R>>>>>>" % (page, y, y + 20, letter)
    ).replace(b"4 0 R/Off 4 0 R", b"40 0 R/Off 41 0 R")


def whole(objects: Objects, trailer: bytes = b"") -> bytes:
    """Return a file of these objects, with the looks of the marks if nobody made others."""
    looks = {40: stream(b"0 0 20 20 re f", _FORM_LOOK), 41: stream(b"", _FORM_LOOK)}
    return pdf({**looks, **objects}, trailer)


_FORM_LOOK = b"/Type/XObject/Subtype/Form/BBox[0 0 20 20]"


def proposal(printed: Sequence[str] = PRINTED, changed: Mapping[int, bytes] | None = None) -> bytes:
    """Return a proposal as we send it, with some of its objects put in the place of ours."""
    return whole({**form_objects(printed), **(changed or {})})


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"", head: bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n") -> bytes:
    """Return a file of these objects with a table of where they are; number 1 is its catalogue."""
    written = bytearray(head)
    places = _written(written, objects)
    at = len(written)
    written += _table(places) + b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (max(objects) + 1, trailer)
    return bytes(written + b"startxref\n%d\n%%%%EOF\n" % at)


def updated(before: bytes, objects: Mapping[int, bytes]) -> bytes:
    """Return a file with these objects put behind it, the way viewers save without writing the file anew."""
    written = bytearray(before)
    previous = int(before[before.rindex(b"startxref") :].split()[1])
    places = _written(written, objects)
    at = len(written)
    written += _table(places) + b"trailer\n<</Size 1000/Root 1 0 R/Prev %d>>\n" % previous
    return bytes(written + b"startxref\n%d\n%%%%EOF\n" % at)


def packed(objects: Mapping[int, bytes]) -> bytes:
    """Return a file whose objects stand in an object stream and whose table is a stream, as of PDF 1.5."""
    plain = {n: o for n, o in objects.items() if not o.endswith(b"endstream")}
    streams = {n: o for n, o in objects.items() if n not in plain}
    places, body = b"", b""
    for number, content in plain.items():
        places += b"%d %d " % (number, len(body))
        body += content + b" "
    box, table = max(objects) + 1, max(objects) + 2
    holder = stream(places + body, b"/Type/ObjStm/N %d/First %d" % (len(plain), len(places)), flate=True)
    written = bytearray(b"%PDF-1.5\n")
    found = _written(written, {**streams, box: holder})
    found[table] = len(written)
    rows = [(0, 0, 0)] * (table + 1)
    for number, at in found.items():
        rows[number] = (1, at, 0)
    for index, number in enumerate(plain):
        rows[number] = (2, box, index)
    entries = b"".join(bytes([kind]) + at.to_bytes(4, "big") + more.to_bytes(2, "big") for kind, at, more in rows)
    about = b"/Type/XRef/W[1 4 2]/Size %d/Root 1 0 R" % len(rows)
    at = len(written)
    written += b"%d 0 obj\n%s\nendobj\n" % (table, stream(entries, about, flate=True))
    return bytes(written + b"startxref\n%d\n%%%%EOF\n" % at)


def _written(file: bytearray, objects: Mapping[int, bytes]) -> dict[int, int]:
    places: dict[int, int] = {}
    for number, content in objects.items():
        places[number] = len(file)
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return places


def _table(places: Mapping[int, int]) -> bytes:
    entries = b"".join(b"%d 1\n%010d 00000 n \n" % (number, at) for number, at in sorted(places.items()))
    return b"xref\n0 1\n0000000000 65535 f \n" + entries


def stream(content: bytes, more: bytes = b"", *, flate: bool = False) -> bytes:
    """Return a stream object."""
    if flate:
        content, more = zlib.compress(content), more + b"/Filter/FlateDecode"
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), more, content)


def refs(numbers: Sequence[int] | range) -> bytes:
    """Return references to these objects."""
    return b" ".join(b"%d 0 R" % number for number in numbers)


def text(said: str) -> bytes:
    """Return a text as a viewer writes one that is more than Latin."""
    return b"<%s>" % ("\ufeff" + said).encode("utf-16-be").hex().encode()


def saved_by_pypdf(before: bytes, values: Mapping[str, str], *, incremental: bool = False) -> bytes:
    """Return a file as a program fills and saves it."""
    writer = (
        PdfWriter(io.BytesIO(before), incremental=True) if incremental else PdfWriter(clone_from=io.BytesIO(before))
    )
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, dict(values), auto_regenerate=False)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


class Typed(NamedTuple):
    """A field by the middle of its place on the last page, in points, and what is typed into it ("" is a click)."""

    x: float
    y: float
    text: str = ""


def saved_by_pdfium(before: bytes, typed: Sequence[Typed] = (), *, flat: bool = False) -> bytes:
    """Return a file as a browser saves it after somebody clicked and typed, flattened as when it is printed."""
    document: Any = pypdfium2.PdfDocument(before)
    document.init_forms()
    page = document[len(document) - 1]
    for x, y, said in typed:
        pdfium.FORM_OnMouseMove(document.formenv, page, 0, x, y)
        pdfium.FORM_OnLButtonDown(document.formenv, page, 0, x, y)
        pdfium.FORM_OnLButtonUp(document.formenv, page, 0, x, y)
        if said:
            wide = (said + "\0").encode("utf-16-le")
            letters = ctypes.create_string_buffer(wide)
            pdfium.FORM_ReplaceSelection(document.formenv, page, ctypes.cast(letters, pdfium.FPDF_WIDESTRING))
    pdfium.FORM_ForceToKillFocus(document.formenv)
    if flat:
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_PRINT)
    written = io.BytesIO()
    document.save(written)
    document.close()
    return written.getvalue()
