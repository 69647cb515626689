"""What happens once they have chosen, and on which day."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.proposal_editing import moved, put, without
from salesdesk.domain.proposal import AfterChoice, Proposal
from salesdesk.ui.fields import date_field
from salesdesk.ui.parts import Button, Card, Label, MoreButton, boxed, column, row
from salesdesk.ui.proposing.boxes import LineBox
from salesdesk.ui.proposing.links import only_in_drafts
from salesdesk.ui.proposing.pool import fit

if TYPE_CHECKING:
    from salesdesk.ui.proposing.open_proposal import OpenProposal


class _StepLine(QWidget):
    """One thing that happens, and its day."""

    edited = Signal(int, str, object)
    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, proposal: OpenProposal) -> None:
        super().__init__()
        words = proposal.words
        self.at = 0
        self.text = LineBox(words.text("Order confirmed, first delivery, training"))
        self.on = date_field(words, proposal.workbench.today)
        self.text.committed.connect(partial(self._on_committed, "text"))
        self.on.committed.connect(partial(self._on_committed, "on"))
        self.text.moved.connect(self._on_moved)
        more = MoreButton(words.text("More for this step"))
        more.offer(words.text("Move up (Alt+Up)"), partial(self._on_moved, -1), "arrow-up")
        more.offer(words.text("Move down (Alt+Down)"), partial(self._on_moved, 1), "arrow-down")
        more.offer(words.text("Remove the step"), self._on_remove, "trash-2")
        line = row(self.text, self.on, more)
        line.setStretch(0, 3)
        line.setStretch(1, 2)
        self.setLayout(line)

    def show_step(self, at: int, step: AfterChoice, name: str, day: str) -> None:
        self.at = at
        self.text.set_value(step.text)
        self.on.set_value(step.on)
        self.text.setAccessibleName(name)
        self.on.setAccessibleName(day)

    def _on_committed(self, name: str, value: object) -> None:
        self.edited.emit(self.at, name, value)

    def _on_moved(self, step: int) -> None:
        self.moved.emit(self.at, step)

    def _on_remove(self) -> None:
        self.removed.emit(self.at)


class AfterChoiceCard(Card):
    """The steps after the choice, in their order."""

    def __init__(self, proposal: OpenProposal) -> None:
        """Build the card; it fills when the proposal is there."""
        words = proposal.words
        super().__init__(words.text("After the choice"), words.text("what happens, and on which day"), gap=8)
        self._proposal = proposal
        self.lines: list[_StepLine] = []
        self._column = column(gap=8)
        self._nothing = Label(words.text("Say what happens when they have chosen: it makes choosing easier."), "second")
        self._nothing.setWordWrap(True)
        only_in_drafts(self._nothing)
        self._add = Button(words.text("Add a step"), "plus", "link", do=self.add_step)
        self.add(self._nothing, self._column, boxed(row(self._add, None)))

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the steps."""
        words, steps = self._proposal.words, proposal.after_choice
        fit(self.lines, len(steps), self._column, self._made)
        for at, (line, step) in enumerate(zip(self.lines, steps, strict=True)):
            line.show_step(
                at, step, words.text("Step {n} after the choice", n=at + 1), words.text("Day of step {n}", n=at + 1)
            )
        self._nothing.setVisible(not steps)
        self.setVisible(self._proposal.editable or bool(steps))

    def add_step(self) -> None:
        """Add an empty step and go into it."""
        text = self._proposal.words.text("Add a step after the choice")
        self._proposal.change(text, lambda p: replace(p, after_choice=(*p.after_choice, AfterChoice(text=""))))
        if self.lines:
            self.lines[-1].text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self) -> _StepLine:
        line = _StepLine(self._proposal)
        line.edited.connect(self._on_edited)
        line.moved.connect(self._on_moved)
        line.removed.connect(self._on_removed)
        return line

    def _on_edited(self, at: int, name: str, value: object) -> None:
        fields: dict[str, Any] = {name: value}
        self._proposal.change(
            self._proposal.words.text("Change a step after the choice"),
            lambda p: replace(p, after_choice=put(p.after_choice, at, replace(p.after_choice[at], **fields))),
        )

    def _on_moved(self, at: int, step: int) -> None:
        to = at + step
        if 0 <= to < len(self.lines):
            self._proposal.change(
                self._proposal.words.text("Move a step after the choice"),
                lambda p: replace(p, after_choice=moved(p.after_choice, at, to)),
            )
            self.lines[to].text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_removed(self, at: int) -> None:
        self._proposal.change(
            self._proposal.words.text("Remove a step after the choice"),
            lambda p: replace(p, after_choice=without(p.after_choice, at)),
        )
        stays = self.lines[min(at, len(self.lines) - 1)].text if self.lines else self._add
        stays.setFocus(Qt.FocusReason.OtherFocusReason)
