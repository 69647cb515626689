"""`salesdesk export DESK FOLDER --all` and `salesdesk import DESK FOLDER --new`, as a script meets them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from salesdesk import cli
from tests.everything.making import rows_of


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = cli.main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_b20_export_wipe_import_by_the_command_line(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, out = tmp_path / "mine.salesdesk", tmp_path / "everything"
    shutil.copy(sample, desk)
    before = rows_of(desk)
    code, said, trouble = run(capsys, "export", desk, out, "--all")
    assert (code, trouble) == (0, "")
    assert "2 kept files" in said
    assert "keep it where only you can read it" in said
    assert out.stat().st_mode & 0o077 == 0
    desk.unlink()
    code, said, trouble = run(capsys, "import", desk, out, "--new", "--json")
    assert (code, trouble) == (0, "")
    told = json.loads(said)
    assert (told["desk"], told["records"]["deal"]) == ("Sample", len(before["deal"]))
    assert rows_of(desk) == before
    assert run(capsys, "check", desk)[0] == 0


def test_a_desk_that_holds_something_takes_no_folder(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, out = tmp_path / "mine.salesdesk", tmp_path / "everything"
    shutil.copy(sample, desk)
    run(capsys, "export", desk, out, "--all")
    kept = desk.read_bytes()
    code, _, trouble = run(capsys, "import", desk, out)
    assert code == 1
    assert "new desk" in trouble
    assert desk.read_bytes() == kept
    code, _, trouble = run(capsys, "import", tmp_path / "other.salesdesk", out)
    assert code == 1
    assert "no desk" in trouble
    code, _, trouble = run(capsys, "import", tmp_path / "other.salesdesk", out, "--new", "--as", "deals")
    assert code == 2
    assert not (tmp_path / "other.salesdesk").exists()


def test_nothing_is_written_over(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk, out = tmp_path / "mine.salesdesk", tmp_path / "everything"
    shutil.copy(sample, desk)
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    code, _, trouble = run(capsys, "export", desk, out, "--all")
    assert code == 1
    assert "empty one" in trouble
    assert [path.name for path in out.iterdir()] == ["mine.txt"]
    code, _, trouble = run(capsys, "export", desk, desk, "--all")
    assert code == 1
    assert "not a folder" in trouble
    code, _, trouble = run(capsys, "export", desk, tmp_path / "nowhere" / "out", "--all")
    assert code == 1
    assert "does not exist" in trouble
    assert run(capsys, "export", desk, tmp_path / "all", "--all", "--filter", "acme")[0] == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["everything", "mine.salesdesk"]
