from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from salesdesk.application.rows import DealRow, NextStep
from salesdesk.documents.workbook.sums import added_up
from salesdesk.domain.deal import Category, Motion, Status
from salesdesk.domain.exchange import ExchangeRate, in_base
from salesdesk.domain.folding import clean
from salesdesk.domain.impediment import Impediment, ImpedimentKind
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from tests.documents.workbook.deals import AS_OF, STAGES, row, sheet_of, some_closed, some_rows
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
RATES = (
    ExchangeRate(id=UUID(int=1), currency="USD", per_base=Decimal("1.125"), from_on=date(2026, 11, 1)),
    ExchangeRate(id=UUID(int=2), currency="USD", per_base=Decimal(9), from_on=date(2026, 12, 1)),
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
        "Beside won deals": "Cannot say",
        "Customer's last act": None,
        "Impediment": None,
        "Evidence": None,
        "Segment": None,
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


def test_other_currencies_are_counted_by_the_rate_of_the_day_and_without_one_in_no_sum() -> None:
    dollars = row(currency="USD", value=Money.of(900, "USD"), estimate=Money.of(5, "EUR"))
    yen = row(currency="JPY", value=Money.of(1_001, "JPY"), chance=None)
    made = written(sheet_of([dollars, yen, row()], rates=RATES))
    first, second, _ = records(made)
    assert (first["Value in EUR"], first["Weighted"], first["Value in other currency"]) == (800, 480, 900)
    assert (first["Currency"], first["List price estimate"]) == ("USD", None)
    told = (second["Value in EUR"], second["Weighted"], second["Value in other currency"])
    assert told == ("Not counted: no rate for JPY", None, 1_001)
    assert (totals(made)["Value in EUR"], totals(made)["Weighted"]) == (12_800, 7_680)
    sheet = formulas_of(made)
    assert sheet["Deals"]["E2"].value == "=ROUND(I2/Rate_USD,2)"
    named = sheet.defined_names["Rate_USD"].attr_text
    assert named is not None
    title, at = named.replace("'", "").replace("$", "").split("!")
    assert values_of(made)[title].cell(int(at[1:]), 2).value == 1.125
    explained = [str(c.value) for line in sheet["How to read"].iter_rows() for c in line]
    assert any("so many for 1 EUR, since" in text for text in explained)
    assert "Not counted: no rate for JPY" in explained
    assert "Value in other currency" not in records(written(sheet_of([row()])))[0]


@given(st.integers(0, 10**6), st.sampled_from([(), RATES]), st.sampled_from([AS_OF, date(2026, 12, 1)]))
def test_3_14_the_workbooks_totals_are_the_windows_whatever_the_currencies(
    seed: int, rates: tuple[ExchangeRate, ...], day: date
) -> None:
    rows = [replace(one, currency=code, value=one.value and Money(one.value.minor + 7, code))
            for one, code in zip(some_rows(30, seed), ("EUR", "USD", "JPY") * 10, strict=True)]  # fmt: skip
    sheet = sheet_of(rows, rates=rates, as_of=day)
    sums, shown = added_up(sheet, [stage.name for stage in STAGES], "No stage"), sheet.figures
    assert Money(sums.everything.value, "EUR") == (shown.open.value or Money.zero("EUR"))
    assert (sums.commit, sums.weighted_rest) == (shown.outlook.commit.minor, shown.outlook.weighted_rest.minor)
    assert {one.stage.name: one.sum.value or Money.zero("EUR") for one in shown.stages if one.stage} == {
        stage.name: Money(sums.stages[stage.name].value, "EUR") for stage in STAGES
    }


def test_what_was_summed_over_currencies_is_what_decimals_come_to() -> None:
    rows = [replace(one, currency="USD", value=Money(one.value.minor + 7, "USD")) if n % 3 == 0 and one.value else one
            for n, one in enumerate(some_rows(80))]  # fmt: skip
    made = written(sheet_of(rows, rates=RATES))
    worth = [in_base(one.value, "EUR", RATES, AS_OF) for one in rows if one.value]
    expected = sum((one.amount for one in worth if one), Decimal(0))
    assert Decimal(str(totals(made)["Value in EUR"])) == expected
    assert sum(Decimal(str(r["Value in EUR"])) for r in records(made) if r["Value in EUR"] is not None) == expected


def test_3_9_age_is_told_in_words_beside_the_won_deals_of_the_segment() -> None:
    won = [row(id=UUID(int=n), status=Status.WON, since=date(2026, 1, 1), closed_on=date(2026, 1, 1) + timedelta(n))
           for n in range(1, 41)]  # fmt: skip
    ages = (5, 30, 38, 41)
    rows = [row(id=UUID(int=100 + n), since=AS_OF - timedelta(n)) for n in ages]
    rows += [row(since=None), row(id=UUID(int=7), since=AS_OF - timedelta(90), paused_age=5)]
    made = written(sheet_of(rows, others=won))
    assert [r["Beside won deals"] for r in records(made)] == [
        "As usual", "Past the average", "Past 9 of 10 wins", "Older than any win", "No date", "As usual",
    ]  # fmt: skip
    assert records(made)[5]["Age in days"] == 5
    shown = list(values_of(made)["Ageing"].iter_rows(min_col=2, max_col=8, values_only=True))
    proposal = next(line for line in shown if line[0] == "Proposal")
    assert proposal == ("Proposal", 2, 1, 1, 1, 1, 6)
    assert ("All won deals", 40, 20.5, 36, 40) in [line[:5] for line in shown]


def test_what_stands_in_the_way_is_told_in_words() -> None:
    key = UUID(int=5)
    noted = Impediment(id=UUID(int=6), deal_id=key, kind=ImpedimentKind.BUDGET, words="Only in\nMay", noted_on=AS_OF)
    told = sheet_of(
        [row(id=key, unproven=True, acted_on=date(2026, 11, 3))], segments={key: "Rail"}, impediments={key: noted}
    )
    (found,) = records(written(told))
    assert (found["Impediment"], found["Evidence"], found["Segment"]) == ("Budget: Only in May", "Unproven", "Rail")
    assert found["Customer's last act"] == _at("2026-11-03")


def test_a_deal_leads_to_its_account_and_back() -> None:
    book = formulas_of(written(sheet_of([row(account="Beta"), row(account=""), row(account="Alfa")])))
    deals, accounts = book["Deals"], book["Accounts"]
    assert [c.value for c in accounts["A"]] == ["Account", "Alfa", "Beta"]
    assert [deals[at].hyperlink.location for at in ("A2", "A4")] == ["'Accounts'!A3", "'Accounts'!A2"]
    assert deals["A3"].hyperlink is None
    assert [accounts[at].hyperlink.location for at in ("A2", "A3")] == ["'Deals'!A4", "'Deals'!A2"]


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
    assert (table.ref, table.autoFilter.ref, table.totalsRowCount) == ("A1:U9", "A1:U8", 1)
    assert [c.name for c in table.tableColumns] == [c.value for c in sheet[1]]
    assert sheet.freeze_panes == "C2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_title_cols == "$A:$B"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
        "landscape",
        2,
        0,
    )
    assert sheet.sheet_view.showGridLines is False
    assert all(sheet.column_dimensions[letter].width >= 9 for letter in "ABCDEFGHIJKLMNOPQRSTU")
    assert all(c.font.bold and c.fill.fgColor.rgb == "0016202E" for c in sheet[1])


