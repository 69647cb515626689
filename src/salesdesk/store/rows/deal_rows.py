"""Deals as lists show them, and as figures read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, and_, select

from salesdesk.application.ports import NotKept
from salesdesk.application.rows import DealRow, NextStep
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.meeting import MeetingKind
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money, total_or_none
from salesdesk.domain.pausing import Pause
from salesdesk.domain.product import first_year
from salesdesk.store.aggregates import in_chunks
from salesdesk.store.prepared import by_keys, one_of
from salesdesk.store.records.accounts import account
from salesdesk.store.records.deals import deal, deal_line, deal_pause, follow_up
from salesdesk.store.records.desk import product, rep, stage
from salesdesk.store.records.meetings import call_plan, meeting
from salesdesk.store.rooms.columns import money_of
from salesdesk.store.rooms.next_steps import open_follow_up, planned_meeting
from salesdesk.store.types import AnySelect

_STEP = follow_up.alias("step")
_MET = meeting.alias("met")


def _first(table: Table, *meant: ColumnElement[bool]) -> ColumnElement[Any]:
    """Return the key of the first row of a table at the moment of a deal's next step."""
    due = select(table.c.id).where(table.c.deal_id == deal.c.id, table.c.starts_at == deal.c.next_at, *meant)
    return due.order_by(table.c.id).limit(1).correlate(deal).scalar_subquery()


_LINES = select(deal_line.c.deal_id).where(deal_line.c.deal_id == deal.c.id).correlate(deal).exists()
SHOWN: AnySelect = (
    select(
        deal.c.id,
        deal.c.title,
        account.c.name,
        deal.c.account_id,
        stage.c.name,
        deal.c.stage_id,
        deal.c.stage_place,
        deal.c.odds,
        deal.c.status,
        deal.c.outcome,
        rep.c.name,
        deal.c.owner_id,
        deal.c.currency,
        deal.c.value_minor,
        deal.c.value_currency,
        deal.c.category,
        deal.c.motion,
        deal.c.since,
        deal.c.paused_age,
        deal.c.unproven,
        deal.c.acted_on,
        deal.c.created_on,
        deal.c.expected_on,
        deal.c.closed_on,
        deal.c.weighted_minor,
        deal.c.still_age,
        and_(deal.c.value_minor.is_(None), _LINES),
        _STEP.c.topic,
        _STEP.c.starts_at,
        _STEP.c.starts_zone,
        _MET.c.kind,
        _MET.c.starts_at,
        _MET.c.starts_zone,
        call_plan.c.objective,
    )
    .outerjoin(account, account.c.id == deal.c.account_id)
    .outerjoin(stage, stage.c.id == deal.c.stage_id)
    .outerjoin(rep, rep.c.id == deal.c.owner_id)
    .outerjoin(_STEP, and_(deal.c.next_at.is_not(None), _STEP.c.id == _first(follow_up, open_follow_up())))
    .outerjoin(
        _MET, and_(deal.c.next_at.is_not(None), _STEP.c.id.is_(None), _MET.c.id == _first(meeting, planned_meeting()))
    )
    .outerjoin(call_plan, call_plan.c.meeting_id == _MET.c.id)
    .where(one_of(deal.c.id))
)
"""What a list shows of deals, with the first open follow-up and planned meeting at the moment of the next step."""


def rows_of(connection: Connection, keys: Sequence[UUID], as_of: date = date.max) -> tuple[DealRow, ...]:
    """Return the rows of deals in the order of their keys."""
    shown = {row[0]: row for row in by_keys(connection, SHOWN, keys)}
    estimates = _estimates(connection, {key: row[_CURRENCY] for key, row in shown.items() if row[_PRICED]})
    return tuple(_row(shown[key], as_of, estimates.get(key)) for key in keys if key in shown)


_CURRENCY: Final = 12
_PRICED: Final = 26


def _row(row: Sequence[Any], as_of: date, estimate: Money | None) -> DealRow:
    closed_on: date | None = row[23]
    still_open = closed_on is not None and closed_on > as_of
    return DealRow(
        id=row[0],
        title=row[1],
        account=row[2] or "",
        account_id=row[3],
        stage=row[4] or "",
        stage_id=row[5],
        stage_order=row[6],
        chance=row[7],
        status=Status.OPEN if still_open else row[8],
        outcome=None if still_open else row[9],
        owner=row[10] or "",
        owner_id=row[11],
        currency=row[_CURRENCY],
        value=money_of(row[13], row[14]),
        estimate=estimate,
        category=row[15],
        motion=row[16],
        since=row[17],
        paused_age=row[18],
        unproven=row[19],
        acted_on=row[20],
        created_on=row[21],
        expected_on=row[22],
        closed_on=closed_on,
        weighted_minor=row[24],
        still_age=row[25],
        next_step=_step(*row[_PRICED + 1 :]),
    )


