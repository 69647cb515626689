from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.call_report import HeldCall, report_by_rep, report_on, returns_of, without_advance
from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.rates import wilson
from tests.domain.examples import key

ADA, BEN = key(1), key(2)
DAY = date(2026, 11, 24)


def call(outcome: OutcomeClass | None = None, **fields: Any) -> HeldCall:
    """Return a call of Ada's that had an objective."""
    whole: dict[str, Any] = {
        "id": key(),
        "rep_id": ADA,
        "rep": "Ada Holm",
        "account": "Nordlicht",
        "deal": "Fleet",
        "held_on": DAY,
        "has_objective": True,
        "outcome": outcome,
    }
    return HeldCall(**whole | fields)


def returned(expected: int | str | None, actual: int | str | None, unit: str = "orders", **fields: Any) -> HeldCall:
    """Return a call with an expected and an actual return."""
    figures = {name: None if v is None else Decimal(v) for name, v in (("expected", expected), ("actual", actual))}
    return call(OutcomeClass.ADVANCE, unit=unit, **figures, **fields)


def test_2_3_orders_and_advances_are_what_evaluated_calls_should_end_in() -> None:
    calls = [call(kind) for kind in (*OutcomeClass, OutcomeClass.ADVANCE, None, None)]
    report = report_on(calls)
    assert (report.calls, report.advances.value, report.advances.n) == (7, 3 / 5, 5)
    assert (report.advances.low, report.advances.high) == wilson(3, 5)
    assert (report.evaluated.value, report.evaluated.n) == (5 / 7, 7)
    assert report.outcomes == {
        OutcomeClass.ORDER: 1,
        OutcomeClass.ADVANCE: 2,
        OutcomeClass.CONTINUATION: 1,
        OutcomeClass.NO: 1,
    }


def test_2_1_the_report_says_how_many_calls_had_an_objective() -> None:
    report = report_on([call(), call(has_objective=False), call(has_objective=False), call()])
    assert (report.with_objective.value, report.with_objective.n) == (0.5, 4)


def test_2_3_calls_that_moved_nothing_are_listed_newest_first() -> None:
    old, new = call(OutcomeClass.NO, held_on=date(2026, 10, 1)), call(OutcomeClass.CONTINUATION)
    others = [call(OutcomeClass.ORDER), call(OutcomeClass.ADVANCE), call()]
    assert without_advance([old, *others, new]) == (new, old)


def test_b10_the_return_on_meetings_is_actual_over_expected_by_unit() -> None:
    calls = [returned(4, 3), returned(6, 2, "  Orders "), returned("10.5", "21", "€")]
    orders, euro = returns_of(calls)
    assert (orders.unit, orders.expected, orders.actual, orders.calls) == ("orders", Decimal(10), Decimal(5), 2)
    assert orders.accuracy == Decimal("0.5")
    assert (euro.unit, euro.accuracy) == ("€", Decimal(2))


def test_4_21_only_calls_with_both_figures_and_a_unit_count_for_the_return() -> None:
    assert returns_of([returned(4, None), returned(None, 3), returned(4, 3, "  ")]) == ()
    (nothing_expected,) = returns_of([returned(0, 3)])
    assert nothing_expected.accuracy is None


amounts = st.decimals(min_value=0, max_value=10**6, places=2)


@given(st.lists(st.tuples(amounts, amounts, st.sampled_from(["visits", "Visits", "€"])), max_size=20))
def test_4_21_no_figure_is_lost_between_units(seen: list[tuple[Decimal, Decimal, str]]) -> None:
    returns = returns_of([returned(str(expected), str(actual), unit) for expected, actual, unit in seen])
    assert sum(r.calls for r in returns) == len(seen)
    assert sum((r.expected for r in returns), Decimal()) == sum((expected for expected, _, _ in seen), Decimal())
    assert sum((r.actual for r in returns), Decimal()) == sum((actual for _, actual, _ in seen), Decimal())
    assert len({r.unit.casefold() for r in returns}) == len(returns)


def test_b10_each_rep_has_a_report_by_name_and_nobody_is_mixed_up() -> None:
    bens = replace(returned(2, 4), rep_id=BEN, rep="ben Lund")
    nobodys = call(rep_id=None, rep="")
    reports = report_by_rep([bens, returned(2, 1), nobodys, returned(2, 2)])
    assert [(r.rep, r.calls) for r in reports] == [("", 1), ("Ada Holm", 2), ("ben Lund", 1)]
    assert [r.returns[0].accuracy for r in reports if r.returns] == [Decimal("0.75"), Decimal(2)]


def test_a_desk_without_calls_claims_nothing() -> None:
    report = report_on([])
    rates = (report.advances, report.with_objective, report.evaluated)
    assert [rate.value for rate in rates] == [None, None, None]
    assert (report.calls, report.returns, report_by_rep([])) == (0, (), ())
