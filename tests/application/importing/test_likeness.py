"""How like two names are: the same both ways, blind to accents and legal forms, never across what tells names apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.importing.likeness import ALIKE, Likely, NameKind, likeness

KINDS = st.sampled_from(NameKind)
NAMES = st.text(st.characters(codec="utf-8"), max_size=30)
WORDS = st.lists(st.from_regex(r"[a-zäöüéß]{3,9}", fullmatch=True), min_size=1, max_size=4)
FORMS = st.sampled_from(["GmbH", "GmbH & Co. KG", "Ltd.", "Limited", "Inc.", "S.A.", "S.r.l.", "AG", "B.V.", "Oy"])


@given(KINDS, NAMES, NAMES)
def test_likeness_is_the_same_both_ways_and_never_more_than_all(kind: NameKind, one: str, other: str) -> None:
    assert likeness(kind, one, other) == likeness(kind, other, one)
    assert 0 <= likeness(kind, one, other) <= 1


@given(KINDS, WORDS)
def test_accents_case_and_the_order_of_words_do_not_count(kind: NameKind, words: list[str]) -> None:
    name = " ".join(words)
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.upper()) if not unicodedata.combining(c))
    assert likeness(kind, name, plain) == 1
    assert likeness(kind, name, " ".join(reversed(words))) == 1


@given(WORDS, FORMS)
def test_a_legal_form_does_not_count_where_the_other_name_has_none(words: list[str], form: str) -> None:
    name = " ".join(words)
    assert likeness(NameKind.ACCOUNT, f"{name} {form}", name) == 1
    assert likeness(NameKind.ACCOUNT, f"{name}, {form.upper()}", name) == 1


@given(st.lists(NAMES, min_size=1, max_size=8), NAMES, KINDS)
def test_what_is_proposed_is_among_the_things_alike_and_the_most_alike_found(
    names: list[str], name: str, kind: NameKind
) -> None:
    found = Likely(kind, [(each, each) for each in names]).best(name)
    if found is None:
        return
    thing, score = found
    assert thing in names
    assert score == likeness(kind, thing, name) >= ALIKE


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (NameKind.ACCOUNT, "Müller & Söhne GmbH", "Mueller und Soehne"),
        (NameKind.ACCOUNT, "Nordwind", "Nordwnid AG"),
        (NameKind.ACCOUNT, "Cool Box Logistics", "Coolbox Logistics Ltd"),
        (NameKind.ACCOUNT, "Nordwind Logistik", "Nordwind Logistik Europa"),
        (NameKind.OWNER, "Brandt, Ilse", "Ilse Brandt"),
        (NameKind.OWNER, "I. Brandt", "Ilse Brandt"),
        (NameKind.OWNER, "ilse.brandt@example.com", "Dr. Ilse Brandt"),
        (NameKind.STAGE, "4 - Proposals", "Proposal (65 %)"),
        (NameKind.PRODUCT, "GTXBasic", "GTX Basic"),
        (NameKind.DEAL, "Press, hall 2", "Press hall 2"),
    ],
)
def test_names_that_people_write_in_two_ways_are_proposed(kind: NameKind, one: str, other: str) -> None:
    assert likeness(kind, one, other) >= ALIKE


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (NameKind.DEAL, "Phase 1", "Phase 2"),
        (NameKind.DEAL, "Hall II", "Hall III"),
        (NameKind.PRODUCT, "GTX 500", "GTX 600"),
        (NameKind.PRODUCT, "Plan A", "Plan B"),
        (NameKind.PRODUCT, "GTX Basic", "GTX Plus Basic"),
        (NameKind.ACCOUNT, "Y-corporation", "Zencorporation"),
        (NameKind.ACCOUNT, "Bank", "Bank of America"),
        (NameKind.OWNER, "Ilse Brandt", "Jo Brandt"),
        (NameKind.STAGE, "Proposal", "Negotiation"),
    ],
)
def test_names_that_only_resemble_each_other_are_not(kind: NameKind, one: str, other: str) -> None:
    assert likeness(kind, one, other) < ALIKE


def test_companies_of_different_legal_form_are_proposed_but_never_as_nearly_the_same() -> None:
    assert ALIKE <= likeness(NameKind.ACCOUNT, "Nordwind GmbH", "Nordwind AG") <= 0.9


def test_a_name_is_found_among_ten_thousand_that_begin_alike() -> None:
    crowd: Likely[int] = Likely(NameKind.ACCOUNT, ((f"Nord{place:05}werk", place) for place in range(10_000)))
    crowd.add("Nordlichtwerke GmbH", -1)
    assert crowd.best("Nordlichtwerke") == (-1, 1.0)
