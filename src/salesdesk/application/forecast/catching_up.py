"""The stop-order coach: customers, then stalled deals, then the network, one person at a time (1.1-1.8, B6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from salesdesk.application.bench import Bench, live, there
from salesdesk.application.changes import Edit, Step
from salesdesk.application.forecast.ground import EVERYBODY, Ground, Scope, ground_of
from salesdesk.application.forecast.stop_names import Names, Nobody, names_of
from salesdesk.application.groups import GroupRow, Groups
from salesdesk.application.log_rows import LogQuery, LogRow
from salesdesk.application.log_subject import Subject
from salesdesk.application.logbook import Logbook, LogEntry
from salesdesk.application.ports import Reading, WorkCalendars
from salesdesk.domain import favour as favours
from salesdesk.domain import stop_order
from salesdesk.domain.account import ContactKind, Person
from salesdesk.domain.activity import Activity, ActivityKind, Channel, Reach
from salesdesk.domain.deal import Deal
from salesdesk.domain.favour import Favour, FavourKind
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.group_event import GroupAct, GroupState, attended
from salesdesk.domain.moment import Moment
from salesdesk.domain.period import Period
from salesdesk.domain.product import Product
from salesdesk.domain.stop_order import NameKey, Stop, StopName, StopOrder, StopOutcome, StopShown, catch_up

LAST_CONTACTS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCard:
    """Somebody to call with all that the card shows; `title` at the account, `quiet` days of a stalled deal.

    `group` is what a group of the network asks for today: its office is called, or one goes there (1.14).
    """

    name: StopName
    who: str
    account: str = ""
    title: str = ""
    phone: str = ""
    email: str = ""
    deal: str = ""
    product: str = ""
    quiet: int | None = None
    history: tuple[LogRow, ...] = ()
    group: GroupState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Somebody in one line: who, and the deal or the account it is about."""

    name: StopName
    who: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeLine:
    """What came of a name, in one line."""

    outcome: StopOutcome
    who: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUpView:
    """Where a rep stands with catching up in a period.

    `rep` is empty where one sells alone. `in_sight` are at most three, the first of them on the card; `folded` says how
    many more there are at each stop. Whom nobody may call is in `stopped`, where nobody is known in `nobody`; `done`
    has the newest first.
    """

    period: Period
    today: date
    rep: str
    stops: tuple[StopShown, ...]
    in_sight: tuple[NameCard, ...]
    folded: Mapping[Stop, int]
    stopped: tuple[Listed, ...]
    nobody: tuple[Nobody, ...]
    done: tuple[OutcomeLine, ...]

    @property
    def current(self) -> NameCard | None:
        """The one on the card; the next comes only after an outcome (1.6)."""
        return self.in_sight[0] if self.in_sight else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTold:
    """What the form holds after a call; `named` are the names that a referral brought (1.7).

    `topic` is what a call to the office of a group was about.
    """

    key: NameKey
    reach: Reach = Reach.SPOKE
    minutes: int | None = None
    note: str = ""
    voicemail_for: str = ""
    referral_asked: bool | None = None
    named: tuple[str, ...] = ()
    topic: str = ""


@dataclass(frozen=True, slots=True)
class _Standing:
    """What one look shows: the period, the names, what is kept of catching up so far."""

    ground: Ground
    rep_id: UUID | None
    groups: tuple[GroupRow, ...]
    found: Names
    before: StopOrder | None
    order: StopOrder

    @property
    def names(self) -> tuple[StopName, ...]:
        """Everybody, with those whose outcome is known and whose reason to be called has gone since."""
        listed = {one.key for one in self.found.names}
        gone = (one.key for one in self.order.outcomes if one.key not in listed)
        return (*self.found.names, *(StopName(stop=key[0], who_id=key[1], deal_id=key[2]) for key in gone))


