"""What a key typed into the filter reads: names alone, wins alone, segments by their accounts, orders by an index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event

from salesdesk.application.deal_tests import Asked, OlderThan
from salesdesk.application.rows import DealQuery, DealSort
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, DealLine, Status
from salesdesk.domain.exchange import ExchangeRate
from salesdesk.domain.pausing import Pause
from salesdesk.domain.product import Product
from salesdesk.domain.segment import SegmentBy
from salesdesk.store.desk_file import SqlStore, create_desk
from tests.store.making import TODAY, settings, stamp, taken_back

ACCOUNTS = (
    Account(id=uuid4(), name="Zest", industry="Food", country="GR", employees=12),
    Account(id=uuid4(), name="Émile", industry="Rail", country="PL", employees=900),
    Account(id=uuid4(), name="Anchor"),
)
RATE = ExchangeRate(id=uuid4(), currency="USD", per_base=Decimal(2), from_on=date(2026, 1, 1))
PRODUCTS = tuple(Product(id=uuid4(), code=group, name=group, group=group) for group in ("Food", "Tools"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    lines = [(DealLine(product_id=one.id, quantity=Decimal(1)),) for one in PRODUCTS]
    deals = [
        Deal(
            id=uuid4(),
            title=f"{account} {status} {own}",
            currency="EUR",
            account_id=account,
            status=status,
            segment=own,
            lines=line,
            created_on=date(2026, 1, 1),
            closed_on=None if status is Status.OPEN else date(2026, 6, 1),
        )
        for account in (None, *(one.id for one in ACCOUNTS))
        for status, own in ((Status.OPEN, "Food"), (Status.OPEN, ""), (Status.WON, "10-49"), (Status.LOST, "GR"))
        for line in ((), *lines)
    ]
    waited = replace(deals[2], id=uuid4(), status=Status.WON, pauses=(Pause(begun_on=date(2026, 2, 1), reason="r"),))
    path: Path = tmp_path_factory.mktemp("quick") / "Quick.salesdesk"
    with closing(create_desk(path, settings(), stamp())) as kept:
        with kept.imports() as work:
            gone = Account(id=uuid4(), name="Gone")
            work.add_many([*ACCOUNTS, gone, *PRODUCTS, *deals, waited, RATE], stamp())
            work.put(gone, None, stamp())
        yield kept


def test_the_names_of_accounts_come_by_name_without_those_put_away(store: SqlStore) -> None:
    with store.reading() as look:
        assert [name for _, name in look.rows.account_names()] == ["Anchor", "Émile", "Zest"]
        assert dict(look.rows.account_names()) == {one.id: one.name for one in ACCOUNTS}


def test_the_won_deals_are_those_of_the_figures_with_their_pauses(store: SqlStore) -> None:
    with store.reading() as look:
        won = {one.id: one for one in look.rows.won_deals()}
        assert won == {one.id: one for one in look.rows.deals_for_figures() if one.status is Status.WON}
    assert any(one.pauses for one in won.values())


@pytest.mark.parametrize("by", SegmentBy)
def test_a_filter_by_age_holds_each_deal_against_its_own_segment(store: SqlStore, by: SegmentBy) -> None:
    with store.reading() as look:
        named = look.rows.segments(by)
        asked = DealQuery(as_of=TODAY, statuses=frozenset())
        everyone = {row.id for row in look.rows.deal_page(asked, None, 500).rows}
        for name in sorted({*named.values()}):
            test = OlderThan(10**6, by, ((name, 0),))
            found = look.rows.deal_page(replace(asked, tests=(Asked(test),)), None, 500).rows
            assert {row.id for row in found} == {key for key in everyone if named.get(key) == name}
        assert {*named.values()}


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("sort", DealSort)
def test_whatever_a_table_is_sorted_by_an_index_gives_the_order(store: SqlStore, sort: DealSort, *, down: bool) -> None:
    said: list[tuple[str, Any]] = []

    def hear(_connection: Any, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        said.append((statement, values))

    event.listen(store._database._engine, "before_cursor_execute", hear)
    with store.reading() as look:
        look.rows.first_deals(DealQuery(as_of=TODAY, sort=sort, descending=down), 5)
    event.remove(store._database._engine, "before_cursor_execute", hear)
    ordered = [(statement, values) for statement, values in said if "ORDER BY deal." in statement]
    with store._database.alone() as driver:
        plans = [driver.execute(f"EXPLAIN QUERY PLAN {text}", values).fetchall() for text, values in ordered]
    assert plans
    # What several indexes give in order is merged, of each no more than is asked: nothing else is sorted.
    for plan in plans:
        merged = any(row[3] == "UNION ALL" for row in plan)
        assert not [row for row in plan if "TEMP B-TREE" in row[3] and not (merged and row[1] == 0)]
        assert all("COVERING INDEX" in row[3] for row in plan if row[3].split()[1] == "deal")


def test_what_wins_say_is_kept_until_anything_changes_and_not_beyond(store: SqlStore) -> None:
    """Also not where it was read in a transaction that was given up."""

    def said() -> Mapping[str, Mapping[int, int]]:
        with store.reading() as look:
            return look.rows.segment_cycles(SegmentBy.OWN, TODAY)

    before = said()
    assert said() is before
    won = Deal(id=uuid4(), title="Won", currency="EUR", status=Status.WON, segment="Own")
    won = replace(won, created_on=date(2026, 1, 1), qualified_on=date(2026, 1, 1), closed_on=date(2026, 3, 1))
    with taken_back(store) as work:
        work.add_many([won], stamp())
        assert work.rows.segment_cycles(SegmentBy.OWN, TODAY) != before
    assert said() == before
    with store.writing() as writing:
        writing.put(None, won, stamp())
    assert said() == {**before, "Own": {59: 1}}
    with store.writing() as writing:
        writing.put(won, None, stamp())
