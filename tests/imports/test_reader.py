"""The guarded reader: ordinary files in every format, and those that are broken, locked, huge or something else."""

from __future__ import annotations

import os
import random
import sys
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from salesdesk.application.importing.tables import Source
from salesdesk.application.importing.troubles import FileNotRead, FileTrouble
from salesdesk.imports import child, confined, limits, sheets
from salesdesk.imports.reader import FileReader
from tests.imports import making

ROWS: list[list[Any]] = [
    ["Kunde", "Betrag", "Abschluss"],
    ["Müller KG", 1200.5, date(2026, 3, 9)],
    ["Αφοί Καράς", 3, date(2026, 4, 1)],
]
REAL = [f / "shared" / "data" / "xlsx" for f in Path(__file__).resolve().parents if (f / "shared" / "data").is_dir()]
BOOKS = sorted(REAL[0].glob("*.xlsx")) if REAL else []


def read(path: Path) -> Source:
    return FileReader().read(path)


def trouble(path: Path) -> FileTrouble:
    with pytest.raises(FileNotRead) as caught:
        read(path)
    assert caught.value.path == str(path)
    return caught.value.reason


def outcome(path: Path) -> str:
    """Return "rows", or why there are none."""
    try:
        return "rows" if any(table.rows for table in read(path).tables) else "nothing"
    except FileNotRead as refused:
        return refused.reason


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_text_file_says_how_it_was_read(tmp_path: Path) -> None:
    source = read(written(tmp_path / "a.csv", "Πελάτης;Ποσό\nΑφοί Καράς;3\n".encode("cp1253")))
    assert (source.encoding, source.delimiter, source.name) == ("cp1253", ";", "a.csv")
    assert source.tables[0].rows == [(1, ["Πελάτης", "Ποσό"]), (2, ["Αφοί Καράς", "3"])]
    assert len(source.sha256) == 64


def test_encoding_and_delimiter_may_be_said(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "Firma|Částka\nPříbor|3,5\n".encode("cp1250"))
    source = FileReader().read(path, encoding="cp1250", delimiter="|")
    assert source.tables[0].rows[0] == (1, ["Firma", "Částka"])
    with pytest.raises(FileNotRead) as caught:
        FileReader().read(path, encoding="ascii")
    assert caught.value.reason is FileTrouble.ENCODING


def test_every_kind_of_spreadsheet_is_read(tmp_path: Path) -> None:
    book = read(making.xlsx(tmp_path / "a.xlsx", {"Deals": ROWS})).tables[0]
    assert (book.name, book.last_row, book.delimited) == ("Deals", 3, False)
    assert [cells for _, cells in book.rows] == ROWS
    open_document = read(making.ods(tmp_path / "a.ods", ROWS)).tables[0]
    assert [cells for _, cells in open_document.rows] == ROWS
    plain: list[list[Any]] = [["Kunde", "Betrag"], ["Müller KG", 1200.5], ["Αφοί Καράς", 3]]
    assert [cells for _, cells in read(making.xls(tmp_path / "a.xls", plain)).tables[0].rows] == plain


def test_what_a_file_is_does_not_hang_on_its_name(tmp_path: Path) -> None:
    assert read(making.xlsx(tmp_path / "a.csv", {"Deals": ROWS})).tables[0].name == "Deals"
    assert read(written(tmp_path / "b.xls", b"Account\tStage\nAcme\tOpen\n")).delimiter == "\t"


def test_hidden_sheets_and_empty_rows_are_left_out(tmp_path: Path) -> None:
    sheets: dict[str, list[list[Any]]] = {"Shown": [["a", "b"], [None, " "], ["", None], [1, 2]], "Secret": ROWS}
    tables = read(making.xlsx(tmp_path / "a.xlsx", sheets, hidden=["Secret"])).tables
    assert [table.name for table in tables] == ["Shown"]
    assert tables[0].rows == [(1, ["a", "b"]), (4, [1, 2])]


def test_a_lone_cell_far_away_keeps_its_row_number(tmp_path: Path) -> None:
    cell = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>'
    table = read(making.xlsx_of_parts(tmp_path / "far.xlsx", making.SHEET.format(cell))).tables[0]
    assert table.rows == [(1_048_576, ["far"])]


def test_files_that_are_not_there_or_no_files(tmp_path: Path) -> None:
    assert trouble(tmp_path / "gone.csv") is FileTrouble.MISSING
    assert trouble(tmp_path) is FileTrouble.FOLDER
    assert trouble(tmp_path / ("x" * 5000)) is FileTrouble.MISSING
    assert trouble(tmp_path / "a\0b") is FileTrouble.MISSING


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "mine.csv", b"a,b\n1,2\n")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert trouble(path) is FileTrouble.NOT_ALLOWED


