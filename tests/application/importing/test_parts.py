"""The small parts that a plan is made of: standings, stages, names, motions, merges, identities."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.importing.columns import FileKind
from salesdesk.application.importing.identity import identified
from salesdesk.application.importing.merging import merged
from salesdesk.application.importing.money_words import Purse
from salesdesk.application.importing.motions import Course, Pasts
from salesdesk.application.importing.naming import Names
from salesdesk.application.importing.reading import ReadRow
from salesdesk.application.importing.refusing import RowRefused
from salesdesk.application.importing.stages import Stages
from salesdesk.application.importing.standing import standing_of
from salesdesk.application.importing.troubles import Problem, ProblemCode
from salesdesk.application.ports import SourceRow
from salesdesk.domain.deal import Deal, Outcome, Stage, Status, proposed_motion
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.money import Money
from salesdesk.domain.product import Product
from tests.doubles.clocks import CountedIds


@pytest.mark.parametrize(
    ("cells", "status", "outcome", "stage"),
    [
        ({"stage": "Won"}, Status.WON, None, ""),
        ({"stage": "Closed - Won"}, Status.WON, None, ""),
        ({"stage": "Gewonnen"}, Status.WON, None, ""),
        ({"stage": "Lost"}, Status.LOST, None, ""),
        ({"stage": "Lost to competitor"}, Status.LOST, Outcome.COMPETITIVE, ""),
        ({"stage": "Offer", "status": "Lost", "outcome": "No decision"}, Status.LOST, Outcome.NO_DECISION, "Offer"),
        ({"stage": "Offer", "status": "Cancelled"}, Status.LOST, Outcome.WITHDRAWN, "Offer"),
        ({"stage": "Offer", "outcome": "Won"}, Status.WON, None, "Offer"),
        ({"status": "disqualified"}, Status.LOST, Outcome.DISQUALIFIED, ""),
        ({"status": "Handed back"}, Status.HANDED_BACK, None, ""),
        ({"stage": "Offer"}, Status.OPEN, None, "Offer"),
        ({"stage": "Open"}, Status.OPEN, None, ""),
        ({"stage": "New"}, Status.OPEN, None, "New"),
        ({"stage": "Offer", "status": "In progress"}, Status.OPEN, None, "Offer"),
        ({"stage": "Closed Won", "status": "Open"}, Status.WON, None, ""),
        ({"stage": "Closed", "status": "Won"}, Status.WON, None, ""),
        ({}, Status.OPEN, None, ""),
        ({"stage": "Lost - no decision"}, Status.LOST, Outcome.NO_DECISION, ""),
        ({"stage": "Lost: competitor"}, Status.LOST, Outcome.COMPETITIVE, ""),
        ({"stage": "Closed lost – too expensive"}, Status.LOST, None, ""),
        ({"stage": "Closed - Lost - withdrawn"}, Status.LOST, Outcome.WITHDRAWN, ""),
        ({"stage": "Verloren (keine Entscheidung)"}, Status.LOST, Outcome.NO_DECISION, ""),
        ({"stage": "Cancelled (no budget)"}, Status.LOST, Outcome.WITHDRAWN, ""),
        ({"stage": "Closed Won (100%)"}, Status.WON, None, ""),
        ({"stage": "Κερδισμένο / ανανέωση"}, Status.WON, None, ""),
        ({"stage": "6 - Closed Won"}, Status.WON, None, ""),
        ({"stage": "07. Lost"}, Status.LOST, None, ""),
        ({"stage": "0% Lost"}, Status.LOST, None, ""),
        ({"stage": "Won/Lost", "status": "Won"}, Status.WON, None, ""),
        ({"stage": "Won/Lost", "outcome": "no decision"}, Status.LOST, Outcome.NO_DECISION, ""),
        ({"stage": "Almost won", "status": "Open"}, Status.OPEN, None, "Almost won"),
        ({"stage": "Order - being prepared"}, Status.OPEN, None, "Order - being prepared"),
        ({"stage": "Competition - analysis"}, Status.OPEN, None, "Competition - analysis"),
        ({"stage": "5. Signed"}, Status.WON, None, ""),
        ({"stage": "6 - Proposal"}, Status.OPEN, None, "6 - Proposal"),
        ({"stage": "Wonderful idea"}, Status.OPEN, None, "Wonderful idea"),
    ],
)
def test_where_a_deal_stands(cells: dict[str, str], status: Status, outcome: Outcome | None, stage: str) -> None:
    found = standing_of(cells, has_stage=True)
    assert (found.status, found.outcome, found.stage, found.unknown) == (status, outcome, stage, "")


def test_what_stands_behind_lost_and_is_no_outcome_is_the_reason() -> None:
    assert standing_of({"stage": "Lost - price too high"}, has_stage=True).why == "price too high"
    assert standing_of({"stage": "Lost - no decision"}, has_stage=True).why == ""
    assert standing_of({"stage": "Closed: lost: went to the  moon"}, has_stage=True).why == "went to the  moon"


def test_a_file_whose_only_such_column_is_a_status_has_its_stages_there() -> None:
    assert standing_of({"status": "Negotiation"}, has_stage=False).stage == "Negotiation"
    assert standing_of({"status": "Open"}, has_stage=False).stage == ""


def test_a_status_nobody_knows_is_open_and_said() -> None:
    found = standing_of({"stage": "Offer", "status": "Nurtured"}, has_stage=True)
    assert (found.status, found.unknown) == (Status.OPEN, "Nurtured")


@pytest.mark.parametrize(
    "cells",
    [
        {"stage": "Closed Won", "status": "Lost"},
        {"stage": "Closed"},
        {"status": "closed"},
        {"stage": "6. Closed"},
        {"stage": "Won/Lost"},
        {"status": "Won / Lost"},
        {"stage": "Lost - won back"},
        {"stage": "Almost won"},
        {"stage": "Negotiation, nearly lost", "status": "Nurtured"},
        {"stage": "Nicht gewonnen"},
        {"stage": "Lost - no decision", "status": "Won"},
    ],
)
def test_words_that_leave_open_how_it_ended_are_refused(cells: dict[str, str]) -> None:
    with pytest.raises(RowRefused) as caught:
        standing_of(cells, has_stage=True)
    assert caught.value.code is ProblemCode.STATUS_UNCLEAR


@pytest.mark.parametrize("names", list(permutations(["Negotiation", "Prospecting", "Angebot", "Demo"])))
def test_new_stages_come_in_the_order_of_a_sale_whatever_the_file_begins_with(names: tuple[str, ...]) -> None:
    stages = Stages([], CountedIds().new)
    for name in names:
        stages.named(name)
    assert [stage.name for stage in stages.made] == ["Prospecting", "Demo", "Angebot", "Negotiation"]
    assert [stage.order for stage in stages.made] == [0, 1, 2, 3]
    assert {stage.chance for stage in stages.made} == {None}


def test_new_stages_come_by_their_numbers_or_their_chances_where_there_are_some() -> None:
    numbered = Stages([], CountedIds().new)
    for name in ("3 - Alpha", "1 - Gamma", "2 - Beta"):
        numbered.named(name)
    assert [stage.name for stage in numbered.made] == ["1 - Gamma", "2 - Beta", "3 - Alpha"]
    by_chance = Stages([], CountedIds().new)
    for name, chance in (("Alpha", 0.8), ("Gamma", 0.1), ("Beta", 0.5), ("Gamma", 0.2)):
        by_chance.named(name, chance)
    assert [stage.name for stage in by_chance.made] == ["Gamma", "Beta", "Alpha"]


def test_new_stages_come_behind_the_ones_there_are() -> None:
    kept = Stage(id=UUID(int=7), name="Proposal sent", order=4)
    stages = Stages([kept], CountedIds().new)
    assert stages.named("proposal  SENT") == kept.id
    stages.named("Prospecting")
    assert [(stage.name, stage.order) for stage in stages.made] == [("Prospecting", 5)]


def _blank(key: UUID, name: str) -> Product:
    return Product(id=key, name=name)


def test_a_name_is_one_name_without_case_accents_and_spaces() -> None:
    names = Names([Product(id=UUID(int=1), name="Cool Box Pro")], _blank, CountedIds(50).new)
    assert names.named("CoolBoxPró") == UUID(int=1)
    assert names.made == {}
    new = names.named("Warm Box")
    assert names.find("WARMBOX") == new
    assert names.made[new].name == "Warm Box"


def test_a_record_renamed_here_is_found_by_the_name_files_give_it() -> None:
    row = SourceRow(
        system="products", key="name:coolbox", entity="product", entity_id=UUID(int=1), cells={"name": "Cool Box"},
        batch=UUID(int=9),
    )  # fmt: skip
    names = Names([Product(id=UUID(int=1), name="Cool Box 2")], _blank, CountedIds(50).new, [row])
    assert names.find("Cool Box") == names.find("Cool Box 2") == UUID(int=1)


def test_a_rep_is_found_by_the_address_too() -> None:
    rep = Rep(id=UUID(int=1), name="Ilse Brandt", email="ilse@brandt.example")
    names = Names([rep], lambda key, name: Rep(id=key, name=name), CountedIds(50).new)
    assert names.find("Ilse@Brandt.example") == rep.id


_DAY = st.dates(date(2024, 1, 1), date(2026, 12, 31))
_STATUS = st.sampled_from([Status.OPEN, Status.WON, Status.LOST])


@given(st.lists(st.tuples(st.integers(1, 3), _STATUS, _DAY, st.integers(0, 300)), max_size=25))
def test_motions_are_those_that_each_accounts_earlier_deals_propose(
    listed: list[tuple[int, Status, date, int]],
) -> None:
    deals = [
        Deal(
            id=UUID(int=n),
            title="x",
            currency="EUR",
            account_id=UUID(int=account),
            status=status,
            created_on=begun,
            closed_on=None if status is Status.OPEN else begun + timedelta(days=length),
        )
        for n, (account, status, begun, length) in enumerate(listed, start=10)
    ]
    courses = [Course(deal.account_id, deal.status, deal.created_on, deal.closed_on) for deal in deals]
    pasts = Pasts(courses)
    for deal, course in zip(deals, courses, strict=True):
        others = [d for d in deals if d.account_id == deal.account_id and d.id != deal.id]
        assert deal.created_on
        assert pasts.motion_of(course) == proposed_motion(others, deal.created_on)


def a_deal(**said: Any) -> Deal:
    whole: dict[str, Any] = {"id": UUID(int=1), "title": "Hall 2", "currency": "EUR"}
    return Deal(**whole | said)


def test_only_what_the_file_changed_is_taken() -> None:
    current = a_deal(note="ours", chance=0.3)
    after, stays = merged(current, {"title": "Hall 2", "note": ""}, {"title": "Hall 3", "note": ""})
    assert after == a_deal(title="Hall 3", note="ours", chance=0.3)
    assert stays == ()


def test_what_was_edited_here_stays_and_is_said() -> None:
    after, stays = merged(a_deal(title="Ours"), {"title": "Hall 2"}, {"title": "Hall 3"})
    assert (after.title, stays) == ("Ours", ("title",))


def test_an_edit_to_what_the_file_says_too_is_no_difference() -> None:
    assert merged(a_deal(title="Hall 3"), {"title": "Hall 2"}, {"title": "Hall 3"}) == (a_deal(title="Hall 3"), ())


def test_what_belongs_together_stays_together() -> None:
    won = a_deal(status=Status.WON, closed_on=date(2026, 1, 2))
    base = {"status": Status.OPEN, "closed_on": None, "outcome": None}
    new = {"status": Status.LOST, "closed_on": date(2026, 2, 3), "outcome": Outcome.COMPETITIVE}
    after, stays = merged(won, base, new, (frozenset({"status", "closed_on", "outcome"}),))
    assert after == won
    assert set(stays) == {"status", "closed_on", "outcome"}


def test_what_the_file_never_said_before_is_taken() -> None:
    assert merged(a_deal(), {}, {"note": "new"})[0].note == "new"


def rows(*cells: dict[str, str]) -> list[ReadRow]:
    return [ReadRow(number=n, cells=one) for n, one in enumerate(cells, start=2)]


def keys(read: list[ReadRow], known: dict[str, SourceRow] | None = None, kind: FileKind = FileKind.DEALS) -> list[str]:
    return [one.key for one in identified(read, kind, known or {}, [])]


def before(key: str, cells: dict[str, str]) -> SourceRow:
    return SourceRow(system="deals", key=key, entity="deal", entity_id=UUID(int=1), cells=cells, batch=UUID(int=2))


def test_an_id_is_the_identity_of_a_row() -> None:
    assert keys(rows({"id": "7", "account": "Acme"}, {"id": "8"})) == ["id:7", "id:8"]


def test_without_an_id_account_title_and_dates_are_and_the_number_among_equal_rows() -> None:
    read = rows(
        {"account": "Ácme  Ltd", "title": "Hall", "created_on": "2026-01-01"},
        {"account": "acme ltd", "product": "hall", "created_on": "2026-01-01", "value": "5"},
        {"account": "acme ltd", "product": "hall", "created_on": "2026-01-02"},
    )
    assert keys(read) == [
        "row:acme ltd|hall|2026-01-01||1",
        "row:acme ltd|hall|2026-01-01||2",
        "row:acme ltd|hall|2026-01-02||1",
    ]


def test_equal_rows_find_themselves_again_however_the_file_is_sorted() -> None:
    one, two = {"account": "Acme", "stage": "New"}, {"account": "Acme", "stage": "Offer"}
    known = {key: before(key, cells) for key, cells in (("row:acme|||||1", one), ("row:acme|||||2", two))}
    assert keys(rows(two, one), known) == ["row:acme|||||2", "row:acme|||||1"]
    assert keys(rows(two), known) == ["row:acme|||||2"]
    assert keys(rows(two, one, one), known) == ["row:acme|||||2", "row:acme|||||1", "row:acme|||||3"]


def test_rows_without_identity_or_with_anothers_are_named() -> None:
    problems: list[Problem] = []
    found = identified(rows({"value": "5"}, {"id": "7"}, {"id": "7", "value": "6"}), FileKind.DEALS, {}, problems)
    assert [one.key for one in found] == ["id:7"]
    assert [(p.row, p.code, p.value) for p in problems] == [
        (2, ProblemCode.NO_IDENTITY, ""),
        (4, ProblemCode.SAME_ROW, "3"),
    ]


def test_accounts_products_and_reps_are_known_by_name() -> None:
    assert keys(rows({"name": "Cool Box"}, {"name": "Warm", "id": "3"}), kind=FileKind.PRODUCTS) == [
        "name:coolbox",
        "id:3",
    ]
    assert keys(rows({"id": "3"}), kind=FileKind.ACCOUNTS) == []


def test_a_sign_of_several_currencies_means_the_desks_own_first() -> None:
    assert Purse("CAD").money("5 $", "") == Money.of(5, "CAD")
    assert Purse("EUR").money("5 $", "") == Money.of(5, "USD")
    assert Purse("EUR").money("5", "") == Money.of(5, "EUR")
    assert Purse("EUR").money("5 $", "CHF") == Money.of(5, "CHF")
    assert Purse("EUR").money("", "CHF") is None
