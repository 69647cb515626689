"""The call that is on the line: begun and ended by one key, seen on every page, asked about after a restart."""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer
from typing_extensions import override

from salesdesk.application.running_calls import read, written
from salesdesk.domain.pest_guard import Verdict
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.icons import IconView
from salesdesk.ui.notices import Notice
from salesdesk.ui.parts import Button, ElidedLabel, Ground, IconButton, Label, row, set_tip
from salesdesk.wording.activities import left_running_told, ran_told, running_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from salesdesk.application.log_subject import Subject
    from salesdesk.domain.pest_guard import Guard
    from salesdesk.domain.running_call import RunningCall
    from salesdesk.ui.main_window import MainWindow
    from salesdesk.ui.workbench import Workbench

SECOND: Final = 1000


class Asks(Protocol):
    """Opens the form of an activity with what stands in front."""

    def __call__(self, workbench: Workbench, subject: Subject, /) -> None:
        """Ask what was done."""
        ...


class AsksOfCall(Protocol):
    """Opens the form of an activity with a call that is over."""

    def __call__(self, workbench: Workbench, call: RunningCall, logged: Callable[[], object], known: bool, /) -> None:  # noqa: FBT001
        """Ask what came of it; `logged` is told once it is kept, `known` that its length was measured."""
        ...


class Warns(Protocol):
    """Says what the pest guard says of whom one is about to call, and lets the call begin or not."""

    def __call__(
        self, workbench: Workbench, call: RunningCall, guard: Guard, begin: Callable[[RunningCall], object], /
    ) -> None:
        """Ask why where the guard says stop; `begin` is told the call once there is a reason (B4)."""
        ...


class RunningLine(Ground):
    """With whom one is on the line and for how long; it counts while it is seen."""

    def __init__(self, workbench: Workbench, calls: Calls) -> None:
        """Wait hidden."""
        super().__init__("item", margins=(10, 8, 8, 8), gap=6)
        words = workbench.words
        self._workbench = workbench
        self._call: RunningCall | None = None
        self._known = True
        self.setAccessibleName(words.text("The call on the line"))
        self.told = ElidedLabel("", "second")
        self.time = Label("", "value").set_numbers()
        self.log_button = Button(words.text("Log call"), do=calls.end)
        self.forget_button = IconButton("x", words.text("Forget the call"), do=calls.forget)
        above = row(IconView("phone", "accentText", 14), self.told, gap=8)
        above.setStretch(1, 1)
        self.add(above, row(self.time, None, self.forget_button, self.log_button, gap=6))
        self._tick = QTimer(self)
        self._tick.setInterval(SECOND)
        self._tick.timeout.connect(self._on_tick)
        self.hide()

    def show_call(self, call: RunningCall | None, *, known: bool) -> None:
        """Show a call, none when it is over; not `known`: the window was closed since, nobody knows how long it was."""
        self._call, self._known = call, known
        words = self._workbench.words
        if call is not None:
            told = running_told(words, call) if known else left_running_told(words, call, self._workbench.today)
            self.told.setText(told)
            self._on_tick()
        self.time.setVisible(known)
        self.setVisible(call is not None)
        self._let_run()

    def _let_run(self) -> None:
        if self._call is not None and self._known and self.isVisible():
            self._tick.start()
        else:
            self._tick.stop()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._let_run()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def _on_tick(self) -> None:
        if self._call is not None:
            self.time.setText(ran_told(self._call.seconds(self._workbench.desk.changes.clock.now())))


class Calls(QObject):
    """Begins, ends and keeps the one call that is on the line; registers the keys that log from any page."""

    def __init__(
        self, workbench: Workbench, window: MainWindow, ask: Asks, ask_of_call: AsksOfCall, warn: Warns
    ) -> None:
        """Show what was on the line when the window was closed; `ask` and `ask_of_call` open the form of an activity.

        `warn` is asked before a call begins of which the pest guard has something to say.
        """
        super().__init__(window)
        self._warn = warn
        self._ask = ask
        self._ask_of_call = ask_of_call
        self._workbench = workbench
        self._window = window
        # By a short name: where the desk lies is nobody's business in the settings of the window.
        self._desk = hashlib.sha256(str(workbench.desk.path).encode()).hexdigest()[:16]
        self.call = read(workbench.settings.running_call(self._desk))
        self._known = False
        self._add_actions()
        self.line = RunningLine(workbench, self)
        window.sidebar.foot.addWidget(self.line)
        set_tip(self.line.log_button, workbench.actions.tip("activity.call"))
        self.line.show_call(self.call, known=self._known)

    def _add_actions(self) -> None:
        words, add = self._workbench.words, self._workbench.actions.add
        group = words.text("Activities")
        add(
            ActionSpec(
                id="activity.log", text=words.text("Log an activity…"), group=group, picture="pencil", keys="Ctrl+G"
            ),
            self.log,
        )
        add(
            ActionSpec(
                id="activity.call",
                text=words.text("Begin or end a call"),
                group=group,
                picture="phone",
                keys="Ctrl+T",
            ),
            self.begin_or_end,
        )

    def log(self) -> None:
        """Ask what was done, with what stands in front; a call that is on the line is what was done."""
        if self.call is not None:
            self.end()
        else:
            self._ask(self._workbench, self._window.in_front())

    def begin_or_end(self) -> None:
        """Begin a call with whom stands in front, or end the one on the line and log it."""
        if self.call is not None:
            self.end()
            return
        desk, subject = self._workbench.desk, self._window.in_front()

        def begun() -> tuple[RunningCall, Guard | None]:
            call = desk.logbook.begin_call(subject)
            return call, desk.guarding.of_call(call)

        self._workbench.ask(begun, self._on_guarded)

    def end(self) -> None:
        """Ask what came of the call on the line; it runs on until that is logged."""
        if self.call is not None:
            self._ask_of_call(self._workbench, self.call, partial(self._keep, None), self._known)

    def forget(self) -> None:
        """Let the call on the line go without a word, with a way back."""
        words, call, known = self._workbench.words, self.call, self._known
        self._keep(None)
        back = partial(self._keep, call, known=known)
        self._workbench.notify(Notice(words.text("The call was not logged"), act=words.text("Bring it back"), do=back))

    def _on_guarded(self, begun: tuple[RunningCall, Guard | None]) -> None:
        call, guard = begun
        if self.call is not None:
            return
        if guard is not None and guard.verdict is not Verdict.OK:
            self._warn(self._workbench, call, guard, self._on_begun)
        else:
            self._on_begun(call)

    def _on_begun(self, call: RunningCall) -> None:
        if self.call is None:
            self._keep(call)

    def _keep(self, call: RunningCall | None, *, known: bool = True) -> None:
        self.call, self._known = call, known
        self._workbench.settings.keep_running_call(self._desk, written(call))
        self.line.show_call(call, known=known)
