"""A sweep from the keyboard alone: pick, press 1, 2 or 3, fill in, apply, undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.domain.deal import Deal, Outcome, ReasonCode, ReasonSource, Status
from salesdesk.domain.money import Money
from salesdesk.domain.sweep import SweepChoice
from salesdesk.ui.explained import ExplainedDialog
from salesdesk.ui.parts import Button, Label
from salesdesk.ui.sweeping.page import SweepPage
from salesdesk.ui.sweeping.together import TogetherDialog
from salesdesk.ui.theme import Theme
from salesdesk.ui.today.page import TodayPage
from tests.ui.windows import TODAY, empty_desk, press, settle, type_in, window_over

CONTROL = Qt.KeyboardModifier.ControlModifier


def keep(desk: Desk, title: str, days: int, *, won: bool = False, keeps: int = 0) -> Deal:
    """Keep a deal qualified so many days ago, open, or won today."""
    begun = TODAY - timedelta(days=days)
    bench = desk.sweeping.bench
    deal = Deal(
        id=bench.new_id(),
        title=title,
        currency="EUR",
        value=Money.of(10_000, "EUR"),
        created_on=begun,
        qualified_on=begun,
        keeps=keeps,
    )
    bench.do(Edit(None, replace(deal, status=Status.WON, closed_on=TODAY) if won else deal))
    return deal


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    """Return the page of a sweep over a desk with twenty wins and three dead deals, the deadest first."""
    desk = empty_desk(tmp_path)
    for at in range(20):
        keep(desk, f"Won {at}", 30 + at, won=True)
    keep(desk, "Deadest", 900)
    keep(desk, "Dead", 90)
    keep(desk, "Old", 60, keeps=2)
    with window_over(desk, tmp_path) as shown:
        shown.window.go("sweep")
        settle(shown)
        yield shown


def page_of(opened: Opened) -> SweepPage:
    page = opened.window.findChild(SweepPage)
    assert isinstance(page, SweepPage)
    return page


def stands(opened: Opened, title: str) -> Deal:
    """Return a deal by its title as it is kept now."""
    selling = opened.shell.workbench.desk.selling
    with selling.bench.look() as look:
        key = next(one.id for one in look.rows.deals_for_figures() if one.title == title)
    return selling.deal(key).deal


def shown(label: Label | Button) -> str:
    """Return the words of a label, its spaces plain."""
    return label.text().replace("\N{NO-BREAK SPACE}", " ")


def after(page: SweepPage) -> list[str]:
    return [shown(label) for label in page.figures.after]


def test_3_10_three_deals_are_swept_by_keys_alone_and_one_undo_brings_them_back(opened: Opened) -> None:
    page = page_of(opened)
    press(opened, Qt.Key.Key_1)
    press(opened, Qt.Key.Key_Down, Qt.Key.Key_2)
    type_in(opened, "No budget")
    press(opened, Qt.Key.Key_Tab)
    type_in(opened, "1 Jun 2027")
    press(opened, Qt.Key.Key_Tab)
    type_in(opened, "They build in two years")
    press(opened, Qt.Key.Key_Tab)
    type_in(opened, "The offer of May")
    press(opened, Qt.Key.Key_Return, modifier=CONTROL)
    assert (stands(opened, "Deadest").outcome, stands(opened, "Dead").status) == (
        Outcome.NO_DECISION,
        Status.HANDED_BACK,
    )
    assert stands(opened, "Old").status is Status.OPEN
    assert not page.choices.verdicts
    press(opened, Qt.Key.Key_Z, modifier=CONTROL)
    assert {stands(opened, title).status for title in ("Deadest", "Dead")} == {Status.OPEN}


def test_3_11_the_panel_follows_each_choice_before_anything_is_applied(opened: Opened) -> None:
    page = page_of(opened)
    assert after(page)[:2] == ["3", "€ 30,000"]
    press(opened, Qt.Key.Key_1)
    assert after(page)[:2] == ["2", "€ 20,000"]
    assert [shown(label) for label in page.figures.before][:2] == ["3", "€ 30,000"]
    press(opened, Qt.Key.Key_0)
    assert after(page)[:2] == ["3", "€ 30,000"]
    assert stands(opened, "Deadest").status is Status.OPEN


def test_3_10_a_deal_kept_twice_is_not_kept_again_and_says_why(opened: Opened) -> None:
    page = page_of(opened)
    press(opened, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_3)
    assert not page.choices.verdicts
    assert "was kept 2 times already" in page.trouble.words.accessibleName()
    assert page.trouble.isVisible()


def test_3_10_keeping_asks_for_the_step_that_the_customer_dated(opened: Opened) -> None:
    page = page_of(opened)
    press(opened, Qt.Key.Key_3)
    type_in(opened, "Result of the trial")
    press(opened, Qt.Key.Key_Return, modifier=CONTROL)
    assert stands(opened, "Deadest").keeps == 0
    assert "date and a time" in page.trouble.words.accessibleName()
    press(opened, Qt.Key.Key_Tab)
    type_in(opened, "10 Dec 2026")
    press(opened, Qt.Key.Key_Tab)
    type_in(opened, "10:00")
    press(opened, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    type_in(opened, "Their mail of today")
    press(opened, Qt.Key.Key_Return, modifier=CONTROL)
    assert stands(opened, "Deadest").keeps == 1
    (step,) = (row.follow_up for row in opened.shell.workbench.desk.following_up.due())
    assert (step.topic, step.starts.day) == ("Result of the trial", date(2026, 12, 10))
    assert step.promised is not None


def test_3_12_today_reminds_of_the_sweep_until_it_is_done_and_leads_to_it(opened: Opened) -> None:
    opened.window.go("today")
    settle(opened)
    today = opened.window.findChild(TodayPage)
    assert isinstance(today, TodayPage)
    assert today.sweep.words.accessibleName() == (
        "The quarter began on 1 Oct. 3 open deals are older than 9 of 10 wins: decide what becomes of them."
    )
    today.sweep.button.click()
    settle(opened)
    assert opened.window.page_id == "sweep"
    press(opened, Qt.Key.Key_1)
    press(opened, Qt.Key.Key_Return, modifier=CONTROL)
    opened.window.go("today")
    settle(opened)
    assert today.sweep.isHidden()


def test_3_10_an_empty_sweep_says_how_it_is_judged(look: Theme, tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    keep(desk, "Deadest", 900)
    with window_over(desk, tmp_path) as shown:
        shown.window.go("sweep")
        settle(shown)
        page = page_of(shown)
        assert page.empty.title.text() == "Nobody can say yet what to sweep"
        assert "0 wins have their dates so far, 20 are needed" in page.empty.why.text()
        page.choose(SweepChoice.NO_DECISION)
        assert not page.choices.verdicts


def test_3_10_many_deals_are_picked_together_and_one_key_chooses_for_all_of_them(opened: Opened) -> None:
    page = page_of(opened)
    press(opened, Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    press(opened, Qt.Key.Key_1, Qt.Key.Key_Return)
    chosen = {title_of(opened, key): verdict.choice for key, verdict in page.choices.verdicts.items()}
    assert chosen == {"Deadest": SweepChoice.NO_DECISION, "Dead": SweepChoice.NO_DECISION}
    press(opened, Qt.Key.Key_A, modifier=CONTROL)
    press(opened, Qt.Key.Key_0)
    assert page.choices.verdicts == {}
    press(opened, Qt.Key.Key_1, Qt.Key.Key_Return)
    press(opened, Qt.Key.Key_Return, modifier=CONTROL)
    ended = {title: stands(opened, title).outcome for title in ("Deadest", "Dead", "Old")}
    assert set(ended.values()) == {Outcome.NO_DECISION}
    press(opened, Qt.Key.Key_Z, modifier=CONTROL)
    assert {stands(opened, title).status for title in ended} == {Status.OPEN}


def test_3_10_closing_several_deals_asks_once_why_and_who_says_so(opened: Opened) -> None:
    page = page_of(opened)
    press(opened, Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    press(opened, Qt.Key.Key_1)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, TogetherDialog)
    assert (asked.form.reason.value(), asked.form.source.value()) == (ReasonCode.NO_PRIORITY, ReasonSource.REP)
    press(opened, Qt.Key.Key_Escape)
    assert page.choices.verdicts == {}
    press(opened, Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    press(opened, Qt.Key.Key_Return, modifier=CONTROL)
    told = {(one.code, one.source) for title in ("Deadest", "Dead") for one in stands(opened, title).reasons}
    assert told == {(ReasonCode.NO_BUDGET, ReasonSource.CUSTOMER)}
    press(opened, Qt.Key.Key_Z, modifier=CONTROL)
    assert {stands(opened, title).status for title in ("Deadest", "Dead")} == {Status.OPEN}


def test_b16_a_figure_before_or_after_the_sweep_opens_its_formula_and_deals(opened: Opened) -> None:
    page = page_of(opened)
    press(opened, Qt.Key.Key_1)
    for figure, count, told in ((page.figures.before[1], 3, "€ 30,000"), (page.figures.after[1], 2, "€ 20,000")):
        figure.setFocus()
        press(opened, Qt.Key.Key_Return)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExplainedDialog)
        assert told in shown(dialog.formula)
        assert dialog.rows.rowCount() == count
        press(opened, Qt.Key.Key_Escape)


def title_of(opened: Opened, key: UUID) -> str:
    return opened.shell.workbench.desk.selling.deal(key).deal.title


def test_3_9_of_many_deals_without_a_date_a_few_are_named_and_the_rest_counted(opened: Opened) -> None:
    bench = opened.shell.workbench.desk.sweeping.bench
    bench.do(*(Edit(None, Deal(id=bench.new_id(), title=f"Undated {at}", currency="EUR")) for at in range(12)))
    page = page_of(opened)
    page.refresh()
    settle(opened)
    said = [one.text() for one in page.findChildren(Label) if one.isVisible() and "more without a date" in one.text()]
    assert said == ["and 7 more without a date"]
