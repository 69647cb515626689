"""A proposal from the first key to the PDF, driven by the keyboard over a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.application.proposal_acts import ProposalAct
from salesdesk.application.proposal_checks import Section
from salesdesk.application.proposal_editing import cell_set, option_set, row_added
from salesdesk.application.proposal_lines import line_added, line_from
from salesdesk.domain.proposal import Proposal, ProposalState
from salesdesk.ui.proposing.preview import followed, pages_of
from salesdesk.ui.theme import Theme
from tests.ui.proposing.rooms import ALT, CONTROL, SHIFT, Room, room
from tests.ui.walkers.fitting import clipped, overlapping, shortened_silently
from tests.ui.walkers.reaching import nameless, out_of_order
from tests.ui.walkers.windows import StrayWindows

Key = Qt.Key


@pytest.fixture
def shown(look: Theme, tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as opened:
        yield opened


@pytest.fixture
def drafted(shown: Room) -> Room:
    """A draft with both raised options, opened in the form."""
    shown.open(shown.desk.proposing.draft(deal_id=shown.deal).made(Proposal))
    return shown


@pytest.fixture
def complete(drafted: Room) -> Room:
    """A draft that lacks nothing but its next step."""
    before = drafted.kept()
    products = {p.name: p for p in drafted.desk.proposing.view(before.id).products}
    after = option_set(before, "A", sentence="We fit the press over one weekend.", installation="By us")
    after = option_set(after, "B", sentence="Your mechanics fit it, we show how.", installation="By you")
    after = row_added(after, "Live from")
    after = cell_set(cell_set(after, 0, "A", "1 March"), 0, "B", "1 April")
    after = line_added(after, line_from(products["Press"], "EUR"))
    after = line_added(after, replace(line_from(products["Fitting by us"], "EUR"), b=None))
    after = line_added(after, replace(line_from(products["Training day"], "EUR"), a=None, b=Decimal(2)))
    drafted.desk.selling.keep(before, after)
    drafted.settle()
    return drafted


def test_2_14_two_raised_options_become_a_pdf_by_keyboard_alone(
    shown: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def where(_workbench: object, _title: str, name: str, _kind: str) -> Path:
        asked.append(name)
        return tmp_path / "out.pdf"

    monkeypatch.setattr("salesdesk.ui.proposing.editor.where_to_save", where)
    shown.press(Key.Key_N, CONTROL)
    shown.type_in("Hallertau Malt: Press line")
    shown.press(Key.Key_Return)
    names = [option.name for option in shown.kept().options]
    assert names == ["Fitted by us", "Fitted by their own people"]

    # Refused, naming what is missing; no file was asked for.
    shown.press(Key.Key_S, CONTROL)
    told = shown.editor.trouble.words.accessibleName()
    assert "The PDF was not saved" in told
    assert "Option A needs its one sentence." in told
    assert asked == []

    # "Show" leads to the sentence of A; the sentence of B comes next.
    shown.press(Key.Key_Space)
    shown.type_in("We fit it over one weekend.")
    shown.press(Key.Key_Tab)
    shown.type_in("Your mechanics fit it, we show how.")
    shown.press(Key.Key_Tab)

    # The press is in both options, the crane in A alone.
    shown.press(Key.Key_3, ALT)
    shown.type_in("press")
    shown.press(Key.Key_Return)
    shown.type_in("Crane hire")
    shown.press(Key.Key_Return)
    _back(shown, 2)
    shown.press(Key.Key_Delete)
    _back(shown, 2)
    shown.type_in("1200")
    shown.press(Key.Key_Return)
    assert [[x.text for x in o.lines] for o in shown.kept().options] == [["Press", "Crane hire"], ["Press"]]
    assert [o.totals("EUR").first_year.amount for o in shown.kept().options] == [32_200, 31_000]

    _book(shown)
    assert shown.desk.proposing.view(shown.kept().id).faults == ()

    shown.press(Key.Key_S, CONTROL)
    assert asked == ["IB-2026-0001 Hallertau Malt.pdf"]
    printed = " ".join(page.extract_text() for page in PdfReader(tmp_path / "out.pdf").pages)
    assert "Option A" in printed
    assert "Option B" in printed
    assert "Do you want to go ahead with Option A or would you prefer Option B?" in " ".join(printed.split())
    assert shown.editor.trouble.isHidden()


def _book(shown: Room) -> None:
    shown.press(Key.Key_4, ALT)
    shown.press(Key.Key_Space)
    shown.type_in("3 Dec 10:30")
    # Who should act is asked, and by default they do (2.9).
    shown.press(Key.Key_Return)
    shown.press(Key.Key_Return)


def _back(shown: Room, times: int) -> None:
    for _ in range(times):
        shown.press(Key.Key_Backtab, SHIFT)


def test_what_is_typed_is_kept_and_taken_back_step_by_step(drafted: Room) -> None:
    drafted.press(Key.Key_2, ALT)
    drafted.press(Key.Key_End)
    drafted.type_in(" soon")
    drafted.press(Key.Key_Return)
    assert drafted.kept().options[0].name == "Fitted by us soon"
    assert drafted.editor.head.saved.look.text.startswith("Saved ")
    drafted.shell.history.undo()
    drafted.settle()
    assert drafted.kept().options[0].name == "Fitted by us"
    assert drafted.editor.form.options.field("name", "A").value() == "Fitted by us"


def test_ctrl_shift_a_copies_the_row_in_which_one_types_from_a_to_b(complete: Room) -> None:
    complete.press(Key.Key_2, ALT)
    rows = complete.editor.form.options.rows
    rows.rows[0].focus_side("A")
    rows.rows[0].boxes["A"].selectAll()
    complete.type_in("15 February")
    complete.press(Key.Key_A, CONTROL | SHIFT)
    assert [option.rows[0].text for option in complete.kept().options] == ["15 February", "15 February"]


def test_alt_down_moves_a_row_on_both_sides_and_the_focus_with_it(complete: Room) -> None:
    complete.editor.proposal.change("add", lambda p: row_added(p, "Your effort"))
    complete.settle()
    complete.press(Key.Key_2, ALT)
    rows = complete.editor.form.options.rows
    rows.rows[0].focus_side("B")
    complete.press(Key.Key_Down, ALT)
    for option in complete.kept().options:
        assert [row.label for row in option.rows] == ["Your effort", "Live from"]
    assert rows.rows[1].boxes["B"].hasFocus()


def test_a_quantity_that_would_leave_an_item_in_no_option_is_refused_in_place(complete: Room) -> None:
    complete.press(Key.Key_3, ALT)
    line = next(x for x in complete.editor.form.investment.lines if x.text.value() == "Fitting by us")
    line.quantities["A"].setFocus(Qt.FocusReason.TabFocusReason)
    complete.press(Key.Key_Delete)
    complete.press(Key.Key_Return)
    assert "at least one option" in complete.editor.trouble.words.accessibleName()
    assert line.quantities["A"].text() == "1"
    assert len(complete.kept().options[0].lines) == 2


def test_2_16_an_option_that_nobody_raised_leads_to_the_talks(drafted: Room) -> None:
    raised = drafted.editor.form.options.raised["B"]
    drafted.press(Key.Key_2, ALT)
    raised.button.setFocus()
    drafted.press(Key.Key_Space)
    picker = QApplication.activePopupWidget()
    assert picker is not None
    ticked = [tick for tick in raised.picker_ticks() if tick.value()]
    assert len(ticked) == 1
    ticked[0].setFocus()
    drafted.press(Key.Key_Space)
    drafted.press(Key.Key_Escape)
    assert drafted.kept().options[1].raised == ()
    assert raised.missing.isVisible()
    told = [row.words.text() for row in drafted.editor.form.checklist.rows()]
    assert any("Option B was not raised in a talk yet" in sentence for sentence in told)


def test_2_7_loose_words_book_nothing_and_are_answered(complete: Room) -> None:
    complete.press(Key.Key_4, ALT)
    complete.press(Key.Key_Space)
    complete.type_in("next week")
    card = complete.editor.form.next_step.step
    quick = card.form.when.quick
    assert quick is not None
    assert "let's put a date and time in the calendar" in quick.answer.words.accessibleName()
    complete.press(Key.Key_Return)
    assert "Not booked yet" in card.trouble.words.accessibleName()
    assert complete.kept().next_step is None
    assert complete.desk.following_up.due() == []


def test_an_issued_proposal_is_frozen_and_its_next_revision_is_a_draft_again(complete: Room) -> None:
    _book(complete)
    complete.shell.actions.do("proposals.issue")
    complete.press(Key.Key_Space)
    assert complete.kept().state is ProposalState.ISSUED
    name = complete.editor.form.options.field("name", "A")
    assert name.isReadOnly()
    assert complete.editor.strip.acts[ProposalAct.MAIL].isVisible()
    complete.editor.sending.do(ProposalAct.REVISE)
    complete.settle()
    assert complete.shell.window.toast.words.text() == "Revision 2 started"
    assert (complete.kept().state, complete.kept().revision) == (ProposalState.DRAFT, 2)
    assert not name.isReadOnly()


def test_the_preview_follows_a_pause_with_what_was_typed_last(drafted: Room) -> None:
    assert [c.options[0].name for c in drafted.previewed.contents] == ["Fitted by us"]
    for name in ("One", "Two", "Three"):
        drafted.editor.proposal.change("name", partial(option_set, letter="A", name=name))
    drafted.wait_until(lambda: len(drafted.previewed.contents) == 2)
    assert [c.options[0].name for c in drafted.previewed.contents] == ["Fitted by us", "Three"]
    assert [document.closed for document in drafted.previewed.documents] == [1, 0]


def test_in_a_small_window_ctrl_shift_v_brings_the_preview_beside_the_form_or_in_its_place(
    drafted: Room, look: Theme
) -> None:
    window, form = drafted.shell.window, drafted.editor.form
    preview = drafted.editor.preview
    assert preview is not None
    assert preview.isVisible()
    window.resize(1180, 760)
    drafted.settle()
    assert (form.isVisible(), preview.isVisible()) == (True, False)
    drafted.press(Key.Key_V, CONTROL | SHIFT)
    assert (form.isVisible(), preview.isVisible()) == (True, True)
    look.set_text_size(150)
    window.resize(1181, 760)
    drafted.settle()
    assert (form.isVisible(), preview.isVisible()) == (False, True)
    preview.back.setFocus()
    drafted.press(Key.Key_Space)
    assert (form.isVisible(), preview.isVisible()) == (True, False)


def test_the_page_of_a_section_is_found_whatever_parts_the_document_has() -> None:
    heard, options, investment, step = Section
    assert pages_of((0, 1, 2, 3, 4, 5), heard=True) == {heard: 1, options: 2, investment: 3, step: 4}
    assert pages_of((0, 1, 3, 4), heard=False) == {options: 1, investment: 3}
    assert pages_of((0, 1, 2, 4, 5), heard=False) == {options: 1, investment: 2, step: 4}


def test_the_page_shown_follows_its_part_wherever_the_part_moves() -> None:
    heard, options, investment, step = Section
    before = {options: 1, investment: 2, step: 4}
    moved = {heard: 1, options: 2, investment: 4, step: 5}
    assert followed(2, investment, before, moved) == 4
    assert followed(1, options, before, moved) == 2
    # The second page of the investment is gone, the cover stays where it is.
    assert followed(3, investment, before, moved) == 4
    assert followed(0, investment, before, moved) == 0
    # What is heard first gets its page, and leaves it again with the last word of it.
    assert followed(1, heard, before, moved) == 1
    assert followed(2, heard, before, moved) == 1
    assert followed(1, heard, moved, before) == 1
    # The acceptance behind the last part moves with it.
    assert followed(5, step, before, {options: 1, investment: 2, step: 6}) == 7


def test_the_preview_goes_along_when_the_part_that_is_edited_moves_to_another_page(drafted: Room) -> None:
    preview = drafted.editor.preview
    assert preview is not None
    drafted.press(Key.Key_3, ALT)
    assert preview.pages.page == 2
    drafted.previewed.starts = (0, 1, 3, 4)
    drafted.editor.proposal.change("name", partial(option_set, letter="A", name="One and a page more"))
    drafted.wait_until(lambda: len(drafted.previewed.contents) == 2)
    assert preview.pages.page == 3


def test_enter_in_the_list_opens_and_alt_0_goes_back(complete: Room) -> None:
    complete.press(Key.Key_0, ALT)
    assert complete.page.stack.currentWidget() is complete.page.list
    complete.press(Key.Key_Return)
    assert complete.page.stack.currentWidget() is complete.editor
    assert complete.editor.form.section is Section.OPTIONS


def test_a_pdf_that_cannot_be_written_says_so_in_place_and_offers_another_folder(
    complete: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paths = [tmp_path / "nowhere" / "out.pdf", tmp_path / "out.pdf"]
    monkeypatch.setattr("salesdesk.ui.proposing.editor.where_to_save", lambda *_: paths.pop(0))
    _book(complete)
    complete.press(Key.Key_S, CONTROL)
    told = complete.editor.trouble.words.accessibleName()
    assert "its folder does not exist" in told
    assert "is safe" in told
    complete.editor.trouble.button.setFocus()
    complete.press(Key.Key_Space)
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert complete.editor.trouble.isHidden()


def test_taking_back_the_beginning_of_a_proposal_leads_to_the_list(shown: Room) -> None:
    shown.press(Key.Key_N, CONTROL)
    shown.type_in("Hallertau Malt: Press line")
    shown.press(Key.Key_Return)
    assert shown.page.stack.currentWidget() is shown.editor
    shown.press(Key.Key_Z, CONTROL)
    assert shown.page.stack.currentWidget() is shown.page.list
    assert shown.desk.proposing.listed() == []


@pytest.mark.parametrize(("mode", "size"), [("light", 100), ("dark", 150)])
def test_every_section_fits_a_small_window_and_is_walked_in_order(
    look: Theme, tmp_path: Path, mode: str, size: int
) -> None:
    look.set_mode("dark" if mode == "dark" else "light")
    look.set_text_size(size)
    with room(tmp_path) as shown:
        window = shown.shell.window
        window.resize(1180, 760)
        with StrayWindows() as stray:
            shown.open(shown.desk.proposing.draft(deal_id=shown.deal).made(Proposal))
        assert stray.found == []
        for section in Section:
            shown.editor.form.show_section(section)
            shown.settle()
            faults = clipped(window) + overlapping(window) + shortened_silently(window) + nameless(window)
            assert faults + out_of_order(window, [window.sidebar, *shown.page.panes()]) == [], section
