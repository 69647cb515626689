"""The rooms of deals and of follow-ups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, case, select

from salesdesk.domain.deal import Deal, DealLine, DealPerson, LossReason, Status
from salesdesk.domain.follow_up import Evidence, FollowUp
from salesdesk.domain.moment import Moment
from salesdesk.domain.pausing import Pause
from salesdesk.store.aggregates import Columns, Held, Room, Written, in_chunks
from salesdesk.store.bulk import FEW
from salesdesk.store.records import deals as records
from salesdesk.store.records.accounts import account
from salesdesk.store.records.desk import rep, stage
from salesdesk.store.rooms.columns import (
    attendee_columns,
    moment_columns,
    moment_of,
    money_columns,
    money_of,
    read_attendee,
)
from salesdesk.store.rooms.customer_acts import deals_without_their_act, refresh_acts, refresh_unproven
from salesdesk.store.rooms.next_steps import deals_without_their_step, refresh_next_steps
from salesdesk.store.types import AnyRow
from salesdesk.store.weighing import weighted
from salesdesk.store.words import searchable


def _read_deal(row: AnyRow, parts: Held) -> Deal:
    return Deal(
        id=row.id,
        title=row.title,
        currency=row.currency,
        account_id=row.account_id,
        owner_id=row.owner_id,
        stage_id=row.stage_id,
        status=row.status,
        outcome=row.outcome,
        reasons=tuple(_read_reason(reason) for reason in parts[records.loss_reason]),
        motion=row.motion,
        category=row.category,
        value=money_of(row.value_minor, row.value_currency),
        chance=row.chance,
        created_on=row.created_on,
        qualified_on=row.qualified_on,
        expected_on=row.expected_on,
        closed_on=row.closed_on,
        lines=tuple(_read_line(line) for line in parts[records.deal_line]),
        people=tuple(
            DealPerson(person_id=person.person_id, role=person.role, wants=person.wants)
            for person in parts[records.deal_person]
        ),
        pauses=tuple(
            Pause(begun_on=pause.begun_on, ended_on=pause.ended_on, reason=pause.reason)
            for pause in parts[records.deal_pause]
        ),
        segment=row.segment,
        keeps=row.keeps,
        note=row.note,
    )


def _read_reason(row: AnyRow) -> LossReason:
    return LossReason(code=row.code, main=row.main, source=row.source, competitor=row.competitor, note=row.note)


def _read_line(row: AnyRow) -> DealLine:
    return DealLine(
        product_id=row.product_id,
        text=row.text,
        quantity=row.quantity,
        unit=row.unit,
        price=money_of(row.price_minor, row.price_currency),
    )


def _write_deal(deal: Deal) -> Written:
    known = [day for day in (deal.created_on, deal.qualified_on, deal.closed_on) if day is not None]
    own = {
        "id": deal.id,
        "title": deal.title,
        "currency": deal.currency,
        "account_id": deal.account_id,
        "owner_id": deal.owner_id,
        "stage_id": deal.stage_id,
        "status": deal.status,
        "outcome": deal.outcome,
        "motion": deal.motion,
        "category": deal.category,
        "chance": deal.chance,
        "created_on": deal.created_on,
        "qualified_on": deal.qualified_on,
        "expected_on": deal.expected_on,
        "closed_on": deal.closed_on,
        "segment": deal.segment,
        "keeps": deal.keeps,
        "note": deal.note,
        "words": searchable(deal.title),
        "note_words": searchable(deal.note),
        "known_from": min(known, default=None),
        "since": deal.ages_from,
        "paused_age": deal.paused_age,
        "still_age": deal.still_age,
        "cycle": deal.cycle_days if deal.status is Status.WON else None,
    }
    return Written(own | money_columns("value", deal.value), _write_parts(deal))


def _write_parts(deal: Deal) -> dict[Any, list[Columns]]:
    return {
        records.loss_reason: [
            {"code": r.code, "main": r.main, "source": r.source, "competitor": r.competitor, "note": r.note}
            for r in deal.reasons
        ],
        records.deal_line: [
            {"product_id": x.product_id, "text": x.text, "quantity": x.quantity, "unit": x.unit}
            | money_columns("price", x.price)
            for x in deal.lines
        ],
        records.deal_pause: [
            {"begun_on": one.begun_on, "ended_on": one.ended_on, "reason": one.reason} for one in deal.pauses
        ],
        records.deal_person: [{"person_id": p.person_id, "role": p.role, "wants": p.wants} for p in deal.people],
    }


def _derive_deals(connection: Connection, deals: Sequence[Deal]) -> Callable[[Deal], Columns]:
    """Return what deals sort and count by: the names of account and owner, the stage's place, value x chance."""
    accounts = _looked_up(connection, account.c.id, account.c.words, {d.account_id for d in deals})
    owners = _looked_up(connection, rep.c.id, rep.c.words, {d.owner_id for d in deals})
    in_use = {d.stage_id for d in deals}
    stages = _looked_up(connection, stage.c.id, stage.c.place, in_use)
    odds = _looked_up(connection, stage.c.id, stage.c.chance, in_use)
    chances = _looked_up(connection, stage.c.id, case((stage.c.archived_at.is_(None), stage.c.chance)), in_use)
    return lambda deal: {
        "account_words": accounts.get(deal.account_id),
        "owner_words": owners.get(deal.owner_id),
        "stage_place": stages.get(deal.stage_id),
        "odds": odds.get(deal.stage_id) if deal.chance is None else deal.chance,
        "weighted_minor": weighted(
            deal.value.minor if deal.value is not None else None,
            chances.get(deal.stage_id) if deal.chance is None else deal.chance,
        ),
    }


