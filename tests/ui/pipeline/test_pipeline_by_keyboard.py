"""The pipeline and the page of a deal, driven by the keyboard over a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.application.rows import DealQuery
from salesdesk.domain.deal import Deal, Outcome, Status
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.money import Money
from salesdesk.ui.fields import TextLine
from salesdesk.ui.pipeline.dialogs import NewDealDialog, WinDialog
from salesdesk.ui.pipeline.evidence_asked import EvidenceAsked
from salesdesk.ui.pipeline.lose_dialog import LoseDialog
from salesdesk.ui.pipeline.page import PipelinePage
from salesdesk.ui.theme import Theme
from tests.ui.windows import TODAY, empty_desk, press, settle, type_in, window_over

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    """Return a window over a desk with three deals, on the pipeline."""
    desk = empty_desk(tmp_path)
    for title, account, amount in (("Press line", "Hallertau Malt", 42_000), ("Keg service", "Øster Bryghus", 9_000)):
        desk.selling.new_deal(title, account_name=account, value=Money.of(amount, "EUR"))
    desk.selling.new_deal("Yeast lab", account_name="Hallertau Malt")
    with window_over(desk, tmp_path) as window:
        window.window.go("pipeline")
        settle(window)
        yield window


def _page(opened: Opened) -> PipelinePage:
    page = opened.window.page("pipeline")
    assert isinstance(page, PipelinePage)
    return page


def _deal(opened: Opened, title: str) -> Deal:
    rows = opened.desk.selling.page(DealQuery(as_of=TODAY, statuses=frozenset())).rows
    return opened.desk.selling.deal(next(r.id for r in rows if r.title == title)).deal


def _evidence(opened: Opened, deal: Deal) -> tuple[Evidence, ...]:
    return opened.desk.selling.deal(deal.id).evidence


def test_ctrl_f_filters_and_escape_shows_all_again(opened: Opened) -> None:
    press(opened, Key.Key_F, modifier=CONTROL)
    type_in(opened, "bryg")
    settle_filter(opened)
    assert _page(opened).shown_deals() == 1
    press(opened, Key.Key_Escape)
    settle_filter(opened)
    assert _page(opened).shown_deals() == 3


def settle_filter(opened: Opened) -> None:
    """Wait out the short pause after which the filter acts."""
    QTest.qWait(220)
    settle(opened)


def test_a_new_deal_by_keyboard_alone(opened: Opened) -> None:
    press(opened, Key.Key_N, modifier=CONTROL | SHIFT)
    assert isinstance(QApplication.activeModalWidget(), NewDealDialog)
    press(opened, Key.Key_Return)
    assert isinstance(QApplication.activeModalWidget(), NewDealDialog), "without a title nothing is added"
    type_in(opened, "Filter rental")
    press(opened, Key.Key_Tab)
    type_in(opened, "Brouwerij De Lelie")
    press(opened, Key.Key_Tab)
    type_in(opened, "12.500,50")
    press(opened, Key.Key_Return)
    settle(opened)
    deal = _deal(opened, "Filter rental")
    assert deal.value == Money(12_500_50, "EUR")
    assert opened.window.page_id == "deal"
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert opened.window.page_id == "pipeline", "a deal whose adding was taken back is not shown"
    assert _page(opened).shown_deals() == 3


def test_4_8_a_deal_moves_by_key_with_what_the_customer_did_and_undo_takes_both_back(opened: Opened) -> None:
    before = _deal(opened, "Press line")
    opened.window.go("deal", str(before.id))
    settle(opened)
    press(opened, Key.Key_Right, modifier=CONTROL)
    assert _deal(opened, "Press line").stage_id == before.stage_id, "what the customer did is asked for first"
    press(opened, Key.Key_Space, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    stages = opened.desk.selling.stages()
    assert _deal(opened, "Press line").stage_id == stages[1].id
    assert [act.happened_on for act in _evidence(opened, before)] == [TODAY]
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert _deal(opened, "Press line").stage_id == before.stage_id
    assert _evidence(opened, before) == ()
    press(opened, Key.Key_Z, modifier=CONTROL | SHIFT)
    assert _deal(opened, "Press line").stage_id == stages[1].id
    press(opened, Key.Key_Left, modifier=CONTROL)
    assert _deal(opened, "Press line").stage_id == stages[0].id, "moving back needs nothing"


def test_4_8_a_deal_stays_where_it_is_when_the_question_is_left_or_nothing_is_ticked(opened: Opened) -> None:
    before = _deal(opened, "Press line")
    opened.window.go("deal", str(before.id))
    settle(opened)
    press(opened, Key.Key_Right, modifier=CONTROL)
    asked = next(one for one in opened.window.findChildren(EvidenceAsked) if one.isVisible())
    asked.keep.click()
    settle(opened)
    assert "leave the deal where it is" in asked.trouble.words.text()
    press(opened, Key.Key_Escape)
    assert not [one for one in opened.window.findChildren(EvidenceAsked) if one.isVisible()]
    assert _deal(opened, "Press line").stage_id == before.stage_id


def test_a_deal_is_won_and_lost_by_key(opened: Opened) -> None:
    opened.window.go("deal", str(_deal(opened, "Press line").id))
    settle(opened)
    press(opened, Key.Key_W, modifier=CONTROL)
    assert isinstance(QApplication.activeModalWidget(), WinDialog)
    press(opened, Key.Key_Return)
    assert _deal(opened, "Press line").status is Status.WON
    opened.window.go("deal", str(_deal(opened, "Keg service").id))
    settle(opened)
    press(opened, Key.Key_L, modifier=CONTROL)
    assert isinstance(QApplication.activeModalWidget(), LoseDialog)
    press(opened, Key.Key_Return)
    assert _deal(opened, "Keg service").status is Status.OPEN, "nobody says why yet"
    press(opened, Key.Key_Tab, Key.Key_Tab, Key.Key_Space, Key.Key_Return)
    lost = _deal(opened, "Keg service")
    assert (lost.status, lost.outcome) == (Status.LOST, Outcome.NO_DECISION)


def test_a_field_is_kept_when_it_is_left(opened: Opened) -> None:
    deal = _deal(opened, "Yeast lab")
    opened.window.go("deal", str(deal.id))
    settle(opened)
    page = opened.window.page("deal")
    assert page is not None
    title = next(f for f in page.findChildren(TextLine) if f.value() == "Yeast lab")
    title.setFocus()
    title.selectAll()
    type_in(opened, "Yeast laboratory")
    press(opened, Key.Key_Tab)
    assert _deal(opened, "Yeast laboratory").id == deal.id
