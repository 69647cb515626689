from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.importing.days import DateOrder, days
from salesdesk.application.importing.tables import Cell
from salesdesk.application.importing.texts import Flaw
from salesdesk.application.importing.troubles import DatesAmbiguous, ProblemCode


def column(*cells: Cell, order: DateOrder = DateOrder.AUTO) -> list[str]:
    read, _ = days({"Close": cells}, order)
    found = [read["Close"][cell] for cell in cells]
    return [one.code if isinstance(one, Flaw) else one for one in found]


def order_of(*cells: Cell) -> str:
    return days({"Close": cells}, DateOrder.AUTO)[1]


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-09",
        "2026-3-9",
        "2026/03/09",
        "2026.03.09",
        "20260309",
        20260309,
        46090,
        46090.75,
        "46090",
        date(2026, 3, 9),
        "2026-03-09T17:30:00Z",
        "2026-03-09 17:30",
        "2026-03-09T00:00:00.000+0000",
        "9 March 2026",
        "9 Mar 2026",
        "9-Mar-26",
        "March 9, 2026",
        "Mar 9 2026",
        "Monday, March 9, 2026",
        "Mon 9 Mar 2026",
        "9th March 2026",
        "2026 Mar 9",
        "9. März 2026",
        "9 mars 2026",
        "9 de marzo de 2026",
        "9 Μαρτίου 2026",
        "9 marca 2026",
    ],
)
def test_a_date_that_is_clear_by_itself(cell: Cell) -> None:
    assert column(cell) == ["2026-03-09"]


@pytest.mark.parametrize("cell", ["", None, "-", "n/a", "TBD"])
def test_no_date_is_no_date(cell: Cell) -> None:
    assert column(cell) == [""]


@pytest.mark.parametrize(
    "cell", ["soon", "2026-02-30", "31 Foo 2026", "32 March 2026", True, 5, "13", "next week", "45/45/2026"]
)
def test_what_is_no_date_is_said(cell: Cell) -> None:
    assert column(cell) == [ProblemCode.DATE_UNREADABLE]


@pytest.mark.parametrize("cell", ["0216-10-20", "2917-01-01", "1066-10-14"])
def test_a_date_that_cannot_be_meant_is_said(cell: Cell) -> None:
    assert column(cell) == [ProblemCode.DATE_IMPLAUSIBLE]


def test_the_order_is_told_from_the_whole_column() -> None:
    assert column("03/04/2026", "13/06/2026") == ["2026-04-03", "2026-06-13"]
    assert column("03/04/2026", "06/13/2026") == ["2026-03-04", "2026-06-13"]
    assert order_of("03/04/2026", "13/06/2026") == "dmy"
    assert order_of("03/04/2026", "06/13/2026") == "mdy"
    assert order_of("2026-03-04") == "ymd"
    assert order_of("") == ""


def test_another_column_of_the_file_may_tell_it() -> None:
    read, order = days({"Created": ["03/04/2026"], "Close": ["25/04/2026"]}, DateOrder.AUTO)
    assert read["Created"]["03/04/2026"] == "2026-04-03"
    assert order == "dmy"


def test_what_stays_ambiguous_is_asked_for_with_examples() -> None:
    with pytest.raises(DatesAmbiguous) as caught:
        column("03/04/2026", "05/06/2026", "2026-03-04")
    assert caught.value.columns == ("Close",)
    assert caught.value.examples == ("03/04/2026", "05/06/2026")


def test_an_answer_settles_it() -> None:
    assert column("03/04/2026", order=DateOrder.DMY) == ["2026-04-03"]
    assert column("03/04/2026", order=DateOrder.MDY) == ["2026-03-04"]
    assert column("26-04-03", order=DateOrder.YMD) == ["2026-04-03"]
    assert column("06/13/2026", order=DateOrder.DMY) == [ProblemCode.DATE_UNREADABLE]
    assert column("2026-04-03", order=DateOrder.MDY) == ["2026-04-03"]


def test_the_same_day_both_ways_needs_no_answer() -> None:
    assert column("03/03/2026", "12/12/2026") == ["2026-03-03", "2026-12-12"]


def test_points_put_the_day_first_unless_the_column_shows_otherwise() -> None:
    assert column("03.04.2026", "05.06.26") == ["2026-04-03", "2026-06-05"]
    assert column("3. 4. 2026") == ["2026-04-03"]
    assert column("03.04.2026", "06.13.2026") == ["2026-03-04", "2026-06-13"]


def test_two_digits_between_dashes_may_be_the_year_so_it_is_asked() -> None:
    with pytest.raises(DatesAmbiguous):
        column("26-04-03")
    assert column("03-04-2026", "23-04-2026") == ["2026-04-03", "2026-04-23"]


def test_years_of_two_digits() -> None:
    assert column("31/12/68", "31/12/70") == ["2068-12-31", "1970-12-31"]


def test_a_column_that_contradicts_itself_is_asked_about() -> None:
    with pytest.raises(DatesAmbiguous):
        column("13/06/2026", "06/13/2026")


def test_one_slip_is_its_own_rows_problem() -> None:
    right = [f"{day}/03/2026" for day in range(13, 30)]
    assert column(*right, "03/13/2026")[-1] == ProblemCode.DATE_UNREADABLE
    assert column(*right, "03/13/2026")[0] == "2026-03-13"
    iso = [f"2026-03-{day:02}" for day in range(1, 25)]
    assert column(*iso, "03/04/2026") == [*iso, ProblemCode.DATE_UNCLEAR]


def test_different_columns_may_be_in_different_orders() -> None:
    read, order = days({"Created": ["25/04/2026"], "Close": ["04.25.2026"]}, DateOrder.AUTO)
    assert [*read["Created"].values(), *read["Close"].values()] == ["2026-04-25", "2026-04-25"]
    assert order == "mixed"


_DATES = st.dates(date(1970, 1, 1), date(2199, 12, 31))
_FORMS = {"dmy": "%d/%m/%Y", "mdy": "%m/%d/%Y"}


@given(st.lists(_DATES, min_size=1, max_size=30), st.sampled_from(sorted(_FORMS)))
def test_a_column_is_read_as_it_was_written_or_asked_about(listed: list[date], form: str) -> None:
    cells = [day.strftime(_FORMS[form]) for day in listed]
    wanted = [day.isoformat() for day in listed]
    assert column(*cells, order=DateOrder(form)) == wanted
    if any(day.day > 12 for day in listed) or all(day.day == day.month for day in listed):
        assert column(*cells) == wanted
    else:
        with pytest.raises(DatesAmbiguous):
            column(*cells)


@given(st.lists(_DATES, min_size=1, max_size=10), st.sampled_from(["%Y-%m-%d", "%d %b %Y", "%B %d, %Y", "%Y%m%d"]))
def test_dates_with_names_or_the_year_first_are_never_asked_about(listed: list[date], form: str) -> None:
    assert column(*[day.strftime(form) for day in listed]) == [day.isoformat() for day in listed]


@given(st.lists(st.text(max_size=30), max_size=5))
def test_no_text_brings_it_down(cells: list[str]) -> None:
    read, _ = days({"Close": cells}, DateOrder.DMY)
    for kept in read["Close"].values():
        assert isinstance(kept, Flaw) or kept == "" or date.fromisoformat(kept)
