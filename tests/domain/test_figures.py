"""Figures in what people said: a number with a unit, as typed; in doubt it is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.figures import FigureFound, figures_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They run 42 electric vehicles a day", ["42 electric vehicles a day"]),
        ("Standing still costs € 3,400 a month", ["€ 3,400 a month"]),
        ("8 % scrap", ["8 %"]),
        ("Dry ice: € 1,150 a Sunday, plus 9 % from January", ["€ 1,150 a Sunday", "9 %"]),
        ("31 presses; dry ice every third Sunday, nine people", ["31 presses"]),
        ("Short head needs 38 cm; press 7 opens 45 cm", ["38 cm", "45 cm"]),
        ("340 frames a year, each waits three days", ["340 frames a year"]),
        ("Umsatz 3,4 Mio. € im Jahr, 1.200 Wagen pro Jahr", ["3,4 Mio. € im Jahr", "1.200 Wagen pro Jahr"]),
        ("42 οχήματα, 120 °C, 100 000 litres per week", ["42 οχήματα", "120 °C", "100 000 litres per week"]),
    ],
)
def test_a_number_with_its_unit_is_a_figure_as_it_was_typed(text: str, values: list[str]) -> None:
    assert [found.value for found in figures_in(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "In 2026 orders fell",
        "Blasting hall closed from 12 March 2026 to 2027-01-04",
        "On 3.11.2026 at 10:30 they met, the 43rd week",
        "EN 388 gloves, ISO 9001 certificates",
        "hall 2 is closed, see section 4.3 and page 12 below",
        "3 or 4 of them, Q3 was weak",
        "call 030 1234 567",
        "12. Dezember, 12 janvier, 5 Μαΐου",
    ],
)
def test_years_dates_norms_and_labels_are_no_figures(text: str) -> None:
    assert figures_in(text) == ()


def test_a_figure_of_a_long_text_brings_its_sentence_and_says_whether_it_is_money() -> None:
    long = "The trial ran for a while and nobody wrote down. Dry ice costs € 1,150 a Sunday; nine people come for it."
    assert figures_in(long) == (FigureFound("€ 1,150 a Sunday", "Dry ice costs € 1,150 a Sunday", is_money=True),)
    assert figures_in("31 presses") == (FigureFound("31 presses", "31 presses"),)


@given(st.text(alphabet="0123456789 .,;:€%/-am lkgh’年\u00a0", max_size=80))
def test_whatever_is_typed_a_figure_stands_in_the_text_and_holds_a_digit(text: str) -> None:
    plain = " ".join(text.split())
    for found in figures_in(text):
        assert found.value in plain
        assert any(sign.isdecimal() for sign in found.value)
