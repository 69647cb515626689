"""Deals as lists show them, and as figures read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, and_, select

from salesdesk.application.ports import NotKept
from salesdesk.application.rows import DealRow, NextStep
from salesdesk.domain.deal import Deal, Status
from salesdesk.domain.moment import Moment
from salesdesk.domain.money import Money, total_or_none
from salesdesk.domain.pausing import Pause
from salesdesk.domain.product import first_year
from salesdesk.store.aggregates import in_chunks
from salesdesk.store.records.accounts import account
from salesdesk.store.records.deals import deal, deal_line, deal_pause, follow_up
from salesdesk.store.records.desk import product, rep, stage
from salesdesk.store.records.meetings import call_plan, meeting
from salesdesk.store.rooms.columns import money_of
from salesdesk.store.rooms.next_steps import open_follow_up, planned_meeting
from salesdesk.store.types import AnyRow, AnySelect

_SHOWN = (
    select(
        deal.c.id,
        deal.c.title,
        account.c.name.label("account"),
        deal.c.account_id,
        stage.c.name.label("stage"),
        deal.c.stage_id,
        deal.c.stage_place,
        stage.c.chance.label("stage_chance"),
        deal.c.status,
        deal.c.outcome,
        rep.c.name.label("owner"),
        deal.c.owner_id,
        deal.c.currency,
        deal.c.value_minor,
        deal.c.value_currency,
        deal.c.chance,
        deal.c.category,
        deal.c.motion,
        deal.c.since,
        deal.c.paused_age,
        deal.c.unproven,
        deal.c.acted_on,
        deal.c.created_on,
        deal.c.expected_on,
        deal.c.closed_on,
        deal.c.next_at,
    )
    .outerjoin(account, account.c.id == deal.c.account_id)
    .outerjoin(stage, stage.c.id == deal.c.stage_id)
    .outerjoin(rep, rep.c.id == deal.c.owner_id)
)


def rows_of(connection: Connection, keys: Sequence[UUID], as_of: date = date.max) -> tuple[DealRow, ...]:
    """Return the rows of deals in the order of their keys."""
    shown: dict[UUID, AnyRow] = {}
    for chunk in in_chunks(keys):
        shown.update((row.id, row) for row in connection.execute(_SHOWN.where(deal.c.id.in_(chunk))))
    steps = next_steps(connection, [key for key, row in shown.items() if row.next_at is not None])
    estimates = _estimates(connection, [row for row in shown.values() if row.value_minor is None])
    return tuple(_row(shown[key], as_of, steps.get(key), estimates.get(key)) for key in keys if key in shown)


def _row(row: AnyRow, as_of: date, step: NextStep | None, estimate: Money | None) -> DealRow:
    still_open = row.closed_on is not None and row.closed_on > as_of
    return DealRow(
        id=row.id,
        title=row.title,
        account=row.account or "",
        account_id=row.account_id,
        stage=row.stage or "",
        stage_id=row.stage_id,
        stage_order=row.stage_place,
        status=Status.OPEN if still_open else row.status,
        outcome=None if still_open else row.outcome,
        owner=row.owner or "",
        owner_id=row.owner_id,
        currency=row.currency,
        value=money_of(row.value_minor, row.value_currency),
        estimate=estimate,
        chance=row.stage_chance if row.chance is None else row.chance,
        category=row.category,
        motion=row.motion,
        since=row.since,
        paused_age=row.paused_age,
        unproven=row.unproven,
        acted_on=row.acted_on,
        created_on=row.created_on,
        expected_on=row.expected_on,
        closed_on=row.closed_on,
        next_step=step,
    )


def next_steps(connection: Connection, deals: Iterable[UUID]) -> Mapping[UUID, NextStep]:
    """Return the earliest open follow-up or planned meeting of each deal that has one (terms: next step)."""
    found: dict[UUID, NextStep] = {}
    for chunk in in_chunks(deals):
        for step in (*_follow_ups(connection, chunk), *_meetings(connection, chunk)):
            found.setdefault(step[0], step[1])
    return found


def _follow_ups(connection: Connection, deals: list[UUID]) -> Iterable[tuple[UUID, NextStep]]:
    due = and_(follow_up.c.deal_id == deal.c.id, follow_up.c.starts_at == deal.c.next_at, open_follow_up())
    columns = select(deal.c.id, follow_up.c.topic, follow_up.c.starts_at, follow_up.c.starts_zone)
    rows = connection.execute(columns.join(follow_up, due).where(deal.c.id.in_(deals)).order_by(follow_up.c.id))
    return [(row.id, NextStep(topic=row.topic, starts=Moment(row.starts_at, row.starts_zone))) for row in rows]


def _meetings(connection: Connection, deals: list[UUID]) -> Iterable[tuple[UUID, NextStep]]:
    due = and_(meeting.c.deal_id == deal.c.id, meeting.c.starts_at == deal.c.next_at, planned_meeting())
    columns = select(deal.c.id, meeting.c.kind, meeting.c.starts_at, meeting.c.starts_zone, call_plan.c.objective)
    with_plan = columns.join(meeting, due).outerjoin(call_plan, call_plan.c.meeting_id == meeting.c.id)
    rows = connection.execute(with_plan.where(deal.c.id.in_(deals)).order_by(meeting.c.id))
    return [
        (
            row.id,
            NextStep(topic=row.objective or "", starts=Moment(row.starts_at, row.starts_zone), meeting_kind=row.kind),
        )
        for row in rows
    ]


def _estimates(connection: Connection, rows: Sequence[AnyRow]) -> Mapping[UUID, Money | None]:
    """Return the list price, first year, of the products of deals without a value (terms: value)."""
    currencies = {row.id: row.currency for row in rows}
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
