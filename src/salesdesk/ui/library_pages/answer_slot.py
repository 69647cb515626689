"""One answer to an objection, with its proof and its record in calls (B14)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.objection import ObjectionAnswer
from salesdesk.ui.fields import Field, SavedLine, TextBox
from salesdesk.ui.flow import Flow
from salesdesk.ui.in_place import Face
from salesdesk.ui.library_pages.lines import LineSlot
from salesdesk.ui.parts import Ground, Label, Pill, column
from salesdesk.wording.library import worked_told

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.domain.rates import Rate
    from salesdesk.wording import Words


class AnswerSlot(LineSlot[ObjectionAnswer]):
    """An answer on a card of its own, the proof as a pill, how often it worked under it."""

    def __init__(self, words: Words, success: Callable[[UUID], Rate | None]) -> None:
        """Show an empty answer; `success` returns the record of one."""
        self._success = success
        self._answer = Label("", wrap=True)
        self._record = Pill("", "neutral", "history")
        self._proof = Pill("", "neutral", "circle-check")
        pills = Flow(self._record, self._proof, gap=6, line_gap=6)
        face = Face(column(self._answer, pills, gap=6), padding=(13, 10, 13, 10))
        ground = Ground("item", margins=(0, 0, 0, 0), gap=0)
        ground.add(face)
        super().__init__(words, face, ground)

    @override
    def draw(self, thing: ObjectionAnswer) -> None:
        rate = self._success(thing.id)
        told = worked_told(self._words, rate)
        self._answer.setText(thing.answer)
        self._record.show_state(told, "neutral", "history" if rate else "circle-dashed")
        self._proof.show_state(thing.proof.strip(), "neutral", "circle-check")
        self._proof.setVisible(bool(thing.proof.strip()))
        name = ". ".join(filter(None, (thing.answer, thing.proof.strip(), told)))
        self.face.setAccessibleName(self._words.text("Answer: {told}", told=name))

    @override
    def make_editor(self) -> QWidget:
        words = self._words
        self._box = TextBox(words.text("What would you say?"))
        self._proof_line = SavedLine(words.text("A sheet, a reference, a figure"))
        self.words_field = Field(words.text("What we answer"), self._box)
        self._box.committed.connect(partial(self.edit, "answer"))
        self._proof_line.committed.connect(partial(self.edit, "proof"))
        box = Ground("item", margins=(12, 10, 12, 10), gap=10)
        box.add(
            self.words_field,
            Field(words.text("Proof at hand"), self._proof_line),
            self.foot(words.text("Remove answer")),
        )
        return box

    @override
    def fill(self, thing: ObjectionAnswer) -> None:
        self._box.set_value(thing.answer)
        self._proof_line.set_value(thing.proof)
