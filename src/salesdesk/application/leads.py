"""Leads: taken in, spoken with, made a deal of or given back to marketing with what is known (3.4-3.6, 4.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.application.handing_back import Failable, Returned, failable, hand_back_of, lead_back
from salesdesk.application.lead_view import LeadsView, is_to_look_at, leads_seen
from salesdesk.application.ports import NotKept, Reading, WorkCalendars
from salesdesk.application.selling import Selling, account_named
from salesdesk.domain import lead as domain
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.feedback import Feedback, FeedbackKind
from salesdesk.domain.folding import squeeze
from salesdesk.domain.lead import Lead, LeadState
from salesdesk.domain.moment import Moment, agreed_moment
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period, WorkCalendar
from salesdesk.domain.refusals import Missing, OutOfRange, WithMarketing
from salesdesk.domain.sweep import given_back


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLead:
    """What the form of a new lead holds; day and time as a clock in the desk's zone shows them."""

    name: str
    day: date | None = None
    clock: time | None = None
    source: str = ""
    account: str = ""
    person_id: UUID | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Leads:
    """What a rep does with leads; `calendars` gives the desk's working days. Every act is one undoable step."""

    bench: Bench
    calendars: WorkCalendars
    selling: Selling

    # looking

    def view(self) -> LeadsView:
        """Return what the page of leads shows."""
        now = self.bench.now()
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            calendar = self._calendar(look, settings, now)
            return leads_seen(look, settings, calendar, now, self.bench.changes.today(settings))

    def count(self) -> int:
        """Count what asks for somebody: leads nobody spoke with, and those to look at again today."""
        with self.bench.look() as look:
            today = self.bench.changes.today(self.bench.changes.settings(look))
            leads = look.every(Lead)
        return sum(one.state is LeadState.UNTOUCHED or is_to_look_at(one, today) for one in leads)

    def _calendar(self, look: Reading, settings: DeskSettings, now: datetime) -> WorkCalendar:
        first = min((lead.received.at for lead in look.every(Lead)), default=now)
        return self.calendars.of(settings, Period("", first.date(), max(first, now).date()))

    # acting

    def new(self, asked: NewLead) -> Step:
        """Take in a lead, mine; an account that is not there yet is made with it.

        Raises Missing (name, received), OutOfRange (a moment to come), WithMarketing for one that marketing has: it
        comes back with a new signal (3.6).
        """
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            account = account_named(look, asked.account)
            name = asked.name.strip() or (account.name if account else asked.account.strip())
            self._not_with_marketing(look, name)
        received = self._past(asked.day, asked.clock, settings, "received", "received")
        made = self._made(account, asked.account)
        account = account or next(iter(made), None)
        lead = Lead(
            id=self.bench.new_id(),
            name=name,
            received=received,
            source=asked.source.strip(),
            account_id=account.id if account else None,
            person_id=asked.person_id,
            owner_id=settings.me,
            note=asked.note.strip(),
        )
        return self.bench.do(*(Edit(None, one) for one in made), Edit(None, lead))

    def _not_with_marketing(self, look: Reading, name: str) -> None:
        for lead in look.every(Lead):
            if lead.state is LeadState.HANDED_BACK and lead.hand_back and squeeze(lead.name) == squeeze(name):
                raise WithMarketing(lead.name, lead.hand_back.on)

    def came_in(self, key: UUID, day: date | None, clock: time | None) -> Step:
        """Put right when a lead came in. Raises Missing, OutOfRange (to come, after the first talk), NotKept."""
        at = self._past(day, clock, self.bench.settings(), "received", "received")
        return self.bench.changed(Lead, key, lambda lead: replace(lead, received=at))

    def of_account(self, key: UUID, name: str) -> Step:
        """Say whose a lead is: a name that is no account yet becomes one, no name takes it off. Raises NotKept."""
        with self.bench.look() as look:
            lead = live(look, Lead, key)
            account = account_named(look, name)
        made = self._made(account, name)
        account = account or next(iter(made), None)
        after = replace(lead, account_id=account.id if account else None)
        return self.bench.do(*(Edit(None, one) for one in made), Edit(lead, after))

    def _made(self, known: Account | None, name: str) -> list[Account]:
        if known is not None or not name.strip():
            return []
        return [Account(id=self.bench.new_id(), name=name.strip(), owner_id=self.bench.settings().me)]

    def spoke(self, key: UUID, day: date | None, clock: time | None) -> Step:
        """Note when both first spoke (3.5). Raises Missing, OutOfRange, NotInThatLeadState, NotKept."""
        at = self._past(day, clock, self.bench.settings(), "spoken", "spoken_at")
        return self.bench.changed(Lead, key, lambda lead: domain.spoken(lead, at))

    def make_deal(self, key: UUID, title: str = "", value: Money | None = None) -> Step:
        """Make a deal of a lead, in the first stage, both in one step; without a title it has the lead's name.

        Raises Missing where nobody spoke with it, NotInThatLeadState, NotKept.
        """
        with self.bench.look() as look:
            lead = live(look, Lead, key)
        edits = self.selling.deal_made(title or lead.name, account_id=lead.account_id, value=value)
        deal = next(edit.after for edit in edits if isinstance(edit.after, Deal))
        return self.bench.do(*edits, Edit(lead, domain.made_a_deal(lead, deal.id)))

    def hand_back(self, key: UUID, returned: Returned) -> Step:
        """Give a lead back to marketing; its deal leaves pipeline and coverage in the same step (3.6).

        Raises Missing, OutOfRange (revisit_on), NotInThatLeadState, AlreadyClosed for a deal that is over, NotKept.
        """
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            today = self.bench.changes.today(settings)
            lead = live(look, Lead, key)
            deal = _deal_of(look, lead)
        back = domain.handed_back(lead, hand_back_of(returned, today))
        gone = [Edit(deal, given_back(deal, today))] if deal else []
        return self.bench.do(*gone, Edit(lead, back))

    def hand_back_deal(self, key: UUID, returned: Returned) -> Step:
        """Give a deal back to marketing from the pipeline, with the lead it came from or a new one (3.6).

        It leaves pipeline and coverage. Raises Missing, OutOfRange (revisit_on), AlreadyClosed, NotKept.
        """
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            today = self.bench.changes.today(settings)
            deal = live(look, Deal, key)
            lead = lead_back(self.bench, look, settings, deal, hand_back_of(returned, today))
        return self.bench.do(Edit(deal, given_back(deal, today)), lead)

    def failable(self) -> Failable:
        """Return what a lead or a deal can fail."""
        with self.bench.look() as look:
            return failable(look)

    def take_again(self, key: UUID, signal: str, on: date | None) -> Step:
        """Take a lead that marketing has, for something new it did; it is mine then (3.6: loop guard).

        Raises Missing (signal, its day), OutOfRange (not after the hand-back, to come), NotInThatLeadState, NotKept.
        """
        settings = self.bench.settings()
        today = self.bench.changes.today(settings)
        if on is None:
            raise Missing("signal_on", "lead")
        if on > today:
            raise OutOfRange("happened_on", on.isoformat(), most=today.isoformat())
        return self.bench.changed(
            Lead, key, lambda lead: replace(domain.taken_again(lead, signal, on), owner_id=settings.me)
        )

    def note(
        self,
        kind: FeedbackKind,
        words: str,
        *,
        account_id: UUID | None = None,
        deal_id: UUID | None = None,
        lead_id: UUID | None = None,
    ) -> Step:
        """Note what was heard today, for marketing (3.4, 4.6). Raises Missing without words."""
        settings = self.bench.settings()
        heard = Feedback(
            id=self.bench.new_id(),
            kind=kind,
            words=words.strip(),
            noted_on=self.bench.changes.today(settings),
            account_id=account_id,
            deal_id=deal_id,
            lead_id=lead_id,
            by_id=settings.me,
        )
        return self.bench.do(Edit(None, heard))

    def heard(self, deal_id: UUID) -> Sequence[Feedback]:
        """Return what was noted for marketing on a deal, newest first."""
        with self.bench.look() as look:
            return [one for one in reversed(look.every(Feedback)) if one.deal_id == deal_id]

    def _past(self, day: date | None, clock: time | None, settings: DeskSettings, need: str, name: str) -> Moment:
        if day is None or clock is None:
            raise Missing(need, "lead")
        at = agreed_moment(day, clock, settings.zone)
        if at.at > self.bench.now():
            raise OutOfRange(name, f"{day.isoformat()} {clock:%H:%M}")
        return at


def _deal_of(look: Reading, lead: Lead) -> Deal | None:
    """Return the deal that goes back with a lead: the one it became."""
    if lead.state is not LeadState.DEAL or lead.deal_id is None:
        return None
    try:
        return live(look, Deal, lead.deal_id)
    except NotKept:
        return None
