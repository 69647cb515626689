from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.importing.figures import currency_in
from salesdesk.application.importing.measures import amounts, millions, people, plain, shares, years
from salesdesk.application.importing.tables import Cell
from salesdesk.application.importing.texts import Flaw
from salesdesk.application.importing.troubles import ProblemCode


def amount(cell: Cell, *beside: Cell) -> str | ProblemCode:
    taken = amounts([cell, *beside])[cell]
    return taken.code if isinstance(taken, Flaw) else taken


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("1234", "1234"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1\u00a0234,56", "1234.56"),
        ("1\u202f234.5", "1234.5"),
        ("1'234.50", "1234.5"),
        ("12,34,567.00", "1234567"),
        ("1.234.567", "1234567"),
        (",5", "0.5"),
        ("5.", "5"),
        ("1.234,–", "1234"),
        ("€ 12,50", "12.5 €"),
        ("12.50€", "12.5 €"),
        ("$1,200.00", "1200 $"),
        ("US$ 7", "7 us$"),
        ("EUR 5", "5 EUR"),
        ("5 usd", "5 USD"),
        ("12k", "12000"),
        ("1.5M", "1500000"),
        ("1,5 Mio. €", "1500000 €"),
        ("TEUR 7", "7000 EUR"),
        ("5 k€", "5000 €"),
        ("0", "0"),
        (1054, "1054"),
        (1234.5, "1234.5"),
        (0.1 + 0.2, "0.3"),
    ],
)
def test_amounts_are_read_however_they_are_written(cell: Cell, kept: str) -> None:
    assert amount(cell) == kept


@pytest.mark.parametrize("cell", ["", None, "  ", "-", "–", "n/a", "N/A", "TBD", "tba", "?", "null"])
def test_what_says_nothing_is_no_value_and_never_0(cell: Cell) -> None:
    assert amount(cell) == ""


@pytest.mark.parametrize("cell", ["-5", "5-", "(5)", "−5", "($1,200)", "-0.01", -3, -0.5])
def test_no_deal_is_worth_less_than_nothing(cell: Cell) -> None:
    assert amount(cell) is ProblemCode.AMOUNT_NEGATIVE


@pytest.mark.parametrize(
    "cell",
    [
        "abc",
        "12 apples",
        "1.2.3",
        "1,2,3",
        "12 000 - 15 000",
        "5 EUR USD",
        "3 %",
        "1e5x",
        True,
        "1.5.2017",
        "9" * 70,
    ],
)
def test_what_is_no_amount_is_said(cell: Cell) -> None:
    assert amount(cell) is ProblemCode.AMOUNT_UNREADABLE


@pytest.mark.parametrize("cell", [1e300, "9" * 40, 10**15, "1.000.000.000.000.000", "2,000,000 bn"])
def test_an_amount_that_is_too_large_is_said(cell: Cell) -> None:
    assert amount(cell) is ProblemCode.AMOUNT_TOO_LARGE


def test_errors_of_a_spreadsheet_are_said() -> None:
    assert amount("#REF!") is ProblemCode.CELL_ERROR


@pytest.mark.parametrize(
    ("cell", "beside", "kept"),
    [
        ("1.500", ("2,75",), "1500"),
        ("1.500", ("2.75",), "1.5"),
        ("1,500", ("2.75",), "1500"),
        ("1,500", ("2,75",), "1.5"),
        ("1.500", ("3.000", "12"), "1500"),
        ("1,500", ("3,000", "12"), "1500"),
    ],
)
def test_three_digits_after_a_mark_are_told_from_the_rest_of_the_column(
    cell: str, beside: tuple[str, ...], kept: str
) -> None:
    assert amount(cell, *beside) == kept


def test_where_the_column_contradicts_itself_nothing_is_guessed() -> None:
    column = ["1.234,5", "1,234.5", "1.500", "12"]
    assert amount("1.500", *column) is ProblemCode.AMOUNT_UNCLEAR
    assert amount("1.234,5", *column) == "1234.5"
    assert amount("12", *column) == "12"


def test_one_slip_does_not_turn_a_whole_column() -> None:
    assert amount("1.500", "12.5", *[f"{n},25" for n in range(30)]) == "1500"


def _written(number: int, cents: int, thousands: str, decimal: str) -> str:
    return f"{number:,}".replace(",", thousands) + f"{decimal}{cents:02}"


@given(
    st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 99)), min_size=1, max_size=20),
    st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", "."), ("", "."), ("", ","), ("\u00a0", ",")]),
    st.sampled_from(["{}", "€ {}", "{} EUR", "{} €"]),
)
def test_every_way_of_writing_comes_to_the_same(
    numbers: list[tuple[int, int]], marks: tuple[str, str], around: str
) -> None:
    cells = [around.format(_written(number, cents, *marks)) for number, cents in numbers]
    read = amounts(cells)
    for cell, (number, cents) in zip(cells, numbers, strict=True):
        kept = read[cell]
        assert isinstance(kept, str)
        assert Decimal(kept.split()[0]) == Decimal(f"{number}.{cents:02}")


@given(st.text(max_size=80))
def test_no_text_brings_it_down(text: str) -> None:
    kept = amounts([text])[text]
    assert isinstance(kept, Flaw) or kept == "" or Decimal(kept.split()[0]) >= 0


@given(st.decimals(0, 10**14, places=4))
def test_what_is_kept_is_read_again_as_the_same(number: Decimal) -> None:
    kept = plain(number)
    assert Decimal(kept) == number
    assert amounts([kept, "0.5"])[kept] == kept


@pytest.mark.parametrize(
    ("column", "kept"),
    [
        (["50 %", "5 %"], ["0.5", "0.05"]),
        (["50", "75", "0"], ["0.5", "0.75", "0"]),
        ([0.5, 0.25, 1], ["0.5", "0.25", "1"]),
        (["0,5", "0,25"], ["0.5", "0.25"]),
        (["33,3 %", ""], ["0.333", ""]),
    ],
)
def test_chances_are_shares_of_one_told_from_the_column(column: list[Cell], kept: list[str]) -> None:
    read = shares(column)
    assert [read[cell] for cell in column] == kept


@pytest.mark.parametrize("cell", ["high", "150 %", "-5 %", "hot"])
def test_a_chance_that_is_none_costs_only_itself(cell: str) -> None:
    flaw = shares([cell])[cell]
    assert isinstance(flaw, Flaw)
    assert (flaw.code, flaw.left_out) == (ProblemCode.CHANCE_UNREADABLE, False)


def test_numbers_of_people_and_years() -> None:
    assert people(["1,100", 20.0, ""]) == {"1,100": "1100", 20.0: "20", "": ""}
    assert years([1996, "1996-03-01", "", 1872.0]) == {1996: "1996", "1996-03-01": "1996", "": "", 1872.0: "1872"}
    for read in (people(["51-200"]), people(["2.5"]), years(["96"]), years(["soon"])):
        (flaw,) = read.values()
        assert isinstance(flaw, Flaw)
        assert not flaw.left_out


def test_revenues_are_in_millions_however_they_come() -> None:
    assert millions(["1100.04", "4.54"]) == {"1100.04": "1100.04", "4.54": "4.54"}
    assert millions(["12,500,000", "3,000,000", ""]) == {"12,500,000": "12.5", "3,000,000": "3", "": ""}


@pytest.mark.parametrize(
    ("words", "currency"),
    [("EUR", "EUR"), ("in €", "€"), ("value, USD", "USD"), ("all of it", ""), ("kr", "kr"), ("", "")],
)
def test_a_currency_among_words(words: str, currency: str) -> None:
    assert currency_in(words) == currency
