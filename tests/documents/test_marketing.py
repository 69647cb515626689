"""Marketing's files, read back: every lead with all that is known, what was heard, and nothing that calculates."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import BytesIO, StringIO

import openpyxl
import pytest

from salesdesk.application.marketing_content import Heard, MarketingContent, ReturnedLead
from salesdesk.documents.marketing import write_table, write_workbook
from salesdesk.documents.marketing.table import fenced
from salesdesk.domain.feedback import FeedbackKind
from salesdesk.domain.period import Period
from salesdesk.wording import Words

WORDS = Words()
LEAD = ReturnedLead(
    name="Ζωή Οίνοι",
    account="=HYPERLINK(1)",
    source="Fair",
    received_on=date(2026, 11, 2),
    on=date(2026, 11, 9),
    failed="Country: Germany",
    reason="They resell, they do not bottle.\nThey said so twice",
    seen="Price list; film",
    revisit_on=date(2027, 3, 1),
)
HEARD = Heard(
    on=date(2026, 11, 12), kind=FeedbackKind.OBJECTION, words='"Too many parts", he said', account="", deal="", by="Ida"
)
CONTENT = MarketingContent(
    desk="North", month=Period.parse("2026-11"), as_of=date(2026, 11, 30), leads=(LEAD,), heard=(HEARD,)
)


def test_3_6_the_workbook_tells_marketing_criterion_reason_what_they_saw_and_when_to_look_again() -> None:
    book = openpyxl.load_workbook(BytesIO(write_workbook(CONTENT, WORDS)))
    assert book.sheetnames == ["Leads handed back", "Feedback"]
    rows = list(book["Leads handed back"].iter_rows(min_row=4, values_only=True))
    assert dict(zip(*rows, strict=True)) == {
        "Handed back on": datetime(2026, 11, 9),  # noqa: DTZ001 (a day has no zone)
        "Lead": LEAD.name,
        "Account": "=HYPERLINK(1)",
        "Source": "Fair",
        "Came in on": datetime(2026, 11, 2),  # noqa: DTZ001
        "Criterion not met": LEAD.failed,
        "Reason": LEAD.reason,
        "What they saw already": LEAD.seen,
        "Look at it again on": datetime(2027, 3, 1),  # noqa: DTZ001
    }
    typed_ones = [cell for row in book["Leads handed back"].iter_rows(min_row=5) for cell in row]
    assert {cell.data_type for cell in typed_ones} == {"s", "d"}


def test_4_6_the_second_sheet_is_what_was_heard_with_its_kind_and_day() -> None:
    book = openpyxl.load_workbook(BytesIO(write_workbook(CONTENT, WORDS)))
    rows = list(book["Feedback"].iter_rows(min_row=4, values_only=True))
    assert rows[1][:3] == (datetime(2026, 11, 12), "Objection", '"Too many parts", he said')  # noqa: DTZ001
    assert book["Feedback"].auto_filter.ref == "A4:F5"
    assert book["Feedback"].freeze_panes == "A5"


def test_3_6_the_table_has_both_under_one_head() -> None:
    text = write_table(CONTENT, WORDS).decode("utf-8-sig")
    lead, heard = csv.DictReader(StringIO(text, newline=""))
    assert (lead["Row"], lead["Handed back on"], lead["Look at it again on"]) == ("Lead", "2026-11-09", "2027-03-01")
    assert (lead["Account"], lead["Reason"], lead["In their words"]) == ("'=HYPERLINK(1)", LEAD.reason, "")
    assert (heard["Row"], heard["Heard on"], heard["What it is about"]) == ("Feedback", "2026-11-12", "Objection")
    assert (heard["In their words"], heard["Lead"]) == ('"Too many parts", he said', "")


@pytest.mark.parametrize("text", ["=1+1", "+49 30 1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "|calc", "%0A"])
def test_3_6_text_that_a_spreadsheet_would_calculate_is_fenced(text: str) -> None:
    assert fenced(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Meyer & Sohn", "a=1", "'quoted'"])
def test_3_6_other_text_stands_as_it_was_typed(text: str) -> None:
    assert fenced(text) == text


def test_3_6_equal_content_makes_equal_bytes_and_an_empty_month_is_a_file_as_well() -> None:
    nothing = MarketingContent(
        desk="North", month=Period.parse("2026-11"), as_of=date(2026, 11, 30), leads=(), heard=()
    )
    assert write_workbook(CONTENT, WORDS) == write_workbook(CONTENT, WORDS)
    book = openpyxl.load_workbook(BytesIO(write_workbook(nothing, WORDS)))
    assert [book[name]["A1"].value for name in book.sheetnames] == [
        "0 leads came back in November 2026",
        "0 things heard in November 2026",
    ]
    assert write_table(nothing, WORDS).decode("utf-8-sig").count("\r\n") == 1
