from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.imports import limits
from salesdesk.imports.delimited import TooMuch, delimiter_of, lines_of, rows_of


def rows(text: str, delimiter: str = ",") -> list[tuple[int, list[str]]]:
    return rows_of(lines_of(text.encode(), "utf-8"), delimiter)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_cuts_evenly(delimiter: str) -> None:
    cells = [["Account", "Amount", "Note"], ["Acme", "1.200,50", "a, b"], ["Beta", "3,00", "c"]]
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(cells)
    assert delimiter_of(lines_of(text.getvalue().encode(), "utf-8")) == delimiter


def test_decimal_commas_do_not_pass_for_the_delimiter() -> None:
    assert delimiter_of(["Kunde;Betrag\n", "Acme;1,5\n", "Beta;2,5\n", "Gamma;3,5\n"]) == ";"


def test_a_first_line_may_name_the_delimiter_as_spreadsheets_do() -> None:
    lines = ["sep=|\n", "a,b|c,d\n", "1,2|3,4\n"]
    assert delimiter_of(lines) == "|"
    assert rows_of(lines, "|") == [(2, ["a,b", "c,d"]), (3, ["1,2", "3,4"])]


def test_a_file_of_one_column_is_read_as_it_is() -> None:
    assert rows("Account\nAcme\n") == [(1, ["Account"]), (2, ["Acme"])]


def test_rows_carry_the_number_a_spreadsheet_shows_and_empty_ones_are_left_out() -> None:
    assert rows("a,b\n\n , \n1,2\n") == [(1, ["a", "b"]), (4, ["1", "2"])]


def test_quotes_hold_delimiters_and_line_ends_together() -> None:
    assert rows('a,b\n"Smith, Inc","two\nlines"\n3,4\n') == [
        (1, ["a", "b"]),
        (2, ["Smith, Inc", "two\nlines"]),
        (3, ["3", "4"]),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_part_rows_and_other_separators_do_not(end: str) -> None:
    text = end.join(["a,b", "one\u2028line\x0b,2", ""])
    assert rows(text) == [(1, ["a", "b"]), (2, ["one\u2028line\x0b", "2"])]


def test_a_quote_that_never_closes_swallows_no_other_row() -> None:
    text = 'id,account,stage\n1,"Acme,Open\n2,Beta,Open\n3,"Gamma, Inc",Open\n4,Delta,Open\n'
    assert rows(text) == [
        (1, ["id", "account", "stage"]),
        (2, ["1", "Acme", "Open"]),
        (3, ["2", "Beta", "Open"]),
        (4, ["3", "Gamma, Inc", "Open"]),
        (5, ["4", "Delta", "Open"]),
    ]


def test_quotes_in_the_middle_of_a_text_are_text() -> None:
    assert rows('a,b\n6" pipe,1\n"half" open,2\n') == [(1, ["a", "b"]), (2, ['6" pipe', "1"]), (3, ["half open", "2"])]


def test_a_field_longer_than_the_parser_allows_stops_no_other_row() -> None:
    found = rows("a,b\n1," + "x" * 200_000 + "\n2,y\n")
    assert [number for number, _ in found] == [1, 2, 3]
    assert found[2] == (3, ["2", "y"])


def test_every_line_may_be_broken() -> None:
    assert len(rows('1,"Acme,Open\n' * 12_000)) == 12_000


def test_more_columns_than_a_spreadsheet_has_are_too_much() -> None:
    with pytest.raises(TooMuch):
        rows("," * (limits.COLUMNS + 1) + "x\n")


def test_more_rows_than_a_desk_is_for_are_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROWS", 50)
    assert len(rows_of(["a\n"] * 50, ",")) == 50
    with pytest.raises(TooMuch):
        rows_of(["a\n"] * 51, ",")


_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@given(st.lists(st.lists(_CELL, min_size=2, max_size=4), min_size=1, max_size=8), st.sampled_from(",;\t|"))
def test_what_a_spreadsheet_writes_is_read_back(table: list[list[str]], delimiter: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([["head", "of file"], *table])
    found = rows_of(lines_of(text.getvalue().encode(), "utf-8"), delimiter)[1:]
    assert [cells for _, cells in found] == [row for row in table if any(cell.strip() for cell in row)]


@given(st.binary(max_size=400), st.sampled_from(",;"))
def test_no_bytes_bring_the_reader_down(content: bytes, delimiter: str) -> None:
    lines = lines_of(content, "latin-1")
    assert delimiter_of(lines) in {",", ";", "\t", "|", *map(chr, content)}
    numbers = [number for number, _ in rows_of(lines, delimiter)]
    assert numbers == sorted(set(numbers))
