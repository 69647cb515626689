"""`salesdesk import` of other programs' exports, of people, and of files like the last one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from salesdesk.bootstrap import new_desk

Run = Callable[..., tuple[int, str, str]]
EXPORTS = Path(__file__).parents[1] / "application" / "importing" / "exports"
BUDGET = "Deal,Customer,Stage,Amount,Budget\n{title},Nordwind,New,5,700\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "my.salesdesk"
    new_desk(path, currency="EUR", stages=False).close()
    return path


def brought(run: Run, desk: Path, *arguments: object) -> dict[str, Any]:
    code, out, err = run("import", desk, *arguments, "--json")
    assert code == 0, err
    found: dict[str, Any] = json.loads(out)
    return found


def test_it_says_whose_export_a_file_is(run: Run, desk: Path) -> None:
    done = brought(run, desk, EXPORTS / "hubspot_deals.csv")
    assert done["recognised"] == {"program": "hubspot", "kind": "deals", "certainty": "sure"}
    assert (done["added"], done["problems"], done["remembered_on"]) == (3, [], None)
    out = run("import", desk, EXPORTS / "pipedrive_deals.csv", "--dry-run")[1]
    assert out.startswith("Looks like a Pipedrive export of deals\n")


def test_whose_export_it_is_can_be_said(run: Run, desk: Path) -> None:
    done = brought(run, desk, EXPORTS / "hubspot_deals.csv", "--program", "other", "--dry-run")
    assert done["recognised"] is None
    assert "is_won" in done["columns"], "what the headings mean anywhere is found all the same"


def test_people_come_in_with_their_accounts_and_are_taken_back(run: Run, desk: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Name,Company,Job title,Email\nAnn Lee,Nordwind,Buyer,ann@nordwind.example\n", encoding="utf-8")
    done = brought(run, desk, people, "--as", "contacts")
    assert (done["kind"], done["added"]) == ("contacts", 1)
    code, out, _ = run("import", desk, "--take-back", done["batch"], "--json")
    assert (code, json.loads(out)["taken_back"]) == (0, len(["Ann", "her account"]))


def test_a_mapping_is_remembered_until_it_is_said_otherwise(run: Run, desk: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text(BUDGET.format(title="A"), encoding="utf-8")
    second.write_text(BUDGET.format(title="B"), encoding="utf-8")
    brought(run, desk, first, "--map", "value=Budget")
    again = brought(run, desk, second, "--dry-run")
    assert (again["columns"]["value"], len(again["remembered_on"])) == ("Budget", len("2026-12-01"))
    assert "Mapped as last time, on " in run("import", desk, second, "--dry-run")[1]
    said = brought(run, desk, second, "--dry-run", "--map", "value=Amount")
    assert said["columns"]["value"] == "Amount"
    proposed = brought(run, desk, second, "--dry-run", "--as-proposed")
    assert (proposed["columns"]["value"], proposed["remembered_on"]) == ("Amount", None)


def test_taken_back_an_import_is_no_longer_remembered(run: Run, desk: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text(BUDGET.format(title="A"), encoding="utf-8")
    done = brought(run, desk, rows, "--map", "value=Budget")
    code, out, _ = run("import", desk, "--take-back", done["batch"], "--json")
    assert (code, json.loads(out)["taken_back"]) == (0, len(["the deal", "its account", "its stage"]))
    assert brought(run, desk, rows, "--dry-run")["columns"]["value"] == "Amount"


def test_what_parts_the_decimals_can_be_said(run: Run, desk: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("Deal,Account,Stage,Amount\nA,Beck,New,1.234\n", encoding="utf-8")
    brought(run, desk, rows, "--decimals", "point")
    figures = json.loads(run("pipeline", desk, "--json")[1])
    assert figures["open"]["value"] == "1.23 EUR"
