"""Every figure explains itself: the deals behind it and what they count as (B16)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.forecasting import Forecasting, deals_as_of, rates_of, target_of, unproven_as_of
from salesdesk.application.ports import Reading
from salesdesk.application.slips import slip_before
from salesdesk.domain import before_after
from salesdesk.domain.account import Account
from salesdesk.domain.ageing import yardsticks_of
from salesdesk.domain.deal import Deal, Stage, Status, chance_of
from salesdesk.domain.exchange import DayRates
from salesdesk.domain.explained import Explained, Figure, Ground, Part, grounds_of
from salesdesk.domain.forecast import behind, rated, win_rate
from salesdesk.domain.money import Money
from salesdesk.domain.pausing import paused_days, standing
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import covering
from salesdesk.domain.slipping import taken_off
from salesdesk.domain.sweep import SweepChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the figures of a period are worked out from, as it was known on the day.

    The deals are in the desk's currency; `own` are the values of those that were converted, in their own.
    `slip` is the share of the open value that coverage takes to slip out of the period.
    """

    as_of: date
    period: Period
    deals: Sequence[Deal]
    stages: Mapping[UUID, Stage]
    accounts: Mapping[UUID, str]
    unproven: frozenset[UUID]
    target: Money | None
    currency: str
    own: Mapping[UUID, Money] = field(default_factory=dict[UUID, Money])
    slip: float = 0.0

    def with_status(self, status: Status) -> list[Deal]:
        """Return the deals that had this status on the day."""
        return [deal for deal in self.deals if deal.status_on(self.as_of) is status]

    def grounds(self, deals: Iterable[Deal], part: Part) -> tuple[Ground, ...]:
        """Return these deals as grounds."""
        return grounds_of(deals, part, self.accounts, self.currency)

    def weighed(self, deals: Iterable[Deal]) -> tuple[Ground, ...]:
        """Return these deals as grounds of a weighted sum, each with its chance."""
        listed = list(deals)
        chances = [chance_of(deal, self.stages.get(deal.stage_id) if deal.stage_id else None) for deal in listed]
        return tuple(
            replace(ground, chance=chance)
            for ground, chance in zip(self.grounds(listed, Part.WEIGHTED), chances, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Explaining:
    """What a page asks when somebody wants to know where a figure comes from."""

    bench: Bench
    forecasting: Forecasting

    def pipeline(self, figure: Figure, name: str = "", as_of: date | None = None) -> Explained:
        """Return a figure of the pipeline in a period, on a day (today unless told). Raises NotAPeriod."""
        period = self.forecasting.period(name, as_of)
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            today = self.bench.changes.today(settings)
            day = as_of or today
            stages = tuple(look.every(Stage))
            rates = rates_of(look, settings, day)
            found = [deal for deal in deals_as_of(look, day) if deal.known_on(day)]
            deals = rates.deals(found)
            known = Known(
                as_of=day,
                period=period,
                deals=deals,
                stages={stage.id: stage for stage in stages},
                accounts=account_names(look),
                unproven=unproven_as_of(look, deals, stages, day, today),
                target=target_of(look, period, settings.currency),
                currency=settings.currency,
                own=own_values(found, rates),
                slip=taken_off(slip_before(look.rows, settings, period, day)),
            )
        return explained(figure, known)

    def swept(
        self, figure: Figure, ground: before_after.Ground, chosen: Mapping[UUID, SweepChoice] | None = None
    ) -> Explained:
        """Return a figure of the panel of a sweep, as it would be after the choices; without choices, as it is."""
        with self.bench.look() as look:
            accounts = account_names(look)
            rates = rates_of(look, self.bench.changes.settings(look), ground.as_of)
            own = own_values(look.rows.deals_for_figures(), rates)
        return swept_explained(figure, ground, chosen or {}, accounts, own)

    def age(self, key: UUID) -> Explained:
        """Return the age of a deal: from when to when it counts, and the days of pauses taken out (terms: age)."""
        with self.bench.look() as look:
            deal = look.kept(Deal, key).value
            settings = self.bench.changes.settings(look)
            today = self.bench.changes.today(settings)
        return age_explained(deal, today, settings.currency)

    def yardstick(self, key: UUID) -> Explained:
        """Return the average cycle that a deal's age is held against: of the won deals of its segment, or of all."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            today = self.bench.changes.today(settings)
            deals = rates_of(look, settings, today).deals(look.rows.deals_for_figures())
            segments = look.rows.segments(settings.segment_by)
            accounts = account_names(look)
        own = segments.get(key, "")
        pooled = yardsticks_of(deals, segments, today).of(own).pooled
        won = [deal for deal in deals if deal.known_on(today) and deal.status_on(today) is Status.WON]
        alike = [deal for deal in won if deal.cycle_days is not None and (pooled or segments.get(deal.id, "") == own)]
        grounds = grounds_of(alike, Part.WON, accounts, settings.currency)
        return Explained(figure=Figure.CYCLE, grounds=grounds, currency=settings.currency)

    def chance(self, key: UUID) -> Explained:
        """Return what a deal is worth by its chance, and whose chance that is."""
        with self.bench.look() as look:
            deal = look.kept(Deal, key).value
            account = look.find(Account, deal.account_id)
            stage = look.find(Stage, deal.stage_id)
        names = {account.id: account.name} if account else {}
        (ground,) = grounds_of([deal], Part.WEIGHTED, names, deal.currency)
        return Explained(
            figure=Figure.CHANCE,
            grounds=(replace(ground, chance=chance_of(deal, stage)),),
            currency=deal.currency,
            basis=stage.name if stage is not None and deal.chance is None else "",
        )


def account_names(look: Reading) -> Mapping[UUID, str]:
    """Return the names of all accounts."""
    return {account.id: account.name for account in look.every(Account)}


def explained(figure: Figure, known: Known) -> Explained:
    """Return a figure of the pipeline with its grounds."""
    found = _OF_THE_PIPELINE[figure](known)
    return replace(found, grounds=tuple(replace(one, own=known.own.get(one.key)) for one in found.grounds))


def own_values(deals: Iterable[Deal], rates: DayRates) -> Mapping[UUID, Money]:
    """Return the values that are converted, by their deals, each in its own currency."""
    return {deal.id: deal.value for deal in deals if deal.value is not None and deal.currency in rates.per_base}


def swept_explained(
    figure: Figure,
    ground: before_after.Ground,
    chosen: Mapping[UUID, SweepChoice],
    accounts: Mapping[UUID, str],
    own: Mapping[UUID, Money] | None = None,
) -> Explained:
    """Return a figure of the panel of a sweep with its grounds; what is promised is of the next period (B12)."""
    deals = before_after.swept(ground.deals, chosen, ground.as_of)
    known = Known(
        as_of=ground.as_of,
        period=ground.following if figure is Figure.PROMISED else ground.period,
        deals=[deal for deal in deals if deal.known_on(ground.as_of)],
        stages={stage.id: stage for stage in ground.stages},
        accounts=accounts,
        unproven=ground.unproven,
        target=ground.target,
        currency=ground.currency,
        own=own or {},
        slip=ground.slip,
    )
    return explained(figure, known)


def age_explained(deal: Deal, today: date, currency: str) -> Explained:
    """Return the age of a deal on a day; one that waits stopped on the day its pause began, a closed one at its end."""
    pause = standing(deal.pauses)
    end = today if deal.status is Status.OPEN else deal.closed_on or today
    until = pause.begun_on if pause is not None else end
    over = [one for one in deal.pauses if one.ended_on is not None]
    return Explained(
        figure=Figure.AGE,
        grounds=(),
        currency=currency,
        since=deal.age_from,
        until=until,
        paused=paused_days(over, deal.age_from, until) if deal.age_from else 0,
    )


def _of(figure: Figure, known: Known, *grounds: Ground) -> Explained:
    return Explained(figure=figure, grounds=grounds, currency=known.currency, target=known.target)


def _open(known: Known) -> Explained:
    return _of(Figure.OPEN, known, *known.grounds(known.with_status(Status.OPEN), Part.OPEN))


def _won(known: Known) -> Explained:
    return _of(Figure.WON, known, *_won_in(known))


def _won_in(known: Known) -> tuple[Ground, ...]:
    return known.grounds(behind(known.deals, known.period, known.as_of, known.currency).won, Part.WON)


def _commit(known: Known) -> Explained:
    return _of(Figure.COMMIT, known, *_committed(known))


def _committed(known: Known) -> tuple[Ground, ...]:
    return known.grounds(behind(known.deals, known.period, known.as_of, known.currency).commit, Part.COMMIT)


def _weighted(known: Known) -> Explained:
    return _of(Figure.WEIGHTED, known, *_rest(known))


def _rest(known: Known) -> tuple[Ground, ...]:
    return known.weighed(behind(known.deals, known.period, known.as_of, known.currency).rest)


def _promised(known: Known) -> Explained:
    return _of(Figure.PROMISED, known, *_committed(known), *_rest(known))


def _all_weighed(figure: Figure, known: Known) -> Explained:
    return _of(figure, known, *known.weighed(known.with_status(Status.OPEN)))


def _count(known: Known) -> Explained:
    return _of(Figure.COUNT, known, *known.grounds(known.with_status(Status.OPEN), Part.OPEN))


def _shortfall(known: Known) -> Explained:
    return _of(Figure.SHORTFALL, known, *_won_in(known), *_committed(known), *_rest(known))


def _coverage(known: Known) -> Explained:
    due = covering(known.with_status(Status.OPEN), known.unproven, known.period)
    shown = _of(Figure.COVERAGE, known, *known.grounds(due, Part.OPEN), *_won_in(known))
    return replace(shown, rate=win_rate(known.deals, known.as_of), slip=known.slip)


def _win_rate(known: Known) -> Explained:
    return _of(Figure.WIN_RATE, known, *won_and_lost(rated(known.deals, known.as_of), known.accounts, known.currency))


def won_and_lost(deals: Sequence[Deal], accounts: Mapping[UUID, str], currency: str) -> tuple[Ground, ...]:
    """Return closed deals as grounds, the won ones first."""
    won = [deal for deal in deals if deal.status is Status.WON]
    lost = [deal for deal in deals if deal.status is not Status.WON]
    return (
        *grounds_of(won, Part.WON, accounts, currency),
        *grounds_of(lost, Part.LOST, accounts, currency),
    )


def _cycle(known: Known) -> Explained:
    timed = [deal for deal in known.with_status(Status.WON) if deal.cycle_days is not None]
    return _of(Figure.CYCLE, known, *known.grounds(timed, Part.WON))


_OF_THE_PIPELINE: Mapping[Figure, Callable[[Known], Explained]] = {
    Figure.OPEN: _open,
    Figure.WON: _won,
    Figure.COMMIT: _commit,
    Figure.WEIGHTED: _weighted,
    Figure.SHORTFALL: _shortfall,
    Figure.COVERAGE: _coverage,
    Figure.WIN_RATE: _win_rate,
    Figure.CYCLE: _cycle,
    Figure.COUNT: _count,
    Figure.PROMISED: _promised,
    **{one: partial(_all_weighed, one) for one in (Figure.ALL_WEIGHTED, Figure.P10, Figure.P90)},
}
