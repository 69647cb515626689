"""Names of a file that are like names here are matched by keyboard, before the file is brought in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from salesdesk.app.program import Opened
from salesdesk.application.desk import Desk
from salesdesk.application.rows import DealQuery
from salesdesk.domain.deal import Deal
from salesdesk.ui.fields import Segments
from salesdesk.ui.importing.dialog import ImportDialog
from salesdesk.ui.parts import Button
from salesdesk.ui.theme import Theme
from tests.ui.walkers import fitting, reaching
from tests.ui.windows import TODAY, empty_desk, press, settle, type_in, window_over

HEAD = "id,deal,account,owner,stage,value,expected close\n"


@pytest.fixture
def desk(look: Theme, tmp_path: Path) -> Iterator[Desk]:
    """Return a desk with the usual stages and two accounts that have a deal each."""
    made = empty_desk(tmp_path)
    rows = (
        "1,Hall 1,Nordwind GmbH,Ilse Brandt,Proposal,1000,2027-01-31\n"
        "2,Hall 2,Beck,Ilse Brandt,Proposal,2000,2027-01-31\n"
    )
    made.importing.apply(made.importing.understand(made.importing.read(_file(tmp_path, rows))))
    yield made
    made.close()


@pytest.fixture
def opened(desk: Desk, tmp_path: Path) -> Iterator[Opened]:
    with window_over(desk, tmp_path) as shown:
        yield shown


def _file(folder: Path, rows: str) -> Path:
    path = folder / "deals.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return path


def _dialog(opened: Opened, path: Path) -> ImportDialog:
    dialog = ImportDialog(opened.shell.workbench, path)
    dialog.open()
    settle(opened)
    return dialog


def _deals(desk: Desk) -> dict[str, Deal]:
    rows = desk.selling.page(DealQuery(as_of=TODAY, statuses=frozenset())).rows
    deals = [desk.selling.deal(row.id).deal for row in rows]
    return {deal.title: deal for deal in deals}


def _button(dialog: ImportDialog, words: str) -> Button:
    return next(b for b in dialog.findChildren(Button) if b.text().strip() == words and b.isVisible())


def _wait(opened: Opened, dialog: ImportDialog) -> None:
    """Let the preview follow what was decided."""
    dialog.matches.follow()
    settle(opened)


def test_a_file_whose_names_are_all_exact_has_no_matching_step(opened: Opened, tmp_path: Path) -> None:
    dialog = _dialog(opened, _file(tmp_path, "3,Hall 3,nordwind gmbh,Ilse Brandt,Proposal,10,2027-03-31\n"))
    assert not dialog.matches.is_needed
    assert not [b for b in dialog.findChildren(Button) if "match" in b.text().lower() and b.isVisible()]
    assert _button(dialog, "Import 1 row").property("kind") == "primary"


def test_names_are_matched_added_as_new_and_chosen_by_keyboard_alone(
    opened: Opened, desk: Desk, tmp_path: Path
) -> None:
    rows = (
        '3,Hall 3,Nordwind,Ilse Brandt,Angebot,10,2027-03-31\n4,Hall 4,Nordwind,"Brandt, Ilse",Proposal,20,2027-03-31\n'
    )
    dialog = _dialog(opened, _file(tmp_path, rows))
    step = dialog.matches
    match = _button(dialog, "Look at 3 matches")
    assert match.property("kind") == "primary"
    match.setFocus()
    press(opened, Qt.Key.Key_Space)
    settle(opened)
    assert step.table.hasFocus()
    press(opened, Qt.Key.Key_Return)  # the stage, as proposed
    press(opened, Qt.Key.Key_Delete)  # the owner, as a new one
    assert step.open_lines == 1
    step.deciding.other.setFocus()
    type_in(opened, "Beck")
    press(opened, Qt.Key.Key_Return)
    settle(opened)
    assert step.open_lines == 0
    _wait(opened, dialog)
    _button(dialog, "Import 2 rows").click()
    settle(opened)
    deals = _deals(desk)
    beck = deals["Hall 2"].account_id
    assert (deals["Hall 3"].account_id, deals["Hall 4"].account_id) == (beck, beck)
    assert deals["Hall 3"].stage_id == deals["Hall 1"].stage_id
    assert deals["Hall 4"].owner_id != deals["Hall 3"].owner_id


def test_all_that_look_alike_are_taken_at_once_and_the_preview_follows(opened: Opened, tmp_path: Path) -> None:
    rows = (
        "3,Hall 3,Nordwind AG,Ilse Brandt,Proposal,10,2027-03-31\n"
        "4,Hall 4,Beck Ltd,Ilse Brandt,Proposal,20,2027-03-31\n"
    )
    dialog = _dialog(opened, _file(tmp_path, rows))
    _button(dialog, "Look at 2 matches").click()
    _button(dialog, "Match all that look alike").click()
    _wait(opened, dialog)
    settle(opened)
    assert [line.becomes for line in dialog.matches.names()] == ["Nordwind GmbH", "Beck"]
    assert "No new names" in dialog.matches.told()


def test_a_row_that_looks_like_a_deal_here_is_that_deal_when_the_person_says_so(
    opened: Opened, desk: Desk, tmp_path: Path
) -> None:
    dialog = _dialog(opened, _file(tmp_path, "77,Hall 1,Nordwind GmbH,Ilse Brandt,Agreement,1000,2027-02-05\n"))
    _button(dialog, "Look at 1 match").click()
    settle(opened)
    _button(dialog, "Same deal").click()
    _wait(opened, dialog)
    settle(opened)
    _button(dialog, "Import 1 row").click()
    settle(opened)
    deals = _deals(desk)
    assert set(deals) == {"Hall 1", "Hall 2"}
    assert deals["Hall 1"].expected_on == date(2027, 2, 5)


def test_the_next_file_of_the_same_headings_is_matched_without_asking(
    opened: Opened, desk: Desk, tmp_path: Path
) -> None:
    dialog = _dialog(opened, _file(tmp_path, "3,Hall 3,Nordwind,Ilse Brandt,Proposal,10,2027-03-31\n"))
    _button(dialog, "Look at 1 match").click()
    press(opened, Qt.Key.Key_Return)
    _button(dialog, "Import 1 row").click()
    dialog.matches.follow()  # as when the pause after a decision ends while the rows are brought in
    settle(opened)
    again = _dialog(opened, _file(tmp_path, "5,Hall 5,Nordwind,Ilse Brandt,Proposal,10,2027-04-30\n"))
    assert again.matches.open_lines == 0
    assert [line.becomes for line in again.matches.names()] == ["Nordwind GmbH"]
    _button(again, "Import 1 row").click()
    settle(opened)
    deals = _deals(desk)
    assert deals["Hall 5"].account_id == deals["Hall 1"].account_id


def test_the_kinds_are_gone_through_one_after_the_other(opened: Opened, tmp_path: Path) -> None:
    dialog = _dialog(opened, _file(tmp_path, "3,Hall 3,Nordwind,I. Brandt,Angebot,10,2027-03-31\n"))
    _button(dialog, "Look at 3 matches").click()
    kinds = dialog.matches.findChild(Segments)
    assert isinstance(kinds, Segments)
    seen = []
    for _ in range(3):
        seen.append(kinds.value().value)
        press(opened, Qt.Key.Key_Return)
    assert seen == ["stage", "owner", "account"]
    assert dialog.matches.open_lines == 0


@pytest.mark.parametrize("size", [(1440, 900), (1180, 760)])
def test_nothing_of_the_step_is_cut_nameless_or_out_of_reach(
    opened: Opened, tmp_path: Path, size: tuple[int, int]
) -> None:
    opened.window.resize(*size)
    rows = "3,Hall 3,Nordwind,I. Brandt,Angebot,10,2027-03-31\n77,Hall 1,Nordwind GmbH,Jo,Proposal,1000,2027-02-05\n"
    dialog = _dialog(opened, _file(tmp_path, rows))
    _button(dialog, "Look at 4 matches").click()
    settle(opened)
    assert fitting.clipped(dialog) == fitting.overlapping(dialog) == fitting.shortened_silently(dialog) == []
    assert reaching.nameless(dialog) == reaching.unreachable(dialog) == reaching.out_of_order(dialog, []) == []
