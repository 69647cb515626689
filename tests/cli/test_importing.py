"""What `salesdesk import` says of files that are almost right."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from salesdesk.bootstrap import new_desk, open_desk

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return the path of a closed desk without stages."""
    path = tmp_path / "my.salesdesk"
    new_desk(path, currency="EUR", stages=False).close()
    return path


def written(folder: Path, text: str) -> Path:
    path = folder / "deals.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_stage_that_says_lost_in_more_words_is_lost_and_new_stages_are_named(
    run: Run, desk: Path, tmp_path: Path
) -> None:
    rows = written(
        tmp_path,
        "Deal,Account,Stage,Amount,Close date\nA,Alpha,Lost - no decision,100,2026-01-31\n"
        "B,Alpha,Won/Lost,100,2026-01-31\nC,Alpha,Tasting,100,2026-01-31\n",
    )
    code, out, _ = run("import", desk, rows)
    assert code == 0
    assert "row 3, Stage: “Won/Lost” does not say whether it was won or lost" in out
    assert "1 stage is new: Tasting" in out
    figures = json.loads(run("pipeline", desk, "--json")[1])
    assert (figures["open"]["count"], figures["won"]["count"], figures["lost"]["count"]) == (1, 0, 1)


OPEN = "ID,Opportunity,Account,Stage,Amount,Created,Close Date\n1,A,X,Proposal,100,2025-01-01,2026-12-01\n"
CLOSED = "ID,Opportunity,Account,Stage,Amount,Created,Close Date\n1,A,X,Won,150,2025-01-01,2026-11-01\n"


NOTHING = {"count": 0, "value": None, "valued": 0}


def known_on(run: Run, desk: Path, day: str) -> tuple[dict[str, Any], dict[str, Any]]:
    figures = json.loads(run("pipeline", desk, "--json", "--as-of", day)[1])
    return figures["open"], figures["won"]


def test_what_comes_with_a_closing_is_known_from_the_day_of_closing(run: Run, desk: Path, tmp_path: Path) -> None:
    for rows in (OPEN, CLOSED):
        assert run("import", desk, written(tmp_path, rows))[0] == 0

    won = {"count": 1, "value": "150.00 EUR", "valued": 1}
    assert known_on(run, desk, "2026-10-31") == ({"count": 1, "value": "100.00 EUR", "valued": 1}, NOTHING)
    assert known_on(run, desk, "2026-11-01") == (NOTHING, won)
    assert known_on(run, desk, "2030-01-01") == (NOTHING, won)


def test_the_value_of_a_deal_that_comes_in_closed_is_not_known_before_it_closed(
    run: Run, desk: Path, tmp_path: Path
) -> None:
    batch = json.loads(run("import", desk, written(tmp_path, CLOSED), "--json")[1])["batch"]
    unknown, won = {"count": 1, "value": None, "valued": 0}, {"count": 1, "value": "150.00 EUR", "valued": 1}
    assert known_on(run, desk, "2024-12-31") == (NOTHING, NOTHING)
    assert known_on(run, desk, "2026-10-31") == (unknown, NOTHING)
    assert known_on(run, desk, "2026-11-01") == (NOTHING, won)
    again = json.loads(run("import", desk, written(tmp_path, CLOSED), "--json")[1])
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 1)
    assert run("import", desk, "--take-back", again["batch"])[0] == 0
    assert run("import", desk, "--take-back", batch)[0] == 0
    assert known_on(run, desk, "2026-11-01") == (NOTHING, NOTHING)
    assert run("import", desk, written(tmp_path, CLOSED))[0] == 0
    assert known_on(run, desk, "2026-10-31") == (unknown, NOTHING)


UNREADABLE = {
    "dates in another order": ("Opportunity,Amount,Close Date\nA,100,03/04/2026\nB,5,04/05/2026\n", "03/04/2026"),
    "nothing but headings": ("Opportunity,Amount,Close Date\n", "no rows"),
    "nothing that says how it ended": ("Opportunity,Stage,Amount\nA,Won/Lost,100\n", "Won/Lost"),
}


@pytest.mark.parametrize("case", UNREADABLE)
@pytest.mark.parametrize("mode", [(), ("--dry-run",)], ids=["import", "dry run"])
def test_a_file_of_which_no_row_can_be_taken_is_refused_and_makes_no_desk(
    run: Run, tmp_path: Path, case: str, mode: tuple[str, ...]
) -> None:
    text, named = UNREADABLE[case]
    rows = written(tmp_path, text)
    code, out, err = run("import", tmp_path / "new.salesdesk", rows, "--new", "--dates", "ymd", *mode)
    assert (code, out) == (1, "")
    assert "deals.csv" in err
    assert named in err
    assert "nothing was imported" in err
    assert [p.name for p in tmp_path.iterdir()] == ["deals.csv"]


def test_a_refused_file_leaves_a_desk_as_it_was(run: Run, desk: Path, tmp_path: Path) -> None:
    rows = written(tmp_path, UNREADABLE["nothing that says how it ended"][0])
    assert run("import", desk, rows, "--new")[0] == 1
    with closing(open_desk(desk)) as opened:
        assert opened.importing.batches() == []


