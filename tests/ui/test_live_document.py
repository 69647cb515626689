"""A document beside what it is made from: the newest wins, one at a time, none while nobody looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from salesdesk.ui.background import Background, CancelledWork
from salesdesk.ui.live_document import LiveDocument, OpenDocument
from tests.ui.proposing.rooms import Drawn


@dataclass
class Beside:
    """A widget with its document: each made one is remembered by the state it shows; `go` holds the making up."""

    widget: QWidget
    background: Background
    state: str = ""
    begun: list[str] = field(default_factory=list)
    pages: list[Drawn] = field(default_factory=list)
    shown: list[OpenDocument] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    go: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.live = LiveDocument(self.background, self.widget, self.newest)
        self.live.made.connect(self.shown.append)
        self.live.failed.connect(lambda error: self.troubles.append(str(error)))
        self.go.set()

    def newest(self) -> Callable[[], OpenDocument] | None:
        state = self.state

        def make() -> OpenDocument:
            self.begun.append(state)
            self.go.wait(10)
            if state == "wrong":
                raise LookupError(state)
            self.pages.append(Drawn())
            return OpenDocument(self.pages[-1])

        return make if state else None

    def ask(self, *states: str) -> None:
        for self.state in states:
            self.live.ask()

    def settle(self) -> None:
        self.go.set()
        self.background.settle()

    @property
    def closed(self) -> list[int]:
        return [pages.closed for pages in self.pages]


@pytest.fixture
def beside(qtbot: QtBot) -> Iterator[Beside]:
    background = Background()
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    yield Beside(widget, background)
    background.close()


def test_one_is_made_at_a_time_and_of_what_came_meanwhile_only_the_newest(beside: Beside) -> None:
    beside.go.clear()
    beside.ask("first", "second", "third")
    beside.settle()
    assert beside.begun == ["first", "third"]
    assert len(beside.shown) == 2
    assert beside.closed == [1, 0]
    with pytest.raises(CancelledWork):
        beside.shown[0].draw(0, 100)
    assert beside.shown[1].draw(0, 100).pixels


def test_hidden_it_is_let_go_and_made_again_of_the_newest_when_it_is_seen(beside: Beside) -> None:
    beside.ask("first")
    beside.settle()
    beside.widget.hide()
    beside.ask("second", "third")
    beside.settle()
    assert (beside.begun, beside.closed) == (["first"], [1])
    beside.widget.show()
    beside.settle()
    assert (beside.begun, beside.closed) == (["first", "third"], [1, 0])


def test_hidden_while_one_is_made_neither_it_nor_the_one_before_stays(beside: Beside) -> None:
    beside.ask("first")
    beside.settle()
    beside.go.clear()
    beside.ask("second")
    beside.widget.hide()
    beside.settle()
    assert beside.closed == [1, 1]
    beside.widget.show()
    beside.settle()
    assert beside.begun == ["first", "second", "second"]
    assert beside.closed == [1, 1, 0]


def test_an_error_is_told_once_leaves_what_is_shown_and_frees_the_way(beside: Beside) -> None:
    beside.ask("first")
    beside.settle()
    beside.ask("wrong")
    beside.settle()
    assert (beside.troubles, beside.closed) == (["wrong"], [0])
    beside.go.clear()
    beside.ask("wrong", "right")
    beside.settle()
    assert beside.begun == ["first", "wrong", "wrong", "right"]
    assert beside.closed == [1, 0]


def test_where_there_is_nothing_to_make_it_is_asked_for_again_when_it_is_seen(beside: Beside) -> None:
    beside.ask("")
    beside.settle()
    beside.widget.hide()
    beside.state = "first"
    beside.widget.show()
    beside.settle()
    assert beside.begun == ["first"]
