"""The rooms of plays of one's own, of plays as they were seen and chosen with their call lists, and of catching up."""

from __future__ import annotations

from salesdesk.domain.play_run import PlayCall, PlayRun
from salesdesk.domain.plays import OwnPlay, Play
from salesdesk.domain.stop_order import Override, StopOrder, StopOutcome
from salesdesk.store.aggregates import Columns, Held, Room, Written
from salesdesk.store.records import forecast as records
from salesdesk.store.types import AnyRow


def _read_own(row: AnyRow, _parts: Held) -> OwnPlay:
    return OwnPlay(id=row.id, name=row.name, motion=row.motion, controlled=row.controlled, lead_days=row.lead_days)


def _write_own(play: OwnPlay) -> Written:
    return Written(
        {
            "id": play.id,
            "name": play.name,
            "motion": play.motion,
            "controlled": play.controlled,
            "lead_days": play.lead_days,
        }
    )


OWN_PLAYS = Room(OwnPlay, records.own_play, _read_own, _write_own, order=("created_at", "id"))


def _read_run(row: AnyRow, parts: Held) -> PlayRun:
    return PlayRun(
        id=row.id,
        period=row.period,
        play=row.play or row.own_play_id,
        verdict=row.verdict,
        seen_on=row.seen_on,
        chosen=row.chosen,
        decided_on=row.decided_on,
        rep_id=row.rep_id,
        assigned_to=row.assigned_id,
        booked_under=row.booked_id,
        calls=tuple(
            PlayCall(
                person_id=one.person_id,
                due=one.due,
                account_id=one.account_id,
                minutes=one.minutes,
                called_on=one.called_on,
                met_on=one.met_on,
                skipped=one.skipped,
                deal_id=one.deal_id,
            )
            for one in parts[records.play_call]
        ),
    )


def _write_run(run: PlayRun) -> Written:
    own: Columns = {
        "id": run.id,
        "period": run.period,
        "play": run.play if isinstance(run.play, Play) else None,
        "own_play_id": None if isinstance(run.play, Play) else run.play,
        "verdict": run.verdict,
        "seen_on": run.seen_on,
        "chosen": run.chosen,
        "decided_on": run.decided_on,
        "rep_id": run.rep_id,
        "assigned_id": run.assigned_to,
        "booked_id": run.booked_under,
    }
    calls: list[Columns] = [
        {
            "person_id": call.person_id,
            "account_id": call.account_id,
            "deal_id": call.deal_id,
            "due": call.due,
            "minutes": call.minutes,
            "called_on": call.called_on,
            "met_on": call.met_on,
            "skipped": call.skipped,
        }
        for call in run.calls
    ]
    return Written(own, {records.play_call: calls})


PLAY_RUNS = Room(
    PlayRun, records.play_run, _read_run, _write_run, parts=(records.play_call,), order=("period", "created_at", "id")
)


def _read_order(row: AnyRow, parts: Held) -> StopOrder:
    return StopOrder(
        id=row.id,
        period=row.period,
        rep_id=row.rep_id,
        outcomes=tuple(_read_outcome(one) for one in parts[records.stop_outcome]),
        overrides=tuple(
            Override(stop=one.stop, reason=one.reason, on=one.done_on) for one in parts[records.stop_override]
        ),
    )


def _read_outcome(row: AnyRow) -> StopOutcome:
    return StopOutcome(
        key=(row.stop, row.group_id or row.person_id, row.deal_id),
        on=row.done_on,
        of_group=row.group_id is not None,
        skipped=row.skipped,
        activity_id=row.activity_id,
        referral_asked=row.referral_asked,
        named=tuple(row.named.splitlines()),
    )


def _outcome_columns(outcome: StopOutcome) -> Columns:
    stop, who, deal = outcome.key
    return {
        "stop": stop,
        "person_id": None if outcome.of_group else who,
        "group_id": who if outcome.of_group else None,
        "deal_id": deal,
        "done_on": outcome.on,
        "skipped": outcome.skipped,
        "activity_id": outcome.activity_id,
        "referral_asked": outcome.referral_asked,
        "named": "\n".join(" ".join(name.split()) for name in outcome.named),
    }


def _write_order(order: StopOrder) -> Written:
    overrides: list[Columns] = [{"stop": one.stop, "reason": one.reason, "done_on": one.on} for one in order.overrides]
    return Written(
        {"id": order.id, "period": order.period, "rep_id": order.rep_id},
        {
            records.stop_outcome: [_outcome_columns(one) for one in order.outcomes],
            records.stop_override: overrides,
        },
    )


STOP_ORDERS = Room(
    StopOrder,
    records.stop_order,
    _read_order,
    _write_order,
    parts=(records.stop_outcome, records.stop_override),
    order=("period", "id"),
)
