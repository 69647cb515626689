"""A page of the pipeline, the first and one far down by key, against the bare driver with one select of its rows."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from salesdesk.application.rows import DealPage, DealQuery, DealRow
from salesdesk.store.desk_file import SqlStore, open_desk
from salesdesk.store.driver import dbapi2
from tests.benchmarks.kept_deals import desk_of_deals
from tests.benchmarks.measuring import Report, side_by_side
from tests.store.making import TODAY

ROUNDS, PAGE = 60, 100
QUERY = DealQuery(as_of=TODAY)
OURS, RAW, TOTALS, OFFSET = "SalesDesk", "bare driver, one select", "bare driver, its totals too", "bare driver, OFFSET"
COLUMNS = """
    SELECT deal.id, deal.title, account.name, deal.account_id, stage.name, deal.stage_id, deal.stage_place,
           stage.chance, deal.status, deal.outcome, rep.name, deal.owner_id, deal.currency, deal.value_minor,
           deal.value_currency, deal.chance, deal.category, deal.motion, deal.since, deal.expected_on, deal.closed_on,
           deal.next_at
    FROM deal LEFT JOIN account ON account.id = deal.account_id LEFT JOIN stage ON stage.id = deal.stage_id
         LEFT JOIN rep ON rep.id = deal.owner_id
    WHERE deal.archived_at IS NULL AND deal.status = 'open' AND deal.expected_on IS NOT NULL"""
ORDER = " ORDER BY deal.expected_on, deal.id LIMIT ?"
SUMS = "SELECT count(*), sum(value_minor) FROM deal WHERE archived_at IS NULL AND status = 'open'"


@pytest.mark.parametrize("count", [8_800, 50_000])
def test_page_of_the_pipeline(report: Report, tmp_path: Path, count: int) -> None:
    path = desk_of_deals(tmp_path / "Many.salesdesk", count)
    copied = shutil.copy(path, tmp_path / "Copied.salesdesk")  # an open desk lets no other connection in
    with closing(open_desk(path)) as store, closing(dbapi2.connect(copied)) as raw:
        _first_page(report, store, raw, count)
        _page_far_down(report, store, raw, count)


def _first_page(report: Report, store: SqlStore, raw: Any, count: int) -> None:
    def bare() -> list[Any]:
        return _fetched(raw, COLUMNS + ORDER, PAGE + 1)

    def with_totals() -> list[Any]:
        return [*bare(), raw.execute(SUMS).fetchone()]

    medians = side_by_side(ROUNDS, {OURS: _ours(store, None), RAW: bare, TOTALS: with_totals})
    report.compare(f"first page of {count:,} deals", medians, OURS, bar="<= 2 x")
    assert [row[0] for row in bare()[:PAGE]] == [row.id.bytes for row in _ours(store, None)().rows]
    assert with_totals()[-1][0] == count
    assert medians.ratio(OURS, RAW) < 100


def _page_far_down(report: Report, store: SqlStore, raw: Any, count: int) -> None:
    place = count * 9 // 10
    last = _row_at(store, raw, place)
    beyond = COLUMNS + " AND (deal.expected_on, deal.id) > (?, ?)" + ORDER
    day = str(last.expected_on)

    def bare() -> list[Any]:
        return _fetched(raw, beyond, day, last.id.bytes, PAGE + 1)

    def counted_off() -> list[Any]:
        return _fetched(raw, COLUMNS + ORDER + " OFFSET ?", PAGE + 1, place)

    medians = side_by_side(ROUNDS, {OURS: _ours(store, last), RAW: bare, OFFSET: counted_off})
    report.compare(f"page at 90 % of {count:,} deals, by key", medians, OURS)
    keys = [row.id.bytes for row in _ours(store, last)().rows]
    assert [row[0] for row in bare()[:PAGE]] == keys
    assert [row[0] for row in counted_off()[:PAGE]] == keys
    assert medians.ratio(OURS, RAW) < 100


def _ours(store: SqlStore, last: DealRow | None) -> Callable[[], DealPage]:
    def page() -> DealPage:
        with store.reading() as look:
            return look.rows.deal_page(QUERY, last, PAGE)

    return page


def _row_at(store: SqlStore, raw: Any, place: int) -> DealRow:
    """Return the row before that place of the list."""
    before = _fetched(raw, COLUMNS + ORDER + " OFFSET ?", 1, place - 1)[0]
    last = None
    while True:
        page = _ours(store, last)()
        last = page.rows[-1]
        found = next((row for row in page.rows if row.id.bytes == before[0]), None)
        if found is not None:
            return found


def _fetched(raw: Any, statement: str, *values: object) -> list[Any]:
    return list(raw.execute(statement, values).fetchall())
