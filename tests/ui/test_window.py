"""The window: pages on demand, ways there and back, the palette, notices, and failures that are told."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.application.changes import Step
from salesdesk.domain.refusals import Missing
from salesdesk.ui.actions import clashes
from salesdesk.ui.announcer import Announcer
from salesdesk.ui.failures import FailureDialog
from salesdesk.ui.fields import Field, TextLine
from salesdesk.ui.keys_dialog import KeysDialog
from salesdesk.ui.notices import Notice
from salesdesk.ui.pages import PageSpec, panes_of
from salesdesk.ui.parts import Button, Card, PageHeader, column
from salesdesk.ui.ranking import Entry
from salesdesk.ui.shell import Shell
from salesdesk.ui.window_settings import WindowSettings
from salesdesk.wording import Words
from tests.ui.walkers.colours import foreign_areas, used_height
from tests.ui.walkers.fitting import clipped, overlapping, shortened_silently
from tests.ui.walkers.reaching import nameless, out_of_order, unreachable
from tests.ui.walkers.windows import StrayWindows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from salesdesk.application.desk import Desk
    from salesdesk.ui.theme import Theme
    from salesdesk.ui.workbench import Workbench


class Plain(QWidget):
    """A page with a header, a field and a button."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.line = TextLine()
        header = PageHeader(name, "Nothing here yet", Button("Plan a call", "plus", "primary"))
        header.setObjectName("header")
        card = Card("Plans", "all with a date")
        card.add(Field("Name", self.line), Button("Save PDF", "file-down"), None)
        card.setObjectName("body")
        lines = column(header, card, gap=14)
        lines.setContentsMargins(28, 22, 28, 22)
        self.setLayout(lines)

    def open_target(self, target: str) -> None:
        self.targets.append(target)


@dataclass
class Steps:
    """What was taken back and done again."""

    undone: list[Step] = field(default_factory=list)

    def undo(self, step: Step) -> Step:
        self.undone.append(step)
        return step

    def redo(self, step: Step) -> Step:
        return step


@dataclass
class Opened:
    """A window over a desk that is no desk, and what was made in it."""

    shell: Shell
    steps: Steps
    made: list[str]

    @property
    def bench(self) -> Workbench:
        return self.shell.workbench


def opened(settings: Path) -> Opened:
    steps, made = Steps(), list[str]()
    settled = SimpleNamespace(settings=lambda: SimpleNamespace(currency="EUR"))
    desk = cast("Desk", SimpleNamespace(changes=steps, setting_up=settled))

    def page(name: str) -> Any:
        def make(_: Workbench) -> QWidget:
            made.append(name)
            return Plain(name)

        return make

    specs = [
        PageSpec(id="today", title="Today", picture="sun", make=page("today"), count=lambda: 2),
        PageSpec(id="deals", title="Pipeline", picture="square-kanban", make=page("deals")),
        PageSpec(
            id="settings", title="Settings", picture="settings", make=page("settings"), bottom=True, keys="Ctrl+,"
        ),
    ]

    def find(bench: Workbench, typed: str) -> list[Entry]:
        return [
            Entry(id="d7", text="Birch & Sons", group="Deal", do=lambda: bench.navigate("deals", "7"), found=True)
            for _ in ("birch".startswith(typed),)
            if _
        ]

    kept = WindowSettings(QSettings(str(settings), QSettings.Format.IniFormat))
    return Opened(Shell(desk, Words(), kept, Announcer(), specs, find), steps, made)


@pytest.fixture
def window(qtbot: QtBot, look: Theme, tmp_path: Path) -> Iterator[Opened]:
    one = opened(tmp_path / "window.ini")
    qtbot.addWidget(one.shell.window)
    one.shell.window.resize(1180, 760)
    one.shell.window.show()
    one.shell.window.activateWindow()
    qtbot.waitUntil(one.shell.window.isActiveWindow)
    yield one
    one.shell.close()


