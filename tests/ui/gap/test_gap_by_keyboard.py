"""The page of the gap is worked by keyboard: a play pursued, a call passed over, the miss accepted (0.11, 0.15)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.log_subject import Subject
from salesdesk.domain.account import Account, Affiliation, Person
from salesdesk.domain.deal import Deal, Motion, Status
from salesdesk.domain.forecast_call import ForecastCall
from salesdesk.domain.holding import Holding
from salesdesk.domain.money import Money
from salesdesk.domain.play_run import CallState
from salesdesk.domain.plays import Play
from salesdesk.ui.gap.miss_dialog import MissDialog
from salesdesk.ui.gap.page import GapPage
from salesdesk.ui.gap.plays_card import PlayLine
from salesdesk.ui.theme import Theme
from tests.ui.windows import TODAY, empty_desk, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    desk = empty_desk(tmp_path)
    new, closed = desk.gap.bench.new_id, date(2026, 10, 20)
    account = Account(id=new(), name="Meyer")
    person = Person(id=new(), name="Ada Holm", affiliations=(Affiliation(account_id=account.id),))
    holding = Holding(id=new(), account_id=account.id, text="Service", renews_on=TODAY, value=Money.of(1_000, "EUR"))
    won = Deal(
        id=new(),
        title="Press",
        currency="EUR",
        account_id=account.id,
        value=Money.of(2_000, "EUR"),
        motion=Motion.EXISTING,
        status=Status.WON,
        created_on=closed - timedelta(days=19),
        closed_on=closed,
    )
    desk.gap.bench.do(*(Edit(None, one) for one in (account, person, holding, won)))
    desk.targeting.set("2026-Q4", Money.of(100_000, "EUR"))
    with window_over(desk, tmp_path) as window:
        window.window.go("gap")
        settle(window)
        yield window


def the_page(opened: Opened) -> GapPage:
    page = opened.window.page("gap")
    assert isinstance(page, GapPage)
    return page


def line_of(page: GapPage, play: Play) -> PlayLine:
    return page.plays.findChildren(PlayLine)[list(Play).index(play)]


def test_0_15_a_play_is_pursued_its_name_passed_over_and_each_act_taken_back(opened: Opened) -> None:
    page, pursuing = the_page(opened), opened.shell.workbench.desk.pursuing
    assert len(page.plays.findChildren(PlayLine)) == len(Play)
    assert page.lists.isHidden()
    line_of(page, Play.EXISTING_CUSTOMERS).buttons[0].setFocus()
    press(opened, Key.Key_Space)
    (listed,) = pursuing.view().lists
    assert [one.name for one in listed.calls] == ["Ada Holm"]
    assert not page.lists.isHidden()
    page.lists.table.setFocus()
    assert page.in_front() == Subject(
        person_id=listed.calls[0].call.person_id, account_id=listed.calls[0].call.account_id
    )
    page.lists.skip.setFocus()
    press(opened, Key.Key_Space)
    type_in(opened, "on holiday")
    press(opened, Key.Key_Return)
    assert [one.call.state for one in pursuing.view().lists[0].calls] == [CallState.SKIPPED]
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert [one.call.state for one in pursuing.view().lists[0].calls] == [CallState.TO_CALL]
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert page.lists.isHidden()


def test_0_11_the_miss_is_accepted_with_its_reason_and_never_without(opened: Opened) -> None:
    desk = opened.shell.workbench.desk
    line_of(the_page(opened), Play.ACCEPT_MISS).buttons[0].setFocus()
    press(opened, Key.Key_Space)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MissDialog)
    dialog.button.setFocus()
    press(opened, Key.Key_Space)
    assert dialog.isVisible()
    dialog.reason.setFocus()
    type_in(opened, "The plant was shut")
    dialog.button.setFocus()
    press(opened, Key.Key_Space)
    assert [(call.given_up, call.committed) for call in calls(desk)] == [("The plant was shut", Money.of(2_000, "EUR"))]
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert calls(desk) == []


def calls(desk: Desk) -> Sequence[ForecastCall]:
    with desk.gap.bench.look() as look:
        return look.every(ForecastCall)


def test_b5_the_hours_are_changed_in_place_and_leave_nobody_without_them(opened: Opened) -> None:
    page, pursuing = the_page(opened), opened.shell.workbench.desk.pursuing
    page.plan.minutes.setFocus()
    page.plan.minutes.selectAll()
    type_in(opened, "0")
    press(opened, Key.Key_Return)
    found = pursuing.view().plan
    assert found is not None
    assert (found.minutes, found.plan.calls) == (0, ())
    page.plan.minutes.selectAll()
    type_in(opened, "9999")
    press(opened, Key.Key_Return)
    assert pursuing.view().settings.play_minutes == 0
    assert not page.plan.trouble.isHidden()


def test_0_14_of_a_period_that_is_over_every_play_is_listed_and_none_can_be_pursued(opened: Opened) -> None:
    page = the_page(opened)
    assert any(line.buttons for line in page.plays.findChildren(PlayLine))
    page.open_target("2026-Q3")
    settle(opened)
    lines = page.plays.findChildren(PlayLine)
    assert len(lines) == len(Play)
    assert not any(line.buttons for line in lines)
