"""One age of a deal wherever it is shown: on its page, in the table, on the board, in the workbook (3.9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from salesdesk.application.ageing import age_on
from salesdesk.application.changes import Edit
from salesdesk.application.deal_tests import Asked, Mark
from salesdesk.application.desk import Desk
from salesdesk.application.rows import DealQuery, DealRow
from salesdesk.application.staging import StageOrder
from salesdesk.documents.workbook.worth import Ages
from salesdesk.domain.account import Account
from salesdesk.domain.ageing import Age, Tier
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.pausing import Pause
from salesdesk.ui.pipeline.columns import Measure, age_shown
from salesdesk.wording import Words
from tests.ui.windows import TODAY, empty_desk

QUERY = DealQuery(as_of=TODAY)
WON = {"Bakeries": (20, 10), "Dairies": (20, 200), "Foundries": (3, 90)}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk whose bakeries decide in 10 to 29 days, its dairies in 200 to 219; an open deal in each segment."""
    found = empty_desk(tmp_path)
    bench = found.selling.bench
    begun = TODAY - timedelta(days=400)
    for segment, (count, shortest) in WON.items():
        account = Account(id=bench.new_id(), name=segment, industry=segment)
        won = [
            Deal(
                id=bench.new_id(),
                title=f"Won {n}",
                currency="EUR",
                account_id=account.id,
                qualified_on=begun,
                status=Status.WON,
                closed_on=begun + timedelta(days=shortest + n),
            )
            for n in range(count)
        ]
        bench.do(Edit(None, account), *(Edit(None, deal) for deal in won))
        found.selling.new_deal(f"Open {segment}", account_id=account.id)
    found.selling.new_deal("Open alone")
    waits = found.selling.new_deal("Open and waits", account_name="Bakeries").made(Deal)
    for row in found.deal_lists.page(QUERY).rows:
        deal = found.selling.deal(row.id).deal
        pause = Pause(begun_on=TODAY - timedelta(days=95), reason="Their budget is decided in January")
        pauses = (pause,) if row.id == waits else ()
        found.selling.keep(deal, replace(deal, qualified_on=TODAY - timedelta(days=100), pauses=pauses))
    yield found
    found.close()


def measure_of(desk: Desk) -> Measure:
    measure = Measure()
    measure.day, measure.sticks = TODAY, desk.ageing.yardsticks()
    return measure


def by_title(rows: Iterable[tuple[DealRow, Age | None]]) -> dict[str, Age | None]:
    return {row.title: age for row, age in rows}


def test_3_9_page_table_board_and_workbook_hold_a_deal_against_the_same_wins(desk: Desk) -> None:
    measure = measure_of(desk)
    table = desk.deal_lists.page(QUERY).rows
    board = [row for one in desk.staging.stages(QUERY, StageOrder.AGE) for row in one.rows]
    sheet = desk.exporting.sheet(query=QUERY)
    in_book = Ages(sheet)
    shown = by_title((row, measure.age(row)) for row in table)
    assert {title: age.tier for title, age in shown.items() if age is not None} == {
        "Open Bakeries": Tier.PAST_LONGEST,
        "Open Dairies": Tier.USUAL,
        "Open Foundries": Tier.USUAL,
        "Open alone": Tier.USUAL,
        "Open and waits": Tier.USUAL,
    }
    assert by_title((row, measure.age(row)) for row in board) == shown
    assert by_title((row, in_book.of(row)) for row in sheet.rows) == shown
    pages = [desk.selling.deal(row.id).row for row in table]
    assert by_title((row, age_on(row, desk.ageing.of(row.id).yardstick, TODAY)) for row in pages) == shown


def test_3_9_a_filter_for_old_deals_finds_those_that_the_table_calls_old(desk: Desk) -> None:
    measure = measure_of(desk)
    asked = replace(QUERY, tests=desk.deal_lists.resolved((Asked(Mark.PAST_P90),), TODAY))
    old = {row.title for row in desk.deal_lists.page(QUERY).rows if measure.age(row).tier is Tier.PAST_LONGEST}
    assert {row.title for row in desk.deal_lists.page(asked).rows} == old == {"Open Bakeries"}


def test_3_9_the_table_says_whose_wins_they_are_and_how_many(desk: Desk) -> None:
    measure = measure_of(desk)
    tips = {row.title: age_shown(row, measure, Words()).tip for row in desk.deal_lists.page(QUERY).rows}
    assert "The wins are those of its segment, Bakeries." in tips["Open Bakeries"]
    assert "(20 won deals)" in tips["Open Bakeries"]
    assert "Foundries, has fewer than 20 wins, so all wins count." in tips["Open Foundries"]
    assert "(43 won deals)" in tips["Open Foundries"]
