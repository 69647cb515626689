"""The deals behind each line of the report on won and lost: a count and the list it opens are the same deals (4.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from salesdesk.domain.deal import Outcome, ReasonCode, Status
from salesdesk.domain.folding import fold
from salesdesk.domain.losses import PRICE, Ended


class LineKind(StrEnum):
    """What a line of the report is about."""

    ALL = "all"
    OUTCOME = "outcome"
    REASON = "reason"
    COMPETITOR = "competitor"
    SEGMENT = "segment"
    EARLY = "early"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class LossLine:
    """One line; `name` is the outcome, the reason, the competitor or the segment it is about."""

    kind: LineKind
    name: str = ""


def behind_line(line: LossLine, ended: Iterable[Ended]) -> list[Ended]:
    """Return the deals that a line counts."""
    return [one for one in ended if _BELONGS[line.kind](one, line.name)]


def lost_for_price(one: Ended) -> bool:
    """Tell whether the main reason of a loss is its price."""
    return one.main is not None and one.main.code in PRICE


def offered_reasons(outcome: Outcome) -> tuple[ReasonCode, ...]:
    """Return the reasons that a loss of this kind can have: what belongs to it first (4.3).

    Reasons of a competitor are for competitive losses alone: a loss to nobody is no competitive loss.
    """
    ours = (ReasonCode.PRODUCT, ReasonCode.OTHER)
    if outcome is Outcome.COMPETITIVE:
        return (*_COMPETITIVE, *_NO_DECISION, *ours)
    return (*_NO_DECISION, *ours)


def of_competitor(code: ReasonCode) -> bool:
    """Tell whether a reason is about the competitor that won."""
    return code in _COMPETITIVE


_COMPETITIVE = (ReasonCode.COMPETITOR_PRICE, ReasonCode.COMPETITOR_RELATIONSHIP, ReasonCode.COMPETITOR_BRAND)
_NO_DECISION = (
    ReasonCode.NO_BUDGET,
    ReasonCode.NO_PRIORITY,
    ReasonCode.NO_SPONSOR,
    ReasonCode.STATUS_QUO,
    ReasonCode.REORGANISATION,
)


def _has_outcome(one: Ended, name: str) -> bool:
    return one.status is Status.LOST and (one.outcome or "") == name


def _has_reason(one: Ended, name: str) -> bool:
    return one.status is Status.LOST and one.main is not None and one.main.code == name


def _lost_to(one: Ended, name: str) -> bool:
    to = {fold(reason.competitor) for reason in one.reasons if reason.competitor.strip()}
    return one.outcome is Outcome.COMPETITIVE and one.status is Status.LOST and fold(name) in to


_BELONGS: Mapping[LineKind, Callable[[Ended, str], bool]] = {
    LineKind.ALL: lambda one, _: one.counts,
    LineKind.OUTCOME: _has_outcome,
    LineKind.REASON: _has_reason,
    LineKind.COMPETITOR: _lost_to,
    LineKind.SEGMENT: lambda one, name: one.counts and one.segment == name,
    LineKind.EARLY: lambda one, _: one.counts and one.priced_early,
    LineKind.LATE: lambda one, _: one.counts and not one.priced_early,
}
