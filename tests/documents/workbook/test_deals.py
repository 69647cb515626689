from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from salesdesk.application.rows import DealRow, NextStep
from salesdesk.domain.deal import Category, Motion, Status
from salesdesk.domain.folding import clean
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from tests.documents.workbook.deals import row, sheet_of, some_closed, some_rows
from tests.documents.workbook.reading import formulas_of, records, totals, values_of, written

_at = datetime.fromisoformat
STARTS = Moment(datetime(2026, 12, 1, 23, 30, tzinfo=UTC), "America/New_York")
WHOLE = row(
    title="Hall 2",
    account="Ζωή Τρόφιμα ΑΕ",
    owner="Tomás Lindqvist",
    value=Money.of("12000.50", "EUR"),
    category=Category.BEST_CASE,
    motion=Motion.EXISTING,
    next_step=NextStep(topic="Answer: option A or B", starts=STARTS),
)


def test_every_cell_has_its_type() -> None:
    (found,) = records(written(sheet_of([WHOLE])))
    assert found == {
        "Account": "Ζωή Τρόφιμα ΑΕ",
        "Deal": "Hall 2",
        "Stage": "Proposal",
        "Owner": "Tomás Lindqvist",
        "Value": 12000.5,
        "Chance": 0.6,
        "Weighted": 7200.3,
        "Currency": "EUR",
        "List price estimate": None,
        "Category": "Best case",
        "Expected close": _at("2026-12-10"),
        "Next step": "Answer: option A or B",
        "Next step at": _at("2026-12-02T00:30"),
        "Age in days": 54,
        "Motion": "Existing customer",
        "Status": "Open",
    }


def test_what_nobody_knows_yet_is_an_empty_cell_and_never_zero() -> None:
    blank = row(value=None, chance=None, since=None, expected_on=None, account="", owner="", stage="", next_step=None)
    (found,) = records(written(sheet_of([blank])))
    for heading in ("Value", "Chance", "Weighted", "Age in days", "Expected close", "Account", "Owner", "Next step at"):
        assert found[heading] is None
    assert found["Stage"] == "No stage"


def test_an_estimate_stands_apart_and_in_no_sum() -> None:
    estimated = row(value=None, estimate=Money.of(4_821, "EUR"))
    made = written(sheet_of([estimated, row()]))
    assert records(made)[0]["List price estimate"] == 4821
    assert records(made)[0]["Value"] is None
    assert (totals(made)["Value"], totals(made)["Weighted"]) == (12000, 7200)
    assert totals(made)["List price estimate"] is None


def test_other_currencies_stand_in_a_column_of_their_own_and_in_no_sum() -> None:
    dollars = row(currency="USD", value=Money.of(900, "USD"), estimate=Money.of(5, "EUR"))
    made = written(sheet_of([dollars, row()]))
    found = records(made)[0]
    assert (found["Value"], found["Weighted"], found["Value in other currency"]) == (None, None, 900)
    assert (found["Currency"], found["List price estimate"]) == ("USD", None)
    assert totals(made)["Value"] == 12000
    assert "Value in other currency" not in records(written(sheet_of([row()])))[0]


def test_f3_open_counts_by_chance_won_in_full_and_lost_not_at_all() -> None:
    closed = {"closed_on": date(2026, 11, 1), "chance": 0.9}
    deals = [
        row(),
        row(chance=None),
        row(status=Status.WON, **closed),
        row(status=Status.LOST, **closed),
        row(status=Status.HANDED_BACK, **closed),
        row(status=Status.WON, value=None, closed_on=date(2026, 11, 1)),
    ]
    made = written(sheet_of(deals))
    assert [r["Weighted"] for r in records(made)] == [7200, None, 12000, 0, 0, None]
    assert [r["Status"] for r in records(made)] == ["Open", "Open", "Won", "Lost", "Handed back", "Won"]
    assert [r["Age in days"] for r in records(made)] == [54, 54, None, None, None, None]
    assert records(made)[2]["Closed"] == _at("2026-11-01")


