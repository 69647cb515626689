"""Groups are kept, attended and called by keyboard; each act is taken back, and Today shows what they ask (1.14)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from salesdesk.app.program import Opened
from salesdesk.application.groups import EventTold
from salesdesk.domain.network import Group
from salesdesk.ui.following_up import BookDialog
from salesdesk.ui.groups.event_line import EventLine
from salesdesk.ui.groups.page import GroupsPage
from salesdesk.ui.theme import Theme
from salesdesk.ui.today.page import TodayPage
from tests.ui.windows import TODAY, empty_desk, press, settle, type_in, window_over

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(look: Theme, tmp_path: Path) -> Iterator[Opened]:
    with window_over(empty_desk(tmp_path), tmp_path) as window:
        yield window


def test_1_14_a_group_is_kept_by_keys_and_its_office_is_called(opened: Opened) -> None:
    opened.window.go("groups")
    settle(opened)
    press(opened, Key.Key_N, modifier=CONTROL)
    type_in(opened, "Chamber of Trade")
    press(opened, Key.Key_Return)
    groups = opened.shell.workbench.desk.groups
    assert [row.group.name for row in groups.view()] == ["Chamber of Trade"]
    opened.window.go("today")
    settle(opened)
    page = opened.window.page("today")
    assert isinstance(page, TodayPage)
    assert not page.owed.groups.isHidden()
    assert page.owed.thanks.isHidden()
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert groups.view() == ()
    assert page.owed.groups.isHidden()


def test_1_14_an_event_is_attended_and_the_call_has_its_topic(opened: Opened) -> None:
    desk = opened.shell.workbench.desk
    key = desk.groups.keep(None, "Chamber of Trade").made(Group)
    desk.groups.add_event(key, EventTold(title="Fair", day=TODAY))
    opened.window.go("groups")
    settle(opened)
    page = opened.window.page("groups")
    assert isinstance(page, GroupsPage)
    line = page.findChildren(EventLine)[0]
    line.go.setFocus()
    press(opened, Key.Key_Space)
    [row] = desk.groups.view()
    assert row.events[0].attending is True
    press(opened, Key.Key_Z, modifier=CONTROL)
    assert desk.groups.view()[0].events[0].attending is None
    call = next(b for b in page.findChildren(type(line.go)) if b.accessibleName().startswith("Book a call"))
    call.setFocus()
    press(opened, Key.Key_Space)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, BookDialog) and w.isVisible())
    assert "people ready to buy" in dialog.form.topic.value().lower()
    dialog.reject()
