"""What goes into a calendar file: a follow-up or a planned meeting, and the names beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from salesdesk.domain.follow_up import FollowUpKind, FollowUpState, Reply
from salesdesk.domain.invitation import Occasion, is_off
from salesdesk.domain.meeting import Meeting, MeetingKind
from salesdesk.domain.moment import Moment
from salesdesk.domain.refusals import Missing


class Method(StrEnum):
    """What a calendar file asks of whoever opens it (RFC 5546)."""

    NONE = ""
    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    REPLY = "REPLY"
    COUNTER = "COUNTER"


class Certainty(StrEnum):
    """How sure it is that it takes place (RFC 5545, STATUS)."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody who is invited; without an e-mail address nobody can be."""

    name: str
    email: str
    reply: Reply = Reply.NEEDS_ACTION


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The names beside an entry: account, deal and person it is about, the rep who organises it, and our company."""

    account: str = ""
    deal: str = ""
    person: str = ""
    person_email: str = ""
    rep: str = ""
    rep_email: str = ""
    company: str = ""
    guests: tuple[Guest, ...] = ()


NOBODY = Beside()


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """An entry of a calendar: what, when, and whom it concerns.

    `made_at` is the instant (aware) at which this version of the entry was written; `all_day` means the day of
    `starts` in its zone, wherever it is read.
    """

    uid: str
    sequence: int
    topic: str
    kind: FollowUpKind | MeetingKind
    starts: Moment
    minutes: int
    made_at: datetime
    all_day: bool = False
    place: str = ""
    certainty: Certainty = Certainty.TENTATIVE
    beside: Beside = NOBODY


def entry_of(occasion: Occasion, made_at: datetime, beside: Beside = NOBODY) -> CalendarEntry:
    """Return a follow-up or a meeting as an entry: agreed is confirmed, what was called off is cancelled (2.8).

    A meeting is agreed once somebody accepted; one without a moment is not in a calendar. Raises Missing (moment).
    """
    meeting = occasion if isinstance(occasion, Meeting) else None
    starts = occasion.starts or (meeting.called_off if meeting else None)
    if starts is None:
        raise Missing("moment", "meeting")
    certainty = Certainty.CONFIRMED if _is_agreed(occasion) else Certainty.TENTATIVE
    return CalendarEntry(
        uid=occasion.uid,
        sequence=occasion.sequence,
        topic="" if isinstance(occasion, Meeting) else occasion.topic,
        kind=occasion.kind,
        starts=starts,
        minutes=occasion.minutes,
        made_at=made_at,
        all_day=not isinstance(occasion, Meeting) and occasion.all_day,
        place=occasion.place,
        certainty=Certainty.CANCELLED if is_off(occasion) else certainty,
        beside=beside,
    )


def _is_agreed(occasion: Occasion) -> bool:
    if isinstance(occasion, Meeting):
        return any(one.reply is Reply.ACCEPTED for one in occasion.replies)
    return occasion.state is not FollowUpState.PROPOSED


PARTSTAT: Mapping[Reply, str] = {
    Reply.NEEDS_ACTION: "NEEDS-ACTION",
    Reply.ACCEPTED: "ACCEPTED",
    Reply.TENTATIVE: "TENTATIVE",
    Reply.DECLINED: "DECLINED",
}
"""What a reply is called in a calendar file (RFC 5545, 3.2.12)."""
