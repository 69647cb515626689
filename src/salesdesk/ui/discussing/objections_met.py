"""Which objections came up, expected or not, and whether the answers worked (4.20)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.application.plan_editing import (
    came_up,
    came_up_unforeseen,
    objection_put,
    objection_removed,
    plan_of,
)
from salesdesk.domain.objection import PlanObjection
from salesdesk.ui.drafting import Drafting
from salesdesk.ui.fields import Choice, TextLine
from salesdesk.ui.laid_out import take_out
from salesdesk.ui.parts import Label, column, row

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.wording import Words

Outcome = tuple[bool | None, bool | None]


class ObjectionLine(QWidget):
    """One expected objection, and what became of it."""

    def __init__(self, words: Words, objection: PlanObjection, chosen: Callable[[Outcome], None]) -> None:
        """Show an objection; `chosen` gets whether it was raised and whether the answer worked."""
        super().__init__()
        outcomes: list[tuple[Outcome, str]] = [
            ((None, None), words.text("Not noted")),
            ((True, True), words.text("Came up, the answer worked")),
            ((True, False), words.text("Came up, the answer did not work")),
            ((True, None), words.text("Came up")),
            ((False, None), words.text("Did not come up")),
        ]
        self.choice: Choice[Outcome] = Choice(outcomes)
        self.choice.setAccessibleName(words.text("What became of “{words}”", words=objection.words))
        self.choice.set_value((objection.raised, objection.worked))
        self._chosen = chosen
        self.choice.committed.connect(self._on_committed)
        quoted = Label(words.text("“{words}”", words=objection.words), "quote", wrap=True)
        self.setLayout(column(quoted, row(self.choice, None), gap=4))

    def _on_committed(self, _outcome: object) -> None:
        self._chosen(self.choice.value() or (None, None))


class ObjectionsMet(QWidget):
    """A line for each objection of the plan, and one for what nobody expected."""

    def __init__(self, words: Words, autosave: Autosave[Meeting]) -> None:
        """Show none yet."""
        super().__init__()
        self._words = words
        self._autosave = autosave
        self._shown: tuple[str, ...] = ()
        self._lines: list[ObjectionLine] = []
        self._none = Label(words.text("None was expected."), "second", wrap=True)
        self.another = TextLine(words.text("Another one came up, in their words"))
        self.another.setAccessibleName(words.text("Add an objection that came up"))
        self._draft = Drafting(self.another, self._count, self._on_drafted, self._on_added)
        self._draft.ended.connect(self._on_ended)
        self._column = column(self._none, gap=10)
        self.setLayout(column(self._column, self.another, gap=10))

    def show_objections(self, objections: tuple[PlanObjection, ...]) -> None:
        """Show what became of each, but the one that is still being written."""
        objections = self._draft.others(objections)
        self._none.setVisible(not objections)
        said = tuple(objection.words for objection in objections)
        if said != self._shown:
            self._shown = said
            self._offer(objections)
        for line, objection in zip(self._lines, objections, strict=True):
            line.choice.set_value((objection.raised, objection.worked))

    def _offer(self, objections: tuple[PlanObjection, ...]) -> None:
        take_out(self._column, self._lines)
        self._lines = [
            ObjectionLine(self._words, objection, partial(self._on_chosen, at))
            for at, objection in enumerate(objections)
        ]
        for line in self._lines:
            self._column.addWidget(line)

    def _count(self) -> int:
        return len(plan_of(self._autosave.value).objections) if self._autosave.value is not None else 0

    def _on_ended(self) -> None:
        if self._autosave.value is not None:
            self.show_objections(plan_of(self._autosave.value).objections)

    def _on_drafted(self, at: int, said: str) -> None:
        change = partial(objection_put, at=at, objection=PlanObjection(words=said, raised=True))
        taken_back = partial(objection_removed, at=at)
        self._autosave.edit(self._words.text("Add objection"), change if said else taken_back)

    def _on_added(self, at: int, said: str) -> None:
        self._autosave.edit(self._words.text("Add objection"), partial(came_up_unforeseen, at=at, words=said))

    def _on_chosen(self, at: int, outcome: Outcome) -> None:
        raised, worked = outcome
        text = self._words.text("Note what became of an objection")
        self._autosave.edit(text, lambda meeting: came_up(meeting, at, raised=raised, worked=worked))