def test_totals_are_formulas_with_their_values() -> None:
    deals = some_rows(60)
    made = written(sheet_of(deals))
    value = sum((d.value.amount for d in deals if d.value), Decimal(0))
    weighted = sum((d.value.times(d.chance).amount for d in deals if d.value and d.chance is not None), Decimal(0))
    assert totals(made)["Deal"] == 60
    assert Decimal(str(totals(made)["Value"])) == value
    assert Decimal(str(totals(made)["Weighted"])) == weighted
    sheet = formulas_of(made)["Deals"]
    assert sheet["E62"].value == "=SUBTOTAL(109,Deals[Value])"
    assert sheet["G62"].value == "=SUBTOTAL(109,Deals[Weighted])"
    assert sheet["B62"].value == "=SUBTOTAL(103,Deals[Status])"


def test_the_header_stays_and_filters_and_the_table_holds_its_totals() -> None:
    sheet = formulas_of(written(sheet_of(some_rows(7))))["Deals"]
    table = sheet.tables["Deals"]
    assert (table.ref, table.autoFilter.ref, table.totalsRowCount) == ("A1:P9", "A1:P8", 1)
    assert [c.name for c in table.tableColumns] == [c.value for c in sheet[1]]
    assert sheet.freeze_panes == "C2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        1,
        0,
    )
    assert sheet.sheet_view.showGridLines is False
    assert all(sheet.column_dimensions[letter].width >= 9 for letter in "ABCDEFGHIJKLMNOP")
    assert all(c.font.bold and c.fill.fgColor.rgb == "0016202E" for c in sheet[1])


def test_amounts_show_cents_only_where_there_are_some() -> None:
    def number_format(value: Money) -> str:
        return str(formulas_of(written(sheet_of([row(value=value)])))["Deals"]["E2"].number_format)

    assert number_format(Money.of(12, "EUR")) == r"[$€]\ #,##0"
    assert number_format(Money.of("12.30", "EUR")) == r"[$€]\ #,##0.00"


def test_marks_point_at_late_dates_missing_steps_and_old_age() -> None:
    sheet = formulas_of(written(sheet_of(some_rows(5), others=some_closed(60))))["Deals"]
    rules = {str(where.sqref): rule.formula[0] for where in sheet.conditional_formatting for rule in where.rules}
    assert rules["K2:K6"] == 'AND($P2="Open",ISNUMBER($K2),$K2<DATE(2026,11,24))'
    assert rules["L2:L6"] == 'AND($P2="Open",$L2="")'
    assert rules["N2:N6"].startswith('AND($P2="Open",$N2>')
    few = formulas_of(written(sheet_of(some_rows(5))))["Deals"]
    assert {str(where.sqref) for where in few.conditional_formatting} == {"K2:K6", "L2:L6"}


def test_a_query_without_a_hit_is_still_a_workbook() -> None:
    made = written(sheet_of([]))
    assert (totals(made)["Deal"], totals(made)["Value"]) == (0, 0)
    assert formulas_of(made)["Deals"].tables["Deals"].ref == "A1:P3"


def test_equal_deals_make_equal_bytes() -> None:
    assert written(sheet_of(some_rows(20))) == written(sheet_of(some_rows(20)))


def test_another_reader_sees_the_same_values() -> None:
    made = written(sheet_of([WHOLE, *some_rows(40)], Money.of(10**6, "EUR"), others=some_closed(30)))
    other = CalamineWorkbook.from_filelike(BytesIO(made))
    for sheet in values_of(made):
        seen = other.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
        for cells, theirs in zip(sheet.iter_rows(values_only=True), seen, strict=True):
            assert [_seen(cell) for cell in cells] == [_seen(cell) for cell in theirs]


