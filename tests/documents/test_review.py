"""The review pack, read back: the numbers of the paper and of the workbook are those of the pages (3.15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from salesdesk.application.forecast.review import Review
from salesdesk.application.forecast.review_paper import Chart, Gain, Head, ReviewPaper, Share, Table, Value
from salesdesk.application.papers import Paper
from salesdesk.documents.review import write_review, write_review_workbook
from salesdesk.documents.review.values import value_told
from salesdesk.documents.workbook.book import sheet_name
from salesdesk.domain.money import Money
from salesdesk.wording import Words
from salesdesk.wording.review import review_paper
from tests.documents.reading import all_text, pages_text, reader, squeezed
from tests.documents.reviews import LONG, REPS, REVIEW
from tests.new_desks import my_desk, open_sample

WORDS = Words()


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Review]:
    """Return the review of everybody's present quarter on the sample desk, held against what its pages ask."""
    desk = open_sample(tmp_path_factory.mktemp("review") / "sample.salesdesk")
    found = desk.reviews.view()
    assert found.outlook == desk.outlooks.view()
    assert found.coverage == desk.covering.view()
    assert found.effort == desk.effort.view()
    assert (found.accuracy, found.pace) == (desk.accuracy.view(), desk.pacing.view())
    assert (found.changes, found.closing.gap.gap) == (desk.week_changes.view(), desk.gap.view().gap)
    yield found
    desk.close()


def values(paper: ReviewPaper) -> list[Value]:
    tables = [table for section in paper.sections for table in section.tables]
    return [value for table in tables for line in table.lines for value in line] + [
        tile.value for section in paper.sections for tile in section.tiles
    ]


def test_3_15_the_paper_says_every_answer_and_every_figure_of_the_pages(review: Review) -> None:
    paper = review_paper(review, WORDS)
    outlook = review.outlook.outlook
    amounts = [value for value in values(paper) if isinstance(value, Money)]
    assert {outlook.won, outlook.target, outlook.shortfall, review.coverage.coverage.required} <= set(amounts)
    text = all_text(write_review(paper, WORDS).pdf)
    told = [value_told(value, WORDS) for value in values(paper)]
    assert [one for one in told if squeezed(one) not in text] == []
    assert [one.answer for one in paper.sections if squeezed(one.answer) not in text] == []


def test_3_15_the_workbook_holds_the_same_to_the_cent(review: Review) -> None:
    paper = review_paper(review, WORDS)
    book = load_workbook(BytesIO(write_review_workbook(paper, WORDS)), data_only=True)
    assert book.sheetnames == ["In short", *(sheet_name(section.title) for section in paper.sections)]
    for section in paper.sections:
        sheet = book[sheet_name(section.title)]
        for table in section.tables:
            start = row_of(sheet, table.title)
            found = cells(sheet, start + 2, len(table.lines), len(table.heads))
            assert found == [[cell(value) for value in line] for line in table.lines]


def row_of(sheet: Worksheet, title: str) -> int:
    """Return the row of a heading."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 2).value == title)


def cells(sheet: Worksheet, first: int, lines: int, columns: int) -> list[list[object]]:
    rows = sheet.iter_rows(min_row=first, max_row=first + lines - 1, min_col=2, max_col=columns + 1, values_only=True)
    return [
        [one.date() if isinstance(one, datetime) else one or None for one in row] for row in (rows if lines else ())
    ]


def cell(value: Value) -> object:
    match value:
        case Money():
            return float(value.amount) or None
        case Gain():
            return float(value.amount.amount) or None
        case Share():
            # A workbook keeps 16 digits of a share.
            return float(f"{value.value:.16g}") if value.value else None
        case _:
            return value or None


def test_3_15_the_sums_of_the_reps_are_the_whole(review: Review) -> None:
    (reps,) = [table for table in review_paper(review, WORDS).sections[0].tables if table.title == "Rep by rep"]
    for at in (2, 3, 4, 5):
        parts = [line[at] for line in reps.body]
        assert sum(one.minor for one in parts if isinstance(one, Money)) == getattr(reps.lines[-1][at], "minor", None)


def test_3_15_an_empty_desk_gets_sentences_and_no_charts(tmp_path: Path) -> None:
    desk = my_desk(tmp_path)
    paper = review_paper(desk.reviews.view(), WORDS)
    desk.close()
    assert all(section.answer for section in paper.sections)
    assert not any(isinstance(part, Chart) for section in paper.sections for part in section.parts)
    assert not any(isinstance(value, Money) for value in values(paper))
    assert "Nobodycansayyet" in all_text(write_review(paper, WORDS).pdf).replace("nobody", "Nobody")


def test_3_15_a_chart_draws_the_lines_of_its_table_without_the_total() -> None:
    (chart,) = [part for part in REVIEW.sections[0].parts if isinstance(part, Chart)]
    assert chart.values == ((100005, 2000), (0, 0))


@pytest.mark.parametrize("size", list(Paper))
def test_3_15_every_page_has_its_number_and_a_long_table_goes_on(size: Paper) -> None:
    made = write_review(replace(REVIEW, paper=size), WORDS)
    pages = pages_text(made.pdf)
    assert made.pages == len(pages) >= 3
    assert all(f"Page {n} of {len(pages)}" in page for n, page in enumerate(pages, 1))
    assert all(squeezed(str(line[0])) in squeezed("".join(pages)) for line in LONG.lines)
    assert [one.title for one in reader(made.pdf).outline if not isinstance(one, list)] == ["Forecast", "Ageing"]


def test_3_15_the_totals_of_the_workbook_are_formulas_and_typed_names_are_not() -> None:
    made = write_review_workbook(REVIEW, WORDS)
    sheet = load_workbook(BytesIO(made))["Forecast"]
    start = row_of(sheet, REPS.title)
    formulas = [sheet.cell(start + 4, at).value for at in (3, 4, 5, 6)]
    assert formulas == [f"=SUM({at}{start + 2}:{at}{start + 3})" for at in "CDEF"]
    assert sheet.cell(start + 2, 2).data_type == "s"
    assert made == write_review_workbook(REVIEW, WORDS)


def test_3_15_no_amount_is_broken_over_two_lines() -> None:
    amount = Money(13_125_472, "EUR")
    heads = (Head(name="Rep", wide=1.5, figures=False), *(Head(name=f"Figure {n}") for n in range(7)))
    table = Table(title="Rep by rep", heads=heads, lines=(("Agnieszka Żurawska", *[amount] * 3, *[None] * 4),))
    paper = replace(REVIEW, sections=(replace(REVIEW.sections[0], parts=(table,), tiles=()),))
    text = "\n".join(pages_text(write_review(paper, WORDS).pdf)).replace("\N{NO-BREAK SPACE}", " ")
    assert text.count("€ 131,254.72") == 3
