"""The forecast of a period: by category, weighted, its exact range, rep by rep, deal by deal (4.1, F3, F4, F10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.forecast.ground import EVERYBODY, Ground, Scope, ground_of, target_for
from salesdesk.application.ports import WorkCalendars
from salesdesk.domain.deal import Category, Deal
from salesdesk.domain.explained import Explained, Figure, Part, grounds_of
from salesdesk.domain.forecast import Outlook, outlook
from salesdesk.domain.forecast_call import ForecastCall
from salesdesk.domain.forecast_range import Bet, Range, range_of
from salesdesk.domain.money import Money, total
from salesdesk.domain.pausing import days_old
from salesdesk.domain.period import Period
from salesdesk.domain.roll_up import RollUp, roll_up
from salesdesk.domain.suggested_category import Suggestion, suggested


class OutOfRangeWhy(StrEnum):
    """Why an open deal is in no range: nobody says what it is worth, how likely it is, when, or there is no rate."""

    NO_VALUE = "no_value"
    NO_CHANCE = "no_chance"
    NO_RATE = "no_rate"
    NO_DATE = "no_date"


class ChanceFrom(StrEnum):
    """Whose chance a deal has: the rep's, its stage's, or the odds of its age."""

    REP = "rep"
    STAGE = "stage"
    AGE = "age"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """What a period may come to in all, won and open: in one case of ten less than `p10`, in one of ten over `p90`.

    `chance` is the probability to reach the target, None without one. It rests on `deals` open deals; a grid may have
    moved each figure by `error` at most (0: every outcome was counted).
    """

    p10: Money
    p50: Money
    p90: Money
    most: Money
    error: Money
    deals: int
    chance: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Biggest:
    """The deal that weighs most among the open ones, and the range without it."""

    deal: Deal
    account: str
    without: Spread


@dataclass(frozen=True, slots=True, kw_only=True)
class NotInRange:
    """How many open deals are in no range for one reason, and what those with a value come to."""

    why: OutOfRangeWhy
    count: int
    value: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerRow:
    """The forecast of one rep: `owner_id` is None, and the name empty, for deals that are nobody's."""

    owner_id: UUID | None
    name: str
    outlook: Outlook
    held: RollUp
    spread: Spread
    call: ForecastCall | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDeal:
    """An open deal due in the period, omitted ones as well, with what is suggested beside the rep's category."""

    deal: Deal
    account: str
    owner: str
    stage: str
    chance: float | None
    chance_from: ChanceFrom | None
    suggestion: Suggestion | None

    @property
    def differs(self) -> bool:
        """Whether another category is suggested than the rep chose."""
        return self.suggestion is not None and self.suggestion.category is not self.deal.category


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What is said of the period by people: the scope's own call, and how many reps said what in all.

    `together` adds up what `said` of `reps` reps commit to, the lead's number where there is one in `adjusted`.
    """

    call: ForecastCall | None
    together: Money
    adjusted: Money
    said: int
    reps: int
    adjusts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookView:
    """The forecast of a period on a day, of the deals in scope; amounts are net, in the desk's currency.

    `by_age` deals have the odds of their age for a chance. `rows` are the reps of a scope of several, their sums are
    the whole; `deals` are those due in the period.
    """

    period: Period
    day: date
    scope: Scope
    selling_days_left: int
    outlook: Outlook
    held: RollUp
    spread: Spread
    biggest: Biggest | None
    not_in_range: tuple[NotInRange, ...]
    by_age: int
    called: Called
    rows: tuple[OwnerRow, ...]
    deals: tuple[DueDeal, ...]

    @property
    def target(self) -> Money | None:
        """What the period should bring; None while nobody said so."""
        return self.outlook.target

    @property
    def over(self) -> bool:
        """Whether the period had ended by the day."""
        return self.day > self.period.last

    @property
    def empty(self) -> bool:
        """Whether nothing was won in the period and nothing is open in it."""
        return not self.deals and not self.outlook.won_count


@dataclass(frozen=True, slots=True)
class Outlooks:
    """What the page "Forecast" asks."""

    bench: Bench
    calendars: WorkCalendars

    def view(self, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY) -> OutlookView:
        """Return the forecast of a period, of the present one without a name. Raises NotAPeriod."""
        return self.look(name, as_of, scope)[1]

    def look(self, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY) -> tuple[Ground, OutlookView]:
        """Return the ground with the forecast on it, for trying out other chances and dates. Raises NotAPeriod."""
        ground = ground_of(self.bench, self.calendars, name, as_of, scope)
        return ground, outlook_of(ground, self._accounts())

    def explain_out(
        self, why: OutOfRangeWhy, name: str = "", as_of: date | None = None, scope: Scope = EVERYBODY
    ) -> Explained:
        """Return the deals that are in no range for a reason (B16). Raises NotAPeriod."""
        ground = ground_of(self.bench, self.calendars, name, as_of, scope)
        grounds = grounds_of(deals_out(ground).get(why, ()), Part.OPEN, self._accounts(), ground.currency)
        return Explained(figure=Figure.COUNT, grounds=grounds, currency=ground.currency)

    def _accounts(self) -> Mapping[UUID, str]:
        with self.bench.look() as look:
            return {key: one.name for key, one in look.rows.accounts_in_brief().items()}


def outlook_of(ground: Ground, accounts: Mapping[UUID, str]) -> OutlookView:
    """Return the forecast that stands on a ground; `accounts` are their names."""
    due = may_close(ground)
    whole = period_outlook(ground)
    rows = _rows(ground)
    return OutlookView(
        period=ground.period,
        day=ground.day,
        scope=ground.scope,
        selling_days_left=ground.calendar.selling_days_left(ground.period, ground.day),
        outlook=whole,
        held=roll_up(ground.deals, ground.period, ground.day, ground.currency),
        spread=spread_of(ground.bets(due), whole.won, whole.target),
        biggest=biggest_of(ground, due, whole, accounts),
        not_in_range=not_in_range(ground),
        by_age=sum(_chance_from(ground, one) is ChanceFrom.AGE for one in due),
        called=_called(ground, rows),
        rows=rows if ground.scope.owner_id is None else (),
        deals=_due_deals(ground, accounts),
    )


def period_outlook(ground: Ground) -> Outlook:
    """Return target, won, commit, weighted rest and shortfall of the deals in scope, as the gap bar has them."""
    return outlook(ground.deals, ground.stages, ground.period, ground.day, ground.target, ground.currency)


def spread_of(bets: Sequence[Bet], won: Money, target: Money | None) -> Spread:
    """Return what is won together with what open deals may bring, exact (F10)."""
    found, currency = range_of(bets), won.currency

    def with_won(minor: int) -> Money:
        return won + Money(minor, currency)

    return Spread(
        p10=with_won(found.p10),
        p50=with_won(found.p50),
        p90=with_won(found.p90),
        most=with_won(found.most),
        error=Money(found.error, currency),
        deals=len(bets),
        chance=None if target is None else _reaches(found, target.minor - won.minor),
    )


def _reaches(found: Range, left: int) -> float:
    """The probability that open deals bring what is left; where none is left, or they cannot, it is exactly that."""
    if left <= 0:
        return 1.0
    return found.at_least(left) if left <= found.most else 0.0


def may_close(ground: Ground) -> list[Deal]:
    """Return the open deals that can still be won in the period: those due in it, none once it is over."""
    return [] if ground.day > ground.period.last else ground.due()


def biggest_of(ground: Ground, due: Sequence[Deal], whole: Outlook, accounts: Mapping[UUID, str]) -> Biggest | None:
    """Return the open deal of the highest value in the range, with the range when it is lost."""
    live = [one for one in due if ground.bets([one]) and one.value is not None and (ground.chance(one) or 0) > 0]
    if not live:
        return None
    found = max(live, key=lambda one: (one.value.minor if one.value else 0, ground.chance(one) or 0, str(one.id)))
    without = spread_of(ground.bets(one for one in due if one.id != found.id), whole.won, whole.target)
    return Biggest(deal=found, account=accounts.get(found.account_id or found.id, ""), without=without)


def not_in_range(ground: Ground) -> tuple[NotInRange, ...]:
    """Return how many open deals are in no range, reason by reason; each deal counts for its first reason."""
    out = deals_out(ground)
    return tuple(
        NotInRange(why=why, count=len(out[why]), value=_valued(out[why], ground.currency))
        for why in OutOfRangeWhy
        if why in out
    )


def deals_out(ground: Ground) -> Mapping[OutOfRangeWhy, Sequence[Deal]]:
    """Return the open deals that are in no range by their reason, but for those that are omitted."""
    out: dict[OutOfRangeWhy, list[Deal]] = {}
    for deal in ground.open_deals() if ground.day <= ground.period.last else ():
        why = None if deal.category is Category.OMITTED else why_out(ground, deal)
        if why is not None:
            out.setdefault(why, []).append(deal)
    return out


def why_out(ground: Ground, deal: Deal) -> OutOfRangeWhy | None:
    """Return why an open deal of this period, or of no day at all, is in no range; None where it is, or is not due."""
    if deal.expected_on is None:
        return OutOfRangeWhy.NO_DATE
    if deal.expected_on not in ground.period:
        return None
    if deal.value is None:
        return OutOfRangeWhy.NO_VALUE
    if deal.currency != ground.currency:
        return OutOfRangeWhy.NO_RATE
    return OutOfRangeWhy.NO_CHANCE if ground.chance(deal) is None else None


def _valued(deals: Iterable[Deal], currency: str) -> Money:
    return total((one.value for one in deals if one.value is not None and one.currency == currency), currency)


def _rows(ground: Ground) -> tuple[OwnerRow, ...]:
    """The forecast of each rep in scope who has something in the period; what is nobody's comes last."""
    own: dict[UUID | None, list[Deal]] = {}
    known = {rep.id for rep in ground.reps}
    for deal in ground.deals:
        own.setdefault(deal.owner_id if deal.owner_id in known else None, []).append(deal)
    team = ground.scope.team_id
    meant = [rep for rep in ground.reps if team is None or rep.team_id == team]
    rows = [
        _row(ground, rep.id, rep.name, own.get(rep.id, []))
        for rep in sorted(meant, key=lambda rep: (rep.name.casefold(), str(rep.id)))
    ]
    return tuple(row for row in (*rows, _row(ground, None, "", own.get(None, []))) if _holds(row))


