"""Typed text made safe to set: nothing that can be seen is lost unnamed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.documents.paper.faces import BOX, Face, FaceBook
from salesdesk.documents.paper.typed import capitals, typed
from salesdesk.domain.proposal import LONGEST_TEXT

BOOK = FaceBook()


def _covers(char: str) -> bool:
    return BOOK.face_for(char, Face.BODY) is not None


@pytest.mark.parametrize(
    ("given_text", "set_text"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\tb", "a b"),
        ("a\x00b\x1bc\u200bd\u202ee\ufefff", "abcdef"),
        ("e\u0301", "é"),
        ("\ud83d\ude80 on", f"{BOX} on"),
        ("half \ud83d", f"half {BOX}"),
        ("1\ufe0f\u20e3 first", "1 first"),
        ("\U0001f469\u200d\U0001f4bb\U0001f3fd", BOX),
        ("\U0001f680\U0001f680", BOX * 2),
        ("  padded \n\n", "padded"),
        ("at € 2,150 or 40 % off", "at €\u00a02,150 or 40\u00a0% off"),
    ],
)
def test_what_cannot_be_seen_goes_and_what_cannot_be_printed_is_boxed(given_text: str, set_text: str) -> None:
    assert typed(given_text, _covers).text == set_text


def test_each_missing_character_is_named_once_in_the_order_it_was_met() -> None:
    assert typed("🚀 ש 🚀 א", _covers).unprintable == ("🚀", "ש", "א")


@given(st.text(max_size=200))
def test_every_character_that_is_left_has_a_glyph_and_none_that_has_one_is_lost(text: str) -> None:
    done = typed(text, _covers)
    assert all(char == "\n" or _covers(char) for char in done.text)
    whole = unicodedata.normalize("NFC", text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
    printable = [c for c in whole if _covers(c) and unicodedata.category(c) not in {"Cc", "Cf"} and not c.isspace()]
    assert [c for c in done.text if c != BOX and not c.isspace()] == [c for c in printable if c not in {BOX, "\ufffd"}]


def test_a_text_is_cut_at_its_longest_and_says_so() -> None:
    done = typed("x" * (LONGEST_TEXT + 1), _covers)
    assert done.cut
    assert done.text == "x" * LONGEST_TEXT + "…"
    assert not typed("x" * LONGEST_TEXT, _covers).cut


@pytest.mark.parametrize(
    ("text", "in_capitals"),
    [("Ζωή Παπαδοπούλου", "ΖΩΗ ΠΑΠΑΔΟΠΟΥΛΟΥ"), ("Łódź", "ŁÓDŹ"), ("Straße", "STRASSE"), ("naïve café", "NAÏVE CAFÉ")],
)
def test_capitals_are_written_as_the_language_does(text: str, in_capitals: str) -> None:
    assert capitals(text) == in_capitals
