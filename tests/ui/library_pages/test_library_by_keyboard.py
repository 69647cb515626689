"""The library is filled by the keyboard alone, from an empty desk; what rests on calls is told beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from salesdesk.app.program import Opened
from salesdesk.application.desk import Desk
from salesdesk.application.library_list import Shelf
from salesdesk.domain.competitor import Claim, ClaimKind, Competitor
from salesdesk.domain.material import Material
from salesdesk.domain.objection import ObjectionKind
from salesdesk.ui.library_pages.competitor_page import CompetitorPage
from salesdesk.ui.library_pages.material_page import MaterialPage
from salesdesk.ui.library_pages.objection_page import ObjectionPage
from salesdesk.ui.library_pages.page import LibraryPage
from salesdesk.ui.library_pages.playbook_page import PlaybookPage
from salesdesk.ui.pages import takes_tab
from salesdesk.ui.parts import CountedButton
from salesdesk.ui.theme import Theme
from tests.ui.windows import TODAY, empty_desk, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier
PAUSE = 340


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return empty_desk(tmp_path)


@pytest.fixture
def opened(look: Theme, desk: Desk, tmp_path: Path) -> Iterator[Opened]:
    with window_over(desk, tmp_path) as window:
        window.window.go("library")
        settle(window)
        yield window


@pytest.fixture
def page(opened: Opened) -> LibraryPage:
    found = opened.window.page("library")
    assert isinstance(found, LibraryPage)
    return found


def shown_key(page: LibraryPage) -> UUID | None:
    return page.record.key if page.record is not None else None


def write(opened: Opened, text: str) -> None:
    """Type into the field that has the focus and go on to the next."""
    type_in(opened, text)
    press(opened, Key.Key_Tab)


def new(opened: Opened, name: str) -> None:
    press(opened, Key.Key_N, modifier=CONTROL)
    type_in(opened, name)
    press(opened, Key.Key_Return)
    settle(opened)


def add_line(opened: Opened, *texts: str) -> None:
    press(opened, Key.Key_A, modifier=BOTH)
    for text in texts:
        write(opened, text)
    press(opened, Key.Key_Escape)


def test_1_12_a_competitor_gets_an_advantage_by_the_keyboard_and_is_warned_until_it_has_a_source(
    opened: Opened, desk: Desk, page: LibraryPage
) -> None:
    assert page.empty_state.title.text() == "No competitors yet"
    new(opened, "Frostline")
    shown = page.record
    assert isinstance(shown, CompetitorPage)
    assert opened.window.focusWidget() is shown.name, "whoever adds one goes on writing it"
    press(opened, Key.Key_Tab)
    write(opened, "Per month")
    add_line(opened, "Certificate in the box")
    (view,) = desk.library.competitors()
    (claim,) = view.competitor.claims
    assert view.competitor.price_model == "Per month"
    assert (claim.kind, claim.text, claim.known_on) == (ClaimKind.ADVANTAGE, "Certificate in the box", TODAY)
    (slot,) = shown.lines[ClaimKind.ADVANTAGE].list.slots()
    assert "Without a source this is never printed." in slot.face.accessibleName()
    slot.face.setFocus()
    press(opened, Key.Key_Return, Key.Key_Tab)
    write(opened, "Laboratory, page 2")
    press(opened, Key.Key_Escape)
    assert desk.library.competitors()[0].competitor.claims[0].may_be_printed
    assert "never printed" not in slot.face.accessibleName()


def test_4_15_lines_move_go_and_come_back_by_the_keyboard(opened: Opened, desk: Desk, page: LibraryPage) -> None:
    claims = tuple(Claim(id=UUID(int=n), kind=ClaimKind.WEAKNESS, text=f"Weak {n}") for n in (1, 2))
    desk.selling.keep(None, Competitor(id=UUID(int=9), name="Kestrel", claims=claims))
    page.open_target(str(UUID(int=9)))
    settle(opened)
    shown = page.record
    assert isinstance(shown, CompetitorPage)
    shown.lines[ClaimKind.WEAKNESS].list.slots()[1].face.setFocus()
    press(opened, Key.Key_Up, modifier=ALT)
    assert [one.id.int for one in desk.library.competitor(UUID(int=9)).competitor.claims] == [2, 1]
    press(opened, Key.Key_Delete)
    assert [one.id.int for one in desk.library.competitor(UUID(int=9)).competitor.claims] == [1]
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert [one.id.int for one in desk.library.competitor(UUID(int=9)).competitor.claims] == [2, 1]


def test_b14_an_objection_gets_an_answer_by_the_keyboard_and_its_record_stands_beside_it(
    opened: Opened, desk: Desk, page: LibraryPage
) -> None:
    press(opened, Key.Key_2, modifier=ALT)
    new(opened, "You are too dear")
    add_line(opened, "Over 12 months we are not", "Comparison sheet")
    (view,) = desk.library.objections()
    assert view.objection.kind is ObjectionKind.PRICE
    (answer,) = view.objection.answers
    assert (answer.answer, answer.proof) == ("Over 12 months we are not", "Comparison sheet")
    shown = page.record
    assert isinstance(shown, ObjectionPage)
    (slot,) = shown.answers.list.slots()
    assert "Not told in a call yet" in slot.face.accessibleName()


def test_3_3_a_material_is_added_by_the_keyboard_and_only_a_file_can_be_opened(
    opened: Opened, desk: Desk, page: LibraryPage, tmp_path: Path
) -> None:
    press(opened, Key.Key_3, modifier=ALT)
    new(opened, "Reference letter")
    shown = page.record
    assert isinstance(shown, MaterialPage)
    press(opened, Key.Key_Tab, Key.Key_Tab)
    write(opened, "https://example.org/letter")
    assert not shown.open_file.isEnabled(), "a page is not opened from here"
    shown.place.setFocus()
    press(opened, Key.Key_A, modifier=CONTROL)
    write(opened, str(tmp_path / "gone.pdf"))
    assert desk.library.materials()[0].material.place == str(tmp_path / "gone.pdf")
    shown.open_file.setFocus()
    press(opened, Key.Key_Space)
    assert "no file at this place" in shown.place.accessibleDescription()


def test_4_9_a_playbook_gets_two_steps_by_the_keyboard_and_their_days_are_counted_back(
    opened: Opened, desk: Desk, page: LibraryPage
) -> None:
    press(opened, Key.Key_4, modifier=ALT)
    new(opened, "Plants with an audit")
    add_line(opened, "Two options", "14")
    add_line(opened, "Trial", "60")
    (book,) = desk.library.playbooks()
    assert [(step.name, step.lead_days) for step in book.steps] == [("Trial", 60), ("Two options", 14)]
    shown = page.record
    assert isinstance(shown, PlaybookPage)
    shown.decides.setFocus()
    press(opened, Key.Key_A, modifier=CONTROL)
    write(opened, "2027-02-01")
    assert shown.dates_told() == ["Trial: By Thu 3 Dec", "Two options: By 18 Jan 2027"]


def test_arrows_go_through_the_parts_and_tab_stops_at_the_one_in_front(opened: Opened, page: LibraryPage) -> None:
    press(opened, Key.Key_3, modifier=ALT)
    stops = [button.text() for button in page.list.findChildren(CountedButton) if takes_tab(button)]
    assert stops == ["Materials"]
    next(button for button in page.list.findChildren(CountedButton) if takes_tab(button)).setFocus()
    press(opened, Key.Key_Down)
    assert page.list.shelf is Shelf.PLAYBOOKS
    assert page.empty_state.title.text() == "No playbooks yet"


@pytest.mark.parametrize("shelf", Shelf)
def test_what_was_added_to_the_library_is_taken_back_step_by_step(
    opened: Opened, desk: Desk, page: LibraryPage, shelf: Shelf
) -> None:
    page.list.show_shelf(shelf)
    settle(opened)
    new(opened, "Frostline")
    assert [(one.shelf, one.name) for one in desk.library.entries()] == [(shelf, "Frostline")]
    type_in(opened, " and sons")
    press(opened, Key.Key_Tab)
    (written,) = desk.library.entries()
    assert "and sons" in written.name
    opened.shell.history.undo()
    settle(opened)
    assert [one.name for one in desk.library.entries()] == ["Frostline"]
    opened.shell.history.undo()
    settle(opened)
    assert desk.library.entries() == ()
    assert page.record is None or not page.record.isVisible()
    for _ in range(2):
        opened.shell.history.redo()
        settle(opened)
    assert [one.name for one in desk.library.entries()] == [written.name]


def test_what_was_put_away_comes_back_with_undo_and_the_next_one_is_shown(
    opened: Opened, desk: Desk, page: LibraryPage
) -> None:
    for number, name in ((1, "Data sheet"), (2, "Price list")):
        desk.selling.keep(None, Material(id=UUID(int=number), name=name))
    page.open_target(str(UUID(int=1)))
    settle(opened)
    assert page.list.shelf is Shelf.MATERIALS, "whatever its kind, its part comes to the front"
    page.list.table.setFocus()
    press(opened, Key.Key_Delete)
    assert [one.name for one in page.list.seen()] == ["Price list"]
    assert shown_key(page) == UUID(int=2)
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert [one.name for one in page.list.seen()] == ["Data sheet", "Price list"]


def test_ctrl_f_finds_in_the_part_in_front_and_arrows_show_what_they_pick(
    opened: Opened, desk: Desk, page: LibraryPage
) -> None:
    for number, name in ((1, "Data sheet"), (2, "Price list"), (3, "Price of service")):
        desk.selling.keep(None, Material(id=UUID(int=number), name=name))
    page.open_target(str(UUID(int=1)))
    settle(opened)
    press(opened, Key.Key_F, modifier=CONTROL)
    type_in(opened, "PRICE")
    QTest.qWait(200)
    settle(opened)
    assert [one.name for one in page.list.seen()] == ["Price list", "Price of service"]
    type_in(opened, " of nothing")
    QTest.qWait(200)
    settle(opened)
    assert page.list.seen() == []
    page.list.search.set_value("price")
    page.list.table.setFocus()
    press(opened, Key.Key_Down)
    assert shown_key(page) == page.list.seen()[-1].id


def test_words_that_are_emptied_are_not_lost_and_a_name_is_asked_for(
    opened: Opened, desk: Desk, page: LibraryPage
) -> None:
    claim = Claim(id=UUID(int=1), kind=ClaimKind.ADVANTAGE, text="In the box", source="Report")
    desk.selling.keep(None, Competitor(id=UUID(int=9), name="Kestrel", claims=(claim,)))
    page.open_target(str(UUID(int=9)))
    settle(opened)
    shown = page.record
    assert isinstance(shown, CompetitorPage)
    shown.name.setFocus()
    press(opened, Key.Key_A, modifier=CONTROL)
    press(opened, Key.Key_Delete, Key.Key_Tab)
    assert "needs a name" in shown.name.accessibleDescription()
    (slot,) = shown.lines[ClaimKind.ADVANTAGE].list.slots()
    slot.face.setFocus()
    press(opened, Key.Key_Return)
    press(opened, Key.Key_A, modifier=CONTROL)
    press(opened, Key.Key_Delete)
    QTest.qWait(PAUSE)
    settle(opened)
    press(opened, Key.Key_Escape)
    assert desk.library.competitor(UUID(int=9)).competitor == replace(
        desk.library.competitor(UUID(int=9)).competitor, name="Kestrel", claims=(claim,)
    )
    assert "In the box" in slot.face.accessibleName()


def test_the_palette_leads_to_what_the_library_holds(opened: Opened, desk: Desk, page: LibraryPage) -> None:
    desk.selling.keep(None, Competitor(id=UUID(int=9), name="Øst Varme"))
    opened.window.go("today")
    settle(opened)
    press(opened, Key.Key_K, modifier=CONTROL)
    type_in(opened, "varme")
    QTest.qWait(200)
    settle(opened)
    press(opened, Key.Key_Return)
    settle(opened)
    assert opened.window.page_id == "library"
    assert shown_key(page) == UUID(int=9)
