"""Rows that look like a deal that is there already: shown with the reason, another one until a person says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.importing.matching import NO_CHOICES, Choices
from salesdesk.application.importing.tables import Source
from salesdesk.application.importing.troubles import ProblemCode, RemarkCode
from salesdesk.application.importing.twins import Facts, Likeness, Twin, twins_of
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal
from salesdesk.domain.money import Money
from tests.application.importing.files import Office, office, text

NORDWIND = Account(id=UUID(int=501), name="Nordwind GmbH")
HALL = Deal(
    id=UUID(int=502),
    title="Press hall 2",
    currency="USD",
    account_id=NORDWIND.id,
    value=Money.of(1000, "USD"),
    expected_on=date(2026, 5, 1),
    note="they asked twice",
)
HEAD = "ID,Deal,Account,Stage,Amount,Expected close\n"
ROW = text(HEAD + '7,"Press, hall 2",Nordwind GmbH,Offer,1020,2026-05-04')


def twins(trial: Office, file: Source, choices: Choices = NO_CHOICES) -> tuple[Twin, ...]:
    return trial.importing.preview(trial.importing.understand(file), choices).twins


def test_a_row_that_looks_like_a_deal_here_says_in_what() -> None:
    (twin,) = twins(office(NORDWIND, HALL), ROW)
    assert (twin.row, twin.other, twin.other_title, twin.same) == (2, HALL.id, "Press hall 2", None)
    assert twin.by == (Likeness.LIKE_TITLE, Likeness.LIKE_AMOUNT, Likeness.NEAR_DATES)


def test_without_a_word_it_comes_in_as_another_and_is_reported() -> None:
    trial = office(NORDWIND, HALL)
    outcome = trial.bring(ROW)
    assert (outcome.counts.added, len(trial.every(Deal))) == (1, 2)
    assert [r.words for r in outcome.remarks if r.code is RemarkCode.LIKE_A_DEAL_HERE] == [("2",)]
    assert twins(trial, ROW) == ()


def test_the_same_deal_by_a_persons_word_is_updated_and_known_by_its_id_from_then_on() -> None:
    trial = office(NORDWIND, HALL)
    trial.importing.apply(trial.importing.understand(ROW), Choices(same={"id:7": True}))
    (deal,) = trial.every(Deal)
    assert (deal.id, deal.note) == (HALL.id, "they asked twice")
    assert deal.stage_id is not None
    again = trial.bring(text(HEAD + '7,"Press, hall 2",Nordwind GmbH,Offer,1020,2026-05-04'))
    assert (again.counts.unchanged, again.twins) == (1, ())


def test_another_by_a_persons_word_is_no_longer_reported() -> None:
    found = office(NORDWIND, HALL)
    preview = found.importing.preview(found.importing.understand(ROW), Choices(same={"id:7": False}))
    assert preview.counts.added == 1
    assert not [r for r in preview.remarks if r.code is RemarkCode.LIKE_A_DEAL_HERE]


def test_a_deal_that_stands_twice_in_a_file_is_left_out_once_by_a_persons_word() -> None:
    trial = office()
    file = text(HEAD + "1,Hall 2,Beck,Offer,900,2026-05-01\n2,Hall 2,Beck,Offer,900,2026-05-01")
    (twin,) = twins(trial, file)
    assert (twin.row, twin.other_row, twin.by[0]) == (3, 2, Likeness.SAME_TITLE)
    reading = trial.importing.understand(file)
    outcome = trial.importing.apply(reading, Choices(same_rows=frozenset({3})))
    assert [(p.row, p.code, p.value) for p in outcome.problems] == [(3, ProblemCode.SAME_DEAL, "2")]
    assert len(trial.every(Deal)) == 1


def test_the_account_counts_as_it_was_matched() -> None:
    file = text(HEAD + "7,Press hall 2,Nordwind,Offer,1000,2026-05-01")
    assert twins(office(NORDWIND, HALL), file) == ()
    assert len(twins(office(NORDWIND, HALL), file, Choices(alike=True))) == 1


@pytest.mark.parametrize(
    "row",
    [
        "7,Press hall 3,Nordwind GmbH,Offer,1000,2026-05-01",
        "7,Press hall 2,Beck,Offer,1000,2026-05-01",
        "7,Press hall 2,Nordwind GmbH,Offer,1500,2026-05-01",
        "7,Press hall 2,Nordwind GmbH,Offer,1000,2026-08-01",
        "7,Heat pumps,Nordwind GmbH,Offer,1000,2026-05-01",
    ],
)
def test_another_hall_account_amount_date_or_title_makes_another(row: str) -> None:
    assert twins(office(NORDWIND, HALL), text(HEAD + row)) == ()


def test_a_product_bought_again_is_no_look_alike_unless_everything_else_is_the_same() -> None:
    head = "ID,Product,Account,Stage,Amount,Expected close\n"
    again = "1,GTX,Beck,Offer,900,2026-05-01\n2,GTX,Beck,Offer,910,2026-05-01\n3,GTX,Beck,Offer,900,2026-05-02"
    assert twins(office(), text(head + again)) == ()
    assert [t.row for t in twins(office(), text(head + again + "\n4,GTX,Beck,Offer,900,2026-05-01"))] == [5]


FACTS = st.builds(
    Facts,
    account=st.sampled_from(["beck", "nordwind"]),
    title=st.sampled_from(["Hall 2", "Hall 3", "Halls 2", "Heat pumps"]),
    titled=st.booleans(),
    amount=st.none() | st.integers(0, 300).map(lambda n: Money.of(n, "EUR")),
    begun=st.none() | st.dates(date(2026, 1, 1), date(2026, 2, 1)),
    ended=st.none() | st.dates(date(2026, 3, 1), date(2026, 4, 1)),
)


@given(FACTS, FACTS)
def test_two_rows_are_alike_whichever_stands_first(one: Facts, other: Facts) -> None:
    first = list(twins_of([replace(one, row=1), replace(other, row=2)], ()))
    second = list(twins_of([replace(other, row=1), replace(one, row=2)], ()))
    assert [twin.by for twin in first] == [twin.by for twin in second]


@given(FACTS)
def test_a_deal_is_like_itself(facts: Facts) -> None:
    found = list(twins_of([replace(facts, row=1), replace(facts, row=2)], ()))
    sure = facts.titled or (facts.amount is not None and (facts.begun or facts.ended))
    assert [twin.other_row for twin in found] == ([1] if sure else [])


def test_a_row_is_like_a_deal_as_this_file_has_it_not_as_it_was() -> None:
    trial = office()
    trial.bring(text(HEAD + "1,Hall 2,Beck,Offer,900,2026-05-01"))
    moved = text(HEAD + "1,Hall 2,Beck,Offer,900,2026-09-01\n2,Hall 2,Beck,Offer,900,2026-05-01")
    assert twins(trial, moved) == ()
    again = text(HEAD + "1,Hall 2,Beck,Offer,900,2026-05-01\n2,Hall 2,Beck,Offer,900,2026-05-01")
    assert [(twin.row, twin.other_row) for twin in twins(trial, again)] == [(3, 2)]
