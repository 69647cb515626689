from __future__ import annotations

from datetime import date

import pytest

from salesdesk.application.importing.columns import FileKind
from salesdesk.application.importing.days import DateOrder
from salesdesk.application.importing.reading import Reading, currency_of, reading_of
from salesdesk.application.importing.troubles import Problem, ProblemCode
from tests.application.importing.files import source, text


def problems(reading: Reading) -> list[tuple[int, str, ProblemCode]]:
    return [(problem.row, problem.column, problem.code) for problem in reading.problems]


def test_rows_come_in_our_fields_and_in_canonical_text() -> None:
    reading = reading_of(
        text('Deal,Betrag (EUR),Stage,Chance,Close date\nHall 2,"1.200,50",Offer,50 %,09.03.2026\n,,,,')
    )
    (row,) = reading.rows
    assert row.number == 2
    assert row.cells == {
        "title": "Hall 2",
        "value": "1200.5 EUR",
        "stage": "Offer",
        "chance": "0.5",
        "close_date": "2026-03-09",
    }
    assert (reading.kind, reading.date_order, reading.read) == (FileKind.DEALS, "dmy", 1)


def test_names_lose_spare_spaces_and_characters_nobody_sees() -> None:
    reading = reading_of(source(["Deal", "Stage", "Notes"], [" Hall\u00a0 2\n", "New\x07", "one \r\ntwo\x00 "]))
    assert reading.rows[0].cells == {"title": "Hall 2", "stage": "New", "note": "one\ntwo"}


def test_numbers_of_a_spreadsheet_are_text_where_text_is_meant() -> None:
    reading = reading_of(source(["Deal ID", "Deal", "Stage", "Created"], [4711.0, 2026, "New", date(2026, 3, 9)]))
    assert reading.rows[0].cells == {"id": "4711", "title": "2026", "stage": "New", "created_on": "2026-03-09"}


def test_a_row_that_cannot_be_read_stays_out_is_named_and_stops_no_other() -> None:
    reading = reading_of(
        text(
            """Deal,Stage,Amount,Close date
A,New,5,2026-03-09
B,New,five,2026-03-09
C,New,5,2026-02-30
D,New,-5,soon
E,New,6,2026-03-10"""
        )
    )
    assert [row.cells["title"] for row in reading.rows] == ["A", "E"]
    assert problems(reading) == [
        (3, "Amount", ProblemCode.AMOUNT_UNREADABLE),
        (4, "Close date", ProblemCode.DATE_UNREADABLE),
        (5, "Amount", ProblemCode.AMOUNT_NEGATIVE),
        (5, "Close date", ProblemCode.DATE_UNREADABLE),
    ]
    assert reading.problems[0].value == "five"
    assert reading.read == 5


def test_a_chance_that_cannot_be_read_costs_only_itself() -> None:
    reading = reading_of(text("Deal,Stage,Probability\nA,New,high\nB,New,20 %"))
    assert [row.cells.get("chance") for row in reading.rows] == [None, "0.2"]
    assert reading.problems == (
        Problem(row=2, column="Probability", code=ProblemCode.CHANCE_UNREADABLE, value="high", left_out=False),
    )


def test_a_row_cut_at_the_wrong_places_stays_out() -> None:
    rows = (["Deal", "Stage"], ["Smith", " Inc", "New"], ["Beta", "New", " "])
    assert problems(reading_of(source(*rows))) == [(2, "", ProblemCode.TOO_MANY_CELLS)]
    assert problems(reading_of(source(*rows, delimited=False))) == []


def test_headings_that_come_again_and_sums_are_no_deals() -> None:
    reading = reading_of(text("Deal,Stage,Amount\nA,New,5\nDeal,Stage,Amount\nB,New,6\nGrand total (2),,11"))
    assert problems(reading) == [(3, "", ProblemCode.HEADINGS_AGAIN), (5, "", ProblemCode.TOTAL_ROW)]
    assert reading.read == 4


@pytest.mark.parametrize("row", ["Total,New,,5", "Total,,2026-01-31,5", "Subtotal Ltd,,,5"])
def test_a_deal_may_be_called_total_when_more_is_said_of_it(row: str) -> None:
    assert len(reading_of(text(f"Account,Stage,Close date,Amount\n{row}")).rows) == 1


def test_texts_that_are_too_long_are_said_and_never_cut() -> None:
    reading = reading_of(text(f"Deal,Stage,Notes\n{'x' * 301},New,\nB,New,{'y' * 20_001}\nC,New,{'z' * 20_000}"))
    assert problems(reading) == [(2, "Deal", ProblemCode.TOO_LONG), (3, "Notes", ProblemCode.TOO_LONG)]
    assert [len(row.cells["note"]) for row in reading.rows] == [20_000]


def test_blank_rows_count_as_rows_of_the_file_only() -> None:
    reading = reading_of(source(["Deal", "Stage"], ["A", "New"], ["", ""], ["B", "New"]))
    assert (reading.read, reading.rows_in_file) == (2, 3)


def test_short_rows_say_nothing_in_the_columns_they_lack() -> None:
    reading = reading_of(source(["Deal", "Stage", "Amount"], ["A"], ["B", "New"]))
    assert [row.cells for row in reading.rows] == [{"title": "A"}, {"title": "B", "stage": "New"}]


@pytest.mark.parametrize(
    ("headings", "row", "currency"),
    [
        ("Deal,Stage,Amount", "A,New,5", ""),
        ("Deal,Stage,Amount", "A,New,€ 5", "EUR"),
        ("Deal,Stage,Amount (CHF)", "A,New,5", "CHF"),
        ("Deal,Stage,Amount USD", "A,New,5", "USD"),
        ("Deal,Phase,Betrag in €", "A,New,5", "EUR"),
        ("Deal,Phase,Betrag [in EUR]", "A,New,5", "EUR"),
        ("Deal,Stage,Amount,Currency", "A,New,5,gbp", "GBP"),
        ("Deal,Stage,Amount,Currency", "A,New,€ 5,gbp", "GBP"),
        ("Deal,Stage,TOTAL ALL", "A,New,5", ""),
    ],
)
def test_the_currency_of_a_file(headings: str, row: str, currency: str) -> None:
    assert currency_of(reading_of(text(f"{headings}\n{row}"))) == currency


def test_a_sign_of_several_currencies_is_the_preferred_one_of_a_new_desk() -> None:
    reading = reading_of(text("Deal,Stage,Amount\nA,New,$ 5"))
    assert [currency_of(reading, preferred) for preferred in ("", "CAD", "EUR")] == ["USD", "CAD", "USD"]


def test_a_currency_that_nobody_knows_is_said() -> None:
    assert problems(reading_of(text("Deal,Stage,Currency\nA,New,shells"))) == [
        (2, "Currency", ProblemCode.CURRENCY_UNKNOWN)
    ]


def test_an_order_of_dates_may_be_said() -> None:
    file = text("Deal,Stage,Close date\nA,New,03/04/2026")
    assert reading_of(file, dates=DateOrder.MDY).rows[0].cells["close_date"] == "2026-03-04"
    assert reading_of(file, dates=DateOrder.DMY).date_order == "dmy"


def test_errors_of_a_spreadsheet_keep_a_row_out() -> None:
    assert problems(reading_of(text("Deal,Stage,Amount\n#NAME?,New,5\nB,New,#DIV/0!"))) == [
        (2, "Deal", ProblemCode.CELL_ERROR),
        (3, "Amount", ProblemCode.CELL_ERROR),
    ]
