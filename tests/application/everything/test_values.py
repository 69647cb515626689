"""Values as files write them: exact both ways, and nothing else is taken for one."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.everything.shapes import (
    ColumnShape,
    Held,
    PartShape,
    RecordShape,
    shape_as_json,
    shape_from_json,
)
from salesdesk.application.everything.values import MOST_WHOLE, READ, WRITTEN, check_of

KEY = "00184686-088f-5b19-b743-59095d343035"
VALUES: dict[Held, st.SearchStrategy[Any]] = {
    Held.KEY: st.uuids(),
    Held.TEXT: st.text(st.characters(exclude_categories=["Cs"])),
    Held.WHOLE: st.integers(-MOST_WHOLE - 1, MOST_WHOLE),
    Held.YES_NO: st.booleans(),
    Held.NUMBER: st.floats(allow_nan=False, allow_infinity=False),
    Held.EXACT: st.decimals(allow_nan=False, allow_infinity=False),
    Held.DATE: st.dates(),
    Held.INSTANT: st.datetimes(timezones=st.just(UTC)),
    Held.STRUCTURE: st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5)),
}


def column(held: Held, **given: Any) -> ColumnShape:
    return ColumnShape(name="it", held=held, **given)


@pytest.mark.parametrize("held", VALUES, ids=str)
@given(st.data())
def test_b20_a_value_comes_back_from_its_file_exactly(held: Held, data: st.DataObject) -> None:
    value = data.draw(VALUES[held])
    line = json.dumps(WRITTEN.get(held, lambda plain: plain)(value), ensure_ascii=True)
    read = json.loads(line)
    assert check_of(column(held))(read)
    back = READ.get(held, lambda plain: plain)(read)
    assert back == value
    assert str(back) == str(value)


WRONG: list[tuple[Held, Any]] = [
    (Held.KEY, "17"),
    (Held.KEY, KEY.upper()),
    (Held.KEY, KEY.replace("-", "")),
    (Held.TEXT, 1),
    (Held.WHOLE, True),
    (Held.WHOLE, 1.0),
    (Held.WHOLE, MOST_WHOLE + 1),
    (Held.WHOLE, "1"),
    (Held.YES_NO, 1),
    (Held.NUMBER, float("inf")),
    (Held.NUMBER, "0.5"),
    (Held.EXACT, "NaN"),
    (Held.EXACT, "1,5"),
    (Held.EXACT, "1E+99999999"),
    (Held.EXACT, 1),
    (Held.DATE, "20261201"),
    (Held.DATE, "2026-13-01"),
    (Held.DATE, "2026-W01-1"),
    (Held.DATE, 20261201),
    (Held.INSTANT, "2026-12-01T10:00:00"),
    (Held.INSTANT, "2026-12-01T10:00:00+02:00"),
    (Held.INSTANT, "2026-12-01"),
    (Held.INSTANT, None),
    (Held.STRUCTURE, "{}"),
    (Held.FILE, "files/../../secret.pdf"),
    (Held.FILE, "/etc/passwd"),
    (Held.FILE, f"files/{'a' * 64}.pdf\n"),
    (Held.FILE, 1),
]


@pytest.mark.parametrize(("held", "wrong"), WRONG, ids=repr)
def test_what_is_no_such_value_is_not_taken_for_one(held: Held, wrong: Any) -> None:
    assert not check_of(column(held))(wrong)


def test_only_what_may_be_empty_is_empty_and_a_choice_is_one_of_its_words() -> None:
    choice = column(Held.CHOICE, choices=("open", "won"))
    assert [check_of(choice)(held) for held in ("won", "Won", None, ["won"])] == [True, False, False, False]
    assert check_of(column(Held.DATE, optional=True))(None)
    assert not check_of(column(Held.DATE))(None)


def test_the_shape_of_a_record_reaches_the_child_as_it_is() -> None:
    lines = PartShape(name="line", columns=(column(Held.EXACT, optional=True),), key=("it",))
    shape = RecordShape(
        name="deal", columns=(column(Held.CHOICE, choices=("open", "won")),), key=("it",), parts=(lines,)
    )
    assert shape_from_json(json.loads(json.dumps(shape_as_json(shape)))) == shape


def test_a_column_says_for_people_what_it_holds() -> None:
    told = [column(Held.DATE, optional=True).told(), column(Held.CHOICE, choices=("open", "won")).told()]
    assert told == ["date or null", "choice of open, won"]


def test_values_of_the_trade_are_readable() -> None:
    at = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    written = [WRITTEN[held](value) for held, value in ((Held.EXACT, Decimal("1.50")), (Held.INSTANT, at))]
    written += [WRITTEN[Held.KEY](UUID(KEY)), WRITTEN[Held.DATE](date(2026, 12, 1))]
    assert written == ["1.50", "2026-12-01T09:30:00+00:00", KEY, "2026-12-01"]