def press(qtbot: QtBot, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    focused = QApplication.focusWidget() or QApplication.activeWindow()
    assert focused is not None
    QTest.keyClick(focused, key, held)


CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_pages_are_made_when_first_asked_for_and_the_way_back_is_known(qtbot: QtBot, window: Opened) -> None:
    shell = window.shell
    assert window.made == ["today"]
    with StrayWindows() as stray:
        press(qtbot, Qt.Key.Key_2, CTRL)
        shell.window.go("deals", "42")
    assert stray.found == []
    press(qtbot, Qt.Key.Key_Comma, CTRL)
    assert (window.made, shell.window.page_id) == (["today", "deals", "settings"], "settings")
    press(qtbot, Qt.Key.Key_Left, ALT)
    deals = shell.window.page("deals")
    assert isinstance(deals, Plain)
    assert (shell.window.page_id, deals.targets) == ("deals", ["42", "42"])
    press(qtbot, Qt.Key.Key_Left, ALT)
    press(qtbot, Qt.Key.Key_Left, ALT)
    press(qtbot, Qt.Key.Key_Left, ALT)
    assert shell.window.page_id == "today"
    with pytest.raises(KeyError):
        shell.window.go("forecast")


def test_the_window_opens_where_it_was_left(qtbot: QtBot, window: Opened, tmp_path: Path) -> None:
    window.shell.window.go("deals")
    window.shell.window.close()
    again = opened(tmp_path / "window.ini")
    qtbot.addWidget(again.shell.window)
    assert again.shell.window.page_id == "deals"
    assert again.made == ["deals"]
    again.shell.close()


def test_the_palette_finds_deals_and_actions_and_gives_the_focus_back(qtbot: QtBot, window: Opened) -> None:
    shell = window.shell
    page = shell.window.page("today")
    assert isinstance(page, Plain)
    page.line.setFocus()
    press(qtbot, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(shell.palette.line, "bir")
    shell.background.settle()
    assert shell.palette.offered()[0].text == "Birch & Sons"
    press(qtbot, Qt.Key.Key_Escape)
    assert not shell.palette.isVisible()
    qtbot.waitUntil(page.line.hasFocus)
    press(qtbot, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(shell.palette.line, "bir")
    shell.background.settle()
    press(qtbot, Qt.Key.Key_Return)
    assert shell.window.page_id == "deals"
    shell.palette.open()
    assert shell.palette.offered()
    QTest.keyClicks(shell.palette.line, "zzqx")
    shell.background.settle()
    assert shell.palette.offered() == []
    press(qtbot, Qt.Key.Key_Return)
    assert shell.palette.isVisible()
    QTest.mouseClick(shell.palette, Qt.MouseButton.LeftButton, pos=shell.palette.rect().bottomLeft())
    assert not shell.palette.isVisible()
    shell.palette.open("settings")
    press(qtbot, Qt.Key.Key_Return)
    shell.palette.open()
    assert shell.palette.offered()[0].id == "page.settings"


def test_what_is_done_can_be_taken_back_by_key_and_from_the_notice(qtbot: QtBot, window: Opened) -> None:
    shell, bench = window.shell, window.bench
    step = cast("Step", SimpleNamespace(edits=("one",)))
    bench.act("Move to Commit", lambda: step, notice="Deal moved")
    shell.background.settle()
    toast = shell.window.toast
    assert (toast.words.text(), toast.button.text(), toast.isVisible()) == ("Deal moved", "Undo", True)
    assert 7 < toast.seconds_left < 9  # a coarse timer is up to a twentieth late
    toast.button.click()
    shell.background.settle()
    assert window.steps.undone == [step]
    assert toast.words.text() == "Taken back: Move to Commit"
    press(qtbot, Qt.Key.Key_Z, CTRL, SHIFT)
    shell.background.settle()
    press(qtbot, Qt.Key.Key_Z, CTRL)
    shell.background.settle()
    assert len(window.steps.undone) == 2
    nothing = cast("Step", SimpleNamespace(edits=()))
    bench.act("Nothing", lambda: nothing)
    shell.background.settle()
    assert shell.history.redo_text == "Move to Commit"


def test_a_notice_stays_while_the_pointer_is_on_it_and_can_do_something_else(qtbot: QtBot, window: Opened) -> None:
    toast = window.shell.window.toast
    done: list[str] = []
    window.bench.notify(Notice("The PDF is saved", act="Show in folder", do=lambda: done.append("shown")))
    QApplication.sendEvent(toast, _entered())
    assert toast.seconds_left == 0
    toast.button.click()
    assert (done, toast.isVisible()) == (["shown"], False)


def _entered() -> Any:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QEnterEvent

    return QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1))


def test_a_refusal_is_a_notice_and_what_nobody_foresaw_a_dialog_with_details(qtbot: QtBot, window: Opened) -> None:
    shell, bench = window.shell, window.bench

    def refuse() -> Any:
        raise Missing("next step")

    def fail() -> Any:
        raise ZeroDivisionError("division by zero")

    bench.ask(refuse, lambda _: None)
    shell.background.settle()
    assert shell.window.toast.isVisible()
    told: list[str] = []
    shell.failures.shown.connect(told.append)
    bench.ask(fail, lambda _: None)
    shell.background.settle()
    qtbot.waitUntil(lambda: len(told) == 1)
    dialog = shell.window.findChild(FailureDialog)
    assert dialog is not None
    assert "safe" in told[0]
    shell.failures.install()
    try:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(told) == 2)
    finally:
        shell.failures.remove()
    assert len(shell.window.findChildren(FailureDialog)) == 1
    dialog.close()


def test_the_key_f6_goes_from_pane_to_pane_and_f1_shows_the_keys(qtbot: QtBot, window: Opened) -> None:
    shell = window.shell
    page = shell.window.page("today")
    assert page is not None
    panes = [shell.window.sidebar, *panes_of(page)]
    shell.window.sidebar.search.setFocus()
    seen: list[int] = []
    for _ in range(4):
        press(qtbot, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(next(at for at, pane in enumerate(panes) if pane.isAncestorOf(focused)))
    assert seen == [1, 2, 0, 1]
    press(qtbot, Qt.Key.Key_F6, SHIFT)
    assert shell.window.sidebar.isAncestorOf(cast("QWidget", QApplication.focusWidget()))
    press(qtbot, Qt.Key.Key_F1)
    dialog = shell.window.findChild(KeysDialog)
    assert dialog is not None
    dialog.close()
    assert clashes(shell.actions.specs()) == []


@pytest.mark.parametrize(("mode", "size"), [("light", 100), ("dark", 150)])
def test_the_walkers_find_nothing_in_a_plain_window(window: Opened, look: Theme, mode: Any, size: int) -> None:
    look.set_mode(mode)
    look.set_text_size(size)
    frame = window.shell.window
    frame.sidebar.show_state("On this machine, saved")
    window.shell.background.settle()
    QApplication.processEvents()
    page = frame.page("today")
    assert page is not None
    assert nameless(frame) + unreachable(frame) + out_of_order(frame, [frame.sidebar, *panes_of(page)]) == []
    assert clipped(frame) + overlapping(frame) + shortened_silently(frame) == []
    picture = frame.grab().toImage()
    assert foreign_areas(picture, look.colours) == {}
    assert used_height(picture.copy(frame.sidebar.width(), 0, 400, 760), [look.colours["window"]]) > 0.9
