"""Accounts as the list shows them, the people in them, and what we know about them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, func, literal, or_, select

from salesdesk.application.rows import AccountRow
from salesdesk.domain.account import Person
from salesdesk.domain.deal import Status
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money
from salesdesk.domain.research import Finding, FindingKind
from salesdesk.store import aggregates
from salesdesk.store.records.accounts import account, affiliation, finding, person
from salesdesk.store.records.deals import deal, follow_up
from salesdesk.store.records.meetings import meeting
from salesdesk.store.rooms.accounts import FINDINGS, PERSONS
from salesdesk.store.rooms.next_steps import open_follow_up, planned_meeting
from salesdesk.store.rows import log_contacts
from salesdesk.store.rows.exchanging import rates_on, worth_by
from salesdesk.store.types import AnyRow
from salesdesk.store.words import matches

account_of_meeting: ColumnElement[Any] = func.coalesce(meeting.c.account_id, deal.c.account_id)
account_of_follow_up: ColumnElement[Any] = func.coalesce(follow_up.c.account_id, deal.c.account_id)
"""A meeting or follow-up without an account of its own belongs to its deal's."""


def accounts(connection: Connection, text: str, limit: int, day: date) -> Sequence[AccountRow]:
    """Return accounts by name; `text` matches the words of name and industry by their beginnings.

    What their open deals come to is by the rates of the day.
    """
    shown = select(account).where(account.c.archived_at.is_(None)).order_by(account.c.words, account.c.id)
    if text.strip():
        words = account.c.words.op("||")(literal(" ")).op("||")(account.c.industry_words)
        shown = shown.where(matches(words, text))
    rows = connection.execute(shown.limit(limit)).all()
    keys = [row.id for row in rows]
    deals, contacts, steps = (
        _open_deals(connection, keys, day),
        _last_contacts(connection, keys),
        _next(connection, keys),
    )
    return [_row(row, deals.get(row.id, (0, None)), contacts.get(row.id), steps.get(row.id)) for row in rows]


def account_names(connection: Connection) -> Sequence[tuple[UUID, str]]:
    """Return every account's id and name, by name."""
    named = select(account.c.id, account.c.name).where(account.c.archived_at.is_(None))
    rows = connection.execute(named.order_by(account.c.words, account.c.id))
    return [(key, name) for key, name in rows]


def _row(row: AnyRow, deals: tuple[int, Money | None], last_contact: Any, step: Moment | None) -> AccountRow:  # noqa: ANN401
    return AccountRow(
        id=row.id,
        name=row.name,
        industry=row.industry,
        country=row.country,
        kind=row.kind,
        open_deals=deals[0],
        open_value=deals[1],
        last_contact=last_contact,
        next_step=step,
    )


def _open_deals(connection: Connection, keys: Sequence[UUID], day: date) -> Mapping[UUID, tuple[int, Money | None]]:
    """Return how many open deals an account has and what they come to in the base currency."""
    rates = rates_on(connection, day)
    value = func.sum(deal.c.value_minor).filter(deal.c.value_currency == rates.base)
    grouped = select(deal.c.account_id, func.count(), value).group_by(deal.c.account_id)
    found: dict[UUID, tuple[int, Money | None]] = {}
    for chunk in aggregates.in_chunks(keys):
        live = and_(deal.c.account_id.in_(chunk), deal.c.status == Status.OPEN, deal.c.archived_at.is_(None))
        converted = worth_by(connection, deal.c.account_id, [live], rates)
        for key, count, minor in connection.execute(grouped.where(live)):
            known = [int(each) for each in (minor, converted.get(key)) if each is not None]
            found[key] = count, Money(sum(known), rates.base) if known else None
    return found


def _last_contacts(connection: Connection, keys: Sequence[UUID]) -> Mapping[UUID, Any]:
    """Return the day of the last contact with an account: a meeting that was held, or one that was logged."""
    joined = meeting.outerjoin(deal, deal.c.id == meeting.c.deal_id)
    grouped = select(account_of_meeting, func.max(meeting.c.held_on)).select_from(joined).group_by(account_of_meeting)
    held = and_(meeting.c.held_on.is_not(None), meeting.c.archived_at.is_(None))
    found: dict[UUID, Any] = {}
    for chunk in aggregates.in_chunks(keys):
        met = {row[0]: row[1] for row in connection.execute(grouped.where(held, account_of_meeting.in_(chunk)))}
        found.update(log_contacts.later(met, log_contacts.contacts_of_accounts(connection, chunk)))
    return found


def _next(connection: Connection, keys: Sequence[UUID]) -> Mapping[UUID, Moment]:
    """Return when an account's earliest open follow-up or planned meeting is."""
    found: dict[UUID, Moment] = {}
    for chunk in aggregates.in_chunks(keys):
        for row in _steps(connection, chunk):
            moment = Moment(row.at, row.zone)
            found[row.account] = min(moment, found.get(row.account, moment))
    return found


def _steps(connection: Connection, keys: Sequence[UUID]) -> Iterable[AnyRow]:
    meetings = select(
        account_of_meeting.label("account"), meeting.c.starts_at.label("at"), meeting.c.starts_zone.label("zone")
    ).select_from(meeting.outerjoin(deal, deal.c.id == meeting.c.deal_id))
    follow_ups = select(
        account_of_follow_up.label("account"), follow_up.c.starts_at.label("at"), follow_up.c.starts_zone.label("zone")
    ).select_from(follow_up.outerjoin(deal, deal.c.id == follow_up.c.deal_id))
    yield from connection.execute(meetings.where(planned_meeting(), account_of_meeting.in_(keys)))
    yield from connection.execute(follow_ups.where(open_follow_up(), account_of_follow_up.in_(keys)))


def people_of(connection: Connection, account_id: UUID) -> Sequence[Person]:
    """Return the persons affiliated with an account, by name."""
    there = select(affiliation.c.person_id).where(affiliation.c.account_id == account_id)
    found = aggregates.fetch(connection, PERSONS, and_(person.c.id.in_(there), PERSONS.alive()))
    return [kept.value for kept in found]


def findings_of(connection: Connection, account_id: UUID, competitors: Collection[UUID] = ()) -> Sequence[Finding]:
    """Return what we know about an account: its own findings, those on its industry and on the competitors."""
    industry = select(account.c.industry_words).where(account.c.id == account_id).scalar_subquery()
    on_industry = and_(
        finding.c.kind == FindingKind.INDUSTRY, finding.c.subject_words == industry, finding.c.subject_words != ""
    )
    # A finding that names both an account and a competitor is about what ties the two: no other account sees it.
    on_rivals = and_(finding.c.competitor_id.in_(list(competitors)), finding.c.account_id.is_(None))
    about = or_(finding.c.account_id == account_id, on_industry, on_rivals)
    return [kept.value for kept in aggregates.fetch(connection, FINDINGS, and_(about, FINDINGS.alive()))]
