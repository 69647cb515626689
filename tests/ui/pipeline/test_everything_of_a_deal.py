"""The page of a deal holds everything about it: people, files, money, one timeline, and the ways to each record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from salesdesk.app.program import Opened
from salesdesk.application.following_up import Asked
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import BuyingRole, Deal, DealPerson
from salesdesk.ui.accounts.person_slot import PersonSlot
from salesdesk.ui.fields import Choice
from salesdesk.ui.pipeline.account_link import AccountLink
from salesdesk.ui.pipeline.people_card import PeopleCard
from salesdesk.ui.pipeline.short_list import MOST, ShortList
from salesdesk.ui.pipeline.timeline_card import TimelineCard
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

Key = Qt.Key


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    desk = empty_desk(tmp_path)
    made = desk.selling.new_deal("Hull frame cleaning", account_name="Eufemia")
    desk.selling.new_person(made.made(Account), "Ada Holm", "Buyer")
    with window_over(desk, tmp_path) as window:
        window.window.go("deal", str(made.made(Deal)))
        settle(window)
        yield window


def the_deal(opened: Opened) -> Deal:
    with opened.desk.selling.bench.look() as look:
        (deal,) = look.every(Deal)
    return deal


def shown(opened: Opened, kind: type[QWidget]) -> QWidget:
    return next(one for one in opened.window.findChildren(kind) if one.isVisible())


def lines(card: QWidget) -> list[str]:
    return [one.text() for one in card.findChildren(QLabel) if one.isVisible() and one.text()]


def test_somebody_known_and_somebody_new_are_put_on_the_deal_by_keyboard(opened: Opened) -> None:
    card = shown(opened, PeopleCard)
    assert isinstance(card, PeopleCard)
    card.begin.setFocus()
    press(opened, Key.Key_Space)
    type_in(opened, "ada holm")
    press(opened, Key.Key_Return)
    type_in(opened, "Per Lund")
    press(opened, Key.Key_Return)
    with opened.desk.changes.store.reading() as look:
        people = {one.name: one.id for one in look.every(Person)}
    assert sorted(people) == ["Ada Holm", "Per Lund"]
    assert [one.person_id for one in the_deal(opened).people] == [people["Ada Holm"], people["Per Lund"]]
    assert {"Ada Holm", "Per Lund", "Buyer. Not met yet"} <= set(lines(card))
    press(opened, Key.Key_Escape)
    assert QApplication.focusWidget() is card.begin
    card.list.focus_on(people["Per Lund"])
    press(opened, Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), Choice)
    press(opened, Key.Key_Down)
    assert the_deal(opened).role_of(people["Per Lund"]) is next(iter(BuyingRole))
    (remove,) = [one for one in card.findChildren(QPushButton) if one.accessibleName() == "Take Per Lund off the deal"]
    remove.setFocus()
    press(opened, Key.Key_Return)
    assert the_deal(opened).people == (DealPerson(person_id=people["Ada Holm"]),)
    opened.shell.history.undo()
    settle(opened)
    assert the_deal(opened).role_of(people["Per Lund"]) is next(iter(BuyingRole))


def test_the_account_opens_with_enter_and_a_person_opens_their_card_there(opened: Opened) -> None:
    link = shown(opened, AccountLink)
    assert isinstance(link, AccountLink)
    link.account.setFocus()
    press(opened, Key.Key_Return)
    assert opened.window.findChildren(PersonSlot) != []
    account, ada = the_deal(opened).account_id, person(opened)
    opened.window.go("accounts", f"{account}/{ada}")
    settle(opened)
    (slot,) = [one for one in opened.window.findChildren(PersonSlot) if one.key == ada]
    assert slot.is_open


def person(opened: Opened) -> UUID:
    with opened.desk.changes.store.reading() as look:
        (one,) = look.every(Person)
    return one.id


def test_a_move_says_what_was_done(opened: Opened) -> None:
    deal, (_, second, *_rest) = the_deal(opened), opened.desk.selling.stages()
    for criterion in opened.desk.selling.wanted(deal.id, second.id):
        opened.desk.selling.note_evidence(deal.id, [(criterion.id, "They said so", date(2026, 12, 1))])
    settle(opened)
    press(opened, Key.Key_Right, modifier=Qt.KeyboardModifier.ControlModifier)
    assert opened.window.toast.words.text() == f"“Hull frame cleaning” moved to {second.name}"


def test_a_deal_with_many_talks_shows_the_first_and_all_of_them_when_asked(opened: Opened) -> None:
    for _ in range(11):
        opened.desk.discussing.record(date(2026, 12, 1), deal_id=the_deal(opened).id)
    settle(opened)
    short = next(one for one in opened.window.findChildren(ShortList) if one.isVisible() and one.all.isVisible())
    assert (lines(short).count("1 Dec 2026"), short.all.text()) == (MOST, "Show all 11")
    short.all.setFocus()
    press(opened, Key.Key_Return)
    assert (lines(short).count("1 Dec 2026"), short.all.isVisible()) == (11, False)
    assert QApplication.focusWidget() in short.findChildren(QPushButton)


def test_the_timeline_grows_by_what_is_done_shows_earlier_and_leads_to_it(opened: Opened) -> None:
    key, following_up = the_deal(opened).id, opened.desk.following_up
    for day in range(2, 22):
        following_up.book(Asked(topic=f"Call {day}", deal_id=key, day=date(2026, 12, day), clock=time(9)))
    settle(opened)
    card = shown(opened, TimelineCard)
    assert isinstance(card, TimelineCard)
    assert (lines(card).count("1 Dec 2026"), card.earlier.isVisible()) == (12, True)
    card.earlier.setFocus()
    press(opened, Key.Key_Return)
    told = [one for one in lines(card) if one.startswith("Follow-up booked")]
    assert (len(set(told)), card.earlier.isVisible()) == (20, False)
    assert lines(card).count("Created") == 1
    # The clock stands still here: of a later day, so that its place among the others is not left to chance.
    opened.desk.selling.win(key, date(2026, 12, 2))
    settle(opened)
    assert "Won" in lines(card)
    # As many as were shown: what somebody read on to does not close again.
    assert sum(lines(card).count(day) for day in ("1 Dec 2026", "2 Dec 2026")) == 21
