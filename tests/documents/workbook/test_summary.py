from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest

from salesdesk.application.rows import DealRow
from salesdesk.documents.workbook import sheet_name
from salesdesk.domain.deal import Category, Status
from salesdesk.domain.money import Money
from salesdesk.wording import Words
from tests.documents.workbook.deals import AS_OF, row, sheet_of, some_closed, some_rows
from tests.documents.workbook.reading import block, formulas_of, part, records, values_of, written

ROWS, CLOSED = some_rows(90), some_closed(40)
TARGET = Money.of(420_000, "EUR")


def _expected(rows: list[DealRow], name: str) -> dict[str, tuple[int, int, Decimal, Decimal]]:
    """Group the rows here, without the workbook's code."""
    found: dict[str, list[Decimal]] = defaultdict(lambda: [Decimal(0)] * 4)
    for deal in rows:
        value = deal.value.amount if deal.value else Decimal(0)
        weighted = deal.value.times(deal.chance).amount if deal.value and deal.chance is not None else Decimal(0)
        label = (deal.stage or "No stage") if name == "stage" else _month(deal.expected_on)
        figures = (Decimal(1), Decimal(deal.value is not None), value, weighted)
        for one in (label, "Total"):
            found[one] = [a + b for a, b in zip(found[one], figures, strict=True)]
    return {label: (int(n), int(valued), value, weighted) for label, (n, valued, value, weighted) in found.items()}


def _month(day: date | None) -> str:
    if day is None:
        return "No date"
    return "Earlier" if day < AS_OF.replace(day=1) else f"{day:%b %Y}"


@pytest.mark.parametrize(
    ("heading", "name"), [("Open deals by stage", "stage"), ("Open deals by expected close", "month")]
)
def test_each_block_adds_up_the_deals_of_its_lines(heading: str, name: str) -> None:
    shown = {
        name: (count, valued, Decimal(str(value or 0)), Decimal(str(weighted or 0)))
        for name, (count, valued, value, weighted) in block(written(sheet_of(ROWS)), heading).items()
        if count
    }
    assert shown == _expected(ROWS, name)


def test_where_no_deal_has_a_value_the_sum_is_empty_and_the_chart_counts() -> None:
    unvalued = [row(value=None, stage="First talk"), row(chance=None), row(value=None)]
    made = written(sheet_of(unvalued))
    shown = block(made, "Open deals by stage")
    assert shown["First talk"] == (1, 0, None, None)
    assert shown["Proposal"] == (2, 1, 12000, None)
    assert shown["Total"] == (3, 1, 12000, None)
    made = written(sheet_of([row(value=None)]))
    assert block(made, "Open deals by expected close")["Total"] == (1, 0, None, None)
    assert "$C$" in part(made, "xl/charts/chart1.xml")
    assert "$E$" not in part(made, "xl/charts/chart1.xml")


def test_closed_deals_are_in_no_block() -> None:
    made = written(sheet_of([*ROWS, *CLOSED]))
    assert block(made, "Open deals by stage")["Total"][0] == len(ROWS)
    assert block(made, "Open deals by expected close")["Total"][0] == len(ROWS)


def test_months_run_from_the_day_to_the_last_deal_with_the_rest_named() -> None:
    dates = [date(2025, 5, 1), date(2026, 11, 1), date(2027, 1, 31), date(2028, 6, 1), None]
    shown = block(written(sheet_of([row(expected_on=d) for d in dates])), "Open deals by expected close")
    names = list(shown)
    assert names[:2] == ["Earlier", "Nov 2026"]
    assert names[12:] == ["Oct 2027", "Later", "No date", "Total"]
    assert [name for name, figures in shown.items() if figures[0] == 1] == [
        "Earlier", "Nov 2026", "Jan 2027", "Later", "No date",
    ]  # fmt: skip


def test_the_outlook_is_live_where_the_sheet_holds_every_deal_in_it() -> None:
    commit = row(category=Category.COMMIT, value=Money.of(5_000, "EUR"))
    omitted = row(category=Category.OMITTED)
    made = written(sheet_of([commit, omitted, row()], TARGET, others=CLOSED))
    summary, formulas = values_of(made)["Summary"], formulas_of(made)["Summary"]
    won = sum((c.value.amount for c in CLOSED if c.status is Status.WON and _in_quarter(c) and c.value), Decimal(0))
    amounts = {summary.cell(r, 2).value: summary.cell(r, 5).value for r in range(6, 11)}
    assert amounts == {
        "Target": 420_000,
        "Won": won,
        "Commit": 5_000,
        "Weighted rest": 7_200,
        "Shortfall": 420_000 - won - 5_000 - 7_200,
    }
    assert str(formulas["E8"].value).startswith("=SUMIFS(Deals[Value],")
    assert str(formulas["E9"].value).startswith("=SUMIFS(Deals[Weighted],")
    assert formulas["E10"].value == "=MAX(0,E6-E7-E8-E9)"
    assert summary["F7"].value == pytest.approx(float(won) / 420_000)


def _in_quarter(deal: DealRow) -> bool:
    return deal.closed_on is not None and date(2026, 10, 1) <= deal.closed_on <= date(2026, 12, 31)


def test_a_selection_shows_the_desks_outlook_and_says_so() -> None:
    made = written(sheet_of([row()], TARGET, others=[row(category=Category.COMMIT)]))
    summary, formulas = values_of(made)["Summary"], formulas_of(made)["Summary"]
    assert (summary["E8"].value, formulas["E8"].value) == (12_000, 12_000)
    assert "whole desk" in str(summary["B12"].value)


