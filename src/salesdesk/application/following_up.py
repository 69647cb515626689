"""Follow-ups: agreed with date and time, in both calendars (2.6-2.8)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from functools import partial
from typing import Literal
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.application.rows import FollowUpRow
from salesdesk.domain.account import Person, proposable
from salesdesk.domain.deal import Deal
from salesdesk.domain.follow_up import (
    Attendee,
    Evidence,
    FollowUp,
    FollowUpKind,
    handed_over,
    rescheduled,
    snoozed,
    taken_over,
)
from salesdesk.domain.moment import Moment, agreed_moment

Fact = Literal["promised", "ours", "theirs"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the form holds when a follow-up is booked; `said` are the words where no date could be read.

    `people` are those who are to be there beside `person_id`. With `they_act` it is the prospect who acts until the
    moment that was agreed, and we look at another (2.9).
    """

    topic: str
    day: date | None = None
    clock: time | None = None
    zone: str = ""
    said: str = ""
    kind: FollowUpKind = FollowUpKind.CALL_BACK
    minutes: int = 30
    deal_id: UUID | None = None
    account_id: UUID | None = None
    person_id: UUID | None = None
    promised: str | None = None
    ours: str | None = None
    theirs: str | None = None
    all_day: bool = False
    place: str = ""
    people: tuple[UUID, ...] = ()
    group_id: UUID | None = None
    they_act: bool = False
    look_day: date | None = None
    look_clock: time | None = None


