"""How long sales take by segment, product and rep, and who is different only where the figures say so (1.3)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from salesdesk.domain.ageing import Cycle, cycle_from
from salesdesk.domain.binomial import at_least
from salesdesk.domain.coverage import LEAST_CLOSED
from salesdesk.domain.rates import rank_of

_TAIL = 0.025
_HALF = 50


class Tempo(StrEnum):
    """How a group's cycle stands beside the whole team's."""

    QUICKER = "quicker"
    ALIKE = "alike"
    SLOWER = "slower"
    CANNOT_SAY = "cannot_say"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """The won deals of one group: their cycle in calendar days, and the 95 % interval of its median.

    `low` and `high` are None below 8 wins; alike means that the figures tell no difference, not that there is none.
    """

    group: str
    cycle: Cycle
    low: int | None = None
    high: int | None = None
    tempo: Tempo = Tempo.CANNOT_SAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythms:
    """The cycle of all won deals, and that of each group, those with the most wins first."""

    team: Cycle
    groups: tuple[Rhythm, ...]


Took = tuple[str, int]
"""The group of a won deal (its segment, product or rep), and how many calendar days it took."""


def rhythms(won: Iterable[Took]) -> Rhythms:
    """Return the cycle table of won deals; a group is different where its interval excludes the team's median (1.3)."""
    groups: dict[str, Counter[int]] = {}
    for group, days in won:
        groups.setdefault(group, Counter())[days] += 1
    team = cycle_from(sum(groups.values(), Counter[int]()))
    listed = [_rhythm(group, days, team) for group, days in groups.items()]
    return Rhythms(team=team, groups=tuple(sorted(listed, key=lambda one: (-one.cycle.n, one.group))))


def _rhythm(group: str, days: Mapping[int, int], team: Cycle) -> Rhythm:
    cycle = cycle_from(days)
    if cycle.n < LEAST_CLOSED or team.median is None:
        return Rhythm(group=group, cycle=cycle)
    low, high = median_interval(days)
    tempo = Tempo.SLOWER if team.median < low else Tempo.QUICKER if team.median > high else Tempo.ALIKE
    return Rhythm(group=group, cycle=cycle, low=low, high=high, tempo=tempo)


def median_interval(days: Mapping[int, int]) -> tuple[int, int]:
    """Return the 95 % bootstrap interval of the median of values that were seen so often (at least one of them).

    It is what drawing samples without end would come to, and is counted instead: of a sample drawn anew the median
    lies at or below a value when at least half of the draws do, and those are binomial. So it takes no chance, and
    the same deals always give the same interval.
    """
    values = sorted(value for value, count in days.items() if count > 0)
    reached = list(accumulate(days[value] for value in values))
    n = reached[-1]
    rank = rank_of(n, _HALF)

    def first(share: float) -> int:
        return values[bisect_left(reached, share, key=lambda upto: at_least(rank, n, upto / n))]

    return first(_TAIL), first(1 - _TAIL)
