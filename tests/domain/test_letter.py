"""Templates of letters: names in braces are filled, unknown ones refused, and nothing leaves a hole."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.letter import NAMES, Letter, LetterKind, checked, filled, first_filled, names_in
from salesdesk.domain.refusals import Missing, UnknownName

VALUES = {"person": "Ann", "topic": "Press line", "day": "", "words": "one\n\n\ntwo"}


def template(body: str = "Hello {person}", subject: str = "About {topic}") -> Letter:
    return Letter(id=UUID(int=1), kind=LetterKind.FOLLOW_UP, language="en", subject=subject, body=body)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hello {person}, about {topic}.", "Hello Ann, about Press line."),
        ("Hello { Person },", "Hello Ann,"),
        ("First.\nWe talk on {day}.\nLast.", "First.\nLast."),
        ("First.\n\nWe talk on {day}.\n\nLast.", "First.\n\nLast."),
        ("We talk with {person} on {day}.\n\nLast.", "Last."),
        ("{nobody knows it}\nLast.", "Last."),
        ("Before\n\n{words}\n\nAfter", "Before\n\none\n\n\ntwo\n\nAfter"),
        ("A brace } stays, and so does {.", "A brace } stays, and so does {."),
        ("", ""),
    ],
)
def test_a_line_without_a_value_goes_and_leaves_no_gap(text: str, told: str) -> None:
    assert filled(text, VALUES) == told


def test_braces_that_somebody_typed_into_a_name_stand_for_nothing() -> None:
    assert filled("Hello {person}", {"person": "{topic}", "topic": "Press"}) == "Hello {topic}"


@given(st.text(max_size=60), st.dictionaries(st.sampled_from(["a", "b"]), st.text(max_size=20)))
def test_a_text_without_braces_keeps_its_words_whatever_it_is(text: str, values: dict[str, str]) -> None:
    plain = text.replace("{", "").replace("}", "")
    assert filled(plain, values).split() == plain.split()


def test_a_subject_is_the_first_line_of_which_everything_is_known() -> None:
    assert first_filled("{topic}: {day}\n{topic}\nOur talk", VALUES) == "Press line"
    assert first_filled("{day}", VALUES) == ""


def test_a_name_that_stands_for_nothing_is_refused_with_those_that_do() -> None:
    with pytest.raises(UnknownName) as refused:
        checked(template("Hello {persn}, {options}", subject="{Topic} {foo}"))
    assert refused.value.names == ("foo", "persn", "options")
    assert "person" in refused.value.known


@pytest.mark.parametrize(("letter", "what"), [(template(subject=" "), "subject"), (template(" \n"), "letter_text")])
def test_a_letter_without_a_subject_or_a_text_is_refused(letter: Letter, what: str) -> None:
    with pytest.raises(Missing, match=what):
        checked(letter)


def test_a_subject_is_one_line() -> None:
    assert checked(template(subject=" About\n{topic}\t ")).subject == "About {topic}"


def test_every_kind_names_the_person_once() -> None:
    for kind in LetterKind:
        assert names_in("{person}")[0] in NAMES[kind]
        assert len(set(NAMES[kind])) == len(NAMES[kind])
