"""Work off the window's thread: in order, answered in the window's thread, never silently lost."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from salesdesk.ui.background import Background, Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background(qapp)
    yield made
    made.close()


def test_the_desk_answers_in_the_order_asked_and_in_the_windows_thread(background: Background) -> None:
    answers: list[tuple[int, str]] = []
    threads: set[str] = set()

    def job(number: int) -> int:
        threads.add(threading.current_thread().name.split("_")[0])
        return number

    for number in range(200):
        background.run(partial(job, number), lambda n: answers.append((n, threading.current_thread().name)))
    background.settle()
    assert [number for number, _ in answers] == list(range(200))
    assert {thread for _, thread in answers} == {threading.main_thread().name}
    assert threads == {"desk"}


def test_a_failure_nobody_handles_is_announced(background: Background) -> None:
    failures: list[Exception] = []
    background.failed.connect(failures.append)

    def fail() -> None:
        raise LookupError("gone")

    background.run(fail, lambda _: pytest.fail("there is no result"))
    handled: list[Exception] = []
    background.run(fail, lambda _: None, handled.append)
    background.settle()
    assert [str(failure) for failure in failures] == ["gone"]
    assert [str(failure) for failure in handled] == ["gone"]


def test_a_cancelled_answer_and_one_for_a_closed_page_reach_nobody(background: Background) -> None:
    class Asker(QObject):
        heard: list[int]

        def on_answer(self, number: int) -> None:
            self.heard.append(number)

    heard: list[int] = []
    asker, closed = Asker(), Asker()
    asker.heard = closed.heard = heard
    background.run(lambda: 1, asker.on_answer)
    background.run(lambda: 2, asker.on_answer).cancel()
    background.run(lambda: 3, closed.on_answer)
    import shiboken6

    shiboken6.delete(closed)
    background.settle()
    assert heard == [1]


def test_long_work_tells_how_far_it_is_and_stops_when_cancelled(background: Background) -> None:
    said: list[tuple[int, int]] = []
    done: list[str] = []
    going, go_on = threading.Event(), threading.Event()

    def job(progress: Progress) -> str:
        progress.say(1, 3)
        going.set()
        go_on.wait(10)
        progress.say(2, 3)
        return "finished"

    first = background.run_long(job, done.append, said=lambda count, of: said.append((count, of)))
    assert going.wait(10)
    first.cancel()
    go_on.set()
    background.settle()
    assert done == []
    background.run_long(job, done.append, said=lambda count, of: said.append((count, of)))
    background.settle()
    assert done == ["finished"]
    assert said[-2:] == [(1, 3), (2, 3)]


def test_closing_lets_running_work_finish_and_delivers_nothing_more(qapp: QApplication) -> None:
    background = Background(qapp)
    finished: list[int] = []
    background.run(lambda: finished.append(1), lambda _: pytest.fail("the window is gone"))
    background.close()
    qapp.processEvents()
    assert finished in ([1], [])
    assert not background.busy
