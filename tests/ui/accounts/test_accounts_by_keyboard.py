"""Accounts are found, added and written by the keyboard, over a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.domain.account import Account, AccountKind, ContactKind
from salesdesk.ui.accounts.new_account import NewAccountDialog
from salesdesk.ui.accounts.page import AccountsPage
from salesdesk.ui.following_up import BookDialog
from salesdesk.ui.theme import Theme
from tests.ui.preparing.rooms import Told, pause, told_desk
from tests.ui.windows import press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SEARCH_PAUSE = 200


@pytest.fixture
def told(tmp_path: Path) -> Told:
    made = told_desk(tmp_path)
    made.desk.selling.new_account("Hallertau Malt", "Brewing")
    return made


@pytest.fixture
def opened(look: Theme, told: Told, tmp_path: Path) -> Iterator[Opened]:
    with window_over(told.desk, tmp_path) as window:
        window.window.go("accounts")
        settle(window)
        yield window


@pytest.fixture
def page(opened: Opened) -> AccountsPage:
    found = opened.window.page("accounts")
    assert isinstance(found, AccountsPage)
    return found


def account_in(told: Told) -> Account:
    return told.desk.selling.account(told.account).account


def test_ctrl_f_finds_by_industry_and_enter_opens(opened: Opened, page: AccountsPage) -> None:
    press(opened, Key.Key_F, modifier=CONTROL)
    type_in(opened, "brew")
    QTest.qWait(SEARCH_PAUSE)
    settle(opened)
    assert [row.name for row in page.list.rows()] == ["Hallertau Malt"]
    page.list.table.setFocus()
    press(opened, Key.Key_Return)
    assert page.stack.currentWidget() is not page.list
    assert page.account.account_header.title.text() == "Hallertau Malt"


def test_a_search_without_a_hit_says_so_and_clears(opened: Opened, page: AccountsPage) -> None:
    page.list.find_here()
    type_in(opened, "zzz")
    QTest.qWait(SEARCH_PAUSE)
    settle(opened)
    assert page.list.empty_state.title.text() == "No accounts match"
    page.list.empty_state.button.click()
    settle(opened)
    assert len(page.list.rows()) == 2


def test_ctrl_n_adds_an_account_and_opens_it_and_one_without_a_name_is_refused(
    opened: Opened, told: Told, page: AccountsPage
) -> None:
    press(opened, Key.Key_N, modifier=CONTROL)
    dialog = opened.window.findChild(NewAccountDialog)
    assert dialog is not None
    dialog.answer()
    settle(opened)
    assert "name" in dialog.name.accessibleDescription()
    dialog.name.setFocus()
    dialog.name.insert("Λευκός Όρμος")  # the keys of a test type Latin only
    press(opened, Key.Key_Return)
    settle(opened)
    assert "Λευκός Όρμος" in [row.name for row in told.desk.selling.accounts()]
    assert page.account.account_header.title.text() == "Λευκός Όρμος"


def test_fields_are_kept_as_they_are_left_and_undo_takes_them_back(
    opened: Opened, told: Told, page: AccountsPage
) -> None:
    opened.window.go("accounts", str(told.account))
    settle(opened)
    about = page.account.about
    about.country.setFocus()
    type_in(opened, "Ireland")
    press(opened, Key.Key_Tab, Key.Key_Tab)
    type_in(opened, "320")
    press(opened, Key.Key_Tab)
    about.kind.setFocus()
    type_in(opened, "Cust")
    settle(opened)
    about.contacts[ContactKind.PHONE].setFocus()
    type_in(opened, "+353 1 555 0101")
    press(opened, Key.Key_Tab)
    account = account_in(told)
    assert (account.country, account.employees, account.kind) == ("Ireland", 320, AccountKind.CUSTOMER)
    assert account.contacts[0].value == "+353 1 555 0101"
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert account_in(told).contacts == ()
    assert about.contacts[ContactKind.PHONE].value() == ""


def test_an_account_keeps_its_name_when_somebody_empties_it(opened: Opened, told: Told, page: AccountsPage) -> None:
    opened.window.go("accounts", str(told.account))
    settle(opened)
    page.account.about.name.setFocus()
    press(opened, Key.Key_A, modifier=CONTROL)
    press(opened, Key.Key_Delete, Key.Key_Tab)
    assert "needs a name" in page.account.about.name.accessibleDescription()
    assert account_in(told).name == "Quarry Lane Dairies"


def test_a_parent_is_chosen_by_name_and_an_unknown_one_is_refused(
    opened: Opened, told: Told, page: AccountsPage
) -> None:
    opened.window.go("accounts", str(told.account))
    settle(opened)
    page.account.about.parent_line.setFocus()
    type_in(opened, "nobody at all")
    press(opened, Key.Key_Tab)
    assert "nobody at all" in page.account.about.parent_line.accessibleDescription()
    page.account.about.parent_line.setFocus()
    press(opened, Key.Key_A, modifier=CONTROL)
    type_in(opened, "hallertau MALT")
    press(opened, Key.Key_Return)
    parent = account_in(told).parent_id
    assert parent is not None
    assert told.desk.selling.account(parent).account.name == "Hallertau Malt"


def test_somebody_new_is_kept_once_there_is_a_name(opened: Opened, told: Told, page: AccountsPage) -> None:
    opened.window.go("accounts", str(told.account))
    settle(opened)
    page.account.people.begin()
    press(opened, Key.Key_Escape)
    assert len(told.desk.selling.account(told.account).people) == 2
    page.account.people.begin()
    type_in(opened, "Theo Park")
    press(opened, Key.Key_Tab)
    type_in(opened, "Finance")
    press(opened, Key.Key_Tab)
    type_in(opened, "+353 1 555 0102")
    press(opened, Key.Key_Return)
    theo = next(p for p in told.desk.selling.account(told.account).people if p.name == "Theo Park")
    assert theo.title_at(told.account) == "Finance"
    assert theo.reached_by(ContactKind.PHONE) == "+353 1 555 0102"
    assert page.account.people.card.count.text() == "3"


def test_plans_talks_and_follow_ups_begin_from_the_account(opened: Opened, told: Told, page: AccountsPage) -> None:
    opened.window.go("accounts", str(told.account))
    settle(opened)
    page.account.plan_call()
    settle(opened)
    assert opened.window.page_id == "plans"
    opened.window.go("accounts", str(told.account))
    page.account.record()
    settle(opened)
    assert opened.window.page_id == "talk"
    opened.window.go("accounts", str(told.account))
    settle(opened)
    assert page.account.related.talks.count.text() == "3"
    page.account.book()
    settle(opened)
    assert opened.window.findChild(BookDialog) is not None


def test_the_sidebar_and_alt_0_lead_back_to_the_list_where_one_was(
    opened: Opened, told: Told, page: AccountsPage
) -> None:
    opened.window.go("accounts", str(told.account))
    settle(opened)
    press(opened, Key.Key_0, modifier=Qt.KeyboardModifier.AltModifier)
    assert page.stack.currentWidget() is page.list
    thing = page.list.table.thing()
    assert thing is not None
    assert thing.id == told.account
    assert QApplication.focusWidget() is page.list.table
    pause(opened)
