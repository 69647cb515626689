"""A folder that was changed, cut, or made by somebody else: refused by file and line, and nothing is made of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from salesdesk.application.everything.folder import FolderFault, FolderNotRead
from salesdesk.bootstrap import open_desk
from salesdesk.imports import limits
from salesdesk.imports.desk_folder import DeskFolderReader
from salesdesk.store.everything import shapes
from salesdesk.wording import Words
from salesdesk.wording.troubles import told
from tests.everything.making import exported, refusal_of, replaced, rewritten

NOBODY = str(UUID(int=7))
Records = list[dict[str, Any]]


@pytest.fixture(scope="module")
def exported_once(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(open_desk(sample), tmp_path_factory.mktemp("hostile") / "out")


@pytest.fixture
def out(exported_once: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the export, to meddle with."""
    folder = tmp_path / "brought" / "out"
    shutil.copytree(exported_once, folder)
    (tmp_path / "mine").mkdir()
    yield folder
    shutil.rmtree(folder.parent)


def refused(out: Path) -> FolderNotRead:
    """Read a folder, which has to be refused."""
    with pytest.raises(FolderNotRead) as caught:
        DeskFolderReader(out).read(shapes(), lambda *_: None)
    return caught.value


def refused_whole(out: Path) -> FolderNotRead:
    """Bring a folder back, which has to be refused and to leave nothing behind."""
    return refusal_of(out, out.parents[1] / "mine")


def place(refusal: FolderNotRead) -> tuple[FolderFault, str, int]:
    return refusal.fault, refusal.file, refusal.line


@dataclass(frozen=True)
class Case:
    """What was done to the records of a kind, and how it is refused."""

    kind: str
    change: Callable[[Records], object]
    fault: FolderFault
    line: int
    what: str = ""


def set_to(line: int, name: str, value: Any) -> Callable[[Records], object]:
    return lambda records: records[line - 1].__setitem__(name, value)


def of_part(part: str, name: str, value: Any) -> Callable[[Records], object]:
    def change(records: Records) -> None:
        next(record for record in records if record[part])[part][0][name] = value

    return change


CASES = {
    "a column that no desk keeps": Case("deal", set_to(2, "mood", 1), FolderFault.UNKNOWN_COLUMN, 2, "mood"),
    "a column that is gone": Case("deal", lambda r: r[4].pop("title"), FolderFault.MISSING_COLUMN, 5, "title"),
    "two records of one key": Case("deal", lambda r: r.insert(3, r[2]), FolderFault.SAME_KEY, 4),
    "records out of order": Case("rep", lambda r: r.reverse(), FolderFault.OUT_OF_ORDER, 2),
    "an account that is not there": Case(
        "deal", set_to(3, "account_id", NOBODY), FolderFault.BROKEN_REFERENCE, 3, "account_id"
    ),
    "a wrong key": Case("deal", set_to(1, "id", "17"), FolderFault.WRONG_VALUE, 1, "id"),
    "a word that is no state": Case("deal", set_to(1, "status", "undecided"), FolderFault.WRONG_VALUE, 1, "status"),
    "an amount with cents": Case("deal", set_to(1, "value_minor", 1.5), FolderFault.WRONG_VALUE, 1, "value_minor"),
    "an amount beyond all": Case("deal", set_to(1, "value_minor", 2**63), FolderFault.WRONG_VALUE, 1, "value_minor"),
    "true for a number": Case("deal", set_to(1, "keeps", True), FolderFault.WRONG_VALUE, 1, "keeps"),
    "nothing where something is needed": Case("deal", set_to(1, "title", None), FolderFault.WRONG_VALUE, 1, "title"),
    "a day that is none": Case("deal", set_to(1, "created_on", "2026-02-30"), FolderFault.WRONG_VALUE, 1, "created_on"),
    "an instant without a zone": Case(
        "deal", set_to(1, "created_at", "2026-02-03T10:00:00"), FolderFault.WRONG_VALUE, 1, "created_at"
    ),
    "a quantity in words": Case(
        "deal", of_part("deal_line", "quantity", "Infinity"), FolderFault.WRONG_VALUE, 1, "quantity"
    ),
    "a list that is none": Case("deal", set_to(1, "deal_line", {}), FolderFault.WRONG_VALUE, 1, "deal_line"),
    "a line that is a list": Case("deal", lambda r: r.__setitem__(0, []), FolderFault.NOT_A_RECORD, 1),  # type: ignore[call-overload]
    "half a character": Case("deal", set_to(2, "note", "\ud800"), FolderFault.NOT_A_RECORD, 2),
    "a file outside": Case("revision", set_to(1, "pdf", "../../secret.pdf"), FolderFault.OUTSIDE, 1, "pdf"),
    "a file from the root": Case("revision", set_to(1, "pdf", "/etc/passwd"), FolderFault.OUTSIDE, 1, "pdf"),
    "an option of no proposal": Case(
        "proposal", lambda r: r[0]["option_row"][-1].update(option=7), FolderFault.CANNOT_STAND, 1
    ),
    "an issued text that was changed": Case("revision", set_to(1, "content", "{}"), FolderFault.ALTERED, 1),
    "two desks": Case(
        "desk", lambda r: r.append(r[0] | {"id": "ffffffff-" + r[0]["id"][9:]}), FolderFault.NOT_ONE_DESK, 0, "2"
    ),
    "no desk": Case("desk", lambda r: r.clear(), FolderFault.NOT_ONE_DESK, 0, "0"),
}


