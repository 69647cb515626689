"""Reading a file of rows, whatever it is: told by its first bytes and never by its name."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from salesdesk.application.importing.tables import Cell, Source, Table
from salesdesk.application.importing.troubles import FileNotRead, FileTrouble
from salesdesk.imports import archive, delimited, encodings
from salesdesk.imports.child import ChildTrouble
from salesdesk.imports.contents import content_of
from salesdesk.imports.sheets import sheets_in

_ZIP: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_NO_TABLES: Final = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"SQLite format 3",
)
_MARKUP: Final = ("<!doctype", "<html", "<?xml", "<table", "{\\rtf", "begin:vcard", "begin:vcalendar")
_CONTROLS: Final = frozenset(map(chr, range(32))) - frozenset("\t\n\r\f\v\x1a\x1b\x1c\x1d\x1e\x1f")


class FileReader:
    """Reads text files here and spreadsheets in a guarded child process."""

    def read(self, path: Path, *, encoding: str = "", delimiter: str = "") -> Source:
        """Return the sheets of a file. Raises FileNotRead, never anything else because of what is in the file."""
        content = content_of(path, FileTrouble.NOT_A_TABLE)
        digest = hashlib.sha256(content).hexdigest()
        if content.startswith(_ZIP):
            if trouble := archive.trouble_with(content):
                raise FileNotRead(str(path), trouble)
            return Source(path=path, sha256=digest, tables=_sheets(path, content))
        if content.startswith(_OLE):
            if _ENCRYPTED in content:
                raise FileNotRead(str(path), FileTrouble.PASSWORD)
            return Source(path=path, sha256=digest, tables=_sheets(path, content))
        if content.startswith(_NO_TABLES):
            raise FileNotRead(str(path), FileTrouble.NOT_A_TABLE)
        return _text(path, digest, content, encoding, delimiter)


def _sheets(path: Path, content: bytes) -> tuple[Table, ...]:
    try:
        found = sheets_in(content)
    except ChildTrouble as trouble:
        raise FileNotRead(str(path), trouble.reason, trouble.detail) from trouble
    tables = tuple(
        Table(
            name=sheet.name,
            rows=[
                (number, [_cell(c) if isinstance(c, (dict, list)) else c for c in cells])
                for number, cells in sheet.rows
            ],
            last_row=sheet.rows[-1][0] if sheet.rows else 0,
        )
        for sheet in found
    )
    if not any(table.rows for table in tables):
        raise FileNotRead(str(path), FileTrouble.EMPTY)
    return tables


def _cell(given: Any) -> Cell:  # noqa: ANN401 (from the child: anything JSON can hold)
    try:
        return date.fromisoformat(given["d"])
    except (KeyError, TypeError, ValueError):
        return str(given)


def _text(path: Path, digest: str, content: bytes, encoding: str, delimiter: str) -> Source:
    found = encoding or encodings.encoding_of(content)
    if found is None:
        raise FileNotRead(str(path), FileTrouble.NOT_A_TABLE)
    try:
        lines = delimited.lines_of(content, found)
    except (UnicodeError, LookupError) as error:
        raise FileNotRead(str(path), FileTrouble.ENCODING, found) from error
    if _is_no_table(lines):
        raise FileNotRead(str(path), FileTrouble.NOT_A_TABLE)
    parted_by = delimiter or delimited.delimiter_of(lines)
    try:
        rows = delimited.rows_of(lines, parted_by)
    except delimited.TooMuch as error:
        raise FileNotRead(str(path), FileTrouble.TOO_LARGE) from error
    if not rows:
        raise FileNotRead(str(path), FileTrouble.EMPTY)
    table = Table(name="", rows=rows, last_row=rows[-1][0], delimited=True)
    return Source(path=path, sha256=digest, tables=(table,), encoding=found, delimiter=parted_by)


def _is_no_table(lines: Sequence[str]) -> bool:
    """Tell pages, letters and programs from rows of text: by how they begin, or by characters nobody types."""
    head = "".join(lines[:50])[:4096]
    odd = sum(character in _CONTROLS for character in head)
    return head.lstrip("\ufeff \t\r\n").lower().startswith(_MARKUP) or odd > len(head) // 50
