"""What a follow-up may say beside what, when and with whom: the place, who else is there, a whole day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.domain.follow_up import Attendee, Reply
from salesdesk.ui.fields import Field, TextLine, Tick
from salesdesk.ui.flow import Flow
from salesdesk.ui.laid_out import put_instead
from salesdesk.ui.parts import Label, column
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.domain.account import Person
    from salesdesk.wording import Words


class Guests(QWidget):
    """A tick for each person who may be there, with what they replied."""

    committed = Signal(object)

    def __init__(self, words: Words) -> None:
        """Offer nobody."""
        super().__init__()
        self._words = words
        self.ticks: dict[UUID, Tick] = {}
        self._names = column(gap=0)
        self._head = Label(words.text("Who else is to be there"), "label")
        self.setLayout(column(self._head, self._names, gap=5))
        self.hide()

    def show_people(self, people: Sequence[Person], but: UUID | None, known: Collection[Attendee] = ()) -> None:
        """Offer people but the one it is with; `known` are those asked so far."""
        replies = {one.person_id: one.reply for one in known}
        ticked = set(replies) | set(self.value())
        self.ticks = {}
        for person in people:
            if person.id == but:
                continue
            reply = replies.get(person.id, Reply.NEEDS_ACTION)
            shown = self._words.text("{name} ({reply})", name=person.name, reply=label(self._words, reply).lower())
            tick = Tick(person.name if reply is Reply.NEEDS_ACTION else shown)
            tick.set_value(person.id in ticked)
            tick.committed.connect(self._on_ticked)
            self.ticks[person.id] = tick
        put_instead(self._names, [Flow(*self.ticks.values(), gap=16, line_gap=4)] if self.ticks else [])
        self.setVisible(bool(self.ticks))

    def value(self) -> tuple[UUID, ...]:
        """Return who is ticked."""
        return tuple(key for key, tick in self.ticks.items() if tick.value())

    def _on_ticked(self, _ticked: object) -> None:
        self.committed.emit(self.value())


class MoreFields(QWidget):
    """Place, whole day and guests."""

    committed = Signal(object)

    def __init__(self, words: Words) -> None:
        """Make empty fields."""
        super().__init__()
        self.place = TextLine(words.text("Such as: their office, hall 2, a link"))
        self.whole_day = Tick(words.text("The whole day"))
        self.guests = Guests(words)
        self.setLayout(column(Field(words.text("Place"), self.place), self.whole_day, self.guests, gap=8))
        for field in (self.place, self.whole_day, self.guests):
            field.committed.connect(self.committed)

    def clear(self) -> None:
        """Be empty."""
        self.place.set_value("")
        self.whole_day.set_value(value=False)
        for tick in self.guests.ticks.values():
            tick.set_value(value=False)
