from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from salesdesk.domain.deal import BuyingRole
from salesdesk.domain.folding import fold
from salesdesk.domain.objective import Reason, Setting, instead_of, lamps, loose_words
from salesdesk.wording import Words
from salesdesk.wording.lamp_hints import instead_told, loose_hint
from salesdesk.wording.lexicon import LANGUAGES, lexicon


@pytest.mark.parametrize(
    ("said", "loose"),
    [
        ("I will follow up with Ida", "follow up"),
        ("Follow-up call", "Follow up"),
        ("Touch base, then see", "Touch base"),
        ("check-in with the plant", "check in"),
        ("build a relationship with Ida", "build a relationship"),
        ("call me NEXT WEEK", "NEXT WEEK"),
        ("soon", "soon"),
        ("I will do it later.", "later"),
        ("some time in Q1", "some time"),
        ("Ich melde mich nächste Woche", "nächste Woche"),
        ("Wir sprechen später", "später"),
        ("On se rappelle la semaine prochaine", "la semaine prochaine"),
        ("Je vous rappelle plus tard", "plus tard"),
        ("Τα λέμε την επόμενη εβδομάδα", "Τα λέμε"),
        ("Θα σας πάρω ΣΥΝΤΟΜΑ", "ΣΥΝΤΟΜΑ"),
    ],
)
def test_b8_loose_words_are_found_in_four_languages_and_quoted_as_typed(said: str, loose: str) -> None:
    assert loose_words(said, lexicon()) == loose


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Ida signs by 3 December",
        "Ida signs no later than Friday",
        "Ida signe au plus tard le 3 décembre",
        "Η Ίντα υπογράφει το αργότερο στις 3 Δεκεμβρίου",
        "The followers of the upgrade checked in-house",
        "Sooner Ltd signs",
        "Ein Laternenmast wird bestellt",
    ],
)
def test_b8_firm_words_are_left_alone(said: str) -> None:
    assert loose_words(said, lexicon()) == ""


def test_b8_a_firm_expression_does_not_hide_a_loose_one() -> None:
    assert loose_words("no later than Friday, but soon", lexicon()) == "soon"


NAMED = {
    "en": ["follow up", "touch base", "check in", "build relationship", "next week", "soon"],
    "de": ["nachfassen", "mal melden", "mal nachfragen", "Beziehung aufbauen", "nächste Woche", "bald"],
    "fr": ["faire un suivi", "faire le point", "prendre des nouvelles", "construire une relation", "semaine prochaine"],
    "el": ["επανέλθω", "να τα πούμε", "δω πώς πάει", "χτίσουμε σχέση", "επόμενη εβδομάδα", "σύντομα"],
}
"""The loose words that the practices name, and how each language says them."""
TODAY = date(2026, 11, 24)
SETTING = Setting(
    today=TODAY,
    people=(("Ida Holm", BuyingRole.DECIDES),),
    deal="Cold storage",
    meeting_day=date(2026, 12, 1),
)


@pytest.mark.parametrize(("language", "said"), [(language, said) for language, many in NAMED.items() for said in many])
def test_b8_each_loose_word_is_named_with_an_alternative_in_its_own_language(language: str, said: str) -> None:
    sentence = f"Ida: {said.upper()}!"
    lamp = lamps(sentence, SETTING, lexicon())[0]
    assert (lamp.reason, lamp.words) == (Reason.LOOSE_WORDS, said.upper())
    hint = loose_hint(Words(), lamp.words, SETTING)
    assert said.upper() in hint.name
    assert hint.instead in hint.text
    found = instead_of(lamp.words, lexicon())
    assert found is not None
    assert found.language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_b8_what_to_say_instead_is_itself_specific_measurable_and_dated(language: str) -> None:
    words = lexicon()
    for loose in lexicon((language,)).loose:
        sentence = instead_told(Words(), loose, SETTING)
        shown = lamps(sentence, SETTING, words)
        assert loose_words(sentence, words) == ""
        assert [lamp.met for lamp in shown] == [True] * 5, sentence


def test_b8_what_is_not_loose_needs_nothing_instead() -> None:
    assert instead_told(Words(), "signs the order", SETTING) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_names_the_year_and_the_week_and_is_folded(language: str) -> None:
    words = lexicon((language,))
    assert set(words.months.values()) == set(range(1, 13))
    assert set(words.weekdays.values()) == set(range(7))
    assert words.today
    assert words.tomorrow
    every = {*words.loose, *words.firm, *words.actions, *words.measures, *words.months, *words.weekdays}
    assert all(fold(word) == word for word in every)


@pytest.mark.parametrize(("one", "other"), list(combinations(LANGUAGES, 2)))
def test_no_two_languages_give_a_day_or_a_month_another_number(one: str, other: str) -> None:
    a, b = lexicon((one,)), lexicon((other,))
    for mine, theirs in ((a.months, b.months), (a.weekdays, b.weekdays)):
        assert {word for word in mine.keys() & theirs.keys() if mine[word] != theirs[word]} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_both_loose_and_an_action(language: str) -> None:
    words = lexicon((language,))
    assert words.actions.isdisjoint(words.loose)


def test_a_language_without_lists_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="lexicon_xx"):
        lexicon(("xx",))
