"""Saves as somebody writes: every edit is kept at once, in order, and can be taken back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from salesdesk.application.changes import Step
    from salesdesk.ui.workbench import Workbench

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Edit(Generic[T]):
    """An edit on its way, with what it was made upon and what came of it."""

    text: str
    change: Callable[[T], T]
    before: T
    after: T


class Autosave(QObject, Generic[T]):
    """One record as the form has it (`value`) and as the desk has it; edits are functions from one to the next.

    Edits wait for each other, and each is made upon what the desk really kept: a text that was cleaned on its way
    conflicts with nothing. `changed` tells the value to show, `saved` that it is kept, `refused` the sentences of a
    rule that said no (what waited behind it is dropped), `settled` that nothing is on its way any more.
    """

    changed = Signal(object)
    saved = Signal()
    refused = Signal(str)
    settled = Signal()

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        """Hold nothing yet."""
        super().__init__(parent)
        self._workbench = workbench
        self._stored: T | None = None
        self._value: T | None = None
        self._waiting: deque[_Edit[T]] = deque()
        self._busy = False
        self._new = False

    @property
    def value(self) -> T | None:
        """The record with every edit made so far, None before it was read."""
        return self._value

    @property
    def busy(self) -> bool:
        """Whether edits are on their way to the desk."""
        return self._busy or bool(self._waiting)

    def take(self, value: T) -> bool:
        """Take what was read from the desk; False while edits are on their way, because it may be older than they."""
        if self.busy:
            return False
        self._stored = self._value = value
        self._new = False
        return True

    def begin(self, value: T) -> None:
        """Hold a record that is not in the desk yet: the first edit adds it."""
        self._stored = self._value = value
        self._new = True

    def forget(self) -> None:
        """Hold nothing, because another record is shown next; edits on their way are still kept."""
        if not self.busy:
            self._stored = self._value = None

    def edit(self, text: str, change: Callable[[T], T]) -> None:
        """Change the record and keep it; undo offers it under `text`. Nothing happens when nothing changes."""
        before = self._value
        if before is None:
            return
        try:
            after = change(before)
        except FORESEEN as error:
            self.refused.emit(told(self._workbench.words, error))
            return
        if after == before:
            return
        self._value = after
        self._waiting.append(_Edit(text, change, before, after))
        self.changed.emit(after)
        self._go_on()

    def _go_on(self) -> None:
        while self._waiting and not self._busy and self._stored is not None:
            edit, before = self._waiting.popleft(), self._stored
            # Of what nothing cleaned on its way, the edit is not reckoned twice.
            after = edit.after if edit.before is before else edit.change(before)
            if after != before:
                self._keep(edit.text, None if self._new else before, after)
        if not self.busy:
            self.settled.emit()

    def job(self, before: T | None, after: T) -> Callable[[], Step]:
        """Return what keeps an edit; a kind of record that brings others along writes its own."""
        keep = self._workbench.desk.selling.keep
        return lambda: keep(before, after)

    def _keep(self, text: str, before: T | None, after: T) -> None:
        self._busy = True
        self._workbench.act(text, self.job(before, after), self._on_kept, self._on_failed)

    def _on_kept(self, step: Step) -> None:
        self._busy = self._new = False
        kept: Any = next((e.after for e in step.edits if isinstance(e.after, type(self._stored))), self._stored)
        self._stored = kept
        if not self._waiting:
            self._value = kept
        self.saved.emit()
        self._go_on()

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        self._waiting.clear()
        self._value = self._stored
        if isinstance(error, FORESEEN):
            self.refused.emit(told(self._workbench.words, error))
        else:
            self._workbench.tell_trouble(error)
        self.settled.emit()