@pytest.mark.parametrize("content", [b"", b"\n\n  \n", b"\0\0\0", "\ufeff".encode()])
def test_files_without_anything_in_them(tmp_path: Path, content: bytes) -> None:
    assert trouble(written(tmp_path / "empty.csv", content)) is FileTrouble.EMPTY


def test_a_workbook_without_anything_in_it(tmp_path: Path) -> None:
    assert trouble(making.xlsx(tmp_path / "a.xlsx", {"One": [], "Two": []})) is FileTrouble.EMPTY


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n%\xe2\xe3\n1 0 obj",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"<!DOCTYPE html><html><table><tr><td>a</td></tr></table></html>",
        b"  <table><tr><td>a</td><td>b</td></tr></table>",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        bytes(range(1, 32)) * 40,
        b"\x7fELF\x02\x01\x01" + b"\0\x03>\x01" * 400,
    ],
)
def test_files_that_are_something_else(tmp_path: Path, content: bytes) -> None:
    assert trouble(written(tmp_path / "deals.csv", content)) is FileTrouble.NOT_A_TABLE


def test_archives_that_are_no_spreadsheets(tmp_path: Path) -> None:
    letter = making.zipped(tmp_path / "a.xlsx", {"[Content_Types].xml": "", "word/document.xml": "<w/>"})
    assert trouble(letter) is FileTrouble.NOT_A_TABLE
    assert trouble(making.zipped(tmp_path / "b.zip", {"deals.csv": "a,b"})) is FileTrouble.NOT_A_TABLE


def test_locked_workbooks_say_so(tmp_path: Path) -> None:
    assert trouble(making.compound(tmp_path / "a.xlsx", "EncryptedPackage", b"x" * 5000)) is FileTrouble.PASSWORD
    content = bytearray(making.archive_bytes({"[Content_Types].xml": b"x", "xl/workbook.xml": b"y"}))
    directory = content.index(b"PK\x01\x02")
    content[directory + 8] |= 1
    assert trouble(written(tmp_path / "b.xlsx", bytes(content))) is FileTrouble.PASSWORD


@pytest.mark.parametrize("keep", [4, 40, 1500, -22, -1])
def test_workbooks_cut_short_are_damaged(tmp_path: Path, keep: int) -> None:
    content = making.xlsx(tmp_path / "a.xlsx", {"Deals": ROWS}).read_bytes()
    assert trouble(written(tmp_path / "cut.xlsx", content[:keep])) is FileTrouble.DAMAGED


def test_something_that_only_begins_like_an_old_workbook_is_damaged(tmp_path: Path) -> None:
    assert trouble(making.compound(tmp_path / "a.xls", "Nothing", b"x" * 5000)) is FileTrouble.DAMAGED


def test_a_bomb_is_refused_before_anything_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = making.bomb(tmp_path / "bomb.xlsx", limits.UNPACKED_BYTES + 1)
    monkeypatch.setattr("salesdesk.imports.reader.sheets_in", lambda _: pytest.fail("a child was started"))
    assert path.stat().st_size < 1024 * 1024
    assert trouble(path) is FileTrouble.UNPACKS_TOO_LARGE


def test_a_bomb_that_lies_about_its_size_dies_in_the_child(tmp_path: Path) -> None:
    size = 1100 * limits.MIB
    content = bytearray(_packed_blanks(size))
    directory = content.rindex(b"PK\x01\x02")
    # The directory says that the sheet is small.
    content[directory + 24 : directory + 28] = (4096).to_bytes(4, "little")
    reason = trouble(written(tmp_path / "liar.xlsx", bytes(content)))
    assert reason in {FileTrouble.TOO_LARGE, FileTrouble.DAMAGED, FileTrouble.UNPACKS_TOO_LARGE}


def _packed_blanks(size: int) -> bytes:
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(size // limits.MIB):
                sheet.write(b" " * limits.MIB)
    return buffer.getvalue()


def test_an_archive_of_very_many_parts_is_refused(tmp_path: Path) -> None:
    path = making.zipped(tmp_path / "many.xlsx", {f"xl/part{n}": "x" for n in range(limits.PARTS + 1)})
    assert trouble(path) is FileTrouble.UNPACKS_TOO_LARGE


def test_two_cells_a_world_apart_do_not_take_the_memory(tmp_path: Path) -> None:
    cell = '<row r="{0}"><c r="{1}{0}" t="inlineStr"><is><t>x</t></is></c></row>'
    sheet = making.SHEET.format(cell.format(1, "A") + cell.format(1_048_576, "XFD"))
    assert trouble(making.xlsx_of_parts(tmp_path / "corners.xlsx", sheet)) is FileTrouble.TOO_LARGE


def test_rows_repeated_without_end_are_too_many(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    repeated = f'<table:table-row table:number-rows-repeated="4000000000">{cell}</table:table-row>'
    reason = trouble(making.ods(tmp_path / "a.ods", ROWS, repeated))
    assert reason in {FileTrouble.TOO_LARGE, FileTrouble.DAMAGED}


@pytest.mark.parametrize(
    "entity", ['<!ENTITY b "&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/passwd">', '<!ENTITY % b SYSTEM "x"> %b;']
)
def test_entities_are_not_followed(tmp_path: Path, entity: str) -> None:
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    sheet = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "boom">{entity}]>' + making.SHEET.format(cell)
    assert trouble(making.xlsx_of_parts(tmp_path / "a.xlsx", sheet)) is FileTrouble.DAMAGED


def test_a_text_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)
    assert trouble(path) is FileTrouble.TOO_LARGE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert trouble(tmp_path / "pipe") is FileTrouble.NOT_A_TABLE


