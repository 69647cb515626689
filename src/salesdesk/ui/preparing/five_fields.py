"""The five fields of an objective: who, will do what, shown by what, moves which deal, until when (2.2)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.application.objective_building import can_build, day_put, fields_put, follows, sentence_built
from salesdesk.application.plan_editing import plan_of
from salesdesk.domain.folding import fold
from salesdesk.ui.fields import Field, SavedLine, SuggestLine, date_field, pair
from salesdesk.ui.fold import Fold
from salesdesk.ui.parts import Button, column
from salesdesk.wording.objectives import objective_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from salesdesk.application.plan_view import PlanView
    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench

LIMIT = 400


class FiveFields(QWidget):
    """The fields in a fold, and the act that builds the sentence from them once it was written by hand."""

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Build empty fields."""
        super().__init__()
        self._words = words = workbench.words
        self._autosave = autosave
        self._wording = partial(objective_sentence, words)
        self._view: PlanView | None = None
        self._shown: object = None
        self.who = SuggestLine(self._people, words.text("One of them, by name"))
        self.does = SavedLine(words.text("picks, signs, names, sends…"), limit=LIMIT)
        self.shown_by = SavedLine(words.text("A number, a document, a date"), limit=LIMIT)
        self.moves = SuggestLine(self._deals, words.text("The deal"))
        self.by = date_field(words, workbench.today)
        self.build = Button(
            words.text("Build the sentence from the fields"), "wand-sparkles", "link", do=self._on_build
        )
        for field, name in (
            (self.who, "who"),
            (self.does, "does"),
            (self.shown_by, "shown_by"),
            (self.moves, "moves"),
        ):
            field.committed.connect(partial(self._on_written, name))
        self.by.committed.connect(self._on_day)
        self.fold = Fold(
            words,
            words.text("Build it from five fields"),
            pair(Field(words.text("Who"), self.who), Field(words.text("Objective met by"), self.by)),
            Field(words.text("Will do what"), self.does),
            pair(Field(words.text("Shown by"), self.shown_by), Field(words.text("Moves"), self.moves)),
            self.build,
        )
        self.setLayout(column(self.fold, gap=0))

    def show_view(self, view: PlanView) -> None:
        """Offer the people and the deal of a plan."""
        self._view = view

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the fields of a plan; of one without a sentence they are open at first."""
        plan = plan_of(meeting)
        if meeting.id != self._shown:
            self._shown = meeting.id
            self.fold.set_open(open_now=not plan.objective.strip())
        fields = plan.fields
        self.who.set_value(fields.who)
        self.does.set_value(fields.does)
        self.shown_by.set_value(fields.shown_by)
        self.moves.set_value(fields.moves)
        self.by.set_value(plan.objective_by)
        self.build.setVisible(can_build(plan, self._wording))

    def lead_to(self, name: str) -> bool:
        """Put the focus into the field of that name, if the sentence is built from the fields; tell whether it is."""
        fields = {"who": self.who, "does": self.does, "shown_by": self.shown_by, "by": self.by}
        meeting = self._autosave.value
        if name not in fields or meeting is None:
            return False
        plan = plan_of(meeting)
        if not (plan.fields.any_given and follows(plan, self._wording)):
            return False
        self.fold.set_open(open_now=True)
        fields[name].setFocus()
        return True

    def _people(self, typed: str) -> Sequence[tuple[str, str]]:
        view = self._view
        if view is None:
            return ()
        names = [person.name for person in (*view.people, *view.known_people)]
        account = [view.account.name] if view.account else []
        return [(name, name) for name in dict.fromkeys([*names, *account]) if fold(typed) in fold(name)]

    def _deals(self, typed: str) -> Sequence[tuple[str, str]]:
        deal = self._view.deal if self._view else None
        return [(deal.title, deal.title)] if deal is not None and fold(typed) in fold(deal.title) else ()

    def _on_written(self, name: str, text: str) -> None:
        wording = self._wording
        self._autosave.edit(
            self._words.text("Write objective"), lambda meeting: fields_put(meeting, wording, **{name: text})
        )

    def _on_day(self, day: date | None) -> None:
        self._autosave.edit(self._words.text("Set day of objective"), partial(day_put, day=day, wording=self._wording))

    def _on_build(self) -> None:
        self._autosave.edit(
            self._words.text("Build objective from its fields"), partial(sentence_built, wording=self._wording)
        )
        self.who.setFocus()
