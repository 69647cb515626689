"""Which questions of the plan were answered: those that were not go on into the next plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.application.talk_editing import question_answered
from salesdesk.ui.fields import Tick
from salesdesk.ui.laid_out import take_out
from salesdesk.ui.parts import Label, column, row

if TYPE_CHECKING:
    from salesdesk.domain.call_strategy import Question
    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.wording import Words


class QuestionLine(QWidget):
    """A tick, and the question over as many lines as it needs."""

    def __init__(self, words: Words, question: Question) -> None:
        """Show a question."""
        super().__init__()
        self.tick = Tick("")
        self.tick.setAccessibleName(words.text("Answered: {question}", question=question.text))
        self.tick.set_value(question.answered)
        line = row(self.tick, Label(question.text, wrap=True), gap=2, middle=False)
        line.setAlignment(self.tick, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(line)


class QuestionsAnswered(QWidget):
    """A tick for each question of the plan; hidden where there was none."""

    def __init__(self, words: Words, autosave: Autosave[Meeting]) -> None:
        """Show none yet."""
        super().__init__()
        self._words = words
        self._autosave = autosave
        self._shown: tuple[str, ...] = ()
        self._lines: list[QuestionLine] = []
        self._column = column(Label(words.text("Tick the questions that were answered"), "second"), gap=4)
        self.setLayout(self._column)
        self.hide()

    def show_questions(self, questions: tuple[Question, ...]) -> None:
        """Show which questions were answered."""
        self.setVisible(bool(questions))
        asked = tuple(question.text for question in questions)
        if asked != self._shown:
            self._shown = asked
            self._offer(questions)
        for line, question in zip(self._lines, questions, strict=True):
            line.tick.set_value(question.answered)

    def _offer(self, questions: tuple[Question, ...]) -> None:
        take_out(self._column, self._lines)
        self._lines = [QuestionLine(self._words, question) for question in questions]
        for at, line in enumerate(self._lines):
            line.tick.committed.connect(partial(self._on_ticked, at))
            self._column.addWidget(line)

    def _on_ticked(self, at: int, ticked: object) -> None:
        text = self._words.text("Mark question answered") if ticked else self._words.text("Mark question open")
        self._autosave.edit(text, partial(question_answered, at=at, answered=bool(ticked)))