def _looked_up(connection: Connection, key: Column[Any], column: ColumnElement[Any], keys: set[Any]) -> dict[Any, Any]:
    found: dict[Any, Any] = {}
    for chunk in in_chunks(each for each in keys if each is not None):
        rows = connection.execute(select(key, column).where(key.in_(chunk)))
        found.update((held, value) for held, value in rows)
    return found


def _tell_of_deals(connection: Connection, pairs: Sequence[tuple[Deal | None, Deal | None]]) -> None:
    """A deal that was added may have steps and acts already, restored with it; a stage asks for evidence."""
    added = [after.id for before, after in pairs if before is None and after is not None]
    few = len(added) <= FEW
    refresh_next_steps(connection, added if few else deals_without_their_step(connection))
    refresh_acts(connection, added if few else deals_without_their_act(connection))
    placed = [after.id for before, after in pairs if after and (before is None or before.stage_id != after.stage_id)]
    refresh_unproven(connection, placed if len(placed) <= FEW else None)


DEALS = Room(
    Deal,
    records.deal,
    _read_deal,
    _write_deal,
    parts=(records.loss_reason, records.deal_line, records.deal_person, records.deal_pause),
    derive=_derive_deals,
    told=_tell_of_deals,
)


def _read_evidence(on: date | None, text: str) -> Evidence | None:
    return None if on is None else Evidence(on=on, text=text)


def _write_evidence(name: str, evidence: Evidence | None) -> Columns:
    return {
        f"{name}_on": evidence.on if evidence else None,
        f"{name}_text": evidence.text if evidence else "",
    }


def read_follow_up(row: AnyRow, parts: Held) -> FollowUp:
    """Return the follow-up of a row that has all its columns."""
    return FollowUp(
        id=row.id,
        topic=row.topic,
        starts=Moment(row.starts_at, row.starts_zone),
        uid=row.uid,
        kind=row.kind,
        minutes=row.minutes,
        deal_id=row.deal_id,
        account_id=row.account_id,
        person_id=row.person_id,
        rep_id=row.rep_id,
        promised=_read_evidence(row.promised_on, row.promised_text),
        ours=_read_evidence(row.ours_on, row.ours_text),
        theirs=_read_evidence(row.theirs_on, row.theirs_text),
        done_on=row.done_on,
        sequence=row.sequence,
        group_id=row.group_id,
        all_day=row.all_day,
        place=row.place,
        people=tuple(read_attendee(one) for one in parts.get(records.follow_up_person, ())),
        invited=row.invited,
        they_act=row.they_act,
        snoozed=moment_of(row.snoozed_at, row.snoozed_zone),
        cancelled_on=row.cancelled_on,
    )


def _write_follow_up(follow_up: FollowUp) -> Written:
    own = {
        "id": follow_up.id,
        "topic": follow_up.topic,
        "uid": follow_up.uid,
        "kind": follow_up.kind,
        "minutes": follow_up.minutes,
        "deal_id": follow_up.deal_id,
        "account_id": follow_up.account_id,
        "person_id": follow_up.person_id,
        "rep_id": follow_up.rep_id,
        "done_on": follow_up.done_on,
        "sequence": follow_up.sequence,
        "group_id": follow_up.group_id,
        "all_day": follow_up.all_day,
        "place": follow_up.place,
        "invited": follow_up.invited,
        "they_act": follow_up.they_act,
        "cancelled_on": follow_up.cancelled_on,
    }
    own |= moment_columns("snoozed", follow_up.snoozed)
    people = [attendee_columns(one) for one in follow_up.people]
    facts = (("promised", follow_up.promised), ("ours", follow_up.ours), ("theirs", follow_up.theirs))
    for name, evidence in facts:
        own |= _write_evidence(name, evidence)
    return Written(own | moment_columns("starts", follow_up.starts), {records.follow_up_person: people})


def _tell_deals(connection: Connection, pairs: Sequence[tuple[FollowUp | None, FollowUp | None]]) -> None:
    refresh_next_steps(connection, (step.deal_id for pair in pairs for step in pair if step is not None))


FOLLOW_UPS = Room(
    FollowUp,
    records.follow_up,
    read_follow_up,
    _write_follow_up,
    parts=(records.follow_up_person,),
    order=("starts_at", "id"),
    told=_tell_deals,
    tells_of_ends=True,
)
