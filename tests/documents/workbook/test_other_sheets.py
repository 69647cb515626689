from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from typing import Any
from uuid import UUID

import pytest
from openpyxl.cell.cell import Cell

from salesdesk.documents.workbook import write_table
from salesdesk.domain.deal import Category, LossReason, Outcome, ReasonCode, ReasonSource, Status
from salesdesk.domain.losses import Ended, LossReport, loss_report
from salesdesk.domain.money import Money
from salesdesk.domain.rates import wilson
from salesdesk.wording import Words
from tests.documents.workbook.deals import AS_OF, row, sheet_of
from tests.documents.workbook.reading import formulas_of, values_of, written


def _lines(made: bytes, sheet: str) -> dict[str, tuple[Any, ...]]:
    """Return the first line of each name on a sheet."""
    found: dict[str, tuple[Any, ...]] = {}
    for name, *figures in values_of(made)[sheet].iter_rows(min_col=2, max_col=8, values_only=True):
        found.setdefault(str(name), tuple(figures))
    return found


def test_f4_categories_alone_and_cumulative_and_what_is_short() -> None:
    won = row(status=Status.WON, closed_on=AS_OF, value=Money.of(50, "EUR"))
    amounts = {Category.COMMIT: 100, Category.BEST_CASE: 150, Category.PIPELINE: 200, Category.OMITTED: 70}
    due = [row(category=c, value=Money.of(n, "EUR"), chance=0.5) for c, n in amounts.items()]
    made = written(sheet_of(due, Money.of(1_000, "EUR"), others=[won]))
    shown = _lines(made, "Forecast")
    assert shown["Closed"] == (1, 50, 50, 0.05, 950, 50)
    assert shown["Commit"][:5] == (1, 100, 150, 0.15, 850)
    assert shown["Best case"][:3] == (1, 150, 300)
    assert shown["Pipeline"][:3] == (1, 200, 500)
    assert shown["Open pipeline"][:2] == (3, 450)
    assert shown["Omitted, not counted"][:3] == (1, 70, None)
    assert shown["Shortfall"][1] == 1_000 - 50 - 100 - 75 - 100
    assert shown["Dec 2026"] == (100, 150, 200, 225, 275, 1_000)
    assert str(formulas_of(made)["Forecast"]["G7"].value) == "=MAX(0,Target-E7)"


def some_losses() -> LossReport:
    """Return 12 won and 9 lost deals in one segment, one of them disqualified, and 3 in another."""
    reason = LossReason(code=ReasonCode.COMPETITOR_PRICE, main=True, source=ReasonSource.CUSTOMER, competitor="Salto")
    lost = Ended(deal_id=UUID(int=1), closed_on=AS_OF, status=Status.LOST, segment="Rail")
    ended = [replace(lost, status=Status.WON)] * 12
    ended += [replace(lost, outcome=Outcome.COMPETITIVE, reasons=(reason,))] * 6
    ended += [replace(lost, outcome=Outcome.NO_DECISION)] * 2
    ended += [replace(lost, outcome=Outcome.DISQUALIFIED)]
    ended += [replace(lost, status=Status.WON, segment="Food")] * 3
    return loss_report(ended, AS_OF - timedelta(700), AS_OF)


def test_f8_win_rates_stand_with_interval_and_n_and_few_deals_cannot_say() -> None:
    made = written(sheet_of([], losses=some_losses()))
    shown = _lines(made, "Won and lost")
    low, high = wilson(12, 20)
    assert shown["Rail"] == (12, 8, pytest.approx(0.6), pytest.approx(low), pytest.approx(high), 20)
    assert shown["Food"] == (3, 0, "Cannot say", None, None, 3)
    assert shown["Lost to a competitor"][:2] == (6, pytest.approx(6 / 9))
    assert shown["Competitor: price and terms"][:3] == (6, 1, 6)
    assert shown["Salto"][:3] == (6, 1, 6)
    assert "SQRT" in str(formulas_of(made)["Won and lost"]["F6"].value)


def test_the_table_holds_the_columns_as_plain_values_and_no_formula() -> None:
    made = write_table(sheet_of([row(title="=1+1", account="-x", value=Money.of("1.50", "EUR"))]), Words())
    (found,) = csv.DictReader(StringIO(made.decode("utf-8-sig")))
    assert (found["Deal"], found["Account"], found["Value"], found["Weighted"]) == ("'=1+1", "'-x", "1.50", "0.90")
    assert (found["Expected close"], found["Age in days"], found["Chance"]) == ("2026-12-10", "54", "0.6")


def test_the_last_sheet_says_the_filter_and_every_column() -> None:
    shown = _lines(written(sheet_of([row()], filter="=owner:me")), "How to read")
    assert shown["Filter"][0] == "=owner:me"
    assert {"Account", "Beside won deals", "Weighted", "Status", "Shortfall"} <= set(shown)


def test_formulas_may_call_the_target_by_name() -> None:
    book = formulas_of(written(sheet_of([row()], Money.of(5, "EUR"))))
    assert book.defined_names["Target"].attr_text == "'Summary'!$E$6"
    assert {"Won", "Commit", "WeightedRest", "Shortfall"} <= set(book.defined_names)
    sheet, cell = book.defined_names["AsOf"].attr_text.split("!")
    found = book[sheet.strip("'")][cell.replace("$", "")]
    assert isinstance(found, Cell)
    assert str(found.value) == f"{AS_OF} 00:00:00"


def test_every_name_that_the_last_sheet_offers_is_there() -> None:
    book = formulas_of(written(sheet_of([row()], Money.of(5, "EUR"))))
    offered = _lines(written(sheet_of([row()])), "How to read")["Names for your own formulas"][0]
    names = re.findall(r"[A-Z]\w+", str(offered))
    tables = {table for sheet in book for table in sheet.tables}
    assert names
    assert set(names) <= set(book.defined_names) | tables
    assert "Desk heading" in book.named_styles
