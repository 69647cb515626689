"""Deals that stand still, and deals without a next step: what to touch again, by value and chance (1.9, 1.10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from salesdesk.application.bench import Bench
from salesdesk.application.forecasting import rates_of
from salesdesk.application.guarding import guards_seen
from salesdesk.application.ports import Reading
from salesdesk.application.rows import DealQuery, DealRow
from salesdesk.application.wins import stage_limits
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.exchange import DayRates
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.money import Money
from salesdesk.domain.pest_guard import Guard, Verdict
from salesdesk.domain.stalled import Acts, Limit, is_stalled, quiet_days

ALL = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Strictest:
    """What the pest guard says on a day of whoever of a deal it is strictest with (B4)."""

    name: str
    guard: Guard
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StalledRow:
    """A deal of the list: how long the customer is quiet and may be, what stands in the way, value x chance.

    `worth` is in the desk's currency by the day's exchange rate, in the deal's own where it has no rate.
    `quiet` and `limit` are None where it stands in the list of deals without a next step, `calling` where nobody of
    the deal and its account is known.
    """

    row: DealRow
    worth: Money | None
    quiet: int | None = None
    limit: Limit | None = None
    impediment: Impediment | None = None
    calling: Strictest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StalledView:
    """Both lists, the most worth first: `stalled`, and `unbooked`, open deals without a next step."""

    day: date
    stalled: tuple[StalledRow, ...]
    unbooked: tuple[StalledRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """A stalled deal, before its row is read."""

    key: UUID
    quiet: int
    limit: Limit


@dataclass(frozen=True, slots=True)
class StalledDeals:
    """What a rep touches again."""

    bench: Bench

    def view(self) -> StalledView:
        """Return the deals that stand still today, and those without a next step."""
        with self.bench.look() as look:
            settings = self.bench.changes.settings(look)
            day = self.bench.changes.today(settings)
            standing, rates = standing_impediments(look), rates_of(look, settings, day)
            quiet = standing_still(look, look.rows.deals_for_figures(), day)
            found = [_row(look.rows.deal_row(one.key), standing.get(one.key), rates) for one in quiet]
            stalled = [replace(row, quiet=one.quiet, limit=one.limit) for row, one in zip(found, quiet, strict=True)]
            unbooked = [
                _row(row, standing.get(row.id), rates) for row in look.rows.deal_page(unbooked_on(day), None, ALL).rows
            ]
            stalled, unbooked = guarded(look, stalled, settings, day), guarded(look, unbooked, settings, day)
        return StalledView(
            day=day,
            stalled=_most_worth_first(stalled, settings.currency),
            unbooked=_most_worth_first(unbooked, settings.currency),
        )

    def stalled_keys(self, day: date | None = None) -> frozenset[UUID]:
        """Return which deals stand still on a day (today)."""
        with self.bench.look() as look:
            on = day or self.bench.changes.today(self.bench.changes.settings(look))
            return frozenset(one.key for one in standing_still(look, look.rows.deals_for_figures(), on))

    def unbooked_query(self) -> DealQuery:
        """Return what lists the open deals without a next step; its total is their count."""
        return unbooked_on(self.bench.today())


def guarded(look: Reading, rows: Sequence[StalledRow], settings: DeskSettings, day: date) -> list[StalledRow]:
    """Return the rows with what the pest guard says of whoever of each deal it is strictest with (B4)."""
    people = look.rows.whom([one.row.id for one in rows])
    asked = (key for those in people.values() for key, _ in those)
    guards = guards_seen(look, asked, day, settings.courtesy)
    return [replace(one, calling=_strictest(people.get(one.row.id, ()), guards, day)) for one in rows]


def _strictest(people: Sequence[tuple[UUID, str]], guards: Mapping[UUID, Guard], day: date) -> Strictest | None:
    if not people:
        return None
    strictness = list(Verdict)
    who, name = max(people, key=lambda one: (strictness.index(guards[one[0]].verdict), guards[one[0]].unanswered))
    return Strictest(name=name, guard=guards[who], day=day)


def standing_impediments(look: Reading) -> Mapping[UUID, Impediment]:
    """Return what stands in the way of each deal that has an impediment: the first that was noted and still stands."""
    found: dict[UUID, Impediment] = {}
    for one in look.rows.impediments():
        if one.stands:
            found.setdefault(one.deal_id, one)
    return found


def standing_still(look: Reading, deals: Sequence[Deal], day: date) -> list[Quiet]:
    """Return the open deals that are quiet for too long and not taken care of (terms: stalled)."""
    acts = look.rows.acts(day)
    by_id = {deal.id: deal for deal in deals}
    limits = stage_limits(look, day)
    impeded = standing_impediments(look)
    found: list[Quiet] = []
    for key, seen in acts.items():
        deal = by_id.get(key)
        quiet = quiet_days(seen, day)
        if deal is None or quiet is None or deal.status_on(day) is not Status.OPEN or not deal.known_on(day):
            continue
        limit = limits[deal.stage_id if deal.stage_id in limits else None]
        if _stands_still(look, key, seen, day, limit, impeded=key in impeded):
            found.append(Quiet(key=key, quiet=quiet, limit=limit))
    return found


def _stands_still(look: Reading, key: UUID, acts: Acts, day: date, limit: Limit, *, impeded: bool) -> bool:
    if not is_stalled(acts, day, limit.days, impediment_and_step=False):
        return False
    # Only those with an impediment are asked for their next step: both together end it (1.10).
    return not (impeded and look.rows.deal_row(key).next_step is not None)


def unbooked_on(day: date) -> DealQuery:
    """Return what lists the open deals without a next step; its total is their count."""
    return DealQuery(as_of=day, no_next_step=True)


def _row(row: DealRow, impediment: Impediment | None, rates: DayRates) -> StalledRow:
    value = None if row.value is None else rates.worth(row.value) or row.value
    worth = value.times(row.chance) if value is not None and row.chance is not None else None
    return StalledRow(row=row, worth=worth, impediment=impediment)


def _most_worth_first(rows: list[StalledRow], currency: str) -> tuple[StalledRow, ...]:
    """Sort by value x chance (1.9); currencies without a rate, then deals without both, come after all others."""

    def place(one: StalledRow) -> tuple[int, int, str, str]:
        if one.worth is None:
            return 2, 0, one.row.account, one.row.title
        other = one.worth.currency != currency
        return int(other), -one.worth.minor, one.row.account, one.row.title

    return tuple(sorted(rows, key=place))
