from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.account import Account
from salesdesk.domain.fit import HEAVIEST, FitCriterion, FitField, checked, fit_of
from salesdesk.domain.refusals import Missing, OutOfRange, Refusal
from tests.domain.examples import key


def account(**fields: Any) -> Account:
    return Account(id=key(), name="Zoi Foods", **fields)


def wanted(field: FitField, *words: str, weight: int = 1, **limits: int) -> FitCriterion:
    numbers = {name: Decimal(limit) for name, limit in limits.items()}
    return FitCriterion(id=key(), field=field, words=words, weight=weight, **numbers)


FOOD = wanted(FitField.INDUSTRY, "Food", "Drinks", weight=3)
GREEK = wanted(FitField.COUNTRY, "GR")
MIDDLE = wanted(FitField.EMPLOYEES, weight=4, least=50, most=500)


def test_3_2_the_score_is_the_weight_met_of_the_weight_that_could_be_looked_at() -> None:
    fit = fit_of(account(industry="FOOD", country="DE", employees=420), [FOOD, GREEK, MIDDLE])
    assert fit.score == round(100 * 7 / 8)
    assert [(r.criterion.field, r.found, r.met) for r in fit.reasons] == [
        (FitField.INDUSTRY, "FOOD", True),
        (FitField.COUNTRY, "DE", False),
        (FitField.EMPLOYEES, "420", True),
    ]


def test_3_2_what_the_account_does_not_say_counts_neither_for_nor_against_it() -> None:
    fit = fit_of(account(industry="drinks"), [FOOD, GREEK, MIDDLE])
    assert (fit.score, [r.met for r in fit.reasons]) == (100, [True, None, None])


@pytest.mark.parametrize("unknown", [account(), account(revenue_millions="about 5"), account(revenue_millions="NaN")])
def test_3_2_without_data_there_is_no_score(unknown: Account) -> None:
    fit = fit_of(unknown, [FOOD, GREEK, MIDDLE, wanted(FitField.REVENUE, least=1)])
    assert (fit.score, [r.met for r in fit.reasons]) == (None, [None] * 4)
    assert fit_of(account(industry="Food"), []).score is None


@pytest.mark.parametrize(
    ("employees", "met"), [(49, False), (50, True), (500, True), (501, False), (0, False), (None, None)]
)
def test_3_2_limits_belong_to_the_range(employees: int | None, met: bool | None) -> None:
    assert fit_of(account(employees=employees), [MIDDLE]).reasons[0].met is met


@pytest.mark.parametrize(("found", "met"), [("61.5", True), ("5", True), ("4.99", False), ("-1", False)])
def test_3_2_one_limit_is_enough(found: str, met: bool) -> None:
    assert fit_of(account(revenue_millions=found), [wanted(FitField.REVENUE, least=5)]).reasons[0].met is met


def test_3_2_words_are_matched_without_case_accents_and_spare_spaces() -> None:
    food = wanted(FitField.INDUSTRY, " ΤΡΌΦΙΜΑ ")
    assert fit_of(account(industry="τροφιμα"), [food]).score == 100
    assert fit_of(account(region="Attica"), [wanted(FitField.REGION, "Attica", "Crete")]).score == 100


@given(st.lists(st.tuples(st.integers(1, HEAVIEST), st.sampled_from([True, False, None])), max_size=8))
def test_3_2_the_score_is_a_whole_per_cent_and_a_heavier_hit_never_lowers_it(
    seen: list[tuple[int, bool | None]],
) -> None:
    fields = {True: FitField.INDUSTRY, False: FitField.COUNTRY, None: FitField.REGION}
    criteria = [wanted(fields[met], "Food", weight=weight) for weight, met in seen]
    fit = fit_of(account(industry="Food", country="DE"), criteria)
    assert [r.met for r in fit.reasons] == [met for _, met in seen]
    answered = [(weight, met) for weight, met in seen if met is not None]
    if not answered:
        assert fit.score is None
        return
    assert fit.score is not None
    share = Decimal(100 * sum(weight for weight, met in answered if met)) / sum(weight for weight, _ in answered)
    assert 0 <= fit.score <= 100
    assert abs(fit.score - share) <= Decimal("0.5")
    more = fit_of(account(industry="Food", country="DE"), [*criteria, wanted(FitField.INDUSTRY, "Food", weight=100)])
    assert more.score is not None
    assert more.score >= fit.score


@pytest.mark.parametrize(
    ("criterion", "refusal", "what"),
    [
        (wanted(FitField.INDUSTRY), Missing, "words"),
        (wanted(FitField.INDUSTRY, " "), Missing, "words"),
        (wanted(FitField.EMPLOYEES, "many"), Missing, "limits"),
        (wanted(FitField.EMPLOYEES, least=5, most=4), OutOfRange, "limits"),
        (wanted(FitField.INDUSTRY, "Food", weight=0), OutOfRange, "weight"),
        (wanted(FitField.INDUSTRY, "Food", weight=HEAVIEST + 1), OutOfRange, "weight"),
    ],
)
def test_a_criterion_can_be_met_and_weighs_something(
    criterion: FitCriterion, refusal: type[Refusal], what: str
) -> None:
    with pytest.raises(refusal) as refused:
        checked(criterion)
    assert getattr(refused.value, "what", "") == what
    assert checked(MIDDLE) is MIDDLE
