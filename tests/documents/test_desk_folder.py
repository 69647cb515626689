"""The folder of an exported desk: whole or not there, never over what lies somewhere already."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from salesdesk.application.everything.carrying import Record
from salesdesk.application.everything.folder import FileTold, Manifest
from salesdesk.application.everything.shapes import ColumnShape, Held, RecordShape
from salesdesk.application.files import FileNotWritten, WriteFault
from salesdesk.documents.desk_folder import folder_at

SHAPE = RecordShape(name="note", columns=(ColumnShape(name="text", held=Held.TEXT),), key=("text",))
PDF = (f"files/{'a' * 64}.pdf", b"%PDF-1.7")


def records() -> Iterator[Record]:
    yield Record({"text": "Früh\n=1+1"}, [PDF])
    yield Record({"text": "Spät"}, [PDF])


def written(path: Path) -> FileTold:
    with folder_at(path) as folder:
        told = folder.write(SHAPE, records())
        manifest = Manifest(
            program="SalesDesk 1.0",
            schema=4,
            desk="Mine",
            as_of=datetime(2026, 12, 1, tzinfo=UTC),
            files={"note": told},
            kept_files=folder.kept_files,
        )
        folder.finish(manifest, (SHAPE,))
    return told


def test_a_folder_holds_records_files_and_what_it_says_of_them(tmp_path: Path) -> None:
    told = written(tmp_path / "out")
    content = (tmp_path / "out" / "note.jsonl").read_bytes()
    assert [json.loads(line)["text"] for line in content.splitlines()] == ["Früh\n=1+1", "Spät"]
    assert "Früh".encode() in content
    assert (told.records, told.size, told.sha256) == (2, len(content), hashlib.sha256(content).hexdigest())
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert manifest["kept_files"] == 1
    assert manifest["kinds"]["note"]["columns"] == {"text": "text"}
    assert (tmp_path / "out" / PDF[0]).read_bytes() == PDF[1]
    assert "only you can read it" in (tmp_path / "out" / "README.txt").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_only_its_owner_can_open_the_folder(tmp_path: Path) -> None:
    written(tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700


def test_an_empty_folder_is_taken_and_one_with_files_is_not(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    written(tmp_path / "out")
    before = sorted(path.name for path in (tmp_path / "out").iterdir())
    with pytest.raises(FileNotWritten) as refused:
        written(tmp_path / "out")
    assert refused.value.fault is WriteFault.FOLDER_IN_USE
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == before


def test_a_file_or_a_folder_that_is_missing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    faults = []
    for path in (tmp_path / "file", tmp_path / "nowhere" / "out"):
        with pytest.raises(FileNotWritten) as refused:
            written(path)
        faults.append(refused.value.fault)
    assert faults == [WriteFault.NOT_A_FOLDER, WriteFault.MISSING_FOLDER]
    assert (tmp_path / "file").read_text() == "mine"


def test_what_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[Record]:
        yield from records()
        raise OSError(28, "No space left on device")

    with pytest.raises(FileNotWritten) as refused, folder_at(tmp_path / "out") as folder:
        folder.write(SHAPE, broken())
    assert refused.value.fault is WriteFault.FULL
    assert list(tmp_path.iterdir()) == []


def test_what_an_earlier_try_left_is_swept(tmp_path: Path) -> None:
    left = tmp_path / ".out.salesdesk-new"
    left.mkdir()
    (left / "note.jsonl").write_text("half")
    written(tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_cannot_be_read_again_as_it_was_written_gets_no_name(tmp_path: Path) -> None:
    def meddle() -> None:
        with folder_at(tmp_path / "out") as folder:
            folder.write(SHAPE, records())
            next(tmp_path.glob(".*/note.jsonl")).write_bytes(b"something else")

    with pytest.raises(FileNotWritten) as refused:
        meddle()
    assert refused.value.fault is WriteFault.NOT_READABLE_AGAIN
    assert list(tmp_path.iterdir()) == []