def _seen(value: object) -> object:
    """Readers give a day as a day or as its midnight, and nothing as nothing or as an empty text."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time.min)
    return None if value == "" else value


HOSTILE = [
    '=HYPERLINK("http://bad.example","x")', "=1+1", "+1", "-1", "@SUM(1)", "#REF!", "#N/A", "\t=1", "\r=1",
    "=cmd|' /C calc'!A0", "_x0041_", "<b>x</b>", "a & b", "]]>", "'quoted", '"', "  spaced  ", "two\nlines",
    "Ζωή Щорс żółć 契約 😀", "\x00\x1b[31m", "\ud800", "\ufffe", "{R}", "%s %d %", "TRUE", "1e5", "2026-01-01", "0012",
    "", "=" * 100,
]  # fmt: skip


def _typed_cells(made: bytes) -> list[tuple[object, str, bool]]:
    sheet = formulas_of(made)["Deals"]
    cells = [sheet.cell(r, c) for r in range(2, sheet.max_row) for c in (1, 2, 3, 4, 12)]
    return [(c.value, c.data_type, bool(c.quotePrefix)) for c in cells]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_a_text_whatever_it_begins_with(text: str) -> None:
    step = NextStep(topic=text, starts=STARTS)
    made = written(sheet_of([row(title=text, account=text, stage=text, owner=text, next_step=step)], desk=text))
    for value, kind, fenced in _typed_cells(made):
        assert value in {clean(text) or None, "No stage", clean(text).replace("_x0041_", "_x005F_x0041_")}
        assert kind in {"s", "n"}
        assert kind == "s" or value is None
        assert fenced
    assert formulas_of(made)["Summary"]["B1"].data_type == "s"


@settings(max_examples=20)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=12))
def test_no_text_becomes_a_formula_or_breaks_the_file(texts: list[str]) -> None:
    made = written(sheet_of([row(title=t, account=t[::-1], stage=t, owner=t.upper()) for t in texts]))
    assert all(kind in {"s", "n"} for _, kind, _ in _typed_cells(made))
    assert totals(made)["Deal"] == len(texts)


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    (found,) = records(written(sheet_of([row(title="😀" * 20_000)])))
    assert found["Deal"].endswith("😀…")
    assert len(found["Deal"].encode("utf-16-le")) // 2 <= 32_767
    (whole,) = records(written(sheet_of([row(title="x" * 32_767)])))
    assert whole["Deal"] == "x" * 32_767


def test_days_that_spreadsheets_cannot_count_are_text() -> None:
    made = written(sheet_of([row(expected_on=date(1850, 1, 1)), row(expected_on=date(1900, 3, 1))]))
    assert [r["Expected close"] for r in records(made)] == ["1850-01-01", _at("1900-03-01")]


@settings(max_examples=20)
@given(st.integers(0, 10**12), st.integers(0, 100))
def test_amounts_survive_to_the_cent(cents: int, percent: int) -> None:
    value = Money(cents, "EUR")
    (found,) = records(written(sheet_of([replace(WHOLE, value=value, chance=percent / 100)])))
    assert Money.of(str(found["Value"]), "EUR") == value
    assert Money.of(str(found["Weighted"]), "EUR") == value.times(percent / 100)


def test_currencies_without_cents_and_with_thousandths_keep_their_units() -> None:
    def weighted(currency: str, amount: str) -> tuple[object, str]:
        deal: DealRow = row(currency=currency, value=Money.of(amount, currency), chance=0.5)
        made = written(sheet_of([deal], currency=currency))
        return records(made)[0]["Weighted"], str(formulas_of(made)["Deals"]["G2"].value)

    assert weighted("JPY", "101")[0] == 51
    assert "ROUND(E2*F2,0)" in weighted("JPY", "101")[1]
    assert weighted("KWD", "1.001")[0] == 0.501
    assert "ROUND(E2*F2,3)" in weighted("KWD", "1.001")[1]
