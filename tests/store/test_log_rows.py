"""The log is one list of activities and of held meetings without one, however it is asked and read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event

from salesdesk.application.log_rows import KindSum, LogPlace, LogQuery
from salesdesk.application.ports import Rows
from salesdesk.domain.account import Account, Person
from salesdesk.domain.activity import Activity, ActivityKind, Channel, Reach
from salesdesk.domain.deal import Deal
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.moment import Moment
from salesdesk.domain.pest_guard import TouchKind, unanswered
from salesdesk.store import sqlite_found
from salesdesk.store.batches import BatchWork
from salesdesk.store.desk_file import SqlStore, create_desk
from salesdesk.store.words import searchable
from tests.store.making import settings, stamp, taken_back

ACCOUNTS = [Account(id=uuid4(), name=name) for name in ("Ζωή Foods", "Acme & Sons")]
PEOPLE = [Person(id=uuid4(), name=name) for name in ("Ada Holm", "Émile Żak")]
DEALS = [
    Deal(id=uuid4(), title="Fleet lift", currency="EUR", account_id=ACCOUNTS[0].id, note="asks for Acme prices"),
    Deal(id=uuid4(), title="Dock door", currency="EUR", account_id=ACCOUNTS[1].id),
]
DAYS = [date(2026, 11, day) for day in (2, 3, 5)]
NOTES = ("", "Fußboden for the dock", "emile asked", "x_y 100%", "fleet")
KINDS = (ActivityKind.REVIEW, ActivityKind.CALL_OR_MEETING, ActivityKind.SERVICE)


def some(values: Sequence[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from([None, *values])


@st.composite
def things(draw: st.DrawFn) -> Activity | Meeting:
    day = draw(st.sampled_from(DAYS))
    starts = Moment(datetime(day.year, day.month, day.day, draw(st.sampled_from((8, 12))), tzinfo=UTC), "UTC")
    common: dict[str, Any] = {
        "id": uuid4(),
        "account_id": draw(some([one.id for one in ACCOUNTS])),
        "deal_id": draw(some([one.id for one in DEALS])),
        "people": tuple(draw(st.lists(st.sampled_from([one.id for one in PEOPLE]), unique=True))),
        "note": draw(st.sampled_from(NOTES)),
    }
    kind = draw(st.sampled_from(KINDS))
    if draw(st.booleans()):
        minutes = draw(st.sampled_from((None, 5, 20)))
        return Activity(began=starts, kind=kind, minutes=minutes, **common)
    if common["account_id"] is None and common["deal_id"] is None:
        common["account_id"] = ACCOUNTS[0].id
    held = draw(some(DAYS))
    return Meeting(starts=draw(some([starts])), held_on=held, activity=kind, minutes=30, **common)


texts = st.sampled_from(("flee", "fussb", "EMILE", "acme", "ada dock", "zoe", "x_y", "100", "no such"))
asked: dict[str, st.SearchStrategy[Any]] = {
    "text": texts,
    "person_id": st.sampled_from([one.id for one in PEOPLE]),
    "account_id": st.sampled_from([one.id for one in ACCOUNTS]),
    "deal_id": st.sampled_from([one.id for one in DEALS]),
    "kinds": st.just(frozenset(KINDS[:2])),
    "first": st.sampled_from(DAYS[1:]),
    "last": st.sampled_from(DAYS[:2]),
}
queries = st.fixed_dictionaries({}, optional=asked).map(lambda given: LogQuery(**dict(list(given.items())[:2])))
"""Nothing, one thing or two are asked for: of more hardly anything would be left."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    path: Path = tmp_path_factory.mktemp("log") / "Log.salesdesk"
    with closing(create_desk(path, settings(), stamp())) as store:
        with store.imports() as work:
            work.add_many([*ACCOUNTS, *PEOPLE, *DEALS], stamp())
        yield store