BY_THE_DESK = {
    *(FolderFault.BROKEN_REFERENCE, FolderFault.CANNOT_STAND, FolderFault.ALTERED, FolderFault.NOT_ONE_DESK),
    FolderFault.SAME_KEY,
}
"""What is found while a desk is filled, and one that is found before: nothing of the desk is left then."""


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_b20_a_record_that_is_wrong_is_named_by_file_and_line(out: Path, case: Case) -> None:
    rewritten(out, case.kind, case.change)
    refusal = refused_whole(out) if case.fault in BY_THE_DESK else refused(out)
    assert place(refusal) == (case.fault, f"{case.kind}.jsonl", case.line)
    assert not case.what or refusal.what == case.what
    sentence = told(Words(), refusal)
    assert f"{case.kind}.jsonl" in sentence
    assert not case.line or f"line {case.line}" in sentence
    assert not refusal.also_changed


def test_b20_a_changed_byte_is_found(out: Path) -> None:
    path = out / "account.jsonl"
    content = path.read_bytes()
    at = content.index(b'"name":"') + 9
    path.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    assert place(refused(out)) == (FolderFault.CHANGED, "account.jsonl", 0)


def test_a_line_that_is_wrong_because_of_a_changed_byte_says_both(out: Path) -> None:
    path = out / "account.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    lines[2] = b"[" + lines[2][1:]
    path.write_bytes(b"".join(lines))
    refusal = refused(out)
    assert place(refusal) == (FolderFault.NOT_A_RECORD, "account.jsonl", 3)
    assert refusal.also_changed
    assert "no longer what was exported" in told(Words(), refusal)


def test_a_file_of_another_length_was_changed(out: Path) -> None:
    with (out / "deal.jsonl").open("ab") as file:
        file.write(b"{}\n")
    assert place(refused(out)) == (FolderFault.CHANGED, "deal.jsonl", 0)


@pytest.mark.parametrize("name", ["deal.jsonl", "change.jsonl"])
def test_a_file_that_is_gone_is_named(out: Path, name: str) -> None:
    (out / name).unlink()
    assert place(refused(out)) == (FolderFault.MISSING_FILE, name, 0)


def test_a_kept_file_that_is_gone_or_changed_is_named(out: Path) -> None:
    kept = sorted((out / "files").glob("*.pdf"))[0]
    kept.write_bytes(kept.read_bytes() + b" ")
    assert place(refused(out)) == (FolderFault.CHANGED, f"files/{kept.name}", 0)
    kept.unlink()
    assert place(refused(out)) == (FolderFault.MISSING_FILE, f"files/{kept.name}", 0)


def test_a_link_is_not_followed(out: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.jsonl"
    shutil.move(out / "deal.jsonl", elsewhere)
    (out / "deal.jsonl").symlink_to(elsewhere)
    assert place(refused(out)) == (FolderFault.OUTSIDE, "deal.jsonl", 0)


def test_a_line_that_is_cut_or_too_long_is_no_record(out: Path) -> None:
    content = (out / "deal.jsonl").read_bytes()
    replaced(out, "deal", content[:-1])
    assert refused(out).fault is FolderFault.NOT_A_RECORD
    replaced(out, "deal", content + b'{"id":"' + b"a" * limits.RECORD_BYTES + b'"}\n')
    refusal = refused(out)
    assert place(refusal) == (FolderFault.TOO_LARGE, "deal.jsonl", content.count(b"\n") + 1)


@pytest.mark.parametrize(
    "line",
    [b"[" * 100_000 + b"]" * 100_000, b'{"id":NaN}', b"\xff\xfe", b'{"id":' + b"9" * 5000 + b"}", b"", b"null"],
    ids=["deep", "not a number", "no text", "many digits", "blank", "null"],
)
def test_what_no_json_should_be_is_no_record(out: Path, line: bytes) -> None:
    replaced(out, "team", line + b"\n")
    assert place(refused(out)) == (FolderFault.NOT_A_RECORD, "team.jsonl", 1)


def meddled(out: Path, change: Callable[[dict[str, Any]], object]) -> FolderNotRead:
    manifest = out / "manifest.json"
    content = json.loads(manifest.read_bytes())
    change(content)
    manifest.write_text(json.dumps(content))
    return refused_whole(out)


def test_a_folder_of_a_later_or_earlier_version_is_told_apart(out: Path) -> None:
    later = meddled(out, lambda told: told.update(schema=told["schema"] + 1, program="SalesDesk 9.0"))
    assert later.fault is FolderFault.LATER
    assert "SalesDesk 9.0" in told(Words(), later)
    assert meddled(out, lambda told: told.update(schema=1)).fault is FolderFault.EARLIER
    assert meddled(out, lambda told: told.update(format=2)).fault is FolderFault.LATER


def test_a_text_of_somebody_elses_gives_a_terminal_no_orders(out: Path) -> None:
    later = meddled(out, lambda told: told.update(schema=99, program="SalesDesk \x1b[2J9" + "x" * 500))
    assert later.what == "SalesDesk [2J9" + "x" * 85
    rewritten(out, "deal", set_to(2, "mo\x1bod", 1))
    assert refused(out).what == "mood"


def test_a_manifest_that_names_other_files_or_kinds_is_refused(out: Path) -> None:
    outside = meddled(out, lambda told: told["kinds"]["deal"].update(file="../deal.jsonl"))
    assert place(outside) == (FolderFault.OUTSIDE, "manifest.json", 0)


def test_kinds_that_no_desk_keeps_or_that_are_not_told_of(out: Path) -> None:
    nothing = {"file": "spell.jsonl", "records": 0, "bytes": 0, "sha256": ""}
    refusal = meddled(out, lambda told: told["kinds"].update(spell=nothing))
    assert (refusal.fault, refusal.what) == (FolderFault.UNKNOWN_KIND, "spell")
    refusal = meddled(out, lambda told: (told["kinds"].pop("spell"), told["kinds"].pop("deal")))
    assert place(refusal) == (FolderFault.MISSING_FILE, "deal.jsonl", 0)


def test_a_number_of_records_that_does_not_hold_is_refused(out: Path) -> None:
    refusal = meddled(out, lambda told: told["kinds"]["deal"].update(records=3))
    assert place(refusal) == (FolderFault.COUNT, "deal.jsonl", 0)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b'{"format":1}', b"[" * 100_000, b'{"format":"1","kinds":{}}'], ids=range(6)
)
def test_a_manifest_that_is_none_is_refused(out: Path, content: bytes) -> None:
    (out / "manifest.json").write_bytes(content)
    assert refused(out).fault is FolderFault.MANIFEST


def test_a_folder_that_is_no_export_or_not_there(out: Path) -> None:
    (out / "manifest.json").unlink()
    assert refused(out).fault is FolderFault.NOT_AN_EXPORT
    assert refused(out / "nowhere").fault is FolderFault.NO_FOLDER