@dataclass(frozen=True, slots=True)
class CatchingUp:
    """What a rep who is behind does next; every act is one undoable step."""

    bench: Bench
    calendars: WorkCalendars
    logbook: Logbook
    groups: Groups

    def view(self, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY) -> CatchUpView:
        """Return where the rep in scope, else me, stands. Raises NotAPeriod."""
        ground = self._ground(name, as_of, scope)
        with self.bench.look() as look:
            return _Showing(look, self._standing(look, ground, scope)).view()

    def called(self, told: CallTold, name: str = "", scope: Scope = EVERYBODY) -> Step:
        """Log a call and keep it as the outcome; names we got become people, with who referred them (1.6, 1.7).

        A referral that was asked for, or given, is kept as a favour: it counts in the goodwill and opens its thank-you.
        Raises OutOfRange (stop) for somebody whose stop waits, Missing for what the log misses (voicemail_for).
        """
        ground = self._ground(name, None, scope)
        with self.bench.look() as look:
            standing = self._standing(look, ground, scope)
            office = next((one for one in standing.groups if one.group.id == told.key[1]), None)
            activity_id, edits = self._logged(look, told) if office is None else (None, self._visited(told, office))
            outcome = StopOutcome(
                key=told.key,
                on=ground.today,
                of_group=office is not None,
                activity_id=activity_id,
                referral_asked=told.referral_asked,
                named=tuple(filter(None, (" ".join(one.split()) for one in told.named))),
            )
            kept = self._kept(standing, outcome)
        return self.bench.do(*edits, *self._brought(outcome), kept)

    def pass_over(self, key: NameKey, reason: str, name: str = "", scope: Scope = EVERYBODY) -> Step:
        """Pass somebody over. Raises Missing (skip_reason), OutOfRange (stop)."""
        ground = self._ground(name, None, scope)
        with self.bench.look() as look:
            standing = self._standing(look, ground, scope)
            of_group = any(one.group.id == key[1] for one in standing.groups)
            outcome = replace(stop_order.passed_over(key, ground.today, reason), of_group=of_group)
            kept = self._kept(standing, outcome)
        return self.bench.do(kept)

    def open_early(self, stop: Stop, reason: str, name: str = "", scope: Scope = EVERYBODY) -> Step:
        """Open a stop before its turn, for a reason that is kept (1.4). Raises Missing (reason)."""
        ground = self._ground(name, None, scope)
        with self.bench.look() as look:
            standing = self._standing(look, ground, scope)
        early = stop_order.overridden(standing.order.overrides, stop, ground.today, reason)
        return self.bench.do(Edit(standing.before, replace(standing.order, overrides=early)))

    def _ground(self, name: str, as_of: date | None, scope: Scope) -> Ground:
        """The ground of one rep: who is in scope, else me; of everybody where one sells alone."""
        with self.bench.look() as look:
            me = self.bench.changes.settings(look).me
        ground = ground_of(self.bench, self.calendars, name, as_of, Scope(owner_id=scope.owner_id or me))
        alone = len([one for one in ground.reps if one.active]) < 2
        return ground.narrowed(EVERYBODY) if alone else ground

    def _standing(self, look: Reading, ground: Ground, scope: Scope) -> _Standing:
        rep_id = scope.owner_id or ground.settings.me
        groups = self.groups.rows(look)
        kept = (one for one in look.every(StopOrder) if one.period == ground.period.name and one.rep_id == rep_id)
        before = next(kept, None)
        order = before or StopOrder(id=self.bench.new_id(), period=ground.period.name, rep_id=rep_id)
        # A call whose entry was put away was none: they wait for one again.
        order = replace(order, outcomes=tuple(one for one in order.outcomes if _stands(look, one)))
        return _Standing(ground, rep_id, groups, names_of(look, ground, groups), before, order)

    def _kept(self, standing: _Standing, outcome: StopOutcome) -> Edit:
        order = standing.order
        outcomes = stop_order.noted(standing.names, order.outcomes, order.overrides, outcome)
        return Edit(standing.before, replace(order, outcomes=outcomes))

    def _logged(self, look: Reading, told: CallTold) -> tuple[UUID, tuple[Edit, ...]]:
        """The call as the log keeps it: with a customer or on a deal it sells, with the network it looks after."""
        stop, who, deal_id = told.key
        kind = ActivityKind.RELATIONSHIP if stop is Stop.NETWORK else ActivityKind.CALL_OR_MEETING
        entry = LogEntry(
            kind=kind,
            channel=Channel.CALL,
            reach=told.reach,
            minutes=told.minutes,
            voicemail_for=told.voicemail_for,
            subject=Subject(person_id=who, deal_id=deal_id),
            note=told.note,
        )
        activity, edits = self.logbook.logged(look, entry)
        return activity.id, edits

    def _visited(self, told: CallTold, office: GroupRow) -> tuple[Edit, ...]:
        """An office that was called counts as called for a week; an event that is near as one we go to (1.14)."""
        event = office.state.event
        if office.state.act is GroupAct.ATTEND and event is not None:
            return (Edit(event, attended(event, attending=True)),)
        settings, key = self.bench.settings(), self.bench.new_id()
        starts = Moment(self.bench.now().replace(second=0, microsecond=0), settings.zone)
        made = FollowUp(
            id=key,
            topic=told.topic.strip() or office.group.name,
            starts=starts,
            uid=f"{key}@salesdesk",
            rep_id=settings.me,
            group_id=office.group.id,
            done_on=self.bench.changes.today(settings),
        )
        return (Edit(None, made),)

    def _brought(self, outcome: StopOutcome) -> Iterable[Edit]:
        """The people of whom we got the names, and the favours: one for each of them, or the one we asked for."""
        fresh = (self.bench.new_id() for _ in outcome.named)
        people = stop_order.new_contacts(outcome, fresh)
        if outcome.of_group:
            return [Edit(None, replace(one, referred_by=None)) for one in people]
        named: list[Person | None] = [*people] or ([None] if outcome.referral_asked else [])
        given = [Edit(None, self._favour(outcome, one)) for one in named]
        return [*(Edit(None, one) for one in people), *given]

    def _favour(self, outcome: StopOutcome, named: Person | None) -> Favour:
        begun = Favour(
            id=self.bench.new_id(),
            person_id=outcome.key[1],
            kind=FavourKind.REFERRAL,
            deal_id=outcome.key[2],
            named_id=named.id if named else None,
        )
        asked = favours.asked(begun, outcome.on) if outcome.referral_asked else begun
        return favours.done(asked, outcome.on) if named else asked


