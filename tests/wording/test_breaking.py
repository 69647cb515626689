"""Long words break in labels, and nothing else about them changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.wording.breaking import LONGEST_WORD, breakable

MARK = "\N{ZERO WIDTH SPACE}"


def test_a_long_link_may_break_and_the_words_around_it_stay() -> None:
    link = "https://example.com/reports/2026/annual-report-of-the-dairies.pdf"
    told = breakable(f"See {link} for more")
    assert told.replace(MARK, "") == f"See {link} for more"
    assert max(len(part) for part in told.replace(MARK, " ").split()) <= LONGEST_WORD
    assert told.startswith("See https")


def test_an_address_breaks_behind_its_marks_first() -> None:
    told = breakable("clemence@atelier-sainteloi.example")
    assert told.split(MARK) == ["clemence@", "atelier-", "sainteloi.", "example"]


def test_words_that_fit_and_signs_made_of_several_stay_whole() -> None:
    assert breakable("x" * LONGEST_WORD) == "x" * LONGEST_WORD
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    assert MARK not in breakable(family * 20)
    accents = "e\u0301" * 40
    assert MARK + "\u0301" not in breakable(accents)


@given(st.text(max_size=200))
def test_taking_the_marks_out_gives_the_text_back(text: str) -> None:
    assert breakable(text).replace(MARK, "") == text.replace(MARK, "")
