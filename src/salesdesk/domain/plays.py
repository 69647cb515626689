"""The eleven plays that close a gap, or do not: always all of them, in order, each with its verdict (0.2-0.14)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from salesdesk.domain.closing_in_time import Cycles, InTime, Landing, Rests
from salesdesk.domain.deal import Motion
from salesdesk.domain.period import Period
from salesdesk.domain.refusals import Missing, OutOfRange


class Play(StrEnum):
    """The eleven plays, in the order of the article (0.2-0.12)."""

    COLD_CALLING = "cold_calling"
    EXISTING_CUSTOMERS = "existing_customers"
    FORMER_CUSTOMERS = "former_customers"
    NETWORKING = "networking"
    INBOUND_MARKETING = "inbound_marketing"
    EMAILS = "emails"
    REVISIT_NOES = "revisit_noes"
    EVENT = "event"
    TRADE_SHOW = "trade_show"
    ACCEPT_MISS = "accept_miss"
    TAKE_OVER = "take_over"


PlayKey = Play | UUID
"""One of the eleven, or the id of a play of the desk's own (0.13)."""


class PlayWhy(StrEnum):
    """What a verdict rests on."""

    SHARE_IN_TIME = "share_in_time"
    CYCLE_FITS = "cycle_fits"
    CYCLE_TOO_LONG = "cycle_too_long"
    NO_CYCLE = "no_cycle"
    PERIOD_OVER = "period_over"
    NOTHING_TO_ADD = "nothing_to_add"
    NOT_IN_OUR_HANDS = "not_in_our_hands"
    NOT_FOR_SELLING = "not_for_selling"
    NO_EVENT = "no_event"
    EVENT_IN_TIME = "event_in_time"
    EVENT_TOO_LATE = "event_too_late"
    WAITS = "waits"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlay:
    """A play of the desk's own: whom it sells to, whether the rep alone can start and finish it, and days of lead."""

    id: UUID
    name: str
    motion: Motion = Motion.NEW
    controlled: bool = True
    lead_days: int = 0


def checked(play: OwnPlay) -> OwnPlay:
    """Return a play of one's own as it may be kept. Raises Missing (name), OutOfRange (play_lead)."""
    if not play.name.strip():
        raise Missing("name", "play")
    if play.lead_days < 0:
        raise OutOfRange("play_lead", str(play.lead_days), "0")
    return play


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A play with its verdict and why.

    `in_time` is what the lands test saw, with n; None where it does not decide. `motion` is whom the play sells to,
    `event_on` the day of the event or the show, `lead_days` how long it takes until the first call.
    """

    key: PlayKey
    verdict: Landing
    why: PlayWhy
    controlled: bool
    motion: Motion | None = None
    in_time: InTime | None = None
    event_on: date | None = None
    lead_days: int = 0

    @property
    def counts(self) -> bool:
        """Whether what it brings counts towards the gap: in our hands, and in time (practices)."""
        in_time = self.verdict in {Landing.LANDS, Landing.MAY}
        return self.controlled and in_time and self.why is not PlayWhy.NOTHING_TO_ADD

    @property
    def builds_next(self) -> bool:
        """Whether it is shown under "for next period": right, but not for this gap (0.2, 1.2)."""
        return self.verdict in {Landing.TOO_LATE, Landing.ONGOING} and self.why is not PlayWhy.WAITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the plays are judged by.

    `more_to_sell` is whether any product can be sold up, across, added on or renewed (0.3); None: nobody said.
    `event_on` and `show_on` are the days of the next event we host and the next trade show, where there are any.
    """

    period: Period
    today: date
    cycles: Cycles
    segment: str = ""
    more_to_sell: bool | None = None
    event_on: date | None = None
    show_on: date | None = None

    @property
    def days_left(self) -> int:
        """The calendar days to the end, today included (D), also of a period that has not begun."""
        return self.period.days_to_end(self.today)


MOTION_OF: Final[Mapping[Play, Motion]] = MappingProxyType(
    {
        Play.COLD_CALLING: Motion.NEW,
        Play.EXISTING_CUSTOMERS: Motion.EXISTING,
        Play.FORMER_CUSTOMERS: Motion.FORMER,
        Play.REVISIT_NOES: Motion.REVISIT_NO,
    }
)
"""The plays that are calls, and whom they sell to."""
_ORDER: Final = (Landing.LANDS, Landing.MAY, Landing.TOO_LATE, Landing.CANNOT_SAY)