def _stands(look: Reading, outcome: StopOutcome) -> bool:
    return outcome.activity_id is None or there(look, Activity, outcome.activity_id) is not None


@dataclass(frozen=True, slots=True)
class _Showing:
    """What a look shows of where catching up stands."""

    look: Reading
    standing: _Standing

    def view(self) -> CatchUpView:
        ground, order, names = self.standing.ground, self.standing.order, self.standing.names
        at = catch_up(names, order.outcomes, order.overrides)
        rep = next((one.name for one in ground.reps if one.id == self.standing.rep_id), "")
        alone = len([one for one in ground.reps if one.active]) < 2
        in_sight = {stop: sum(one.stop is stop for one in at.in_sight) for stop in Stop}
        return CatchUpView(
            period=ground.period,
            today=ground.day,
            rep="" if alone else rep,
            stops=at.stops,
            in_sight=tuple(self._card(one) for one in at.in_sight),
            folded={one.stop: one.names - one.done - in_sight[one.stop] for one in at.stops},
            stopped=tuple(
                Listed(name=one, who=self._who(one.who_id), about=self._about(one.key, one.account_id))
                for one in at.stopped
            ),
            nobody=self.standing.found.nobody,
            done=tuple(
                OutcomeLine(outcome=one, who=self._who(one.key[1]), about=self._about(one.key, None))
                for one in reversed(order.outcomes)
            ),
        )

    def _who(self, key: UUID) -> str:
        known = self.standing.found.labels.get(key)
        if known is not None:
            return known
        person = self.look.find(Person, key)
        return person.name if person else ""

    def _about(self, key: NameKey, account_id: UUID | None) -> str:
        deal = self.look.find(Deal, key[2])
        account = self.standing.found.accounts.get((deal.account_id if deal else None) or account_id or key[1], "")
        return ", ".join(filter(None, (deal.title if deal else "", account)))

    def _card(self, name: StopName) -> NameCard:
        office = next((one for one in self.standing.groups if one.group.id == name.who_id), None)
        if office is not None:
            return NameCard(name=name, who=office.group.name, phone=office.group.phone, group=office.state)
        person = live(self.look, Person, name.who_id)
        deal = self.look.find(Deal, name.deal_id)
        product = self.look.find(Product, name.why.product_id) if name.why else None
        # A deal's last contacts are with whoever of it; those of a person with them alone.
        query = LogQuery(deal_id=name.deal_id) if name.deal_id else LogQuery(person_id=name.who_id)
        places = self.look.rows.log_places(query, None, LAST_CONTACTS)
        return NameCard(
            name=name,
            who=person.name,
            account=self.standing.found.accounts.get(name.account_id, "") if name.account_id else "",
            title=person.title_at(name.account_id),
            phone=person.reached_by(ContactKind.PHONE, ContactKind.MOBILE),
            email=person.reached_by(ContactKind.EMAIL),
            deal=deal.title if deal else "",
            product=product.name if product else (name.why.text if name.why else ""),
            quiet=self.standing.found.quiet.get(name.deal_id) if name.deal_id else None,
            history=tuple(self.look.rows.log_rows(places)),
        )


def outcomes_left(view: CatchUpView) -> int:
    """Return how many names still wait for an outcome."""
    return sum(one.names - one.done for one in view.stops)
