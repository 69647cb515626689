"""How well an account fits the customer we are looking for: weighted criteria, reasons, no score without data (3.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from uuid import UUID

from salesdesk.domain.account import Account
from salesdesk.domain.folding import fold
from salesdesk.domain.refusals import Missing, OutOfRange


class FitField(StrEnum):
    """What of an account a criterion looks at."""

    INDUSTRY = "industry"
    COUNTRY = "country"
    REGION = "region"
    EMPLOYEES = "employees"
    REVENUE = "revenue"


NUMBERS = frozenset({FitField.EMPLOYEES, FitField.REVENUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class FitCriterion:
    """One trait of the ideal customer: one of the words for texts, from `least` to `most` for numbers.

    Revenue is in millions as the source gave it; `weight` is a share of the score, at least 1.
    """

    id: UUID
    field: FitField
    words: tuple[str, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class FitReason:
    """What one criterion found: `met` is None where the account says nothing about it."""

    criterion: FitCriterion
    found: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class Fit:
    """The score from 0 to 100 over the criteria that could be looked at; None when there was no data at all."""

    score: int | None
    reasons: tuple[FitReason, ...]


HEAVIEST = 100


def checked(criterion: FitCriterion) -> FitCriterion:
    """Return the criterion as it may be kept. Raises Missing (words or limits), OutOfRange (weight, limits)."""
    if not 1 <= criterion.weight <= HEAVIEST:
        raise OutOfRange("weight", str(criterion.weight), "1", str(HEAVIEST))
    if criterion.field in NUMBERS:
        if criterion.least is None and criterion.most is None:
            raise Missing("limits", "fit_criterion")
        if criterion.least is not None and criterion.most is not None and criterion.least > criterion.most:
            raise OutOfRange("limits", str(criterion.least), most=str(criterion.most))
    elif not any(word.strip() for word in criterion.words):
        raise Missing("words", "fit_criterion")
    return criterion


def fit_of(account: Account, criteria: Iterable[FitCriterion]) -> Fit:
    """Return how well the account fits, with a reason for each criterion (3.2).

    The score is the weight of the criteria met over the weight of those that the account's data could answer.
    """
    reasons = tuple(_looked_at(account, criterion) for criterion in criteria)
    answered = [reason for reason in reasons if reason.met is not None]
    weight = sum(reason.criterion.weight for reason in answered)
    hits = sum(reason.criterion.weight for reason in answered if reason.met)
    return Fit(round(100 * hits / weight) if weight else None, reasons)


_FOUND: Mapping[FitField, Callable[[Account], str]] = {
    FitField.INDUSTRY: lambda a: a.industry,
    FitField.COUNTRY: lambda a: a.country,
    FitField.REGION: lambda a: a.region,
    FitField.EMPLOYEES: lambda a: "" if a.employees is None else str(a.employees),
    FitField.REVENUE: lambda a: a.revenue_millions,
}


def _looked_at(account: Account, criterion: FitCriterion) -> FitReason:
    found = _FOUND[criterion.field](account).strip()
    if not found:
        return FitReason(criterion, "", None)
    met = _number_fits(found, criterion) if criterion.field in NUMBERS else _word_fits(found, criterion)
    return FitReason(criterion, found, met)


def _word_fits(found: str, criterion: FitCriterion) -> bool:
    return fold(found).strip() in {fold(word).strip() for word in criterion.words}


def _number_fits(found: str, criterion: FitCriterion) -> bool | None:
    try:
        number = Decimal(found)
    except InvalidOperation:
        return None
    if not number.is_finite():
        return None
    above = criterion.least is None or number >= criterion.least
    return above and (criterion.most is None or number <= criterion.most)
