"""A call on the line is written down as it is, and anything else that was written there tells of none."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.running_calls import read, written
from salesdesk.domain.moment import Moment
from salesdesk.domain.running_call import RunningCall

CALL = RunningCall(
    began=Moment(datetime(2026, 12, 1, 9, 7, 3, tzinfo=UTC), "Europe/Berlin"),
    deal_id=uuid4(),
    whom="Ζωή „Ada“ Holm",
    despite="Her line stands still",
)


def test_4_32_a_call_is_read_as_it_was_written() -> None:
    assert read(written(CALL)) == CALL
    assert read(written(None)) is None


@pytest.mark.parametrize(
    "text",
    [
        *("null", "[]", "{}", "7", '"call"', "{", '{"began": "2026-12-01T09:00:00", "zone": "UTC"}'),
        *('{"began": "soon", "zone": "UTC"}', '{"began": "2026-12-01T09:00:00+00:00", "zone": "No/Where"}'),
        '{"began": "2026-12-01T09:00:00+00:00", "zone": "UTC", "deal_id": "x"}',
    ],
)
def test_what_makes_no_sense_is_no_call(text: str) -> None:
    assert read(text) is None


@given(st.text(max_size=60))
def test_nothing_that_stands_there_breaks_a_start(text: str) -> None:
    assert read(text) is None or read(written(read(text))) == read(text)
