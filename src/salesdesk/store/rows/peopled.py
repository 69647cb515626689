"""People by name and circle with the day both last spoke, and their portraits."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, and_, func, select

from salesdesk.application.people_rows import PersonRow
from salesdesk.domain.network import Circle
from salesdesk.domain.portrait import Portrait
from salesdesk.store import aggregates
from salesdesk.store.records.accounts import account, affiliation, person
from salesdesk.store.records.following import activity, activity_person, portrait
from salesdesk.store.records.meetings import meeting, meeting_person
from salesdesk.store.rooms.following import PORTRAITS
from salesdesk.store.rows.log_contacts import spoke
from salesdesk.store.rows.logged import LoggedRow
from salesdesk.store.words import matches


class PeopledRow(LoggedRow):
    """What each returns is said by `application.people_rows.PeopleRows`."""

    def people_listed(self, text: str, circles: Collection[Circle], limit: int) -> Sequence[PersonRow]:
        """Return people by name whose words, or whose account's, begin with those of the text; no circles means all."""
        return _people_listed(self._connection, text, circles, limit)

    def portraits_of(self, people: Collection[UUID]) -> Mapping[UUID, Portrait]:
        """Return the portraits of these persons."""
        found: dict[UUID, Portrait] = {}
        for chunk in aggregates.in_chunks(list(people)):
            theirs = and_(portrait.c.person_id.in_(chunk), PORTRAITS.alive())
            held = aggregates.fetch(self._connection, PORTRAITS, theirs)
            found.update((kept.value.person_id, kept.value) for kept in held)
        return found


def _people_listed(connection: Connection, text: str, circles: Collection[Circle], limit: int) -> Sequence[PersonRow]:
    first = (affiliation.c.person_id == person.c.id) & (affiliation.c.place == 0)
    joined = person.outerjoin(affiliation, first).outerjoin(account, account.c.id == affiliation.c.account_id)
    shown = select(
        person.c.id,
        person.c.name,
        person.c.circle,
        person.c.do_not_contact,
        affiliation.c.title,
        account.c.id.label("account_id"),
        account.c.name.label("account"),
    ).select_from(joined)
    shown = shown.where(person.c.archived_at.is_(None)).order_by(person.c.words, person.c.id)
    if text.strip():
        shown = shown.where(matches(person.c.words.op("||")(" ").op("||")(func.coalesce(account.c.words, "")), text))
    if circles:
        shown = shown.where(person.c.circle.in_(list(circles)))
    rows = connection.execute(shown.limit(limit)).all()
    last = _last_contacts(connection, [row.id for row in rows])
    return [
        PersonRow(
            id=row.id,
            name=row.name,
            account=row.account or "",
            account_id=row.account_id,
            title=row.title or "",
            circle=row.circle,
            do_not_contact=row.do_not_contact,
            last_contact=last.get(row.id),
        )
        for row in rows
    ]


def _last_contacts(connection: Connection, people: Sequence[UUID]) -> Mapping[UUID, date]:
    """Return the day on which both last spoke: in a logged activity, or in a meeting that was held (0.7)."""
    logged = select(activity_person.c.person_id, func.max(activity.c.day)).join(
        activity, activity.c.id == activity_person.c.activity_id
    )
    met = select(meeting_person.c.person_id, func.max(meeting.c.held_on)).join(
        meeting, meeting.c.id == meeting_person.c.meeting_id
    )
    held = and_(meeting.c.held_on.is_not(None), meeting.c.archived_at.is_(None))
    found: dict[UUID, date] = {}
    for chunk in aggregates.in_chunks(people):
        spoken = logged.where(activity_person.c.person_id.in_(chunk), spoke())
        seen = met.where(meeting_person.c.person_id.in_(chunk), held)
        for query, who in ((spoken, activity_person.c.person_id), (seen, meeting_person.c.person_id)):
            for key, day in connection.execute(query.group_by(who)):
                found[key] = max(day, found.get(key, day))
    return found
