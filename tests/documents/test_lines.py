"""Lines: where they break, that they fit, that nothing is lost between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.documents.paper.faces import FaceBook
from salesdesk.documents.paper.lines import Measured, Style

BOOK = FaceBook()
STYLE = Style(size=10, leading=14)


def _lines(text: str, width: float) -> list[str]:
    measured = Measured(BOOK, [(text, STYLE)])
    return [measured.text[line.start : line.end] + line.behind for line in measured.lines(width)]


def test_lines_break_at_spaces_and_keep_typed_line_ends() -> None:
    assert _lines("one two three\nfour", 45) == ["one two ", "three", "four"]


def test_a_text_fits_into_its_own_width() -> None:
    for text in ("Quantity", "€ 41,600", "A rather long heading, set on one line"):
        assert len(_lines(text, Measured(BOOK, [(text, STYLE)]).width())) == 1


def test_a_long_word_with_a_hyphen_breaks_there_and_a_short_one_does_not() -> None:
    assert _lines("a temperature-controlled van", 80)[0].endswith("temperature-")
    assert all(not line.rstrip().endswith("-") for line in _lines("some kick-off", 50))


def test_an_address_longer_than_the_line_breaks_at_its_signs() -> None:
    lines = _lines("write to somebody.with.a.long.name@quite-a-long-company.example", 110)
    assert all(line.rstrip()[-1] in "o.@-e" for line in lines)


def test_a_non_breaking_space_holds_a_letter_on_its_line() -> None:
    assert [line.split()[-1] for line in _lines("go ahead with Option\u00a0A now", 95)] == ["with", "now"]


def test_a_cut_text_fills_its_last_line_and_ends_in_an_ellipsis() -> None:
    measured = Measured(BOOK, [("word " * 60, STYLE)])
    lines = measured.cut(measured.lines(120), 2, 120)
    assert len(lines) == 2
    assert lines[-1].behind == "…"
    assert 100 < measured.line_width(lines[-1]) <= 120.01


@given(st.text(alphabet="abcdé -/\nω Ж", max_size=300), st.floats(min_value=12, max_value=300))
def test_lines_hold_every_character_in_order_and_none_is_too_wide(text: str, width: float) -> None:
    measured = Measured(BOOK, [(text, STYLE)])
    lines = measured.lines(width)
    assert "".join(measured.text[line.start : line.end] for line in lines) == text.replace("\n", "")
    for line in lines:
        assert measured.line_width(line) <= width + 0.02 or line.end - line.start == 1


@given(
    st.text(alphabet="abc d\nefg", min_size=1, max_size=300), st.integers(1, 4), st.floats(min_value=30, max_value=200)
)
def test_a_cut_text_stays_within_its_lines_and_width(text: str, most: int, width: float) -> None:
    measured = Measured(BOOK, [(text, STYLE)])
    lines = measured.cut(measured.lines(width), most, width)
    assert len(lines) <= most
    assert all(measured.line_width(line) <= width + 0.02 for line in lines)
