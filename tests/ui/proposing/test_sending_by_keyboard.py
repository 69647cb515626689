"""A proposal goes out, comes back and wins the deal, by the keyboard alone and with real files (2.18, 4.18, B1)."""

from __future__ import annotations

import email
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import policy
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from salesdesk.app.program import Opened
from salesdesk.application.desk import Desk
from salesdesk.application.proposal_acts import ProposalAct
from salesdesk.domain.answer import Doubt
from salesdesk.domain.deal import Status
from salesdesk.domain.proposal import ProposalState
from salesdesk.ui.answering.page import ReturnedPage
from salesdesk.ui.proposing.page import ProposalsPage
from salesdesk.ui.proposing.told_us import ToldUsDialog
from salesdesk.ui.theme import Theme
from tests.application.offered import SIGNED_B, came_back, deal_with_two_raised, draft_for
from tests.imports import making_pdfs as making
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a draft that may go out."""
    made = empty_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def deal(desk: Desk) -> UUID:
    return deal_with_two_raised(desk)


@pytest.fixture
def draft(desk: Desk, deal: UUID) -> UUID:
    return draft_for(desk, deal)


@pytest.fixture
def opened(look: Theme, desk: Desk, draft: UUID, tmp_path: Path) -> Iterator[Opened]:
    """A window with the draft in front."""
    with window_over(desk, tmp_path) as shown:
        shown.window.go("proposals", str(draft))
        settle(shown)
        yield shown


def proposals(opened: Opened) -> ProposalsPage:
    page = opened.window.page("proposals")
    assert isinstance(page, ProposalsPage)
    return page


def returned(opened: Opened) -> ReturnedPage:
    page = opened.window.page("returned")
    assert isinstance(page, ReturnedPage)
    return page


def told(opened: Opened) -> str:
    return opened.window.toast.words.text().replace("\xa0", " ")


def by_palette(opened: Opened, words: str) -> None:
    """Do something as a person does who knows its name."""
    press(opened, Key.Key_K, modifier=CONTROL)
    type_in(opened, words)
    settle(opened)
    press(opened, Key.Key_Return)


def carried(paths: Sequence[Path]) -> QMimeData:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return content


def drag(opened: Opened, paths: Sequence[Path]) -> bool:
    """Bring files over a text field of the window, as a desktop does; tell whether they may be let go."""
    content, no_key = carried(paths), Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(700, 400), Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, no_key)
    QApplication.sendEvent(opened.window.windowHandle(), enter)
    settle(opened)
    return enter.isAccepted()


def drop(opened: Opened, paths: Sequence[Path]) -> bool:
    """Let files go over a text field of the window; tell whether they were taken."""
    taken = drag(opened, paths)
    content, no_key = carried(paths), Qt.KeyboardModifier.NoModifier
    let_go = QDropEvent(QPointF(700, 400), Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, no_key)
    QApplication.sendEvent(opened.window.windowHandle(), let_go)
    settle(opened)
    return taken


def test_b1_issue_draft_an_e_mail_read_the_answer_win_and_undo_by_keyboard(
    opened: Opened, desk: Desk, deal: UUID, draft: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_palette(opened, "Issue the proposal")
    assert desk.proposing.view(draft).proposal.state is ProposalState.DRAFT  # the strip asks first
    press(opened, Key.Key_Space)
    assert desk.proposing.view(draft).proposal.state is ProposalState.ISSUED

    letter = tmp_path / "to them.eml"
    monkeypatch.setattr("salesdesk.ui.proposing.sending.where_to_save", lambda *_: letter)
    press(opened, Key.Key_E, modifier=CONTROL | SHIFT)
    message = email.message_from_bytes(letter.read_bytes(), policy=policy.default)
    assert message["X-Unsent"] == "1"
    (attached,) = message.iter_attachments()
    assert attached.get_content() == desk.proposing.view(draft).revisions[-1].pdf

    back = came_back(desk, draft, **SIGNED_B)
    monkeypatch.setattr("salesdesk.ui.answering.choosing_file.what_to_open", lambda *_: back)
    press(opened, Key.Key_R, modifier=CONTROL | SHIFT)
    assert opened.window.page_id == "proposals"
    assert told(opened) == "Hallertau Malt chose Option B: the deal is won at € 6,720."
    assert desk.selling.deal(deal).deal.status is Status.WON
    strip = proposals(opened).editor.strip
    assert "Eva Lind chose Option B, received on 1 December 2026." in strip.accessibleName()
    assert strip.acts[ProposalAct.AGREEMENT].isVisible()
    assert strip.acts[ProposalAct.FILE].isVisible()

    press(opened, Key.Key_Z, modifier=CONTROL)
    assert desk.selling.deal(deal).deal.status is Status.OPEN
    assert desk.proposing.view(draft).proposal.state is ProposalState.ISSUED
    assert "Waits for a choice" in strip.accessibleName()

    # What somebody took back is not taken by itself again: the page asks.
    press(opened, Key.Key_R, modifier=CONTROL | SHIFT)
    assert opened.window.page_id == "returned"
    assert desk.selling.deal(deal).deal.status is Status.OPEN


def test_2_16_undo_after_issuing_takes_nothing_else_back_and_says_what_to_do(
    opened: Opened, desk: Desk, draft: UUID
) -> None:
    history = opened.shell.workbench.history
    before = desk.proposing.view(draft).proposal
    opened.shell.workbench.act("Rename it", lambda: desk.selling.keep(before, replace(before, title="Another name")))
    settle(opened)
    by_palette(opened, "Issue the proposal")
    press(opened, Key.Key_Space)
    assert history.undo_text == "Issue IB-2026-0001"
    press(opened, Key.Key_Z, modifier=CONTROL)
    view = desk.proposing.view(draft)
    assert (view.proposal.title, view.proposal.state) == ("Another name", ProposalState.ISSUED)
    assert told(opened).endswith(
        "IB-2026-0001 was issued, which is not taken back: withdraw it or start the next revision"
    )


def test_4_18_the_agreement_and_the_returned_file_are_saved_from_the_answered_proposal(
    opened: Opened, desk: Desk, draft: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.proposing.issue(draft)
    back = came_back(desk, draft, **SIGNED_B)
    desk.answering.take(desk.answering.read(back), "B")
    settle(opened)
    paths = [tmp_path / "agreement.pdf", tmp_path / "kept.pdf", tmp_path / "internal.pdf"]
    monkeypatch.setattr("salesdesk.ui.proposing.sending.where_to_save", lambda *_: paths[0])
    press(opened, Key.Key_S, modifier=CONTROL | SHIFT)
    assert paths.pop(0).read_bytes().startswith(b"%PDF")
    proposals(opened).editor.sending.do(ProposalAct.FILE)
    settle(opened)
    assert paths.pop(0).read_bytes() == back.read_bytes()
    by_palette(opened, "Save internal copy")
    assert paths.pop(0).read_bytes() != desk.proposing.view(draft).revisions[-1].pdf


def test_2_18_one_that_waits_is_superseded_only_when_a_person_says_so(
    opened: Opened, desk: Desk, deal: UUID, draft: UUID
) -> None:
    other = draft_for(desk, deal)
    desk.proposing.issue(other)
    number = desk.proposing.view(other).proposal.number
    settle(opened)
    by_palette(opened, "Issue the proposal")
    press(opened, Key.Key_Space)
    strip = proposals(opened).editor.strip
    assert strip.issue.accessibleName() == f"Issue and supersede {number}"
    assert desk.proposing.view(draft).proposal.state is ProposalState.DRAFT
    press(opened, Key.Key_Space)
    assert desk.proposing.view(draft).proposal.state is ProposalState.ISSUED
    assert desk.proposing.view(other).proposal.state is ProposalState.SUPERSEDED


def test_b1_an_answer_told_by_word_names_the_option_and_who_said_it(
    opened: Opened, desk: Desk, deal: UUID, draft: UUID
) -> None:
    desk.proposing.issue(draft)
    settle(opened)
    press(opened, Key.Key_T, modifier=CONTROL | SHIFT)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ToldUsDialog)
    assert dialog.choice.value() is None
    dialog.answer()
    settle(opened)
    assert desk.selling.deal(deal).deal.status is Status.OPEN
    dialog.choice.setFocus()
    press(opened, Key.Key_Down)
    press(opened, Key.Key_Tab)
    type_in(opened, "Eva Lind")
    press(opened, Key.Key_Return)
    assert desk.selling.deal(deal).deal.status is Status.WON
    (answer,) = desk.proposing.view(draft).answers
    assert (answer.choice, answer.signer, answer.file) == ("A", "Eva Lind", b"")


def test_b1_what_is_in_doubt_is_shown_and_a_person_decides(opened: Opened, desk: Desk, deal: UUID, draft: UUID) -> None:
    desk.proposing.issue(draft)
    back = came_back(desk, draft, **SIGNED_B, remarks="Please in March")
    assert drop(opened, [back])
    page = returned(opened)
    assert opened.window.page_id == "returned"
    assert page.pages.pages.image is not None
    assert desk.selling.deal(deal).deal.status is Status.OPEN
    left, right = page.choosing.cards
    totals = [card.total.text().replace("\xa0", " ") for card in (left, right)]
    assert totals == ["€ 5,720 in the first year", "€ 6,720 in the first year"]
    assert left.height() == right.height()
    assert abs(left.width() - right.width()) <= 1
    assert QApplication.focusWidget() is page.choosing.leave  # neither option is preset
    left.take.setFocus()
    press(opened, Key.Key_Return)
    assert desk.selling.deal(deal).deal.status is Status.WON
    (answer,) = desk.proposing.view(draft).answers
    assert (answer.choice, answer.doubts, answer.remarks) == ("A", (Doubt.REMARKS,), "Please in March")
    assert opened.window.page_id == "proposals"


def test_b1_a_person_says_which_proposal_a_scan_answers(
    opened: Opened, desk: Desk, deal: UUID, draft: UUID, tmp_path: Path
) -> None:
    desk.proposing.issue(draft)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(making.proposal(("A page", "Another page")))
    drop(opened, [scan])
    choosing = returned(opened).choosing
    assert QApplication.focusWidget() is choosing.which
    assert choosing.which.value() is None
    press(opened, Key.Key_Down)
    assert choosing.cards[1].take.isVisible()
    choosing.cards[1].take.setFocus()
    press(opened, Key.Key_Space)
    assert desk.proposing.view(draft).proposal.state is ProposalState.ANSWERED_B
    assert desk.selling.deal(deal).deal.status is Status.WON


def test_b1_a_number_typed_over_suggests_whose_check_number_it_is_and_asks(
    opened: Opened, desk: Desk, deal: UUID, draft: UUID
) -> None:
    desk.proposing.issue(draft)
    other = deal_with_two_raised(desk, "Bottling", "Ostmole Fish")
    theirs = draft_for(desk, other)
    desk.proposing.issue(theirs)
    number = desk.proposing.view(theirs).proposal.number
    drop(opened, [came_back(desk, draft, **SIGNED_B, number=number)])
    page = returned(opened)
    assert page.choosing.which.value() == draft
    assert QApplication.focusWidget() is page.choosing.which
    assert not any("Ostmole" in label.text() for label in page.findChildren(QLabel))
    press(opened, Key.Key_Escape)
    press(opened, Key.Key_Space)
    assert desk.selling.deal(deal).deal.status is Status.OPEN
    assert desk.selling.deal(other).deal.status is Status.OPEN


def test_b1_a_file_that_is_no_pdf_says_so_and_other_drops_are_left_alone(opened: Opened, tmp_path: Path) -> None:
    letter, fake = tmp_path / "letter.txt", tmp_path / "fake.pdf"
    letter.write_text("hello")
    fake.write_text("hello")
    drop(opened, [letter])
    assert opened.window.page_id == "proposals"
    drop(opened, [fake, fake])
    assert opened.window.page_id == "proposals"
    assert drop(opened, [fake])
    assert opened.window.page_id == "returned"
    assert "is no PDF" in returned(opened).reading.trouble.words.accessibleName()
    assert opened.window.toast.isHidden(), "nothing is to be let go any more"


def test_b1_what_is_dragged_away_again_is_no_longer_waited_for(opened: Opened, tmp_path: Path) -> None:
    drag(opened, [tmp_path / "back.pdf"])
    assert opened.window.toast.isVisible()
    QApplication.sendEvent(opened.window.windowHandle(), QDragLeaveEvent())
    assert opened.window.toast.isHidden()
    drag(opened, [tmp_path / "back.pdf"])
    opened.shell.workbench.notify_trouble("The disk is full.")
    QApplication.sendEvent(opened.window.windowHandle(), QDragLeaveEvent())
    assert opened.window.toast.isVisible(), "another notice stays"


def test_2_18_without_a_day_and_a_time_for_the_answer_nothing_goes_out(opened: Opened, desk: Desk, deal: UUID) -> None:
    for row in desk.selling.deal(deal).follow_ups:
        desk.following_up.done(row.follow_up.id)
    settle(opened)
    by_palette(opened, "Issue the proposal")
    editor = proposals(opened).editor
    assert editor.trouble.button.text() == "Book the next step"
    editor.trouble.button.setFocus()
    press(opened, Key.Key_Space)
    assert editor.form.next_step.step.form.isVisible()


def test_2_16_earlier_revisions_stay_to_be_saved_as_they_were_sent(
    opened: Opened, desk: Desk, draft: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = desk.proposing.issue(draft)
    desk.proposing.revise(draft)
    desk.proposing.issue(draft)
    settle(opened)
    path = tmp_path / "first.pdf"
    monkeypatch.setattr("salesdesk.ui.proposing.revisions.where_to_save", lambda *_: path)
    by_palette(opened, "Earlier revisions")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.saves[-1].setFocus()  # type: ignore[attr-defined]
    press(opened, Key.Key_Space)
    assert path.read_bytes() == first.pdf
    press(opened, Key.Key_Escape)
