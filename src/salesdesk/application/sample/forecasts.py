"""What the story says of its quarters: targets and numbers of each rep, kept forecasts, plans of a week, a play."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from salesdesk.application.sample.acts import Act, added
from salesdesk.application.sample.company import CURRENCY, House
from salesdesk.application.sample.days import Days
from salesdesk.application.sample.keys import key
from salesdesk.application.sample.people_and_accounts import Client
from salesdesk.application.sample.source import Table, read
from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.closing_in_time import Landing
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import Target
from salesdesk.domain.exchange import day_rates
from salesdesk.domain.forecast_call import ForecastCall
from salesdesk.domain.money import Money
from salesdesk.domain.period import Period, WorkCalendar
from salesdesk.domain.play_run import PlayCall, PlayRun
from salesdesk.domain.plays import Play
from salesdesk.domain.required_activities import WeekPlan, week_of
from salesdesk.domain.snapshot import Called, Occasion, Snapshot, snapshot_days, taken

_FIRST_KEPT = -3
_TURN = 12
_WHOLE = 1000
"""Targets of reps are whole thousands; what is left over is the last one's."""


def targets_of_reps(seller: House) -> tuple[Target, ...]:
    """Return what each rep should bring of every target of the desk; together it is that target."""
    found: list[Target] = []
    for whole in seller.targets:
        left = whole.amount
        shares = list(read("forecasts")["shares"].items())
        for place, (rep, share) in enumerate(shares):
            units = int(whole.amount.minor * share) // (100 * _WHOLE) * _WHOLE
            amount = left if place == len(shares) - 1 else Money.of(units, CURRENCY)
            left -= amount
            own = key("target", f"{whole.period}/{rep}")
            found.append(Target(id=own, period=whole.period, amount=amount, owner_id=key("rep", rep)))
    return tuple(found)


def forecasts(days: Days, seller: House, buyers: Mapping[str, Client]) -> Iterator[Act]:
    """Yield the numbers that reps committed to, the lead's beside one, the plans of two weeks, and the play."""
    told = read("forecasts")
    targets = {(one.period, one.owner_id): one.amount for one in targets_of_reps(seller)}
    for one in told["committed"]:
        for index, share in one["shares"].items():
            if days.quarter(int(index)).first < days.zero:
                yield _committed(one["rep"], days.quarter(int(index)), share, targets, told["adjusted"], days)
    monday = week_of(days.zero)
    plans = [
        WeekPlan(
            id=key("week_plan", f"{one['week']}/{kind}"),
            week=monday + timedelta(weeks=one["week"]),
            kind=ActivityKind(kind),
            number=number,
            rep_id=seller.me.id,
        )
        for one in told["week"]
        for kind, number in one["plan"].items()
    ]
    written = days.day(-4)
    yield added(plans, written, days.written(written, _TURN), seller.me.id)
    yield _play(told["play"], days, seller, buyers)


def _committed(
    rep: str,
    period: Period,
    share: float,
    targets: Mapping[tuple[str, UUID | None], Money],
    adjusted: Sequence[Table],
    days: Days,
) -> Act:
    owner, on = key("rep", rep), period.first
    target = targets[period.name, owner]
    lead = next((one for one in adjusted if one["rep"] == rep and _is_now(period, days)), None)
    call = ForecastCall(
        id=key("forecast_call", f"{period.name}/{rep}"),
        period=period.name,
        owner_id=owner,
        committed=target.times(share),
        said_on=on,
        adjusted=target.times(lead["share"]) if lead else None,
        adjusted_by=key("rep", "henrik") if lead else None,
        because=lead["because"] if lead else "",
    )
    return added([call], on, days.written(on, _TURN), owner)


def _is_now(period: Period, days: Days) -> bool:
    return days.zero in period


def _play(told: Table, days: Days, seller: House, buyers: Mapping[str, Client]) -> Act:
    on = days.day(told["decided"])
    run = PlayRun(
        id=key("play_run", told["name"]),
        period=days.quarter(0).name,
        play=Play(told["name"]),
        verdict=Landing.MAY,
        seen_on=on,
        chosen=True,
        decided_on=on,
        rep_id=seller.me.id,
        assigned_to=seller.me.id,
        calls=tuple(
            PlayCall(
                person_id=buyers[one["account"]].people[0].id,
                account_id=buyers[one["account"]].account.id,
                due=days.day(one["due"]),
                minutes=30,
                called_on=days.day(one["called"]) if "called" in one else None,
                met_on=days.day(one["met"]) if "met" in one else None,
            )
            for one in told["call"]
        ),
    )
    return added([run], on, days.written(on, _TURN + 1), seller.me.id)


def snapshots(acts: Iterable[Act], days: Days, seller: House) -> Iterator[Act]:
    """Yield the forecasts that were kept three times a quarter, each made of the story up to its day."""
    left = sorted(acts, key=lambda act: act.at)
    deals: dict[UUID, Deal] = {}
    calls: dict[UUID, ForecastCall] = {}
    for period, occasion, on in _kept_on(days):
        at = days.written(on, _TURN + 2)
        while left and left[0].at <= at:
            _heard(left.pop(0), deals, calls)
        yield added([_snapshot(period, occasion, on, deals, calls, seller)], on, at, None)


def _kept_on(days: Days) -> list[tuple[Period, Occasion, date]]:
    quarters = [days.quarter(index) for index in range(_FIRST_KEPT, 1)]
    found = [
        (period, occasion, on)
        for period in quarters
        for occasion, on in snapshot_days(period, WorkCalendar()).items()
        if on < days.zero
    ]
    return sorted(found, key=lambda one: one[2])


def _heard(act: Act, deals: dict[UUID, Deal], calls: dict[UUID, ForecastCall]) -> None:
    for edit in act.edits:
        if isinstance(edit.after, Deal):
            deals[edit.after.id] = edit.after
        elif isinstance(edit.after, ForecastCall):
            calls[edit.after.id] = edit.after


def _snapshot(
    period: Period,
    occasion: Occasion,
    on: date,
    deals: Mapping[UUID, Deal],
    calls: Mapping[UUID, ForecastCall],
    seller: House,
) -> Snapshot:
    said = [one for one in calls.values() if one.period == period.name]
    blank = Snapshot(
        id=key("snapshot", f"{period.name}/{occasion}"),
        period=period.name,
        occasion=occasion,
        taken_on=on,
        currency=CURRENCY,
        target=next((one.amount for one in seller.targets if one.period == period.name), None),
        called=tuple(
            Called(owner_id=one.owner_id, committed=one.committed, adjusted=one.adjusted)
            for one in said
            if one.committed is not None
        ),
    )
    worth = day_rates(CURRENCY, seller.rates, on).deals(deals.values())
    return taken(blank, period, worth, {stage.id: stage for stage in seller.stages})
