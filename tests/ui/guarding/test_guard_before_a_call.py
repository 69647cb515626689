"""Before somebody is called the pest guard says so where the call is planned, and offers another way (B4, 2.10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.application.desk import Desk
from salesdesk.application.log_subject import Subject
from salesdesk.domain.activity import Activity, Reach
from salesdesk.domain.lead import Lead
from salesdesk.domain.letter import LetterKind
from salesdesk.domain.moment import Moment
from salesdesk.domain.pest_guard import Offer
from salesdesk.ui.activities.log_dialog import LogDialog
from salesdesk.ui.dialling.before_dialling import StopDialog
from salesdesk.ui.following_up import BookDialog
from salesdesk.ui.leads.lead_slot import LeadSlot
from salesdesk.ui.pipeline.hand_back_dialog import HandBackDialog
from salesdesk.ui.preparing.person_card import PersonCard
from salesdesk.ui.preparing.plan_page import PlanPage
from salesdesk.ui.stalling.page import StalledPage
from salesdesk.ui.theme import Theme
from salesdesk.ui.writing.letter_dialog import LetterDialog
from tests.ui.preparing.rooms import Told, open_plan, told_desk
from tests.ui.windows import TODAY, press, settle, type_in, window_over

Key = Qt.Key


def tried(desk: Desk, person: UUID, *days: int, reach: Reach = Reach.NO_ANSWER) -> None:
    """Log calls in vain, so many days ago."""
    for ago in days:
        began = Moment.of(TODAY - timedelta(days=ago), time(9), "Europe/Berlin")
        activity = Activity(id=uuid4(), began=began, reach=reach, people=(person,), voicemail_for="to agree a day")
        desk.selling.keep(None, activity)


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return told_desk(tmp_path)


@pytest.fixture
def opened(look: Theme, told: Told, tmp_path: Path) -> Iterator[Opened]:
    with window_over(told.desk, tmp_path) as window:
        yield window


def card_of(plan: PlanPage, name: str) -> PersonCard:
    return next(card for card in plan.when.people.findChildren(PersonCard) if card.person.name == name)


def test_b4_the_plan_says_stop_before_the_call_and_offers_other_ways(opened: Opened, told: Told) -> None:
    tried(told.desk, told.maeve, 9, 6, 2)
    plan = open_plan(opened, told)
    (line,) = plan.guards.lines
    assert line.isVisible()
    assert line.told.text().startswith("Maeve Tierney: Tried 3 times without an answer, last 2 days ago.")
    assert [offer for offer, button in line.offers.items() if button.isVisible()] == list(Offer)
    line.offers[Offer.SLOT].setFocus()
    press(opened, Key.Key_Return)
    dialog = opened.window.findChild(BookDialog)
    assert dialog is not None
    assert dialog.form.asked(deal_id=None, account_id=None).person_id == told.maeve
    dialog.reject()
    settle(opened)
    line.offers[Offer.LETTER].setFocus()
    press(opened, Key.Key_Return)
    letter = opened.window.findChild(LetterDialog)
    assert letter is not None
    assert letter.kind.value() is LetterKind.CLOSE_THE_LOOP
    letter.reject()
    settle(opened)
    line.offers[Offer.HAND_BACK].setFocus()
    press(opened, Key.Key_Return)
    back = opened.window.findChild(HandBackDialog)
    assert back is not None
    back.reject()


def test_b4_somebody_else_of_the_account_is_asked_in_one_step(opened: Opened, told: Told) -> None:
    tried(told.desk, told.maeve, 9, 6, 2)
    plan = open_plan(opened, told)
    plan.guards.lines[0].offers[Offer.PERSON].setFocus()
    press(opened, Key.Key_Return)
    assert plan.guards.lines == []
    assert told.desk.preparing.view(told.meeting).meeting.people == ()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert any(card.isAncestorOf(focused) for card in plan.when.people.findChildren(PersonCard))
    assert card_of(plan, "Maeve Tierney").guard.accessibleName().startswith("Stop before calling: Tried 3 times")


def test_b4_the_plan_warns_then_is_silent_once_they_spoke(opened: Opened, told: Told) -> None:
    tried(told.desk, told.maeve, 9, 6)
    plan = open_plan(opened, told)
    (line,) = plan.guards.lines
    assert line.pill.accessibleName().startswith("2 unanswered: ")
    assert not any(button.isVisible() for button in line.offers.values())
    began = Moment.of(TODAY - timedelta(days=1), time(9), "Europe/Berlin")
    told.desk.selling.keep(None, Activity(id=uuid4(), began=began, people=(told.maeve,)))
    settle(opened)
    assert plan.guards.lines == []
    assert plan.guards.isHidden()


def test_b4_a_lead_says_stop_in_the_list_and_where_it_is_open(opened: Opened, told: Told) -> None:
    desk = told.desk
    came = Moment.of(TODAY - timedelta(days=20), time(9), "Europe/Berlin")
    lead = Lead(id=uuid4(), name="Quarry Lane asks for a trial", received=came, account_id=told.account)
    desk.selling.keep(None, replace(lead, person_id=told.maeve))
    tried(desk, told.maeve, 3, 2, reach=Reach.VOICEMAIL)
    opened.window.go("leads", str(lead.id))
    settle(opened)
    slot = opened.window.findChild(LeadSlot)
    assert slot is not None
    assert slot.guard.accessibleName().startswith("Stop before calling: 2 voicemails in 14 days")
    line = slot.acts.guard
    assert line.isVisible()
    assert [offer for offer, button in line.offers.items() if button.isVisible()] == [
        Offer.SLOT,
        Offer.PERSON,
        Offer.LETTER,
    ]
    assert slot.acts.back_button.isVisible()


def test_b4_a_stalled_deal_says_whom_not_to_call_again(opened: Opened, told: Told) -> None:
    tried(told.desk, told.maeve, 40, 30, 20)
    spoken = Moment.of(TODAY - timedelta(days=60), time(9), "Europe/Berlin")
    talk = Activity(id=uuid4(), began=spoken, deal_id=told.deal, people=(told.maeve,))
    told.desk.selling.keep(None, talk)
    opened.window.go("stalled", "stalled")
    settle(opened)
    page = opened.window.page("stalled")
    assert isinstance(page, StalledPage)
    (line,) = page.guards.lines
    assert line.told.text().startswith("Maeve Tierney: Tried 3 times without an answer, last 2 weeks ago.")
    line.offers[Offer.PERSON].setFocus()
    press(opened, Key.Key_Return)
    accounts = opened.window.page("accounts")
    assert accounts is not None
    assert accounts.isVisible()


def test_b4_the_log_asks_why_a_call_was_right_where_the_guard_says_stop(opened: Opened, told: Told) -> None:
    tried(told.desk, told.maeve, 9, 6, 2)
    dialog = LogDialog(opened.shell.workbench, Subject(person_id=told.maeve))
    dialog.open()
    settle(opened)
    assert dialog.before_call.line.isVisible()
    assert dialog.before_call.reason_field.isVisible()
    press(opened, Key.Key_Return)
    assert dialog.isVisible(), "a call without a reason is not logged"
    assert dialog.before_call.reason.hasFocus()
    type_in(opened, "Her line stands still")
    press(opened, Key.Key_Return)
    guard = told.desk.guarding.guards([told.maeve])[told.maeve]
    assert guard.unanswered == 0, "they spoke, so the row is over"
    with told.desk.favours.bench.look() as look:
        assert "Her line stands still" in [one.despite for one in look.every(Activity)]


def test_b4_no_clock_runs_for_a_call_at_which_the_guard_says_stop_without_a_reason(opened: Opened, told: Told) -> None:
    tried(told.desk, told.maeve, 9, 6, 2)
    opened.window.go("deal", str(told.deal))
    settle(opened)
    press(opened, Key.Key_T, modifier=Qt.KeyboardModifier.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, StopDialog)
    assert dialog.line.told.text().startswith("Tried 3 times without an answer, last 2 days ago.")
    press(opened, Key.Key_Return)
    assert dialog.isVisible(), "a call without a reason does not begin"
    assert opened.calls.call is None
    type_in(opened, "Her line stands still")
    press(opened, Key.Key_Return)
    assert opened.calls.line.isVisible()
    press(opened, Key.Key_T, modifier=Qt.KeyboardModifier.ControlModifier)
    press(opened, Key.Key_Return)
    with told.desk.favours.bench.look() as look:
        assert "Her line stands still" in [one.despite for one in look.every(Activity)]
