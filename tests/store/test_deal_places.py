"""Any row of a list of deals by places: what is read is what stands there in the whole list, counted to the row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.deal_tests import Asked, Compare, Figure, FigureIs, Mark
from salesdesk.application.deal_window import START, Marks
from salesdesk.application.ports import Rows
from salesdesk.application.rows import DealKey, DealQuery, DealSort
from salesdesk.domain.deal import Deal, Status
from salesdesk.store.desk_file import SqlStore, create_desk
from salesdesk.store.rows import deal_asked, deal_pages
from tests.store.listed import ACCOUNTS, RATES, REPS, STAGES, deals
from tests.store.making import TODAY, settings, stamp, taken_back
from tests.store.test_deal_pages import all_pages

FILTERS: tuple[tuple[str, tuple[Asked, ...]], ...] = (
    *(("", ()), ("f", ()), ("zoh", ()), ("acme fl", ())),
    *(
        ("", (Asked(Mark.NO_VALUE),)),
        ("", (Asked(FigureIs(Figure.AGE, Compare.MORE, 6)),)),
        ("f", (Asked(Mark.NO_VALUE),)),
    ),
)
STATUSES = (frozenset({Status.OPEN}), frozenset({Status.WON, Status.OPEN}), frozenset[Status]())
orders = st.lists(st.builds(DealKey, st.sampled_from(DealSort), st.booleans()), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    path: Path = tmp_path_factory.mktemp("places") / "Places.salesdesk"
    with closing(create_desk(path, settings(), stamp())) as store:
        with store.writing() as work:
            for value in (*ACCOUNTS, *RATES, *REPS, *STAGES):
                work.put(None, value, stamp())
        yield store


@pytest.fixture(autouse=True)
def short_hops(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few deals are gone over as a million are: in many hops, with marks between, and none of them few."""
    for name, value in (("PLAIN_SPAN", 3), ("SPAN", 5), ("TESTED_SPAN", 4), ("MANY_HITS", 4), ("STEP", 2)):
        monkeypatch.setattr(deal_asked, name, value)
    for name, value in (("FEW", 3), ("NEAR", 4)):
        monkeypatch.setattr(deal_pages, name, value)


def marked(rows: Rows, query: DealQuery) -> Marks:
    marks = Marks()
    while marks.end is not None:
        marks.add(rows.hop(query, marks.end))
    return marks


def query_of(order: Sequence[DealKey], found: tuple[str, tuple[Asked, ...]], statuses: frozenset[Status]) -> DealQuery:
    first, *then = order
    asked = DealQuery(as_of=TODAY, sort=first.sort, descending=first.descending, then=tuple(then))
    return replace(asked, text=found[0], tests=found[1], statuses=statuses)


@given(st.lists(deals, max_size=16), orders, st.sampled_from(FILTERS), st.sampled_from(STATUSES), st.integers(1, 4))
def test_every_row_by_places_is_that_of_the_whole_list(
    desk: SqlStore,
    made: list[Deal],
    order: list[DealKey],
    found: tuple[str, tuple[Asked, ...]],
    statuses: frozenset[Status],
    limit: int,
) -> None:
    query = query_of(order, found, statuses)
    with taken_back(desk) as work:
        work.add_many(made, stamp())
        rows = work.rows
        whole = [row.id for row in all_pages(rows, query, 100)]
        marks = marked(rows, query)
        assert marks.counted == rows.count_deals(query) == len(whole)
        assert marks.rows == sorted(marks.rows)
        for row in range(len(whole)):
            here = whole[row : row + limit]
            place, skip = marks.before(row)
            assert [one.id for one in rows.deals_after(query, place, skip, limit)] == here
            assert [one.id for one in rows.deals_after(query, START, row, limit)] == here
            behind = len(whole) - row - len(here)
            assert [one.id for one in rows.last_deals(query, behind, len(here))] == here
            assert rows.deal_rank(query, whole[row]) == row
        assert [one.id for one in rows.first_deals(query, limit).rows] == whole[:limit]
        missing = next((one.id for one in made if one.id not in whole), uuid4())
        assert rows.deal_rank(query, missing) == -1


@given(st.lists(deals, max_size=12), orders, st.sampled_from(FILTERS))
def test_a_list_that_few_deals_meet_is_known_whole(
    desk: SqlStore, made: list[Deal], order: list[DealKey], found: tuple[str, tuple[Asked, ...]]
) -> None:
    query = query_of(order, found, frozenset())
    with taken_back(desk) as work:
        work.add_many(made, stamp())
        page = work.rows.first_deals(query, 50)
        whole = tuple(row.id for row in all_pages(work.rows, query, 5))
        assert page.keys in {None, whole}
        assert (page.keys is None) == (page.total is None)
        if page.keys is not None:
            assert [row.id for row in work.rows.deals_of_keys(page.keys, TODAY)] == [*whole]
            assert page.total == len(whole)


def test_a_deal_that_closes_later_is_open_in_every_way_of_reading(desk: SqlStore) -> None:
    later = TODAY + timedelta(days=3)
    closing_later = Deal(id=uuid4(), title="Late", currency="EUR", status=Status.WON, closed_on=later, created_on=TODAY)
    of_old = [Deal(id=uuid4(), title=f"Old {n}", currency="EUR", created_on=TODAY) for n in range(9)]
    query = DealQuery(as_of=TODAY, text="late")
    with taken_back(desk) as work:
        work.add_many([closing_later, *of_old], stamp())
        (only,) = work.rows.first_deals(query, 5).rows
        assert (only.id, only.status) == (closing_later.id, Status.OPEN)
        assert work.rows.count_deals(query) == marked(work.rows, query).counted == 1
