"""The built-in letters: complete in four languages, and without a hole whatever is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from salesdesk.application.letter_facts import LetterFacts
from salesdesk.application.papers import Party
from salesdesk.domain.letter import Letter, LetterKind, checked, names_in
from salesdesk.domain.moment import Moment, agreed_moment
from salesdesk.wording.documents import LANGUAGES, DocumentWords
from salesdesk.wording.letters import built_in, letter_draft, shown_subject, values_of, written

ALL = LetterFacts(
    sender=Party(company="Norrvik Sensors", person="Ilse Brandt", email="ilse@norrvik.example", phone="+49 30 1234"),
    receiver=Party(company="Quarry Lane", person="Maeve Tierney", email="maeve@quarrylane.example"),
    account="Quarry Lane",
    deal="Two scales",
    topic="The trial",
    starts=agreed_moment(date(2026, 12, 3), time(10, 30), "Europe/Berlin"),
    place="Dock 4",
)
NOTHING = LetterFacts(sender=Party(company=""), receiver=Party(company=""))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LetterKind)
def test_a_built_in_letter_could_be_kept_as_the_desks_own_in_every_language(kind: LetterKind, language: str) -> None:
    letter, english = built_in(kind, language), built_in(kind, "en")
    kept = checked(
        Letter(id=UUID(int=1), kind=kind, language=language, subject=shown_subject(letter), body=letter.body)
    )
    assert set(names_in(kept.body)) == set(names_in(english.body))
    assert language == "en" or kept.body != english.body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [LetterKind.INVITATION, LetterKind.FOLLOW_UP, LetterKind.CLOSE_THE_LOOP])
@pytest.mark.parametrize("facts", [ALL, NOTHING, replace(ALL, topic="", starts=None), replace(ALL, all_day=True)])
def test_no_letter_has_a_hole(facts: LetterFacts, kind: LetterKind, language: str) -> None:
    draft = letter_draft(kind, replace(facts, language=language), None)
    said = f"{draft.subject}\n{draft.text}"
    for hole in ("{", "}", "“”", "„“", "«»", "()", "\n\n\n", "–."):
        assert hole not in said
    assert draft.text
    assert (facts is ALL) <= ("Maeve Tierney" in said and "The trial" in said and "Ilse Brandt" in said)


def test_an_all_day_follow_up_has_a_day_and_no_clock() -> None:
    values = values_of(DocumentWords("en"), replace(ALL, all_day=True))
    assert values["when"] == values["day"]
    assert not values.get("time")


def test_the_desks_own_text_stands_in_and_an_empty_subject_falls_back() -> None:
    own = Letter(
        id=UUID(int=1), kind=LetterKind.FOLLOW_UP, language="en", subject="On {place}", body="Dear {person}\n{deal}"
    )
    assert written(own.kind, "en", {"person": "Maeve", "rep": "Ilse"}, own) == ("From Ilse", "Dear Maeve")


def test_a_language_without_letters_has_the_english_ones() -> None:
    assert built_in(LetterKind.THANK_YOU, "sv") == built_in(LetterKind.THANK_YOU, "en")


def test_a_moment_reads_in_its_own_zone() -> None:
    assert isinstance(ALL.starts, Moment)
    assert values_of(DocumentWords("en"), ALL)["time"] == f"{ALL.starts.local:%H:%M}"
