"""`salesdesk import DESK FILE.ics` and `salesdesk export DESK FILE.ics`."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.following_up import Asked
from salesdesk.bootstrap import new_desk, open_desk
from tests.cli.conftest import Run
from tests.imports.ics import calendar, event


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    path = tmp_path / "mine.salesdesk"
    new_desk(path, currency="EUR").close()
    return path


def _file(folder: Path, content: bytes, name: str = "chamber.ics") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_1_14_a_calendar_is_known_by_its_ending_and_comes_into_its_group(run: Run, desk: Path, tmp_path: Path) -> None:
    file = _file(tmp_path, calendar(*event("and a broken line"), *event(uid="2@chamber.example")))
    code, out, _ = run("import", desk, file, "--group", "Chamber of Trade", "--json")
    told = json.loads(out)
    assert (code, told["kind"], told["group"], told["added"], told["skipped"]) == (
        0,
        "calendar",
        "Chamber of Trade",
        2,
        0,
    )
    assert [(one["line"], one["code"], one["left_out"]) for one in told["problems"]] == [(7, "not_a_line", False)]
    again = json.loads(run("import", desk, file, "--group", "Chamber of Trade", "--json")[1])
    assert (again["batch"], again["added"], again["unchanged"]) == (None, 0, 2)
    assert run("import", desk, "--take-back", told["batch"]) == (0, "Taken back: 3 records\n", "")


def test_another_ending_is_a_calendar_when_somebody_says_so(run: Run, desk: Path, tmp_path: Path) -> None:
    file = _file(tmp_path, calendar(*event()), "events.txt")
    code, out, _ = run("import", desk, file, "--as", "calendar")
    assert (code, out.splitlines()[0]) == (0, "events: 1 new event")


def test_a_trial_changes_nothing(run: Run, desk: Path, tmp_path: Path) -> None:
    file = _file(tmp_path, calendar(*event()))
    for _ in range(2):
        told = json.loads(run("import", desk, file, "--dry-run", "--json")[1])
        assert (told["batch"], told["added"]) == (None, 1)


@pytest.mark.parametrize("as_json", [True, False])
def test_a_file_of_which_nothing_can_be_taken_is_refused_with_its_lines(
    run: Run, desk: Path, tmp_path: Path, as_json: bool
) -> None:
    file = _file(tmp_path, calendar("BEGIN:VEVENT", "SUMMARY:When?", "END:VEVENT"))
    code, out, err = run("import", desk, file, *(["--json"] if as_json else []))
    assert code == 1
    if as_json:
        assert [(one["line"], one["code"]) for one in json.loads(out)["problems"]] == [(3, "no_start")]
    else:
        assert "Line 3: the event has no beginning (DTSTART), so it was left out." in err


def test_columns_are_not_for_calendars(run: Run, desk: Path, tmp_path: Path) -> None:
    code, _, err = run("import", desk, _file(tmp_path, calendar(*event())), "--map", "name=X")
    assert (code, err) == (2, "A calendar needs none of this: give only --group, --dry-run or --json\n")


def test_a_new_desk_is_made_only_for_a_file_that_is_taken(run: Run, tmp_path: Path) -> None:
    new = tmp_path / "new.salesdesk"
    assert run("import", new, _file(tmp_path, calendar()), "--new")[0] == 1
    assert not new.exists()
    assert run("import", new, _file(tmp_path, calendar(*event())), "--new")[0] == 0
    assert new.exists()


def test_2_8_a_reply_is_taken_by_the_command_line(run: Run, desk: Path, tmp_path: Path) -> None:
    opened = open_desk(desk)
    follow_up = opened.following_up.made(Asked(topic="Their answer", day=date(2026, 12, 3), clock=time(10)))
    opened.following_up.bench.do(Edit(None, follow_up))
    opened.close()
    lines = (
        "BEGIN:VEVENT",
        f"UID:{follow_up.uid}",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ida@nordlys.example",
        "END:VEVENT",
    )
    told = json.loads(run("import", desk, _file(tmp_path, calendar(*lines, method="REPLY")), "--json")[1])
    (reply,) = told["replies"]
    assert (reply["topic"], reply["address"], reply["reply"], reply["verdict"]) == (
        "Their answer",
        "ida@nordlys.example",
        "accepted",
        "which_person",
    )
    assert told["group"] is None


def test_2_8_the_desks_calendar_is_written_to_be_subscribed_to(run: Run, desk: Path, tmp_path: Path) -> None:
    path = tmp_path / "desk.ics"
    code, out, _ = run("export", desk, path)
    assert (code, out) == (0, f"Wrote {path}: subscribe to it in your calendar program\n")
    assert b"X-WR-CALNAME:mine" in path.read_bytes()
    assert run("export", desk, path, "--period", "2026")[0] == 2