MUTANTS = int(os.environ.get("SALESDESK_MUTANTS", "12"))


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls", "csv"])
def test_changed_bytes_give_rows_or_a_reason(tmp_path: Path, kind: str) -> None:
    made = {"xlsx": lambda p: making.xlsx(p, {"Deals": ROWS}), "ods": lambda p: making.ods(p, ROWS)}
    plain: list[list[Any]] = [["Kunde", "Betrag"], ["Müller", 3]]
    made |= {"xls": lambda p: making.xls(p, plain), "csv": lambda p: written(p, "Kunde;Betrag\nMüller;3\n".encode())}
    whole = made[kind](tmp_path / f"a.{kind}").read_bytes()
    for seed in range(MUTANTS):
        chance = random.Random(f"{kind}{seed}")
        content = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        del content[chance.randrange(len(content) // 2, len(content) * 2) :]
        path = written(tmp_path / f"mutant.{kind}", bytes(content))
        assert outcome(path) in {"rows", *FileTrouble}


@pytest.mark.skipif(not BOOKS, reason="the odd workbooks are not beside this checkout")
@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_odd_but_valid_workbooks_are_read_or_empty(path: Path) -> None:
    assert outcome(path) in {"rows", FileTrouble.EMPTY}


def test_a_frozen_program_reads_through_itself(tmp_path: Path) -> None:
    content = making.xlsx(tmp_path / "a.xlsx", {"Deals": ROWS}).read_bytes()
    itself = [sys.executable, "-m", "salesdesk", "--import-worker", *sheets.command()[-7:]]
    (sheet,) = sheets.sheets_in(content, itself)
    assert (sheet.name, len(sheet.rows)) == ("Deals", 3)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("", FileTrouble.TOO_LARGE),
        ('{"sheet": "A"}\n[[1, ["x"]]]\n', FileTrouble.TOO_LARGE),
        ('{"sheet": "A"}\n[[1, ["x"]]]\n{"end": 2}\n', FileTrouble.DAMAGED),
        ('[[1, ["x"]]]\n', FileTrouble.DAMAGED),
        ("no json\n", FileTrouble.DAMAGED),
        ("[" * 100_000, FileTrouble.DAMAGED),
        ('{"trouble": "password"}\n', FileTrouble.PASSWORD),
        ('{"trouble": "take me home"}\n', FileTrouble.DAMAGED),
        ('{"sheet": "A"}\n[7]\n', FileTrouble.DAMAGED),
        ('{"sheet": "A"}\n[["1", "x"]]\n{"end": 1}\n', FileTrouble.DAMAGED),
    ],
)
def test_what_a_taken_over_child_says_is_not_believed(answer: str, reason: FileTrouble) -> None:
    program = f"import sys; sys.stdin.buffer.read(); sys.stdout.write({answer!r})"
    with pytest.raises(child.ChildTrouble) as caught:
        sheets.sheets_in(b"x" * 100_000, [sys.executable, "-I", "-c", program])
    assert caught.value.reason is reason


def test_a_child_that_hangs_is_stopped_in_time() -> None:
    begun = monotonic()
    with pytest.raises(child.ChildTrouble) as caught:
        child.ask([sys.executable, "-I", "-c", "import time; time.sleep(60)"], b"x" * 1_000_000, bool, seconds=0.4)
    assert caught.value.reason is FileTrouble.TOO_LONG
    assert monotonic() - begun < 10


@pytest.mark.skipif(sys.platform == "win32", reason="a job object limits the child there")
def test_a_child_that_takes_too_much_memory_dies() -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(Path(confined.__file__).parent)!r}); import confined;"
        "confined.limit_self(256 << 20, 20); sys.stdin.buffer.read(); x = bytearray(400 << 20)"
    )
    with pytest.raises(child.ChildTrouble) as caught:
        sheets.sheets_in(b"", [sys.executable, "-I", "-c", program])
    assert caught.value.reason is FileTrouble.TOO_LARGE
