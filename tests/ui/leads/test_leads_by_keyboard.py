"""The page of leads by keyboard alone: taken in, spoken with, given back and taken again."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from uuid import UUID

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from salesdesk.app.program import Opened
from salesdesk.application.desk import Desk
from salesdesk.application.handing_back import Returned
from salesdesk.application.leads import NewLead
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.feedback import FeedbackKind
from salesdesk.domain.lead import Lead, LeadState
from salesdesk.ui.explained import ExplainedDialog
from salesdesk.ui.leads.lead_slot import LeadSlot
from salesdesk.ui.leads.page import LeadsPage
from salesdesk.ui.theme import Theme
from tests.ui.windows import TODAY, empty_desk, press, settle, type_in, window_over

CTRL = Qt.KeyboardModifier.ControlModifier
YESTERDAY = date(2026, 11, 30)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return empty_desk(tmp_path)


@pytest.fixture
def opened(look: Theme, desk: Desk, tmp_path: Path) -> Generator[Opened]:
    with window_over(desk, tmp_path) as shown:
        shown.window.go("leads", "")
        settle(shown)
        yield shown


def page_of(opened: Opened) -> LeadsPage:
    found = opened.window.findChild(LeadsPage)
    assert isinstance(found, LeadsPage)
    return found


def leads(desk: Desk) -> list[Lead]:
    with desk.leads.bench.look() as look:
        return list(look.every(Lead))


def came(desk: Desk, name: str = "Adler") -> UUID:
    return desk.leads.new(NewLead(name=name, day=YESTERDAY, clock=time(10))).made(Lead)


def slot(opened: Opened, key: UUID) -> LeadSlot:
    settle(opened)
    found = page_of(opened).list.slot(key)
    assert isinstance(found, LeadSlot)
    return found


def fill_in(opened: Opened, *typed: str) -> None:
    """Type into one field after the other, from the one with the focus on, then press Enter."""
    for place, text in enumerate(typed):
        if place:
            press(opened, Qt.Key.Key_Tab)
        type_in(opened, text)
    press(opened, Qt.Key.Key_Return)


def test_3_5_a_lead_is_taken_in_and_its_talk_noted(opened: Opened, desk: Desk) -> None:
    press(opened, Qt.Key.Key_N, modifier=CTRL)
    type_in(opened, "Meyer & Sohn")
    press(opened, Qt.Key.Key_Return)
    (lead,) = leads(desk)
    assert (lead.name, lead.received.day, lead.state) == ("Meyer & Sohn", TODAY, LeadState.UNTOUCHED)
    fields = slot(opened, lead.id)
    assert fields.is_open
    fields.acts.spoke_button.setFocus()
    press(opened, Qt.Key.Key_Space)
    (lead,) = leads(desk)
    assert lead.state is LeadState.TOUCHED
    assert QApplication.focusWidget() is slot(opened, lead.id).acts.deal_button
    press(opened, Qt.Key.Key_Space)
    assert leads(desk)[0].state is LeadState.DEAL
    assert opened.window.findChild(LeadsPage) is not None
    press(opened, Qt.Key.Key_Z, modifier=CTRL)
    assert leads(desk)[0].state is LeadState.TOUCHED


def test_3_6_a_hand_back_asks_for_all_four_in_place_and_keeps_what_was_typed(opened: Opened, desk: Desk) -> None:
    key = came(desk)
    slot(opened, key).open()
    settle(opened)
    acts = slot(opened, key).acts
    acts.back_button.setFocus()
    press(opened, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is acts.back.failed
    type_in(opened, "Size")
    press(opened, Qt.Key.Key_Return)
    assert leads(desk)[0].state is LeadState.UNTOUCHED
    assert acts.back.failed.value() == "Size"
    fill_in(opened, "", "1.3.2027", "They resell", "Film")
    (lead,) = leads(desk)
    assert lead.hand_back
    assert (lead.state, lead.hand_back.reason, lead.hand_back.seen) == (LeadState.HANDED_BACK, "They resell", "Film")
    assert lead.hand_back.revisit_on == date(2027, 3, 1)
    press(opened, Qt.Key.Key_Z, modifier=CTRL)
    assert leads(desk)[0].state is LeadState.UNTOUCHED


def test_3_6_the_deal_goes_back_with_its_lead(opened: Opened, desk: Desk) -> None:
    key = came(desk)
    desk.leads.spoke(key, YESTERDAY, time(11))
    deal = desk.leads.make_deal(key).made(Deal)
    slot(opened, key).open()
    acts = slot(opened, key).acts
    acts.back_button.click()
    settle(opened)
    fill_in(opened, "Size", "1.3.2027", "Two", "Film")
    assert desk.selling.deal(deal).deal.status is Status.HANDED_BACK


def test_3_6_esc_leaves_the_form_and_the_lead_as_they_were(opened: Opened, desk: Desk) -> None:
    key = came(desk)
    slot(opened, key).open()
    acts = slot(opened, key).acts
    acts.back_button.click()
    settle(opened)
    press(opened, Qt.Key.Key_Escape)
    assert acts.back.isHidden()
    assert QApplication.focusWidget() is acts.back_button
    assert slot(opened, key).is_open


def test_3_6_only_something_new_brings_a_lead_back(opened: Opened, desk: Desk) -> None:
    key = came(desk)
    desk.leads.hand_back(key, Returned(failed="Size", reason="Two", seen="Film", revisit_on=date(2027, 3, 1)))
    (lead,) = leads(desk)
    assert lead.hand_back
    desk.selling.keep(lead, replace(lead, hand_back=replace(lead.hand_back, on=date(2026, 11, 25))))
    slot(opened, key).open()
    acts = slot(opened, key).acts
    acts.again_button.setFocus()
    press(opened, Qt.Key.Key_Space)
    press(opened, Qt.Key.Key_Return)
    assert leads(desk)[0].state is LeadState.HANDED_BACK
    type_in(opened, "Asked for a visit")
    acts.again.on.setFocus()
    type_in(opened, "30.11.2026")
    press(opened, Qt.Key.Key_Return)
    (lead,) = leads(desk)
    assert (lead.state, lead.signal, lead.signal_on) == (LeadState.UNTOUCHED, "Asked for a visit", YESTERDAY)


def test_4_6_what_was_heard_is_noted_in_a_line(opened: Opened, desk: Desk) -> None:
    came(desk)
    settle(opened)
    press(opened, Qt.Key.Key_I, modifier=CTRL)
    page_of(opened).heard.fields.kind.set_value(FeedbackKind.OBJECTION)
    type_in(opened, "Too many parts")
    press(opened, Qt.Key.Key_Return)
    (row,) = desk.leads.view().heard
    assert (row.feedback.kind, row.feedback.words) == (FeedbackKind.OBJECTION, "Too many parts")
    assert page_of(opened).heard.fields.said.value() == ""
    press(opened, Qt.Key.Key_Return)
    assert len(desk.leads.view().heard) == 1


def test_3_6_marketings_file_is_written_from_the_page(
    opened: Opened, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = came(desk)
    desk.leads.hand_back(key, Returned(failed="Size", reason="Two", seen="Film", revisit_on=date(2027, 3, 1)))
    settle(opened)
    where = tmp_path / "december.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(where), ""))
    press(opened, Qt.Key.Key_E, modifier=CTRL)
    assert openpyxl.load_workbook(where)["Leads handed back"]["B5"].value == "Adler"


def test_a_lead_that_was_a_mistake_is_put_away_and_comes_back(opened: Opened, desk: Desk) -> None:
    key = came(desk)
    slot(opened, key).face.setFocus()
    press(opened, Qt.Key.Key_Delete)
    assert leads(desk) == []
    press(opened, Qt.Key.Key_Z, modifier=CTRL)
    assert [lead.id for lead in leads(desk)] == [key]


def test_a_lead_is_found_by_its_name_in_the_palette_and_opened_there(opened: Opened, desk: Desk) -> None:
    key = came(desk)
    (lead,) = leads(desk)
    page_of(opened).search.set_value("somebody else")
    opened.window.go("today")
    settle(opened)
    press(opened, Qt.Key.Key_K, modifier=CTRL)
    type_in(opened, lead.name[:5])
    settle(opened)
    offered = [one for one in opened.shell.palette.offered() if one.group.startswith("Lead")]
    assert [one.text for one in offered] == [lead.name]
    offered[0].do()
    settle(opened)
    assert slot(opened, key).is_open
    assert page_of(opened).search.value() == lead.name


def test_3_5_the_keys_are_with_the_lead_that_waits_when_the_page_comes_to_the_front(opened: Opened, desk: Desk) -> None:
    key = came(desk)
    opened.window.go("pipeline")
    opened.window.sidebar.setFocus()
    settle(opened)
    opened.window.go("leads")
    settle(opened)
    press(opened, Qt.Key.Key_Return)
    assert slot(opened, key).is_open


def test_b16_the_share_answered_in_time_opens_its_leads_and_one_of_them_is_shown(opened: Opened, desk: Desk) -> None:
    assert not page_of(opened).clock.behind.isVisible()
    key = came(desk)
    desk.leads.spoke(key, YESTERDAY, time(10, 20))
    page_of(opened).refresh()
    settle(opened)
    page_of(opened).clock.behind.setFocus()
    press(opened, Qt.Key.Key_Return)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExplainedDialog)
    assert [one.title for one in dialog.rows.things()] == ["Adler"]
    press(opened, Qt.Key.Key_Return)
    assert slot(opened, key).is_open
