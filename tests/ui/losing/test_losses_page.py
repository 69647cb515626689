"""The report on won and lost deals, and the figures that explain themselves, in a window (4.3-4.7, B15, B16)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.domain.deal import Deal, LossReason, Outcome, ReasonCode, ReasonSource, Status
from salesdesk.domain.explained import Part
from salesdesk.domain.money import Money
from salesdesk.ui.explained import ExplainedDialog, FigureButton
from salesdesk.ui.losing.bar_row import BarRow
from salesdesk.ui.losing.page import LossesPage
from salesdesk.ui.theme import Theme
from tests.ui.windows import TODAY, empty_desk, press, settle, window_over

Key = Qt.Key


def added(desk: Desk, title: str) -> UUID:
    return desk.selling.new_deal(title, account_name="Eufemia", value=Money.of(9000, "EUR")).made(Deal)


PRICE = LossReason(code=ReasonCode.COMPETITOR_PRICE, competitor="Pulsvik", source=ReasonSource.CUSTOMER)
BUDGET = LossReason(code=ReasonCode.NO_BUDGET)


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    desk = empty_desk(tmp_path)
    for at in range(6):
        desk.selling.win(added(desk, f"Won {at}"), TODAY)
    for at in range(2):
        desk.selling.lose(added(desk, f"Lost {at}"), Outcome.COMPETITIVE, [PRICE], TODAY)
    desk.selling.lose(added(desk, "Undecided"), Outcome.NO_DECISION, [BUDGET], TODAY)
    added(desk, "Open")
    with window_over(desk, tmp_path) as window:
        yield window


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def page_of(opened: Opened) -> LossesPage:
    opened.window.go("losses", "")
    settle(opened)
    page = opened.window.page("losses")
    assert isinstance(page, LossesPage)
    return page


def lines(page: LossesPage) -> list[str]:
    return [line.accessibleName() for line in page.findChildren(BarRow) if line.isVisible()]


def explained(opened: Opened) -> ExplainedDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExplainedDialog)
    return dialog


def test_4_3_and_4_7_the_report_says_who_said_so_and_keeps_no_decision_apart(opened: Opened) -> None:
    page = page_of(opened)
    assert (plain(page.rate.text()), plain(page.rests_on.text())) == (
        "67 %",
        "of 9 closed, between 35 % and 88 % (95 %)",
    )
    said = lines(page)
    assert "Lost to a competitor: 2 of 3" in said
    assert "No decision: 1 of 3" in said
    assert "Pulsvik: 2 deals, the customer said so" in said
    assert "No decision: no budget: 1 deal, our guess" in said


def test_b16_a_line_opens_the_deals_it_counts_and_one_of_them_by_key(opened: Opened) -> None:
    page = page_of(opened)
    line = next(one for one in page.findChildren(BarRow) if one.accessibleName().startswith("Pulsvik"))
    line.setFocus()
    press(opened, Key.Key_Return)
    shown = explained(opened).rows.things()
    assert {ground.title for ground in shown} == {"Lost 0", "Lost 1"}
    press(opened, Key.Key_Down, Key.Key_Return)
    assert opened.window.page_id == "deal"
    assert QApplication.activeModalWidget() is None


def test_f12_a_stage_says_how_many_went_on_and_opens_them(opened: Opened) -> None:
    page = page_of(opened)
    (line,) = (one for one in page.findChildren(BarRow) if one.accessibleName().startswith("First contact"))
    assert plain(line.accessibleName()) == "First contact: 67 % of 9 went on, between 35 % and 88 %"
    line.setFocus()
    press(opened, Key.Key_Return)
    dialog = explained(opened)
    assert plain(dialog.formula.text()).startswith("6 went on ÷ (6 + 3 that stayed behind) = 66.7 %.")
    assert sorted(ground.title for ground in dialog.rows.things() if ground.part is Part.STAYED) == [
        "Lost 0",
        "Lost 1",
        "Undecided",
    ]


def test_b16_the_win_rate_on_the_pipeline_page_puts_its_numbers_into_the_formula(opened: Opened) -> None:
    opened.window.go("pipeline", "")
    settle(opened)
    figures = {plain(one.text()): one for one in opened.window.findChildren(FigureButton) if one.isVisible()}
    figures["Win rate 67 % of 9"].setFocus()
    press(opened, Key.Key_Space)
    dialog = explained(opened)
    assert plain(dialog.formula.text()).startswith("6 won ÷ (6 won + 3 lost) = 66.7 %.")
    assert len(dialog.rows.things()) == 9
    press(opened, Key.Key_Escape)
    figures["1 open deal, € 9,000"].click()
    settle(opened)
    assert plain(explained(opened).formula.text()) == "1 deal with a value comes to € 9,000."


def test_4_7_another_period_is_chosen_and_too_few_deals_say_no_rate(opened: Opened) -> None:
    early = Deal(id=uuid4(), title="Early", currency="EUR", status=Status.WON, closed_on=date(2026, 5, 4))
    opened.desk.selling.bench.do(Edit(None, early))
    page = page_of(opened)
    page.period.set_value("2026-Q2")
    page.period.committed.emit("2026-Q2")
    settle(opened)
    assert (plain(page.rate.text()), plain(page.rests_on.text())) == ("Cannot say", "Cannot say: 1 closed, 8 needed.")
    assert sorted(lines(page)) == [
        "No segment known: Cannot say: 1 closed, 8 needed.",
        "Not known before the proposal: 0 of 1 lost for the price",
    ]
