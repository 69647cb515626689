"""A filter in people's words is understood, and what is not is said instead of hiding deals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.deal_filter import (
    FilterFault,
    FilterField,
    FilterNames,
    FilterTrouble,
    Understood,
    number,
    understood,
)
from salesdesk.application.deal_tests import (
    Asked,
    Attribute,
    ClosesBetween,
    Compare,
    DealTest,
    Figure,
    FigureIs,
    Mark,
    OneOf,
)
from salesdesk.domain.deal import Status
from salesdesk.wording.filter_words import filter_words, trouble_told
from salesdesk.wording.words import Words

WORDS = filter_words(Words())
DEMO, PROPOSAL, CLOSING = (uuid4() for _ in range(3))
ADA, ZOE = uuid4(), uuid4()
NAMES = FilterNames(
    today=date(2026, 11, 22),
    currency="EUR",
    me=ADA,
    names={
        FilterField.STAGE: [(DEMO, "Demo"), (PROPOSAL, "Proposal"), (CLOSING, "Proposal signed")],
        FilterField.OWNER: [(ADA, "Ada Holm"), (ZOE, "Dr. Zoë Vidal")],
        FilterField.TEAM: [(ADA, "North"), (ZOE, "North"), (DEMO, "South")],
        FilterField.ACCOUNT: [(DEMO, "Meyer & Sohn, Kiel")],
    },
)


def read(text: str) -> Understood:
    return understood(text, WORDS, NAMES)


def one_of(attribute: Attribute, *keys: UUID) -> OneOf:
    return OneOf(attribute, frozenset(keys))


def test_the_filter_of_the_issue_is_understood() -> None:
    found = read("stage:proposal owner:me value>20k no next step past p90")
    assert found.tests == (
        Asked(one_of(Attribute.STAGE, PROPOSAL)),
        Asked(one_of(Attribute.OWNER, ADA)),
        Asked(FigureIs(Figure.VALUE, Compare.MORE, 2_000_000)),
        Asked(Mark.NO_NEXT_STEP),
        Asked(Mark.PAST_P90),
    )
    assert (found.text, found.troubles, found.statuses) == ("", (), None)


@pytest.mark.parametrize(
    ("typed", "test"),
    [
        ("stage:demo,proposal", one_of(Attribute.STAGE, DEMO, PROPOSAL)),
        ("stage:prop", one_of(Attribute.STAGE, PROPOSAL, CLOSING)),
        ('stage:"proposal signed"', one_of(Attribute.STAGE, CLOSING)),
        ("OWNER: zoe", one_of(Attribute.OWNER, ZOE)),
        ("team:north", one_of(Attribute.OWNER, ADA, ZOE)),
        ('account:"meyer & sohn, kiel"', one_of(Attribute.ACCOUNT, DEMO)),
        ("category:commit", OneOf(Attribute.CATEGORY, frozenset({"commit"}))),
        ("impediment:pric", OneOf(Attribute.IMPEDIMENT, frozenset({"price"}))),
        ("chance>=60%", FigureIs(Figure.CHANCE, Compare.AT_LEAST, 0.6)),
        ("chance<40", FigureIs(Figure.CHANCE, Compare.LESS, 0.4)),
        ("value<=1.5m", FigureIs(Figure.VALUE, Compare.AT_MOST, 150_000_000)),
        ("age>90", FigureIs(Figure.AGE, Compare.MORE, 90)),
        ("kept=2", FigureIs(Figure.KEEPS, Compare.IS, 2)),
        ("close:2026-Q4", ClosesBetween(date(2026, 10, 1), date(2026, 12, 31))),
        ("value>1,5m", FigureIs(Figure.VALUE, Compare.MORE, 150_000_000)),
        ("value>20,000", FigureIs(Figure.VALUE, Compare.MORE, 2_000_000)),
        ("value>1\u202f250\u00a0000,50", FigureIs(Figure.VALUE, Compare.MORE, 125_000_050)),
        ("value>20k EUR", FigureIs(Figure.VALUE, Compare.MORE, 2_000_000)),
        ("value>20 000", FigureIs(Figure.VALUE, Compare.MORE, 2_000_000)),
        ("value>1\u00a0250 000,50 EUR", FigureIs(Figure.VALUE, Compare.MORE, 125_000_050)),
        ("value<20 000 JPY", FigureIs(Figure.VALUE, Compare.LESS, 20_000, "JPY")),
        ("value>=20k USD", FigureIs(Figure.VALUE, Compare.AT_LEAST, 2_000_000, "USD")),
        ("value>€ 300", FigureIs(Figure.VALUE, Compare.MORE, 30_000)),
        ("chance>0.125", FigureIs(Figure.CHANCE, Compare.MORE, 0.125)),
        ("stage:demo,", one_of(Attribute.STAGE, DEMO)),
        ("close:quarter", ClosesBetween(date(2026, 10, 1), date(2026, 12, 31))),
        ("close<2026-12", ClosesBetween(None, date(2026, 11, 30))),
        ("close<=2026-12-24", ClosesBetween(None, date(2026, 12, 24))),
        ("close>+30d", ClosesBetween(date(2026, 12, 23), None)),
        ("unproven", Mark.UNPROVEN),
        ("older than any win", Mark.PAST_LONGEST),
    ],
)
def test_each_field_and_mark_asks_for_what_it_says(typed: str, test: DealTest) -> None:
    assert read(typed) == Understood(tests=(Asked(test),))


def test_what_is_turned_round_must_not_be_met() -> None:
    assert read("not stalled -stage:demo").tests == (
        Asked(one_of(Attribute.STAGE, DEMO), but=True),
        Asked(Mark.STALLED, but=True),
    )
    assert read("no next step").tests == (Asked(Mark.NO_NEXT_STEP),)
    assert read("not owner:me -stalled").tests == (
        Asked(one_of(Attribute.OWNER, ADA), but=True),
        Asked(Mark.STALLED, but=True),
    )
    assert read("fleet stage:demo not yet").text == "fleet not yet"


def test_what_stands_behind_a_number_and_is_no_currency_of_it_is_free_text() -> None:
    found = read("value>20k EUR owner:me age>90 ABC value>300 2500")
    assert found.text == "ABC 2500"
    assert found.tests == (
        Asked(FigureIs(Figure.VALUE, Compare.MORE, 2_000_000)),
        Asked(one_of(Attribute.OWNER, ADA)),
        Asked(FigureIs(Figure.AGE, Compare.MORE, 90)),
        Asked(FigureIs(Figure.VALUE, Compare.MORE, 30_000)),
    )
    assert read("value>20k not stalled").tests[1:] == (Asked(Mark.STALLED, but=True),)


def test_statuses_add_up_and_all_means_every_one() -> None:
    assert read("status:won,lost").statuses == frozenset({Status.WON, Status.LOST})
    assert read("status:all").statuses == frozenset()
    assert read("roller").statuses is None
    assert read("status:all,won").statuses == frozenset()
    assert read("-status:won").statuses == frozenset(Status) - {Status.WON}
    assert read("status:closed not status:won").statuses == frozenset({Status.LOST, Status.HANDED_BACK})


def test_a_field_that_waits_for_its_value_leaves_the_next_one_alone() -> None:
    found = read("stage: owner:me")
    assert found.tests == (Asked(one_of(Attribute.OWNER, ADA)),)
    assert [trouble.fault for trouble in found.troubles] == [FilterFault.NOTHING_YET]


def test_what_is_no_field_and_no_mark_is_free_text() -> None:
    assert read("fleet next 2026 http://kiel.example stage:demo no") == Understood(
        text="fleet next 2026 http://kiel.example no", tests=(Asked(one_of(Attribute.STAGE, DEMO)),)
    )


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("stage:demmo", FilterTrouble(FilterFault.UNKNOWN_NAME, FilterField.STAGE, "demmo")),
        ("value>lots", FilterTrouble(FilterFault.NO_NUMBER, FilterField.VALUE, "lots")),
        ("close:soon", FilterTrouble(FilterFault.NO_DAY, FilterField.CLOSE, "soon")),
        ("close:2026-11,2026-12", FilterTrouble(FilterFault.NO_DAY, FilterField.CLOSE, "2026-11,2026-12")),
        ("close:2026-02-30", FilterTrouble(FilterFault.NO_DAY, FilterField.CLOSE, "2026-02-30")),
        ("owner:", FilterTrouble(FilterFault.NOTHING_YET, FilterField.OWNER, "owner:")),
        ("due<31.12.2026", FilterTrouble(FilterFault.UNKNOWN_FIELD, None, "due")),
        ("status:maybe", FilterTrouble(FilterFault.UNKNOWN_NAME, FilterField.STATUS, "maybe")),
    ],
)
def test_what_is_not_understood_is_said_and_asks_for_nothing(typed: str, trouble: FilterTrouble) -> None:
    assert read(typed) == Understood(troubles=(trouble,))
    told = trouble_told(Words(), trouble)
    assert trouble.words in told
    assert told[-1] != "}"


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("20k", "20000"),
        ("1.5m", "1500000"),
        ("1,5m", "1500000"),
        ("20.000", "20000"),
        ("20,000.50", "20000.50"),
        ("20.000,50", "20000.50"),
        ("1'250'000", "1250000"),
        ("€ 300", "300"),
        ("60%", "0.60"),
        ("7,25", "7.25"),
        ("0,500m", "500000"),
        ("0.125", "0.125"),
    ],
)
def test_amounts_are_read_as_people_type_them(typed: str, amount: str) -> None:
    assert number(typed) == Decimal(amount)


pieces = st.sampled_from(
    ["stage:", "value>", "close<", "owner:", '"', "-", ",", "no ", "not ", "next step", "me", " 20k", ".", "%", "+9d"]
)


@given(st.text(max_size=60) | st.lists(pieces, max_size=12).map("".join))
def test_whatever_is_typed_is_understood_in_some_way(text: str) -> None:
    found = read(text)
    assert all(trouble.words or trouble.fault is FilterFault.NOTHING_YET for trouble in found.troubles)
    assert len(found.text) <= len(text)
