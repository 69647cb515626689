from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.evaluation import OutcomeClass
from salesdesk.domain.material import next_step_rate
from salesdesk.domain.rates import wilson


@given(st.lists(st.none() | st.sampled_from(OutcomeClass), max_size=30))
def test_3_3_a_piece_counts_by_the_evaluated_calls_that_led_on(outcomes: list[OutcomeClass | None]) -> None:
    led_on = outcomes.count(OutcomeClass.ORDER) + outcomes.count(OutcomeClass.ADVANCE)
    evaluated = len(outcomes) - outcomes.count(None)
    rate = next_step_rate(outcomes)
    assert rate.n == evaluated
    assert rate.value == (led_on / evaluated if evaluated else None)
    assert (rate.low, rate.high) == wilson(led_on, evaluated)


def test_3_3_a_piece_that_was_never_used_claims_nothing() -> None:
    assert next_step_rate([]).value is None
    assert next_step_rate([None, None]).value is None
