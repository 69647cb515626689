"""The longest stretch in which the window does nothing but one thing: a proposal of 200 items against one of 12."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time

from PySide6.QtWidgets import QApplication

from salesdesk.application.proposal_checks import Section
from salesdesk.application.proposal_lines import free_line, with_lines
from salesdesk.domain.money import Money
from salesdesk.domain.proposal import Proposal
from salesdesk.ui.fonts import load_faces
from salesdesk.ui.theme import Theme
from tests.benchmarks.measuring import Report, Work, side_by_side
from tests.ui.proposing.rooms import Room, room

ROUNDS, FEW, MANY = 7, 12, 200
OURS, SMALL = f"{MANY} items", f"{FEW} items"
QUIET = 40
"""Turns without work after which nothing more comes."""


def test_standstill(report: Report, qapp: QApplication, tmp_path: Path) -> None:
    load_faces()
    look = Theme(qapp, mode="light")
    with ExitStack() as stack:
        many, few = (stack.enter_context(_drafts(tmp_path / str(count), count)) for count in (MANY, FEW))
        for title, act in (("opening it", _open), ("showing its prices", _show), ("changing a price", _edit)):
            works = {OURS: _of(act, many), SMALL: _of(act, few)}
            medians = side_by_side(ROUNDS, works, clock=partial(longest_turn, (many[0], few[0])))
            report.compare(f"longest standstill, {title}", medians, OURS, bar="<= 100 ms")
            assert medians.ratio(OURS, SMALL) < 20
    look.deleteLater()


def longest_turn(rooms: Sequence[Room], work: Work) -> float:
    """Do something and all that follows, and return the longest turn of the window, in seconds of its own work."""
    gc.collect()
    longest, quiet = _seconds(work), 0
    end = perf_counter() + 20
    while quiet < QUIET and perf_counter() < end:
        turn = _seconds(QApplication.processEvents)
        longest = max(longest, turn)
        busy = any(shown.shell.background.busy for shown in rooms)
        quiet = 0 if busy or turn > 0.001 else quiet + 1
    return longest


def _seconds(work: Work) -> float:
    began = thread_time()
    work()
    return thread_time() - began


@contextmanager
def _drafts(folder: Path, count: int) -> Generator[tuple[Room, list[Proposal]]]:
    """A window over two proposals with so many items each."""
    folder.mkdir()
    with room(folder) as shown:
        desk, drafts = shown.desk, list[Proposal]()
        for which in ("press", "drum"):
            draft = desk.proposing.view(desk.proposing.draft(deal_id=shown.deal).made(Proposal)).proposal
            names = [f"Part {n} of the {which}" for n in range(count)]
            items = [replace(free_line(name, "EUR"), price=Money.of(100, "EUR")) for name in names]
            drafts.append(with_lines(draft, items))
            desk.selling.keep(draft, drafts[-1])
        yield shown, drafts


def _of(act: Callable[[Room, list[Proposal], int], None], drafts: tuple[Room, list[Proposal]]) -> Work:
    shown, proposals = drafts
    rounds = iter(range(1_000))
    return lambda: act(shown, proposals, next(rounds))


def _open(shown: Room, proposals: list[Proposal], turn: int) -> None:
    shown.shell.workbench.navigate("proposals", str(proposals[turn % 2].id))


def _show(shown: Room, _proposals: list[Proposal], turn: int) -> None:
    shown.editor.form.show_section(Section.INVESTMENT if turn % 2 else Section.OPTIONS)


def _edit(shown: Room, proposals: list[Proposal], turn: int) -> None:
    shown.editor.form.show_section(Section.INVESTMENT)
    line = shown.editor.form.investment.lines[len(proposals[0].options[0].lines) // 2]
    line.price.setText(str(1_000 + turn))
    line.price.commit()