def _step(
    topic: str | None,
    starts_at: datetime | None,
    zone: str,
    kind: MeetingKind,
    met_at: datetime | None,
    met_zone: str,
    objective: str | None,
) -> NextStep | None:
    """Return the earliest open follow-up or planned meeting (terms: next step); of both at a time the follow-up."""
    if starts_at is not None:
        return NextStep(topic=topic or "", starts=Moment(starts_at, zone))
    if met_at is not None:
        return NextStep(topic=objective or "", starts=Moment(met_at, met_zone), meeting_kind=kind)
    return None


def _estimates(connection: Connection, currencies: Mapping[UUID, str]) -> Mapping[UUID, Money | None]:
    """Return the list price, first year, of the products of deals without a value (terms: value)."""
    prices: dict[UUID, list[Money]] = defaultdict(list)
    columns = (deal_line.c.deal_id, deal_line.c.quantity, product.c.price_minor, product.c.price_currency)
    priced = select(*columns, product.c.recurrence).join(product, product.c.id == deal_line.c.product_id)
    for chunk in in_chunks(currencies):
        listed = priced.where(deal_line.c.deal_id.in_(chunk), product.c.price_minor.is_not(None))
        for row in connection.execute(listed):
            if row.price_currency == currencies[row.deal_id]:
                price = Money(row.price_minor, row.price_currency).times(row.quantity)
                prices[row.deal_id].append(first_year(price, row.recurrence))
    return {key: total_or_none(listed, currencies[key]) for key, listed in prices.items()}


def deal_row(connection: Connection, key: UUID) -> DealRow:
    """Return one deal as the lists show it. Raises NotKept for one that no list shows."""
    live = connection.scalars(select(deal.c.id).where(deal.c.id == key, deal.c.archived_at.is_(None))).all()
    if not live:
        raise NotKept(Deal, key)
    return rows_of(connection, live)[0]


def deals_of(connection: Connection, account_id: UUID) -> Sequence[DealRow]:
    """Return an account's deals, open ones first, then by close date, newest first."""
    mine = select(deal.c.id).where(deal.c.account_id == account_id, deal.c.archived_at.is_(None))
    order = ((deal.c.status != Status.OPEN), deal.c.closed_on.desc().nulls_last(), deal.c.expected_on, deal.c.id)
    return rows_of(connection, connection.scalars(mine.order_by(*order)).all())


_FIGURES: AnySelect = select(
    deal.c.id,
    deal.c.title,
    deal.c.currency,
    deal.c.account_id,
    deal.c.owner_id,
    deal.c.stage_id,
    deal.c.status,
    deal.c.outcome,
    deal.c.motion,
    deal.c.category,
    deal.c.value_minor,
    deal.c.value_currency,
    deal.c.chance,
    deal.c.created_on,
    deal.c.qualified_on,
    deal.c.expected_on,
    deal.c.closed_on,
    deal.c.keeps,
).where(deal.c.archived_at.is_(None))


def deals_for_figures(connection: Connection) -> Sequence[Deal]:
    """Return every deal with the fields that figures read (no lines, people, reasons or notes)."""
    return _for_figures(connection, _FIGURES)


def won_deals(connection: Connection) -> Sequence[Deal]:
    """Return the won deals as figures read them."""
    return _for_figures(connection, _FIGURES.where(deal.c.status == Status.WON))


def deals_where(connection: Connection, condition: ColumnElement[bool]) -> Sequence[Deal]:
    """Return the deals that meet a condition as figures read them."""
    return _for_figures(connection, _FIGURES.where(condition))


def _for_figures(connection: Connection, wanted: AnySelect) -> Sequence[Deal]:
    pauses: dict[UUID, tuple[Pause, ...]] = {}
    for row in connection.execute(select(deal_pause).order_by(deal_pause.c.deal_id, deal_pause.c.place)):
        pause = Pause(begun_on=row.begun_on, ended_on=row.ended_on, reason=row.reason)
        pauses[row.deal_id] = (*pauses.get(row.deal_id, ()), pause)
    return [
        Deal(
            id=row[0],
            title=row[1],
            currency=row[2],
            account_id=row[3],
            owner_id=row[4],
            stage_id=row[5],
            status=row[6],
            outcome=row[7],
            motion=row[8],
            category=row[9],
            value=money_of(row[10], row[11]),
            chance=row[12],
            created_on=row[13],
            qualified_on=row[14],
            expected_on=row[15],
            closed_on=row[16],
            keeps=row[17],
            pauses=pauses.get(row[0], ()),
        )
        for row in connection.execute(wanted)
    ]
