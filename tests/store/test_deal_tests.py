"""What a filter asks of deals is met by the same deals as in the domain's own words, and its count is its list's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.deal_tests import (
    Asked,
    Attribute,
    ClosesBetween,
    Compare,
    DealTest,
    Figure,
    FigureIs,
    Mark,
    OlderThan,
    OneOf,
    Quiet,
)
from salesdesk.application.rows import DealQuery
from salesdesk.domain.account import Account
from salesdesk.domain.ageing import Cycle, age_of
from salesdesk.domain.deal import Category, Deal, Stage, chance_of
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.impediment import Impediment, ImpedimentKind
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.money import Money
from salesdesk.domain.pausing import Pause
from salesdesk.domain.segment import SegmentBy
from salesdesk.domain.stalled import Acts, is_stalled
from salesdesk.store.desk_file import SqlStore, create_desk
from tests.store.making import TODAY, moment, settings, stamp, taken_back
from tests.store.test_deal_pages import all_pages

FOOD, METAL = (Account(id=uuid4(), name=name, industry=name) for name in ("Food", "Metal"))
STAGES = [Stage(id=uuid4(), name=name, order=at, chance=at / 4) for at, name in enumerate(("Demo", "Proposal"))]
ACCOUNTS = {FOOD.id: FOOD, METAL.id: METAL}
DAY = timedelta(days=1)
some_days = st.integers(0, 12).map(lambda days: TODAY - days * DAY)


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def pauses() -> st.SearchStrategy[tuple[Pause, ...]]:
    over = Pause(begun_on=TODAY - 6 * DAY, ended_on=TODAY - 3 * DAY, reason="Holidays")
    standing = Pause(begun_on=TODAY - 2 * DAY, reason="They move house")
    return st.sampled_from([(), (over,), (standing,), (over, standing)])


deals = st.builds(
    Deal,
    id=st.builds(uuid4),
    title=st.just("Fleet"),
    currency=st.just("EUR"),
    account_id=maybe(st.sampled_from([FOOD.id, METAL.id])),
    stage_id=maybe(st.sampled_from([one.id for one in STAGES])),
    category=st.sampled_from(Category),
    value=maybe(st.integers(0, 5).map(lambda units: Money(units * 100, "EUR"))),
    chance=maybe(st.sampled_from([0.0, 0.25, 0.5])),
    created_on=maybe(some_days),
    expected_on=maybe(st.integers(-3, 3).map(lambda days: TODAY + days * DAY)),
    keeps=st.integers(0, 2),
    pauses=pauses(),
)


class Around:
    """A deal with what stands around it."""

    def __init__(self, deal: Deal, met: date | None, acted: date | None, in_the_way: bool, booked: bool) -> None:
        self.deal = deal
        self.acts = Acts(contact_on=met, acted_on=max((day for day in (met, acted) if day), default=None))
        self.in_the_way = in_the_way
        self.booked = booked
        self.records: list[Any] = [deal]
        if met:
            self.records.append(Meeting(id=uuid4(), deal_id=deal.id, held_on=met))
        if acted:
            self.records.append(Evidence(id=uuid4(), deal_id=deal.id, what="They wrote", happened_on=acted))
        if in_the_way:
            kind = ImpedimentKind.PRICE
            self.records.append(Impediment(id=uuid4(), deal_id=deal.id, kind=kind, words="Too dear", noted_on=TODAY))
        if booked:
            self.records.append(
                FollowUp(id=uuid4(), topic="Call", starts=moment(25), uid=str(uuid4()), deal_id=deal.id)
            )


around = st.builds(Around, deals, maybe(some_days), maybe(some_days), st.booleans(), st.booleans())

tests = (
    st.builds(
        FigureIs,
        st.just(Figure.VALUE),
        st.sampled_from(Compare),
        st.sampled_from([0, 200, 300]),
        st.sampled_from(["", "EUR", "USD"]),
    )
    | st.builds(FigureIs, st.just(Figure.AGE), st.sampled_from(Compare), st.integers(0, 9))
    | st.builds(FigureIs, st.just(Figure.CHANCE), st.sampled_from(Compare), st.sampled_from([0.0, 0.25]))
    | st.builds(FigureIs, st.just(Figure.KEEPS), st.sampled_from(Compare), st.integers(0, 2))
    | st.builds(ClosesBetween, maybe(st.just(TODAY)), maybe(st.just(TODAY + DAY)))
    | st.just(OneOf(Attribute.STAGE, frozenset({STAGES[1].id})))
    | st.just(OneOf(Attribute.ACCOUNT, frozenset({FOOD.id})))
    | st.just(OneOf(Attribute.CATEGORY, frozenset({"commit", "omitted"})))
    | st.sampled_from(["price", "budget"]).map(lambda kind: OneOf(Attribute.IMPEDIMENT, frozenset({kind})))
    | st.builds(
        OlderThan, st.integers(0, 9), st.just(SegmentBy.INDUSTRY), st.sampled_from([(), (("Food", 2),), (("Food", 6),)])
    )
    | st.builds(Quiet, st.integers(0, 9), st.sampled_from([(), ((STAGES[0].id, 3),)]))
    | st.sampled_from(
        [Mark.NO_NEXT_STEP, Mark.OVERDUE, Mark.NO_VALUE, Mark.NO_CLOSE, Mark.NO_ACCOUNT, Mark.PAUSED, Mark.UNPROVEN]
    )
)


def met_by(one: Around, test: DealTest) -> bool:
    """Whether the deal meets the test, in the domain's words."""
    deal = one.deal
    if isinstance(test, FigureIs):
        return _figure_stands(deal, test)
    if isinstance(test, ClosesBetween):
        day = deal.expected_on
        return day is not None and (test.first or day) <= day <= (test.last or day)
    if isinstance(test, OneOf):
        return _is_one_of(one, test)
    if isinstance(test, OlderThan):
        account = ACCOUNTS[deal.account_id].industry if deal.account_id else ""
        age = _age(deal)
        return age is not None and age > dict(test.segments).get(account, test.days)
    if isinstance(test, Quiet):
        limit = dict(test.stages).get(deal.stage_id, test.days) if deal.stage_id else test.days
        return is_stalled(one.acts, TODAY, limit, impediment_and_step=one.in_the_way and one.booked)
    return {
        Mark.NO_NEXT_STEP: not one.booked,
        Mark.OVERDUE: deal.expected_on is not None and deal.expected_on < TODAY,
        Mark.NO_VALUE: deal.value is None,
        Mark.NO_CLOSE: deal.expected_on is None,
        Mark.NO_ACCOUNT: deal.account_id is None,
        Mark.PAUSED: deal.paused_age is not None,
        Mark.UNPROVEN: False,
    }[test]


