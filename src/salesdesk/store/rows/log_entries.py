"""Entries of the log as lists show them, read by their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, func, select

from salesdesk.application.log_rows import LogPlace, LogRow
from salesdesk.domain.moment import Moment
from salesdesk.store.aggregates import in_chunks
from salesdesk.store.records.accounts import account, person
from salesdesk.store.records.deals import deal
from salesdesk.store.records.following import activity, activity_person
from salesdesk.store.records.meetings import evaluation, meeting, meeting_person
from salesdesk.store.records.pipeline import lead
from salesdesk.store.rooms.columns import moment_of
from salesdesk.store.types import AnyRow, AnySelect


def entries(connection: Connection, places: Sequence[LogPlace]) -> Sequence[LogRow]:
    """Return the entries at these places, in their order; one that is gone is left out."""
    known: dict[UUID, LogRow] = {}
    for read, of_meetings in ((_activities, False), (_meetings, True)):
        wanted = {place.key: place for place in places if place.meeting is of_meetings}
        known.update((row.id, row) for row in read(connection, wanted))
    return [known[place.key] for place in places if place.key in known]


def _activities(connection: Connection, wanted: Mapping[UUID, LogPlace]) -> Iterator[LogRow]:
    names = _people(connection, activity_person, activity_person.c.activity_id, list(wanted))
    named = select(lead.c.name).where(lead.c.id == activity.c.lead_id).scalar_subquery()
    for row in _read(connection, activity, select(activity, named.label("lead")), list(wanted)):
        yield LogRow(
            place=wanted[row.id],
            kind=row.kind,
            channel=row.channel,
            reach=row.reach,
            began=Moment(row.began_at, row.began_zone),
            theirs=row.theirs,
            minutes=row.minutes,
            mail_purpose=row.mail_purpose,
            voicemail_for=row.voicemail_for,
            outcome=row.outcome,
            lead=row.lead or "",
            people=tuple(names.get(row.id, ())),
            note=row.note,
            **_beside(row),
        )


def _meetings(connection: Connection, wanted: Mapping[UUID, LogPlace]) -> Iterator[LogRow]:
    names = _people(connection, meeting_person, meeting_person.c.meeting_id, list(wanted))
    judged = select(evaluation.c.outcome).where(evaluation.c.meeting_id == meeting.c.id).limit(1)
    shown = select(meeting, judged.scalar_subquery().label("outcome"))
    for row in _read(connection, meeting, shown, list(wanted)):
        starts = moment_of(row.starts_at, row.starts_zone)
        yield LogRow(
            place=wanted[row.id],
            kind=row.activity,
            meeting_kind=row.kind,
            # One that was held on another day than planned was held at an hour that nobody wrote down.
            began=starts if starts is not None and starts.day == row.held_on else None,
            minutes=row.minutes,
            outcome=row.outcome,
            people=tuple(names.get(row.id, ())),
            note=row.note,
            **_beside(row),
        )


def _beside(row: AnyRow) -> dict[str, Any]:
    return {
        "account": row.account or "",
        "account_id": row.its_account,
        "deal": row.deal or "",
        "deal_id": row.deal_id,
    }


def _read(connection: Connection, table: Table, shown: AnySelect, keys: Sequence[UUID]) -> Iterator[AnyRow]:
    its_account = func.coalesce(table.c.account_id, deal.c.account_id)
    joined = table.outerjoin(deal, deal.c.id == table.c.deal_id).outerjoin(account, account.c.id == its_account)
    named = shown.add_columns(
        account.c.name.label("account"), account.c.id.label("its_account"), deal.c.title.label("deal")
    )
    for chunk in in_chunks(keys):
        yield from connection.execute(named.select_from(joined).where(table.c.id.in_(chunk)))


def _people(connection: Connection, part: Table, owner: Any, keys: Sequence[UUID]) -> Mapping[UUID, list[str]]:  # noqa: ANN401
    names: dict[UUID, list[str]] = defaultdict(list)
    who = select(owner, person.c.name).select_from(part.join(person, person.c.id == part.c.person_id))
    for chunk in in_chunks(keys):
        for key, name in connection.execute(who.where(owner.in_(chunk)).order_by(owner, part.c.place)):
            names[key].append(name)
    return names
