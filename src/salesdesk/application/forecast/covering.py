"""Do we have enough pipeline? The answer of a period, what it rests on, what would change it (F1, F2, 3.13, B13)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from salesdesk.application.bench import Bench
from salesdesk.application.explaining import Known, account_names, explained, own_values
from salesdesk.application.forecast.ground import EVERYBODY, Ground, Scope, ground_of
from salesdesk.application.forecasting import deals_as_of, rates_of
from salesdesk.application.ports import WorkCalendars
from salesdesk.domain.ageing import Cycle
from salesdesk.domain.coverage import Answer, Coverage
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.explained import Explained, Figure, Part
from salesdesk.domain.forecast import rated
from salesdesk.domain.money import Money, total
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import Sum, covering, sum_of
from salesdesk.domain.rates import Rate
from salesdesk.domain.velocity import Bettered, Closing, Lever, Unmeasured, Velocity, bettered, closing, velocity_of


class Out(StrEnum):
    """Why an open deal covers no target of the period."""

    UNPROVEN = "unproven"
    NOT_QUALIFIED = "not_qualified"
    NO_DATE = "no_date"
    NO_VALUE = "no_value"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """The open deals that are left out for one reason, and what they would bring."""

    why: Out
    sum: Sum


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageView:
    """The answer on coverage of a period with everything it rests on; amounts are net, in the desk's currency.

    `covering` are the deals that count; those of them that have a value make the velocity. `brings` is
    what they come to at the win rate, slip taken off, `brings_low` and `brings_high` at both ends of its interval: it
    is enough where even the low one reaches what is left, and it would be from `sure_from` open on.
    `levers` say what each lever does when it is bettered by a tenth, `closing` what each alone has to come to.
    """

    period: Period
    day: date
    days_left: int
    target: Money | None
    won: Money
    coverage: Coverage
    covering: Sum
    win_rate: Rate
    slip: Rate
    cycle: Cycle
    mean_won: Money | None
    out: tuple[LeftOut, ...]
    uncounted: int
    velocity: Velocity | Unmeasured
    levers: tuple[Bettered, ...] = ()
    closing: Closing | None = None
    brings: Money | None = None
    brings_low: Money | None = None
    brings_high: Money | None = None
    sure_from: Money | None = None

    @property
    def over(self) -> bool:
        """Whether the period is over without its target: nothing more can cover it."""
        return self.days_left <= 0 and self.coverage.answer is not Answer.DONE


def coverage_of(ground: Ground) -> CoverageView:
    """Return the answer of the ground's period for the deals in its scope."""
    shown = ground.figures()
    counted = covering(ground.open_deals(), ground.unproven, ground.period)
    mean = mean_won(ground)
    total_of = sum_of(counted, ground.currency)
    measured = velocity_of(total_of.valued, shown.win_rate, mean, shown.cycle)
    days_left = ground.period.days_left(ground.day)
    view = CoverageView(
        period=ground.period,
        day=ground.day,
        days_left=days_left,
        target=ground.target,
        won=shown.outlook.won,
        coverage=shown.coverage,
        covering=total_of,
        win_rate=shown.win_rate,
        slip=ground.slip,
        cycle=shown.cycle,
        mean_won=mean,
        out=left_out(ground),
        uncounted=ground.uncounted,
        velocity=measured,
        levers=tuple(bettered(measured, lever) for lever in Lever) if isinstance(measured, Velocity) else (),
        closing=closing(shown.coverage, measured, days_left) if days_left else None,
    )
    opened, rate = shown.coverage.open, shown.win_rate
    if opened is None or shown.coverage.needed_ratio is None:
        return view
    stays = 1 - shown.coverage.slip
    return replace(
        view,
        brings=opened.times((rate.value or 0.0) * stays),
        brings_low=opened.times(rate.low * stays),
        brings_high=opened.times(rate.high * stays),
        sure_from=_sure_from(shown.coverage.left, rate.low * stays),
    )


def _sure_from(left: Money | None, share: float) -> Money | None:
    """The open value of which even the low end of the win rate brings what is left, rounded up."""
    return Money(math.ceil(left.minor / share), left.currency) if left is not None and share > 0 else None


def won_values(ground: Ground) -> list[Money]:
    """Return what each won deal of the last 24 months brought, of those with a value in the desk's currency."""
    won = (one for one in rated(ground.deals, ground.day) if one.status is Status.WON)
    return [one.value for one in won if one.value is not None and one.currency == ground.currency]


def mean_won(ground: Ground) -> Money | None:
    """Return what a won deal of the last 24 months brought on average, half a minor unit rounded up; None of none."""
    values = won_values(ground)
    if not values:
        return None
    whole = total(values, ground.currency)
    return Money((2 * whole.minor + len(values)) // (2 * len(values)), ground.currency)


def left_out(ground: Ground) -> tuple[LeftOut, ...]:
    """Return what covers nothing, for each reason that there is; a deal is left out for one reason only."""
    found = ((why, deals_out(ground, why)) for why in Out)
    return tuple(LeftOut(why=why, sum=sum_of(deals, ground.currency)) for why, deals in found if deals)


def deals_out(ground: Ground, why: Out) -> list[Deal]:
    """Return the open deals that are left out for a reason: of those expected in the period, or without a date."""
    return [one for one in ground.open_deals() if _why_out(one, ground) is why]


def _why_out(deal: Deal, ground: Ground) -> Out | None:
    """Why a deal does not count although it might; one that is expected in another period counts there."""
    if deal.expected_on is None:
        return Out.NO_DATE
    if deal.expected_on not in ground.period:
        return None
    if not deal.qualified_on:
        return Out.NOT_QUALIFIED
    if deal.id in ground.unproven:
        return Out.UNPROVEN
    return Out.NO_VALUE if deal.value is None else None


@dataclass(frozen=True, slots=True)
class Covering:
    """What the page "Do we have enough pipeline?" asks."""

    bench: Bench
    calendars: WorkCalendars

    def view(self, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY) -> CoverageView:
        """Return the answer of a period, of the present one without a name. Raises NotAPeriod."""
        return coverage_of(ground_of(self.bench, self.calendars, name, as_of, scope))

    def explain(self, figure: Figure, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY) -> Explained:
        """Return the deals behind coverage, win rate or cycle, of those in scope (B16). Raises NotAPeriod."""
        return explained(figure, self._known(ground_of(self.bench, self.calendars, name, as_of, scope)))

    def explain_out(self, why: Out, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY) -> Explained:
        """Return the deals that are left out for a reason (B16). Raises NotAPeriod."""
        ground = ground_of(self.bench, self.calendars, name, as_of, scope)
        listed = _by_value(deals_out(ground, why))
        known = self._known(ground)
        grounds = tuple(replace(one, own=known.own.get(one.key)) for one in known.grounds(listed, Part.OPEN))
        return Explained(figure=Figure.COUNT, grounds=grounds, currency=ground.currency)

    def _known(self, ground: Ground) -> Known:
        with self.bench.look() as look:
            accounts = account_names(look)
            own = own_values(deals_as_of(look, ground.day), rates_of(look, ground.settings, ground.day))
        return Known(
            as_of=ground.day,
            period=ground.period,
            deals=[one for one in ground.deals if one.known_on(ground.day)],
            stages=ground.stages,
            accounts=accounts,
            unproven=ground.unproven,
            target=ground.target,
            currency=ground.currency,
            own=own,
        )


def _by_value(deals: Iterable[Deal]) -> Sequence[Deal]:
    return sorted(deals, key=lambda one: (-(one.value.minor if one.value else 0), one.title, str(one.id)))
