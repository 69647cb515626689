"""Favours both ways, the credit with a person, and the thank-yous that are owed (1.5, 1.7, 1.18)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.changes import Edit, Step
from salesdesk.application.courtesy_rows import ThanksRow
from salesdesk.application.log_subject import Subject, around
from salesdesk.application.newcomers import Newcomer, introduced
from salesdesk.domain import favour as domain
from salesdesk.domain.account import Person
from salesdesk.domain.closed_period import ClosedPeriod
from salesdesk.domain.favour import Favour, FavourKind, ThanksKind
from salesdesk.domain.goodwill import Goodwill, goodwill_of
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.refusals import Missing, PeriodClosed, ThanksOwed


@dataclass(frozen=True, slots=True, kw_only=True)
class FavoursView:
    """A person with the favours both ways, the newest first, and the credit that they leave.

    `deals` are those that a favour may be about: the open ones of the account, by title.
    """

    person: Person
    favours: tuple[Favour, ...]
    goodwill: Goodwill
    today: date
    deals: tuple[tuple[UUID, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FavourTold:
    """What the form of a favour holds: who did it for whom, what, when, and what was asked for.

    `ours`: we did it for them. `asked`: we asked for it that day and it was not done yet. `named`, with the `account`
    and how they are reached, is the person that a referral brought (1.7).
    """

    person_id: UUID
    kind: FavourKind
    day: date | None = None
    ours: bool = False
    asked: bool = False
    words: str = ""
    deal_id: UUID | None = None
    named: str = ""
    account: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingView:
    """A period that may be closed: its thank-yous that are still owed, and what was kept where it is closed."""

    period: Period
    owed: tuple[ThanksRow, ...]
    closed: ClosedPeriod | None = None


@dataclass(frozen=True, slots=True)
class Favours:
    """What a rep gives, gets and thanks for; every act is one undoable step."""

    bench: Bench

    # looking

    def view(self, person_id: UUID) -> FavoursView:
        """Return the favours with a person and the credit today. Raises NotKept."""
        with self.bench.look() as look:
            person = live(look, Person, person_id)
            favours = tuple(look.rows.favours_of(person_id))
            today = self.bench.changes.today(self.bench.changes.settings(look))
            goodwill = goodwill_of(look.rows.friendly_contacts(person_id), favours, today)
            deals = around(look, Subject(person_id=person_id)).deals
        return FavoursView(person=person, favours=favours, goodwill=goodwill, today=today, deals=deals)

    def owed(self) -> tuple[ThanksRow, ...]:
        """Return the thank-yous that are owed, the longest due first; their number is the counter."""
        with self.bench.look() as look:
            return tuple(look.rows.thanks_owed())

    # acting

    def record(self, told: FavourTold) -> Step:
        """Keep a favour; one done for us opens its thank-you, a referral with a name brings the person with it."""
        day = told.day or self.bench.today()
        begun = Favour(
            id=self.bench.new_id(),
            person_id=told.person_id,
            kind=told.kind,
            ours=told.ours,
            words=told.words.strip(),
            deal_id=told.deal_id,
        )
        kept = domain.asked(begun, day) if told.asked and not told.ours else domain.done(begun, day)
        if not told.named.strip():
            return self.bench.do(Edit(None, kept))
        return self._named(None, kept, told)

    def got(self, key: UUID, told: FavourTold) -> Step:
        """Say that a favour we asked for was done; the name it brought becomes a person referred by them (1.7)."""
        day = told.day or self.bench.today()
        with self.bench.look() as look:
            before = live(look, Favour, key)
        words = told.words.strip() or before.words
        after = replace(domain.done(before, day), words=words, deal_id=told.deal_id or before.deal_id)
        return self._named(before, after, told) if told.named.strip() else self.bench.do(Edit(before, after))

    def _named(self, before: Favour | None, favour: Favour, told: FavourTold) -> Step:
        """Keep a favour with the person and, where it is a new one, the account that it brought, in one step."""
        newcomer = Newcomer(
            name=told.named,
            account=told.account,
            phone=told.phone,
            email=told.email,
            referred_by=favour.person_id,
        )
        with self.bench.look() as look:
            brought = introduced(self.bench, look, newcomer)
        return self.bench.do(*brought.edits, Edit(before, replace(favour, named_id=brought.person.id)))

    def thank(
        self, key: UUID, kind: ThanksKind, words: str = "", gift: Money | None = None, on: date | None = None
    ) -> Step:
        """Say that they were thanked, how and when (today). Raises NotKept, Missing, OutOfRange."""
        day = on or self.bench.today()
        return self.bench.changed(Favour, key, partial(domain.thanked, on=day, kind=kind, words=words, gift=gift))

    def waive(self, key: UUID, reason: str) -> Step:
        """Let a thank-you go, with the reason (1.18). Raises Missing without one."""
        return self.bench.changed(Favour, key, partial(domain.waived, reason=reason))

    def drop(self, key: UUID) -> Step:
        """Put away a favour that was noted by mistake. Raises NotKept."""
        with self.bench.look() as look:
            before = live(look, Favour, key)
        return self.bench.do(Edit(before, None))

    # closing a period

    def closing(self, name: str) -> ClosingView:
        """Return what stands in the way of closing a period. Raises NotAPeriod."""
        with self.bench.look() as look:
            period = Period.parse(name, self.bench.changes.settings(look).fiscal_start)
            closed = next((one for one in look.every(ClosedPeriod) if one.period == period.name), None)
            owed = tuple(row for row in look.rows.thanks_owed() if _is_of(row.favour, period))
        return ClosingView(period=period, owed=owed, closed=closed)

    def close(self, name: str, waived: str = "") -> Step:
        """Close a period; the thank-yous still owed are waived with the reason, all in one step (1.18).

        Raises ThanksOwed where some are owed and no reason is given, PeriodClosed, NotAPeriod.
        """
        view = self.closing(name)
        reason = waived.strip()
        if view.closed is not None:
            raise PeriodClosed(view.period.name)
        if view.owed and not reason:
            raise ThanksOwed(view.period.name, len(view.owed))
        closed = ClosedPeriod(
            id=self.bench.new_id(),
            period=view.period.name,
            closed_on=self.bench.today(),
            by_id=self.bench.settings().me,
            waived=reason if view.owed else "",
        )
        let_go = [Edit(row.favour, domain.waived(row.favour, reason)) for row in view.owed]
        return self.bench.do(*let_go, Edit(None, closed))

    def open_again(self, name: str) -> Step:
        """Open a period that was closed; what was waived with it stays waived. Raises Missing where it is open."""
        view = self.closing(name)
        if view.closed is None:
            raise Missing("closed", "period")
        return self.bench.do(Edit(view.closed, None))


def _is_of(favour: Favour, period: Period) -> bool:
    """Whether a thank-you is owed for what was done up to the end of the period."""
    return favour.done_on is not None and favour.done_on <= period.last
