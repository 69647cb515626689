"""What the desk's wins say of its open deals on a day: how old is too old, how long may a customer be quiet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from salesdesk.application.deal_tests import Asked, DealTest, Mark, OlderThan, Quiet
from salesdesk.application.ports import Reading
from salesdesk.domain.ageing import Cycle, Yardsticks, cycle_from
from salesdesk.domain.deal import Stage
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.stalled import Limit, limit_for

_NEVER = 10**6
"""Days that nothing is as old as: what cannot be said flags no deal."""

_AGES = frozenset({Mark.PAST_MEAN, Mark.PAST_P90, Mark.PAST_LONGEST})


def yardsticks_on(look: Reading, settings: DeskSettings, day: date) -> Yardsticks:
    """Return the cycles of the deals won up to the day, of the desk and of each segment; no deal is read."""
    rows = look.rows
    segments = rows.segment_cycles(settings.segment_by, day)
    return Yardsticks(
        desk=cycle_from(rows.cycles(day)),
        segments={name: cycle_from(wins) for name, wins in segments.items()},
    )


def stage_limits(look: Reading, day: date) -> Mapping[UUID | None, Limit]:
    """Return after how many quiet days deals of each stage are stalled; None: those without a stage."""
    stays, stages = look.rows.stays(day), look.every(Stage)
    cycle = cycle_from(look.rows.cycles(day))
    limits: dict[UUID | None, Limit] = {
        stage.id: limit_for(_each(stays.get(stage.id, {})), cycle, len(stages)) for stage in stages
    }
    limits[None] = limit_for((), cycle, len(stages))
    return limits


def _each(lengths: Mapping[int, int]) -> Sequence[int]:
    """Return counted lengths one by one, ascending."""
    return [length for length, count in sorted(lengths.items()) for _ in range(count)]


def as_days(look: Reading, settings: DeskSettings, day: date, tests: Sequence[Asked]) -> tuple[Asked, ...]:
    """Return the tests with "past average", "past p90", "older than any win" and "stalled" as days."""
    ages = any(one.test in _AGES for one in tests)
    sticks = yardsticks_on(look, settings, day) if ages else None
    quiet = _quiet(stage_limits(look, day)) if any(one.test is Mark.STALLED for one in tests) else None

    def told(test: DealTest) -> DealTest:
        if sticks is not None and isinstance(test, Mark) and test in _AGES:
            return _older(sticks, settings, test)
        return quiet if quiet is not None and test is Mark.STALLED else test

    return tuple(Asked(told(one.test), but=one.but) for one in tests)


def _older(sticks: Yardsticks, settings: DeskSettings, mark: Mark) -> OlderThan:
    own = [(name, _days(cycle, mark)) for name, cycle in sorted(sticks.segments.items()) if cycle.enough]
    return OlderThan(_days(sticks.desk, mark), settings.segment_by, tuple(own))


def _quiet(limits: Mapping[UUID | None, Limit]) -> Quiet:
    stages = tuple((key, limit.days) for key, limit in limits.items() if key is not None)
    return Quiet(limits[None].days, stages)


def _days(cycle: Cycle, mark: Mark) -> int:
    if not cycle.enough or cycle.mean is None or cycle.p90 is None or cycle.longest is None:
        return _NEVER
    return {Mark.PAST_MEAN: int(cycle.mean), Mark.PAST_P90: cycle.p90, Mark.PAST_LONGEST: cycle.longest}[mark]
