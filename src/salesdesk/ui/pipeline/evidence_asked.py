"""What the customer has to have done, asked in place: one line for each criterion, with its words and its day (4.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.ui.fields import Field, TextLine, Tick, date_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Button, Ground, HintStrip, Label, boxed, column, row

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from salesdesk.domain.deal import ExitCriterion
    from salesdesk.wording import Words


class AskedLine(QWidget):
    """One criterion: a tick, and once it is set what they did and on which day, filled in as far as it is known."""

    def __init__(self, words: Words, criterion: ExitCriterion, today: date) -> None:
        """Ask for a criterion; nothing is ticked."""
        super().__init__()
        self.criterion = criterion
        self.tick = Tick("")
        self.tick.setAccessibleName(words.text("They did it: {criterion}", criterion=criterion.text))
        self.tick.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.what = TextLine()
        self.what.set_value(criterion.text)
        self.what.setAccessibleName(words.text("What they did: {criterion}", criterion=criterion.text))
        self.day = date_field(words, today)
        self.day.set_value(today)
        self.day.setMaximumWidth(190)
        when = Field(words.text("When"), self.day)
        self.day.setAccessibleName(words.text("When they did it: {criterion}", criterion=criterion.text))
        self._said = Label(criterion.text, wrap=True)
        line = row(self.tick, self._said, gap=8)
        line.setStretch(1, 1)
        self._details = boxed(column(Field(words.text("In your words"), self.what), when, gap=8))
        inner = row(24, self._details, gap=0)
        inner.setStretch(1, 1)
        self.setLayout(column(line, inner, gap=6))
        self.tick.committed.connect(self._on_ticked)
        self._on_ticked(ticked=False)

    def _on_ticked(self, ticked: object) -> None:
        self._details.setVisible(bool(ticked))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._said.geometry().contains(event.position().toPoint()):
            self.tick.click()
        else:
            super().mouseReleaseEvent(event)

    def given(self) -> tuple[UUID, str, date] | None:
        """Return the criterion with what was done and when; None while it is not ticked or lacks one of them."""
        self.what.commit()
        self.day.commit()
        what, day = self.what.value().strip(), self.day.value()
        return (self.criterion.id, what, day) if self.tick.value() and what and day is not None else None


class EvidenceAsked(Ground):
    """The criteria that are open, to be met before a deal goes on; it does not move without them.

    `given` carries what was noted for each, as (criterion, what they did, day); `left` tells that nothing was, by the
    button or Esc. With `to`, the name of a stage, the deal is to move there; without it the evidence is only noted.
    """

    given = Signal(list)
    left = Signal()

    def __init__(self, words: Words, missing: tuple[ExitCriterion, ...], today: date, *, to: str = "") -> None:
        """Ask for these criteria, in their order."""
        super().__init__("item", margins=(14, 12, 14, 12), gap=10)
        head = words.text("Before it moves to {stage}", stage=to) if to else words.text("What they did")
        self.setAccessibleName(head)
        self.lines = [AskedLine(words, criterion, today) for criterion in missing]
        open_ones = words.plural(
            "Tick it if they did it, and say when.", "Tick what they did, and say when.", len(missing)
        )
        self._lacks = words.plural(
            "Tick it and give the day. If they have not done it yet, leave the deal where it is.",
            "Tick each one and give its day. If they have not done all of it yet, leave the deal where it is.",
            len(missing),
        )
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        self.leave = Button(words.text("Leave it there") if to else words.text("Close without noting"), do=self._leave)
        keep = words.text("Note it and move") if to else words.text("Note it")
        self.keep = Button(keep, "arrow-right" if to else "check", "primary", do=self._on_keep)
        self.add(
            Label(head, "row-title", wrap=True),
            Label(open_ones, "second", wrap=True),
            *self.lines,
            self.trouble,
            Flow(self.keep, self.leave),
        )

    def begin(self) -> None:
        """Put the focus where the asking begins."""
        first: QWidget = self.lines[0].tick if self.lines else self.keep
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentences: str) -> None:
        """Say why what was given cannot be kept."""
        self.trouble.say("", sentences)
        self.trouble.show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # On a button Enter presses that one; from everywhere else it is the answer.
            self._on_keep()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.left.emit()

    def _on_keep(self) -> None:
        given = [line.given() for line in self.lines]
        whole = [one for one in given if one is not None]
        if len(whole) < len(given):
            self.refuse(self._lacks)
            return
        self.trouble.hide()
        self.given.emit(whole)