def _row(ground: Ground, owner: UUID | None, name: str, deals: Sequence[Deal]) -> OwnerRow:
    scope = replace(ground.scope, owner_id=owner, team_id=None)
    target = target_for(ground.targets, ground.period, scope, ground.currency) if owner else None
    part = replace(ground, scope=scope, deals=tuple(deals), target=target)
    shown = period_outlook(part)
    return OwnerRow(
        owner_id=owner,
        name=name,
        outlook=shown,
        held=roll_up(deals, ground.period, ground.day, ground.currency),
        spread=spread_of(part.bets(may_close(part)), shown.won, target),
        call=call_of(ground.calls, ground.period, owner) if owner else None,
    )


def _holds(row: OwnerRow) -> bool:
    held = row.held.with_pipeline + row.held.omitted
    return bool(held.minor or row.outlook.won_count or row.outlook.not_weighted or row.outlook.target or row.call)


def call_of(calls: Iterable[ForecastCall], period: Period, owner: UUID | None) -> ForecastCall | None:
    """Return what is said of a period for one owner, None for the whole desk."""
    return next((one for one in calls if one.period == period.name and one.owner_id == owner), None)


def _called(ground: Ground, rows: Sequence[OwnerRow]) -> Called:
    """What reps commit to; an amount in a currency that the desk had before counts as not said."""
    scope, currency = ground.scope, ground.currency
    own = None if scope.team_id else call_of(ground.calls, ground.period, scope.owner_id)
    reps = [row for row in rows if row.owner_id is not None]
    said = [(row.call, row.call.committed) for row in reps if row.call is not None and row.call.committed is not None]
    said = [(call, amount) for call, amount in said if amount.currency == currency]
    beside = {call.id: call.adjusted for call, _ in said if call.adjusted and call.adjusted.currency == currency}
    return Called(
        call=own,
        together=total((amount for _, amount in said), currency),
        adjusted=total((beside.get(call.id, amount) for call, amount in said), currency),
        said=len(said),
        reps=len(reps),
        adjusts=len(beside),
    )


