"""Widgets that hang in circles of references end in the window's thread, whichever thread allocates."""

from __future__ import annotations

import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QObject

from salesdesk.ui.areas import page_specs
from salesdesk.ui.collecting import Collecting, collect_due
from salesdesk.wording import Words
from tests.ui.windows import empty_desk, settle, window_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def collecting() -> Iterator[None]:
    """Let Python collect by itself, as it does before the program takes over; the tests' way comes back after."""
    gc.enable()
    yield
    gc.disable()


def _circle(ended_in: list[str]) -> None:
    """Leave an object that only a collection ends, and note the thread in which it did."""
    holder: dict[str, Any] = {"object": QObject()}
    holder["itself"] = holder
    weakref.finalize(holder["object"], lambda: ended_in.append(threading.current_thread().name))


def _allocate_much() -> None:
    for _ in range(50):
        _ = [[n] for n in range(2000)]


@pytest.mark.usefixtures("collecting")
def test_a_worker_that_allocates_ends_no_widget(qapp: QApplication) -> None:
    ended_in: list[str] = []
    parent = QObject(qapp)
    Collecting(parent)
    gc.collect()
    _circle(ended_in)
    with ThreadPoolExecutor(1, thread_name_prefix="worker") as pool:
        pool.submit(_allocate_much).result()
    assert ended_in == []
    kept = [[n] for n in range(2000)]
    assert collect_due() == 0
    assert len(kept) == 2000
    assert ended_in == ["MainThread"]
    parent.deleteLater()


def test_older_generations_are_collected_when_they_are_due(qapp: QApplication) -> None:
    gc.collect()
    seen: list[int | None] = []
    kept: list[list[int]] = []
    for _ in range(gc.get_threshold()[1] + 2):
        kept += [[n] for n in range(2000)]
        seen.append(collect_due())
    assert kept
    assert seen[0] == 0
    assert 1 in seen
    assert collect_due() is None


@pytest.mark.usefixtures("look")
def test_a_window_that_was_closed_is_let_go_with_all_its_pages(tmp_path: Path) -> None:
    desk = empty_desk(tmp_path)
    specs = page_specs(desk, Words())
    with window_over(desk, tmp_path) as opened:
        stack = opened.window.stack
        for spec in specs:
            opened.window.go(spec.id)
            settle(opened)
        pages = [weakref.ref(stack.widget(place)) for place in range(stack.count())]
        window = weakref.ref(opened.window)
    assert len(pages) == len(specs)
    del opened, stack
    gc.collect()
    assert window() is None
    assert [page() for page in pages if page() is not None] == []
