"""The registry of actions: keys act where they should, and nowhere twice."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from salesdesk.ui.actions import GLOBAL, Actions, ActionSpec, clashes, named_once
from salesdesk.ui.fields import TextLine
from salesdesk.ui.parts import Button, column

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("look")


def spec(name: str, keys: str = "", scope: str = GLOBAL) -> ActionSpec:
    return ActionSpec(id=name, text=f"Do {name}", group="Test", keys=keys, scope=scope)


def test_a_single_letter_acts_only_while_no_text_is_typed(qtbot: QtBot) -> None:
    window, line, button = QWidget(), QLineEdit(), Button("Press")
    window.setLayout(column(line, button))
    qtbot.addWidget(window)
    actions = Actions(window)
    done: list[str] = []
    actions.add(spec("follow", "F"), lambda: done.append("follow"))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_F)
    assert (done, line.text()) == ([], "f")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_F)
    assert done == ["follow"]


def test_undo_acts_from_inside_a_field_that_has_nothing_of_its_own_to_take_back(qtbot: QtBot) -> None:
    window, line = QWidget(), TextLine()
    window.setLayout(column(line))
    qtbot.addWidget(window)
    actions = Actions(window)
    done: list[str] = []
    actions.add(spec("undo", "Ctrl+Z"), lambda: done.append("undo"))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setFocus()
    QTest.keyClicks(line, "x")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (done, line.text()) == ([], "")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert done == ["undo"]


def test_actions_of_a_page_can_be_used_while_it_is_in_front(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    done: list[str] = []
    for name, scope in (("quit", GLOBAL), ("new", "deals"), ("new_plan", "plans")):
        actions.add(spec(name, "Ctrl+N" if scope != GLOBAL else "", scope), partial(done.append, name))
    actions.enter("plans")
    assert [one.id for one in actions.usable()] == ["quit", "new_plan"]
    actions.do("new")
    actions.do("new_plan")
    assert done == ["new_plan"]
    actions.allow("new_plan", allowed=False)
    actions.enter("plans")
    assert [one.id for one in actions.usable()] == ["quit"]
    assert actions.tip("new") == "Do new (Ctrl+N)"
    with pytest.raises(KeyError):
        actions.add(spec("quit"), window.close)


def test_what_the_page_in_front_offers_by_the_same_words_is_told_once() -> None:
    everywhere, here = spec("talk.record"), spec("talk.new", "Ctrl+N", "talk")
    everywhere, here = replace(everywhere, text="Record a talk…"), replace(here, text="Record a talk")
    other = replace(everywhere, id="tell", group="Other")
    assert named_once([everywhere, other, here]) == [other, here]
    assert named_once([everywhere, other]) == [everywhere, other]
    assert named_once([everywhere, replace(here, in_palette=False)])[0] == everywhere


def test_clashes_are_found_within_a_scope_and_with_what_acts_everywhere() -> None:
    specs = [
        spec("a", "Ctrl+N", "deals"),
        spec("b", "Ctrl+N", "plans"),
        spec("c", "ctrl+n", "plans"),
        spec("d", "F1"),
        spec("e", "F1", "deals"),
        spec("f"),
        spec("g"),
        replace(spec("h", "F2", "deals"), place="list"),
        replace(spec("i", "F2", "deals"), place="deal"),
    ]
    assert clashes(specs) == [("b", "c"), ("d", "e")]
