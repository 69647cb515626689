"""What `salesdesk import` says of files that are almost right."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from salesdesk.bootstrap import new_desk

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
