"""What marketing should hear is noted from a deal and from a talk; the target of the first talk is a setting."""

from __future__ import annotations

from collections.abc import Generator
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.application.desk import Desk
from salesdesk.domain.deal import Deal
from salesdesk.domain.feedback import FeedbackKind
from salesdesk.domain.meeting import Meeting
from salesdesk.ui.fields import TimeField
from salesdesk.ui.leads.heard_dialog import HeardDialog
from salesdesk.ui.parts import HintStrip, Label
from salesdesk.ui.settings_pages.desk_cards import DeskCard
from salesdesk.ui.settings_pages.leads_card import LeadsCard
from salesdesk.ui.theme import Theme
from tests.ui.windows import TODAY, empty_desk, press, settle, type_in, window_over


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return empty_desk(tmp_path)


@pytest.fixture
def opened(look: Theme, desk: Desk, tmp_path: Path) -> Generator[Opened]:
    with window_over(desk, tmp_path) as shown:
        yield shown


@pytest.mark.parametrize("page", ["deal", "talk"])
def test_3_4_4_6_feedback_is_noted_where_it_is_heard(opened: Opened, desk: Desk, page: str) -> None:
    deal = desk.selling.new_deal("Rollers", account_name="Adler").made(Deal)
    target = deal if page == "deal" else desk.discussing.record(TODAY, deal_id=deal).made(Meeting)
    opened.window.go(page, str(target))
    settle(opened)
    opened.shell.actions.do(f"{page}.heard")
    settle(opened)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HeardDialog)
    dialog.kind.set_value(FeedbackKind.COMPETITOR)
    press(opened, Qt.Key.Key_Return)
    assert desk.leads.heard(deal) == []
    type_in(opened, "They say ours is slower")
    press(opened, Qt.Key.Key_Return)
    (heard,) = desk.leads.heard(deal)
    assert (heard.kind, heard.words) == (FeedbackKind.COMPETITOR, "They say ours is slower")
    assert heard.account_id == desk.selling.deal(deal).deal.account_id


def test_3_5_the_target_is_set_in_working_hours(opened: Opened, desk: Desk) -> None:
    opened.window.go("settings", "leads")
    settle(opened)
    card = opened.window.findChild(LeadsCard)
    assert isinstance(card, LeadsCard)
    for typed, kept in (("4", 4), ("", 4), ("900", 4)):
        card.hours.setFocus()
        card.hours.selectAll()
        type_in(opened, typed) if typed else card.hours.clear()
        card.hours.commit()
        settle(opened)
        assert desk.setting_up.view().settings.lead_hours == kept


def test_3_5_the_working_hours_are_set_by_keyboard_and_taken_back(opened: Opened, desk: Desk) -> None:
    opened.window.go("settings", "desk")
    settle(opened)
    card = opened.window.findChild(DeskCard)
    assert isinstance(card, DeskCard)
    begins, ends = card.findChildren(TimeField)
    begins.setFocus()
    begins.selectAll()
    type_in(opened, "7:30")
    press(opened, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is ends
    ends.selectAll()
    type_in(opened, "13:00")
    press(opened, Qt.Key.Key_Tab)
    settings = desk.setting_up.view().settings
    assert (settings.opens, settings.closes) == (time(7, 30), time(13))
    ends.setFocus()
    ends.selectAll()
    type_in(opened, "7:00")
    press(opened, Qt.Key.Key_Tab)
    assert desk.setting_up.view().settings.closes == time(13)
    told = [one.text() for strip in opened.window.findChildren(HintStrip) for one in strip.findChildren(Label)]
    assert any("Work cannot end at 07:00, because it begins at 07:30" in one for one in told)
    press(opened, Qt.Key.Key_Z, modifier=Qt.KeyboardModifier.ControlModifier)
    assert desk.setting_up.view().settings.closes == time(17)
