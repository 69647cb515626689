"""Undo and redo through the use cases: in order, however fast, and whole after a refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from salesdesk.ui.history import History

pytestmark = pytest.mark.usefixtures("qapp")


class ChangedMeanwhile(Exception):
    """Somebody changed the same thing."""


@dataclass
class Desk:
    """A value that steps move, and a worker that answers when told to."""

    value: int = 0
    waiting: list[Callable[[], None]] = field(default_factory=list)
    refusing: bool = False

    def do(self, by: int) -> tuple[int, int]:
        self.value += by
        return (self.value - by, self.value)

    def undo(self, step: tuple[int, int]) -> tuple[int, int]:
        return self._swap(step[1], step[0], step)

    def redo(self, step: tuple[int, int]) -> tuple[int, int]:
        return self._swap(step[0], step[1], step)

    def _swap(self, seen: int, wanted: int, step: tuple[int, int]) -> tuple[int, int]:
        if self.refusing or self.value != seen:
            raise ChangedMeanwhile
        self.value = wanted
        return step

    def run(self, job: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        def later() -> None:
            try:
                result = job()
            except ChangedMeanwhile as refusal:
                failed(refusal)
            else:
                done(result)

        self.waiting.append(later)

    def work(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


def started(*steps: int) -> tuple[Desk, History]:
    desk = Desk()
    history = History(desk.undo, desk.redo, desk.run)
    for by in steps:
        history.push(f"Add {by}", desk.do(by))
    return desk, history


def test_steps_are_taken_back_and_done_again_one_by_one() -> None:
    desk, history = started(1, 10, 100)
    history.undo()
    history.undo()
    desk.work()
    assert (desk.value, history.undo_text, history.redo_text) == (1, "Add 1", "Add 10")
    history.redo()
    desk.work()
    assert (desk.value, history.undo_text) == (11, "Add 10")
    history.push("Add 5", desk.do(5))
    assert history.redo_text == ""


def test_keys_pressed_faster_than_the_desk_answers_are_all_carried_out() -> None:
    desk, history = started(1, 10, 100)
    for _ in range(5):
        history.undo()
    for _ in range(2):
        history.redo()
    assert desk.value == 111
    assert len(desk.waiting) == 1
    desk.work()
    assert desk.value == 11


def test_a_step_somebody_else_overtook_is_dropped_and_told_and_older_ones_stay() -> None:
    desk, history = started(1, 10, 100)
    told: list[tuple[str, str, Exception]] = []
    history.failed.connect(lambda way, text, error: told.append((way, text, error)))
    desk.refusing = True
    history.undo()
    desk.work()
    desk.refusing = False
    assert [(way, text) for way, text, _ in told] == [("undo", "Add 100")]
    assert isinstance(told[0][2], ChangedMeanwhile)
    assert (history.count, history.undo_text, history.redo_text) == (2, "Add 10", "")
    desk.value = 11
    history.undo()
    desk.work()
    assert desk.value == 1


def test_what_is_taken_back_is_told_and_forgetting_empties_it() -> None:
    desk, history = started(1)
    moved: list[tuple[str, str]] = []
    history.moved.connect(lambda way, text: moved.append((way, text)))
    history.undo()
    desk.work()
    history.redo()
    desk.work()
    assert moved == [("undo", "Add 1"), ("redo", "Add 1")]
    history.forget()
    history.undo()
    assert (history.count, desk.waiting) == (0, [])
