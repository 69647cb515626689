"""When and who: how we meet, the day and the time in a zone, how long, where, and who takes part."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from salesdesk.application.plan_editing import lasting, starting
from salesdesk.domain.meeting import Meeting, MeetingKind
from salesdesk.ui.fields import Choice, Field, SavedLine, moment_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Card, HintStrip, IconButton, rule
from salesdesk.ui.preparing.people import People
from salesdesk.wording.findings import decider_told
from salesdesk.wording.labels import label
from salesdesk.wording.plans import minutes_told

if TYPE_CHECKING:
    from salesdesk.application.plan_view import PlanView
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench

LENGTHS: Final = (15, 30, 45, 60, 90, 120, 180, 240)


class WhenAndWho(QObject):
    """A card that folds out over the columns."""

    folded_away = Signal()

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Build empty fields."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self._autosave = autosave
        self._build_fields()
        self.people = People(workbench, autosave, detailed=True)
        self.decider = HintStrip()
        self.decider.hide()
        self.card = Card(words.text("When and who"), trailing=self._closer(), gap=10)
        self._when = Field(words.text("Date and time"), self.moment)
        line = Flow(
            Field(words.text("How we meet"), self.kind),
            self._when,
            Field(words.text("Length"), self.length),
            Field(words.text("Where"), self.place),
            gap=12,
            line_gap=10,
        )
        self.card.add(line, rule(), self.people, self.decider)

    def _build_fields(self) -> None:
        words = self._words
        self.kind: Choice[MeetingKind] = Choice([(kind, label(words, kind)) for kind in MeetingKind])
        self.moment = moment_field(words, self._workbench.today)
        self.length: Choice[int] = Choice([(n, minutes_told(words, n)) for n in LENGTHS])
        self.place = SavedLine(words.text("Room, address or link"))
        self.kind.committed.connect(partial(self._edit, words.text("Set kind of meeting"), "kind"))
        self.length.committed.connect(self._on_length)
        self.place.committed.connect(partial(self._edit, words.text("Set place"), "place"))
        self.moment.committed.connect(self._on_moment)

    def _closer(self) -> IconButton:
        return IconButton("chevron-up", self._words.text("Fold away"), do=self.folded_away.emit)

    def show_view(self, view: PlanView) -> None:
        """Take the people that are known; without anybody who decides, say so."""
        self.people.show_view(view)
        self.people.show_contacts(view.last_contacts or {})
        self.people.show_guards(view.guards)
        self.decider.say(*decider_told(self._words, known=view.decider_is_known, deal=view.deal is not None))
        self.decider.setVisible(not view.decider_takes_part)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the meeting as it is written now."""
        zone = meeting.starts.zone if meeting.starts else self._workbench.standing.settings.zone
        if meeting.minutes not in LENGTHS:
            lengths = sorted({*LENGTHS, meeting.minutes})
            self.length.offer([(n, minutes_told(self._words, n)) for n in lengths])
        self.kind.set_value(meeting.kind)
        self.length.set_value(meeting.minutes)
        self.place.set_value(meeting.place)
        if meeting.starts is not None or self.moment.value() is not None:
            self.moment.set_value(meeting.starts.local.replace(tzinfo=None) if meeting.starts else None)
        self._when.set_remark(self._missing() or self._words.text("Time in {zone}", zone=zone))
        self.people.show_meeting(meeting)

    def start_over(self) -> None:
        """Forget half a moment, which belongs to the plan that was shown before."""
        self.moment.set_value(None)

    def _missing(self) -> str:
        """Say which half of the moment is missing, empty where both or none are given."""
        day, clock = self.moment.day.value(), self.moment.time.value()
        if (day is None) == (clock is None):
            return ""
        missing = self._words.text("a time as well") if clock is None else self._words.text("a day as well")
        return self._words.text("Give {missing}, then it is kept", missing=missing)

    def focus_first(self) -> None:
        """Put the focus on the day."""
        self.moment.day.setFocus()

    def _edit(self, text: str, name: str, value: Any) -> None:  # noqa: ANN401 (what the field holds)
        change: dict[str, Any] = {name: value}
        self._autosave.edit(text, lambda meeting: replace(meeting, **change))

    def _on_length(self, minutes: int) -> None:
        self._autosave.edit(self._words.text("Set length"), partial(lasting, minutes=minutes))

    def _on_moment(self, _both: object) -> None:
        day, clock = self.moment.day.value(), self.moment.time.value()
        known = self._autosave.value
        zone = known.starts.zone if known and known.starts else self._workbench.standing.settings.zone
        missing = self._missing()
        if missing:
            self._when.set_remark(missing)
            return
        self._autosave.edit(self._words.text("Set date and time"), partial(starting, day=day, clock=clock, zone=zone))
