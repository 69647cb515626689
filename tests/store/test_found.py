"""Words of deals are looked up by an index: it finds exactly what the rows say, whatever was done to them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, cast
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.dialects import postgresql

from salesdesk.application.failures import DeskFault, DeskTrouble
from salesdesk.application.ports import Rows
from salesdesk.application.rows import DealQuery
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.segment import SegmentBy
from salesdesk.store import sqlite_found
from salesdesk.store.batches import BatchWork
from salesdesk.store.desk_file import SqlStore, create_desk, open_desk
from salesdesk.store.migrations.fifth import log_found
from salesdesk.store.migrations.fourth import words_known
from salesdesk.store.records.deals import deal as deals
from salesdesk.store.rows import deal_rows, pipeline_rows
from salesdesk.store.sqlite_found import ACTIVITY_FOUND, FOUND, REBUILDING
from salesdesk.store.words import searchable
from tests.store.making import NOW, TODAY, settings, stamp, taken_back
from tests.store.test_batches import batch_of

KEYS: dict[type[Any], list[UUID]] = {kind: [uuid4() for _ in range(3)] for kind in (Account, Rep, Deal)}
TEXTS = (
    *("Fleet lift", "ΖΩΉ Foods", "Łódź-Nord", "Ümit 100% AG", "x_y", "日本語 案件", "", 'O\'Neil "Big" deal*'),
    *("Fußboden", "émile ÉMILE", "привет мир", "lift2 9lives", "नमस्ते", "a" * 300),
)
some_text = st.sampled_from(TEXTS) | st.text(max_size=8)
steps = st.tuples(st.sampled_from([*KEYS]), st.integers(0, 2), some_text, some_text, st.booleans())


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    path: Path = tmp_path_factory.mktemp("found") / "Found.salesdesk"
    with closing(create_desk(path, settings(), stamp())) as store:
        yield store


def record(kind: type[Any], at: int, name: str, note: str) -> Any:
    key = KEYS[kind][at]
    if kind is Deal:
        deal = Deal(id=key, title=name.strip() or "Deal", currency="EUR", note=note, created_on=TODAY)
        return replace(deal, account_id=KEYS[Account][at], owner_id=KEYS[Rep][(at + 1) % 3])
    return kind(id=key, name=name.strip() or "Nobody")


def by_rows(work: BatchWork, text: str) -> set[UUID]:
    """Return the deals that are not put away and have, for each word of a text, one that begins so."""
    wanted = searchable(text).split()
    found: set[UUID] = set()
    for deal in work.every(Deal):
        names = [work.kept(Account, deal.account_id).value.name] if deal.account_id else []
        names += [work.kept(Rep, deal.owner_id).value.name] if deal.owner_id else []
        held = searchable(deal.title, deal.note, *names).split()
        if all(any(word.startswith(one) for word in held) for one in wanted):
            found.add(deal.id)
    return found


def by_index(rows: Rows, text: str) -> set[UUID]:
    query = DealQuery(as_of=TODAY, text=text, statuses=frozenset())
    listed = {row.id for row in rows.first_deals(query, 50).rows}
    assert rows.count_deals(query) == len(listed)
    return listed


@given(st.lists(steps, max_size=8), st.lists(some_text, min_size=1, max_size=3), st.booleans())
def test_the_index_finds_what_the_rows_say_after_whatever_was_done(
    desk: SqlStore, done: list[tuple[type[Any], int, str, str, bool]], asked: list[str], taken_out: bool
) -> None:
    batch = uuid4()
    with taken_back(desk) as opened:
        work = cast("BatchWork", opened)
        every = [record(kind, at, TEXTS[at], TEXTS[at + 3]) for kind in (Account, Rep, Deal) for at in range(3)]
        work.add_many(every, stamp(batch=batch))
        for kind, at, name, note, away in done:
            before = next((one for one in work.every(kind) if one.id == KEYS[kind][at]), None)
            put_away = away and before is not None and kind is Deal
            work.put(before, None if put_away else record(kind, at, name, note), stamp())
        if taken_out:
            work.add_many([replace(record(Deal, 0, "Fleet", "lift"), id=uuid4())], stamp(batch=batch))
            work.add_batch(batch_of(batch))
            work.take_back(batch, NOW)
        for text in [*asked, *TEXTS[:5]]:
            assert by_index(work.rows, text) == by_rows(work, text), text


signs = st.text(alphabet="\"'*:^+-(){}[]~\\/%_,.;<>=&|!? aé日", max_size=20)


@given(signs | st.sampled_from(["AND", "NOT fleet", "NEAR(a b)", "words:fleet", "fl*", '"fleet', "-fleet", "fleet OR"]))
def test_no_sign_that_is_typed_breaks_the_index(desk: SqlStore, typed: str) -> None:
    with taken_back(desk) as opened:
        work = cast("BatchWork", opened)
        fleet = Deal(id=uuid4(), title="Fleet of NEAR(a b) words:fleet", currency="EUR", created_on=TODAY)
        work.add_many([fleet, replace(fleet, id=uuid4(), title="Other")], stamp())
        assert by_index(work.rows, typed) == by_rows(work, typed)


def test_a_desk_whose_index_lost_a_word_is_told_by_its_check(desk_path: Path) -> None:
    with closing(open_desk(desk_path)) as store:
        with store.writing() as work:
            work.put(None, Deal(id=uuid4(), title="Fleet", currency="EUR"), stamp())
        store.check()
        with store._database.alone() as driver:
            driver.execute("DROP TRIGGER deal_found_changed")
            driver.execute("UPDATE deal SET words = 'ship'")
        with pytest.raises(DeskTrouble) as told:
            store.check()
        assert told.value.fault is DeskFault.DAMAGED
        with store._database.alone() as driver:
            driver.execute(REBUILDING)
        store.check()


def test_a_word_that_was_taken_out_is_in_the_file_no_more(desk_path: Path) -> None:
    secret = "zarathustra"
    with closing(open_desk(desk_path)) as store:
        deal = Deal(id=uuid4(), title="Fleet", currency="EUR", note=f"Ask {secret}")
        with store.writing() as work:
            work.put(None, deal, stamp(record=False))
        with store.writing() as work:
            work.put(deal, replace(deal, note=""), stamp(record=False))
    assert secret.encode() not in desk_path.read_bytes()


def test_a_desk_brought_up_to_date_has_the_indexes_of_a_new_one() -> None:
    assert words_known._FOUND == FOUND
    assert log_found._FOUND == ACTIVITY_FOUND


def test_another_database_is_asked_without_the_index_and_can_be_told_all_of_it(
    desk: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_found, "can_find", lambda _: False)
    with taken_back(desk) as opened:
        work = cast("BatchWork", opened)
        work.add_many([record(kind, at, TEXTS[at], TEXTS[at + 3]) for kind in KEYS for at in range(3)], stamp())
        assert [by_index(work.rows, text) for text in TEXTS] == [by_rows(work, text) for text in TEXTS]
    dialect: Any = postgresql.dialect()  # type: ignore[no-untyped-call]
    for statement in (deal_rows.SHOWN, pipeline_rows._of_keys(SegmentBy.INDUSTRY), select(deals.c.id)):
        assert "SELECT" in str(statement.compile(dialect=dialect))