def test_without_a_target_there_is_no_shortfall_and_no_share() -> None:
    summary = values_of(written(sheet_of(ROWS)))["Summary"]
    labels = [summary.cell(r, 2).value for r in range(6, 11)]
    assert labels[:4] == ["Target", "Won", "Commit", "Weighted rest"]
    assert "Shortfall" not in labels
    assert summary["E6"].value == "No target yet"
    assert summary["F7"].value is None


def test_a_rate_stands_with_its_interval_and_what_it_rests_on() -> None:
    summary = values_of(written(sheet_of(ROWS, TARGET, others=CLOSED)))["Summary"]
    notes = [str(summary.cell(r, 2).value) for r in range(11, 15)]
    assert any("from 40 deals closed in 24 months" in note and " to " in note for note in notes)


CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.mark.parametrize("number", [1, 2, 3])
def test_charts_hold_the_figures_of_the_cells_they_point_at(number: int) -> None:
    made = written(sheet_of(ROWS, TARGET, others=CLOSED))
    summary = values_of(made)["Summary"]
    chart = ElementTree.fromstring(part(made, f"xl/charts/chart{number}.xml"))
    references = [*chart.iter(f"{CHART}numRef"), *chart.iter(f"{CHART}strRef")]
    assert len(references) == (8 if number == 1 else 6)
    for reference in references:
        where = str(reference.findtext(f"{CHART}f")).replace("'Summary'!", "").replace("$", "")
        found = summary[where]
        cells = [c for line in found for c in line] if isinstance(found, tuple) else [found]
        kept = [point.findtext(f"{CHART}v") for point in reference.iter(f"{CHART}pt")]
        if reference.tag.endswith("numRef"):
            assert [float(str(v)) for v in kept] == pytest.approx(
                [float(c.value) for c in cells if c.value is not None]
            )
        else:
            assert kept == [c.value for c in cells]


HOSTILE_STAGES = [
    "*",
    "?",
    "~",
    "Demo",
    "demo",
    "DEMO ",
    ">5",
    "<>Demo",
    "=1+1",
    "Dem*",
    "10",
    "_x0041_",
    "A",
    "",
    "x" * 300,
]


def test_stages_of_any_name_are_told_apart() -> None:
    rows = [row(stage=name, value=Money.of(10**n, "EUR"), chance=1.0) for n, name in enumerate(HOSTILE_STAGES)]
    shown = block(written(sheet_of(rows, stages=[])), "Open deals by stage")
    assert [figures[0] for figures in shown.values()] == [*[1] * len(HOSTILE_STAGES), len(HOSTILE_STAGES)]
    formulas = [str(c.value) for c in formulas_of(written(sheet_of(rows, stages=[])))["Summary"]["C"]]
    assert sum("EXACT" in f for f in formulas) == len(HOSTILE_STAGES) - 3
    assert sum(f.startswith("=COUNTIFS") and "Deals[Stage]" in f for f in formulas) == 3


class _Shouting(Words):
    """Words whose every short text holds the signs that formulas and sheet names trip over."""

    def text(self, message: str, **values: object) -> str:
        said = message.format(**values) if values else message
        return f"{said} [\"'#]" if len(said) < 20 else said


def test_words_with_brackets_and_quotes_make_a_workbook_too() -> None:
    made = written(sheet_of(ROWS[:5], TARGET), _Shouting())
    book = formulas_of(made)
    deals, summary, *_ = book.worksheets
    assert deals.title == "Deals \"'#"
    assert deals["E7"].value == """=SUBTOTAL(109,Deals[Value '["'''#']])"""
    assert '="Open [""\'#]"' in str(deals["G2"].value)
    assert summary.title == "Summary \"'#"


@pytest.mark.parametrize(
    ("text", "name"),
    [("Deals", "Deals"), ("a/b:c[d]e*f?g\\h", "abcdefgh"), ("'x'", "x"), ("[]", "-"), ("x" * 40, "x" * 31)],
)
def test_a_sheet_has_a_name_that_spreadsheets_take(text: str, name: str) -> None:
    assert sheet_name(text) == name


def test_the_file_describes_itself_by_the_day_it_speaks_of() -> None:
    book = formulas_of(written(sheet_of(ROWS, desk="Nordhafen & Co")))
    assert (book.properties.title, book.properties.creator) == ("Nordhafen & Co: pipeline", "SalesDesk")
    assert book.properties.created is not None
    assert book.properties.created.date() == AS_OF
    foot = book["Deals"].oddFooter
    assert foot is not None
    assert foot.left.text == "Nordhafen && Co"
    colours = [s.sheet_properties.tabColor for s in book.worksheets]
    assert [c.rgb for c in colours if c][:2] == ["003A4FB8", "000B6A63"]
    assert book["Summary"].sheet_view.showGridLines is False


def test_records_and_summary_speak_of_the_same_deals() -> None:
    made = written(sheet_of(ROWS))
    assert len(records(made)) == block(made, "Open deals by stage")["Total"][0]


def test_the_figures_of_an_axis_are_in_whole_units_where_the_amounts_have_cents() -> None:
    made = written(sheet_of([row(value=Money(1_234_56, "EUR")), row(value=Money(99_999_99, "EUR"))]))
    told = re.findall(r'numFmt formatCode="([^"]*#[^"]*)"', part(made, "xl/charts/chart2.xml"))
    assert told == [r"[$€]\ #,##0"]
    shown = {cell.number_format for row_ in formulas_of(made)["Summary"].iter_rows() for cell in row_}
    assert r"[$€]\ #,##0.00" in shown
