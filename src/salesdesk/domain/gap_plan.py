"""The plan that closes the gap, with names: who is called when, why now, and what it is likely to bring (B5, 0.15)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.closing_in_time import Cycles, InTime, Landing
from salesdesk.domain.deal import Motion
from salesdesk.domain.forecast_range import Bet, range_of
from salesdesk.domain.money import Money, total
from salesdesk.domain.period import Period, WorkCalendar
from salesdesk.domain.pest_guard import FREE, Ground, Guard
from salesdesk.domain.plays import Judged, PlayKey
from salesdesk.domain.why_now import WhyNow

USUAL_MINUTES = 30
"""How long a call with its preparation takes until somebody says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who could be called for a play, and what about.

    `about` is the holding, product or deal that it is about: one business counts once, whoever is called for it.
    `value` is what it would bring, net, `chance` how often such a talk is won at all, `minutes` what it takes.
    """

    play: PlayKey
    person_id: UUID
    why: WhyNow
    motion: Motion
    account_id: UUID | None = None
    about: UUID | None = None
    phone: str = ""
    segment: str = ""
    value: Money | None = None
    chance: float | None = None
    minutes: int = USUAL_MINUTES
    guard: Guard = FREE


class LeftOutWhy(StrEnum):
    """Why somebody is not in the plan."""

    DO_NOT_CONTACT = "do_not_contact"
    PEST_GUARD = "pest_guard"
    PLAY_DOES_NOT_COUNT = "play_does_not_count"
    TOO_LATE = "too_late"
    NO_VALUE = "no_value"
    OTHER_CURRENCY = "other_currency"
    SAME_PERSON = "same_person"
    SAME_BUSINESS = "same_business"
    NO_HOURS = "no_hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Somebody who is not in the plan, and why."""

    candidate: Candidate
    why: LeftOutWhy


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A call of the plan: on which day it is due, and what it brings on the average by the end, called that day."""

    candidate: Candidate
    due: date
    in_time: InTime
    value: Money
    likely: float

    @property
    def expected(self) -> Money:
        """Value x chance x P(closes in the days left from the day it is due)."""
        return self.value.times(self.likely)


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a plan has to go on: the days and hours left, the plays as judged, and what is missing.

    `minutes_a_day` is what the rep has for such calls on a working day. `to_win` is target - won, `gap` the play gap;
    `bets` are the open deals as the exact range takes them (PlayGap.bets).
    """

    period: Period
    today: date
    calendar: WorkCalendar
    minutes_a_day: int
    cycles: Cycles
    plays: Mapping[PlayKey, Judged]
    to_win: Money
    gap: Money
    bets: tuple[Bet, ...] = ()

    @property
    def currency(self) -> str:
        """The currency that the plan counts in."""
        return self.gap.currency


@dataclass(frozen=True, slots=True, kw_only=True)
class GapPlan:
    """The plan with names: the calls in the order of what they bring, and who is not among them, with the reason.

    `before` and `after` are the probabilities to reach the target without and with the plan, by the exact range (F10);
    `next_period` is what those who come too late may bring later (1.2).
    """

    gap: Money
    calls: tuple[Planned, ...]
    left_out: tuple[LeftOut, ...]
    before: float
    after: float
    next_period: Money

    @property
    def expected(self) -> Money:
        """What all calls bring on the average by the end."""
        return total((call.expected for call in self.calls), self.gap.currency)

    @property
    def still_missing(self) -> Money:
        """max(0, gap - expected)."""
        return Money(max(0, self.gap.minor - self.expected.minor), self.gap.currency)

    @property
    def minutes(self) -> int:
        """How long the calls take together."""
        return sum(call.candidate.minutes for call in self.calls)

    @property
    def enough_after(self) -> int | None:
        """After how many calls the gap is closed on the average; None: not with all of them."""
        reached = 0
        for number, call in enumerate(self.calls, 1):
            reached += call.expected.minor
            if reached >= self.gap.minor:
                return number
        return None

    def lists(self) -> Mapping[date, tuple[Planned, ...]]:
        """Return the dated call lists: per working day, in order, who is to be called (0.15)."""
        found: dict[date, list[Planned]] = defaultdict(list)
        for call in self.calls:
            found[call.due].append(call)
        return {day: tuple(found[day]) for day in sorted(found)}


def plan(candidates: Iterable[Candidate], means: Means) -> GapPlan:
    """Return the plan: greedily by expected value, each name and each business once, as far as days and hours go (B5).

    The order in which candidates are given changes nothing: equal ones go by their keys. Whom the pest guard stops and
    who is not to be contacted is left out, and so is whatever does not count towards the gap.
    """
    diary = _Diary(means)
    for candidate in sorted(candidates, key=lambda one: _rank(one, means)):
        diary.take(candidate)
    calls, left_out = tuple(diary.calls), tuple(diary.left_out)
    with_plan = (*means.bets, *((call.value.minor, call.likely) for call in calls))
    late = (out.candidate for out in left_out if out.why is LeftOutWhy.TOO_LATE)
    return GapPlan(
        gap=means.gap,
        calls=calls,
        left_out=left_out,
        before=_reached(means.bets, means.to_win),
        after=_reached(with_plan, means.to_win),
        next_period=total((one.value.times(one.chance or 0.0) for one in late if one.value), means.currency),
    )


