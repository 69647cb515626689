"""The evaluation of a call: seven questions, answered by the keyboard within a day (4.31, 4.32)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from salesdesk.application.plan_editing import plan_of
from salesdesk.application.talk_editing import answering, evaluation_of
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.refusals import Missing
from salesdesk.ui.discussing.agreement import Agreement
from salesdesk.ui.discussing.asked import Asked
from salesdesk.ui.discussing.closed import Closed
from salesdesk.ui.discussing.objections_met import ObjectionsMet
from salesdesk.ui.discussing.objective_met import ObjectiveMet
from salesdesk.ui.discussing.options_told import OptionsTold
from salesdesk.ui.discussing.questions_answered import QuestionsAnswered
from salesdesk.ui.discussing.worth import Worth
from salesdesk.ui.fields import Field, TextBox
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import boxed, column
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesdesk.application.discussing import DiscussionView
    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench


class EvaluationCard(QObject):
    """Every answer is kept as it is written; `option_asked` wants an option written down."""

    option_asked = Signal()

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Build empty answers."""
        super().__init__()
        self._words = words = workbench.words
        self._autosave = autosave
        self._missing: Missing | None = None
        self._wanted: OutcomeClass | None = None
        self.objective = ObjectiveMet(words, autosave)
        self.objections = ObjectionsMet(words, autosave)
        self.questions = QuestionsAnswered(words, autosave)
        self.learnt = TextBox(words.text("What you know now that you did not know before"), lines=2)
        self.options = OptionsTold(workbench, autosave)
        self.options.option_asked.connect(self.option_asked)
        self.agreement = Agreement(workbench)
        self.differently = TextBox(words.text("Next time you would…"), lines=1)
        self.worth = Worth(words)
        self.foot = Closed(workbench)
        self.card = PartCard("list-checks", words.text("Evaluation"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        words = self._words
        learnt, differently = words.text("What did we learn?"), words.text("What would we do differently?")
        self._planned = (
            self.objective.was_reached,
            self.objective.brought,
            Asked(words.text("Which objections came up, and what worked?"), self.objections),
        )
        self._asked = (
            *self._planned,
            Asked(learnt, self.questions, self.learnt),
            Asked(words.text("Which options were raised, by whom, with what reaction?"), self.options),
            self.agreement.asked,
            Asked(differently, self.differently),
        )
        self.learnt.setAccessibleName(learnt)
        self.differently.setAccessibleName(differently)
        answers = boxed(column(*self._asked, self.worth, gap=16))
        self.card.lines.setSpacing(14)
        for part in (answers, self.foot):
            self.card.lines.addWidget(part)
        self.card.lines.addStretch(1)

    def _connect(self) -> None:
        words = self._words
        for field, name, text in (
            (self.learnt, "learnt", words.text("Write what was learnt")),
            (self.agreement.act, "agreed", words.text("Write what they will do")),
            (self.agreement.day, "agreed_by", words.text("Set the day of what they will do")),
            (self.differently, "differently", words.text("Write what to do differently")),
        ):
            field.committed.connect(partial(self._on_answer, name, text))
        self.worth.chosen.connect(self._on_outcome)

    # showing

    def start_over(self) -> None:
        """Forget what was refused, because another talk comes."""
        self._missing = self._wanted = None
        for field in self._fields().values():
            field.clear_error()

    def show_view(self, view: DiscussionView) -> None:
        """Take what stands around the talk: its people and its follow-ups."""
        self.agreement.next.show_view(view)
        self.options.show_people(view.known_people)

    def show_meeting(self, meeting: Meeting, view: DiscussionView) -> None:
        """Show the answers as they are written now; those of a closed evaluation only to read."""
        plan, evaluation = plan_of(meeting), evaluation_of(meeting)
        for asked in self._planned:
            asked.setVisible(meeting.plan is not None)
        for number, asked in enumerate([one for one in self._asked if not one.isHidden()], 1):
            asked.count(number)
        self.objective.show_meeting(meeting)
        self.objections.show_objections(plan.objections)
        self.questions.show_questions(plan.questions)
        self.learnt.set_value(evaluation.learnt)
        self.options.show_meeting(meeting)
        self.agreement.show_meeting(meeting)
        self.differently.set_value(evaluation.differently)
        if self._wanted is not None and evaluation.outcome is self._wanted:
            self._wanted = None
        self.worth.show_evaluation(evaluation, self._wanted)
        self._open_for_writing(writing=evaluation.done_at is None)
        self.foot.show_meeting(meeting, view.next_stage)
        self._show_missing(meeting)

    def _open_for_writing(self, *, writing: bool) -> None:
        """Let the answers be written; a follow-up can be booked even when the evaluation is closed."""
        agreement = self.agreement
        for asked in self._asked:
            if asked is not agreement.asked:
                asked.setEnabled(writing)
        for part in (agreement.act_field, agreement.day_field, self.worth):
            part.setEnabled(writing)

    def focus_first(self) -> None:
        """Put the focus on the first question, on what can be done once all are answered."""
        if not self.learnt.isEnabled():
            self.foot.next.setFocus()
        elif self.objective.was_reached.isHidden() or self.objective.reached_field.isHidden():
            self.learnt.setFocus()
        else:
            self.objective.reached.setFocus()

    # what is missing

    def refuse(self, missing: Missing) -> None:
        """Say where it is missing what the evaluation still needs, and go there."""
        self._missing = missing
        field = self._fields().get(missing.what)
        if field is not None:
            field.set_error(told(self._words, missing))
            field.editor.setFocus()

    def _fields(self) -> Mapping[str, Field]:
        return {
            "reached": self.objective.reached_field,
            "outcome": self.worth.field,
            "agreed": self.agreement.act_field,
            "agreed_by": self.agreement.day_field,
        }

    def _show_missing(self, meeting: Meeting) -> None:
        """Keep saying what is missing until it is there; what was shown anew has forgotten it."""
        missing, advance = self._missing, OutcomeClass.ADVANCE in {self._wanted, evaluation_of(meeting).outcome}
        given = missing is not None and getattr(evaluation_of(meeting), missing.what)
        for name, field in self._fields().items():
            if missing is None or missing.what != name or given or (name.startswith("agreed") and not advance):
                field.clear_error()
            else:
                field.set_error(told(self._words, missing))
        if given:
            self._missing = None

    # answering

    def _on_answer(self, name: str, text: str, answer: Any) -> None:  # noqa: ANN401 (what the field holds)
        answers: dict[str, Any] = {name: answer}
        if self._wanted is not None and self._refusal(answers | {"outcome": self._wanted}) is None:
            answers["outcome"] = self._wanted
        refusal = self._refusal(answers)
        if refusal is not None:
            self._missing = refusal
            self._fields()[refusal.what].set_error(told(self._words, refusal))
        else:
            self._autosave.edit(text, lambda meeting: answering(meeting, **answers))

    def _on_outcome(self, outcome: OutcomeClass | None) -> None:
        self._wanted = None
        refusal = self._refusal({"outcome": outcome})
        if refusal is not None:
            self._wanted = outcome
            self.worth.choice.set_value(outcome)
            self.refuse(refusal)
            return
        self._autosave.edit(self._words.text("Say what the call was worth"), partial(answering, outcome=outcome))

    def _refusal(self, answers: dict[str, Any]) -> Missing | None:
        if self._autosave.value is None:
            return None
        try:
            answering(self._autosave.value, **answers)
        except Missing as refusal:
            return refusal
        return None
