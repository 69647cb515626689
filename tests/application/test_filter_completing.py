"""What is offered while a filter is typed: fields, marks and the values of the field at the cursor."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.deal_filter import FilterField, FilterNames, understood
from salesdesk.application.filter_completing import MOST, completions
from salesdesk.wording.filter_words import filter_words
from salesdesk.wording.words import Words

WORDS = filter_words(Words())
ME = uuid4()
NAMES = FilterNames(
    today=date(2026, 11, 22),
    currency="EUR",
    me=ME,
    names={
        FilterField.STAGE: [(uuid4(), name) for name in ("Demo", "Proposal", "Proposal signed")],
        FilterField.OWNER: [(ME, "Ada Holm"), (uuid4(), "Dr. Zoë Vidal")],
        FilterField.TEAM: [(uuid4(), "North"), (uuid4(), "North")],
        FilterField.ACCOUNT: [(uuid4(), name) for name in ("Meyer & Sohn, Kiel", "Acme", 'The "Oak" Inn')],
    },
)


def taken(text: str, at: int = 0) -> str:
    """Return the filter once the offered words at a place are chosen, the cursor as a bar."""
    cursor = text.index("|")
    bare = text.replace("|", "")
    after, place = completions(bare, cursor, WORDS, NAMES)[at].taken(bare)
    return f"{after[:place]}|{after[place:]}"


def shown(text: str) -> list[str]:
    return [one.shown for one in completions(text.replace("|", ""), text.index("|"), WORDS, NAMES)]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("sta|", ["stalled", "stage:", "status:"]),
        ("stage:|", ["Demo", "Proposal", "Proposal signed"]),
        ("stage:prop|", ["Proposal", "Proposal signed"]),
        ("stage:Demo,|", ["Proposal", "Proposal signed"]),
        ("STAGE: signed|", ["Proposal signed"]),
        ("owner:|", ["me", "Ada Holm", "Dr. Zoë Vidal"]),
        ("owner:zoe|", ["Dr. Zoë Vidal"]),
        ("team:|", ["North"]),
        ('account:"meyer & so|', ["Meyer & Sohn, Kiel"]),
        ("status:h|", ["handed back"]),
        ("category:b|", ["Best case"]),
        ("close:|", ["month", "quarter", "year", "+30d", "2026-11"]),
        ("close<q|", ["quarter"]),
        ("value>|", []),
        ("fleet no ne|", ["no next step"]),
        ("no |", ["no next step", "no value", "no close", "no account"]),
        ("no next step|", []),
        ("not stal|", ["stalled"]),
        ("val|", ["value>"]),
        ("http://kiel|", []),
        ("zebra|", []),
    ],
)
def test_what_fits_at_the_cursor_is_offered(typed: str, offered: list[str]) -> None:
    assert shown(typed) == offered


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("sta|", "stalled |"),
        ("-own|", "-owner:|"),
        ("stage:prop| value>20k", "stage:Proposal |value>20k"),
        ("stage:si|gn value>20k", 'stage:"Proposal signed" |value>20k'),
        ("stage:Demo,prop|", "stage:Demo,Proposal |"),
        ('account:"mey|"', 'account:"Meyer & Sohn, Kiel" |'),
        ("account:th|", "account:The |"),
        ("fleet no ne|", "fleet no next step |"),
        ("past p|", "past p90 |"),
    ],
)
def test_choosing_replaces_what_was_typed(typed: str, then: str) -> None:
    assert taken(typed) == then


def test_an_empty_filter_offers_every_field_and_mark() -> None:
    assert shown("|") == [
        *(f"{name}:" for name in ("stage", "owner", "team", "account", "status", "category", "motion")),
        "impediment:",
        *("value>", "chance>", "age>", "kept>", "close:"),
        *("no next step", "unproven", "overdue", "no value", "no close", "no account", "paused", "past average"),
        *("past p90", "older than any win", "stalled"),
    ]


def test_of_many_names_the_first_are_offered() -> None:
    many = FilterNames(
        today=NAMES.today,
        currency="EUR",
        names={FilterField.ACCOUNT: [(uuid4(), f"Account {n:03}") for n in range(300)]},
    )
    offered = completions("account:acc", 11, WORDS, many)
    assert [one.shown for one in offered] == [f"Account {n:03}" for n in range(MOST)]


pieces = st.sampled_from(["stage:", "owner:", "close:", '"', "-", ",", "no ", "not ", "next", "me", " ", "pro", "a"])


@given(st.lists(pieces, max_size=8).map("".join), st.data())
def test_every_value_offered_behind_a_field_is_understood(text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    for one in completions(text, cursor, WORDS, NAMES):
        after, place = one.taken(text)
        assert 0 <= place <= len(after)
        chosen = after[one.replaces[0] : place].strip()
        if chosen.endswith((":", ">")):
            continue
        field = "stage:" if one.shown in {"Demo", "Proposal", "Proposal signed"} else ""
        found = understood(field + chosen, WORDS, NAMES)
        assert not found.troubles
        assert found.tests or not field