def test_amounts_show_cents_only_where_there_are_some() -> None:
    def number_format(value: Money) -> str:
        return str(formulas_of(written(sheet_of([row(value=value)])))["Deals"]["E2"].number_format)

    assert number_format(Money.of(12, "EUR")) == r"[$€]\ #,##0"
    assert number_format(Money.of("12.30", "EUR")) == r"[$€]\ #,##0.00"


def test_marks_point_at_late_dates_missing_steps_and_old_age() -> None:
    sheet = formulas_of(written(sheet_of(some_rows(5), others=some_closed(60))))["Deals"]
    rules = {str(where.sqref): rule.formula[0] for where in sheet.conditional_formatting for rule in where.rules}
    assert rules["K2:K6"] == 'AND($U2="Open",ISNUMBER($K2),$K2<DATE(2026,11,24))'
    assert rules["L2:L6"] == 'AND($U2="Open",$L2="")'
    assert rules["R2:R6"] == '$R2<>""'
    tiers = next(where.rules for where in sheet.conditional_formatting if str(where.sqref) == "N2:O6")
    assert [rule.formula[0] for rule in tiers] == [
        '$O2="Older than any win"', '$O2="Past 9 of 10 wins"', '$O2="Past the average"',
    ]  # fmt: skip


def test_a_query_without_a_hit_is_still_a_workbook() -> None:
    made = written(sheet_of([]))
    assert (totals(made)["Deal"], totals(made)["Value"]) == (0, 0)
    assert formulas_of(made)["Deals"].tables["Deals"].ref == "A1:U3"


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


def test_columns_are_as_wide_as_what_people_typed_up_to_a_length_that_can_be_read() -> None:
    short, long = (
        row(title="Oven", account="Berg"),
        row(title="Two safety officers and an operator course", account="Ay"),
    )
    sheet = formulas_of(written(sheet_of([short, long])))["Deals"]
    widths = {sheet[f"{letter}1"].value: sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJKLM"}
    assert widths["Deal"] > len(long.title)
    assert widths["Account"] == 12
    endless = formulas_of(written(sheet_of([row(title="x" * 400)])))["Deals"]
    assert endless.column_dimensions["B"].width == 46
