"""The log of activities: what was done, with whom, for how long and how far it got (4.11-4.32, 0.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from types import MappingProxyType
from typing import Final
from uuid import UUID

from salesdesk.application.bench import Bench, live
from salesdesk.application.call_lists import lists_after
from salesdesk.application.changes import Edit, Step
from salesdesk.application.guarding import guards_seen
from salesdesk.application.log_rows import KindSum, LogQuery, LogRow, Voicemails
from salesdesk.application.log_subject import NOBODY, Around, Known, Subject, around, known_of
from salesdesk.application.log_window import LogWindow
from salesdesk.application.newcomers import Newcomer, introduced
from salesdesk.application.ports import Reading
from salesdesk.application.rows import DealQuery
from salesdesk.domain import pest_guard
from salesdesk.domain.activity import Activity, ActivityKind, Channel, MailPurpose, Phase, Reach, phase_of, reaches_of
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.domain.lead import Lead, talk_noted, talk_taken_off
from salesdesk.domain.moment import Moment, agreed_moment
from salesdesk.domain.pest_guard import TouchKind
from salesdesk.domain.refusals import Missing, OutOfRange
from salesdesk.domain.running_call import RunningCall

KNOWN: Final = 20_000
"""People, accounts and deals that are offered by what is typed of their names."""
SUNDAY: Final = 6
_DONE_AT: Final[Mapping[FollowUpKind | None, tuple[ActivityKind, Channel]]] = MappingProxyType(
    {
        FollowUpKind.INFORMATION: (ActivityKind.CALL_OR_MEETING, Channel.EMAIL),
        FollowUpKind.PROPOSAL: (ActivityKind.NEGOTIATION, Channel.CALL),
        FollowUpKind.DEMO: (ActivityKind.CALL_OR_MEETING, Channel.VIDEO),
        FollowUpKind.VISIT: (ActivityKind.CALL_OR_MEETING, Channel.VISIT),
        FollowUpKind.THANK_YOU: (ActivityKind.RELATIONSHIP, Channel.CALL),
    }
)
"""What is done at a follow-up of a kind and by what means, where it is not a call (4.22, 4.23, 4.25)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """What the form of an activity holds; day and time as a clock in the desk's zone shows them, now without them.

    `newcomer` is somebody who is not on the desk yet: they are added with the entry, in one step.
    """

    kind: ActivityKind = ActivityKind.CALL_OR_MEETING
    channel: Channel = Channel.CALL
    reach: Reach = Reach.SPOKE
    day: date | None = None
    clock: time | None = None
    minutes: int | None = None
    theirs: bool = False
    mail_purpose: MailPurpose | None = None
    voicemail_for: str = ""
    outcome: OutcomeClass | None = None
    subject: Subject = NOBODY
    note: str = ""
    despite: str = ""
    newcomer: Newcomer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What was done in a week, from Monday to Sunday, in each group of kinds."""

    first: date
    last: date
    by_phase: Mapping[Phase, KindSum]

    @property
    def whole(self) -> KindSum:
        """All of it."""
        return summed(self.by_phase.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The newest entries of somebody or something, and how many there are."""

    rows: tuple[LogRow, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Met:
    """With whom it was, what goes with them, and what keeps whoever of them is new."""

    found: Around
    person_id: UUID | None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Logbook:
    """What a rep logs and looks up; every act is one undoable step."""

    bench: Bench

    # looking

    def window(self, query: LogQuery) -> LogWindow:
        """Return a list of which a window is shown, however long it is."""
        return LogWindow(self.bench, query)

    def history(self, query: LogQuery, limit: int) -> History:
        """Return the newest entries of a query, and how many there are."""
        with self.bench.look() as look:
            rows = look.rows.log_rows(look.rows.log_places(query, None, limit))
            count = look.rows.log_count(query) if len(rows) == limit else len(rows)
            return History(rows=tuple(rows), count=count)

    def week(self, query: LogQuery, day: date) -> Week:
        """Return what was done in the week of a day, of what a query asks for."""
        first = day - timedelta(days=day.weekday())
        last = first + timedelta(days=SUNDAY)
        with self.bench.look() as look:
            sums = look.rows.log_sums(replace(query, first=first, last=last))
        by_phase = {phase: summed(one for kind, one in sums.items() if phase_of(kind) is phase) for phase in Phase}
        return Week(first=first, last=last, by_phase=by_phase)

    def around(self, subject: Subject) -> Around:
        """Return a subject with all that goes with it, the likeliest person chosen."""
        with self.bench.look() as look:
            return around(look, subject)

    def known(self) -> tuple[Known, ...]:
        """Return whom something can be logged with."""
        with self.bench.look() as look:
            accounts = look.rows.accounts(limit=KNOWN)
            deals = look.rows.first_deals(DealQuery(as_of=self.bench.today()), KNOWN).rows
            return known_of(look, accounts, deals, KNOWN)

    def voicemails(self, person_id: UUID) -> Voicemails:
        """Return how many voicemails were left for a person since the last contact (2.11)."""
        with self.bench.look() as look:
            touches = look.rows.touches((person_id,)).get(person_id, ())
        left = [one for one in pest_guard.unanswered(touches) if one.kind is TouchKind.VOICEMAIL]
        return Voicemails(count=len(left), last=left[-1].day if left else None)

    def activity(self, key: UUID) -> Activity:
        """Return an activity. Raises NotKept, also for one that was put away."""
        with self.bench.look() as look:
            return live(look, Activity, key)

    # acting

    def begin_call(self, subject: Subject) -> RunningCall:
        """Return a call that begins now, with whom as far as is known; it is logged when it is over."""
        found = self.around(subject)
        return RunningCall(
            began=Moment(self.bench.now().replace(microsecond=0), self.bench.settings().zone),
            account_id=found.subject.account_id,
            deal_id=found.subject.deal_id,
            person_id=found.subject.person_id,
            lead_id=found.subject.lead_id,
            meeting_id=found.subject.meeting_id,
            whom=found.whom,
        )

    def log(self, entry: LogEntry) -> Step:
        """Write down what was done, in one step with the clocks of leads it stops and the call lists it is on.

        The first talk stops a lead's clock (3.5); who was called for a play is called there as well (0.15).

        Raises Missing (whom; mail_purpose, 0.7; voicemail_for, 2.11; despite, for a call of today at which the pest
        guard said stop, B4), OutOfRange (began: to come; minutes).
        """
        with self.bench.look() as look:
            _, edits = self.logged(look, entry)
        return self.bench.do(*edits)

    def logged(self, look: Reading, entry: LogEntry) -> tuple[Activity, tuple[Edit, ...]]:
        """Return what `log` would keep, for an act that keeps more with it. Raises what `log` raises."""
        met = self._met(look, entry)
        made = self._told(Activity(id=self.bench.new_id(), began=self._began(entry)), entry, met)
        self._guarded(look, made)
        others = (*_leads(look, None, made), *lists_after(look, None, made))
        return made, (*met.edits, Edit(None, made), *others)

    def change(self, key: UUID, entry: LogEntry) -> Step:
        """Put an entry right. Raises what `log` raises, and NotKept."""
        with self.bench.look() as look:
            before = live(look, Activity, key)
            after = replace(before, began=self._began(entry, before.began))
            met = self._met(look, entry)
            after = self._told(after, entry, met)
            others = (*_leads(look, before, after), *lists_after(look, before, after))
        return self.bench.do(*met.edits, Edit(before, after), *others)

    def put_away(self, key: UUID) -> Step:
        """Put an entry away; a lead whose first talk it was has the next one, or waits again. Raises NotKept."""
        with self.bench.look() as look:
            before = live(look, Activity, key)
            others = (*_leads(look, before, None), *lists_after(look, before, None))
        return self.bench.do(Edit(before, None), *others)

    def _met(self, look: Reading, entry: LogEntry) -> _Met:
        """Return with whom it was; somebody new is at the account that was named, if any."""
        found = around(look, entry.subject)
        if entry.newcomer is None:
            return _Met(found=found, person_id=entry.subject.person_id)
        new = introduced(self.bench, look, entry.newcomer)
        subject = replace(found.subject, person_id=new.person.id, account_id=new.account.id if new.account else None)
        around_them = Around(subject=subject, account=new.account.name if new.account else "", people=(new.person,))
        return _Met(found=around_them, person_id=new.person.id, edits=new.edits)

    def _guarded(self, look: Reading, made: Activity) -> None:
        """Refuse a call of today at which the guard said stop, without the reason for it (B4).

        What is written down of an earlier day was done: the guard does not know what was known then.
        """
        settings = self.bench.changes.settings(look)
        today = self.bench.changes.today(settings)
        if made.day == today:
            for guard in guards_seen(look, made.people, today, settings.courtesy).values():
                pest_guard.checked(made, guard)

    def _began(self, entry: LogEntry, before: Moment | None = None) -> Moment:
        """Return when it began: as told, else now. Raises OutOfRange for a moment to come."""
        now, zone = self.bench.now(), self.bench.settings().zone
        if before is not None and (entry.day, entry.clock) == _shown(before):
            return before
        if entry.day is None and entry.clock is None:
            return before or Moment(now.replace(second=0, microsecond=0), zone)
        began = agreed_moment(entry.day, entry.clock, before.zone if before else zone)
        if began.at > now:
            raise OutOfRange("began", f"{began.day.isoformat()} {began.local:%H:%M}")
        return began

    def _told(self, activity: Activity, entry: LogEntry, met: _Met) -> Activity:
        subject = met.found.subject
        if entry.channel is not Channel.DESK and not met.found.whom:
            raise Missing("whom", "activity")
        voicemail, mail = entry.reach is Reach.VOICEMAIL, entry.channel is Channel.EMAIL
        return replace(
            activity,
            kind=entry.kind,
            channel=entry.channel,
            reach=entry.reach,
            theirs=entry.theirs,
            minutes=entry.minutes,
            mail_purpose=entry.mail_purpose if mail else None,
            voicemail_for=entry.voicemail_for.strip() if voicemail else "",
            outcome=entry.outcome,
            account_id=subject.account_id,
            deal_id=subject.deal_id,
            rep_id=activity.rep_id or self.bench.settings().me,
            meeting_id=subject.meeting_id,
            lead_id=subject.lead_id,
            people=_people(activity, met.person_id),
            note=entry.note.strip(),
            despite=entry.despite.strip() or activity.despite,
        )


def _shown(moment: Moment) -> tuple[date, time]:
    """Return the day and the minute that a form shows: two hours have the same where the clocks go back."""
    return moment.day, moment.local.time().replace(second=0, microsecond=0, tzinfo=None, fold=0)


def _people(activity: Activity, person_id: UUID | None) -> tuple[UUID, ...]:
    """Return with whom it was: the one named, and where that is no other, those who were with them."""
    if person_id is None:
        return ()
    return activity.people if person_id in activity.people else (person_id,)


def summed(sums: Iterable[KindSum]) -> KindSum:
    """Return several sums as one."""
    every = list(sums)
    return KindSum(
        entries=sum(one.entries for one in every),
        minutes=sum(one.minutes for one in every),
        unknown=sum(one.unknown for one in every),
    )


def entry_for(subject: Subject) -> LogEntry:
    """Return what the form of an activity begins with: what a follow-up that stands in front was booked for."""
    kind, channel = _DONE_AT.get(subject.follow_up, (ActivityKind.CALL_OR_MEETING, Channel.CALL))
    return LogEntry(kind=kind, channel=channel, reach=reaches_of(channel)[0], subject=subject)


def entry_of(activity: Activity) -> LogEntry:
    """Return what the form of an activity that is kept holds."""
    day, clock = _shown(activity.began)
    subject = Subject(
        person_id=next(iter(activity.people), None),
        deal_id=activity.deal_id,
        account_id=activity.account_id,
        lead_id=activity.lead_id,
        meeting_id=activity.meeting_id,
    )
    return LogEntry(
        kind=activity.kind,
        channel=activity.channel,
        reach=activity.reach,
        day=day,
        clock=clock,
        minutes=activity.minutes,
        theirs=activity.theirs,
        mail_purpose=activity.mail_purpose,
        voicemail_for=activity.voicemail_for,
        outcome=activity.outcome,
        subject=subject,
        note=activity.note,
        despite=activity.despite,
    )


def _leads(look: Reading, before: Activity | None, after: Activity | None) -> Sequence[Edit]:
    """Return what an entry that comes, changes or goes does to the clocks of leads (3.5)."""
    if not any(one is not None and one.spoke for one in (before, after)):
        return ()
    changed = ((lead, _lead_after(look, lead, before, after)) for lead in look.every(Lead))
    return [Edit(lead, now) for lead, now in changed if now != lead]


def _lead_after(look: Reading, lead: Lead, before: Activity | None, after: Activity | None) -> Lead:
    now = lead
    if before is not None and before.spoke and _is_with(lead, before):
        instead = look.rows.first_talk(lead.id, lead.person_id, lead.received.at, before.id)
        now = talk_taken_off(now, before.began, instead)
    if after is not None and after.spoke and _is_with(lead, after):
        who = next(iter(after.people), None) if lead.id == after.lead_id else None
        now = talk_noted(replace(now, person_id=now.person_id or who), after.began)
    return now


def _is_with(lead: Lead, activity: Activity) -> bool:
    """Whether an entry is one with a lead: with itself, or with its person."""
    return lead.id == activity.lead_id or (lead.person_id is not None and lead.person_id in activity.people)
