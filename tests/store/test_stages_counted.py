"""The board's heads count and sum what its lists show, for any deals and any filter: one query gives both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.deal_tests import Asked, Compare, Figure, FigureIs, Mark
from salesdesk.application.ports import Reading
from salesdesk.application.rows import DealQuery, DealRow
from salesdesk.application.staging import Reach, StageDeals, StageOrder, in_stage, stages_with_deals
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, Stage, Status
from salesdesk.domain.exchange import ExchangeRate, in_base
from salesdesk.domain.money import Money, total_or_none
from salesdesk.store.desk_file import SqlStore, create_desk
from tests.store.listed import age_of_deal
from tests.store.making import TODAY, settings, stamp, taken_back

ACCOUNTS = [Account(id=uuid4(), name=name) for name in ("Velt Foods", "Norrland Fisk")]
STAGES = [Stage(id=uuid4(), name=name, order=order) for order, name in enumerate(("Qualified", "Proposal", "Gone"))]
GONE = STAGES[2]
RATES = [
    ExchangeRate(id=uuid4(), currency="USD", per_base=Decimal(per_base), from_on=day)
    for per_base, day in (("1.085", date(2026, 1, 1)), ("1.37", date(2026, 11, 4)))
]
DAYS = [None, *(date(2026, 11, day) for day in (1, 2, 5, 20))]


def some(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from([None, *values])


deals = st.builds(
    Deal,
    id=st.builds(uuid4),
    title=st.sampled_from(["Fleet", "Depot sensors"]),
    currency=st.just("EUR"),
    account_id=some(*(a.id for a in ACCOUNTS)),
    stage_id=some(*(s.id for s in STAGES)),
    status=st.sampled_from(Status),
    value=some(Money(0, "EUR"), Money(500, "EUR"), Money(70_000, "EUR"), Money(333, "USD"), Money(7, "SEK")),
    created_on=st.sampled_from(DAYS),
    closed_on=st.sampled_from(DAYS),
).map(lambda deal: replace(deal, currency=deal.value.currency if deal.value else "EUR"))
queries = st.builds(
    DealQuery,
    as_of=st.sampled_from([TODAY, date(2026, 11, 2)]),
    text=st.sampled_from(["", "fleet", "velt dep", "z"]),
    statuses=st.frozensets(st.sampled_from(Status)),
    no_next_step=st.booleans(),
    tests=st.sampled_from(
        [(), (Asked(FigureIs(Figure.VALUE, Compare.MORE, 400)),), (Asked(Mark.NO_VALUE, but=True), Asked(Mark.OVERDUE))]
    ),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    """Return a desk with two stages, and one that was put away while deals stand in it."""
    path: Path = tmp_path_factory.mktemp("board") / "Board.salesdesk"
    with closing(create_desk(path, settings(), stamp())) as store:
        with store.writing() as work:
            for value in (*ACCOUNTS, *STAGES, *RATES):
                work.put(None, value, stamp())
        with store.writing() as work:
            work.put(GONE, None, stamp())
        yield store


def listed(look: Reading, query: DealQuery, order: StageOrder, shown: StageDeals, limit: int) -> list[DealRow]:
    """Return all deals of a stage, page by page as the board scrolls."""
    asked = in_stage(query, order, shown.stage, STAGES[:2])
    page = look.rows.deal_page(asked, None, limit)
    rows = [*page.rows]
    while page.more:
        page = look.rows.deal_page(asked, rows[-1], limit)
        rows += page.rows
    return rows


def worth_of(rows: Sequence[DealRow], day: date) -> Money | None:
    """Return what these deals come to, each converted by the rate of the day and rounded before it is added."""
    worth = [in_base(row.value, "EUR", RATES, day) for row in rows if row.value is not None]
    return total_or_none([one for one in worth if one is not None], "EUR")


@given(st.lists(deals, max_size=14), queries, st.sampled_from(StageOrder), st.integers(1, 4))
def test_every_head_counts_and_sums_its_list_and_together_they_are_the_table(
    desk: SqlStore, made: list[Deal], query: DealQuery, order: StageOrder, limit: int
) -> None:
    with taken_back(desk) as work:
        work.add_many(made, stamp())
        shown = stages_with_deals(work, query, order)
        table = work.rows.deal_page(query, None, 100)
        lists = [listed(work, query, order, one, limit) for one in shown]
    for one, rows in zip(shown, lists, strict=True):
        assert one.total == len(rows)
        assert one.rows == tuple(rows)
        assert one.value == worth_of(rows, query.as_of)
        expected = {one.stage.id} if one.stage else {None, GONE.id}
        assert {row.stage_id for row in rows} <= expected
    together = [row.id for rows in lists for row in rows]
    assert sorted(together) == sorted(row.id for row in table.rows)
    assert sum(one.total for one in shown) == table.total
    heads = [one.value for one in shown if one.value is not None]
    assert table.value == total_or_none(heads, "EUR") == worth_of(table.rows, query.as_of)


@given(st.lists(deals, max_size=14), st.sampled_from(StageOrder))
def test_the_highest_value_or_the_oldest_deal_stands_first(desk: SqlStore, made: list[Deal], order: StageOrder) -> None:
    with taken_back(desk) as work:
        work.add_many(made, stamp())
        shown = stages_with_deals(work, DealQuery(as_of=TODAY, statuses=frozenset()), order)
    deals_by_id = {deal.id: deal for deal in made}
    for one in shown:
        if order is StageOrder.VALUE:
            worth = [in_base(row.value, "EUR", RATES, TODAY) if row.value else None for row in one.rows]
            known = [each for each in worth if each is not None]
            assert worth == sorted(known, reverse=True) + [None] * (len(worth) - len(known))
        else:
            ages = [age for age in (age_of_deal(deals_by_id[row.id]) for row in one.rows) if age is not None]
            assert ages == sorted(ages, reverse=True)


def test_a_deal_that_is_to_be_seen_is_on_the_page_however_far_down_it_stands(desk: SqlStore) -> None:
    here = STAGES[1]
    many = [
        Deal(id=UUID(int=n), title=f"Deal {n}", currency="EUR", stage_id=here.id, value=Money(n, "EUR"))
        for n in range(1, 131)
    ]
    query = DealQuery(as_of=TODAY)
    with taken_back(desk) as work:
        work.add_many(many, stamp())
        first = stages_with_deals(work, query, StageOrder.VALUE)[1]
        reached = stages_with_deals(work, query, StageOrder.VALUE, Reach(listed={}, deal_id=many[9].id))[1]
        as_before = stages_with_deals(work, query, StageOrder.VALUE, Reach(listed={here.id: 100}))[1]
    assert (len(first.rows), first.more, first.total) == (50, True, 130)
    assert many[9].id in {row.id for row in reached.rows}
    assert (reached.total, reached.value) == (first.total, first.value)
    assert len(as_before.rows) == 100
