"""What is still to find out: the questions of a call, in the order in which they are asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.call_leading import question_kind_put
from salesdesk.application.plan_editing import plan_of, question_put, question_shifted
from salesdesk.domain.call_strategy import QuestionKind
from salesdesk.ui.drafting import Drafting
from salesdesk.ui.fields import Choice, SavedLine, TextLine
from salesdesk.ui.icons import IconView
from salesdesk.ui.in_place import Face, Slot, SlotList
from salesdesk.ui.parts import IconButton, Label, boxed, column, row
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.domain.call_strategy import Question
    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words


class QuestionSlot(Slot["Question"]):
    """One question, and what it uncovers."""

    written = Signal(object, str)
    kinded = Signal(object, object)

    def __init__(self, words: Words) -> None:
        """Show an empty question."""
        self._words = words
        self._text = Label("", wrap=True)
        self._kind = Label("", "second", wrap=True)
        picture = IconView("circle-dashed", "text2")
        line = row(picture, column(self._text, self._kind, gap=1), gap=8, middle=False)
        line.setAlignment(picture, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        super().__init__(Face(line))

    @override
    def draw(self, thing: Question) -> None:
        words = self._words
        kind = label(words, thing.kind) if thing.kind is not None else ""
        self._text.setText(thing.text)
        self._kind.setText(kind)
        self._kind.setVisible(bool(kind))
        name = words.text("Question: {text}", text=thing.text)
        self.face.setAccessibleName(words.text("{question}. {kind}", question=name, kind=kind) if kind else name)

    @override
    def make_editor(self) -> QWidget:
        words = self._words
        self._line = SavedLine(words.text("What do you want to know?"))
        self._line.setAccessibleName(words.text("Question"))
        self._line.committed.connect(self._on_written)
        nothing: tuple[QuestionKind | None, str] = (None, words.text("No kind"))
        self._choice: Choice[QuestionKind | None] = Choice([nothing, *((k, label(words, k)) for k in QuestionKind)])
        self._choice.setAccessibleName(words.text("What the question uncovers"))
        self._choice.committed.connect(self._on_kind)
        remove = IconButton("trash-2", words.text("Remove question"), do=self._on_remove)
        return boxed(column(self._line, row(self._choice, None, remove, gap=4), gap=6))

    @override
    def fill(self, thing: Question) -> None:
        self._line.set_value(thing.text)
        self._choice.set_value(thing.kind)

    def _on_kind(self, kind: QuestionKind | None) -> None:
        self.kinded.emit(self.key, kind)

    def _on_written(self, text: str) -> None:
        self.written.emit(self.key, text)

    def _on_remove(self) -> None:
        self.removed.emit(self.key)


class Questions(QWidget):
    """The questions, and a line to add the next one."""

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Show no question yet."""
        super().__init__()
        self._words = words = workbench.words
        self._autosave = autosave
        self.list: SlotList[Question] = SlotList(self._slot, gap=2)
        self.list.moved.connect(self._on_moved)
        self.list.removed.connect(self._on_removed)
        self.next = TextLine(words.text("Add a question"))
        self.next.setAccessibleName(words.text("Add a question"))
        self._draft = Drafting(self.next, self._count, self._on_added, self._on_added)
        self._draft.ended.connect(self._on_ended)
        heading = Label(words.text("Still to find out"), "label")
        self.setLayout(column(6, heading, self.list, self.next, gap=4))

    def show_questions(self, questions: tuple[Question, ...]) -> None:
        """Show the questions of a plan, but the one that is still being written."""
        self.list.show_things(self._draft.others(questions))

    def _slot(self) -> QuestionSlot:
        slot = QuestionSlot(self._words)
        slot.written.connect(self._on_written)
        slot.kinded.connect(self._on_kinded)
        return slot

    def _count(self) -> int:
        return len(plan_of(self._autosave.value).questions) if self._autosave.value is not None else 0

    def _on_ended(self) -> None:
        if self._autosave.value is not None:
            self.show_questions(plan_of(self._autosave.value).questions)

    def _on_added(self, at: int, text: str) -> None:
        self._autosave.edit(self._words.text("Add question"), partial(question_put, at=at, text=text))

    def _on_written(self, at: int, text: str) -> None:
        self._autosave.edit(self._words.text("Write question"), partial(question_put, at=at, text=text))

    def _on_kinded(self, at: int, kind: QuestionKind | None) -> None:
        self._autosave.edit(self._words.text("Set kind of question"), partial(question_kind_put, at=at, kind=kind))

    def _on_removed(self, at: int) -> None:
        self._autosave.edit(self._words.text("Remove question"), partial(question_put, at=at, text=""))

    def _on_moved(self, at: int, by: int) -> None:
        if 0 <= at + by < self._count():
            self.list.close_editors()
            self._autosave.edit(self._words.text("Move question"), partial(question_shifted, at=at, by=by))
            self.list.focus_on(at + by)
