"""The rooms of what is said of a period and kept of it: calls, snapshots, post-mortems, plans of a week."""

from __future__ import annotations

from salesdesk.domain.forecast_call import ForecastCall
from salesdesk.domain.money import Money
from salesdesk.domain.post_mortem import PostMortem
from salesdesk.domain.required_activities import WeekPlan
from salesdesk.domain.snapshot import Called, Snapshot, SnapshotDeal
from salesdesk.store.aggregates import Columns, Held, Room, Written
from salesdesk.store.records import forecast as records
from salesdesk.store.rooms.columns import money_columns, money_of
from salesdesk.store.types import AnyRow


def _read_call(row: AnyRow, _parts: Held) -> ForecastCall:
    return ForecastCall(
        id=row.id,
        period=row.period,
        owner_id=row.owner_id,
        committed=money_of(row.committed_minor, row.committed_currency),
        said_on=row.said_on,
        adjusted=money_of(row.adjusted_minor, row.adjusted_currency),
        adjusted_by=row.adjusted_by_id,
        because=row.because,
        given_up=row.given_up,
        given_up_on=row.given_up_on,
    )


def _write_call(call: ForecastCall) -> Written:
    own: Columns = {
        "id": call.id,
        "period": call.period,
        "owner_id": call.owner_id,
        "said_on": call.said_on,
        "adjusted_by_id": call.adjusted_by,
        "because": call.because,
        "given_up": call.given_up,
        "given_up_on": call.given_up_on,
    }
    return Written(own | money_columns("committed", call.committed) | money_columns("adjusted", call.adjusted))


FORECAST_CALLS = Room(ForecastCall, records.forecast_call, _read_call, _write_call, order=("period", "id"))


def _read_snapshot(row: AnyRow, parts: Held) -> Snapshot:
    return Snapshot(
        id=row.id,
        period=row.period,
        occasion=row.occasion,
        taken_on=row.taken_on,
        taken_by=row.taken_by_id,
        currency=row.currency,
        target=money_of(row.target_minor, row.target_currency),
        deals=tuple(
            SnapshotDeal(
                deal_id=one.deal_id,
                owner_id=one.owner_id,
                foreseen=one.foreseen,
                value=money_of(one.value_minor, one.value_currency),
                chance=one.chance,
                expected_on=one.expected_on,
            )
            for one in parts[records.snapshot_deal]
        ),
        called=tuple(
            Called(
                owner_id=one.owner_id,
                committed=Money(one.committed_minor, one.committed_currency),
                adjusted=money_of(one.adjusted_minor, one.adjusted_currency),
            )
            for one in parts[records.snapshot_call]
        ),
    )


def _write_snapshot(snapshot: Snapshot) -> Written:
    own: Columns = {
        "id": snapshot.id,
        "period": snapshot.period,
        "occasion": snapshot.occasion,
        "taken_on": snapshot.taken_on,
        "taken_by_id": snapshot.taken_by,
        "currency": snapshot.currency,
    }
    deals: list[Columns] = [
        {
            "deal_id": one.deal_id,
            "owner_id": one.owner_id,
            "foreseen": one.foreseen,
            "chance": one.chance,
            "expected_on": one.expected_on,
        }
        | money_columns("value", one.value)
        for one in snapshot.deals
    ]
    called: list[Columns] = [
        {"owner_id": one.owner_id} | money_columns("committed", one.committed) | money_columns("adjusted", one.adjusted)
        for one in snapshot.called
    ]
    parts = {records.snapshot_deal: deals, records.snapshot_call: called}
    return Written(own | money_columns("target", snapshot.target), parts)


SNAPSHOTS = Room(
    Snapshot,
    records.snapshot,
    _read_snapshot,
    _write_snapshot,
    parts=(records.snapshot_deal, records.snapshot_call),
    order=("period", "taken_on", "id"),
)


def _read_post_mortem(row: AnyRow, _parts: Held) -> PostMortem:
    return PostMortem(
        id=row.id,
        period=row.period,
        written_on=row.written_on,
        owner_id=row.owner_id,
        why=row.why,
        differently=row.differently,
    )


def _write_post_mortem(post_mortem: PostMortem) -> Written:
    return Written(
        {
            "id": post_mortem.id,
            "period": post_mortem.period,
            "written_on": post_mortem.written_on,
            "owner_id": post_mortem.owner_id,
            "why": post_mortem.why,
            "differently": post_mortem.differently,
        }
    )


POST_MORTEMS = Room(PostMortem, records.post_mortem, _read_post_mortem, _write_post_mortem, order=("period", "id"))


def _read_week_plan(row: AnyRow, _parts: Held) -> WeekPlan:
    return WeekPlan(id=row.id, week=row.week, kind=row.kind, number=row.number, rep_id=row.rep_id)


def _write_week_plan(plan: WeekPlan) -> Written:
    return Written({"id": plan.id, "week": plan.week, "kind": plan.kind, "number": plan.number, "rep_id": plan.rep_id})


WEEK_PLANS = Room(WeekPlan, records.week_plan, _read_week_plan, _write_week_plan, order=("week", "kind", "id"))
