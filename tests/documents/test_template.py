"""The revenue forecasting template, read back as a program reads it that does not calculate (3.14)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from salesdesk.application.forecast.template import TemplateContent, template_of
from salesdesk.documents.template import write_template
from salesdesk.domain.coverage import Answer
from salesdesk.domain.deal import Category, Stage
from salesdesk.domain.rates import Rate
from salesdesk.domain.required_activities import Conversion, required
from salesdesk.wording import Words
from tests.application.forecast.grounds import a_ground, an_open, decided
from tests.documents.templates import EMPTY, FILLED


@cache
def sheets_of(content: TemplateContent) -> dict[str, Worksheet]:
    book = load_workbook(BytesIO(write_template(content, Words())), data_only=True)
    return {sheet.title: sheet for sheet in book.worksheets}


def lines(sheet: Worksheet) -> dict[str, list[Any]]:
    """Return what stands beside each name in column B; the first of several of one name."""
    found: dict[str, list[Any]] = {}
    for name, *others in sheet.iter_rows(min_col=2, values_only=True):
        found.setdefault(str(name), others)
    return found


def by_category(content: TemplateContent) -> dict[str, list[Any]]:
    sheet = sheets_of(content)["Forecast"]
    start = next(row[0].row for row in sheet.iter_rows(min_col=2, max_col=2) if row[0].value == "By category")
    rows = sheet.iter_rows(min_row=start + 2, max_row=start + 7, min_col=2, max_col=8, values_only=True)
    return {str(name): list(others) for name, *others in rows}


def test_3_14_categories_roll_up_alone_and_with_the_surer_ones() -> None:
    found = by_category(FILLED)
    assert {name: line[1] for name, line in found.items()} == {
        "Closed": 1000.01, "Commit": 20000.05, "Best case": 777.77, "Pipeline": 5400,
        "Open pipeline": 26177.82, "Omitted": 9999,
    }  # fmt: skip
    assert [found[name][2] for name in ("Closed", "Commit", "Best case", "Pipeline")] == [
        1000.01, 21000.06, 21777.83, 27177.83,
    ]  # fmt: skip
    assert [found[name][0] for name in ("Closed", "Commit", "Pipeline", "Omitted")] == [1, 1, 3, 1]


def test_3_14_a_deal_is_weighted_by_its_own_chance_else_by_that_of_its_stage() -> None:
    deals = lines(sheets_of(FILLED)["Deals"])
    weighted = {name: (line[7], line[8]) for name, line in deals.items() if line[2:3] and name not in {"None", "Deals"}}
    assert weighted["Commit"] == (0.6, 12000.03)
    assert weighted["Best"] == (0.333, 259.0)
    assert weighted["Own chance"] == (0.055, 275)
    assert weighted["No chance"] == (None, None)
    assert weighted["Omitted"] == (0.6, None)
    assert weighted["=HYPERLINK(1)"] == (1, 1000.01)


def test_3_14_each_month_has_its_weighted_deals_and_all_of_them_stand_beside_the_target() -> None:
    sheet = sheets_of(FILLED)["Forecast"]
    months = list(sheet.iter_rows(min_row=6, max_row=9, min_col=3, max_col=10, values_only=True))
    assert [month[5] for month in months] == [1000.01, 0, 12534.03, 13534.04]
    assert [month[6] for month in months] == [1000.01, 1000.01, 13534.04, 13534.04]
    assert [month[7] for month in months] == [90000] * 4


def test_3_14_what_is_filled_in_answers_as_the_program_does() -> None:
    stage = Stage(id=an_open().id, name="Offer", order=1, chance=0.4)
    deals = [an_open(6_000, stage_id=stage.id), an_open(3_000, stage_id=stage.id, category=Category.COMMIT)]
    deals += [an_open(2_000, qualified_on=None), *decided(14, 6)]
    ground = replace(a_ground(deals, 10_000), stages={stage.id: stage})
    content = template_of(ground)
    shown, outlook = ground.figures().coverage, ground.figures().outlook
    found = lines(sheets_of(content)["Coverage"])
    assert shown.left is not None
    assert shown.required is not None
    assert shown.pipeline_gap is not None
    assert found["Open value that counts"][0] == 9_000
    assert found["Left of the target"][0] == float(shown.left.amount)
    assert found["Open value required"][0] == float(shown.required.amount)
    assert found["Pipeline gap"][0] == float(shown.pipeline_gap.amount)
    assert (found["Coverage"][0], found["Coverage needed"][0]) == (shown.ratio, shown.needed_ratio)
    gap = lines(sheets_of(content)["Forecast"])
    assert outlook.shortfall is not None
    assert gap["Weighted rest"][1] == float(outlook.weighted_rest.amount)
    assert gap["Shortfall"][1] == float(outlook.shortfall.amount)


def test_3_14_the_answer_on_coverage_is_the_programs_answer() -> None:
    begins = {
        Answer.ENOUGH: (200_000, "Enough pipeline"),
        Answer.NOT_ENOUGH: (1_000, "Not enough pipeline"),
        Answer.CANNOT_SAY: (13_000, "Cannot say: it depends"),
        Answer.DONE: (0, "The target is reached"),
    }
    for answer, (amount, told) in begins.items():
        ground = a_ground([an_open(amount), *decided(14, 6)], 0 if answer is Answer.DONE else 10_000)
        assert ground.figures().coverage.answer is answer
        assert str(sheets_of(template_of(ground))["Coverage"]["B5"].value).startswith(told)


def test_4_2_activities_are_needed_step_by_step_from_the_goal_up() -> None:
    found = lines(sheets_of(FILLED)["Coverage"])
    rates = [(26, 38), *FILLED.steps]
    expected = required(13, [Conversion(of="", rate=Rate.seen(*one)) for one in rates])
    assert found["Deals to win"][1:3] == [13, 13]
    names = ("Deals that are decided", "Advances", "Talks", "Activities")
    assert [found[name][1:3] for name in names] == [[one.by_mean, one.sure] for one in expected]


def test_3_14_an_empty_template_says_what_to_fill_in_and_knows_no_rates() -> None:
    sheets = sheets_of(EMPTY)
    assert sheets["Coverage"]["B5"].value == "Cannot say: fill in the target on the sheet of assumptions."
    assert "Fill in your deals on the sheet of deals: they appear here." in lines(sheets["Forecast"])
    assumed, enough = lines(sheets["Assumptions"]), lines(sheets["Coverage"])
    asked = ("Target", "Deals won", "Deals decided", "Average value of a won deal", "Share that slips", "Win rate")
    assert [assumed[name][0] for name in asked] == [None] * 6
    assert [enough[name][0] for name in ("Coverage", "Open value required", "Pipeline gap")] == [None] * 3


def test_3_14_names_that_look_like_formulas_stay_text_and_equal_content_makes_equal_bytes() -> None:
    made = write_template(FILLED, Words())
    deals = load_workbook(BytesIO(made))["Deals"]
    assert (deals["B6"].value, deals["B6"].data_type) == ("=HYPERLINK(1)", "s")
    assert deals["D8"].data_type == "s"
    assert made == write_template(FILLED, Words())


def test_3_14_slip_that_too_few_deals_tell_is_taken_off_nowhere() -> None:
    deals = [*decided(10, 10), an_open(9_000)]
    few, many = (a_ground(deals, slip=Rate.seen(hits, n)) for hits, n in ((1, 2), (5, 20)))
    assert (template_of(few).slip, template_of(many).slip) == (None, 0.25)
    assert (few.figures().coverage.slip, many.figures().coverage.slip) == (0.0, 0.25)
