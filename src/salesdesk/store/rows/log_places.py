"""Which entries of the log meet a query, in their order, and how much they come to.

An entry is an activity, or a meeting that was held and has no activity. Both are asked in turn and put in one order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from heapq import merge
from itertools import islice
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, and_, exists, false, func, literal, or_, select

from salesdesk.application.log_rows import KindSum, LogPlace, LogQuery
from salesdesk.domain.activity import ActivityKind
from salesdesk.store.records.deals import deal
from salesdesk.store.records.following import activity, activity_person
from salesdesk.store.records.meetings import meeting, meeting_person
from salesdesk.store.rows import log_words
from salesdesk.store.types import AnySelect, Instant

Condition = ColumnElement[bool]
NO_HOUR: Final = datetime(1, 1, 1, tzinfo=UTC)
"""Where a meeting stands that was held at no known hour: before all else of its day."""


@dataclass(frozen=True, slots=True)
class _Source:
    """Where entries come from, and what of them is asked for under which name."""

    table: Table
    people: Table
    day: ColumnElement[Any]
    at: ColumnElement[Any]
    kind: ColumnElement[Any]
    alive: Condition
    meeting: bool


_LOGGED: Final = exists(
    select(activity.c.id).where(activity.c.meeting_id == meeting.c.id, activity.c.archived_at.is_(None))
)
_ACTIVITIES: Final = _Source(
    table=activity,
    people=activity_person,
    day=activity.c.day,
    at=activity.c.began_at,
    kind=activity.c.kind,
    alive=activity.c.archived_at.is_(None),
    meeting=False,
)
_MEETINGS: Final = _Source(
    table=meeting,
    people=meeting_person,
    day=meeting.c.held_on,
    at=func.coalesce(meeting.c.starts_at, literal(NO_HOUR, Instant())),
    kind=meeting.c.activity,
    alive=and_(meeting.c.archived_at.is_(None), meeting.c.held_on.is_not(None), ~_LOGGED),
    meeting=True,
)
SOURCES: Final = (_ACTIVITIES, _MEETINGS)


def places(connection: Connection, query: LogQuery, after: LogPlace | None, limit: int) -> Sequence[LogPlace]:
    """Return the next places of a query, the newest first."""
    found = (_next(connection, source, query, after, limit) for source in SOURCES)
    return list(islice(merge(*found, reverse=True), limit))


def few(connection: Connection, query: LogQuery, limit: int) -> Sequence[LogPlace] | None:
    """Return all places of a query in their order, None where there are more than the limit.

    Looked up without an order, so that what is rare is not sought day by day; words that are common are not looked up.
    """
    if not query.of_one and log_words.are_common(connection, query.text, limit):
        return None
    found: list[LogPlace] = []
    for source in SOURCES:
        rows = connection.execute(_shown(connection, source, query).limit(limit - len(found) + 1))
        found += _places(source, rows)
        if len(found) > limit:
            return None
    return sorted(found, reverse=True)


def count(connection: Connection, query: LogQuery) -> int:
    """Return how many entries meet a query."""
    counted = (select(func.count()).select_from(one.table).where(_met(connection, one, query)) for one in SOURCES)
    return sum(int(connection.scalar(one) or 0) for one in counted)


def rank(connection: Connection, query: LogQuery, key: UUID) -> int:
    """Return how many entries of a query stand before one of them, -1 for one that does not meet it."""
    shown = ((one, _shown(connection, one, query).where(one.table.c.id == key)) for one in SOURCES)
    found = [place for source, asked in shown for place in _places(source, connection.execute(asked))]
    if not found:
        return -1
    above = (
        select(func.count()).select_from(one.table).where(_met(connection, one, query), ~_beyond(one, found[0]))
        for one in SOURCES
    )
    # All that is not further down, without the entry itself.
    return sum(int(connection.scalar(one) or 0) for one in above) - 1


def sums(connection: Connection, query: LogQuery) -> Mapping[ActivityKind, KindSum]:
    """Return how much was done of each kind."""
    found: defaultdict[ActivityKind, KindSum] = defaultdict(KindSum)
    for one in SOURCES:
        minutes = one.table.c.minutes
        unknown = func.count().filter(minutes.is_(None))
        summed = select(one.kind, func.count(), func.coalesce(func.sum(minutes), 0), unknown)
        for kind, entries, known, not_known in connection.execute(
            summed.where(_met(connection, one, query)).group_by(one.kind)
        ):
            before = found[kind]
            found[kind] = KindSum(
                entries=before.entries + entries,
                minutes=before.minutes + int(known),
                unknown=before.unknown + not_known,
            )
    return found


def _next(
    connection: Connection, source: _Source, query: LogQuery, after: LogPlace | None, limit: int
) -> Sequence[LogPlace]:
    # What is narrow was looked up before; a list that is gone over page by page is met by very many.
    shown = select(source.table.c.id, source.day, source.at).where(_met(connection, source, query, looked_up=False))
    if after is not None:
        shown = shown.where(_beyond(source, after))
    ordered = shown.order_by(source.day.desc(), source.at.desc(), source.table.c.id.desc())
    return list(_places(source, connection.execute(ordered.limit(limit))))


def _shown(connection: Connection, source: _Source, query: LogQuery) -> AnySelect:
    return select(source.table.c.id, source.day, source.at).where(_met(connection, source, query))


def _places(source: _Source, rows: Iterable[Any]) -> Iterable[LogPlace]:
    return (LogPlace(day, at, key, source.meeting) for key, day, at in rows)


def _beyond(source: _Source, after: LogPlace) -> Condition:
    """Return the condition of what stands further down, the day first so that its index leads there."""
    same = or_(source.at < after.at, and_(source.at == after.at, source.table.c.id < after.key))
    return and_(source.day <= after.day, or_(source.day < after.day, same))


def _met(connection: Connection, source: _Source, query: LogQuery, *, looked_up: bool = True) -> Condition:
    words = log_words.met(connection, source.table, query.text, looked_up=looked_up)
    return and_(source.alive, *_asked(source, query), *words)


def _asked(source: _Source, query: LogQuery) -> Iterable[Condition]:
    table = source.table
    if query.person_id is not None:
        owner = source.people.c[f"{table.name}_id"]
        yield table.c.id.in_(select(owner).where(source.people.c.person_id == query.person_id))
    if query.account_id is not None:
        yield of_account(table, query.account_id)
    if query.deal_id is not None:
        yield table.c.deal_id == query.deal_id
    if query.lead_id is not None:
        # A meeting is with an account: of a lead alone there is none.
        yield table.c.lead_id == query.lead_id if "lead_id" in table.c else false()
    if query.kinds:
        yield source.kind.in_(sorted(query.kinds))
    if query.first is not None:
        yield source.day >= query.first
    if query.last is not None:
        yield source.day <= query.last


def of_account(table: Table, key: UUID) -> Condition:
    """Return the condition of what belongs to an account, by itself or by its deal."""
    its_deals = select(deal.c.id).where(deal.c.account_id == key)
    return or_(table.c.account_id == key, and_(table.c.account_id.is_(None), table.c.deal_id.in_(its_deals)))
