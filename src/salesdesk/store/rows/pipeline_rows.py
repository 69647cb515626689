"""What keeps a pipeline honest: segments, what is unproven, what the customers did, how deals went through stages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, String, and_, case, cast, func, or_, select

from salesdesk.domain.deal import Status
from salesdesk.domain.history import CREATED
from salesdesk.domain.segment import SegmentBy
from salesdesk.domain.stalled import Acts, StageChange
from salesdesk.store.prepared import by_keys, one_of
from salesdesk.store.records.accounts import account
from salesdesk.store.records.deals import deal, deal_line
from salesdesk.store.records.desk import product
from salesdesk.store.records.history import change
from salesdesk.store.types import AnySelect

_OPEN = and_(deal.c.status == Status.OPEN, deal.c.archived_at.is_(None))


def _size() -> ColumnElement[str]:
    """Return the size band of an account, by its number of employees."""
    count = account.c.employees
    return case((count >= 250, "250+"), (count >= 50, "50-249"), (count >= 10, "10-49"), (count >= 0, "1-9"), else_="")


_OF_ACCOUNTS: Mapping[SegmentBy, ColumnElement[str]] = MappingProxyType(
    {SegmentBy.INDUSTRY: account.c.industry, SegmentBy.SIZE: _size(), SegmentBy.COUNTRY: account.c.country}
)


def _of_account(name: ColumnElement[str]) -> Select[UUID, str]:
    return select(deal.c.id, name).join(account, account.c.id == deal.c.account_id)


def _of_products() -> Select[UUID, str]:
    """The group of the first line that has one."""
    first = (
        select(deal_line.c.deal_id, func.min(deal_line.c.place).label("place"))
        .join(product, product.c.id == deal_line.c.product_id)
        .where(product.c.product_group != "")
        .group_by(deal_line.c.deal_id)
        .subquery()
    )
    line = and_(deal_line.c.deal_id == first.c.deal_id, deal_line.c.place == first.c.place)
    found = select(deal.c.id, cast(product.c.product_group, String)).join(first, first.c.deal_id == deal.c.id)
    return found.join(deal_line, line).join(product, product.c.id == deal_line.c.product_id)


def segments(connection: Connection, by: SegmentBy, deals: Sequence[UUID] | None = None) -> Mapping[UUID, str]:
    """Return the segment of each deal that has one, of these deals or of all."""
    if deals is not None:
        return {key: name for key, name in by_keys(connection, _of_keys(by), deals) if name}
    live = named(by).where(deal.c.archived_at.is_(None))
    return {key: name for key, name in connection.execute(live) if name}


@cache
def _of_keys(by: SegmentBy) -> AnySelect:
    return named(by).where(deal.c.archived_at.is_(None), one_of(deal.c.id))


def named(by: SegmentBy) -> Select[UUID, str]:
    """Return the select of every deal's key and segment, empty where it has none."""
    if by is SegmentBy.PRODUCT_GROUP:
        return _of_products()
    if by is SegmentBy.OWN:
        return select(deal.c.id, deal.c.segment)
    return _of_account(_OF_ACCOUNTS[by])


def segment_name(by: SegmentBy) -> ColumnElement[str] | None:
    """Return a deal's segment where its own row or its account's tells it, else None."""
    if by is SegmentBy.OWN:
        return deal.c.segment
    if by not in _OF_ACCOUNTS:
        return None
    return select(_OF_ACCOUNTS[by]).where(account.c.id == deal.c.account_id).correlate(deal).scalar_subquery()


def in_segment(by: SegmentBy, name: str) -> ColumnElement[bool]:
    """Return the condition of deals of a segment."""
    if by is SegmentBy.OWN:
        return deal.c.segment == name
    if by in _OF_ACCOUNTS:
        return deal.c.account_id.in_(select(account.c.id).where(_OF_ACCOUNTS[by] == name))
    every = named(by).subquery()
    return deal.c.id.in_(select(every.c[0]).where(every.c[1] == name))


def unproven(connection: Connection) -> frozenset[UUID]:
    """Return the open deals that lack evidence for a criterion of an earlier stage."""
    return frozenset(connection.scalars(select(deal.c.id).where(_OPEN, deal.c.unproven)))


def acts(connection: Connection, day: date) -> Mapping[UUID, Acts]:
    """Return the last contact and the last act of the customer of each deal open on a day that has had one."""
    known = or_(deal.c.contact_on.is_not(None), deal.c.acted_on.is_not(None))
    is_open = and_(or_(deal.c.status == Status.OPEN, deal.c.closed_on > day), deal.c.archived_at.is_(None))
    rows = connection.execute(select(deal.c.id, deal.c.contact_on, deal.c.acted_on).where(is_open, known))
    return {key: Acts(contact_on=contact, acted_on=acted) for key, contact, acted in rows}


def stage_changes(connection: Connection) -> Sequence[StageChange]:
    """Return every move of a deal from stage to stage that was not withdrawn, oldest first.

    A deal that was made in a stage entered it on the day it was made; one that an import brought stood there before.
    """
    rows = connection.execute(
        select(change.c.entity_id, change.c.field, change.c.before, change.c.after, change.c.happened_on)
        .where(
            change.c.entity == deal.name,
            change.c.field.in_(("stage_id", CREATED)),
            change.c.withdrawn.is_(other=False),
        )
        .order_by(change.c.happened_on, change.c.recorded_at, change.c.version)
    ).all()
    kept = select(deal.c.id, deal.c.stage_id, deal.c.created_on).where(deal.c.archived_at.is_(None))
    present = {key: (stage_id, created_on) for key, stage_id, created_on in connection.execute(kept)}
    begun: dict[UUID, date] = {}
    moved: dict[UUID, list[StageChange]] = {}
    for key, field, before, after, on in rows:
        if key not in present:
            continue
        if field == CREATED:
            begun.setdefault(key, on)
        else:
            moved.setdefault(key, []).append(StageChange(deal_id=key, before=_key(before), after=_key(after), on=on))
    found: list[StageChange] = []
    for key, on in begun.items():
        stage_id, created_on = present[key]
        first = moved[key][0].before if key in moved else stage_id
        if first is not None:
            found.append(StageChange(deal_id=key, before=None, after=first, on=on, entered=created_on == on))
    found += (one for listed in moved.values() for one in listed)
    return sorted(found, key=lambda one: one.on)


def _key(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)
