"""The talk itself: the day, how, with whom, and a note."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from salesdesk.application.talk_editing import held
from salesdesk.domain.activity import ActivityKind, Phase, kinds_of
from salesdesk.domain.meeting import Meeting, MeetingKind
from salesdesk.ui.fields import Choice, Field, TextBox, date_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.preparing.people import Involved, People
from salesdesk.wording.foreseen import FORESEEN
from salesdesk.wording.labels import label
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from datetime import date

    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench


class Talk(QObject):
    """The fields of a talk."""

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Build empty fields."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self._autosave = autosave
        self.card = PartCard("calendar-check", words.text("The talk"))
        self.day = date_field(words, workbench.today)
        self.kind: Choice[MeetingKind] = Choice([(kind, label(words, kind)) for kind in MeetingKind])
        talked = (*kinds_of(Phase.DURING), *kinds_of(Phase.AFTER))
        self.activity: Choice[ActivityKind] = Choice([(kind, label(words, kind)) for kind in talked])
        self.note = TextBox(words.text("What was said, what they need, what worries them"), lines=5)
        self.people = People(workbench, autosave)
        self._day_field = Field(words.text("Day"), self.day)
        self.day.committed.connect(self._on_day)
        self.kind.committed.connect(partial(self._edit, words.text("Set kind of talk"), "kind"))
        self.activity.committed.connect(partial(self._edit, words.text("Set what the talk was for"), "activity"))
        self.note.committed.connect(partial(self._edit, words.text("Write note"), "note"))
        self.card.lines.addWidget(
            Flow(
                self._day_field,
                Field(words.text("How we met"), self.kind),
                Field(words.text("What it was for"), self.activity),
                gap=12,
                line_gap=10,
            )
        )
        self.card.lines.setSpacing(12)
        self.card.lines.addWidget(self.people)
        self.card.lines.addWidget(Field(words.text("Note"), self.note))
        self.card.lines.addStretch(1)

    def show_view(self, view: Involved) -> None:
        """Take the people that are known."""
        self.people.show_view(view)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the talk as it is written now."""
        self.day.set_value(meeting.held_on)
        self.kind.set_value(meeting.kind)
        self.activity.set_value(meeting.activity)
        self.note.set_value(meeting.note)
        self.people.show_meeting(meeting)

    def focus_first(self) -> None:
        """Put the focus into the note, which is what is written first."""
        self.note.setFocus()

    def _edit(self, text: str, name: str, value: Any) -> None:  # noqa: ANN401 (what the field holds)
        change: dict[str, Any] = {name: value}
        self._autosave.edit(text, lambda meeting: replace(meeting, **change))

    def _on_day(self, day: date | None) -> None:
        if self._autosave.value is None:
            return
        today = self._workbench.today
        try:
            held(self._autosave.value, day, today)
        except FORESEEN as error:
            self._day_field.set_error(told(self._words, error))
            return
        self._day_field.clear_error()
        self._autosave.edit(self._words.text("Set day of the talk"), partial(held, day=day, today=today))
