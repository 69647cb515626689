"""What the page of leads shows: how fast they are followed up, who waits, what marketing has and when to look again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from salesdesk.application.bench import there
from salesdesk.application.guarding import lead_guards_seen
from salesdesk.application.handing_back import Failable, failable
from salesdesk.application.ports import Reading
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.explained import Explained, Figure, Ground, Part
from salesdesk.domain.feedback import Feedback
from salesdesk.domain.folding import fold
from salesdesk.domain.lead import Lead, LeadState
from salesdesk.domain.lead_clock import LeadClock, Waited, clock_of, waited
from salesdesk.domain.period import WorkCalendar
from salesdesk.domain.pest_guard import FREE, Guard

MOST_SHOWN = 60
LATELY = timedelta(days=31)


class Heading(StrEnum):
    """What the leads under a heading ask for."""

    UNTOUCHED = "untouched"
    AGAIN = "again"
    SPOKEN = "spoken"
    DEAL = "deal"
    MARKETING = "marketing"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRow:
    """A lead as the list shows it; `waited` is None for one that left without a word.

    `guard` is what the pest guard says today of a lead that is ours to call (B4).
    """

    lead: Lead
    account: str = ""
    person: str = ""
    deal: str = ""
    waited: Waited | None = None
    guard: Guard = FREE


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackRow:
    """Something heard, with the names of whom it was heard from."""

    feedback: Feedback
    account: str = ""
    deal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadsView:
    """The page of leads: the ones that wait first, then what is to be looked at again, and all others.

    `again` are leads that marketing has and that are to be looked at today. `heard` is what was heard in the last 31
    days, newest first.
    """

    untouched: tuple[LeadRow, ...]
    again: tuple[LeadRow, ...]
    spoken: tuple[LeadRow, ...]
    deals: tuple[LeadRow, ...]
    marketing: tuple[LeadRow, ...]
    clock: LeadClock
    failable: Failable
    heard: tuple[FeedbackRow, ...]
    now: datetime
    settings: DeskSettings

    @property
    def rows(self) -> tuple[LeadRow, ...]:
        """Every lead."""
        return (*self.untouched, *self.again, *self.spoken, *self.deals, *self.marketing)

    @property
    def count(self) -> int:
        """How many leads there are."""
        return len(self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadGroup:
    """Leads under one heading, and how many more there are than the list shows."""

    heading: Heading
    rows: tuple[LeadRow, ...]
    more: int = 0


def grouped(view: LeadsView, text: str = "", most: int = MOST_SHOWN) -> tuple[LeadGroup, ...]:
    """Return the leads in which every word of a text occurs, by what they ask for; at most so many in each group.

    Name, source, account and note are looked at, whatever the case and the accents.
    """
    wanted = fold(text).split()
    found = (
        (Heading.UNTOUCHED, view.untouched),
        (Heading.AGAIN, view.again),
        (Heading.SPOKEN, view.spoken),
        (Heading.DEAL, view.deals),
        (Heading.MARKETING, view.marketing),
    )
    groups = ((heading, [row for row in rows if _has(row, wanted)]) for heading, rows in found)
    return tuple(
        LeadGroup(heading=heading, rows=tuple(rows[:most]), more=max(0, len(rows) - most))
        for heading, rows in groups
        if rows
    )


def _has(row: LeadRow, wanted: Sequence[str]) -> bool:
    told = fold(" ".join((row.lead.name, row.lead.source, row.account, row.person, row.lead.note)))
    return all(word in told for word in wanted)


def leads_seen(look: Reading, settings: DeskSettings, calendar: WorkCalendar, now: datetime, today: date) -> LeadsView:
    """Return what one look at the desk shows of its leads."""
    leads = look.every(Lead)
    waits = {lead.id: waited(lead, now, settings.zone, calendar) for lead in leads}
    clock = clock_of((one for one in waits.values() if one is not None), settings.lead_hours, calendar)
    names = _Names(look)
    callable_leads = (lead for lead in leads if lead.state in {LeadState.UNTOUCHED, LeadState.TOUCHED})
    guards = lead_guards_seen(look, callable_leads, today, settings.courtesy)
    rows = [replace(names.row(lead, waits[lead.id]), guard=guards.get(lead.id, FREE)) for lead in leads]
    places = {one.lead.id: at for at, one in enumerate(clock.waiting)}
    since = today - LATELY
    again = [row for row in rows if is_to_look_at(row.lead, today)]
    kept = [row for row in _of(rows, LeadState.HANDED_BACK) if not is_to_look_at(row.lead, today)]
    return LeadsView(
        untouched=tuple(sorted(_of(rows, LeadState.UNTOUCHED), key=lambda row: places[row.lead.id])),
        again=tuple(sorted(again, key=_revisit)),
        spoken=tuple(_newest_first(_of(rows, LeadState.TOUCHED))),
        deals=tuple(_newest_first(_of(rows, LeadState.DEAL))),
        marketing=tuple(sorted(kept, key=_revisit)),
        clock=clock,
        failable=failable(look),
        heard=tuple(feedback_row(look, one) for one in reversed(look.every(Feedback)) if one.noted_on > since),
        now=now,
        settings=settings,
    )


def untouched_leads(look: Reading) -> tuple[LeadRow, ...]:
    """Return the leads that nobody spoke with, the longest waiting first (3.5)."""
    names = _Names(look)
    leads = (one for one in look.every(Lead) if one.state is LeadState.UNTOUCHED)
    return tuple(names.row(one, None) for one in sorted(leads, key=lambda one: (one.received.at, one.id)))


def met_explained(view: LeadsView) -> Explained:
    """Return the share that was answered in time with the leads it rests on, those that wait too long first (B16)."""
    clock, grounds = view.clock, [_ground(row, row.waited, view.clock.hours) for row in view.rows if row.waited]
    counted = [one for one in grounds if one is not None]
    order = (Part.WAITS_TOO_LONG, Part.TOO_LATE, Part.IN_TIME)
    return Explained(
        figure=Figure.IN_TIME,
        grounds=tuple(sorted(counted, key=lambda one: (order.index(one.part), -(one.minutes or 0)))),
        currency=view.settings.currency,
        hours=clock.hours,
        working_day=clock.calendar.day_minutes,
    )


def _ground(row: LeadRow, told: Waited, hours: int) -> Ground | None:
    """Return what a lead counts as; one that can still be answered in time counts as nothing."""
    late = told.is_late(hours)
    if told.runs and not late:
        return None
    part = Part.WAITS_TOO_LONG if told.runs else Part.TOO_LATE if late else Part.IN_TIME
    return Ground(key=row.lead.id, title=row.lead.name, account=row.account, part=part, minutes=told.minutes)


def is_to_look_at(lead: Lead, today: date) -> bool:
    """Tell whether marketing has a lead that was to be looked at again by today."""
    return lead.state is LeadState.HANDED_BACK and lead.hand_back is not None and lead.hand_back.revisit_on <= today


def feedback_row(look: Reading, feedback: Feedback) -> FeedbackRow:
    """Return something heard with its names; one of a lead without an account has the lead's."""
    deal, account = there(look, Deal, feedback.deal_id), there(look, Account, feedback.account_id)
    lead = there(look, Lead, feedback.lead_id)
    named = account.name if account else lead.name if lead else ""
    return FeedbackRow(feedback=feedback, account=named, deal=deal.title if deal else "")


