"""Fills a saved workbook: rows streamed in after one dressed row, links, and every formula with its result."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import islice
from typing import BinaryIO, Generic, TypeVar
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

T = TypeVar("T")

CORE_PART = "docProps/core.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_AT_ONCE = 500
_MANY_ROWS = 20_000
_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)>(<f>[^<]*</f>)<v\s*(?:/>|></v>)')
_STYLED = re.compile(r'<c r="([A-Z]+)\d+" s="(\d+)"')
_AFTER_LINKS = "<printOptions"


def sheet_part(number: int) -> str:
    """Return the name of the part that holds the sheet of a number, from 1."""
    return f"xl/worksheets/sheet{number}.xml"


@dataclass(frozen=True, slots=True)
class Streamed(Generic[T]):
    """Rows that take the place of the dressed row `first`: each slot gives the rest of its column's cell.

    `links` are the hyperlink elements of the sheet, each a whole element. `written` is told now and then how many rows
    there are by now.
    """

    first: int
    slots: Sequence[Callable[[T, int], str]]
    rows: Iterable[T]
    links: Iterable[str] = ()
    written: Callable[[int], None] | None = None


def fill(target: BinaryIO, saved: bytes, parts: Mapping[str, Iterable[str]], *, rows: int) -> None:
    """Write the workbook with these parts in place of its own; equal content makes equal bytes."""
    level = 1 if rows > _MANY_ROWS else 6
    with ZipFile(BytesIO(saved)) as source, ZipFile(target, "w") as made:
        for entry in source.infolist():
            information = ZipInfo(entry.filename, _EPOCH)
            information.compress_type = ZIP_DEFLATED
            information._compresslevel = level  # type: ignore[attr-defined]  # noqa: SLF001
            pieces = parts.get(entry.filename) or (source.read(entry).decode(),)
            with made.open(information, "w", force_zip64=True) as stream:
                for piece in pieces:
                    stream.write(piece.encode())


def filled(saved: bytes, parts: Mapping[str, Iterable[str]], *, rows: int) -> bytes:
    """Return the workbook with these parts in place of its own."""
    made = BytesIO()
    fill(made, saved, parts, rows=rows)
    return made.getvalue()


def part_of(saved: bytes, name: str) -> str:
    """Return one part of a saved workbook."""
    with ZipFile(BytesIO(saved)) as source:
        return source.read(name).decode()


def with_known(xml: str, known: Mapping[str, str], told: Collection[str] = ()) -> str:
    """Write the result into every formula cell; a formula without one is a mistake of ours and raises KeyError.

    The cells `told` come to words, already spelled as the file has them; all others to numbers or to nothing.
    """

    def filled_in(found: re.Match[str]) -> str:
        result = known[found[1]]
        kind = "" if result and found[1] not in told else ' t="str"'
        return f'<c r="{found[1]}"{found[2]}{kind}>{found[3]}<v>{result}</v>'

    return _FORMULA.sub(filled_in, xml)


def with_rows(xml: str, streamed: Streamed[T]) -> Iterator[str]:
    """Yield the sheet with its rows in place of the dressed one, and with its links."""
    first = streamed.first
    before, dressed, after = re.split(rf'(<row r="{first}"[^>]*>.*?</row>)', xml, maxsplit=1, flags=re.DOTALL)
    template = "".join(f'<c r="{letter}{{R}}" s="{style}"%s' for letter, style in _STYLED.findall(dressed))
    template = f'<row r="{{R}}">{template}</row>'
    yield before
    yield from _batched(_row_texts(template, streamed), dressed, streamed.written)
    links = "".join(streamed.links)
    if links:
        after = after.replace(_AFTER_LINKS, f"<hyperlinks>{links}</hyperlinks>{_AFTER_LINKS}", 1)
    yield after


def _row_texts(template: str, streamed: Streamed[T]) -> Iterator[str]:
    slots = streamed.slots
    for number, row in enumerate(streamed.rows, streamed.first):
        yield template.replace("{R}", str(number)) % tuple([slot(row, number) for slot in slots])


def _batched(texts: Iterator[str], instead: str, written: Callable[[int], None] | None) -> Iterator[str]:
    """Join rows into pieces; no rows at all leave the dressed one, for a table has one row at least."""
    piece, count = "".join(islice(texts, _AT_ONCE)), 0
    if not piece:
        yield instead
    while piece:
        yield piece
        count += _AT_ONCE
        if written is not None:
            written(count)
        piece = "".join(islice(texts, _AT_ONCE))


def dated(xml: str, day: date) -> str:
    """Give the file the day it speaks of instead of the moment it was made: equal content makes equal bytes."""
    return re.sub(r"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rf"\g<1>{day.isoformat()}T00:00:00Z", xml)
