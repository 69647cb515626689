"""What somebody might do to a returned proposal so that it shows another offer under our check number (B1)."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject, TextStringObject

COVER = b"1 1 1 rg 0 0 200 40 re f"


def with_a_field(pdf: bytes, name: str = "") -> bytes:
    """Return a file with one more field drawn over its first page, with or without a name."""
    writer = _writer(pdf)
    field = _drawn(writer, "Widget")
    field[NameObject("/FT")] = NameObject("/Tx")
    if name:
        field.update(
            {NameObject("/T"): TextStringObject(name), NameObject("/V"): TextStringObject("3,000.00 EUR")},
        )
    return _put(writer, field)


def with_a_link(pdf: bytes) -> bytes:
    """Return a file with a link over its first page that has a picture of its own."""
    writer = _writer(pdf)
    return _put(writer, _drawn(writer, "Link"))


def with_a_moved_field(pdf: bytes, name: str) -> bytes:
    """Return a file whose field of that name stands elsewhere on its page."""
    writer = _writer(pdf)
    for page in writer.pages:
        annotations: Any = page.get("/Annots", ())
        for one in (annotation.get_object() for annotation in annotations):
            if one.get("/T") == name:
                one[NameObject("/Rect")] = _numbers(60, 500, 400, 516)
    return _written(writer)


def painted_over(pdf: bytes) -> bytes:
    """Return a file on whose first page a small white box hides what is printed in its middle."""
    writer = _writer(pdf)
    box = StreamObject()
    box.set_data(b"q 1 1 1 rg 60 600 300 200 re f Q")
    page = writer.pages[0]
    content: Any = page.raw_get("/Contents")
    before = content if isinstance(content, ArrayObject) else [content]
    page[NameObject("/Contents")] = ArrayObject([*before, writer._add_object(box)])
    return _written(writer)


def _writer(pdf: bytes) -> PdfWriter:
    return PdfWriter(clone_from=io.BytesIO(pdf))


def _drawn(writer: PdfWriter, kind: str) -> DictionaryObject:
    look = StreamObject()
    look.set_data(COVER)
    look.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): _numbers(0, 0, 200, 40),
        }
    )
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(f"/{kind}"),
            NameObject("/F"): NumberObject(4),
            NameObject("/Rect"): _numbers(300, 300, 500, 340),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(look)}),
        }
    )


def _put(writer: PdfWriter, annotation: DictionaryObject) -> bytes:
    page = writer.pages[0]
    before: Any = page.get("/Annots", ArrayObject())
    page[NameObject("/Annots")] = ArrayObject([*before, writer._add_object(annotation)])
    return _written(writer)


def _numbers(*sides: int) -> ArrayObject:
    return ArrayObject(NumberObject(side) for side in sides)


def _written(writer: PdfWriter) -> bytes:
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
