from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from salesdesk.domain.folding import clean, fold, squeeze


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ζωη", "Ζωή"),
        ("ΖΩΗ", "Ζωή"),
        ("ΟΔΥΣΣΕΥΣ", "Οδυσσεύς"),
        ("muller", "Müller"),
        ("STRASSE", "Straße"),
        ("lodz zolc", "Łódź żółć".replace("Ł", "L").replace("ł", "l")),
        ("cafe  creme", " Café\tcrème"),
        ("istanbul", "İstanbul"),
        ("ﬁnance", "finance"),
        ("щорс", "ЩОРС"),
    ],
)
def test_what_is_typed_finds_what_is_written(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(codec="utf-8")))
def test_case_does_not_matter(text: str) -> None:
    # An iota below its vowel is a mark like any other to us; Unicode writes it out beside the vowel.
    assume("\N{COMBINING GREEK YPOGEGRAMMENI}" not in unicodedata.normalize("NFKD", text))
    assert fold(text.casefold()) == fold(text)


def test_a_product_name_with_and_without_its_space_is_one() -> None:
    assert squeeze("GTXPro") == squeeze(" GTX  Pro ")
    assert squeeze("GTX Pro") != squeeze("GTX Plus")


@given(st.text())
def test_cleaning_leaves_nothing_a_document_cannot_hold(text: str) -> None:
    kept = clean(text)
    assert clean(kept) == kept
    assert "\r" not in kept
    assert all(unicodedata.category(c) != "Cs" for c in kept)
    assert all(c in "\n\t" or unicodedata.category(c) != "Cc" for c in kept)
    kept.encode("utf-8")


def test_cleaning_keeps_every_script_and_signs_newer_than_this_python() -> None:
    newer = "\N{FACE WITH OPEN EYES AND HAND OVER MOUTH} \U0001fae8 \U0001fadf \U0001c000"
    text = f"Ζωή żółć Щорс 契約 <b>x</b> \u200fعقد {newer}\tend\n"
    assert clean(text) == text


def test_cleaning_drops_controls_surrogates_and_non_characters() -> None:
    assert clean("a\x00b\x1fc\x7fd\x85e\ud800f\ufffeg\uffffh\ufdd0i\U0001ffffj") == "abcdefghij"
    assert clean("one\r\ntwo\rthree") == "one\ntwo\nthree"