def expected(kept: Sequence[Activity | Meeting], query: LogQuery) -> list[UUID]:
    """Return the keys of what meets a query, told from the records themselves, the newest first."""
    logged = {one.meeting_id for one in kept if isinstance(one, Activity)}
    found: list[tuple[LogPlace, UUID]] = []
    for one in kept:
        if isinstance(one, Activity):
            place = LogPlace(one.day, one.began.at, one.id)
            kind = one.kind
        elif one.held_on is None or one.id in logged:
            continue
        else:
            at = one.starts.at if one.starts else datetime.min.replace(tzinfo=UTC)
            place = LogPlace(one.held_on, at, one.id, meeting=True)
            kind = one.activity
        if _meets(one, kind, place.day, query):
            found.append((place, one.id))
    return [key for _, key in sorted(found, reverse=True)]


def _meets(one: Activity | Meeting, kind: ActivityKind, day: date, query: LogQuery) -> bool:
    deal = next((deal for deal in DEALS if deal.id == one.deal_id), None)
    account = one.account_id or (deal.account_id if deal else None)
    names = [each.name for each in ACCOUNTS if each.id == one.account_id]
    names += [each.name for each in PEOPLE if each.id in one.people] + [deal.title if deal else "", one.note]
    held = searchable(*names).split()
    return (
        (query.person_id is None or query.person_id in one.people)
        and query.account_id in {None, account}
        and query.deal_id in {None, one.deal_id}
        and (not query.kinds or kind in query.kinds)
        and (query.first is None or day >= query.first)
        and (query.last is None or day <= query.last)
        and all(any(word.startswith(asked) for word in held) for asked in searchable(query.text).split())
    )


def read_by_pages(rows: Rows, query: LogQuery, limit: int) -> list[UUID]:
    keys: list[UUID] = []
    after: LogPlace | None = None
    while page := rows.log_places(query, after, limit):
        keys += [place.key for place in page]
        after = page[-1]
    return keys


@given(st.lists(things(), max_size=9), queries, st.integers(1, 4), st.booleans(), st.booleans())
def test_the_log_is_one_list_however_it_is_asked_and_read(
    desk: SqlStore, made: list[Activity | Meeting], query: LogQuery, limit: int, logged: bool, indexed: bool
) -> None:
    first = next((one for one in made if isinstance(one, Meeting)), None)
    if logged and first is not None:
        # The first meeting has an activity that hangs on it: it is told by that.
        hung = Activity(id=uuid4(), began=Moment(datetime(2026, 11, 5, 9, tzinfo=UTC), "UTC"), meeting_id=first.id)
        made = [*made, hung]
    with pytest.MonkeyPatch.context() as patched, taken_back(desk) as opened:
        if not indexed:
            patched.setattr(sqlite_found, "can_find", lambda _: False)
        work = cast("BatchWork", opened)
        work.add_many([one for one in made if isinstance(one, Activity)], stamp())
        work.add_many([one for one in made if isinstance(one, Meeting)], stamp())
        wanted = expected(made, query)
        assert read_by_pages(work.rows, query, limit) == wanted
        few = work.rows.log_few(query, len(made))
        assert few is not None
        assert [place.key for place in few] == wanted
        assert work.rows.log_count(query) == len(wanted)
        assert [work.rows.log_rank(query, key) for key in wanted] == [*range(len(wanted))]
        assert work.rows.log_rank(query, uuid4()) == -1
        assert [row.id for row in work.rows.log_rows(few)] == wanted
        sums = work.rows.log_sums(query)
        assert sum(one.entries for one in sums.values()) == len(wanted)


def test_the_sums_tell_minutes_and_of_how_many_nobody_knows_them(desk: SqlStore) -> None:
    began = Moment(datetime(2026, 11, 3, 9, tzinfo=UTC), "UTC")
    call = Activity(id=uuid4(), began=began, minutes=12, account_id=ACCOUNTS[0].id)
    held = Meeting(id=uuid4(), account_id=ACCOUNTS[0].id, held_on=date(2026, 11, 3), minutes=30)
    with taken_back(desk) as opened:
        work = cast("BatchWork", opened)
        work.add_many([call, replace(call, id=uuid4(), minutes=None), replace(call, id=uuid4(), minutes=0)], stamp())
        work.add_many([held], stamp())
        sums = work.rows.log_sums(LogQuery())
    assert sums == {ActivityKind.CALL_OR_MEETING: KindSum(entries=4, minutes=42, unknown=1)}


