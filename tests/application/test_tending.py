"""What the pipeline page counts is what the lists behind the counts hold, whatever stands on the desk."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from salesdesk.application.desk import Desk
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, Outcome, Stage, Status
from salesdesk.domain.follow_up import Evidence, FollowUp
from salesdesk.domain.impediment import Impediment, ImpedimentKind
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.moment import Moment
from salesdesk.domain.pausing import Pause
from salesdesk.domain.pipeline import figures
from tests.new_desks import TODAY
from tests.store.making import stamp

DEALS = 220


@pytest.mark.parametrize("seed", range(4))
def test_3_9_every_count_is_that_of_the_list_it_opens(desk: Desk, seed: int) -> None:
    filled(desk, random.Random(seed))
    counts, swept, touched = desk.tending.counts(), desk.sweeping.view(), desk.stalled.view()
    assert (counts.flagged, counts.stalled, counts.unbooked) == (
        len(swept.flagged),
        len(touched.stalled),
        len(touched.unbooked),
    )
    assert min(counts.flagged, counts.stalled, counts.unbooked, len(swept.kept)) > 0


@pytest.mark.parametrize("seed", range(4))
def test_b16_the_figures_of_today_are_those_that_every_deal_gives(desk: Desk, seed: int) -> None:
    filled(desk, random.Random(seed))
    shown = desk.forecasting.view().figures
    with desk.changes.store.reading() as look:
        assert not look.rows.changes_after(TODAY), "figures of today come from the sums"
        deals, lacking = look.rows.deals_for_figures(), look.rows.unproven()
        whole = figures(deals, look.every(Stage), shown.period, TODAY, None, "EUR", unproven=lacking)
    assert shown == whole
    assert any(deal.closed_on is not None and deal.closed_on > TODAY for deal in deals)
    assert not all(deal.known_on(TODAY) for deal in deals)


def filled(desk: Desk, draw: random.Random) -> None:
    """Put deals of every age and standing onto the desk, with what was done on them."""
    with desk.changes.store.imports() as work:
        stages = [stage.id for stage in work.every(Stage)]
        trades = ("Food", "Metal", "Rail")
        accounts = [Account(id=_key(draw), name=f"Account {n}", industry=trades[n % 3]) for n in range(9)]
        deals = [_deal(draw, accounts, stages) for _ in range(DEALS)]
        work.add_many([*accounts, *deals, *_done(draw, deals)], stamp(on=TODAY))


def _deal(draw: random.Random, accounts: list[Account], stages: list[UUID]) -> Deal:
    begun = TODAY - timedelta(days=draw.randint(-12, 300))
    status = draw.choice((Status.OPEN, Status.OPEN, Status.WON, Status.LOST))
    closed = max(begun, min(TODAY + timedelta(days=2), begun + timedelta(days=draw.randint(5, 200))))
    pause = Pause(begun_on=begun, ended_on=draw.choice((None, begun + timedelta(days=9))), reason="Their budget")
    return Deal(
        id=_key(draw),
        title="Fleet",
        currency=draw.choice(("EUR", "EUR", "USD")),
        account_id=draw.choice((None, *(account.id for account in accounts))),
        stage_id=draw.choice((None, *stages)),
        status=status,
        outcome=draw.choice([*Outcome]) if status is Status.LOST else None,
        created_on=begun,
        qualified_on=draw.choice((None, begun)),
        closed_on=None if status is Status.OPEN else closed,
        pauses=(pause,) if draw.random() < 0.2 and begun < TODAY else (),
        keeps=draw.choice((0, 0, 1)),
    )


def _done(draw: random.Random, deals: list[Deal]) -> Iterator[Any]:
    for deal in deals:
        day = TODAY + timedelta(days=draw.randint(-20, 20))
        promised = Evidence(on=TODAY, text="Mail") if draw.random() < 0.5 else None
        if draw.random() < 0.4:
            starts = Moment(datetime.combine(day, time(draw.randint(0, 23)), UTC), "Pacific/Auckland")
            yield FollowUp(id=_key(draw), topic="Call", starts=starts, uid="u", deal_id=deal.id, promised=promised)
        if draw.random() < 0.6:
            held = TODAY - timedelta(days=draw.randint(0, 60))
            yield Meeting(id=_key(draw), deal_id=deal.id, held_on=held)
        if draw.random() < 0.3:
            yield Impediment(id=_key(draw), deal_id=deal.id, kind=draw.choice([*ImpedimentKind]), noted_on=TODAY)


def _key(draw: random.Random) -> UUID:
    return UUID(int=draw.getrandbits(128), version=4)
