"""The word lists: every word means one thing, and only what we know."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from salesdesk.application.importing.columns import FileKind, fields_of
from salesdesk.application.importing.words import headings, key_of, values
from salesdesk.application.resources import resource
from salesdesk.domain.account import AccountKind
from salesdesk.domain.deal import Category, Motion, Outcome, ReasonCode
from salesdesk.domain.product import Recurrence


@pytest.mark.parametrize("kind", FileKind)
def test_a_heading_means_one_field_of_a_kind(kind: FileKind) -> None:
    twice = {form: offers for form, offers in headings(kind).known.items() if len(offers) > 1}
    assert twice == {}
    assert "" not in headings(kind).known


def test_every_heading_is_written_once_in_its_list() -> None:
    listed = json.loads(resource("words", "import_columns.json").read_text(encoding="utf-8"))
    for kind in FileKind:
        for ours, theirs in listed[kind].items():
            repeated = [word for word, count in Counter(theirs).items() if count > 1]
            assert repeated == [], (kind, ours)


def test_words_mean_only_what_the_domain_knows() -> None:
    known = values()
    assert {Outcome(word) for word in known.lost.values() if word} == set(Outcome)
    assert {ReasonCode(word) for word in known.reasons.values()} == set(ReasonCode) - {ReasonCode.OTHER}
    assert {Motion(word) for word in known.motions.values()} == set(Motion)
    assert {Category(word) for word in known.categories.values()} == set(Category)
    assert {AccountKind(word) for word in known.account_kinds.values()} == set(AccountKind)
    assert {Recurrence(word) for word in known.recurrences.values()} == set(Recurrence)


def test_a_word_of_a_status_is_of_one_status() -> None:
    known = values()
    groups = (known.won, frozenset(known.lost), known.handed_back, known.open, known.closed_unclear)
    words = [word for group in groups for word in group]
    assert [word for word, count in Counter(words).items() if count > 1] == []
    assert known.open_as_stage <= known.open
    assert known.won_words <= known.won
    assert known.lost_words <= known.lost.keys()


def test_the_year_has_twelve_months_whose_names_are_their_own() -> None:
    listed = json.loads(resource("words", "import_values.json").read_text(encoding="utf-8"))["months"]
    assert len(listed) == 12
    keys = [key for names in listed for key in set(map(key_of, names))]
    assert [name for name, count in Counter(keys).items() if count > 1] == []


def test_every_currency_sign_means_currencies_that_there_are() -> None:
    known = values()
    assert {code for codes in known.currency_signs.values() for code in codes} <= known.currencies
    assert all(len(code) == 3 and code.isupper() for code in known.currencies)


def test_words_are_compared_without_case_accents_and_signs() -> None:
    assert key_of(" Προϊόν (Α΄) ") == key_of("προιον α")
    assert key_of("Closed - Won") == key_of("closedwon")


def test_fields_come_in_the_order_in_which_they_are_asked_for() -> None:
    assert fields_of(FileKind.TEAM) == ("id", "name", "manager", "team", "office", "email")
