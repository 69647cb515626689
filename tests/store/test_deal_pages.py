"""Pages of deals: every order, both directions, empty ones last, by key, as of any day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.application.ports import NotKept, Rows
from salesdesk.application.rows import DealKey, DealPage, DealQuery, DealRow, DealSort
from salesdesk.domain.deal import Category, Deal, DealLine, Motion, Outcome, Status
from salesdesk.domain.exchange import in_base
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.meeting import CallPlan, Meeting, MeetingKind
from salesdesk.domain.money import Money, total_or_none
from salesdesk.domain.product import Product, Recurrence
from salesdesk.store.desk_file import SqlStore, create_desk
from salesdesk.store.words import searchable
from tests.store.listed import ACCOUNTS, DAYS, RATES, REPS, SORT_KEYS, STAGES, deals, keys_of, name_of, some
from tests.store.making import TODAY, moment, settings, stamp, taken_back


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    path: Path = tmp_path_factory.mktemp("pages") / "Pages.salesdesk"
    with closing(create_desk(path, settings(), stamp())) as store:
        with store.writing() as work:
            for value in (*ACCOUNTS, *REPS, *STAGES, *RATES):
                work.put(None, value, stamp())
        yield store


def all_pages(rows: Rows, query: DealQuery, limit: int) -> list[DealRow]:
    listed: list[DealRow] = []
    page = rows.deal_page(query, None, limit)
    listed += page.rows
    while page.more:
        page = rows.deal_page(query, listed[-1], limit)
        assert 0 < len(page.rows) <= limit
        assert page.total is None
        listed += page.rows
    return listed


@given(st.lists(deals, max_size=12), st.sampled_from(DealSort), st.booleans(), st.integers(1, 5))
def test_pages_put_together_are_the_whole_list_in_order(
    desk: SqlStore, made: list[Deal], sort: DealSort, descending: bool, limit: int
) -> None:
    key = SORT_KEYS[sort]
    known = [d for d in made if d.known_on(TODAY)]
    query = DealQuery(as_of=TODAY, statuses=frozenset(), sort=sort, descending=descending)
    with taken_back(desk) as work:
        work.add_many(made, stamp())
        listed = all_pages(work.rows, query, limit)
    assert {row.id for row in listed} == {d.id for d in known}
    by_id = {d.id: d for d in known}
    keys = [key(by_id[row.id]) for row in listed]
    filled = [k for k in keys if k is not None]
    assert keys == filled + [None] * (len(keys) - len(filled))
    assert filled == sorted(filled, reverse=descending)


orders = st.lists(st.builds(DealKey, st.sampled_from(DealSort), st.booleans()), min_size=1, max_size=3)


@given(st.lists(deals, max_size=12), orders, st.integers(1, 5))
def test_pages_by_several_columns_are_the_whole_list_in_that_order(
    desk: SqlStore, made: list[Deal], order: list[DealKey], limit: int
) -> None:
    known = [d for d in made if d.known_on(TODAY)]
    first, *then = order
    query = DealQuery(as_of=TODAY, statuses=frozenset(), sort=first.sort, descending=first.descending, then=tuple(then))
    with taken_back(desk) as work:
        work.add_many(made, stamp())
        listed = all_pages(work.rows, query, limit)
    wanted = sorted(known, key=lambda d: d.id, reverse=first.descending != (first.sort is DealSort.AGE))
    for key, value_of in reversed([(one, value_of) for one in order for value_of in keys_of(one.sort)]):
        filled = sorted((d for d in wanted if value_of(d) is not None), key=value_of, reverse=key.descending)
        wanted = filled + [d for d in wanted if value_of(d) is None]
    assert [row.id for row in listed] == [d.id for d in wanted]


@given(
    st.lists(deals, max_size=12),
    st.sampled_from([TODAY, date(2026, 11, 2)]),
    st.sets(st.sampled_from(Status)),
    some(*(s.id for s in STAGES)),
    some(*(r.id for r in REPS)),
    st.sampled_from(["", "fleet", "ζωη foo", "acme", "%", "x_y", "100 umit", "z", "fuss ζωη", "2 may", "waits acme"]),
    st.sampled_from(DAYS),
)
def test_a_query_finds_what_the_domain_says_it_should(
    desk: SqlStore,
    made: list[Deal],
    as_of: date,
    statuses: set[Status],
    stage: UUID | None,
    owner: UUID | None,
    text: str,
    first: date | None,
) -> None:
    def wanted(d: Deal) -> bool:
        words = searchable(d.title, name_of(ACCOUNTS, d.account_id), name_of(REPS, d.owner_id), d.note).split()
        return (
            d.known_on(as_of)
            and (not statuses or d.status_on(as_of) in statuses)
            and (stage is None or d.stage_id == stage)
            and (owner is None or d.owner_id == owner)
            and (first is None or (d.expected_on is not None and d.expected_on >= first))
            and all(any(word.startswith(w) for word in words) for w in searchable(text).split())
        )

    query = DealQuery(
        as_of=as_of, text=text, statuses=frozenset(statuses), stage_id=stage, owner_id=owner, expected_from=first
    )
    with taken_back(desk) as work:
        work.add_many(made, stamp())
        page = work.rows.deal_page(query, None, 50)
    found = [d for d in made if wanted(d)]
    worth = [in_base(d.value, "EUR", RATES, as_of) for d in found if d.value]
    assert {row.id for row in page.rows} == {d.id for d in found}
    assert {row.id: row.status for row in page.rows} == {d.id: d.status_on(as_of) for d in found}
    assert (page.total, page.more) == (len(found), False)
    assert page.value == total_or_none([one for one in worth if one is not None], "EUR")


def one(store: SqlStore, deal: Deal, *others: Any) -> DealRow:
    with store.imports() as work:
        work.add_many([*others, deal], stamp())
        return work.rows.deal_row(deal.id)


def test_a_row_says_what_lists_show(store: SqlStore) -> None:
    account, rep, stage = ACCOUNTS[0], REPS[1], STAGES[0]
    given = Deal(
        id=uuid4(),
        title="Fleet",
        currency="EUR",
        account_id=account.id,
        owner_id=rep.id,
        stage_id=stage.id,
        motion=Motion.EXISTING,
        category=Category.COMMIT,
        value=Money(950_000, "EUR"),
        created_on=date(2026, 9, 1),
        qualified_on=date(2026, 9, 9),
        expected_on=date(2026, 12, 18),
    )
    row = one(store, given, account, rep, stage)
    assert (row.account, row.owner, row.stage, row.stage_order) == ("Ζωή Foods", "Émile Żak", "B", 2)
    assert (row.chance, row.since, row.value, row.estimate) == (0.4, date(2026, 9, 9), Money(950_000, "EUR"), None)
    assert (row.category, row.motion, row.next_step) == (Category.COMMIT, Motion.EXISTING, None)
    assert one(store, replace(given, id=uuid4(), chance=0.0)).chance == 0.0


def test_a_deal_without_a_value_shows_the_list_price_of_its_products(store: SqlStore) -> None:
    lift = Product(id=uuid4(), name="Lift", price=Money(1000, "EUR"))
    care = Product(id=uuid4(), name="Care", price=Money(50, "EUR"), recurrence=Recurrence.MONTHLY)
    dollars = Product(id=uuid4(), name="Imported", price=Money(7, "USD"))
    lines = tuple(DealLine(product_id=p.id) for p in (lift, care, dollars))
    row = one(store, Deal(id=uuid4(), title="Fleet", currency="EUR", lines=lines), lift, care, dollars)
    assert (row.value, row.estimate) == (None, Money(1000 + 12 * 50, "EUR"))
    unpriced = one(store, Deal(id=uuid4(), title="Other", currency="EUR", lines=(DealLine(text="Free text"),)))
    assert unpriced.estimate is None


def test_an_archived_deal_has_no_row(store: SqlStore) -> None:
    gone = Deal(id=uuid4(), title="Fleet", currency="EUR")
    one(store, gone)
    with store.writing() as work:
        work.put(gone, None, stamp())
        with pytest.raises(NotKept):
            work.rows.deal_row(gone.id)


def test_on_an_earlier_day_a_deal_closed_later_is_open(store: SqlStore) -> None:
    lost = Deal(
        id=uuid4(),
        title="Fleet",
        currency="EUR",
        status=Status.LOST,
        outcome=Outcome.NO_DECISION,
        created_on=date(2026, 1, 1),
        closed_on=date(2026, 10, 1),
    )
    one(store, lost)
    with store.reading() as look:
        (row,) = look.rows.deal_page(DealQuery(as_of=date(2026, 9, 30)), None, 10).rows
        assert (row.status, row.outcome) == (Status.OPEN, None)
        assert look.rows.deal_page(DealQuery(as_of=date(2026, 10, 1)), None, 10).rows == ()
        on_the_day = DealQuery(as_of=date(2026, 10, 1), statuses=frozenset({Status.LOST}))
        assert [r.outcome for r in look.rows.deal_page(on_the_day, None, 10).rows] == [Outcome.NO_DECISION]


def a_step(store: SqlStore, deal: Deal) -> Any:
    with store.reading() as look:
        return look.rows.deal_row(deal.id).next_step


def test_the_next_step_is_the_earliest_open_follow_up_or_planned_meeting(store: SqlStore) -> None:
    deal = Deal(id=uuid4(), title="Fleet", currency="EUR")
    late = FollowUp(id=uuid4(), topic="Send drawings", starts=moment(20), uid="u1", deal_id=deal.id)
    call = Meeting(
        id=uuid4(), deal_id=deal.id, kind=MeetingKind.VISIT, starts=moment(9), plan=CallPlan(objective="Win")
    )
    with store.writing() as work:
        for value in (deal, late, call):
            work.put(None, value, stamp())
    first = a_step(store, deal)
    assert (first.topic, first.starts, first.meeting_kind) == ("Win", moment(9), MeetingKind.VISIT)
    with store.writing() as work:
        work.put(call, held := replace(call, held_on=date(2026, 11, 9)), stamp())
    second = a_step(store, deal)
    assert (second.topic, second.starts, second.meeting_kind) == ("Send drawings", moment(20), None)
    with store.writing() as work:
        work.put(late, done := replace(late, done_on=date(2026, 11, 20)), stamp())
        work.put(held, None, stamp())
    assert a_step(store, deal) is None
    with store.writing() as work:
        work.put(done, late, stamp())
        work.put(late, None, stamp())
    assert a_step(store, deal) is None


def test_a_next_step_that_changes_its_deal_leaves_the_old_one(store: SqlStore) -> None:
    one_deal, other = (Deal(id=uuid4(), title=title, currency="EUR") for title in ("One", "Other"))
    step = FollowUp(id=uuid4(), topic="Answer", starts=moment(12), uid="u", deal_id=one_deal.id)
    with store.writing() as work:
        for value in (one_deal, other, step):
            work.put(None, value, stamp())
        work.put(step, replace(step, deal_id=other.id), stamp())
    assert a_step(store, one_deal) is None
    assert a_step(store, other).topic == "Answer"


def test_deals_sort_and_filter_by_their_next_step(store: SqlStore) -> None:
    made = [Deal(id=uuid4(), title=f"Deal {i}", currency="EUR") for i in range(30)]
    steps = [
        FollowUp(id=uuid4(), topic="t", starts=moment(20 - i), uid=str(i), deal_id=made[i].id) for i in range(0, 12, 2)
    ]
    with store.imports() as work:
        work.add_many(steps, stamp())
        work.add_many(made, stamp())
    with store.reading() as look:
        ordered = all_pages(look.rows, DealQuery(as_of=TODAY, sort=DealSort.NEXT_STEP), 4)
        starts = [row.next_step.starts for row in ordered if row.next_step]
        assert starts == sorted(s.starts for s in steps)
        assert [row.next_step is None for row in ordered] == [False] * 6 + [True] * 24
        without = all_pages(look.rows, DealQuery(as_of=TODAY, no_next_step=True), 50)
        assert {row.id for row in without} == {d.id for d in made} - {s.deal_id for s in steps}


def test_a_new_name_of_account_owner_or_stage_order_reaches_their_deals(store: SqlStore) -> None:
    account, rep, stage = ACCOUNTS[1], REPS[0], STAGES[0]
    deal = Deal(id=uuid4(), title="Fleet", currency="EUR", account_id=account.id, owner_id=rep.id, stage_id=stage.id)
    other = Deal(id=uuid4(), title="Other", currency="EUR")
    with store.imports() as work:
        work.add_many([deal, other, account, rep, stage], stamp())
        work.put(account, replace(account, name="Zephyr"), stamp())
        work.put(rep, replace(rep, name="Noor Qadir"), stamp())
        work.put(stage, replace(stage, order=77), stamp())

    def found(text: str) -> DealPage:
        with store.reading() as look:
            return look.rows.deal_page(DealQuery(as_of=TODAY, text=text), None, 5)

    assert [row.id for row in found("zeph qad fle").rows] == [deal.id]
    assert [row.stage_order for row in found("zeph").rows] == [77]
    assert found("sons").rows == found("holm").rows == ()


def test_an_accounts_deals_come_open_first_then_newest_close(store: SqlStore) -> None:
    account = ACCOUNTS[0]
    days = [date(2026, 1, 1) + timedelta(days=30 * i) for i in range(3)]
    closed = [
        Deal(id=uuid4(), title=f"{d}", currency="EUR", account_id=account.id, status=Status.WON, closed_on=d)
        for d in days
    ]
    still = Deal(id=uuid4(), title="open", currency="EUR", account_id=account.id)
    with store.imports() as work:
        work.add_many([account, *closed, still], stamp())
        assert [row.title for row in work.rows.deals_of(account.id)] == ["open", *(str(d) for d in reversed(days))]


def test_figures_read_every_live_deal_without_its_parts(store: SqlStore) -> None:
    full = Deal(
        id=uuid4(), title="Fleet", currency="EUR", lines=(DealLine(text="Bus"),), note="n", value=Money(1, "EUR")
    )
    gone = replace(full, id=uuid4())
    with store.imports() as work:
        work.add_many([full, gone], stamp())
        work.put(gone, None, stamp())
        assert list(work.rows.deals_for_figures()) == [replace(full, lines=(), note="")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("fuss", True),
        ("ζωη fussboden", True),
        ("ZWEI pump", True),
        ("umpe", False),
        ("fuss nobody", False),
        ("%", True),
    ],
)
def test_free_text_finds_words_of_a_note_in_every_script(store: SqlStore, text: str, found: bool) -> None:
    noted = Deal(id=uuid4(), title="Press", currency="EUR", note="Fußbodenheizung für Ζωή,\nzwei Pumpen")
    one(store, noted)
    with store.reading() as look:
        page = look.rows.deal_page(DealQuery(as_of=TODAY, text=text), None, 5)
    assert [row.id for row in page.rows] == ([noted.id] if found else [])
    assert page.total == len(page.rows)
