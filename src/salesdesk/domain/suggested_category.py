"""Where a deal seems to stand in the forecast, from its chance and what speaks against it; the rep decides (F4).

A suggestion stands beside what the rep chose and never takes its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from salesdesk.domain.closing_in_time import LANDS_FROM, InTime
from salesdesk.domain.deal import Category, Deal

COMMIT_FROM: Final = 0.8
BEST_CASE_FROM: Final = 0.5


class SuggestWhy(StrEnum):
    """Why a category is suggested: the chance, and what keeps a sure deal from being promised."""

    LIKELY = "likely"
    EVEN = "even"
    UNLIKELY = "unlikely"
    NO_CHANCE = "no_chance"
    NO_VALUE = "no_value"
    NOT_QUALIFIED = "not_qualified"
    UNPROVEN = "unproven"
    OVERDUE = "overdue"
    TOO_SLOW = "too_slow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A category and why: first what the chance says, then what keeps the deal from being a commit."""

    category: Category
    why: tuple[SuggestWhy, ...]


def suggested(
    deal: Deal, chance: float | None, day: date, *, unproven: bool = False, in_time: InTime | None = None
) -> Suggestion | None:
    """Return the category that an open deal seems to belong to on a day; None without a chance: nobody can say.

    From 80 % on it is a commit, unless it has no value, is not qualified, is unproven, is overdue, or fewer than half
    of the desk's wins of that age came `in_time`; then, and from 50 % on, it is the best case. `chance` is from 0 to 1.
    """
    if chance is None:
        return None
    if chance <= 0:
        return Suggestion(category=Category.OMITTED, why=(SuggestWhy.NO_CHANCE,))
    if chance < BEST_CASE_FROM:
        return Suggestion(category=Category.PIPELINE, why=(SuggestWhy.UNLIKELY,))
    if chance < COMMIT_FROM:
        return Suggestion(category=Category.BEST_CASE, why=(SuggestWhy.EVEN,))
    doubts = _doubts(deal, day, unproven=unproven, in_time=in_time)
    category = Category.BEST_CASE if doubts else Category.COMMIT
    return Suggestion(category=category, why=(SuggestWhy.LIKELY, *doubts))


def _doubts(deal: Deal, day: date, *, unproven: bool, in_time: InTime | None) -> tuple[SuggestWhy, ...]:
    seen = None if in_time is None or in_time.share is None else in_time.chance
    doubts = (
        (SuggestWhy.NO_VALUE, deal.value is None),
        (SuggestWhy.NOT_QUALIFIED, deal.qualified_on is None),
        (SuggestWhy.UNPROVEN, unproven),
        (SuggestWhy.OVERDUE, deal.expected_on is not None and deal.expected_on < day),
        (SuggestWhy.TOO_SLOW, seen is not None and seen < LANDS_FROM),
    )
    return tuple(why for why, holds in doubts if holds)
