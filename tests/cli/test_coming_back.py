"""B1 at the command line: `salesdesk returned` takes a choice that is beyond doubt, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from salesdesk import bootstrap
from salesdesk.bootstrap import DayClock, new_desk, open_desk
from salesdesk.domain.deal import Status
from tests.application.offered import SIGNED_B, came_back, deal_with_two_raised, draft_for
from tests.imports import tampering

Run = Callable[..., tuple[int, str, str]]
TODAY = date(2026, 12, 1)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the path of a closed desk with a proposal that waits for its choice, on a day that stands still."""
    monkeypatch.setattr(bootstrap, "MachineClock", lambda: DayClock(TODAY, "Europe/Berlin"))
    path = tmp_path / "my.salesdesk"
    with closing(new_desk(path, currency="EUR")) as opened:
        opened.setting_up.introduce("Ilse Brandt", "ilse@brandt.example", "IB")
        opened.proposing.issue(draft_for(opened, deal_with_two_raised(opened)))
    return path


def filled(desk: Path, **fields: str) -> Path:
    with closing(open_desk(desk)) as opened:
        (row,) = opened.proposing.listed()
        return came_back(opened, row.id, **fields)


def status_in(desk: Path) -> Status:
    with closing(open_desk(desk)) as opened, opened.changes.store.reading() as look:
        (deal,) = look.rows.deals_for_figures()
        return deal.status


def test_b1_a_choice_beyond_doubt_wins_the_deal(desk: Path, run: Run) -> None:
    code, out, err = run("returned", desk, filled(desk, **SIGNED_B), "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "proposal": "IB-2026-0001",
        "revision": 1,
        "choice": "B",
        "signer": "Eva Lind",
        "date": "2 December",
        "remarks": "",
        "verdict": "chosen",
        "why": "Option B is marked and signed, and the pages are those that were sent",
    }
    assert status_in(desk) is Status.WON


def test_b1_the_same_file_wins_once(desk: Path, run: Run) -> None:
    file = filled(desk, **SIGNED_B)
    assert "The deal “Press line” is won" in run("returned", desk, file)[1]
    code, out, _ = run("returned", desk, file, "--json")
    told = json.loads(out)
    assert (code, told["verdict"], told["choice"]) == (0, "ask", "B")
    taken = "This file was taken as the answer on 1 December 2026: Option B"
    assert told["why"].startswith(taken)
    code, out, _ = run("returned", desk, file)
    assert (code, taken in out, "drop the file" in out) == (0, True, False)


@pytest.mark.parametrize("tamper", [tampering.with_a_field, tampering.with_a_link, tampering.painted_over])
def test_b1_a_file_whose_pages_were_covered_wins_no_deal(
    desk: Path, run: Run, tamper: Callable[[bytes], bytes]
) -> None:
    file = filled(desk, **SIGNED_B)
    file.write_bytes(tamper(file.read_bytes()))
    code, out, _ = run("returned", desk, file, "--json")
    assert (code, json.loads(out)["verdict"], status_in(desk)) == (0, "ask", Status.OPEN)


@pytest.mark.parametrize("fields", [{}, {"name": "Eva Lind"}, {**SIGNED_B, "remarks": "Ten per cent off?"}])
def test_b1_what_needs_a_look_changes_nothing_and_says_where_to_decide(
    desk: Path, run: Run, fields: dict[str, str]
) -> None:
    file = filled(desk, **fields)
    code, out, _ = run("returned", desk, file)
    assert (code, "drop the file on its window" in out) == (0, True)
    told = json.loads(run("returned", desk, file, "--json")[1])
    assert (told["verdict"], told["proposal"], told["choice"]) == (
        "ask",
        "IB-2026-0001",
        "B" if "option" in fields else None,
    )
    assert status_in(desk) is Status.OPEN


def test_b1_somebody_elses_pdf_is_asked(desk: Path, run: Run, tmp_path: Path) -> None:
    file = filled(desk, **SIGNED_B)
    other = tmp_path / "other.salesdesk"
    new_desk(other, currency="EUR").close()
    told = json.loads(run("returned", other, file, "--json")[1])
    assert (told["verdict"], told["proposal"], told["revision"]) == ("ask", "IB-2026-0001", None)
    assert "no number of a proposal of this desk" in told["why"]


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(desk: Path, run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "letter.pdf"
    wrong.write_text("no pdf")
    for path in (wrong, tmp_path / "missing.pdf", desk):
        code, out, err = run("returned", desk, path, "--json")
        assert (code, out) == (1, "")
        assert "Nothing was changed" in err


def test_a_desk_that_is_open_is_refused(desk: Path, run: Run) -> None:
    file = filled(desk, **SIGNED_B)
    with closing(open_desk(desk)):
        code, out, err = run("returned", desk, file)
    assert (code, out, "open in another window" in err) == (1, "", True)


def test_propose_writes_the_kept_pdf_or_the_copy_for_us_in_any_language(desk: Path, run: Run, tmp_path: Path) -> None:
    sent, german, ours = (tmp_path / f"{name}.pdf" for name in ("sent", "german", "ours"))
    assert run("propose", desk, "IB-2026-0001", sent)[0] == 0
    code, _, err = run("propose", desk, "IB-2026-0001", german, "--language", "de")
    assert (code, german.exists()) == (1, False)
    assert "went out in English" in err
    assert run("propose", desk, "IB-2026-0001", german, "--language", "de", "--internal")[0] == 0
    assert run("propose", desk, "IB-2026-0001", ours, "--internal")[0] == 0
    with closing(open_desk(desk)) as opened:
        (row,) = opened.proposing.listed()
        assert sent.read_bytes() == opened.proposing.view(row.id).revisions[-1].pdf
    assert "Angebot" in printed(german)
    assert "For us only" in printed(ours)


def test_propose_refuses_a_draft_with_what_is_missing(desk: Path, run: Run, tmp_path: Path) -> None:
    with closing(open_desk(desk)) as opened:
        opened.proposing.draft(deal_id=deal_with_two_raised(opened, "Second"))
    code, out, err = run("propose", desk, "IB-2026-0002", tmp_path / "offer.pdf", "--internal")
    assert (code, out) == (1, "")
    assert "Option A needs at least one priced line" in err
    assert run("propose", desk, "IB-2026-0002", tmp_path / "offer.pdf", "--language", "xx")[0] == 2


def printed(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(path).pages)
