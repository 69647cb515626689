"""Do we have enough pipeline? Enough, not enough, done, or: cannot say (F1, B13)."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    """Coverage of what is still to be won in a period: `ratio` beside `needed_ratio`, amounts net.

    `left` is target - won, None without a target or once it is reached; `slip` the share of the open value that is
    taken to slip out of the period: what is needed and required, and the answer, already allow for it.
    """

    answer: Answer
    why: Why
    left: Money | None = None
    slip: float = 0.0
    open: Money | None = None
    ratio: float | None = None
    needed_ratio: float | None = None
    required: Money | None = None
    pipeline_gap: Money | None = None


def coverage(target: Money | None, won: Money, open_value: Money | None, rate: Rate, *, slip: float = 0.0) -> Coverage:
    """Say whether the qualified, proven open value expected in the period covers target - won (F1, 3.13).

    `open_value` is None when no open deal has an expected close. `slip` (0 to 1) is the share of it that is not
    decided in the period after all. Even without a single win the upper bound can tell that it is not enough; what
    would be required is unknown then. Raises OtherCurrency.
    """
    if target is None:
        return Coverage(answer=Answer.CANNOT_SAY, why=Why.NO_TARGET, slip=slip, open=open_value)
    left = target - won
    if left.minor <= 0:
        return Coverage(answer=Answer.DONE, why=Why.REACHED, slip=slip, open=open_value)
    if rate.n < LEAST_CLOSED:
        return Coverage(answer=Answer.CANNOT_SAY, why=Why.FEW_CLOSED, left=left, slip=slip, open=open_value)
    comes_of = (rate.value or 0.0) * (1 - slip)
    found = Coverage(
        answer=Answer.CANNOT_SAY,
        why=Why.NO_EXPECTED_DATES,
        left=left,
        slip=slip,
        needed_ratio=1 / comes_of if comes_of else None,
        required=_required(left, comes_of) if comes_of else None,
    )
    return found if open_value is None else _judged(found, left, open_value, rate)


def _judged(found: Coverage, left: Money, open_value: Money, rate: Rate) -> Coverage:
    answer, why = Answer.CANNOT_SAY, Why.BETWEEN if rate.value else Why.NO_WINS
    stays = open_value.minor * (1 - found.slip)
    if stays * rate.low >= left.minor:
        answer, why = Answer.ENOUGH, Why.INTERVAL
    elif stays * rate.high < left.minor:
        answer, why = Answer.NOT_ENOUGH, Why.INTERVAL
    required = found.required
    return replace(
        found,
        answer=answer,
        why=why,
        open=open_value,
        ratio=open_value.minor / left.minor,
        pipeline_gap=None if required is None else Money(max(0, required.minor - open_value.minor), left.currency),
    )


def _required(left: Money, comes_of: float) -> Money:
    """Return the open value of which `left` comes, when that share of it is won in the period."""
    exact = Decimal(left.minor) / Decimal(repr(comes_of))
    return Money(int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)), left.currency)
