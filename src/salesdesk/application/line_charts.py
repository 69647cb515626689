"""Charts over time as plain descriptions: lines of amounts, and pairs of what was said and what came.

Everything is a share of the room there is, so that the window and the paper draw the same chart.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

LineLook = Literal["solid", "dashed", "dotted"]
_MARKS: Final = 4
_NICE: Final = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A printed place on an axis: where it is, from 0 to 1, and what stands there."""

    share: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLine:
    """A line with its name: points from the lower left corner, both shares from 0 to 1.

    A `stepped` line stays until the next point is reached: what is won on a day is not won before it.
    """

    name: str
    look: LineLook
    points: tuple[tuple[float, float], ...]
    stepped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChart:
    """Lines over days, ready to be drawn or read out; `now` is where today stands, None outside."""

    lines: tuple[ChartLine, ...]
    along: tuple[Mark, ...]
    up: tuple[Mark, ...]
    now: Mark | None
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two columns beside each other, as shares of the height; None: there is none. `text` stands below them."""

    text: str
    said: float | None
    came: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PairChart:
    """What was said beside what came, time after time, ready to be drawn or read out."""

    said: str
    came: str
    pairs: tuple[Pair, ...]
    up: tuple[Mark, ...]
    told: str


def marks_up(most: int, printed: Callable[[int], str]) -> tuple[int, tuple[Mark, ...]]:
    """Return the amount at the top of a chart and the marks from 0 up to it, in round steps.

    `most` is the greatest amount shown, in minor units; nothing is more than 0 gives marks of one step.
    """
    most = max(most, 1)
    rough = most / _MARKS
    tens = 10.0 ** math.floor(math.log10(rough)) if rough >= 1 else 1.0
    step = max(1, round(next(nice * tens for nice in _NICE if nice * tens >= rough - 1e-9)))
    count = math.ceil(most / step)
    top = step * count
    return top, tuple(Mark(share=n * step / top, text=printed(n * step)) for n in range(count + 1))


def day_share(day: date, first: date, last: date) -> float:
    """Return where the end of a day stands between the start of the first and the end of the last, from 0 to 1."""
    return min(1.0, max(0.0, ((day - first).days + 1) / ((last - first).days + 1)))


def points_of(
    amounts: Sequence[tuple[date, int | None]], first: date, last: date, top: int
) -> tuple[tuple[float, float], ...]:
    """Return the points of a line; days without an amount have none, amounts below 0 stand at the foot."""
    return tuple(
        (day_share(day, first, last), min(1.0, max(0, amount) / top)) for day, amount in amounts if amount is not None
    )
