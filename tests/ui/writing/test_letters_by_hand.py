"""A letter is read over and becomes a draft; the desk's own text is kept in the settings, with a sample."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from salesdesk.app.program import Opened
from salesdesk.domain.account import Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.letter import LetterKind
from salesdesk.ui.activities.letter_whom import LetterWhomDialog
from salesdesk.ui.settings_pages.letters_card import LettersCard
from salesdesk.ui.theme import Theme
from salesdesk.ui.writing.letter_dialog import LetterDialog, write_to_person
from tests.ui.windows import empty_desk, settle, window_over

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    with window_over(empty_desk(tmp_path), tmp_path) as opened:
        yield opened


def in_front(kind: type[W]) -> W:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_a_letter_is_a_draft_that_is_opened_only_when_somebody_asks(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, given = opened.shell.workbench.desk, list[QUrl]()
    path = tmp_path / "letter.eml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", given.append)
    account = desk.selling.deal(desk.selling.new_deal("Line", account_name="Malt").made(Deal)).account
    assert account is not None
    key = desk.selling.new_person(account.id, "Greta Holm", "").made(Person)
    write_to_person(opened.shell.workbench, key, LetterKind.CLOSE_THE_LOOP)
    settle(opened)
    dialog = in_front(LetterDialog)
    assert not dialog.missing.isHidden()
    dialog.language.set_value("el")
    dialog.language.committed.emit("el")
    assert "Greta Holm" in dialog.body.value()
    dialog.body.set_value("Γεια σας")
    dialog.answer()
    settle(opened)
    assert b"Content-Language: el" in path.read_bytes()
    assert given == []
    opened.window.toast.button.click()
    assert given == [QUrl.fromLocalFile(str(path))]


def test_ctrl_k_begins_a_letter_to_whoever_is_said(opened: Opened) -> None:
    desk = opened.shell.workbench.desk
    deal = desk.selling.deal(desk.selling.new_deal("Line", account_name="Malt").made(Deal))
    assert deal.account is not None
    desk.selling.new_person(deal.account.id, "Greta Holm", "").made(Person)
    opened.window.go("today", "")
    settle(opened)
    opened.shell.actions.do("letter.write")
    settle(opened)
    whom = in_front(LetterWhomDialog)
    for typed, told in (("", "which person"), ("zz", "Nobody is called “zz”")):
        whom.who.line.set_value(typed)
        whom.answer()
        assert told in whom.who.line.accessibleDescription()
    whom.who.line.set_value("greta")
    whom.answer()
    settle(opened)
    assert "Greta Holm" in in_front(LetterDialog).body.value()


def test_the_desks_own_text_is_kept_with_a_sample_and_goes_back(opened: Opened) -> None:
    opened.window.go("settings", "letters")
    settle(opened)
    card = opened.window.findChild(LettersCard)
    assert card is not None
    usual = card.body.value()
    card.body.set_value("Hello {person}, {nobody}")
    card.keep_button.click()
    settle(opened)
    assert not card.trouble.isHidden()
    card.body.set_value("Hello {person}, about {topic}")
    assert "Hello Alex Example, about The trial" in card.sample.text()
    card.keep_button.click()
    settle(opened)
    assert [one.body for one in opened.shell.workbench.desk.letters.own()] == ["Hello {person}, about {topic}"]
    assert not card.back_button.isHidden()
    card.back_button.click()
    settle(opened)
    assert opened.shell.workbench.desk.letters.own() == ()
    assert card.body.value() == usual
