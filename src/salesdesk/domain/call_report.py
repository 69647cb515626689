"""What calls bring: advances per call, calls without advance, expected against actual return (2.1, 2.3, 4.21, B10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.folding import fold
from salesdesk.domain.rates import Rate

ADVANCING = frozenset({OutcomeClass.ORDER, OutcomeClass.ADVANCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCall:
    """A call that was held, as the report needs it; quantities are of `unit`."""

    id: UUID
    rep_id: UUID | None
    rep: str
    account: str
    deal: str
    held_on: date
    has_objective: bool
    outcome: OutcomeClass | None
    expected: Decimal | None = None
    actual: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ReturnOnMeetings:
    """What calls with both figures should bring and brought, in one unit; `accuracy` is actual over expected (B10)."""

    unit: str
    expected: Decimal
    actual: Decimal
    calls: int

    @property
    def accuracy(self) -> Decimal | None:
        """Actual over expected; None when nothing was expected."""
        return self.actual / self.expected if self.expected else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallReport:
    """One rep's calls, or everybody's (`rep` empty).

    `advances` is the share of evaluated calls that ended in an order or an advance; `with_objective` the share of
    calls held that had an objective; `evaluated` the share of calls held that were evaluated.
    """

    rep: str
    calls: int
    advances: Rate
    with_objective: Rate
    evaluated: Rate
    outcomes: dict[OutcomeClass, int]
    returns: tuple[ReturnOnMeetings, ...]


def report_on(calls: Sequence[HeldCall], rep: str = "") -> CallReport:
    """Return the figures of these calls (2.1, 2.3, B10)."""
    evaluated = [call for call in calls if call.outcome is not None]
    return CallReport(
        rep=rep,
        calls=len(calls),
        advances=Rate.seen(sum(call.outcome in ADVANCING for call in evaluated), len(evaluated)),
        with_objective=Rate.seen(sum(call.has_objective for call in calls), len(calls)),
        evaluated=Rate.seen(len(evaluated), len(calls)),
        outcomes={kind: sum(call.outcome is kind for call in calls) for kind in OutcomeClass},
        returns=returns_of(calls),
    )


def report_by_rep(calls: Iterable[HeldCall]) -> tuple[CallReport, ...]:
    """Return one report for each rep, by name."""
    groups: dict[UUID | None, list[HeldCall]] = defaultdict(list)
    for call in calls:
        groups[call.rep_id].append(call)
    return tuple(sorted((report_on(group, group[0].rep) for group in groups.values()), key=lambda r: fold(r.rep)))


def returns_of(calls: Iterable[HeldCall]) -> tuple[ReturnOnMeetings, ...]:
    """Return expected and actual sums by unit, of calls that have both (4.21); units that say the same are one."""
    groups: dict[str, list[HeldCall]] = defaultdict(list)
    for call in calls:
        if call.expected is not None and call.actual is not None and call.unit.strip():
            groups[fold(call.unit).strip()].append(call)
    sums = [
        ReturnOnMeetings(
            group[0].unit.strip(),
            sum((c.expected for c in group if c.expected is not None), Decimal()),
            sum((c.actual for c in group if c.actual is not None), Decimal()),
            len(group),
        )
        for group in groups.values()
    ]
    return tuple(sorted(sums, key=lambda r: (-r.calls, fold(r.unit))))


def without_advance(calls: Iterable[HeldCall]) -> tuple[HeldCall, ...]:
    """Return calls that were evaluated and moved nothing, newest first: activity confused with results (2.3)."""
    still = [call for call in calls if call.outcome in {OutcomeClass.CONTINUATION, OutcomeClass.NO}]
    return tuple(sorted(still, key=lambda call: call.held_on, reverse=True))
