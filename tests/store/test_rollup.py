"""The sums of all deals are kept as deals change: whatever is done, they are what the deals come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any, cast
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.domain.account import Account
from salesdesk.domain.ageing import yardsticks_of
from salesdesk.domain.deal import Category, Deal, ExitCriterion, Outcome, Stage, Status
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.exchange import DayRates
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.forecast import WINDOW_MONTHS, rated, rates_from
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period
from salesdesk.domain.pipeline import figures
from salesdesk.domain.pipeline_sums import alike, figures_from
from salesdesk.domain.rates import Rate
from salesdesk.domain.segment import SegmentBy
from salesdesk.domain.stalled import stays_of
from salesdesk.store import sqlite_rollup
from salesdesk.store.batches import MANY, BatchWork
from salesdesk.store.desk_file import SqlStore, create_desk, open_desk
from tests.store.making import NOW, TODAY, moment, settings, stamp, taken_back
from tests.store.older import older_desk
from tests.store.test_batches import batch_of
from tests.store.test_derived import live

KINDS = (Account, Stage, Deal, FollowUp, Evidence)
KEYS: dict[type[Any], list[UUID]] = {kind: [uuid4() for _ in range(4)] for kind in KINDS}
CRITERION = uuid4()
PERIODS = (Period.parse("2026-Q4"), Period.parse("2026-11"), Period.parse("2026", fiscal_start=4))
RATES = (DayRates("EUR", {}), DayRates("EUR", {"USD": Decimal("1.085")}))
INDUSTRIES = ("Food", "Metal", "", "Rail")

places = st.integers(0, 3)
numbers = st.integers(0, 63)
edits = st.tuples(st.sampled_from([*KINDS, Deal, Deal]), places, numbers, st.booleans())


def value(kind: type[Any], at: int, number: int) -> Any:
    """Return a record of the kind whose looks follow from the number."""
    key = KEYS[kind][at]
    if kind is Account:
        return Account(id=key, name=f"Account {number}", industry=INDUSTRIES[number % 4])
    if kind is Stage:
        asked = (ExitCriterion(id=CRITERION, text="They sent the plan"),) if number % 2 else ()
        return Stage(id=key, name="Stage", order=at, chance=(None, 0.29, 0.5, 1 / 3)[number % 4], criteria=asked)
    if kind is FollowUp:
        done = TODAY if number % 3 == 0 else None
        return FollowUp(id=key, topic="t", starts=moment(9), uid="u", deal_id=KEYS[Deal][number % 4], done_on=done)
    if kind is Evidence:
        return Evidence(id=key, deal_id=KEYS[Deal][number % 4], what="w", happened_on=TODAY, criterion_id=CRITERION)
    return deal(key, number)


def deal(key: UUID, number: int) -> Deal:
    """Return a deal; some are in dollars, few in kronor without a rate, some close or become known after today."""
    status = (Status.OPEN, Status.OPEN, Status.WON, Status.LOST)[number % 4]
    currency = "USD" if number % 7 == 5 else "SEK" if number % 13 == 6 else "EUR"
    begun = TODAY - timedelta(days=number * 7 % 400 - 3)
    closed = None if status is Status.OPEN else max(begun, TODAY + timedelta(days=3 - number * 11 % 400))
    return Deal(
        id=key,
        title="Fleet",
        currency=currency,
        account_id=KEYS[Account][number % 3] if number % 7 else None,
        stage_id=KEYS[Stage][number // 4 % 4] if number % 5 else None,
        status=status,
        outcome=tuple(Outcome)[number // 4 % 4] if status is Status.LOST else None,
        category=tuple(Category)[number // 8 % 4],
        value=Money(number * 137 % 5003, currency) if number % 6 else None,
        chance=0.145 if number % 9 == 4 else None,
        created_on=begun if number % 10 else None,
        qualified_on=begun if number % 3 else None,
        expected_on=TODAY + timedelta(days=number * 13 % 120 - 40) if number % 4 != 1 else None,
        closed_on=closed,
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    path = tmp_path_factory.mktemp("sums") / "D.salesdesk"
    with closing(create_desk(path, settings(), stamp())) as store:
        yield store


def edited(work: BatchWork, done: list[tuple[type[Any], int, int, bool]]) -> None:
    """Make records of each kind in one go, then edit and end them one by one."""
    work.add_many([value(kind, at, at * 5 + 1) for kind in KINDS for at in range(4)], stamp())
    for kind, at, number, end in done:
        live(work, value(kind, at, number), end=end)


@given(st.lists(edits, max_size=12), st.booleans())
def test_kept_sums_are_the_full_sums_after_any_edits(
    desk: SqlStore, done: list[tuple[type[Any], int, int, bool]], brought_and_taken_back: bool
) -> None:
    with taken_back(desk) as opened:
        work = cast(BatchWork, opened)
        edited(work, done)
        if brought_and_taken_back:
            batch = uuid4()
            mine = stamp(batch=batch)
            before = work.kept(Deal, KEYS[Deal][0])
            work.add_many([deal(uuid4(), number) for number in range(30)], mine)
            if not before.archived:
                work.put_many([(before.value, replace(before.value, value=Money(1, before.value.currency)))], mine)
            work.add_batch(batch_of(batch))
            compare(desk, work)
            work.take_back(batch, NOW)
        compare(desk, work)


def compare(desk: SqlStore, work: BatchWork) -> None:
    """Compare what is kept with the sums that the database makes of the deals, and with what the domain makes."""
    sqlite_rollup.require_sums(desk._database.driver, desk.path)
    stages = tuple(work.every(Stage))
    every, unproven = work.rows.deals_for_figures(), work.rows.unproven()
    known = [one for one in every if one.known_on(TODAY)]
    for period, rates in product(PERIODS, RATES):
        whole = figures(rates.deals(every), stages, period, TODAY, None, "EUR", unproven=unproven)
        sums = [*work.rows.sums(period, rates), *corrections(work, stages, period, rates)]
        won, lost = work.rows.ends(rates_from(TODAY), TODAY)
        assert (won, won + lost) == (
            sum(one.status is Status.WON for one in rated(known, TODAY)),
            len(rated(known, TODAY)),
        )
        assert figures_from(sums, Rate.seen(won, won + lost), whole.cycle, stages, period, TODAY, None, "EUR") == whole


def corrections(work: BatchWork, stages: tuple[Stage, ...], period: Period, rates: DayRates) -> Iterator[Any]:
    by_id: Mapping[UUID | None, Stage] = {stage.id: stage for stage in stages}
    for found, lacks in work.rows.not_as_now(TODAY):
        one = rates.deal(found)
        yield alike(one, by_id.get(one.stage_id), period, date.max, unproven=lacks).less()
        if one.known_on(TODAY):
            yield alike(one, by_id.get(one.stage_id), period, TODAY, unproven=lacks)


@given(st.lists(edits, max_size=12))
def test_cycles_and_stays_are_those_of_the_won_deals(
    desk: SqlStore, done: list[tuple[type[Any], int, int, bool]]
) -> None:
    with taken_back(desk) as opened:
        work = cast(BatchWork, opened)
        edited(work, done)
        won = work.rows.won_deals()
        for day in (TODAY, TODAY - timedelta(days=60)):
            sticks = yardsticks_of(won, work.rows.segments(SegmentBy.INDUSTRY), day)
            ends = {one.id: one.closed_on for one in won if one.closed_on is not None and one.closed_on <= day}
            cycles = Counter(one.cycle_days for one in won if one.id in ends and one.cycle_days is not None)
            assert work.rows.cycles(day) == cycles
            found = work.rows.segment_cycles(SegmentBy.INDUSTRY, day)
            assert {name: sum(lengths.values()) for name, lengths in found.items()} == {
                name: cycle.n for name, cycle in sticks.segments.items() if cycle.n
            }
            stays = stays_of(work.rows.stage_changes(), ends)
            assert work.rows.stays(day) == {stage: Counter(days) for stage, days in stays.items()}


def test_a_rate_rests_on_whole_days_of_its_24_months(store: SqlStore) -> None:
    first = rates_from(TODAY)
    assert WINDOW_MONTHS == 24
    closed = [(first - timedelta(days=1), Status.WON), (first, Status.WON), (TODAY, Status.LOST)]
    with store.imports() as work:
        work.add_many(
            [
                Deal(id=uuid4(), title="d", currency="EUR", status=status, closed_on=day)
                for day, status in (*closed, (TODAY + timedelta(days=1), Status.WON))
            ],
            stamp(),
        )
    with store.reading() as look:
        assert look.rows.ends(first, TODAY) == (1, 1)


@pytest.mark.parametrize(
    ("spoil", "table"),
    [
        ("UPDATE deal_sum SET minor = minor + 1", "deal_sum"),
        ("DELETE FROM deal_end", "deal_end"),
        ("INSERT INTO deal_cycle VALUES (7, 1)", "deal_cycle"),
    ],
)
def test_a_check_finds_sums_that_are_not_those_of_the_deals(store: SqlStore, spoil: str, table: str) -> None:
    one = Deal(id=uuid4(), title="d", currency="EUR", status=Status.WON, closed_on=TODAY, value=Money(5, "EUR"))
    with store.writing() as work:
        work.put(None, one, stamp())
    store.check()
    with store._database.alone() as driver:
        driver.execute(spoil)
    with pytest.raises(DeskTrouble) as trouble:
        store.check()
    assert trouble.value.fault is DeskFault.DAMAGED
    assert trouble.value.detail.startswith(table)


def test_a_desk_brought_up_to_date_keeps_the_sums_as_a_new_one_does(tmp_path: Path) -> None:
    with closing(open_desk(older_desk(tmp_path / "Older.salesdesk"))) as store, store.imports() as opened:
        work = cast(BatchWork, opened)
        before = list(opened.every(Deal))
        assert before, "a step that rebuilds the table of deals makes triggers and sums anew"
        compare(store, work)
        work.add_many([replace(deal(uuid4(), n), account_id=None, stage_id=None) for n in range(30)], stamp())
        work.put(before[0], replace(before[0], status=Status.WON, closed_on=TODAY), stamp())
        compare(store, work)


def test_sums_stand_after_the_desk_is_opened_again(store: SqlStore, desk_path: Path) -> None:
    with store.imports() as work:
        work.add_many([deal(uuid4(), number) for number in range(40) if number % 7 == 0 and number % 5 == 0], stamp())
    store.close()
    with closing(open_desk(desk_path)) as again:
        again.check()
        with again.reading() as look:
            assert (
                sum(one.deals for one in look.rows.sums(PERIODS[0], RATES[0])) == len(look.rows.deals_for_figures()) > 0
            )


@pytest.mark.parametrize("stopped", [False, True])
def test_an_import_of_many_makes_sums_and_indexes_once_and_leaves_all_as_it_was_where_it_stops(
    store: SqlStore, *, stopped: bool
) -> None:
    few = [replace(deal(uuid4(), number), account_id=None, stage_id=None) for number in range(40)]
    many = [replace(deal(uuid4(), number), account_id=None, stage_id=None) for number in range(MANY)]
    with store.imports() as work:
        work.add_many(few, stamp())
    made = shape_of(store)
    with suppress(InterruptedError), store.imports() as work:
        with work.adding(len(many)):
            work.add_many(many, stamp(record=False))
            assert shape_of(store) < made, "they are made at the end"
            if stopped:
                raise InterruptedError
        compare(store, cast(BatchWork, work))
        work.put(few[0], None, stamp())
        compare(store, cast(BatchWork, work))
    assert shape_of(store) == made
    store.check()
    with store.reading() as look:
        assert len(look.rows.deals_for_figures()) == len(few) + (0 if stopped else len(many) - 1)


def shape_of(store: SqlStore) -> set[tuple[str, str]]:
    """Return what the file is made of."""
    found = store._database.driver.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {(str(name), str(sql)) for name, sql in found}
