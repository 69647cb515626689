"""The list of people: found by circle, opened by Enter, written in place (1.13, 1.7)."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from salesdesk.app.program import Opened
from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.domain.account import Account, Person
from salesdesk.domain.network import Circle
from salesdesk.domain.portrait import Portrait
from salesdesk.ui.accounts.people_page import PeoplePage
from salesdesk.ui.accounts.person_about import PersonAbout, drawn_portrait
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

DOT = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")


@pytest.fixture
def desk(look: Theme, tmp_path: Path) -> Iterator[Desk]:
    made = empty_desk(tmp_path)
    acme = made.selling.new_account("Acme").made(Account)
    made.selling.new_person(acme, "Ada King", "Buyer")
    for name, circle in (("Bob Stone", Circle.FRIEND), ("Cy Young", Circle.FAMILY)):
        made.changes.do(Edit(None, Person(id=made.changes.ids.new(), name=name, circle=circle)))
    yield made
    made.close()


@pytest.fixture
def opened(desk: Desk, tmp_path: Path) -> Iterator[Opened]:
    with window_over(desk, tmp_path) as shown:
        yield shown


def people_page(opened: Opened) -> PeoplePage:
    """Go to the page of people."""
    opened.window.go("people")
    settle(opened)
    settle(opened)
    page = opened.window.page("people")
    assert isinstance(page, PeoplePage)
    return page


def listed(page: PeoplePage) -> list[str]:
    """Return who is shown, in order."""
    return [row.name for row in page._model.things()]


def kept(desk: Desk, key: UUID) -> Person:
    """Return somebody as they are kept."""
    return desk.people.seen(key).person


def test_1_13_people_are_filtered_by_circle_and_opened_by_enter(opened: Opened, desk: Desk) -> None:
    page = people_page(opened)
    assert listed(page) == ["Ada King", "Bob Stone", "Cy Young"]
    page.circle.set_value(Circle.FAMILY)
    page.circle.committed.emit(Circle.FAMILY)
    settle(opened)
    assert listed(page) == ["Cy Young"]
    page.table.setFocus()
    press(opened, Qt.Key.Key_Return)
    assert page.list.slots()[0].is_open
    type_in(opened, "X")  # the name is marked as it gets the focus
    press(opened, Qt.Key.Key_Tab)
    settle(opened)
    assert [row.name for row in desk.people.listed("", (Circle.FAMILY,))] != ["Cy Young"]


def test_1_13_and_1_7_circle_origin_and_who_referred_are_written_in_place(opened: Opened, desk: Desk) -> None:
    page = people_page(opened)
    page.table.selectRow(0)
    settle(opened)
    ada, bob = (row.id for row in desk.people.listed()[:2])
    page.list.open(ada)
    settle(opened)
    about = page.list.slots()[0].findChild(PersonAbout)
    assert about is not None
    about.circle.committed.emit(Circle.BUSINESS)
    about.origin.committed.emit("Fair in Hanover")
    about.referrer.committed.emit("bob stone")
    settle(opened)
    person = kept(desk, ada)
    assert (person.circle, person.origin, person.referred_by) == (Circle.BUSINESS, "Fair in Hanover", bob)
    about.referrer.committed.emit("Nobody we know")
    settle(opened)
    assert kept(desk, ada).referred_by == bob
    about.referrer.committed.emit("")
    settle(opened)
    assert kept(desk, ada).referred_by is None


def test_1_13_a_portrait_is_drawn_and_what_is_none_is_not(look: Theme) -> None:
    whole = Portrait(id=UUID(int=1), person_id=UUID(int=2), media="image/png", content=DOT)
    drawn = drawn_portrait(whole, 56)
    assert drawn is not None
    assert (drawn.width(), drawn.height()) == (56, 56)
    broken = Portrait(id=UUID(int=1), person_id=UUID(int=2), media="image/png", content=DOT[:40])
    assert drawn_portrait(broken, 56) is None
    wide = DOT[:16] + (60_000).to_bytes(4, "big") + DOT[20:]
    assert drawn_portrait(Portrait(id=whole.id, person_id=whole.id, media="image/png", content=wide), 56) is None
    assert drawn_portrait(None, 56) is None