def judged(situation: Situation, own: Iterable[OwnPlay] = ()) -> tuple[Judged, ...]:
    """Return all eleven plays in order, then the desk's own in theirs; none is ever left out (0.14)."""
    return (*(_judge(play, situation) for play in Play), *(judged_own(play, situation) for play in own))


def judged_own(play: OwnPlay, situation: Situation) -> Judged:
    """Return a play of the desk's own with its verdict: the lands test of its motion, its lead time off (0.13)."""
    if not play.controlled:
        return Judged(
            key=play.id,
            verdict=Landing.ONGOING,
            why=PlayWhy.NOT_IN_OUR_HANDS,
            controlled=False,
            motion=play.motion,
            lead_days=play.lead_days,
        )
    return _by_cycle(play.id, play.motion, situation, play.lead_days)


def _judge(play: Play, situation: Situation) -> Judged:
    if play in MOTION_OF:
        found = _by_cycle(play, MOTION_OF[play], situation)
        nothing = play is Play.EXISTING_CUSTOMERS and situation.more_to_sell is False
        return replace(found, why=PlayWhy.NOTHING_TO_ADD) if nothing else found
    match play:
        case Play.EVENT:
            return _by_event(play, situation.event_on, situation)
        case Play.TRADE_SHOW:
            return _by_event(play, situation.show_on, situation)
        case Play.EMAILS:
            return Judged(key=play, verdict=Landing.REFUSED, why=PlayWhy.NOT_FOR_SELLING, controlled=True)
        case Play.ACCEPT_MISS:
            return Judged(key=play, verdict=Landing.TOO_LATE, why=PlayWhy.WAITS, controlled=True)
        case Play.TAKE_OVER:
            return _taken_over(situation)
        case _:
            return Judged(key=play, verdict=Landing.ONGOING, why=PlayWhy.NOT_IN_OUR_HANDS, controlled=False)


def _by_cycle(key: PlayKey, motion: Motion, situation: Situation, lead_days: int = 0) -> Judged:
    left = situation.days_left
    in_time = situation.cycles.within(left - lead_days, motion, situation.segment)
    return Judged(
        key=key,
        verdict=in_time.verdict if left else Landing.TOO_LATE,
        why=_why(in_time) if left else PlayWhy.PERIOD_OVER,
        controlled=True,
        motion=motion,
        in_time=in_time,
        lead_days=lead_days,
    )


def _why(in_time: InTime) -> PlayWhy:
    if in_time.rests is Rests.NOTHING:
        return PlayWhy.NO_CYCLE
    if in_time.rests in {Rests.SEGMENT, Rests.MOTION}:
        return PlayWhy.SHARE_IN_TIME
    return PlayWhy.CYCLE_FITS if in_time.verdict is Landing.LANDS else PlayWhy.CYCLE_TOO_LONG


def _by_event(play: Play, on: date | None, situation: Situation) -> Judged:
    """An event lands only if it and a usual cycle after it still fit before the end (0.9, 0.10); who comes is open."""
    if on is None or on < situation.today:
        return Judged(key=play, verdict=Landing.ONGOING, why=PlayWhy.NO_EVENT, controlled=False, motion=Motion.NEW)
    in_time = situation.cycles.within((situation.period.last - on).days, Motion.NEW, situation.segment)
    fits = in_time.verdict is Landing.LANDS
    why = PlayWhy.NO_CYCLE if in_time.rests is Rests.NOTHING else PlayWhy.EVENT_TOO_LATE
    return Judged(
        key=play,
        verdict=Landing.LANDS if fits else Landing.ONGOING,
        why=PlayWhy.EVENT_IN_TIME if fits else why,
        controlled=False,
        motion=Motion.NEW,
        in_time=in_time,
        event_on=on,
    )


def _taken_over(situation: Situation) -> Judged:
    """Whoever calls, the customers' cycles stay what they are: the best of the plays that are calls (0.12)."""
    calls = [_judge(play, situation) for play in MOTION_OF]
    open_ones = [one for one in calls if one.why is not PlayWhy.NOTHING_TO_ADD]
    best = min(open_ones, key=lambda one: _ORDER.index(one.verdict))
    return replace(best, key=Play.TAKE_OVER)