def _age(deal: Deal) -> int | None:
    return age_of(deal.ages_from, TODAY, Cycle(n=0), deal.paused_age).days


def _figure_stands(deal: Deal, test: FigureIs) -> bool:
    stage = next((one for one in STAGES if one.id == deal.stage_id), None)
    # A deal that was begun later than the day is no day old, and younger than any other.
    age = None if deal.ages_from is None else _age(deal)
    figure = {
        Figure.VALUE: deal.value.minor if deal.value and deal.value.currency == (test.currency or "EUR") else None,
        Figure.AGE: age,
        Figure.CHANCE: chance_of(deal, stage),
        Figure.KEEPS: deal.keeps,
    }[test.figure]
    if figure is None:
        return False
    return {
        Compare.LESS: figure < test.amount,
        Compare.AT_MOST: figure <= test.amount,
        Compare.IS: figure == test.amount,
        Compare.AT_LEAST: figure >= test.amount,
        Compare.MORE: figure > test.amount,
    }[test.compare]


def _is_one_of(one: Around, test: OneOf) -> bool:
    deal = one.deal
    mine: dict[Attribute, UUID | str | None] = {
        Attribute.STAGE: deal.stage_id,
        Attribute.ACCOUNT: deal.account_id,
        Attribute.CATEGORY: deal.category.value,
        Attribute.IMPEDIMENT: "price" if one.in_the_way else None,
    }
    return mine[test.attribute] in test.chosen


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    with closing(create_desk(tmp_path_factory.mktemp("tests") / "Tests.salesdesk", settings(), stamp())) as store:
        with store.writing() as work:
            for value in (FOOD, METAL, *STAGES):
                work.put(None, value, stamp())
        yield store


@given(st.lists(around, max_size=8), st.lists(st.builds(Asked, tests, st.booleans()), min_size=1, max_size=3))
def test_a_filter_finds_what_the_domain_says_it_should_and_counts_what_it_lists(
    desk: SqlStore, made: list[Around], asked: list[Asked]
) -> None:
    query = DealQuery(as_of=TODAY, tests=tuple(asked))
    with taken_back(desk) as work:
        work.add_many([record for one in made for record in one.records], stamp())
        first = work.rows.deal_page(query, None, 3)
        listed = all_pages(work.rows, replace(query), 3)
    known = [one for one in made if one.deal.known_on(TODAY)]
    wanted = {one.deal.id for one in known if all(met_by(one, each.test) != each.but for each in asked)}
    assert {row.id for row in listed} == wanted
    assert first.total == len(listed)
