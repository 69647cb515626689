"""The plan that closes a gap, with names: who is called, why now, what it may bring, who is left out (B5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from salesdesk.application.forecast.call_book import CallBook
from salesdesk.application.forecast.call_reasons import CallReasons, Known
from salesdesk.application.forecast.ground import Ground
from salesdesk.application.forecast.sold import Sold
from salesdesk.application.forecast.usual import Usual
from salesdesk.application.forecasting import rates_of
from salesdesk.application.gap_rows import Reachable
from salesdesk.application.guarding import guards_seen
from salesdesk.application.ports import Reading
from salesdesk.domain.deal import Motion
from salesdesk.domain.favour import Favour
from salesdesk.domain.gap_plan import Candidate, GapPlan, Means, plan
from salesdesk.domain.holding import Holding
from salesdesk.domain.play_gap import PlayGap
from salesdesk.domain.plays import Judged
from salesdesk.domain.product import Product
from salesdesk.domain.why_now import WhyNow


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """The plan with the names that its keys stand for.

    `also` is what else somebody may be called about, by account; `usual` says how often talks of a motion are won;
    `callers` is how many reps' hours it counts on, `minutes` what each has on a working day. `nobody` accounts have a
    reason to be called and nobody on the desk to call.
    """

    plan: GapPlan
    people: Mapping[UUID, Reachable]
    accounts: Mapping[UUID, str]
    products: Mapping[UUID, str]
    also: Mapping[UUID, tuple[WhyNow, ...]]
    usual: Mapping[Motion, Usual]
    minutes: int
    callers: int = 1
    nobody: int = 0


def reasons_of(look: Reading, ground: Ground) -> CallReasons:
    """Return which accounts of the ground's scope would be called and why, read in a few statements."""
    rows = look.rows
    accounts, favours, noes = rows.accounts_in_brief(), _favours(look), rows.noes(ground.day)
    sold = Sold(
        accounts=accounts,
        products={one.id: one for one in look.every(Product)},
        holdings=look.every(Holding),
        bought=rows.bought(),
        rates=rates_of(look, ground.settings, ground.day),
        today=ground.day,
        last=ground.period.last,
    )
    known = Known(
        sold=sold,
        noes=noes,
        favours=favours,
        friends=rows.reachable(favours),
        left=rows.left([one.account_id for one in noes if one.account_id is not None]),
        contracts=rows.contracts_end([one.id for one in noes]),
    )
    return CallReasons(ground, known)


def book_of(look: Reading, reasons: CallReasons) -> CallBook:
    """Return whom one would call at customers, and at the other accounts that there is a reason for."""
    staff = look.rows.staff({*reasons.by_account, *reasons.customers})
    people = [one.id for listed in staff.values() for one in listed]
    return CallBook(reasons, staff, look.rows.deals_with(people))


def _favours(look: Reading) -> Mapping[UUID, Sequence[Favour]]:
    found: defaultdict[UUID, list[Favour]] = defaultdict(list)
    for favour in look.every(Favour):
        found[favour.person_id].append(favour)
    return found


def guarded(
    look: Reading, book: CallBook, plays: Sequence[Judged], busy: frozenset[UUID] = frozenset()
) -> tuple[Candidate, ...]:
    """Return who could be called, with what the guard says of those whose call counts; `busy` ones are through."""
    settings, counting = book.ground.settings, {one.key for one in plays if one.counts}
    listed = [one for one in book.candidates() if one.person_id not in busy]
    asked = {one.person_id for one in listed if one.play in counting and not one.guard.stops}
    guards = guards_seen(look, asked, book.ground.day, settings.courtesy)
    return tuple(replace(one, guard=guards.get(one.person_id, one.guard)) for one in listed)


def planned(book: CallBook, candidates: Sequence[Candidate], gap: PlayGap, plays: Sequence[Judged]) -> PlanView | None:
    """Return the plan against a gap; None where there is no target, or nothing is missing (0.1)."""
    if gap.gap is None or gap.to_win is None or not gap.needs_plan:
        return None
    ground, callers = book.ground, callers_of(book.ground)
    means = Means(
        period=ground.period,
        today=ground.day,
        calendar=ground.calendar,
        minutes_a_day=ground.settings.play_minutes * callers,
        cycles=ground.cycles,
        plays={one.key: one for one in plays},
        to_win=gap.to_win,
        gap=gap.gap,
        bets=gap.bets,
    )
    return _named(book, plan(candidates, means), callers)


def callers_of(ground: Ground) -> int:
    """Return whose hours a plan counts on: one rep's, or those of every active rep of the scope."""
    scope = ground.scope
    active = [one for one in ground.reps if one.active and scope.team_id in {None, one.team_id}]
    return 1 if scope.owner_id is not None else max(1, len(active))


def _named(book: CallBook, found: GapPlan, callers: int) -> PlanView:
    reasons = book.reasons
    people = {one.id: one for one in (*book.called.values(), *reasons.known.friends.values())}
    calls = [(one.candidate.account_id, one.candidate.why) for one in found.calls]
    return PlanView(
        plan=found,
        people=people,
        accounts={key: one.name for key, one in reasons.known.sold.accounts.items()},
        products={key: one.name for key, one in reasons.known.sold.products.items()},
        also={key: reasons.also(key, why) for key, why in calls if key is not None},
        usual=reasons.usual,
        minutes=book.ground.settings.play_minutes,
        callers=callers,
        nobody=book.nobody,
    )
