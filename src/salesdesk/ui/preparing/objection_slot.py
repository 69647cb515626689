"""One objection: their words, our answer and the proof; the fields appear inside the card."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.objection import Likelihood, ObjectionKind, PlanObjection
from salesdesk.ui.fields import Choice, Field, TextBox, TextLine
from salesdesk.ui.flow import Flow
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face, Slot
from salesdesk.ui.parts import Button, Ground, IconButton, Label, Pill, boxed, column, row
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.wording import Words


class ObjectionSlot(Slot[PlanObjection]):
    """An objection on a card of its own."""

    written = Signal(object, object)

    def __init__(self, words: Words) -> None:
        """Show an empty objection."""
        self._words = words
        self._said = Label("", "quote", wrap=True)
        self._about = Label("", "second", wrap=True)
        self._answer = Label("", tone="text2", wrap=True)
        self._proof = Pill("", "neutral", "circle-check")
        picture = IconView("quote", "text3")
        head = row(picture, column(self._said, self._about, gap=1), gap=8, middle=False)
        head.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        head.setStretch(1, 1)
        face = Face(column(head, self._answer, row(self._proof, None), gap=5), padding=(13, 10, 13, 10))
        ground = Ground("item", margins=(0, 0, 0, 0), gap=0)
        ground.add(face)
        super().__init__(face, ground)

    @override
    def draw(self, thing: PlanObjection) -> None:
        words = self._words
        self._said.setText(words.text("“{words}”", words=thing.words))
        about = words.text(
            "{kind}, {likelihood}", kind=label(words, thing.kind), likelihood=label(words, thing.likelihood).lower()
        )
        self._about.setText(about)
        answer = thing.answer.strip() or words.text("No answer planned yet. What would you say?")
        self._answer.setText(answer)
        if not thing.answered:
            self._proof.show_state(words.text("Answer missing"), "warn", "circle-alert")
        elif thing.proof.strip():
            self._proof.show_state(thing.proof, "neutral", "circle-check")
        self._proof.setVisible(not thing.answered or bool(thing.proof.strip()))
        self.face.setAccessibleName(
            words.text(
                "Objection: {words}. {about}. {answer}. {proof}",
                words=thing.words,
                about=about,
                answer=answer,
                proof=self._proof.look.text if not self._proof.isHidden() else "",
            )
        )

    @override
    def make_editor(self) -> QWidget:
        words = self._words
        self._words_box = TextBox(words.text("In their words"), lines=1)
        self._kind: Choice[ObjectionKind] = Choice([(kind, label(words, kind)) for kind in ObjectionKind])
        self._likely: Choice[Likelihood] = Choice([(one, label(words, one)) for one in Likelihood])
        self._answer_box = TextBox(words.text("What would you say?"))
        self._proof_line = TextLine(words.text("A sheet, a reference, a figure"))
        for field, name in (
            (self._words_box, "words"),
            (self._kind, "kind"),
            (self._likely, "likelihood"),
            (self._answer_box, "answer"),
            (self._proof_line, "proof"),
        ):
            field.committed.connect(partial(self._edit, name))
        box = Ground("item", margins=(12, 10, 12, 10), gap=10)
        box.add(
            Field(words.text("What they say"), self._words_box),
            Flow(
                Field(words.text("About"), self._kind),
                Field(words.text("Will it come up?"), self._likely),
                gap=8,
                line_gap=10,
            ),
            Field(words.text("What we answer"), self._answer_box),
            Field(words.text("Proof at hand"), self._proof_line),
            self._foot(),
        )
        return box

    def _foot(self) -> QWidget:
        words = self._words
        line = row(
            IconButton("arrow-up", words.text("Move objection up (Alt+Up)"), do=partial(self._ask_to_move, -1)),
            IconButton("arrow-down", words.text("Move objection down (Alt+Down)"), do=partial(self._ask_to_move, 1)),
            IconButton("trash-2", words.text("Remove objection"), do=self._ask_to_remove),
            None,
            Button(words.text("Done"), do=self.close_editor),
            gap=4,
        )
        return boxed(line)

    @override
    def fill(self, thing: PlanObjection) -> None:
        self._words_box.set_value(thing.words)
        self._kind.set_value(thing.kind)
        self._likely.set_value(thing.likelihood)
        self._answer_box.set_value(thing.answer)
        self._proof_line.set_value(thing.proof)

    def _edit(self, name: str, value: Any) -> None:  # noqa: ANN401 (what the field holds)
        if self.thing is None:
            return
        self.thing = replace(self.thing, **{name: value})
        self.written.emit(self.key, self.thing)

    def _ask_to_move(self, by: int) -> None:
        self.moved.emit(self.key, by)

    def _ask_to_remove(self) -> None:
        self.removed.emit(self.key)
