"""The log of 100,000 activities: pages, words and sums against the bare driver with one select each."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from salesdesk.application.log_rows import LogPlace, LogQuery, LogRow
from salesdesk.domain.account import Account, Affiliation, Person
from salesdesk.domain.activity import Activity, ActivityKind, Channel, MailPurpose, reaches_of
from salesdesk.domain.moment import Moment
from salesdesk.store.desk_file import SqlStore, create_desk, open_desk
from salesdesk.store.driver import dbapi2
from tests.benchmarks.measuring import Report, side_by_side
from tests.store.making import TODAY, settings, stamp

COUNT, PAGE, ROUNDS = 100_000, 128, 40
OURS, RAW, OFFSET, LIKE = "SalesDesk", "bare driver, one select", "bare driver, OFFSET", "bare driver, LIKE"
WHOLE = "SalesDesk, all of it looked up and put in order"
NOTES = ("", "", "Asked for the trial of the sensor", "No time before spring", "Sends the drawings", "Wants two prices")
COMMON, RARE, NAMES = "trial", "zarathustra", "mira 77"
SHOWN = """SELECT a.id, a.day, a.began_at, a.kind, a.channel, a.reach, a.minutes, a.note, account.name, person.name
    FROM activity a LEFT JOIN account ON account.id = a.account_id
         LEFT JOIN activity_person p ON p.activity_id = a.id AND p.place = 0
         LEFT JOIN person ON person.id = p.person_id WHERE a.archived_at IS NULL"""
ORDER = " ORDER BY a.day DESC, a.began_at DESC, a.id DESC LIMIT ?"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("log") / "Log.salesdesk"
    draw = random.Random(COUNT)
    accounts = [Account(id=_key(draw), name=f"Harbour Works {n}") for n in range(3_000)]
    people = [
        Person(id=_key(draw), name=f"Mira Holm {n}", affiliations=(Affiliation(account_id=accounts[n % 3_000].id),))
        for n in range(9_000)
    ]
    with closing(create_desk(path, settings(), stamp())) as store, store.imports() as work:
        work.add_many([*accounts], stamp(record=False))
        work.add_many([*people], stamp(record=False))
        work.add_many([*_activities(draw, people)], stamp(record=False))
    return path


def _activities(draw: random.Random, people: list[Person]) -> Iterator[Activity]:
    for n in range(COUNT):
        day, person = TODAY - timedelta(days=draw.randint(0, 1_000)), draw.choice(people)
        channel = draw.choice([*Channel])
        yield Activity(
            id=_key(draw),
            began=Moment(datetime.combine(day, time(draw.randint(8, 17), draw.randint(0, 59)), UTC), "Europe/Athens"),
            kind=draw.choice([*ActivityKind]),
            channel=channel,
            reach=reaches_of(channel)[0],
            minutes=draw.choice((None, 5, 12, 30)),
            mail_purpose=MailPurpose.UPDATE,
            account_id=person.affiliations[0].account_id,
            people=(person.id,),
            note=RARE if n % 20_000 == 7 else draw.choice(NOTES),
        )


def _key(draw: random.Random) -> UUID:
    return UUID(int=draw.getrandbits(128), version=4)


def test_the_log(report: Report, desk: Path, tmp_path: Path) -> None:
    copied = shutil.copy(desk, tmp_path / "Copied.salesdesk")  # an open desk lets no other connection in
    with closing(open_desk(desk)) as store, closing(dbapi2.connect(copied)) as raw:
        _first(report, store, raw)
        _far_down(report, store, raw)
        _words(report, store, raw)
        _of_one(report, store, raw)
        _week(report, store, raw)
        _two_years(report, store, raw)


def _first(report: Report, store: SqlStore, raw: Any) -> None:
    works: dict[str, Callable[[], Any]] = {
        OURS: _page(store, LogQuery(), None),
        RAW: lambda: raw.execute(SHOWN + ORDER, (PAGE,)).fetchall(),
    }
    medians = side_by_side(ROUNDS, works)
    report.compare(f"first page of {COUNT:,} activities", medians, OURS)
    assert [row[0] for row in works[RAW]()] == [row.id.bytes for row in works[OURS]()]
    assert medians.seconds[OURS] < 1


def _far_down(report: Report, store: SqlStore, raw: Any) -> None:
    place = COUNT * 9 // 10
    key, day, at = raw.execute(
        "SELECT a.id, a.day, a.began_at FROM activity a WHERE a.archived_at IS NULL" + ORDER + " OFFSET ?",
        (1, place - 1),
    ).fetchone()
    after = LogPlace(date.fromisoformat(day), datetime.fromisoformat(at).replace(tzinfo=UTC), UUID(bytes=key))
    works: dict[str, Callable[[], Any]] = {
        OURS: _page(store, LogQuery(), after),
        OFFSET: lambda: raw.execute(SHOWN + ORDER + " OFFSET ?", (PAGE, place)).fetchall(),
    }
    medians = side_by_side(ROUNDS, works)
    report.compare(f"page at 90 % of {COUNT:,} activities, by key", medians, OURS)
    assert [row[0] for row in works[OFFSET]()] == [row.id.bytes for row in works[OURS]()]
    assert medians.seconds[OURS] < 1


def _words(report: Report, store: SqlStore, raw: Any) -> None:
    for word in (COMMON, RARE, NAMES):
        works: dict[str, Callable[[], Any]] = {OURS: _searched(store, word)}
        if word != NAMES:
            works[LIKE] = partial(_liked, raw, word)
        if word == COMMON:
            works[WHOLE] = partial(_looked_up, store, word)
        medians = side_by_side(20, works)
        report.compare(f"what “{word}” finds among {COUNT:,} activities", medians, OURS)
        if LIKE in works:
            assert [row[0] for row in works[LIKE]()] == [row.id.bytes for row in works[OURS]()[:PAGE]]
        if word == COMMON:
            assert works[WHOLE]() == works[OURS]()
            assert medians.seconds[OURS] < medians.seconds[WHOLE]
        assert medians.seconds[OURS] < 2


def _looked_up(store: SqlStore, word: str) -> list[LogRow]:
    with store.reading() as look:
        return list(look.rows.log_rows((look.rows.log_few(LogQuery(text=word), COUNT) or ())[:PAGE]))


def _liked(raw: Any, word: str) -> list[Any]:
    asked = SHOWN + " AND ' ' || a.words LIKE ?" + ORDER
    return list(raw.execute(asked, (f"% {word}%", PAGE)).fetchall())


def _of_one(report: Report, store: SqlStore, raw: Any) -> None:
    person, account = raw.execute(
        "SELECT p.person_id, a.account_id FROM activity a JOIN activity_person p ON p.activity_id = a.id LIMIT 1"
    ).fetchone()
    asked = SHOWN + " AND a.id IN (SELECT activity_id FROM activity_person WHERE person_id = ?)" + ORDER
    works: dict[str, Callable[[], Any]] = {
        OURS: _page(store, LogQuery(person_id=UUID(bytes=person)), None),
        RAW: lambda: raw.execute(asked, (person, PAGE)).fetchall(),
    }
    medians = side_by_side(ROUNDS, works)
    report.compare(f"history of one person among {COUNT:,} activities", medians, OURS)
    assert [row[0] for row in works[RAW]()] == [row.id.bytes for row in works[OURS]()]
    by_account = SHOWN + " AND a.account_id = ?" + ORDER
    works = {
        OURS: _page(store, LogQuery(account_id=UUID(bytes=account)), None),
        RAW: lambda: raw.execute(by_account, (account, PAGE)).fetchall(),
    }
    medians = side_by_side(ROUNDS, works)
    report.compare(f"history of one account among {COUNT:,} activities", medians, OURS)
    assert medians.seconds[OURS] < 1


def _week(report: Report, store: SqlStore, raw: Any) -> None:
    query = LogQuery(first=TODAY - timedelta(days=6), last=TODAY)

    def ours() -> Any:
        with store.reading() as look:
            return look.rows.log_sums(query)

    summed = "SELECT kind, count(*), sum(minutes) FROM activity WHERE archived_at IS NULL AND day >= ? GROUP BY kind"
    works: dict[str, Callable[[], Any]] = {
        OURS: ours,
        RAW: lambda: raw.execute(summed, (str(query.first),)).fetchall(),
    }
    medians = side_by_side(ROUNDS, works)
    report.compare(f"the week's sums of {COUNT:,} activities", medians, OURS)
    assert {row[0]: row[1] for row in works[RAW]()} == {str(kind): one.entries for kind, one in ours().items()}
    assert medians.seconds[OURS] < 1


def _two_years(report: Report, store: SqlStore, raw: Any) -> None:
    first = TODAY - timedelta(days=730)

    def ours() -> Any:
        with store.reading() as look:
            return look.rows.work_done(first, TODAY)

    summed = "SELECT kind, count(*) FROM activity WHERE archived_at IS NULL AND day >= ? GROUP BY kind"
    works: dict[str, Callable[[], Any]] = {
        OURS: ours,
        RAW: lambda: raw.execute(summed, (str(first),)).fetchall(),
    }
    medians = side_by_side(20, works)
    report.compare(f"what came of two years of {COUNT:,} activities", medians, OURS)
    assert {row[0]: row[1] for row in works[RAW]()} == {str(one.sum.kind): one.sum.count for one in ours()}
    assert medians.seconds[OURS] < 1


def _page(store: SqlStore, query: LogQuery, after: LogPlace | None) -> Callable[[], list[LogRow]]:
    def page() -> list[LogRow]:
        with store.reading() as look:
            return list(look.rows.log_rows(look.rows.log_places(query, after, PAGE)))

    return page


def _searched(store: SqlStore, text: str) -> Callable[[], list[LogRow]]:
    def found() -> list[LogRow]:
        query = LogQuery(text=text)
        with store.reading() as look:
            few = look.rows.log_few(query, 4_000)
            places = look.rows.log_places(query, None, PAGE) if few is None else few[:PAGE]
            return list(look.rows.log_rows(places))

    return found