def _due_deals(ground: Ground, accounts: Mapping[UUID, str]) -> tuple[DueDeal, ...]:
    owners = {rep.id: rep.name for rep in ground.reps}
    listed = [one for one in ground.open_deals() if one.expected_on in ground.period]
    return tuple(
        DueDeal(
            deal=one,
            account=accounts.get(one.account_id, "") if one.account_id else "",
            owner=owners.get(one.owner_id, "") if one.owner_id else "",
            stage=stage.name if (stage := ground.stage_of(one)) is not None else "",
            chance=ground.chance(one),
            chance_from=_chance_from(ground, one),
            suggestion=suggestion_of(ground, one),
        )
        for one in sorted(listed, key=lambda one: (-(one.value.minor if one.value else -1), one.title, str(one.id)))
    )


def suggestion_of(ground: Ground, deal: Deal) -> Suggestion | None:
    """Return the category that an open deal seems to belong to, by its chance and the desk's own cycles."""
    since = deal.ages_from
    in_time = None
    if since is not None:
        age = max(0, days_old(since, ground.day, deal.paused_age))
        left = ground.period.days_left(ground.day)
        in_time = ground.cycles.closing(age, left, deal.motion, ground.segments.get(deal.id, ""))
    return suggested(deal, ground.chance(deal), ground.day, unproven=deal.id in ground.unproven, in_time=in_time)


def _chance_from(ground: Ground, deal: Deal) -> ChanceFrom | None:
    if deal.chance is not None:
        return ChanceFrom.REP
    stage = ground.stage_of(deal)
    if stage is not None and stage.chance is not None:
        return ChanceFrom.STAGE
    return ChanceFrom.AGE if deal.id in ground.odds else None
