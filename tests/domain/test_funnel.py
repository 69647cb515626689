"""The desk's own funnel: each step counts a part of the one before; a rep's shares lean on the team's (F7, F9)."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.activity_effect import KindSum
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.funnel import FunnelCounts, FunnelStep, Worked, counts_of, shares, wins_for
from salesdesk.domain.money import Money
from salesdesk.domain.rates import Rate
from salesdesk.domain.required_activities import required
from tests.domain.examples import a_deal

ADA, BEA = uuid4(), uuid4()


def a_decided(status: Status, owner: UUID = ADA) -> Deal:
    return a_deal(status=status, owner_id=owner, closed_on=date(2026, 8, 1))


def done(count: int, talks: int, judged: int, advanced: int, rep: UUID | None = ADA) -> Worked:
    kind = KindSum(kind=ActivityKind.CALL_OR_MEETING, count=count, talks=talks)
    return Worked(rep_id=rep, sum=kind, judged=judged, advanced=advanced)


def test_f7_a_funnel_is_counted_from_what_the_desk_knows() -> None:
    won, lost, silent = a_decided(Status.WON), a_decided(Status.LOST), a_decided(Status.LOST)
    still_open = a_deal()
    advances = {won.id: 3, lost.id: 1, still_open.id: 9}
    counts = counts_of([won, lost, silent], advances, [done(10, 6, 4, 1), done(5, 5, 2, 2)])
    assert [counts.of(step) for step in FunnelStep] == [(1, 3), (2, 4), (3, 6), (11, 15)]
    assert [share.seen for share in shares(counts)] == [
        Rate.seen(1, 3),
        Rate.seen(2, 4),
        Rate.seen(3, 6),
        Rate.seen(11, 15),
    ]


@given(
    st.lists(
        st.tuples(st.booleans(), st.integers(0, 4), st.sampled_from([ADA, BEA])),
        max_size=20,
    ),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.sampled_from([ADA, BEA]))),
)
def test_f7_the_counts_of_reps_add_up_to_those_of_all(
    deals: list[tuple[bool, int, UUID]], work: list[tuple[int, int, int, UUID]]
) -> None:
    decided = [a_decided(Status.WON if won else Status.LOST, owner) for won, _, owner in deals]
    advances = {deal.id: count for deal, (_, count, _) in zip(decided, deals, strict=True)}
    worked = [done(a + b + c, a + b, a, min(a, b), rep) for a, b, c, rep in work]
    whole = counts_of(decided, advances, worked)
    each = [
        counts_of(
            [one for one in decided if one.owner_id == rep], advances, [one for one in worked if one.rep_id == rep]
        )
        for rep in (ADA, BEA)
    ]
    for step in FunnelStep:
        parts = [one.of(step) for one in each]
        assert whole.of(step) == (sum(hits for hits, _ in parts), sum(n for _, n in parts))
        assert whole.of(step)[0] <= whole.of(step)[1]


def test_f9_a_reps_share_leans_on_the_teams_and_rests_on_its_number() -> None:
    reps = [FunnelCounts(deals=(2, 3)), FunnelCounts(deals=(30, 40)), FunnelCounts(deals=(6, 40))]
    share = shares(reps[0], reps)[0]
    assert share.drawn is not None
    assert share.drawn.team.deals is not None
    assert share.seen == Rate.seen(2, 3)
    rate = share.conversion.rate
    assert 38 / 83 < (rate.value or 0) < 2 / 3
    assert rate.n == 83


def test_f9_without_own_deals_a_rep_has_the_teams_share() -> None:
    reps = [FunnelCounts(), FunnelCounts(deals=(20, 40)), FunnelCounts(deals=(19, 40)), FunnelCounts(deals=(21, 40))]
    assert shares(reps[0], reps)[0].conversion.rate == Rate.seen(60, 120)


def test_f7_the_vector_from_the_goal_up() -> None:
    counts = FunnelCounts(deals=(40, 100), advances=(50, 100), talks=(35, 100), activities=(10, 100))
    found = required(14, [one.conversion for one in shares(counts)])
    assert [one.by_mean for one in found] == [35, 70, 200, 2_000]


@pytest.mark.parametrize(("left", "wins"), [(10_000, 4), (9_000, 3), (1, 1), (0, 0), (-5, 0)])
def test_so_many_wins_of_the_mean_value_bring_what_is_left(left: int, wins: int) -> None:
    assert wins_for(Money.of(left, "EUR"), Money.of(3_000, "EUR")) == wins
