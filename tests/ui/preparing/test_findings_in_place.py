"""Findings are written, shared, checked again and seen in every plan they touch, by the keyboard over a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.domain.account import Account
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import Deal
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.research import Finding, FindingKind
from salesdesk.ui.fields import SuggestLine, TextBox, TextLine
from salesdesk.ui.preparing.finding_slot import FindingSlot
from salesdesk.ui.preparing.plan_page import PlanPage
from salesdesk.ui.theme import Theme
from tests.ui.preparing.rooms import Told, open_plan, pause, told_desk
from tests.ui.windows import TODAY, press, settle, type_in, window_over

Key = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LONG = "Ψύξη 🧊 στο φορτηγό – 11 spoiled loads, “found at the dock” 👩‍🔧 " * 40


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return told_desk(tmp_path)


@pytest.fixture
def opened(look: Theme, told: Told, tmp_path: Path) -> Iterator[Opened]:
    with window_over(told.desk, tmp_path) as window:
        yield window


@pytest.fixture
def plan(opened: Opened, told: Told) -> PlanPage:
    return open_plan(opened, told)


def found(told: Told) -> tuple[Finding, ...]:
    return told.desk.preparing.view(told.meeting).findings


def slot_of(plan: PlanPage, finding: Finding) -> FindingSlot:
    slot = plan.research.findings.list.slot(finding.id)
    assert isinstance(slot, FindingSlot)
    return slot


def keep(told: Told, text: str, found_on: date = TODAY, kind: FindingKind = FindingKind.PROSPECT) -> Finding:
    finding = Finding(id=told.desk.changes.ids.new(), kind=kind, text=text, account_id=told.account, found_on=found_on)
    told.desk.selling.keep(None, finding)
    return finding


def focused(kind: type) -> bool:
    return isinstance(QApplication.focusWidget(), kind)


def test_4_11_to_4_13_a_finding_keeps_its_section_competitor_source_and_day(
    opened: Opened, told: Told, plan: PlanPage
) -> None:
    press(opened, Key.Key_1, modifier=ALT)
    assert QApplication.focusWidget() is plan.research.findings.add
    press(opened, Key.Key_Space)
    type_in(opened, "Rents loggers by the month")
    pause(opened)
    press(opened, Key.Key_Tab)
    type_in(opened, "C")
    settle(opened)
    press(opened, Key.Key_Tab)
    assert focused(SuggestLine)
    type_in(opened, "Nordfrost")
    press(opened, Key.Key_Tab)
    (finding,) = found(told)
    view = told.desk.preparing.view(told.meeting)
    assert [one.name for one in view.competitors] == [one.name for one in view.rivals] == ["Nordfrost"]
    assert (finding.kind, finding.competitor_id) == (FindingKind.COMPETITOR, view.rivals[0].id)
    assert (finding.account_id, finding.found_on) == (None, TODAY)
    slot = slot_of(plan, finding)
    assert slot.about.only_here.isVisible()
    slot.about.only_here.setFocus()
    press(opened, Key.Key_Space)
    assert found(told)[0].account_id == told.account
    press(opened, Key.Key_Tab)
    type_in(opened, "trade fair")
    press(opened, Key.Key_Return)
    assert found(told)[0].source == "trade fair"
    press(opened, Key.Key_Escape)
    assert "Nordfrost, trade fair, today" in slot.face.accessibleName()
    assert plan.research.card.count.text() == "1"


def test_4_13_known_competitors_are_offered_and_what_is_known_of_one_shows_in_both_plans(
    opened: Opened, told: Told, plan: PlanPage
) -> None:
    desk = told.desk
    nordfrost = Competitor(id=desk.changes.ids.new(), name="Nordfrost Κρύο")
    desk.selling.keep(None, nordfrost)
    finding = keep(told, "Quotes without a certificate", kind=FindingKind.COMPETITOR)
    settle(opened)
    plan.research.findings.list.open(finding.id)
    slot_of(plan, finding).about.competitor.setFocus()
    press(opened, Key.Key_Down)
    offered = slot_of(plan, finding).about.competitor.completer().popup()
    assert offered is not None
    assert offered.isVisible()
    offered.hide()
    # Not typed key by key: Qt's test keys know no Greek.
    slot_of(plan, finding).about.competitor.setText("nordfrost κρυο")
    press(opened, Key.Key_Return)
    assert found(told)[0].competitor_id == nordfrost.id
    kestrel = desk.selling.new_account("Kestrel", "Road freight").made(Account)
    deal = desk.selling.new_deal("Telematics", account_id=kestrel).made(Deal)
    other = desk.preparing.plan_call(deal_id=deal).made(Meeting)
    assert desk.preparing.view(other).findings == ()
    process = desk.buying.process(told.deal)
    desk.buying.learnt(deal, lambda theirs: replace(theirs, rivals=process.rivals))
    assert [one.text for one in desk.preparing.view(other).findings] == ["Quotes without a certificate"]


def test_4_11_an_old_finding_asks_to_be_checked_and_is_confirmed_by_a_key(
    opened: Opened, told: Told, plan: PlanPage
) -> None:
    old, fresh = keep(told, "Audit in spring", date(2026, 5, 1)), keep(told, "Budget agreed", date(2026, 11, 10))
    settle(opened)
    slot = slot_of(plan, old)
    assert slot.old.isVisible()
    assert slot.old.look.text == "Check again"
    assert "7 months ago. Check again" in slot.face.accessibleName()
    assert not slot_of(plan, fresh).old.isVisible()
    slot.face.setFocus()
    press(opened, Key.Key_Tab)
    assert QApplication.focusWidget() is slot.confirm
    press(opened, Key.Key_Return)
    assert next(one for one in found(told) if one.id == old.id).found_on == TODAY
    assert not slot.old.isVisible()
    assert QApplication.focusWidget() is slot.face
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert slot.old.isVisible()
    assert next(one for one in found(told) if one.id == old.id).found_on == date(2026, 5, 1)


def test_4_12_sections_without_findings_say_what_belongs_there_and_begin_it(
    opened: Opened, told: Told, plan: PlanPage
) -> None:
    empty = plan.research.findings.empty
    assert all(row.isVisible() for row in empty.rows.values()), "nothing is known yet"
    assert not empty.toggle.isVisible()
    empty.rows[FindingKind.INDUSTRY].setFocus()
    press(opened, Key.Key_Space)
    assert focused(TextBox)
    type_in(opened, "New hygiene code")
    pause(opened)
    press(opened, Key.Key_Escape)
    assert (found(told)[0].kind, found(told)[0].subject) == (FindingKind.INDUSTRY, "Food")
    assert found(told)[0].account_id is None
    assert not any(row.isVisible() for row in empty.rows.values())
    assert empty.toggle.text() == "Show 4 empty sections"
    empty.toggle.setFocus()
    press(opened, Key.Key_Space)
    assert [kind for kind, row in empty.rows.items() if row.isVisible()] == [
        kind for kind in FindingKind if kind is not FindingKind.INDUSTRY
    ]


def test_long_texts_greek_and_emoji_are_written_in_every_field_of_a_finding(
    opened: Opened, told: Told, plan: PlanPage
) -> None:
    plan.research.findings.empty.rows[FindingKind.OWN_PRODUCT].setFocus()
    press(opened, Key.Key_Space)
    box = QApplication.focusWidget()
    assert isinstance(box, TextBox)
    box.setPlainText(LONG)
    pause(opened)
    slot = slot_of(plan, found(told)[0])
    product, source = (
        slot.about.subject,
        next(x for x in slot.findChildren(TextLine) if "Website" in x.placeholderText()),
    )
    for line, words in ((product, "Θερμόμετρο 🧊 " * 12), (source, "Ετήσια έκθεση 📄 " * 12)):
        line.setFocus()
        line.setText(words)
        press(opened, Key.Key_Tab)
    slot.move_to(FindingKind.COMPETITOR)
    slot.about.competitor.setFocus()
    slot.about.competitor.setText("Αρκτικα Ψύξη 🧊 & Υιοί")
    press(opened, Key.Key_Tab)
    (finding,) = found(told)
    assert finding.text == LONG.strip()
    assert finding.source == ("Ετήσια έκθεση 📄 " * 12).strip()
    assert [one.name for one in told.desk.preparing.view(told.meeting).rivals] == ["Αρκτικα Ψύξη 🧊 & Υιοί"]
    slot.close_editor()
    settle(opened)
    assert slot.width() <= plan.research.card.width()


def test_two_windows_on_one_account_show_each_others_findings_and_leave_typing_alone(
    opened: Opened, told: Told, plan: PlanPage, tmp_path: Path
) -> None:
    second = told.desk.preparing.plan_call(account_id=told.account).made(Meeting)
    with window_over(told.desk, tmp_path / "beside") as beside:
        other = open_plan(beside, replace(told, meeting=second))
        plan.research.findings.add.setFocus()
        press(opened, Key.Key_Space)
        box = QApplication.focusWidget()
        assert isinstance(box, TextBox)
        type_in(opened, "Half a sentence")
        other.research.findings.begin(FindingKind.CUSTOMER)
        (theirs,) = other.research.findings.findChildren(TextBox)
        theirs.setPlainText("They reckon € 14,000 a quarter")
        theirs.commit()
        settle(beside)
        settle(opened)
        assert any("€ 14,000" in one.face.accessibleName() for one in plan.research.findings.list.slots())
        assert QApplication.focusWidget() is box
        type_in(opened, " that goes on")
        assert box.toPlainText() == "Half a sentence that goes on"
        pause(opened)
        settle(beside)
        names = [one.face.accessibleName() for one in other.research.findings.list.slots()]
        assert any("Half a sentence that goes on" in name for name in names)
        assert other.research.card.count.text() == plan.research.card.count.text() == "2"