@pytest.mark.parametrize(
    ("text", "is_common"), [("flee", True), ("ada", True), ("flee ada", False), ("100", False), ("no such", False)]
)
def test_words_that_are_common_are_not_looked_up_whole(desk: SqlStore, text: str, *, is_common: bool) -> None:
    began = Moment(datetime(2026, 11, 5, 9, tzinfo=UTC), "UTC")
    made = [Activity(id=uuid4(), began=began, note="fleet", people=(PEOPLE[0].id,)) for _ in range(6)]
    with taken_back(desk) as opened:
        cast("BatchWork", opened).add_many([*made, Activity(id=uuid4(), began=began, note="100")], stamp())
        asked: list[str] = []
        connection = opened._connection  # type: ignore[attr-defined]
        event.listen(connection, "before_cursor_execute", lambda *given: asked.append(given[2]))
        few = opened.rows.log_few(LogQuery(text=text), 5)
        # Only one more than the limit is counted, of the index or of what people of that name did.
        assert any("activity.began_at" in one for one in asked) is not is_common
        assert (few is None) == (is_common or text == "flee ada")
        assert len(opened.rows.log_places(LogQuery(text=text), None, 9)) == (6 if few is None else len(few))


def test_what_was_put_away_is_in_no_list(desk: SqlStore) -> None:
    began = Moment(datetime(2026, 11, 3, 9, tzinfo=UTC), "UTC")
    call = Activity(id=uuid4(), began=began, people=(PEOPLE[0].id,), note="zarathustra")
    with taken_back(desk) as opened:
        work = cast("BatchWork", opened)
        work.put(None, call, stamp())
        work.put(call, None, stamp())
        for query in (LogQuery(), LogQuery(text="zara"), LogQuery(person_id=PEOPLE[0].id)):
            assert work.rows.log_few(query, 9) == []
            assert work.rows.log_places(query, None, 9) == []
        assert work.rows.log_sums(LogQuery()) == {}


def test_a_held_meeting_and_what_was_logged_of_it_stand_in_the_log_once(desk: SqlStore) -> None:
    began = Moment(datetime(2026, 11, 2, 9, tzinfo=UTC), "UTC")
    met = Meeting(id=uuid4(), account_id=ACCOUNTS[0].id, starts=began, held_on=began.day, minutes=30)
    told = Activity(id=uuid4(), began=began, account_id=ACCOUNTS[0].id, meeting_id=met.id, minutes=20)
    with taken_back(desk) as work:
        for added, minutes in ((met, 30), (told, 20)):
            work.put(None, added, stamp())
            assert [place.key for place in work.rows.log_places(LogQuery(), None, 9)] == [added.id]
            assert work.rows.log_count(LogQuery()) == 1
            assert sum(one.minutes for one in work.rows.log_sums(LogQuery()).values()) == minutes
        work.put(told, None, stamp())
        assert [place.key for place in work.rows.log_places(LogQuery(), None, 9)] == [met.id]


def test_2_11_voicemails_are_counted_since_the_last_contact(desk: SqlStore) -> None:
    person = PEOPLE[1].id

    def on(day: int, reach: Reach, **given: Any) -> Activity:
        began = Moment(datetime(2026, 11, day, 9, tzinfo=UTC), "UTC")
        return Activity(id=uuid4(), began=began, reach=reach, people=(person,), voicemail_for="the date", **given)

    steps = (
        (on(2, Reach.VOICEMAIL), 1),
        (on(3, Reach.NO_ANSWER), 1),
        (on(4, Reach.VOICEMAIL), 2),
        (on(5, Reach.WRITTEN, channel=Channel.EMAIL), 2),  # an e-mail is no talk (0.7)
        (on(6, Reach.SPOKE), 0),
        (on(7, Reach.VOICEMAIL), 1),
        (on(8, Reach.WRITTEN, channel=Channel.EMAIL, theirs=True), 0),  # they came to us
    )
    with taken_back(desk) as opened:
        work = cast("BatchWork", opened)
        for activity, count in steps:
            work.put(None, activity, stamp())
            left = [one for one in unanswered(work.rows.touches((person,))[person]) if one.kind is TouchKind.VOICEMAIL]
            assert len(left) == count, activity.day
