"""Undo and redo: one command for everything. It holds the step that was kept and never asks a form."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable

Way = Literal["undo", "redo"]
STEPS: Final = 200


class Runs(Protocol):
    """Runs a job and hands over its result or its failure later; `Background.run` is one."""

    def __call__(
        self, job: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None], /
    ) -> object:
        """Start the job."""
        ...


class _Command(QUndoCommand):
    """One act of the user. The stack moves over it only after the use case has kept the change."""

    def __init__(self, text: str, step: object) -> None:
        super().__init__(text)
        self.step = step

    @override
    def undo(self) -> None:
        """Do nothing: `History` has done it already."""

    @override
    def redo(self) -> None:
        """Do nothing: `History` has done it already."""


class History(QObject):
    """Takes acts back and does them again, one after the other, however fast the keys are pressed.

    A step that cannot be taken back because somebody changed the same thing since (or for any other reason) is
    dropped and announced by `failed`; what is older and newer stays.
    """

    changed = Signal()
    moved = Signal(str, str)
    failed = Signal(str, str, object)

    def __init__(
        self,
        undo: Callable[[Any], Any],
        redo: Callable[[Any], Any],
        run: Runs,
        parent: QObject | None = None,
    ) -> None:
        """`undo` and `redo` are the use cases: each takes a step and returns the step it made of it."""
        super().__init__(parent)
        self._ways: dict[Way, Callable[[Any], Any]] = {"undo": undo, "redo": redo}
        self._run = run
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(STEPS)
        self._stack.indexChanged.connect(self._on_index_changed)
        self._asked: deque[Way] = deque()
        self._moving: tuple[Way, _Command] | None = None

    def push(self, text: str, step: object) -> None:
        """Remember an act that was kept, under the words shown in the menu: "Move to Commit"."""
        self._stack.push(_Command(text, step))

    def undo(self) -> None:
        """Take the last act back."""
        self._ask("undo")

    def redo(self) -> None:
        """Do the act again that was taken back last."""
        self._ask("redo")

    @property
    def undo_text(self) -> str:
        """The act that undo would take back, empty when there is none."""
        return self._stack.undoText()

    @property
    def redo_text(self) -> str:
        """The act that redo would do again, empty when there is none."""
        return self._stack.redoText()

    @property
    def count(self) -> int:
        """How many acts are remembered."""
        return self._stack.count()

    def forget(self) -> None:
        """Forget all acts, for example because another desk was opened."""
        self._asked.clear()
        self._stack.clear()

    def _ask(self, way: Way) -> None:
        self._asked.append(way)
        self._go_on()

    def _go_on(self) -> None:
        while self._moving is None and self._asked:
            way = self._asked.popleft()
            command = self._next(way)
            if command is not None:
                self._moving = (way, command)
                self._run(partial(self._ways[way], command.step), self._on_kept, self._on_refused)

    def _next(self, way: Way) -> _Command | None:
        place = self._stack.index() - (1 if way == "undo" else 0)
        command = self._stack.command(place) if 0 <= place < self._stack.count() else None
        return command if isinstance(command, _Command) else None

    def _on_kept(self, step: object) -> None:
        if self._moving is None:
            return
        way, command = self._moving
        self._moving = None
        command.step = step
        self._move(way)
        self.moved.emit(way, command.text())
        self._go_on()

    def _on_refused(self, failure: Exception) -> None:
        if self._moving is None:
            return
        way, command = self._moving
        self._moving = None
        text = command.text()
        # An obsolete command is taken off the stack as soon as the stack has moved over it.
        command.setObsolete(True)
        self._move(way)
        self.failed.emit(way, text, failure)
        self._go_on()

    def _move(self, way: Way) -> None:
        if way == "undo":
            self._stack.undo()
        else:
            self._stack.redo()

    def _on_index_changed(self, _index: int) -> None:
        self.changed.emit()
