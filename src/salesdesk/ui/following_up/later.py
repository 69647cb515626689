"""What may become of a follow-up later: put off, left to the prospect, with more guests (2.7, 2.9)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.appointment import look_after
from salesdesk.domain.follow_up import is_past
from salesdesk.domain.moment import Moment
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Field, TextLine
from salesdesk.ui.following_up.more import Guests
from salesdesk.ui.following_up.notes import WhenNotes
from salesdesk.ui.following_up.when import WhenFields
from salesdesk.ui.parts import Label, column
from salesdesk.ui.theme import theme

if TYPE_CHECKING:
    import datetime as dt

    from salesdesk.application.booking import Times
    from salesdesk.application.changes import Step
    from salesdesk.domain.account import Person
    from salesdesk.domain.follow_up import FollowUp
    from salesdesk.ui.workbench import Workbench


class FollowUpDialog(AskDialog):
    """Asks something about one follow-up, and changes it in one step."""

    def __init__(self, workbench: Workbench, follow_up: FollowUp) -> None:
        """Ask about a follow-up; each dialog says what."""
        self.follow_up = follow_up
        title, button, why = self._texts(workbench)
        super().__init__(workbench, title, button, self._build(workbench), why=why)
        self.setMinimumWidth(theme().px(560))
        self.be_tight()
        self._begin()

    def _texts(self, workbench: Workbench) -> tuple[str, str, str]:
        """Return title, words of the button, and why; to be written by each dialog."""
        raise NotImplementedError

    def _build(self, workbench: Workbench) -> QWidget:
        """Return the fields; to be written by each dialog."""
        raise NotImplementedError

    def _begin(self) -> None:
        """Ask for what the fields need; to be written by each dialog."""
        raise NotImplementedError

    def _do(self, text: str, job: Callable[[], Step]) -> None:
        act(self.workbench, text, job, lambda _step: self.accept(), self.refuse, toast=True)


class LaterDialog(FollowUpDialog):
    """Asks for a day and a time, in words or in fields, and says what is unusual about them."""

    @override
    def _build(self, workbench: Workbench) -> QWidget:
        words = workbench.words
        self._times: Times | None = None
        self.when = WhenFields(words, workbench.today, workbench.standing.settings.zone, quick=True)
        self.notes = WhenNotes(words)
        body = QWidget()
        body.setLayout(column(self.when, self.notes, gap=6))
        body.setFocusProxy(self.when)
        return body

    @override
    def _begin(self) -> None:
        self.when.committed.connect(self._on_changed)
        self.when.grown.connect(self.fit_soon)
        self.notes.moved.connect(self._on_moved)
        self.workbench.ask(self.workbench.desk.booking.times, self._on_times)

    def _begins(self, times: Times) -> Moment:
        """Return what to begin with."""
        return look_after(times.now, times.calendar)

    def _on_times(self, times: Times) -> None:
        self._times = times
        if self.when.quick:
            self.when.quick.show_times(times)
        if self.when.day.value() is None and not self.when.day.text():
            self.when.set_value(self._begins(times))
        self._on_changed()

    def _on_moved(self, day: dt.date) -> None:
        self.when.show_local(day, None)
        self._on_changed()

    def _on_changed(self, *_: object) -> None:
        starts = self.when.moment()
        if self._times is not None and starts is not None:
            self.notes.judge(self._times, starts, self.follow_up.minutes, self.follow_up.id)
        else:
            self.notes.clear()
        self.fit_soon()


class SnoozeDialog(LaterDialog):
    """Put a follow-up off: until a day and a time, or it is not put off (2.7)."""

    @override
    def _texts(self, workbench: Workbench) -> tuple[str, str, str]:
        words = workbench.words
        return (
            words.text("Put off “{topic}”", topic=self.follow_up.topic),
            words.text("Put it off"),
            words.text("It comes back on a day and at a time. What you agreed on stays as it is."),
        )

    @override
    def _begins(self, times: Times) -> Moment:
        """The next working day, at the hour at which it was agreed."""
        clock = self.follow_up.starts.local.time()
        day = look_after(times.now, times.calendar).day
        return Moment.of(day, clock, times.now.zone)

    @override
    def answer(self) -> None:
        """Put it off."""
        self.when.commit()
        until, snooze, key = self.when.value(), self.workbench.desk.following_up.snooze, self.follow_up.id
        text = self.words.text("Put off “{topic}”", topic=self.follow_up.topic)
        self._do(text, lambda: snooze(key, until.day, until.clock, until.zone, until.said))


class HandOverDialog(LaterDialog):
    """Leave the next move to the prospect, and say when we look whether it was made (2.9)."""

    @override
    def _texts(self, workbench: Workbench) -> tuple[str, str, str]:
        words = workbench.words
        by = words.full_day_time(self.follow_up.starts)
        return (
            words.text("Let them act on “{topic}”", topic=self.follow_up.topic),
            words.text("Let them act"),
            words.text("They had until {by}, and that is over. Agree on a later moment first.", by=by)
            if is_past(self.follow_up, workbench.desk.changes.clock.now())
            else words.text("They have until {by}. When do we look?", by=by),
        )

    @override
    def _begins(self, times: Times) -> Moment:
        later = max(self.follow_up.starts, times.now, key=lambda moment: moment.at)
        day = look_after(later, times.calendar).day
        return Moment.of(day, self.follow_up.starts.local.time(), times.now.zone)

    @override
    def answer(self) -> None:
        """Leave it to them."""
        self.when.commit()
        look, hand_over, key = self.when.value(), self.workbench.desk.following_up.hand_over, self.follow_up.id
        text = self.words.text("Let them act on “{topic}”", topic=self.follow_up.topic)
        self._do(text, lambda: hand_over(key, look.day, look.clock, look.zone))


class GuestsDialog(FollowUpDialog):
    """Say where it is and who is to be there; what somebody replied is kept."""

    @override
    def _texts(self, workbench: Workbench) -> tuple[str, str, str]:
        words = workbench.words
        title = words.text("Place and guests of “{topic}”", topic=self.follow_up.topic)
        return title, words.text("Keep place and guests"), words.full_day_time(self.follow_up.starts)

    @override
    def _build(self, workbench: Workbench) -> QWidget:
        words = workbench.words
        self.place = TextLine(words.text("Such as: their office, hall 2, a link"))
        self.place.set_value(self.follow_up.place)
        self.guests = Guests(words)
        self.nobody = Label(words.text("Nobody else is known there yet. Add people to the account first."), "second")
        self.nobody.hide()
        body = QWidget()
        body.setLayout(column(Field(words.text("Place"), self.place), self.guests, self.nobody, gap=10))
        body.setFocusProxy(self.place)
        return body

    @override
    def _begin(self) -> None:
        self.workbench.ask(self._people, self._on_people)

    def _people(self) -> Sequence[Person]:
        """Return who may be there; runs in the worker."""
        follow_up = self.follow_up
        already = (follow_up.person_id, *(one.person_id for one in follow_up.people))
        return self.workbench.desk.following_up.whom(follow_up.account_id, follow_up.deal_id, already)

    def _on_people(self, people: Sequence[Person]) -> None:
        self.guests.show_people(people, self.follow_up.person_id, self.follow_up.people)
        self.nobody.setVisible(not self.guests.ticks)
        self.fit_soon()

    @override
    def answer(self) -> None:
        """Keep them."""
        expect, key = self.workbench.desk.following_up.expect, self.follow_up.id
        text = self.words.text("Say who is to be there for “{topic}”", topic=self.follow_up.topic)
        people, place = self._wanted(), self.place.value()
        self._do(text, lambda: expect(key, people, place))

    def _wanted(self) -> list[UUID]:
        """Return who is ticked, and whoever was asked but is not offered here."""
        kept = [one.person_id for one in self.follow_up.people if one.person_id not in self.guests.ticks]
        return [*kept, *self.guests.value()]