@dataclass(frozen=True, slots=True)
class FollowingUp:
    """What a rep does with follow-ups."""

    bench: Bench

    def due(self) -> Sequence[FollowUpRow]:
        """Return every open follow-up by start."""
        with self.bench.look() as look:
            return look.rows.follow_ups()

    def whom(
        self, account_id: UUID | None, deal_id: UUID | None, already: Collection[UUID | None] = ()
    ) -> Sequence[Person]:
        """Return who may be met or be there: the account's people, but nobody who is not to be contacted (1.13).

        Those who are in it `already` stay. Raises NotKept.
        """
        with self.bench.look() as look:
            deal = live(look, Deal, deal_id) if deal_id and not account_id else None
            account = account_id or (deal.account_id if deal else None)
            return proposable(look.rows.people_of(account), already) if account else ()

    def book(self, asked: Asked) -> Step:
        """Book a follow-up: a day, a time and a zone, or it is not saved (2.7).

        Raises LooseWords for words such as "next week", Missing for what is missing.
        """
        return self.bench.do(Edit(None, self.made(asked)))

    def made(self, asked: Asked) -> FollowUp:
        """Return the follow-up that was asked for, not yet kept. Raises LooseWords, Missing."""
        settings = self.bench.settings()
        today = self.bench.changes.today(settings)
        starts = _starts(asked, settings.zone)
        with self.bench.look() as look:
            deal = look.find(Deal, asked.deal_id)
        key = self.bench.new_id()
        made = FollowUp(
            id=key,
            topic=asked.topic.strip(),
            starts=starts,
            uid=f"{key}@salesdesk",
            kind=asked.kind,
            minutes=asked.minutes,
            deal_id=asked.deal_id,
            account_id=asked.account_id or (deal.account_id if deal else None),
            person_id=asked.person_id,
            rep_id=settings.me,
            promised=_evidence(asked.promised, today),
            ours=_evidence(asked.ours, today),
            theirs=_evidence(asked.theirs, today),
            all_day=asked.all_day,
            place=asked.place.strip(),
            people=_people((), asked.people),
            group_id=asked.group_id,
        )
        if not asked.they_act:
            return made
        return handed_over(made, agreed_moment(asked.look_day, asked.look_clock, starts.zone), self.bench.now())

    def mark(self, key: UUID, fact: Fact, *, seen: bool, evidence: str = "") -> Step:
        """Set or clear one of the three facts, with how we know it (2.8)."""
        kept = Evidence(on=self.bench.today(), text=evidence) if seen else None
        return self.bench.changed(FollowUp, key, partial(_with_fact, fact=fact, kept=kept))

    def agree(self, key: UUID, *, promised: str | None, ours: str | None, theirs: str | None) -> Step:
        """Say which of the three facts hold, each with how we know it (2.8); one that held keeps its day."""
        today = self.bench.today()

        def agreed(follow_up: FollowUp) -> FollowUp:
            return replace(
                follow_up,
                promised=_kept_or_new(follow_up.promised, promised, today),
                ours=_kept_or_new(follow_up.ours, ours, today),
                theirs=_kept_or_new(follow_up.theirs, theirs, today),
            )

        return self.bench.changed(FollowUp, key, agreed)

    def move(self, key: UUID, day: date | None, clock: time | None, zone: str = "", said: str = "") -> Step:
        """Agree another moment: the calendar entry's next sequence, the facts to be agreed anew (2.8).

        Raises LooseWords, Missing, OutOfRange.
        """
        starts = agreed_moment(day, clock, zone or self.bench.settings().zone, said)
        return self.bench.changed(FollowUp, key, partial(rescheduled, starts=starts))

    def snooze(self, key: UUID, day: date | None, clock: time | None, zone: str = "", said: str = "") -> Step:
        """Put a follow-up off until a day and a time; what was agreed stays (2.7).

        Raises LooseWords, Missing, and OutOfRange for a moment that is over.
        """
        until = agreed_moment(day, clock, zone or self.bench.settings().zone, said)
        return self.bench.changed(FollowUp, key, partial(snoozed, until=until, now=self.bench.now()))

    def wake(self, key: UUID) -> Step:
        """Take back that a follow-up was put off."""
        return self.bench.changed(FollowUp, key, lambda f: replace(f, snoozed=None))

    def hand_over(self, key: UUID, day: date | None, clock: time | None, zone: str = "") -> Step:
        """Leave the next move to the prospect; we look at a day and a time (2.9). Raises Missing, OutOfRange."""
        look = agreed_moment(day, clock, zone or self.bench.settings().zone)
        return self.bench.changed(FollowUp, key, partial(handed_over, look=look, now=self.bench.now()))

    def take_over(self, key: UUID) -> Step:
        """Take the next move back: we call at the moment that was agreed."""
        return self.bench.changed(FollowUp, key, taken_over)

    def expect(self, key: UUID, people: Collection[UUID], place: str) -> Step:
        """Say who is to be there beside the person it is with, and where; what somebody replied is kept."""

        def expected(follow_up: FollowUp) -> FollowUp:
            return replace(follow_up, people=_people(follow_up.people, people), place=place.strip())

        return self.bench.changed(FollowUp, key, expected)

    def done(self, key: UUID, *, done: bool = True) -> Step:
        """Tick a follow-up off, or take the tick back."""
        on = self.bench.today() if done else None
        return self.bench.changed(FollowUp, key, lambda f: replace(f, done_on=on))


def _starts(asked: Asked, zone: str) -> Moment:
    """Return when it begins; a whole day begins as its day does. Raises LooseWords, Missing, OutOfRange."""
    where = asked.zone or zone
    if asked.all_day and asked.day is not None and where:
        return Moment.of(asked.day, time(0), where)
    return agreed_moment(asked.day, asked.clock, where, asked.said)


def _people(before: Collection[Attendee], wanted: Collection[UUID]) -> tuple[Attendee, ...]:
    known = {one.person_id: one for one in before}
    return tuple(known.get(key) or Attendee(person_id=key) for key in dict.fromkeys(wanted))


def _evidence(text: str | None, today: date) -> Evidence | None:
    return None if text is None else Evidence(on=today, text=text)


def _kept_or_new(before: Evidence | None, text: str | None, today: date) -> Evidence | None:
    if before is not None and text == before.text:
        return before
    return _evidence(text, today)


def _with_fact(follow_up: FollowUp, fact: Fact, kept: Evidence | None) -> FollowUp:
    match fact:
        case "promised":
            return replace(follow_up, promised=kept)
        case "ours":
            return replace(follow_up, ours=kept)
        case "theirs":
            return replace(follow_up, theirs=kept)
