"""A dialog for work that takes a while: what is asked, how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QProgressBar, QWidget
from typing_extensions import override

from salesdesk.ui.fields import TextLine
from salesdesk.ui.laid_out import nest
from salesdesk.ui.parts import Button, HintStrip, Label, boxed, column, row
from salesdesk.ui.theme import theme
from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from salesdesk.ui.background import Background, Progress
    from salesdesk.wording import Words

T = TypeVar("T")

Say = Callable[[int, int], None]
"""Tells how many of how many are done; raises Stopped when that is enough."""


class PathField(QWidget):
    """A path that is typed or chosen: its label, a line with a button beside it, a remark under it."""

    def __init__(self, label: str, choose: str, ask: Callable[[], Path | None], remark: str = "") -> None:
        """Label the line; `choose` stands on the button, which asks with `ask`."""
        super().__init__()
        self.label = Label(label, "label")
        self.line = TextLine(limit=4000)
        self.line.setAccessibleName(label)
        self.line.setAccessibleDescription(remark)
        self._ask = ask
        button = Button(choose, "folder-open", do=self._on_choose)
        button.setAccessibleDescription(label)
        beside = row(self.line, button, gap=8)
        beside.setStretch(0, 1)
        under = Label(remark, "second", wrap=True)
        under.setVisible(bool(remark))
        self.setLayout(column(self.label, beside, under, gap=5))

    def value(self) -> Path | None:
        """Return the path, None where there is none."""
        return Path(self.line.value()) if self.line.value() else None

    def show_path(self, path: Path) -> None:
        """Show a path: its end, which tells it from others."""
        self.line.set_value(str(path))
        self.line.end(False)  # noqa: FBT003 (Qt's "mark")

    def _on_choose(self) -> None:
        path = self._ask()
        if path is not None:
            self.show_path(path)
            self.line.setFocus()


class Stopped(Exception):
    """Somebody stopped the work, and nothing of it stays."""


class LongDialog(QDialog):
    """Fields, a bar while it works, and two buttons: to do it, and to leave or stop it."""

    def __init__(self, parent: QWidget | None, words: Words, background: Background, title: str, act: str) -> None:
        """Ask under a title; `act` is the verb and noun on the button."""
        super().__init__(parent)
        self.words, self.background = words, background
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(theme().px(560))
        self.stopped = words.text("Stopped. Nothing was written")
        self._stop: Event | None = None
        self._trouble = HintStrip(kind="trouble")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._far = Label("", "second")
        self._working = boxed(column(self._bar, self._far, gap=6))
        self._leave = Button(words.text("Leave it"), do=self.reject)
        self.button = Button(act, kind="primary", do=self.answer)
        self.button.setDefault(True)
        self._lines = column(Label(title, "card-title"), gap=12)

    def lay_out(self, *shown: QWidget) -> None:
        """Put what is asked under the title, with bar and buttons below."""
        for widget in (*shown, self._working, self._trouble):
            self._lines.addWidget(widget)
        self._trouble.hide()
        self._working.hide()
        nest(self._lines, row(None, self._leave, self.button))
        self._lines.setContentsMargins(24, 20, 24, 18)
        # The least height of texts that wrap is that of the narrowest dialog, twice what this one needs.
        self._lines.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._lines)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as tall as the texts need at this width."""
        self._lines.activate()
        self.resize(self.width(), self._lines.totalHeightForWidth(self.width()))

    @property
    def at_work(self) -> bool:
        """Whether the work is under way."""
        return self._stop is not None

    def answer(self) -> None:
        """Do what the dialog asks for; to be written by each dialog."""
        raise NotImplementedError

    def work(self, job: Callable[[Say], T], done: Callable[[T], None]) -> None:
        """Do the work in a worker; `done` closes the dialog, and a refusal is told in it.

        Stopped, the dialog waits for the answer: work that was done by then is done, and nobody is told otherwise.
        """
        stop = Event()

        def watched(progress: Progress) -> T:
            def say(count: int, of: int) -> None:
                if stop.is_set():
                    raise Stopped
                progress.say(count, of)

            return job(say)

        def finished(result: T) -> None:
            self._stop = None
            done(result)

        self._show_work(working=True)
        self._stop = stop
        self.background.run_long(watched, finished, self.on_failed, said=self._on_said, lane="desk")

    def refuse(self, sentences: str) -> None:
        """Say what stands in the way; what was asked for stays as it was typed."""
        self._trouble.say("", sentences)
        self._trouble.show()
        self._fit()

    @override
    def reject(self) -> None:
        """Stop the work, or leave the dialog when there is none."""
        if self._stop is None:
            super().reject()
            return
        self._stop.set()
        self._far.setText(self.words.text("Stopping…"))
        self._leave.setEnabled(False)

    def _show_work(self, *, working: bool) -> None:
        words = self.words
        self._stop = None
        self._trouble.hide()
        self._far.setText(words.text("Beginning…"))
        # Nobody knows yet how much there is: the bar moves without a number.
        self._bar.setRange(0, 0)
        self._working.setVisible(working)
        self.button.setEnabled(not working)
        self._leave.setEnabled(True)
        paths = self.findChildren(PathField)
        for path in paths:
            path.setEnabled(not working)
        self._leave.set_words(words.text("Stop") if working else words.text("Leave it"))
        # What is typed next goes where something can be put right.
        (self._leave if working else paths[0].line if paths else self.button).setFocus()
        self._fit()

    def _on_said(self, done: int, total: int) -> None:
        words = self.words
        if self._stop is None or self._stop.is_set():
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._far.setText(words.text("{done} of {total} records", done=words.number(done), total=words.number(total)))

    def on_failed(self, error: Exception) -> None:
        """Say what stood in the way. Raises what nobody foresaw."""
        self._show_work(working=False)
        if isinstance(error, Stopped):
            self.refuse(self.stopped)
        elif isinstance(error, FORESEEN):
            self.refuse(told(self.words, error))
        else:
            raise error
