"""`salesdesk import DESK FILE.vcf` and `salesdesk export DESK FILE.vcf` (1.13)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from salesdesk.bootstrap import new_desk

Run = Callable[..., tuple[int, str, str]]
ADA = (
    "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=CE=9D=CE=AF=\n=CE=BA=CE=BF=CF=85;;;;\n"
    "TEL;CELL:0697 1234567\nEMAIL:eleni@example.com\nORG:Acme\nPHOTO;BASE64:AAAA\nEND:VCARD\n"
)
LIKE = "BEGIN:VCARD\nVERSION:3.0\nFN:Nikos\nTEL:0697 1234567\nEND:VCARD\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return the path of a closed desk."""
    path = tmp_path / "my.salesdesk"
    new_desk(path, currency="EUR").close()
    return path


def written(folder: Path, text: str) -> Path:
    path = folder / "team.vcf"
    path.write_text(text, encoding="utf-8")
    return path


def test_1_13_the_cards_are_told_as_json_with_the_keys_of_every_import(run: Run, desk: Path, tmp_path: Path) -> None:
    code, out, _ = run("import", desk, written(tmp_path, ADA), "--json")
    told = json.loads(out)
    assert code == 0
    counts = {name: told[name] for name in ("kind", "rows", "read", "added", "updated", "skipped", "unchanged")}
    assert counts == {
        "kind": "contacts", "rows": 1, "read": 1, "added": 1, "updated": 0, "skipped": 0, "unchanged": 0,
    }  # fmt: skip
    (card,) = told["cards"]
    assert (card["name"], card["phones"], card["emails"]) == ("Νίκου", ["0697 1234567"], ["eleni@example.com"])
    assert told["problems"][0]["says"] == "the picture is no PNG or JPEG, so it was left out"
    table = run("import", desk, _table(tmp_path), "--json")[1]
    assert set(json.loads(table)) == set(told) - {"cards"}
    assert run("import", desk, "--take-back", told["batch"])[0] == 0


def _table(folder: Path) -> Path:
    path = folder / "people.csv"
    path.write_text("Name,Email,Phone,Company\nBob Stone,bob@example.com,030 1,Other\n", encoding="utf-8")
    return path


def test_1_13_a_look_alike_is_told_and_taken_with_same(run: Run, desk: Path, tmp_path: Path) -> None:
    run("import", desk, written(tmp_path, ADA))
    path = written(tmp_path, LIKE)
    tried = run("import", desk, path, "--dry-run")[1]
    assert "card 1, Nikos, is like Νίκου: same number, other name" in tried
    assert "Nothing was imported: this was a trial" in tried
    code, out, _ = run("import", desk, path, "--same", "all", "--json")
    assert (code, json.loads(out)["unchanged"], json.loads(out)["same"][0]["same"]) == (0, 1, True)


def test_1_13_everybody_goes_out_and_comes_back_into_a_new_desk(run: Run, desk: Path, tmp_path: Path) -> None:
    run("import", desk, written(tmp_path, ADA + LIKE))
    out = tmp_path / "all.vcf"
    assert run("export", desk, out)[1] == f"Address cards: {out}, 2 people\n"
    back = run("import", tmp_path / "new.salesdesk", out, "--new", "--json")[1]
    assert json.loads(back)["added"] == 2


def test_1_13_what_cannot_be_read_makes_no_desk(run: Run, tmp_path: Path) -> None:
    code, _, said = run("import", tmp_path / "new.salesdesk", written(tmp_path, "BEGIN:VCALENDAR\n"), "--new")
    assert code == 1
    assert "team.vcf holds no address cards that can be read" in said
    assert not (tmp_path / "new.salesdesk").exists()


def test_1_13_a_desk_without_people_says_so_and_writes_nothing(run: Run, desk: Path, tmp_path: Path) -> None:
    code, _, said = run("export", desk, tmp_path / "all.vcf")
    assert (code, said) == (1, "There is nobody whose address card could be saved. Add a person first\n")
    assert not (tmp_path / "all.vcf").exists()