def _reached(bets: Sequence[Bet], to_win: Money) -> float:
    return range_of(sorted(bets)).at_least(to_win.minor)


def _rank(candidate: Candidate, means: Means) -> tuple[int, str, str, str, str, str]:
    """The greatest expected value first; what is equal goes by its keys, so that the order given never matters."""
    value, begun = candidate.value, means.today + timedelta(days=_lead(candidate, means))
    expected = 0 if value is None else value.times(_likely(candidate, means, begun)).minor
    return (
        -expected,
        str(candidate.play),
        str(candidate.person_id),
        str(candidate.account_id),
        str(candidate.about),
        repr(candidate),
    )


def _lead(candidate: Candidate, means: Means) -> int:
    play = means.plays.get(candidate.play)
    return play.lead_days if play else 0


def _in_time(candidate: Candidate, means: Means, begun: date) -> InTime:
    return means.cycles.within(means.period.days_to_end(begun), candidate.motion, candidate.segment)


def _likely(candidate: Candidate, means: Means, begun: date) -> float:
    """The chance to be won while the period runs, called on a day: what closes earlier fills an earlier gap."""
    ahead = (means.period.first - begun).days
    early = means.cycles.within(ahead, candidate.motion, candidate.segment).chance if ahead > 0 else None
    closes = (_in_time(candidate, means, begun).chance or 0.0) - (early or 0.0)
    return (candidate.chance or 0.0) * max(0.0, closes)


def _barred(candidate: Candidate, means: Means) -> LeftOutWhy | None:
    """Why somebody is in no plan, whatever hours there are."""
    if candidate.guard.stops:
        forbidden = candidate.guard.ground is Ground.DO_NOT_CONTACT
        return LeftOutWhy.DO_NOT_CONTACT if forbidden else LeftOutWhy.PEST_GUARD
    if candidate.value is None or not candidate.chance:
        return LeftOutWhy.NO_VALUE
    if candidate.value.currency != means.currency:
        return LeftOutWhy.OTHER_CURRENCY
    play = means.plays.get(candidate.play)
    if play is None or not play.counts:
        late = play is not None and play.verdict is Landing.TOO_LATE
        return LeftOutWhy.TOO_LATE if late else LeftOutWhy.PLAY_DOES_NOT_COUNT
    begun = means.today + timedelta(days=_lead(candidate, means))
    return None if _lands(_in_time(candidate, means, begun)) else LeftOutWhy.TOO_LATE


def _lands(in_time: InTime) -> bool:
    return in_time.verdict in {Landing.LANDS, Landing.MAY}


class _Diary:
    """The working days left with the minutes that are free on each, filled call by call."""

    def __init__(self, means: Means) -> None:
        self._means = means
        first, last = means.today, means.period.last
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        self._free = {day: means.minutes_a_day for day in days if means.calendar.is_working_day(day)}
        self._people: set[UUID] = set()
        self._business: set[tuple[UUID | None, UUID]] = set()
        self.calls: list[Planned] = []
        self.left_out: list[LeftOut] = []

    def take(self, candidate: Candidate) -> None:
        """Enter a call on the first day that has room for it, or say why not."""
        why = _barred(candidate, self._means) or self._twice(candidate)
        call = None if why else self._placed(candidate)
        if call is None:
            self.left_out.append(LeftOut(candidate=candidate, why=why or LeftOutWhy.NO_HOURS))
            return
        self.calls.append(call)
        self._free[call.due] -= candidate.minutes
        self._people.add(candidate.person_id)
        if candidate.about is not None:
            self._business.add((candidate.account_id, candidate.about))

    def _twice(self, candidate: Candidate) -> LeftOutWhy | None:
        if candidate.person_id in self._people:
            return LeftOutWhy.SAME_PERSON
        about = candidate.about
        known = about is not None and (candidate.account_id, about) in self._business
        return LeftOutWhy.SAME_BUSINESS if known else None

    def _placed(self, candidate: Candidate) -> Planned | None:
        """The call on the first day with room, while what it may bring can still come in time from that day."""
        earliest = self._means.today + timedelta(days=_lead(candidate, self._means))
        fits = (day for day, free in self._free.items() if day >= earliest and free >= candidate.minutes)
        due = next(fits, None)
        if due is None or candidate.value is None:
            return None
        in_time = _in_time(candidate, self._means, due)
        if not _lands(in_time):
            return None
        likely = _likely(candidate, self._means, due)
        return Planned(candidate=candidate, due=due, in_time=in_time, value=candidate.value, likely=likely)