def account_of(look: Reading, lead: Lead) -> str:
    """Return the name of a lead's account, nothing where there is none."""
    account = there(look, Account, lead.account_id)
    return account.name if account else ""


@dataclass(frozen=True, slots=True)
class _Names:
    """The names beside leads, each asked for once: many leads share an account."""

    look: Reading
    known: dict[tuple[type, UUID], str] = field(default_factory=dict[tuple[type, UUID], str])

    def row(self, lead: Lead, clock: Waited | None) -> LeadRow:
        return LeadRow(
            lead=lead,
            account=self._of(Account, lead.account_id),
            person=self._of(Person, lead.person_id),
            deal=self._of(Deal, lead.deal_id),
            waited=clock,
        )

    def _of(self, kind: type[Account] | type[Person] | type[Deal], key: UUID | None) -> str:
        if key is None:
            return ""
        if (kind, key) not in self.known:
            found = there(self.look, kind, key)
            self.known[kind, key] = "" if found is None else found.title if isinstance(found, Deal) else found.name
        return self.known[kind, key]


def _of(rows: Sequence[LeadRow], state: LeadState) -> list[LeadRow]:
    return [row for row in rows if row.lead.state is state]


def _newest_first(rows: Sequence[LeadRow]) -> list[LeadRow]:
    return sorted(rows, key=lambda row: row.lead.received, reverse=True)


def _revisit(row: LeadRow) -> tuple[date, UUID]:
    back = row.lead.hand_back
    return back.revisit_on if back else date.max, row.lead.id
