"""The rooms of leads, of what marketing hears, of sweeps, saved views, rates of currencies and remembered mappings."""

from __future__ import annotations

from salesdesk.domain.exchange import ExchangeRate
from salesdesk.domain.feedback import Feedback
from salesdesk.domain.lead import HandBack, Lead
from salesdesk.domain.moment import Moment
from salesdesk.domain.remembered_mapping import RememberedMapping
from salesdesk.domain.saved_view import SavedView, ViewColumn, ViewOrder
from salesdesk.domain.sweep import Sweep
from salesdesk.store.aggregates import Columns, Held, Room, Written
from salesdesk.store.records import pipeline as records
from salesdesk.store.rooms.columns import moment_columns, moment_of, money_columns, money_of
from salesdesk.store.types import AnyRow
from salesdesk.store.words import searchable


def _read_lead(row: AnyRow, _parts: Held) -> Lead:
    return Lead(
        id=row.id,
        name=row.name,
        received=Moment(row.received_at, row.received_zone),
        source=row.source,
        account_id=row.account_id,
        person_id=row.person_id,
        deal_id=row.deal_id,
        owner_id=row.owner_id,
        two_way=moment_of(row.two_way_at, row.two_way_zone),
        state=row.state,
        hand_back=_read_hand_back(row),
        signal=row.signal,
        signal_on=row.signal_on,
        note=row.note,
    )


def _read_hand_back(row: AnyRow) -> HandBack | None:
    if row.handed_back_on is None:
        return None
    return HandBack(
        on=row.handed_back_on, failed=row.failed, reason=row.reason, seen=row.seen, revisit_on=row.revisit_on
    )


def _write_lead(lead: Lead) -> Written:
    back = lead.hand_back
    own: Columns = {
        "id": lead.id,
        "name": lead.name,
        "words": searchable(lead.name),
        "source": lead.source,
        "account_id": lead.account_id,
        "person_id": lead.person_id,
        "deal_id": lead.deal_id,
        "owner_id": lead.owner_id,
        "state": lead.state,
        "handed_back_on": back.on if back else None,
        "failed": back.failed if back else "",
        "reason": back.reason if back else "",
        "seen": back.seen if back else "",
        "revisit_on": back.revisit_on if back else None,
        "signal": lead.signal,
        "signal_on": lead.signal_on,
        "note": lead.note,
    }
    return Written(own | moment_columns("received", lead.received) | moment_columns("two_way", lead.two_way))


LEADS = Room(Lead, records.lead, _read_lead, _write_lead, order=("received_at", "id"))


def _read_feedback(row: AnyRow, _parts: Held) -> Feedback:
    return Feedback(
        id=row.id,
        kind=row.kind,
        words=row.said,
        noted_on=row.noted_on,
        account_id=row.account_id,
        deal_id=row.deal_id,
        lead_id=row.lead_id,
        by_id=row.by_id,
    )


def _write_feedback(feedback: Feedback) -> Written:
    return Written(
        {
            "id": feedback.id,
            "kind": feedback.kind,
            "said": feedback.words,
            "noted_on": feedback.noted_on,
            "account_id": feedback.account_id,
            "deal_id": feedback.deal_id,
            "lead_id": feedback.lead_id,
            "by_id": feedback.by_id,
        }
    )


FEEDBACK = Room(Feedback, records.feedback, _read_feedback, _write_feedback, order=("noted_on", "id"))


def _read_sweep(row: AnyRow, _parts: Held) -> Sweep:
    return Sweep(
        id=row.id,
        swept_on=row.swept_on,
        closed=row.closed,
        returned=row.returned,
        kept=row.kept,
        open_before=money_of(row.open_before_minor, row.open_before_currency),
        open_after=money_of(row.open_after_minor, row.open_after_currency),
    )


def _write_sweep(sweep: Sweep) -> Written:
    own: Columns = {
        "id": sweep.id,
        "swept_on": sweep.swept_on,
        "closed": sweep.closed,
        "returned": sweep.returned,
        "kept": sweep.kept,
    }
    return Written(
        own | money_columns("open_before", sweep.open_before) | money_columns("open_after", sweep.open_after)
    )


SWEEPS = Room(Sweep, records.sweep, _read_sweep, _write_sweep, order=("swept_on", "id"))


def _read_view(row: AnyRow, parts: Held) -> SavedView:
    return SavedView(
        id=row.id,
        name=row.name,
        filter=row.filter,
        board=row.board,
        columns=tuple(ViewColumn(name=one.name, width=one.width) for one in parts[records.view_column]),
        order=tuple(ViewOrder(name=one.name, descending=one.descending) for one in parts[records.view_order]),
    )


def _write_view(view: SavedView) -> Written:
    columns: list[Columns] = [{"name": one.name, "width": one.width} for one in view.columns]
    order: list[Columns] = [{"name": one.name, "descending": one.descending} for one in view.order]
    own: Columns = {"id": view.id, "name": view.name, "filter": view.filter, "board": view.board}
    return Written(own, {records.view_column: columns, records.view_order: order})


SAVED_VIEWS = Room(
    SavedView, records.saved_view, _read_view, _write_view, parts=(records.view_column, records.view_order)
)


def _read_rate(row: AnyRow, _parts: Held) -> ExchangeRate:
    return ExchangeRate(id=row.id, currency=row.currency, per_base=row.per_base, from_on=row.from_on)


def _write_rate(rate: ExchangeRate) -> Written:
    return Written({"id": rate.id, "currency": rate.currency, "per_base": rate.per_base, "from_on": rate.from_on})


EXCHANGE_RATES = Room(ExchangeRate, records.exchange_rate, _read_rate, _write_rate, order=("currency", "from_on", "id"))


def _read_mapping(row: AnyRow, _parts: Held) -> RememberedMapping:
    return RememberedMapping(
        id=row.id,
        kind=row.kind,
        signature=row.signature,
        imported_at=row.imported_at,
        columns=row.columns,
        program=row.program,
        dates=row.dates,
        decimal=row.decimal,
        matches=row.matches,
    )


def _write_mapping(mapping: RememberedMapping) -> Written:
    return Written(
        {
            "id": mapping.id,
            "kind": mapping.kind,
            "signature": mapping.signature,
            "imported_at": mapping.imported_at,
            "columns": mapping.columns,
            "program": mapping.program,
            "dates": mapping.dates,
            "decimal": mapping.decimal,
            "matches": mapping.matches,
        }
    )


REMEMBERED_MAPPINGS = Room(
    RememberedMapping, records.remembered_mapping, _read_mapping, _write_mapping, order=("imported_at", "id")
)
