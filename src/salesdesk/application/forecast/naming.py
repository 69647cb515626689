"""The plan that closes a gap, with names: who is called, why now, what it may bring, who is left out (B5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from salesdesk.application.forecast.call_book import CallBook, Known
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
from salesdesk.domain.pest_guard import Guard
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


def book_of(look: Reading, ground: Ground) -> CallBook:
    """Return everybody of the ground's scope who could be called, read in a few statements however many they are."""
    rows = look.rows
    accounts, favours = rows.accounts_in_brief(), _favours(look)
    staff, noes = rows.staff(accounts), rows.noes(ground.day)
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
        staff=staff,
        noes=noes,
        favours=favours,
        friends=rows.reachable(favours),
        parts=rows.deals_with([one.id for listed in staff.values() for one in listed]),
        left=rows.left(accounts),
        contracts=rows.contracts_end([one.id for one in noes]),
    )
    return CallBook(ground, known)


def _favours(look: Reading) -> Mapping[UUID, Sequence[Favour]]:
    found: defaultdict[UUID, list[Favour]] = defaultdict(list)
    for favour in look.every(Favour):
        found[favour.person_id].append(favour)
    return found


def guards_of(look: Reading, book: CallBook) -> Mapping[UUID, Guard]:
    """Return what the guard says of everybody in the book, asked at once."""
    return guards_seen(look, book.people, book.ground.day, book.ground.settings.courtesy)


def planned(
    book: CallBook,
    guards: Mapping[UUID, Guard],
    gap: PlayGap,
    plays: Sequence[Judged],
    busy: frozenset[UUID] = frozenset(),
) -> PlanView | None:
    """Return the plan against a gap; None where there is no target, or nothing is missing (0.1).

    Those who are `busy` stand on a call list already.
    """
    if gap.gap is None or gap.to_win is None or not gap.needs_plan:
        return None
    ground, callers = book.ground, callers_of(book.ground)
    listed = [one for one in book.candidates(guards) if one.person_id not in busy]
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
    return _named(book, plan(listed, means), callers)


def callers_of(ground: Ground) -> int:
    """Return whose hours a plan counts on: one rep's, or those of every active rep of the scope."""
    scope = ground.scope
    active = [one for one in ground.reps if one.active and scope.team_id in {None, one.team_id}]
    return 1 if scope.owner_id is not None else max(1, len(active))


def _named(book: CallBook, found: GapPlan, callers: int) -> PlanView:
    candidates: list[Candidate] = [*(one.candidate for one in found.calls), *(one.candidate for one in found.left_out)]
    people = {one.id: one for one in (*book.called.values(), *book.known.friends.values())}
    sold = book.known.sold
    return PlanView(
        plan=found,
        people=people,
        accounts={key: one.name for key, one in sold.accounts.items()},
        products={key: one.name for key, one in sold.products.items()},
        also={one.account_id: book.also(one.account_id, one.why) for one in candidates if one.account_id is not None},
        usual=book.usual,
        minutes=book.ground.settings.play_minutes,
        callers=callers,
        nobody=book.nobody,
    )
