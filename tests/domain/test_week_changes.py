"""What changed in a period's pipeline since last week: told deal by deal, and true to the cent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.deal import Category, Deal, Status
from salesdesk.domain.history import Change
from salesdesk.domain.money import Money, total
from salesdesk.domain.period import Period
from salesdesk.domain.week_changes import Changed, Shift, changed, per_owner, pushes_of
from tests.domain.examples import a_deal, eur, key

QUARTER = Period.parse("2026-Q4")
SINCE, DAY = date(2026, 11, 24), date(2026, 12, 1)
SOON, LATER, NEXT = date(2026, 12, 5), date(2026, 12, 20), date(2027, 1, 15)
ADA, BEA = key(1), key(2)


def _open(**fields: Any) -> Deal:
    return a_deal(**({"value": eur(100), "expected_on": SOON, "created_on": date(2026, 9, 1)} | fields))


def _between(*pairs: tuple[Deal, Deal]) -> Changed:
    return changed(QUARTER, SINCE, DAY, {was.id: was for was, _ in pairs}, [now for _, now in pairs], "EUR")


def _told(was: Deal, **fields: Any) -> list[tuple[Shift, Money]]:
    return [(one.shift, one.by) for one in _between((was, replace(was, **fields))).shifted]


MINUS = Money.of(-100, "EUR")


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ({}, {}, []),
        ({"created_on": date(2026, 11, 26)}, {}, [(Shift.NEW, eur(100))]),
        ({"expected_on": NEXT}, {"expected_on": LATER}, [(Shift.MOVED_IN, eur(100))]),
        ({"category": Category.OMITTED}, {"category": Category.COMMIT}, [(Shift.MOVED_IN, eur(100))]),
        ({}, {"expected_on": None}, [(Shift.MOVED_OUT, MINUS)]),
        ({}, {"expected_on": LATER}, [(Shift.PUSHED, eur(0))]),
        ({}, {"expected_on": NEXT}, [(Shift.PUSHED, eur(0)), (Shift.MOVED_OUT, MINUS)]),
        ({}, {"value": eur(130)}, [(Shift.VALUE_UP, eur(30))]),
        ({}, {"value": eur(70)}, [(Shift.VALUE_DOWN, Money.of(-30, "EUR"))]),
        ({}, {"status": Status.LOST, "closed_on": DAY}, [(Shift.LOST, MINUS)]),
        ({}, {"status": Status.WON, "closed_on": DAY}, [(Shift.WON, MINUS)]),
        (
            {"expected_on": NEXT},
            {"status": Status.WON, "closed_on": DAY, "value": eur(90)},
            [(Shift.MOVED_IN, eur(100)), (Shift.VALUE_DOWN, Money.of(-10, "EUR")), (Shift.WON, Money.of(-90, "EUR"))],
        ),
        ({"expected_on": NEXT}, {"status": Status.LOST, "closed_on": DAY}, []),
        ({}, {"status": Status.WON, "closed_on": SINCE}, []),
        ({"expected_on": NEXT}, {"value": eur(900)}, []),
    ],
)
def test_what_happened_to_a_deal_is_told(
    was: dict[str, Any], now: dict[str, Any], told: list[tuple[Shift, Money]]
) -> None:
    before = _open(**was)
    if now.get("closed_on") == SINCE:
        before = replace(before, **now)
    assert _told(before, **now) == told


def test_a_deal_without_a_value_is_told_and_adds_nothing() -> None:
    (one,) = _between((_open(value=None, created_on=DAY), _open(value=None, created_on=DAY))).shifted[:1]
    assert (one.shift, one.by, one.valued) == (Shift.NEW, eur(0), False)


def test_a_push_says_by_how_many_days() -> None:
    was = _open()
    (one,) = _between((was, replace(was, expected_on=LATER))).shifted
    assert one.days == 15


def _moved(before: str | None, after: str | None, *, withdrawn: bool = False, field: str = "expected_on") -> Change:
    return Change(
        id=key(),
        entity="deal",
        entity_id=key(5),
        field=field,
        before=before,
        after=after,
        happened_on=DAY,
        recorded_at=datetime(2026, 12, 1, 9, tzinfo=UTC),
        by=None,
        batch=key(6),
        withdrawn=withdrawn,
    )


def test_only_a_later_date_that_stands_is_a_push() -> None:
    changes = [
        _moved("2026-11-01", "2026-12-01"),
        _moved("2026-12-01", "2026-12-20"),
        _moved("2026-12-20", "2026-12-10"),
        _moved(None, "2026-12-10"),
        _moved("2026-12-10", None),
        _moved("2026-12-10", "2027-01-10", withdrawn=True),
        _moved("1", "2", field="value"),
    ]
    assert pushes_of(changes) == 2
    assert pushes_of(changes, SINCE) == 0


_dates = st.sampled_from([None, SOON, LATER, NEXT, date(2026, 9, 30)])
_values = st.one_of(st.none(), st.integers(0, 10**9).map(lambda minor: Money(minor, "EUR")))
_ends = st.sampled_from(
    [
        (Status.OPEN, None),
        (Status.WON, DAY),
        (Status.WON, date(2026, 11, 25)),
        (Status.LOST, date(2026, 11, 30)),
        (Status.HANDED_BACK, DAY),
        (Status.WON, SINCE),
        (Status.LOST, date(2026, 10, 2)),
    ]
)


@st.composite
def _pairs(draw: st.DrawFn) -> tuple[Deal, Deal]:
    status, closed = draw(_ends)
    now = a_deal(
        value=draw(_values),
        expected_on=draw(_dates),
        category=draw(st.sampled_from(Category)),
        created_on=draw(st.sampled_from([None, date(2026, 9, 1), date(2026, 11, 26), date(2026, 12, 3)])),
        owner_id=draw(st.sampled_from([None, ADA, BEA])),
        status=status,
        closed_on=closed,
    )
    was = replace(now, value=draw(_values), expected_on=draw(_dates), category=draw(st.sampled_from(Category)))
    return was, now


@given(st.lists(_pairs(), max_size=12))
def test_the_changes_together_explain_the_pipeline_to_the_cent(pairs: list[tuple[Deal, Deal]]) -> None:
    told = _between(*pairs)
    assert told.before + total((one.by for one in told.shifted), "EUR") == told.after
    assert total((told.sum_of(shift) for shift in Shift), "EUR") == told.by
    assert sum(len(listed) for listed in per_owner(told).values()) == len(told.shifted)
    assert told.sum_of(Shift.PUSHED) == eur(0)


@given(st.lists(_pairs(), max_size=12), st.randoms())
def test_the_order_of_deals_changes_nothing(pairs: list[tuple[Deal, Deal]], dice: Any) -> None:
    told, mixed = _between(*pairs), list(pairs)
    dice.shuffle(mixed)
    again = _between(*mixed)
    assert (again.before, again.after) == (told.before, told.after)
    assert {shift: again.sum_of(shift) for shift in Shift} == {shift: told.sum_of(shift) for shift in Shift}
