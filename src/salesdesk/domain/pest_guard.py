"""The pest guard: how tenacity is kept from becoming a nuisance, told per person from the log (B4, 2.10, 2.11)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from salesdesk.domain.activity import WRITING, Activity, Channel, MailPurpose, Reach
from salesdesk.domain.courtesy import USUAL_COURTESY, Courtesy
from salesdesk.domain.due import Timing
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.refusals import Missing


class TouchKind(StrEnum):
    """What something that was done means to somebody: they were reached, they were tried, or neither."""

    CONTACT = "contact"
    ATTEMPT = "attempt"
    VOICEMAIL = "voicemail"
    NOTHING = "nothing"


_TRIED: Final = frozenset({Reach.NO_ANSWER, Reach.VOICEMAIL})


def touch_kind(channel: Channel, reach: Reach, purpose: MailPurpose | None, *, theirs: bool) -> TouchKind:
    """Return what an activity means to those it was with.

    A contact is what they did themselves, or a talk. Of what is written only a short question asks for an answer, and
    so does a message of which no purpose is known; news, confirmations and mail to many ask for none (0.7).
    """
    if theirs or (reach is Reach.SPOKE and channel not in WRITING):
        return TouchKind.CONTACT
    if reach in _TRIED:
        return TouchKind.VOICEMAIL if reach is Reach.VOICEMAIL else TouchKind.ATTEMPT
    asks = purpose is MailPurpose.SHORT_QUERY or (purpose is None and channel is Channel.MESSAGE)
    return TouchKind.ATTEMPT if asks and channel in WRITING else TouchKind.NOTHING


@dataclass(frozen=True, slots=True)
class Touch:
    """Something between us and a person: the `day` in its zone, and the instant (UTC) where it is known."""

    kind: TouchKind
    day: date
    at: datetime | None = None

    @property
    def instant(self) -> datetime:
        """The instant; what was at no known hour counts as the end of its day."""
        return self.at or datetime.combine(self.day, time.max, tzinfo=UTC)


def touch_of(activity: Activity) -> Touch:
    """Return what an activity was to those it was with."""
    kind = touch_kind(activity.channel, activity.reach, activity.mail_purpose, theirs=activity.theirs)
    return Touch(kind, activity.day, activity.began.at)


class Verdict(StrEnum):
    """Whether somebody may be called now."""

    OK = "ok"
    CAUTION = "caution"
    STOP = "stop"


class Ground(StrEnum):
    """Why."""

    FREE = "free"
    AGREED = "agreed"
    ATTEMPTS = "attempts"
    VOICEMAILS = "voicemails"
    DO_NOT_CONTACT = "do_not_contact"


class Offer(StrEnum):
    """What can be done instead of calling once more."""

    SLOT = "slot"
    PERSON = "person"
    LETTER = "letter"
    HAND_BACK = "hand_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What the guard says of a person before they are called.

    `unanswered` counts attempts in a row since the last contact, `voicemails` those of them that were voicemails
    within `within` days; `last_on` is the day of the last of them. `contact_on` is the day of the last contact.
    """

    verdict: Verdict = Verdict.OK
    ground: Ground = Ground.FREE
    unanswered: int = 0
    voicemails: int = 0
    within: int = USUAL_COURTESY.voicemail_days
    last_on: date | None = None
    contact_on: date | None = None

    @property
    def stops(self) -> bool:
        """Whether they are not to be called now."""
        return self.verdict is Verdict.STOP

    @property
    def may_be_overridden(self) -> bool:
        """Whether a reason lifts a stop; nothing lifts "do not contact"."""
        return self.ground is not Ground.DO_NOT_CONTACT

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What to do instead; who is not to be contacted is asked for no time and written no letter."""
        if not self.stops:
            return ()
        return tuple(Offer) if self.may_be_overridden else (Offer.PERSON, Offer.HAND_BACK)

    def days_since(self, today: date) -> int | None:
        """Return for how many days the last unanswered attempt is past; None without one."""
        return None if self.last_on is None else max(0, (today - self.last_on).days)


FREE: Final = Guard()
"""Somebody whom nobody tried in vain."""


def guard_of(
    touches: Iterable[Touch],
    today: date,
    limits: Courtesy = USUAL_COURTESY,
    *,
    agreed: bool = False,
    do_not_contact: bool = False,
) -> Guard:
    """Return what the guard says of a person today, from all that was between us, in any order.

    A contact ends the row of attempts; `agreed` (an appointment of today) is always allowed; do not contact is stop.
    """
    known = tuple(touches)
    contact, row = last_contact(known), unanswered(known)
    verdict, ground = _judged(row, today, limits, agreed=agreed, do_not_contact=do_not_contact)
    return Guard(
        verdict=verdict,
        ground=ground,
        unanswered=len(row),
        voicemails=_voicemails(row, today, limits.voicemail_days),
        within=limits.voicemail_days,
        last_on=row[-1].day if row else None,
        contact_on=contact.day if contact else None,
    )


def last_contact(touches: Iterable[Touch]) -> Touch | None:
    """Return the last contact of touches in any order."""
    contacts = (one for one in touches if one.kind is TouchKind.CONTACT)
    return max(contacts, key=lambda one: one.instant, default=None)


def unanswered(touches: Collection[Touch]) -> tuple[Touch, ...]:
    """Return the attempts since the last contact, the earliest first, of touches in any order."""
    contact = last_contact(touches)
    row = (one for one in touches if _tries(one) and (contact is None or one.instant > contact.instant))
    return tuple(sorted(row, key=lambda one: one.instant))


def _tries(touch: Touch) -> bool:
    return touch.kind in {TouchKind.ATTEMPT, TouchKind.VOICEMAIL}


def _voicemails(row: Sequence[Touch], today: date, days: int) -> int:
    since = today - timedelta(days=days)
    return sum(one.kind is TouchKind.VOICEMAIL and one.day > since for one in row)


def _judged(
    row: Sequence[Touch], today: date, limits: Courtesy, *, agreed: bool, do_not_contact: bool
) -> tuple[Verdict, Ground]:
    if do_not_contact:
        return Verdict.STOP, Ground.DO_NOT_CONTACT
    if agreed:
        return Verdict.OK, Ground.AGREED
    if len(row) >= limits.stop_after:
        return Verdict.STOP, Ground.ATTEMPTS
    if _voicemails(row, today, limits.voicemail_days) >= limits.voicemails:
        return Verdict.STOP, Ground.VOICEMAILS
    if len(row) >= limits.caution_after:
        return Verdict.CAUTION, Ground.ATTEMPTS
    return Verdict.OK, Ground.FREE


def is_agreed(follow_up: FollowUp, today: date, zone: str) -> bool:
    """Tell whether a follow-up is an appointment of today that they promised, on a desk in a zone.

    Not one that is done or cancelled, nor one where the next move is theirs (2.9): that is no leave to call.
    """
    starts = Timing(starts=follow_up.starts, all_day=follow_up.all_day)
    agreed = follow_up.promised is not None and follow_up.is_open and not follow_up.they_act
    return agreed and starts.day(zone) == today


def checked(activity: Activity, guard: Guard) -> Activity:
    """Return an attempt or a call of ours as it may be logged, the guard being what it was before.

    Raises Missing (despite) for one to somebody of whom the guard said stop, without the reason for it (B4). What
    they did themselves and what asks for nothing is no business of the guard.
    """
    bothers = not activity.theirs and touch_of(activity).kind is not TouchKind.NOTHING
    if bothers and guard.stops and not activity.despite.strip():
        raise Missing("despite", "activity")
    return activity
