"""Follow-ups as lists show them, with the names that stand beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, select

from salesdesk.application.rows import FollowUpRow
from salesdesk.domain.due import Timing
from salesdesk.domain.moment import Moment
from salesdesk.store.aggregates import in_chunks
from salesdesk.store.records.accounts import account, person
from salesdesk.store.records.deals import deal, follow_up, follow_up_person
from salesdesk.store.records.following import network_group
from salesdesk.store.records.proposals import proposal
from salesdesk.store.rooms.columns import moment_of
from salesdesk.store.rooms.deals import read_follow_up
from salesdesk.store.rooms.next_steps import open_follow_up
from salesdesk.store.rows.account_rows import account_of_follow_up
from salesdesk.store.types import AnyRow


def follow_ups(
    connection: Connection, account_id: UUID | None, deal_id: UUID | None, *, open_only: bool
) -> Sequence[FollowUpRow]:
    """Return follow-ups by start; those that were called off are gone, those that are done only when asked for."""
    asked: list[ColumnElement[bool]] = [follow_up.c.archived_at.is_(None), follow_up.c.cancelled_on.is_(None)]
    if open_only:
        asked.append(open_follow_up())
    if account_id is not None:
        asked.append(account_of_follow_up == account_id)
    if deal_id is not None:
        asked.append(follow_up.c.deal_id == deal_id)
    return _rows(connection, *asked)


def follow_ups_before(connection: Connection, end: datetime | None, *, theirs: bool | None) -> Sequence[FollowUpRow]:
    """Return the open follow-ups that start before an instant, by start."""
    asked = [open_follow_up()]
    if end is not None:
        asked.append(follow_up.c.starts_at < end)
    if theirs is not None:
        asked.append(follow_up.c.they_act.is_(theirs))
    return _rows(connection, *asked)


def timings_before(connection: Connection, end: datetime) -> Sequence[Timing]:
    """Return what says when each open follow-up that starts before an instant is due."""
    columns = select(
        follow_up.c.starts_at,
        follow_up.c.starts_zone,
        follow_up.c.snoozed_at,
        follow_up.c.snoozed_zone,
        follow_up.c.all_day,
        follow_up.c.they_act,
    )
    return [
        Timing(
            starts=Moment(row.starts_at, row.starts_zone),
            snoozed=moment_of(row.snoozed_at, row.snoozed_zone),
            all_day=row.all_day,
            they_act=row.they_act,
        )
        for row in connection.execute(columns.where(open_follow_up(), follow_up.c.starts_at < end))
    ]


def _rows(connection: Connection, *asked: ColumnElement[bool]) -> Sequence[FollowUpRow]:
    joined = (
        follow_up.outerjoin(deal, deal.c.id == follow_up.c.deal_id)
        .outerjoin(account, account.c.id == account_of_follow_up)
        .outerjoin(person, person.c.id == follow_up.c.person_id)
        .outerjoin(network_group, network_group.c.id == follow_up.c.group_id)
    )
    of_it = select(proposal.c.id).where(proposal.c.next_step_id == follow_up.c.id, proposal.c.archived_at.is_(None))
    shown = select(
        follow_up,
        account.c.name.label("account"),
        deal.c.title.label("deal"),
        person.c.name.label("person"),
        network_group.c.name.label("network"),
        of_it.order_by(proposal.c.number).limit(1).scalar_subquery().label("proposal"),
    ).select_from(joined)
    found = connection.execute(shown.where(*asked).order_by(follow_up.c.starts_at, follow_up.c.id)).all()
    people = _people(connection, [row.id for row in found])
    return [_row(row, people.get(row.id, [])) for row in found]


def _people(connection: Connection, keys: Sequence[UUID]) -> Mapping[UUID, list[AnyRow]]:
    found: dict[UUID, list[AnyRow]] = defaultdict(list)
    columns = select(follow_up_person, person.c.name).join(person, person.c.id == follow_up_person.c.person_id)
    for chunk in in_chunks(keys):
        of_them = columns.where(follow_up_person.c.follow_up_id.in_(chunk))
        for row in connection.execute(of_them.order_by(follow_up_person.c.follow_up_id, follow_up_person.c.place)):
            found[row.follow_up_id].append(row)
    return found


def _row(row: AnyRow, people: Sequence[AnyRow]) -> FollowUpRow:
    return FollowUpRow(
        follow_up=read_follow_up(row, {follow_up_person: people}),
        account=row.account or "",
        deal=row.deal or "",
        person=row.person or "",
        proposal=row.proposal,
        group=row.network or "",
        people=tuple(one.name for one in people),
    )
