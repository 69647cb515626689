"""The command line as scripts use it: exit codes, sentences, JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from salesdesk import cli
from salesdesk.bootstrap import new_desk

DEALS = """Deal;Account;Stage;Amount;Created;Close date
Press line;Hallertau Malt;Proposal;12.500,00;03.08.2026;14.12.2026
Bottle washer;Ζωή Οίνοι;Won;8.000,00;05.06.2026;20.08.2026
Filter rental;;Qualified;;07.09.2026;
Keg service;Øster Bryghus;Lost;4.000,00;11.05.2026;30.07.2026
Yeast lab;Hallertau Malt;Proposal;not known;21.09.2026;22.12.2026
"""
CRM = Path(__file__).parents[3] / "shared" / "data" / "crm"
real = pytest.mark.skipif(not CRM.is_dir(), reason="the real CRM export does not lie beside the checkout")
Run = Any


@pytest.fixture
def deals(tmp_path: Path) -> Path:
    """Return a semicolon file with one bad row."""
    path = tmp_path / "deals.csv"
    path.write_text(DEALS, encoding="utf-8")
    return path


def test_every_command_that_is_listed_has_help(run: Run) -> None:
    _, listed, _ = run("--help")
    for command in cli.COMMANDS:
        assert command in listed
        code, out, _ = run(command, "--help")
        assert code == 0
        assert command in out


def test_an_import_names_the_row_that_was_left_out_and_stops_nobody_else(run: Run, tmp_path: Path, deals: Path) -> None:
    code, out, _ = run("import", tmp_path / "my.salesdesk", deals, "--new", "--currency", "EUR", "--json")
    told = json.loads(out)
    assert code == 0
    assert (told["read"], told["added"], told["updated"], told["skipped"]) == (5, 4, 0, 1)
    (problem,) = told["problems"]
    assert problem["row"] == 6
    assert problem["column"] == "Amount"
    assert "not known" in problem["says"]
    assert told["columns"]["value"] == "Amount"
    assert told["date_order"] == "dmy"


def test_importing_again_adds_nothing_and_a_batch_can_be_taken_back(run: Run, tmp_path: Path, deals: Path) -> None:
    desk = tmp_path / "my.salesdesk"
    first = json.loads(run("import", desk, deals, "--new", "--currency", "EUR", "--json")[1])
    again = json.loads(run("import", desk, deals, "--json")[1])
    assert (again["added"], again["updated"], again["skipped"]) == (0, 0, 5)
    code, _, _ = run("import", desk, "--take-back", first["batch"])
    assert code == 0
    figures = json.loads(run("pipeline", desk, "--json")[1])
    assert (figures["open"]["count"], figures["won"]["count"], figures["lost"]["count"]) == (0, 0, 0)
    assert run("import", desk, "--take-back", first["batch"])[0] == 1


def test_a_trial_changes_nothing(run: Run, tmp_path: Path, deals: Path) -> None:
    desk = tmp_path / "my.salesdesk"
    new_desk(desk, currency="EUR").close()
    before = desk.read_bytes()
    told = json.loads(run("import", desk, deals, "--dry-run", "--json")[1])
    assert told["added"] == 4
    assert told["batch"] is None
    assert json.loads(run("pipeline", desk, "--json")[1])["open"]["count"] == 0
    assert len(desk.read_bytes()) == len(before)


def test_dates_that_can_be_read_two_ways_are_asked_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text("deal,value,close date\nA,10,03/04/2026\nB,20,05/06/2026\n", encoding="utf-8")
    desk = tmp_path / "my.salesdesk"
    code, _, err = run("import", desk, path, "--new")
    assert code == 1
    assert "--dates" in err
    assert not desk.exists()
    assert run("import", desk, path, "--new", "--dates", "dmy")[0] == 0


def test_a_file_without_usable_columns_is_refused_naming_found_and_needed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "poems.csv"
    path.write_text("rhyme,metre\nrose,nose\n", encoding="utf-8")
    code, _, err = run("import", tmp_path / "my.salesdesk", path, "--new")
    assert code == 1
    assert "poems.csv" in err
    assert "rhyme" in err
    assert "Nothing was imported" in err
    assert not (tmp_path / "my.salesdesk").exists()


def test_a_missing_desk_is_never_made_silently(run: Run, tmp_path: Path, deals: Path) -> None:
    for arguments in (
        ("import", tmp_path / "none.salesdesk", deals),
        ("pipeline", tmp_path / "none.salesdesk"),
        ("export", tmp_path / "none.salesdesk", tmp_path / "x.xlsx"),
        ("check", tmp_path / "none.salesdesk"),
    ):
        code, out, err = run(*arguments)
        assert code == 1
        assert "none.salesdesk" in err
        assert not out
    assert not (tmp_path / "none.salesdesk").exists()


def test_what_is_no_desk_is_named_and_left_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "letter.salesdesk"
    path.write_text("Dear customer", encoding="utf-8")
    code, _, err = run("pipeline", path)
    assert code == 1
    assert "letter.salesdesk" in err
    assert path.read_text(encoding="utf-8") == "Dear customer"


def test_wrong_usage_is_2(run: Run, tmp_path: Path, deals: Path) -> None:
    assert run("import", tmp_path / "my.salesdesk")[0] == 2
    assert run("pipeline", tmp_path / "my.salesdesk", "--as-of", "soon")[0] == 2
    assert run("import", tmp_path / "my.salesdesk", deals, "--new", "--map", "nonsense")[0] == 2


def test_a_page_that_is_none_is_named_with_those_there_are_before_the_tour_begins(run: Run, tmp_path: Path) -> None:
    code, _, err = run("tour", tmp_path / "made", "--pages", "board,bord")
    assert code == 2
    assert "“bord”" in err
    assert "call-plan" in err
    assert not (tmp_path / "made").exists()


def test_a_period_that_is_none_is_refused_with_examples(run: Run, tmp_path: Path) -> None:
    desk = tmp_path / "my.salesdesk"
    new_desk(desk, currency="EUR").close()
    code, _, err = run("pipeline", desk, "--period", "soon")
    assert code == 1
    assert "2026-Q4" in err


def test_the_pipeline_is_told_to_people_too(run: Run, tmp_path: Path, deals: Path) -> None:
    desk = tmp_path / "my.salesdesk"
    run("import", desk, deals, "--new", "--currency", "EUR")
    code, out, _ = run("pipeline", desk, "--as-of", "2026-12-01", "--period", "2026-Q4")
    assert code == 0
    assert "Q4 2026" in out
    assert "cannot say" in out.casefold()


def test_export_writes_a_workbook_and_check_says_the_desk_is_whole(run: Run, tmp_path: Path, deals: Path) -> None:
    desk, file = tmp_path / "my.salesdesk", tmp_path / "pipeline.xlsx"
    run("import", desk, deals, "--new", "--currency", "EUR")
    assert run("export", desk, file, "--as-of", "2026-12-01")[0] == 0
    assert file.read_bytes()[:2] == b"PK"
    code, out, _ = run("check", desk)
    assert code == 0
    assert "4 deals" in out
    code, _, err = run("export", desk, tmp_path / "nowhere" / "x.xlsx")
    assert code == 1
    assert "x.xlsx" in err
    assert "folder" in err


def test_an_export_is_filtered_as_the_table_is_and_a_filter_nobody_understands_writes_nothing(
    run: Run, tmp_path: Path, deals: Path
) -> None:
    desk, file = tmp_path / "my.salesdesk", tmp_path / "some.csv"
    run("import", desk, deals, "--new", "--currency", "EUR")
    code, out, _ = run("export", desk, file, "--as-of", "2026-12-01", "--filter", "status:all value>5,000 -status:won")
    assert (code, "1 deal" in out) == (0, True)
    written = file.read_bytes()
    code, _, err = run("export", desk, file, "--filter", "stage:nowhere")
    assert code == 1
    assert "nowhere" in err
    assert file.read_bytes() == written


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_an_export_through_a_link_never_replaces_the_desk(run: Run, tmp_path: Path, deals: Path) -> None:
    desk, link = tmp_path / "my.salesdesk", tmp_path / "pipeline.xlsx"
    run("import", desk, deals, "--new", "--currency", "EUR")
    link.symlink_to(desk)
    assert run("export", desk, link)[0] == 1
    assert run("check", desk)[0] == 0


def test_a_proposal_that_is_not_there_is_refused_with_those_that_are(run: Run, tmp_path: Path) -> None:
    desk = tmp_path / "my.salesdesk"
    new_desk(desk, currency="EUR").close()
    code, _, err = run("propose", desk, "SD-2026-0001", tmp_path / "offer.pdf")
    assert code == 1
    assert "SD-2026-0001" in err
    assert not (tmp_path / "offer.pdf").exists()


def test_a_desk_that_a_window_holds_is_refused_saying_who(run: Run, tmp_path: Path) -> None:
    desk = tmp_path / "my.salesdesk"
    held = new_desk(desk, currency="EUR")
    (tmp_path / ".my.salesdesk.lock").write_text("4242\nSalesDesk\nlaptop-7\n", encoding="utf-8")
    code, _, err = run("pipeline", desk)
    held.close()
    assert code == 1
    assert "laptop-7" in err


@real
def test_the_real_export_comes_in_whole(run: Run, tmp_path: Path) -> None:
    desk = tmp_path / "my.salesdesk"
    for name in ("sales_pipeline", "accounts", "products", "sales_teams"):
        code, out, _ = run("import", desk, CRM / f"{name}.csv", "--new", "--currency", "USD", "--json")
        assert code == 0
        assert json.loads(out)["problems"] == []
    told = json.loads(run("pipeline", desk, "--json", "--as-of", "2017-12-31", "--period", "2017-Q4")[1])
    assert told["open"] == {"count": 2089, "value": None, "valued": 0}
    assert told["won"] == {"count": 4238, "value": "10005534.00 USD", "valued": 4238}
    assert told["lost"] == {"count": 2473}
    assert told["win_rate"] == {"value": 0.6315, "low": 0.6199, "high": 0.643, "n": 6711}
    cycle = told["cycle_days"]
    assert (cycle["n"], cycle["mean"], cycle["p90"], cycle["max"]) == (4238, 51.8, 106, 138)
    assert [s["name"] for s in told["stages"]] == ["Prospecting", "Engaging"]
    assert told["coverage"]["answer"] == "cannot_say"
    earlier = json.loads(run("pipeline", desk, "--json", "--as-of", "2017-06-30")[1])
    assert earlier["won"]["count"] < 4238
    assert earlier["open"]["count"] > 500
