"""One objection: their words, our answer and the proof; the fields appear inside the card."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.objection import PlanObjection
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face, Slot
from salesdesk.ui.parts import Ground, Label, Pill, column, row
from salesdesk.ui.preparing.objection_editor import ObjectionEditor
from salesdesk.wording.labels import label
from salesdesk.wording.objections import worked_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.objections_known import KnownObjections
    from salesdesk.wording import Words


class ObjectionSlot(Slot[PlanObjection]):
    """An objection on a card of its own."""

    written = Signal(object, object)
    kept = Signal(object)
    arranged = Signal()

    def __init__(
        self,
        words: Words,
        known: Callable[[], KnownObjections],
        planned: Callable[[], tuple[PlanObjection, ...]],
    ) -> None:
        """Show an empty objection; `known` returns what the desk knows for the call, `planned` what the plan has."""
        self._words = words
        self._known = known
        self._planned = planned
        self.fields: ObjectionEditor | None = None
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
        record = self._known().record_of(thing)
        if record.value is not None:
            about = words.text("{about}; {worked}", about=about, worked=worked_told(words, record))
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
        self.fields = fields = ObjectionEditor(self._words, self._known)
        fields.edited.connect(self._edit)
        fields.taken.connect(self._take)
        fields.moved.connect(self._ask_to_move)
        fields.removed.connect(self._ask_to_remove)
        fields.kept.connect(self._ask_to_keep)
        fields.done.connect(self.close_editor)
        fields.arranged.connect(self.arranged)
        return fields

    @override
    def fill(self, thing: PlanObjection) -> None:
        if self.fields is not None:
            self.fields.fill(thing, self._planned())

    def _edit(self, name: str, value: Any) -> None:  # noqa: ANN401 (what the field holds)
        if self.thing is None:
            return
        changes: dict[str, Any] = {name: value}
        if name == "answer" and not value:
            changes["answer_id"] = None
        self._take(replace(self.thing, **changes))

    def _take(self, objection: PlanObjection) -> None:
        self.thing = objection
        self.fill(objection)
        self.written.emit(self.key, objection)

    def _ask_to_move(self, by: int) -> None:
        self.moved.emit(self.key, by)

    def _ask_to_remove(self) -> None:
        self.removed.emit(self.key)

    def _ask_to_keep(self) -> None:
        self.kept.emit(self.key)
