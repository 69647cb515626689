"""What a list of deals asks of each: the pieces that a filter in people's words is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.segment import SegmentBy


class Compare(StrEnum):
    """How a figure is held against another."""

    LESS = "<"
    AT_MOST = "<="
    IS = "="
    AT_LEAST = ">="
    MORE = ">"


class Figure(StrEnum):
    """A figure of a deal: value in minor units of the desk's currency, chance 0 to 1, age in days, keeps."""

    VALUE = "value"
    CHANCE = "chance"
    AGE = "age"
    KEEPS = "keeps"


class Attribute(StrEnum):
    """What a deal has one of."""

    STAGE = "stage"
    OWNER = "owner"
    ACCOUNT = "account"
    CATEGORY = "category"
    MOTION = "motion"
    IMPEDIMENT = "impediment"


class Mark(StrEnum):
    """What is true of a deal or not."""

    NO_NEXT_STEP = "no_next_step"
    UNPROVEN = "unproven"
    OVERDUE = "overdue"
    NO_VALUE = "no_value"
    NO_CLOSE = "no_close"
    NO_ACCOUNT = "no_account"
    PAUSED = "paused"
    PAST_MEAN = "past_mean"
    PAST_P90 = "past_p90"
    PAST_LONGEST = "past_longest"
    STALLED = "stalled"


@dataclass(frozen=True, slots=True)
class FigureIs:
    """A figure stands so to another; a deal without the figure does not meet it.

    An amount of money is in minor units of `currency`, the desk's own where none is told; other currencies do not
    meet it.
    """

    figure: Figure
    compare: Compare
    amount: float
    currency: str = ""


@dataclass(frozen=True, slots=True)
class ClosesBetween:
    """The expected close lies between two days, both included; None is open."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class OneOf:
    """The deal's stage, owner, account (by key), or its category, motion, impediment (by word) is one of these."""

    attribute: Attribute
    chosen: frozenset[UUID] | frozenset[str]


@dataclass(frozen=True, slots=True)
class OlderThan:
    """The deal is older than so many days, pauses out; segments of enough wins have days of their own."""

    days: int
    by: SegmentBy = SegmentBy.INDUSTRY
    segments: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Quiet:
    """Both spoke, and since then the customer did nothing for more days than a deal of its stage may be quiet.

    A deal with a standing impediment and a booked next step is not meant (1.10).
    """

    days: int
    stages: tuple[tuple[UUID, int], ...] = ()


DealTest = FigureIs | ClosesBetween | OneOf | OlderThan | Quiet | Mark


@dataclass(frozen=True, slots=True)
class Asked:
    """A test that deals have to meet, or (`but`) must not meet."""

    test: DealTest
    but: bool = False
