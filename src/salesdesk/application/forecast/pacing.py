"""Is the period on course? Target, won and expected day by day, and the warning that comes early (F13, 4.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from salesdesk.application.bench import Bench
from salesdesk.application.forecast.ground import EVERYBODY, Ground, Scope, ground_of
from salesdesk.application.forecast.outlooks import may_close
from salesdesk.application.forecasting import rates_of, target_of
from salesdesk.application.ports import Reading, WorkCalendars
from salesdesk.domain.closing_in_time import Cycles
from salesdesk.domain.deal import Deal, Stage, Status
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.money import Money, total
from salesdesk.domain.pace_line import (
    Course,
    EarlyWarning,
    PacePoint,
    chance_to_reach,
    early_enough,
    early_warning,
    pace_line,
)
from salesdesk.domain.period import Period, WorkCalendar
from salesdesk.domain.rates import Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceRow:
    """One day of the pace line: `expected` is what is won and expected by then, None for days before today."""

    point: PacePoint
    expected: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceView:
    """The pace of a period; amounts are net, in the desk's currency.

    `rows` are the ends of weeks, the day itself and the last day. `expected` is what is won and the weighted value of
    the open deals due in the period; `not_weighted` of those have no value,
    no chance or no exchange rate and bring nothing.
    """

    period: Period
    day: date
    target: Money | None
    won: Money
    planned: Money | None
    expected: Money
    elapsed: float
    selling_days_left: int
    warning: EarlyWarning
    open_count: int
    not_weighted: int
    rows: tuple[PaceRow, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw: no target, nothing won, nothing open that is due."""
        return self.target is None and not self.won.minor and not self.open_count


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyNotice:
    """A warning that comes early: the probability that a period reaches its target, and its selling days left (4.1)."""

    period: Period
    chance: float
    selling_days_left: int


@dataclass(frozen=True, slots=True)
class Pacing:
    """What the pages of the forecast and the review ask about pace."""

    bench: Bench
    calendars: WorkCalendars

    def view(self, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY) -> PaceView:
        """Return the pace of a period on a day, today unless told. Raises NotAPeriod."""
        return pace_of(ground_of(self.bench, self.calendars, name, as_of, scope))

    def early(self) -> EarlyNotice | None:
        """Return the early warning for the whole desk's present period, None while nothing is to be warned of.

        No deal is read where it cannot be warned: without a target, and in the second half; else those of the period.
        """
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            day = self.bench.changes.today(settings)
            period = Period.around(day, settings.span, settings.fiscal_start)
            target = target_of(look, period, settings.currency)
            calendar = self.calendars.of(settings, period)
            if target is None or not early_enough(calendar.elapsed_share(period, day)):
                return None
            ground = _little(look, settings, period, day, calendar, target)
        # Where the odds of age stand in for a chance, they are told from all deals.
        view = self.view(period.name) if settings.age_odds else pace_of(ground)
        if view.warning.course is not Course.WARNED or view.warning.chance is None:
            return None
        return EarlyNotice(period=period, chance=view.warning.chance, selling_days_left=view.selling_days_left)


def _little(
    look: Reading, settings: DeskSettings, period: Period, day: date, calendar: WorkCalendar, target: Money
) -> Ground:
    """The ground of the pace alone: the deals of the period, without what other views rest on."""
    deals = tuple(rates_of(look, settings, day).deals(look.rows.deals_of_period(period)))
    return Ground(
        settings=settings,
        period=period,
        day=day,
        today=day,
        calendar=calendar,
        scope=EVERYBODY,
        target=target,
        targets=(),
        deals=deals,
        desk=deals,
        uncounted=0,
        stages={stage.id: stage for stage in look.every(Stage)},
        segments={},
        unproven=frozenset(),
        reps=(),
        teams=(),
        calls=(),
        snapshots=(),
        cycles=Cycles(),
        slip=Rate.seen(0, 0),
    )


def pace_of(ground: Ground) -> PaceView:
    """Return the pace of the deals in scope; once the period is over nothing open can bring anything to it."""
    won_deals = [
        one
        for one in ground.deals
        if one.status_on(ground.day) is Status.WON and one.closed_on in ground.period and one.known_on(ground.day)
    ]
    wins = [
        (one.closed_on, one.value)
        for one in won_deals
        if one.closed_on is not None and one.value is not None and one.currency == ground.currency
    ]
    won = total((value for _, value in wins), ground.currency)
    due = may_close(ground)
    shares = _shares(ground, due)
    left_out = len(due) - len(shares)
    chance = chance_to_reach(ground.target, won, ground.bets(due), not_weighted=left_out)
    elapsed = ground.calendar.elapsed_share(ground.period, ground.day)
    points = pace_line(ground.period, ground.day, ground.calendar, ground.target, wins, ground.currency)
    return PaceView(
        period=ground.period,
        day=ground.day,
        target=ground.target,
        won=won,
        planned=next((one.planned for one in points if one.day >= min(ground.day, ground.period.last)), None),
        expected=won + total((share for _, share in shares), ground.currency),
        elapsed=elapsed,
        selling_days_left=ground.calendar.selling_days_left(ground.period, ground.day),
        warning=early_warning(ground.target, won, chance, elapsed),
        open_count=len(due),
        not_weighted=left_out,
        rows=tuple(PaceRow(point=point, expected=_expected(ground, point.day, won, shares)) for point in points),
    )


_Share = tuple[date, Money]


def _shares(ground: Ground, due: Sequence[Deal]) -> list[_Share]:
    """What each open deal due in the period is expected to bring, and when: one that is late counts from today on."""
    found: list[_Share] = []
    for one in due:
        chance = ground.chance(one)
        if one.value is None or one.currency != ground.currency or chance is None or one.expected_on is None:
            continue
        found.append((one.expected_on, one.value.times(chance)))
    return found


def _expected(ground: Ground, day: date, won: Money, shares: list[_Share]) -> Money | None:
    if day < ground.day or ground.day > ground.period.last:
        return None
    return won + total((share for on, share in shares if on <= day), ground.currency)
