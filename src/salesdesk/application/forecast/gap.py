"""The play gap of a period: what is missing when all that can still land is counted, and since when (0.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.forecast.ground import EVERYBODY, Ground, Scope, ground_of, in_scope
from salesdesk.application.forecasting import changes_since, rates_of
from salesdesk.application.gap_rows import AccountBrief
from salesdesk.application.ports import Reading, WorkCalendars
from salesdesk.domain.closing_in_time import cycles_of
from salesdesk.domain.deal import Deal
from salesdesk.domain.history import Change, rewound
from salesdesk.domain.money import Money
from salesdesk.domain.play_gap import Awaited, PlayGap, opened_on, play_gap
from salesdesk.domain.segment import SegmentBy

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitedDeal:
    """An open deal with what it is expected to bring by the end, and the name of its account."""

    awaited: Awaited
    deal: Deal
    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapView:
    """The play gap with the open deals behind it: those that bring most first, then those that bring nothing.

    `gap.opened_on` says since when there has been a gap, as far back as the period's first day.
    """

    ground: Ground
    gap: PlayGap
    deals: tuple[AwaitedDeal, ...]

    @property
    def counted(self) -> tuple[AwaitedDeal, ...]:
        """The deals that bring something to the sum."""
        return tuple(one for one in self.deals if one.awaited.expected is not None and one.awaited.likely > 0)

    @property
    def uncounted(self) -> tuple[AwaitedDeal, ...]:
        """The deals that bring nothing, each with its reason or because it comes too late."""
        return self.deals[len(self.counted) :]


def gap_of(ground: Ground) -> PlayGap:
    """Return the play gap on the ground's day; since when it is open is still to be said."""
    return play_gap(ground.deals, ground.known(), ground.period, ground.day, ground.target, ground.currency)


def view_of(ground: Ground, gap: PlayGap, accounts: Mapping[UUID, AccountBrief]) -> GapView:
    """Return the gap with its deals, what brings most first; equal ones go by account and title."""
    by_id = {deal.id: deal for deal in ground.deals}

    def shown(awaited: Awaited) -> AwaitedDeal:
        deal = by_id[awaited.deal_id]
        known = accounts.get(deal.account_id) if deal.account_id else None
        return AwaitedDeal(awaited=awaited, deal=deal, account=known.name if known else "")

    return GapView(ground=ground, gap=gap, deals=tuple(sorted((shown(one) for one in gap.awaited), key=_rank)))


def _rank(one: AwaitedDeal) -> tuple[bool, int, str, str, UUID]:
    expected = one.awaited.expected
    counts = expected is not None and one.awaited.likely > 0
    return (not counts, 0 if expected is None else -expected.minor, one.account, one.deal.title, one.deal.id)


@dataclass(frozen=True, slots=True)
class Gap:
    """What the page of the gap asks first."""

    bench: Bench
    calendars: WorkCalendars

    def view(self, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY) -> GapView:
        """Return the play gap of a period for a scope on a day. Raises NotAPeriod."""
        ground = ground_of(self.bench, self.calendars, name, as_of, scope)
        with self.bench.look() as look:
            return seen(look, ground)

    def since(self, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY) -> PlayGap:
        """Return the play gap alone, with the day since which it is open. Raises NotAPeriod."""
        ground = ground_of(self.bench, self.calendars, name, as_of, scope)
        with self.bench.look() as look:
            return _dated(look, ground)


def seen(look: Reading, ground: Ground) -> GapView:
    """Return the gap of a ground with its deals by name, and since when it is open."""
    return view_of(ground, _dated(look, ground), look.rows.accounts_in_brief())


def _dated(look: Reading, ground: Ground) -> PlayGap:
    gap = gap_of(ground)
    return replace(gap, opened_on=_opened(look, ground, gap)) if gap.needs_plan else gap


def _opened(look: Reading, ground: Ground, gap: PlayGap) -> date | None:
    """Return since when there has been a gap: asked of a day in each week, then of the days of the week it began in."""
    past = _Past(look, ground)
    known = {ground.day: gap.gap or Money.zero(ground.currency)}
    earlier: date | None = None
    for day in _weeks_back(ground.period.first, ground.day):
        known[day] = past.gap(day)
        if known[day].minor <= 0:
            earlier = day
            break
    since = opened_on(known.items(), ground.day)
    while earlier is not None and since is not None and since - earlier > timedelta(days=1):
        middle = earlier + (since - earlier) // 2
        known[middle] = past.gap(middle)
        earlier, since = (middle, since) if known[middle].minor <= 0 else (earlier, middle)
    return since


def _weeks_back(first: date, day: date) -> Iterator[date]:
    """Yield the days a week, two weeks, ... before a day down to the period's first."""
    while day > first:
        day = max(first, day - WEEK)
        yield day


class _Past:
    """The desk as it stood on earlier days of a period, read once: the target counts as it stands now."""

    def __init__(self, look: Reading, ground: Ground) -> None:
        self._ground = ground
        self._deals: Sequence[Deal] = look.rows.deals_for_figures()
        self._changes = changes_since(look, ground.period.first - timedelta(days=1))
        self._look = look
        self._groups = look.rows.segments(SegmentBy.PRODUCT_GROUP) if ground.scope.product_group else dict[UUID, str]()

    def gap(self, day: date) -> Money:
        """Return the gap of a day; no target, no gap."""
        ground, settings = self._ground, self._ground.settings
        rates = rates_of(self._look, settings, day)
        desk = [rates.deal(rewound(deal, self._after(deal, day))) for deal in self._deals]
        then = replace(
            ground,
            day=day,
            deals=tuple(in_scope(desk, ground.scope, ground.reps, self._groups)),
            cycles=cycles_of(desk, ground.segments, day, settings.usual_cycle),
        )
        return gap_of(then).gap or Money.zero(ground.currency)

    def _after(self, deal: Deal, day: date) -> Sequence[Change]:
        return [one for one in self._changes.get(deal.id, ()) if one.happened_on > day]
