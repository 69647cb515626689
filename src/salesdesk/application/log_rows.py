"""The log as lists show it: what was done and the meetings that were held, once each, the newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from salesdesk.domain.activity import ActivityKind, Channel, MailPurpose, Reach
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.funnel import Worked
from salesdesk.domain.meeting import MeetingKind
from salesdesk.domain.moment import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class LogQuery:
    """What of the log is asked for: of a person, an account, a deal or a lead, of some kinds, between two days.

    `text` matches the beginnings of words of the note and of the names; no kinds means all. Both days are included.
    """

    text: str = ""
    person_id: UUID | None = None
    account_id: UUID | None = None
    deal_id: UUID | None = None
    lead_id: UUID | None = None
    kinds: frozenset[ActivityKind] = frozenset()
    first: date | None = None
    last: date | None = None

    @property
    def narrow(self) -> bool:
        """Whether it may be met by few of very many: it is looked up then instead of gone over by day."""
        return bool(self.text.strip()) or self.of_one

    @property
    def of_one(self) -> bool:
        """Whether it asks about one person, account, deal or lead."""
        return any((self.person_id, self.account_id, self.deal_id, self.lead_id))


@dataclass(frozen=True, slots=True, order=True)
class LogPlace:
    """Where an entry stands in the log, and which it is: `meeting` for a held meeting that has no activity."""

    day: date
    at: datetime
    key: UUID
    meeting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """An entry of the log with the names that stand beside it.

    `began` is None for a meeting that was held at no known hour of its `day`; then `minutes` is its planned length.
    `meeting_kind` tells a held meeting that has no activity: it has neither channel nor reach of its own.
    `opens_day` marks the first entry of its day in the list.
    """

    place: LogPlace
    kind: ActivityKind
    channel: Channel | None = None
    reach: Reach = Reach.SPOKE
    meeting_kind: MeetingKind | None = None
    began: Moment | None = None
    theirs: bool = False
    minutes: int | None = None
    mail_purpose: MailPurpose | None = None
    voicemail_for: str = ""
    outcome: OutcomeClass | None = None
    account: str = ""
    account_id: UUID | None = None
    deal: str = ""
    deal_id: UUID | None = None
    lead: str = ""
    people: tuple[str, ...] = ()
    note: str = ""
    opens_day: bool = False

    @property
    def id(self) -> UUID:
        """The key of the activity, or of the meeting."""
        return self.place.key

    @property
    def day(self) -> date:
        """The day on which it was done."""
        return self.place.day


@dataclass(frozen=True, slots=True, kw_only=True)
class KindSum:
    """How much was done of one kind: entries, minutes, and how many entries nobody knows the length of."""

    entries: int = 0
    minutes: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Voicemails:
    """How many voicemails were left for somebody since they last spoke with us or came to us, and the last day."""

    count: int = 0
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """Somebody of whom something can be logged, with the first account they belong to."""

    id: UUID
    name: str
    account: str = ""
    account_id: UUID | None = None


class LogRows(Protocol):
    """The read models of the log; what was put away is left out."""

    def log_places(self, query: LogQuery, after: LogPlace | None, limit: int) -> Sequence[LogPlace]:
        """Return the next places of a query, the newest first, by key."""
        ...

    def log_few(self, query: LogQuery, limit: int) -> Sequence[LogPlace] | None:
        """Return all places of a query in their order, None where there are more than the limit."""
        ...

    def log_count(self, query: LogQuery) -> int:
        """Return how many entries meet a query."""
        ...

    def log_rank(self, query: LogQuery, key: UUID) -> int:
        """Return how many entries of a query stand before one of them, -1 for one that does not meet it."""
        ...

    def log_rows(self, places: Sequence[LogPlace]) -> Sequence[LogRow]:
        """Return the entries at these places, in their order; one that is gone is left out."""
        ...

    def log_sums(self, query: LogQuery) -> Mapping[ActivityKind, KindSum]:
        """Return how much was done of each kind."""
        ...

    def work_done(self, first: date, last: date) -> Sequence[Worked]:
        """Return what each rep did of each kind between two days, both included, and what came of it (4.2)."""
        ...

    def advances_of_deals(self, last: date) -> Mapping[UUID, int]:
        """Return how many advances and orders were noted of each deal up to a day."""
        ...

    def people_known(self, limit: int) -> Sequence[KnownPerson]:
        """Return persons by name, each with the first account they belong to."""
        ...

    def first_talk(self, lead_id: UUID, person_id: UUID | None, since: datetime, but: UUID) -> Moment | None:
        """Return when both first spoke, with a lead or its person, since a moment; one activity left out."""
        ...
