"""How many deals go on from a stage (F12), by hand on a few deals."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from salesdesk.domain.deal import Deal, Stage, Status
from salesdesk.domain.passing import Entries, Passed, passed
from salesdesk.domain.stalled import StageChange
from tests.domain.examples import a_deal, key

FIRST, LAST, TODAY = date(2026, 7, 1), date(2026, 12, 31), date(2026, 12, 1)
ONE, TWO, THREE = (Stage(id=key(n), name=f"Stage {n}", order=n) for n in (1, 2, 3))
STAGES = (THREE, ONE, TWO)


def way(deal: int, *stages: Stage | None, on: date = FIRST, entered: bool = True) -> list[StageChange]:
    """Return how a deal went through stages, a day in each; not `entered`: it was found in the first one."""
    ids = [None, *(stage.id if stage else None for stage in stages)]
    return [
        StageChange(
            deal_id=key(deal), before=before, after=after, on=on + timedelta(days=at), entered=entered or at > 0
        )
        for at, (before, after) in enumerate(pairwise(ids))
    ]


def found(deals: dict[int, list[StageChange]], *old: int, **kinds: Any) -> dict[UUID, Passed]:
    made = [_deal(n, kinds.get(f"d{n}", Status.OPEN)) for n in deals]
    entries = Entries(first=FIRST, last=LAST, as_of=TODAY, old=[key(n) for n in old])
    return {
        one.stage.id: one for one in passed(STAGES, [c for listed in deals.values() for c in listed], made, entries)
    }


def _deal(n: int, status: Status) -> Deal:
    return a_deal(id=key(n), status=status, closed_on=None if status is Status.OPEN else TODAY)


def test_f12_a_deal_goes_on_when_it_reaches_a_later_stage_or_is_won() -> None:
    went = found({11: way(11, ONE, TWO), 12: way(12, ONE, THREE), 13: way(13, ONE)}, d13=Status.WON)
    assert went[ONE.id].went_on == (key(11), key(12), key(13))
    assert (went[ONE.id].rate.value, went[ONE.id].rate.n) == (1.0, 3)
    assert went[TWO.id].rate.n == went[THREE.id].rate.n == 0


def test_f12_one_that_was_lost_given_back_or_fell_back_stayed_behind() -> None:
    ways = {11: way(11, ONE, TWO), 12: way(12, TWO), 13: way(13, TWO, ONE), 14: way(14, ONE, TWO, ONE, THREE)}
    stayed = found(ways, d11=Status.LOST, d12=Status.HANDED_BACK)
    assert stayed[TWO.id].stayed == (key(11), key(12), key(13))
    assert stayed[TWO.id].went_on == (key(14),)
    assert stayed[TWO.id].rate.value == 0.25
    assert stayed[ONE.id].went_on == (key(11), key(14))


def test_f12_one_that_still_stands_there_counts_once_it_is_too_old_for_a_win() -> None:
    ways = {11: way(11, ONE), 12: way(12, ONE)}
    assert found(ways)[ONE.id].rate.n == 0
    assert found(ways, 12)[ONE.id].stayed == (key(12),)


def test_f12_the_last_stage_is_passed_by_a_win_alone() -> None:
    ways = {11: way(11, THREE), 12: way(12, THREE)}
    assert found(ways, d11=Status.WON, d12=Status.LOST)[THREE.id].rate.value == 0.5


def test_f12_only_entries_between_the_days_count_and_none_that_was_found_there() -> None:
    early, late = FIRST - timedelta(days=1), TODAY + timedelta(days=1)
    ways = {11: way(11, ONE, TWO, on=early), 12: way(12, ONE, TWO, on=late), 13: way(13, ONE, TWO, entered=False)}
    went = found(ways, d11=Status.WON, d13=Status.LOST)
    assert went[ONE.id].rate.n == 0
    assert (went[TWO.id].went_on, went[TWO.id].stayed) == ((key(11),), (key(13),))


def test_f12_below_eight_deals_no_rate_is_known() -> None:
    ways = {n: way(n, ONE, TWO) for n in range(11, 18)}
    assert not found(ways)[ONE.id].known
    assert found(ways | {18: way(18, ONE, TWO)})[ONE.id].known
