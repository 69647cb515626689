"""The pipeline of a desk with very many deals: each thing asked of it against one select of the bare driver."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from uuid import UUID

import pytest

from salesdesk.application.deal_lists import DealLists
from salesdesk.application.desk import Desk
from salesdesk.application.rows import DealQuery, DealRow, DealSort
from salesdesk.application.staging import StageOrder
from salesdesk.bootstrap import DayClock, open_desk
from salesdesk.domain.exchange import DayRates
from salesdesk.store.driver import dbapi2
from salesdesk.wording import Words
from salesdesk.wording.filter_words import filter_words
from tests.benchmarks.measuring import Report, Work, processor_seconds_of, shown, side_by_side
from tests.benchmarks.pipeline_desks import COMMON, FIRST_LETTERS, NO_HIT, many_deals
from tests.store.making import TODAY

SIZES = [int(size) for size in os.environ.get("SALESDESK_BENCH_DEALS", "10000").split()]
PAGE, SCREEN, BLOCK = 100, 48, 128
QUERY = DealQuery(as_of=TODAY)
UNBOOKED = DealQuery(as_of=TODAY, no_next_step=True)
RAW = "bare driver, one select of a page"
RAW_SUMS = "bare driver, one select of the sums"
COLUMNS = """
    SELECT deal.id, deal.title, account.name, deal.account_id, stage.name, deal.stage_id, deal.stage_place,
           stage.chance, deal.status, deal.outcome, rep.name, deal.owner_id, deal.currency, deal.value_minor,
           deal.value_currency, deal.chance, deal.category, deal.motion, deal.since, deal.paused_age, deal.unproven,
           deal.acted_on, deal.created_on, deal.expected_on, deal.closed_on, deal.next_at
    FROM deal LEFT JOIN account ON account.id = deal.account_id LEFT JOIN stage ON stage.id = deal.stage_id
         LEFT JOIN rep ON rep.id = deal.owner_id
    WHERE deal.archived_at IS NULL AND deal.status = 'open' AND deal.expected_on IS NOT NULL"""
ORDER = " ORDER BY deal.expected_on, deal.id LIMIT 101"
SUMS = """
    SELECT stage_id, count(*), sum(value_minor) FROM deal
    WHERE archived_at IS NULL AND status = 'open' GROUP BY stage_id"""
KEPT_SUMS = """
    SELECT status, stage_id, currency, category, qualified, unproven, month > '0001-01-01', month BETWEEN '2026-10-01'
           AND '2026-12-31', sum(deals), sum(valued), sum(minor), sum(weighted), sum(weighted_minor)
    FROM deal_sum GROUP BY 1, 2, 3, 4, 5, 6, 7, 8"""
_PEAK = """
import sys
from pathlib import Path
from salesdesk.bootstrap import DayClock, open_desk
from tests.benchmarks.bench_pipeline import QUERY
from tests.store.making import TODAY
desk = open_desk(Path(sys.argv[1]), DayClock(TODAY, "Europe/Athens"))
works = {"opened": lambda: None, "first": lambda: desk.deal_lists.page(QUERY), "figures": desk.forecasting.view}
works[sys.argv[2]]()
desk.close()
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
"""


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("count", SIZES)
def test_the_pipeline_of_many_deals(report: Report, tmp_path: Path, count: int) -> None:
    kept = many_deals(count)
    gc.collect()
    gc.freeze()  # what was imported is not looked through before each round
    path = Path(shutil.copy(kept, tmp_path / "Many.salesdesk"))
    with closing(open_desk(path, DayClock(TODAY, "Europe/Athens"))) as desk, closing(dbapi2.connect(kept)) as raw:
        asking = _Asking(report, desk, raw, count)
        asking.pages()
        asking.windows()
        asking.sorts()
        asking.filters()
        asking.sums()
    _peaks(report, kept, tmp_path, count)


class _Asking:
    """What is asked of one desk, and noted in the report."""

    def __init__(self, report: Report, desk: Desk, raw: Any, count: int) -> None:
        self._report, self._desk, self._raw, self._count = report, desk, raw, count
        self._rounds = 15 if count <= 10_000 else 7 if count <= 100_000 else 3
        raw.execute("PRAGMA cache_size = -65536")

    def _bare(self, statement: str = COLUMNS + ORDER, *values: object) -> list[Any]:
        return list(self._raw.execute(statement, values).fetchall())

    def _against(self, rival: str, bare: Work, works: Mapping[str, tuple[Work, str]]) -> None:
        """Note each work in one line: its time, how many times the rival's that is, and the bar."""
        every = {rival: bare, **{name: work for name, (work, _) in works.items()}}
        medians = side_by_side(self._rounds, every, clock=processor_seconds_of)
        self._report.lines.append(f"{self._count:,} deals, {rival}: {shown(medians.seconds[rival])}")
        for name, (_, bar) in works.items():
            ratio = medians.ratio(name, rival)
            times = f"{shown(medians.seconds[name]):>10} {ratio:9.{1 if ratio >= 0.1 else 4}f} x"
            self._report.lines.append(f"    {name:34}{times}" + (f"   (bar: {bar})" if bar else ""))

    def _page(self, query: DealQuery, after: DealRow | None = None) -> Callable[[], tuple[DealRow, ...]]:
        return lambda: self._desk.deal_lists.page(query, after, PAGE).rows

    def _first(self, query: DealQuery) -> Work:
        def first() -> object:
            with self._desk.deal_lists.bench.look() as look:
                return look.rows.first_deals(query, PAGE)

        return first

    def pages(self) -> None:
        assert [row.id.bytes for row in self._page(QUERY)()] == [row[0] for row in self._bare()[:PAGE]]
        last = self._row_at(9 / 10)
        beyond = COLUMNS + " AND (deal.expected_on, deal.id) > (?, ?)" + ORDER
        key = (str(last.expected_on), last.id.bytes)
        assert [row.id.bytes for row in self._page(QUERY, last)()] == [r[0] for r in self._bare(beyond, *key)[:PAGE]]
        first: dict[str, tuple[Work, str]] = {
            "first page of the store": (self._first(QUERY), "<= 2 x"),
            "first page, uncounted": (lambda: self._desk.deal_lists.page(QUERY, None, PAGE, counted=False), "<= 2 x"),
            "first page with its count": (self._page(QUERY), ""),
            "board": (lambda: self._desk.staging.stages(QUERY, StageOrder.AGE), ""),
        }
        self._against(RAW, self._bare, first)
        self._against(RAW, lambda: self._bare(beyond, *key), {"page at 90 %": (self._page(QUERY, last), "<= 2 x")})

    def windows(self) -> None:
        """Any place of the whole list: by the place marked before it, from the end, and how long marking takes."""
        window = self._desk.deal_lists.window(QUERY)
        window.first(SCREEN)
        began, hops, reached = perf_counter(), list[float](), window.further()
        while reached.more:
            hop = perf_counter()
            reached = window.further()
            hops.append(perf_counter() - hop)
        took = perf_counter() - began
        marked = f"all places of {reached.rows:,} rows marked in {shown(took)}, a hop {shown(median(hops))}"
        self._report.lines.append(f"{self._count:,} deals, {marked}")
        key_page = self._first(QUERY)
        medians = side_by_side(
            self._rounds,
            {
                "page by key": key_page,
                "block at 50 % by its mark": lambda: window.block(reached.rows // 2, BLOCK),
                "block at 90 % by its mark": lambda: window.block(reached.rows * 9 // 10, BLOCK),
                "jump to the end": lambda: window.block(reached.rows - SCREEN, BLOCK),
            },
            clock=processor_seconds_of,
        )
        for name in medians.seconds:
            times = f"{shown(medians.seconds[name]):>10} {medians.ratio(name, 'page by key'):9.1f} x"
            self._report.lines.append(f"    {name:34}{times}   (bar: <= 3 x, the end <= 30 ms)")

    def _row_at(self, share: float) -> DealRow:
        """Return the row that stands so far down in the list of deals with a close date."""
        with_a_date = self._bare(f"SELECT count(*) {COLUMNS[COLUMNS.index('FROM') :]}")[0][0]
        offset = f"{COLUMNS} ORDER BY deal.expected_on, deal.id LIMIT 1 OFFSET {int(with_a_date * share)}"
        key = self._bare(offset)[0][0]
        with self._desk.deal_lists.bench.look() as look:
            return look.rows.deal_row(UUID(bytes=key))

    def sorts(self) -> None:
        works: dict[str, tuple[Work, str]] = {}
        for sort in DealSort:
            works[f"sorted by {sort}"] = (self._first(replace(QUERY, sort=sort)), "<= 20 ms")
            works[f"sorted by {sort}, from its end"] = (self._first(replace(QUERY, sort=sort, descending=True)), "")
        self._against(RAW, self._bare, works)

    def filters(self) -> None:
        lists, words = self._desk.deal_lists, filter_words(Words())
        typed = {"a common word": COMMON, "first letters": FIRST_LETTERS, "no hit": NO_HIT, "past p90": "past p90"}
        works = {f"filter, {name}": (_typed(lists, text, words), "<= 25 ms") for name, text in typed.items()}
        self._against(RAW, self._bare, works)

    def sums(self) -> None:
        desk, period = self._desk, self._desk.forecasting.period()
        with desk.deal_lists.bench.look() as look:
            kept: dict[str, tuple[Work, str]] = {
                "sums of stages, from the roll-up": (lambda: look.rows.stage_totals(QUERY), "<= 1 ms"),
                "sums of a period, from the roll-up": (lambda: look.rows.sums(period, DayRates("EUR", {})), ""),
                "the same in SQL alone": (lambda: self._bare(KEPT_SUMS), "<= 1 ms"),
                "open deals without a next step": (lambda: look.rows.count_deals(UNBOOKED), ""),
            }
            self._against(RAW_SUMS, lambda: self._bare(SUMS), kept)
        works: dict[str, tuple[Work, str]] = {
            "figures of the period": (desk.forecasting.view, ""),
            "board": (lambda: desk.staging.stages(QUERY, StageOrder.AGE), ""),
            "how old is old": (desk.ageing.yardsticks, ""),
            "what needs looking after": (desk.tending.counts, ""),
        }
        self._against(RAW_SUMS, lambda: self._bare(SUMS), works)


def _typed(lists: DealLists, text: str, words: Any) -> Work:
    """A filter as the page asks for it after a key: understood, then what its list begins with."""
    names = lists.names()

    def shown() -> object:
        found = lists.understand(text, words, names)
        return lists.window(replace(QUERY, text=found.text, tests=found.tests)).first(SCREEN)

    return shown


def _peaks(report: Report, kept: Path, tmp_path: Path, count: int) -> None:
    """Note the memory that a process has held at most, over that of one that only opened the desk."""
    peaks: dict[str, int] = {}
    for work in ("opened", "first", "figures"):
        path = shutil.copy(kept, tmp_path / "Peak.salesdesk")
        done = subprocess.run(
            [sys.executable, "-c", _PEAK, path, work],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        )
        peaks[work] = int(done.stdout)
    shown = ", ".join(f"{work} {peak // 1024} MiB" for work, peak in peaks.items())
    report.lines.append(f"{count:,} deals, peak memory: {shown}")
