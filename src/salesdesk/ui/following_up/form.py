"""The form of a follow-up: what about, when, with whom, and whether it is agreed (2.6-2.9)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.following_up import Asked
from salesdesk.domain.appointment import look_after
from salesdesk.domain.follow_up import FollowUpKind, who_should_act
from salesdesk.domain.moment import Moment
from salesdesk.domain.period import WorkCalendar
from salesdesk.ui.fields import Choice, Field, TextLine
from salesdesk.ui.flow import Flow
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.fold import Fold
from salesdesk.ui.following_up.facts import FactsField
from salesdesk.ui.following_up.firmness import Firmness, LampsFor
from salesdesk.ui.following_up.more import MoreFields
from salesdesk.ui.following_up.notes import WhenNotes
from salesdesk.ui.following_up.when import WhenFields
from salesdesk.ui.following_up.who_acts import WhoActs
from salesdesk.ui.parts import column
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.booking import Times
    from salesdesk.domain.account import Person
    from salesdesk.wording import Words

LENGTHS = (15, 30, 45, 60, 90, 120)


class FollowUpForm(QWidget):
    """All fields of a follow-up; `asked` returns what they hold, ready to be booked.

    `grown` tells that it takes another height.
    """

    grown = Signal()

    def __init__(
        self,
        words: Words,
        today: dt.date,
        zone: str,
        lamps_for: LampsFor,
        *,
        kind: FollowUpKind = FollowUpKind.CALL_BACK,
        topic: str = "",
    ) -> None:
        """Make an empty form; `zone` is the desk's, `lamps_for` returns the lamps of a sentence."""
        super().__init__()
        self._words = words
        self._times: Times | None = None
        self._proposed: Moment | None = None
        self._people: Sequence[Person] = ()
        self.topic = TextLine(words.text("What it is about"))
        self.topic.set_value(topic)
        self.minutes: Choice[int] = Choice([(n, words.text("{n} min", n=n)) for n in LENGTHS])
        self.minutes.set_value(30)
        self.when = WhenFields(words, today, zone, Field(words.text("Length"), self.minutes), quick=True)
        self.notes = WhenNotes(words)
        self.kind: Choice[FollowUpKind] = Choice([(k, label(words, k)) for k in FollowUpKind])
        self.kind.set_value(kind)
        self.person: Choice[UUID | None] = Choice()
        self.more = MoreFields(words)
        self.fold = Fold(words, words.text("Place, guests, whole day"), self.more)
        self.facts = FactsField(words)
        self.firmness = Firmness(words, today, lamps_for)
        self.who = WhoActs(words, today)
        self._lay_out()
        self._connect()
        self.show_people(())

    def _lay_out(self) -> None:
        words = self._words
        who = Flow(Field(words.text("Why"), self.kind), Field(words.text("With"), self.person), gap=10, line_gap=8)
        topic_lines = column(Field(words.text("Topic"), self.topic), self.firmness, gap=6)
        when_lines = column(self.when, self.notes, gap=6)
        self.setLayout(column(topic_lines, when_lines, who, self.fold, self.facts, self.who, gap=12))
        self.setFocusProxy(self.topic)

    def _connect(self) -> None:
        self.topic.textChanged.connect(self._on_changed)
        self.when.committed.connect(self._on_changed)
        self.when.grown.connect(self._on_grown)
        self.minutes.committed.connect(self._on_changed)
        self.person.committed.connect(self._on_person)
        self.more.committed.connect(self._on_changed)
        self.kind.committed.connect(self._on_kind)
        self.facts.committed.connect(self._on_facts)
        self.notes.moved.connect(self._on_moved)
        self.notes.proposed.connect(self._on_proposed)
        self.firmness.used.connect(self._on_used)
        self.firmness.grown.connect(self.grown)
        self.fold.toggled.connect(self.grown)
        self.who.grown.connect(self._on_grown)
        self.who.back.clicked.connect(self._on_back)

    def show_times(self, times: Times) -> None:
        """Know the desk's working days, lead times and what is booked already."""
        self._times = times
        if self.when.quick:
            self.when.quick.show_times(times)
        self._note()
        self.grown.emit()

    def show_people(self, people: Sequence[Person], chosen: UUID | None = None) -> None:
        """Offer the persons it may be agreed with; `chosen` is with whom."""
        self._people = people
        nobody: tuple[UUID | None, str] = (None, self._words.text("Nobody in particular"))
        self.person.offer([nobody, *((p.id, p.name) for p in people)])
        self.person.set_value(chosen if any(p.id == chosen for p in people) else None)
        self._on_person()

    def asked(self, *, deal_id: UUID | None = None, account_id: UUID | None = None) -> Asked:
        """Return what is to be booked; what cannot be booked so is refused by the use case, not here."""
        self.when.commit()
        agreed, facts, look = self.when.value(), self.facts.value(), self.who.look()
        return Asked(
            topic=self.topic.value(),
            day=agreed.day,
            clock=agreed.clock,
            zone=agreed.zone,
            said=agreed.said,
            kind=self._kind,
            minutes=self.minutes.value() or 30,
            deal_id=deal_id,
            account_id=account_id,
            person_id=self.person.value(),
            promised=facts["promised"],
            ours=facts["ours"],
            theirs=facts["theirs"],
            all_day=self.more.whole_day.value(),
            place=self.more.place.value(),
            people=self.more.guests.value(),
            look_day=look[0] if look else None,
            look_clock=look[1] if look else None,
            they_act=look is not None,
        )

    def asks_who(self) -> bool:
        """Ask who should act where it was not asked yet and fewer than three facts hold (2.9); tell whether it did."""
        self.when.commit()
        starts = self._starts()
        if self.who.asked or starts is None or not self.topic.value():
            return False
        if not who_should_act(self.facts.state, self._kind):
            return False
        calendar = self._times.calendar if self._times else WorkCalendar()
        self.who.ask(self.facts.held, self._kind, starts, look_after(starts, calendar))
        self._on_grown()
        self.who.take_focus()
        return True

    def refused(self, sentences: str) -> str:
        """Return what to say beside the button; what stands under the day already is not said twice."""
        loose = self.when.quick is not None and not self.when.quick.answer.isHidden()
        if self.when.answer.isHidden() and not loose:
            return sentences
        return self._words.text("On which day, and at what time?")

    def clear(self) -> None:
        """Empty what belongs to one follow-up, for the next one."""
        self.topic.set_value("")
        self.when.clear()
        self.facts.set_value(None)
        self.more.clear()
        self.who.take_back()
        self._proposed = None

    @property
    def _kind(self) -> FollowUpKind:
        return self.kind.value() or FollowUpKind.CALL_BACK

    def _starts(self) -> Moment | None:
        """Return the moment that the fields say, None while one of them is missing."""
        return self.when.moment(whole_day=self.more.whole_day.value())

    def _on_changed(self, *_: object) -> None:
        with_whom = self.person.currentText() if self.person.value() is not None else ""
        self.firmness.show_step(self.topic.value(), with_whom, self.when.value().day)
        self.when.needs_no_time(whole_day=self.more.whole_day.value())
        self.who.hide()
        self._note()
        self._on_grown()

    def _note(self) -> None:
        starts, minutes = self._starts(), self.minutes.value() or 30
        if self._times is None:
            return
        if starts is not None:
            self.notes.judge(self._times, starts, minutes, None, all_day=self.more.whole_day.value())
        elif self.when.value().day is None:
            self.notes.propose(self._times, self._kind, minutes)
        else:
            self.notes.clear()

    def _on_person(self, *_: object) -> None:
        self.more.guests.show_people(self._people, self.person.value())
        self._on_changed()

    def _on_facts(self, _facts: object) -> None:
        # Asked again on saving, by the facts as they are then.
        self.who.hide()
        self._on_grown()

    def _on_grown(self) -> None:
        """Make room for the question while it is asked: the whole has to fit a small screen."""
        for widget in (self.facts, self.fold):
            widget.setVisible(not self.who.asked)
        # Buttons for what a line may mean, and guests, come after the fields behind them.
        order_focus(self)
        self.grown.emit()

    def _on_back(self) -> None:
        self.facts.ticks["promised"].setFocus()

    def _on_kind(self, _kind: object) -> None:
        """Propose when a kind is usual, unless somebody chose another moment (2.6)."""
        if self._times is not None and (self.when.value().day is None or self._starts() == self._proposed):
            self._on_proposed(self._times.proposed(self._kind, self.minutes.value() or 30))
        self._on_changed()

    def _on_proposed(self, moment: Moment) -> None:
        self._proposed = moment
        self.when.set_value(moment)
        self._on_changed()

    def _on_moved(self, day: dt.date) -> None:
        self.when.show_local(day, None)
        self._on_changed()

    def _on_used(self, sentence: str) -> None:
        # As typed, not set: Ctrl+Z in the line brings the loose words back.
        self.topic.selectAll()
        self.topic.insert(sentence)
        self.topic.setFocus()
