"""Every character has one code in every document, so that drawn text can be kept; only what is needed is embedded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.documents.paper.codes import WESTERN, blocks_of, characters, coded

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)


def said(text: str) -> str:
    """The text as a reader of the file gets it back: through the codes, with no block but those it needs."""
    out = ""
    for page, codes, chars in coded(text):
        letters = characters(page, blocks_of(page, chars))
        plain = codes.replace("\\(", "(").replace("\\)", ")").replace("\\\\", "\\")
        out += "".join(letters[ord(code)] for code in plain)
    return out


@given(ANY_TEXT)
def test_text_comes_back_from_its_codes_and_the_blocks_they_need(text: str) -> None:
    assert said(text) == text


@pytest.mark.parametrize(
    ("text", "pages"),
    [("Water, 7 %", [WESTERN]), ("Łódź", [2, WESTERN, 2]), ("Ζωή", [7]), ("€ 1", [WESTERN]), ("“é”", [WESTERN])],
)
def test_a_text_is_cut_where_the_page_changes_and_nowhere_else(text: str, pages: list[int]) -> None:
    assert [page for page, _, _ in coded(text)] == pages


def test_figures_need_no_letters_and_plain_words_no_accents() -> None:
    figures, words = (characters(WESTERN, blocks_of(WESTERN, text)).values() for text in ("1,250.50 €", "Plain words."))
    assert set("0123456789 €") <= set(figures)
    assert not set("abcxyzABC") & set(figures)
    assert not set("äéß0123") & set(words)
