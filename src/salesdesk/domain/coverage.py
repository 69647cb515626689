"""Do we have enough pipeline? Enough, not enough, done, or: cannot say (F1, B13)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from salesdesk.domain.money import Money
from salesdesk.domain.rates import Rate

LEAST_CLOSED = 8


class Answer(StrEnum):
    """The answer to "do we have enough pipeline?"."""

    ENOUGH = "enough"
    NOT_ENOUGH = "not_enough"
    CANNOT_SAY = "cannot_say"
    DONE = "done"


class Why(StrEnum):
    """What the answer rests on."""

    INTERVAL = "interval"
    BETWEEN = "between"
    REACHED = "reached"
    NO_TARGET = "no_target"
    FEW_CLOSED = "few_closed"
    NO_WINS = "no_wins"
    NO_EXPECTED_DATES = "no_expected_dates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Coverage of what is still to be won in a period: `ratio` beside `needed_ratio`, amounts net."""

    answer: Answer
    why: Why
    open: Money | None = None
    ratio: float | None = None
    needed_ratio: float | None = None
    required: Money | None = None
    pipeline_gap: Money | None = None


def coverage(target: Money | None, won: Money, open_value: Money | None, rate: Rate) -> Coverage:
    """Say whether the qualified, proven open value expected in the period covers target - won (F1).

    `open_value` is None when no open deal has an expected close. Even without a single win the upper bound can
    tell that it is not enough; what would be required is unknown then.
    """
    if target is None:
        return Coverage(answer=Answer.CANNOT_SAY, why=Why.NO_TARGET, open=open_value)
    left = target - won
    if left.minor <= 0:
        return Coverage(answer=Answer.DONE, why=Why.REACHED, open=open_value)
    if rate.n < LEAST_CLOSED:
        return Coverage(answer=Answer.CANNOT_SAY, why=Why.FEW_CLOSED, open=open_value)
    if open_value is None:
        return Coverage(
            answer=Answer.CANNOT_SAY,
            why=Why.NO_EXPECTED_DATES,
            needed_ratio=1 / rate.value if rate.value else None,
            required=_required(left, rate.value) if rate.value else None,
        )
    return _judged(left, open_value, rate)


def _judged(left: Money, open_value: Money, rate: Rate) -> Coverage:
    answer, why = Answer.CANNOT_SAY, Why.BETWEEN if rate.value else Why.NO_WINS
    if open_value.minor * rate.low >= left.minor:
        answer, why = Answer.ENOUGH, Why.INTERVAL
    elif open_value.minor * rate.high < left.minor:
        answer, why = Answer.NOT_ENOUGH, Why.INTERVAL
    required = _required(left, rate.value) if rate.value else None
    return Coverage(
        answer=answer,
        why=why,
        open=open_value,
        ratio=open_value.minor / left.minor,
        needed_ratio=1 / rate.value if rate.value else None,
        required=required,
        pipeline_gap=None if required is None else Money(max(0, required.minor - open_value.minor), left.currency),
    )


def _required(left: Money, win_rate: float) -> Money:
    exact = Decimal(left.minor) / Decimal(repr(win_rate))
    return Money(int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)), left.currency)
