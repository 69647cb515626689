from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.deal import Category, Deal, Motion
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.history import ARCHIVED, CREATED, Change, differences, printed, rewound
from tests.domain.examples import a_deal, eur, key, line

DAY = date(2026, 11, 24)


def _changes(before: Deal, after: Deal, on: date, **fields: Any) -> list[Change]:
    written = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    whole: dict[str, Any] = {"entity": "deal", "entity_id": before.id, "happened_on": on, "recorded_at": written}
    whole |= {"by": None, "batch": key()} | fields
    return [
        Change(id=key(), field=name, before=old, after=new, **whole)
        for name, (old, new) in differences(before, after).items()
    ]


def test_only_fields_that_changed_are_written() -> None:
    before = a_deal(value=eur(900), motion=Motion.NEW)
    after = replace(before, value=eur("1200.50"), motion=Motion.EXISTING)
    assert differences(before, after) == {"value": ("900.00 EUR", "1200.50 EUR"), "motion": ("new", "existing")}
    assert differences(before, before) == {}


def test_a_record_that_begins_or_ends_is_one_entry() -> None:
    assert differences(None, a_deal()) == {CREATED: (None, None)}
    assert differences(a_deal(), None) == {ARCHIVED: (None, None)}


def test_what_is_printed_is_the_same_on_every_run() -> None:
    assert printed(frozenset({3, 1, 2})) == "[1; 2; 3]"
    assert printed(DAY) == "2026-11-24"
    assert printed(0.3) == "0.3"
    assert printed(()) == "[]"
    assert printed(None) is None
    text = printed(line("Sensor", "12.50", 2))
    assert text is not None
    assert "price=12.50 EUR" in text
    assert "quantity=2" in text


def test_settings_can_be_compared_too() -> None:
    before = DeskSettings(id=key(), name="Desk", currency="EUR", zone="Europe/Berlin")
    after = replace(before, weekdays=frozenset({6, 0, 1, 2, 3}))
    assert differences(before, after) == {"weekdays": ("[0; 1; 2; 3; 4]", "[0; 1; 2; 3; 6]")}


chances = st.none() | st.floats(0, 1)
days = st.none() | st.dates()
states = st.fixed_dictionaries(
    {
        "value": st.none() | st.integers(0, 10**12).map(lambda cents: eur(cents)),
        "stage_id": st.none() | st.uuids(),
        "chance": chances,
        "category": st.sampled_from(Category),
        "expected_on": days,
        "qualified_on": days,
    }
)


@given(st.lists(states, min_size=1, max_size=6), st.data())
def test_a_deal_is_rewound_to_what_it_was_on_any_day(told: list[dict[str, Any]], data: st.DataObject) -> None:
    deals = [a_deal(id=key(1), **state) for state in told]
    changes = [
        change
        for number, (before, after) in enumerate(pairwise(deals), 1)
        for change in _changes(before, after, DAY + timedelta(days=number))
    ]
    back_to = data.draw(st.integers(0, len(deals) - 1))
    later = [c for c in changes if c.happened_on > DAY + timedelta(days=back_to)]
    shuffled = data.draw(st.permutations(later))
    assert rewound(deals[-1], shuffled) == deals[back_to]


def test_what_was_withdrawn_never_happened() -> None:
    before, after = a_deal(id=key(1), chance=0.3), a_deal(id=key(1), chance=0.9)
    assert rewound(after, _changes(before, after, DAY, withdrawn=True)).chance == 0.9
    assert rewound(after, _changes(before, after, DAY)).chance == 0.3


def test_of_two_changes_on_one_day_the_first_tells_what_was() -> None:
    first, second, third = (a_deal(id=key(1), chance=c) for c in (0.1, 0.2, 0.3))
    early, late = _changes(first, second, DAY), _changes(second, third, DAY)
    late = [replace(c, recorded_at=c.recorded_at + timedelta(minutes=1)) for c in late]
    assert rewound(third, [*late, *early]).chance == 0.1


def test_fields_that_no_figure_reads_stay_as_they_are() -> None:
    before, after = a_deal(id=key(1), title="Hall 1"), a_deal(id=key(1), title="Hall 2")
    assert rewound(after, _changes(before, after, DAY)).title == "Hall 2"
