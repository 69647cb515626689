"""An objection of the library: customers' words, our answers, and how each did in calls (4.20, B14)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.library_editing import answer_put, answer_removed, ranked_answers, told_elsewhere
from salesdesk.application.library_looking import objection_view
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.objection import Objection, ObjectionAnswer, ObjectionKind
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.fields import Choice, Field, TextBox
from salesdesk.ui.library_pages.answer_slot import AnswerSlot
from salesdesk.ui.library_pages.lines import Lines
from salesdesk.ui.library_pages.shelf_page import Fact, ShelfPage, adding
from salesdesk.ui.listing import Listing
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import Button, Label, boxed, column, row
from salesdesk.wording.labels import label
from salesdesk.wording.library import raised_told, worked_told

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.library import ObjectionView
    from salesdesk.domain.objections_met import AnswerRecord
    from salesdesk.domain.rates import Rate
    from salesdesk.ui.workbench import Workbench

ARRANGEMENTS: Final = (Arrangement(560, ((0, 1), (2,)), (1, 1)), below_each_other(3))


class ObjectionPage(ShelfPage[Objection]):
    """One objection; saved as it is written."""

    kinds = frozenset({Objection, Meeting})

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty page; it loads the objection it is asked for."""
        words = workbench.words
        super().__init__(workbench, words.text("New objection"))
        self.view: ObjectionView | None = None
        self.said = TextBox(words.text("In their words"), lines=2)
        self.kind: Choice[ObjectionKind] = Choice([(kind, label(words, kind)) for kind in ObjectionKind])
        self._raised = Fact(words.text("How often it comes"))
        self.answers = self._answers()
        self._told = Listing(words.text("Answers that are told in calls and are not in the library show here."), gap=8)
        told = PartCard("history", words.text("Told in calls"))
        told.lines.addWidget(self._told)
        told.lines.addStretch(1)
        self.show_parts(Arranged((self._about(), told, self.answers.card), ARRANGEMENTS), self.said, self.answers)

    def _about(self) -> PartCard:
        words = self.words
        card = PartCard("message-square-warning", words.text("About"))
        card.lines.setSpacing(10)
        said = self.named(
            self.said,
            "words",
            words.text("What they say"),
            text=words.text("Write objection"),
            refusal=words.text("Write what they say, in their words"),
        )
        self.writes(self.kind, "kind", words.text("Set kind of objection"))
        for part in (said, Field(words.text("About"), self.kind), self._raised):
            card.lines.addWidget(part)
        card.lines.addStretch(1)
        return card

    def _answers(self) -> Lines[ObjectionAnswer]:
        words = self.words
        add = adding(words, words.text("Add an answer"))
        card = PartCard("message-square-quote", words.text("Our answers"), add)
        lines: Lines[ObjectionAnswer] = Lines(
            words, card, partial(AnswerSlot, words, self._success), self._begun, "answer"
        )
        lines.say_nothing(words.text("No answer yet. What would you say, and what proves it?"), add)
        add.clicked.connect(lines.begin)
        lines.written.connect(self._on_written)
        lines.removed.connect(self._on_removed)
        return lines

    def _begun(self) -> ObjectionAnswer:
        return ObjectionAnswer(id=self.desk.changes.ids.new(), answer="")

    def _success(self, key: UUID) -> Rate | None:
        value = self.autosave.value
        if self.view is None or value is None:
            return None
        standings = ranked_answers(value, self.view.answers)
        return next((one.success for one in standings if one.answer.id == key), None)

    # loading

    @override
    def start_over(self) -> None:
        super().start_over()
        self.view = None

    @override
    def reload(self) -> None:
        if self.key is not None:
            key, library = self.key, self.desk.library
            self.workbench.ask(lambda: objection_view(library, key), self._on_loaded, self.gone)

    def _on_loaded(self, view: ObjectionView) -> None:
        if not self.take(view.objection):
            return
        self.view = view
        self._raised.told.setText(raised_told(self.words, view))
        self.show_value(self.autosave.value or view.objection)
        self.shown()

    @override
    def show_value(self, value: Objection) -> None:
        words = self.words
        records = self.view.answers if self.view is not None else ()
        self.record_header.say(words.text("“{words}”", words=" ".join(value.words.split())), label(words, value.kind))
        self.record_header.make_room()
        self.said.set_value(value.words)
        self.kind.set_value(value.kind)
        self.answers.show_lines([one.answer for one in ranked_answers(value, records)])
        self._told.show_rows([self._told_row(record) for record in told_elsewhere(value, records)])

    def _told_row(self, record: AnswerRecord) -> QWidget:
        words = self.words
        take = Button(words.text("Add answer"), "plus", do=partial(self._take, record))
        take.setAccessibleName(words.text("Add answer “{answer}”", answer=record.answer))
        said = column(
            Label(record.answer, wrap=True), Label(worked_told(words, record.success), "second", wrap=True), gap=1
        )
        line = row(said, take, gap=10)
        line.setStretch(0, 1)
        return boxed(line)

    # writing

    def _take(self, record: AnswerRecord) -> None:
        self._on_written(ObjectionAnswer(id=self.desk.changes.ids.new(), answer=record.answer, proof=record.proof))

    def _on_written(self, answer: ObjectionAnswer) -> None:
        self.change(self.words.text("Write answer"), partial(answer_put, answer=answer))

    def _on_removed(self, key: UUID) -> None:
        self.change(self.words.text("Remove answer"), partial(answer_removed, key=key))