def test_rows_that_are_all_known_are_no_refusal(run: Run, desk: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert run("import", desk, written(tmp_path, OPEN))[0] == 0


def test_a_trial_of_a_new_desk_makes_none(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("import", tmp_path / "new.salesdesk", written(tmp_path, OPEN), "--new", "--dry-run", "--json")
    assert code == 0
    assert json.loads(out)["added"] == 1
    assert [p.name for p in tmp_path.iterdir()] == ["deals.csv"]


def test_an_amount_that_is_too_large_is_told_with_the_limit(run: Run, desk: Path, tmp_path: Path) -> None:
    rows = written(tmp_path, "Opportunity,Stage,Amount\nA,Offer,99999999999999999999\nB,Offer,999999999999999\n")
    code, out, _ = run("import", desk, rows, "--json")
    told = json.loads(out)
    assert (code, told["added"]) == (0, 1)
    (problem,) = told["problems"]
    assert problem["says"] == "“99999999999999999999” is too large: an amount stays below 1,000,000,000,000,000"
    assert json.loads(run("pipeline", desk, "--json")[1])["open"]["value"] == "999999999999999.00 EUR"


def test_what_an_import_did_is_told_with_the_way_back_only_where_it_changed_something(
    run: Run, desk: Path, tmp_path: Path
) -> None:
    file = written(tmp_path, CLOSED)
    assert "--take-back" in run("import", desk, file)[1]
    again = run("import", desk, file)[1]
    assert "1 unchanged" in again
    assert "--take-back" not in again


def test_the_one_column_that_is_missing_is_named(run: Run, desk: Path, tmp_path: Path) -> None:
    prices = tmp_path / "prices.csv"
    prices.write_text("Article number,Text,List price\nP-1,Press,31000\n", encoding="utf-8")
    code, _, err = run("import", desk, prices, "--as", "products")
    assert code == 1
    assert "Needed: name. " in err


NEW_ACCOUNT = "ID,Opportunity,Account,Stage,Amount,Close Date\n9,Hall 9,Nord Wind AG,Proposal,500,2026-12-01\n"
KNOWN_ACCOUNT = "ID,Opportunity,Account,Stage,Amount,Close Date\n1,Hall 1,Nordwind,Proposal,100,2026-12-01\n"


def test_a_name_that_is_like_one_here_stays_new_and_is_reported_with_what_to_do(
    run: Run, desk: Path, tmp_path: Path
) -> None:
    run("import", desk, written(tmp_path, KNOWN_ACCOUNT))
    code, out, _ = run("import", desk, written(tmp_path, NEW_ACCOUNT), "--dry-run")
    assert code == 0
    assert "1 account looks like another one and is added as new: Nord Wind AG (Nordwind)" in out
    assert "--match “Nord Wind AG=Nordwind”" in out
    listed = json.loads(run("import", desk, written(tmp_path, NEW_ACCOUNT), "--json")[1])["matches"]
    assert [(m["kind"], m["name"], m["like"], m["becomes"]) for m in listed] == [
        ("account", "Nord Wind AG", "Nordwind", None)
    ]


@pytest.mark.parametrize(
    ("match", "becomes"),
    [("alike", "Nordwind"), ("nord wind ag=Nordwind", "Nordwind"), ("account:Nord Wind AG=", None)],
)
def test_a_name_is_matched_by_a_word(run: Run, desk: Path, tmp_path: Path, match: str, becomes: str | None) -> None:
    run("import", desk, written(tmp_path, KNOWN_ACCOUNT))
    (told,) = json.loads(run("import", desk, written(tmp_path, NEW_ACCOUNT), "--match", match, "--json")[1])["matches"]
    assert told["becomes"] == becomes


@pytest.mark.parametrize(
    ("said", "code", "sentence"),
    [
        ("Sudwind=Nordwind", 1, "No row says “Sudwind”"),
        ("Nord Wind AG=Sudwind", 1, "anything called “Sudwind”"),
        ("Nord Wind AG", 2, "--match takes alike"),
    ],
)
def test_a_match_that_cannot_be_meant_changes_nothing(
    run: Run, desk: Path, tmp_path: Path, said: str, code: int, sentence: str
) -> None:
    run("import", desk, written(tmp_path, KNOWN_ACCOUNT))
    found, _, wrong = run("import", desk, written(tmp_path, NEW_ACCOUNT), "--match", said)
    assert (found, sentence in wrong) == (code, True)
    assert json.loads(run("pipeline", desk, "--json")[1])["open"]["count"] == 1


def test_a_row_that_looks_like_a_deal_here_is_that_deal_by_a_word(run: Run, desk: Path, tmp_path: Path) -> None:
    run("import", desk, written(tmp_path, KNOWN_ACCOUNT))
    again = written(tmp_path, KNOWN_ACCOUNT.replace("1,Hall", "77,Hall"))
    out = run("import", desk, again, "--dry-run")[1]
    assert "row 2 is like Hall 1: same account, same title, same amount, same dates" in out
    told = json.loads(run("import", desk, again, "--same", "2", "--json")[1])
    assert (told["added"], told["same"][0]["same"]) == (0, True)
    assert json.loads(run("pipeline", desk, "--json")[1])["open"]["count"] == 1
