"""What went out reads like a document: nothing to press that would change it, and one line that says why (2.16)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from salesdesk.app.program import Opened
from salesdesk.application.desk import Desk
from salesdesk.application.proposal_checks import Section
from salesdesk.domain.proposal import ProposalState
from salesdesk.ui.proposing.editor import ProposalEditor
from salesdesk.ui.proposing.page import ProposalsPage
from salesdesk.ui.theme import Theme
from tests.application.offered import deal_with_two_raised, draft_for
from tests.ui.windows import empty_desk, press, settle, window_over

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SECTIONS = tuple(zip(Section, (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4), strict=True))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = empty_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def draft(desk: Desk) -> UUID:
    return draft_for(desk, deal_with_two_raised(desk))


@pytest.fixture
def opened(look: Theme, desk: Desk, draft: UUID, tmp_path: Path) -> Iterator[Opened]:
    """A window with the draft in front."""
    with window_over(desk, tmp_path) as shown:
        shown.window.go("proposals", str(draft))
        settle(shown)
        yield shown


def editor_of(opened: Opened) -> ProposalEditor:
    page = opened.window.page("proposals")
    assert isinstance(page, ProposalsPage)
    return page.editor


def buttons(section: QWidget) -> list[str]:
    """Return what can be pressed, by its name."""
    found = [b for b in section.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled()]
    return [(one.accessibleName() or one.text()).split(":")[0].split(" for ")[0] for one in found]


def written_in(section: QWidget) -> list[str]:
    """Return the fields that still look or act as if they could be written in."""
    lines: list[QLineEdit | QPlainTextEdit] = [*section.findChildren(QLineEdit), *section.findChildren(QPlainTextEdit)]
    open_lines = [f for f in lines if f.isVisible() and f.isEnabled() and not f.isReadOnly()]
    chosen = [f for f in section.findChildren(QComboBox) if f.isVisible() and f.isEnabled()]
    return [f.accessibleName() for f in (*open_lines, *chosen)]


def test_2_16_what_was_issued_reads_like_a_document_and_its_next_revision_is_written_again(
    opened: Opened, desk: Desk, draft: UUID
) -> None:
    editor = editor_of(opened)
    before = {}
    for section, key in SECTIONS:
        press(opened, key, modifier=ALT)
        before[section] = buttons(editor.form.sections[section])
    assert editor.form.frozen.isHidden()
    desk.proposing.issue(draft)
    settle(opened)
    left = {Section.INVESTMENT: {"More"}, Section.NEXT_STEP: {"Move…"}}
    for section, key in SECTIONS:
        press(opened, key, modifier=ALT)
        form = editor.form.sections[section]
        assert set(buttons(form)) == left.get(section, set())
        assert written_in(form) == []
    assert not editor.form.investment.add_line.isVisible()
    assert editor.form.options.field("payment_terms", "A").placeholderText() == "–"
    press(opened, Key.Key_3, modifier=ALT)
    press(opened, Key.Key_M, modifier=CONTROL | SHIFT)
    assert written_in(editor.form.investment) == []
    press(opened, Key.Key_M, modifier=CONTROL | SHIFT)

    why = editor.form.frozen
    assert why.why.text() == "Issued on 1 December 2026, so it stays as it is. Change it in the next revision."
    why.revise.setFocus()
    press(opened, Key.Key_Space)
    assert desk.proposing.view(draft).proposal.state is ProposalState.DRAFT
    assert why.isHidden()
    for section, key in SECTIONS:
        press(opened, key, modifier=ALT)
        assert buttons(editor.form.sections[section]) == before[section]
    assert editor.form.options.field("payment_terms", "A").placeholderText() == "When which part is due"
    assert not editor.form.options.field("payment_terms", "A").isReadOnly()
