"""A window of a very long list: which mark a row is read from, and what is left to be done."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.deal_places import Hop, Place
from salesdesk.application.deal_window import START, Marks

hops = st.lists(st.lists(st.integers(1, 9), max_size=4), max_size=6)


def marks_of(steps: Sequence[Sequence[int]]) -> tuple[Marks, dict[int, Place]]:
    """Return marks after hops, each with so many rows between its marks, and where each place truly stands."""
    marks, stands, at = Marks(), {0: START}, 0
    for number, gaps in enumerate(steps):
        on_the_way: list[tuple[int, Place]] = []
        rows = 0
        for gap in gaps:
            rows += gap
            on_the_way.append((rows, (number, rows)))
            stands[at + rows] = (number, rows)
        marks.add(Hop(rows=rows, marks=tuple(on_the_way), end=(number + 1,)))
        at += rows
    return marks, stands


@given(hops, st.integers(0, 100))
def test_a_row_is_read_from_the_last_mark_before_it(steps: list[list[int]], row: int) -> None:
    marks, stands = marks_of(steps)
    place, skip = marks.before(row)
    assert stands[row - skip] == place
    assert row - skip == max(at for at in stands if at <= row)


@given(hops)
def test_rows_are_counted_over_all_hops_and_the_next_begins_where_the_last_ended(steps: list[list[int]]) -> None:
    marks, stands = marks_of(steps)
    assert marks.counted == max(stands)
    assert marks.end == ((len(steps),) if steps else START)
    marks.add(Hop(rows=3))
    assert marks.counted == max(stands) + 3
    assert marks.end is None
