"""The words of a paper: its own language in sentences, days and figures, whatever the window speaks."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from salesdesk.domain.meeting import MeetingKind
from salesdesk.domain.money import Money
from salesdesk.wording import Words
from salesdesk.wording.documents import LANGUAGES, DocumentWords, occasion, option_label, question

DAY = date(2026, 12, 1)
NBSP, NARROW = "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("en", "Do you want to go ahead with Option A or would you prefer Option B?"),
        ("de", "Möchten Sie mit Option A weitermachen oder ist Ihnen Option B lieber?"),
        ("fr", "Souhaitez-vous avancer avec l’option A ou préférez-vous l’option B ?"),
        ("el", "Θέλετε να προχωρήσουμε με την Επιλογή A ή προτιμάτε την Επιλογή B;"),
    ],
)
def test_2_18_the_question_is_asked_in_the_language_of_the_document(language: str, asked: str) -> None:
    said = question(DocumentWords(language))
    assert said.replace(NBSP, " ") == asked
    assert f"{NBSP}A" in said
    assert f"{NBSP}B" in said


def test_letters_of_options_are_latin_everywhere_as_the_form_knows_them() -> None:
    assert [option_label(DocumentWords(language), "A")[-2:] for language in LANGUAGES] == [" A"] * 4


@pytest.mark.parametrize(
    ("language", "day", "full", "money"),
    [
        ("en", "1 December 2026", "Tuesday, 1 December 2026, 10:30", f"€{NBSP}1,250.50"),
        ("de", "1. Dezember 2026", "Dienstag, 1. Dezember 2026, 10:30", f"1.250,50{NBSP}€"),
        ("fr", "1er décembre 2026", "mardi 1er décembre 2026, 10:30", f"1{NARROW}250,50{NBSP}€"),
        ("el", "1 Δεκεμβρίου 2026", "Τρίτη, 1 Δεκεμβρίου 2026, 10:30", f"1.250,50{NBSP}€"),
    ],
)
def test_days_and_figures_are_written_as_the_language_writes_them(
    language: str, day: str, full: str, money: str
) -> None:
    words = DocumentWords(language)
    assert words.date(DAY) == day
    assert words.full_day_time(datetime(2026, 12, 1, 10, 30)) == full  # noqa: DTZ001
    assert words.money(Money(125050, "EUR")) == money


def test_rates_are_printed_without_digits_they_do_not_need() -> None:
    assert [DocumentWords("de").rate(Decimal(rate)) for rate in ("21.00", "7.7")] == [f"21{NBSP}%", f"7,7{NBSP}%"]


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_every_kind_of_talk_has_a_word_in_each_language(kind: MeetingKind) -> None:
    assert all(occasion(DocumentWords(language), kind) for language in LANGUAGES)


def test_a_german_paper_makes_no_half_german_window() -> None:
    assert DocumentWords("de").text("Discount") == "Rabatt"
    assert Words("de").text("Discount") == "Discount"


def test_a_language_without_a_catalogue_has_english_sentences_and_its_own_figures() -> None:
    words = DocumentWords("pl")
    assert words.text("Discount") == "Discount"
    assert words.date(DAY) == "1 grudnia 2026"
