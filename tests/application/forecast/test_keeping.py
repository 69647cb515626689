"""Snapshots are facts: each is taken once, on its day or after it, by itself or on demand (3.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.bootstrap import DayClock, open_desk
from salesdesk.domain.deal import Deal
from salesdesk.domain.forecast_call import ForecastCall
from salesdesk.domain.money import Money
from salesdesk.domain.snapshot import Occasion, Snapshot
from salesdesk.wording.accuracy import kept_told
from tests.application.forecast.grounds import PlainWords
from tests.new_desks import my_desk

On = Callable[[date], Desk]
WORDS = PlainWords()


@pytest.fixture
def on(tmp_path: Path) -> Iterator[On]:
    """Return what opens the same desk on a day."""
    made, opened = my_desk(tmp_path), list[Desk]()
    made.close()
    path = made.path

    def open_on(day: date) -> Desk:
        for one in opened:
            one.close()
        opened[:] = [open_desk(path, clock=DayClock(day, "Europe/Berlin"))]
        return opened[0]

    yield open_on
    for one in opened:
        one.close()


def expected(desk: Desk, on: date) -> Deal:
    key = desk.selling.new_deal("Press line", value=Money.of(900, "EUR")).made(Deal)
    before = desk.selling.deal(key).deal
    desk.changes.do(Edit(before, replace(before, expected_on=on)))
    return desk.selling.deal(key).deal


def kept(desk: Desk) -> list[tuple[str, Occasion, date]]:
    with desk.changes.store.reading() as look:
        return [(one.period, one.occasion, one.taken_on) for one in look.every(Snapshot)]


def test_3_7_a_snapshot_that_is_due_is_taken_once_when_the_desk_is_opened_on_its_day_or_after(on: On) -> None:
    desk = on(date(2026, 10, 5))
    assert not desk.snapshots.take_due().edits
    deal = expected(desk, date(2026, 12, 20))
    first = desk.snapshots.take_due().made(Snapshot)
    assert not desk.snapshots.take_due().edits
    assert not on(date(2026, 10, 6)).snapshots.take_due().edits
    late = on(date(2026, 12, 28))
    assert late.snapshots.take_due().edits
    assert sorted(kept(late)) == [
        ("2026-Q4", Occasion.FIRST_DAY, date(2026, 10, 5)),
        ("2026-Q4", Occasion.WEEK_TO_GO, date(2026, 12, 28)),
    ]
    with late.changes.store.reading() as look:
        snapshot = look.kept(Snapshot, first).value
    assert [one.deal_id for one in snapshot.deals] == [deal.id]
    assert snapshot.taken_by is None


def test_3_7_a_snapshot_holds_the_target_and_the_numbers_that_were_called(on: On) -> None:
    desk = on(date(2026, 12, 1))
    expected(desk, date(2026, 12, 20))
    desk.targeting.set("2026-Q4", Money.of(5_000, "EUR"))
    me = desk.setting_up.settings().me
    for name, amount in (("2026-Q4", 700), ("2027-Q1", 800)):
        call = ForecastCall(id=desk.changes.ids.new(), period=name, owner_id=me, committed=Money.of(amount, "EUR"))
        desk.changes.do(Edit(None, call))
    (made,) = (edit.after for edit in desk.snapshots.take_due().edits)
    assert (made.occasion, made.target) == (Occasion.HALF_TIME, Money.of(5_000, "EUR"))
    assert [(one.owner_id, one.committed) for one in made.called] == [(me, Money.of(700, "EUR"))]


def test_on_demand_a_snapshot_is_taken_of_any_period_as_often_as_one_likes_and_can_be_undone(on: On) -> None:
    desk = on(date(2026, 12, 1))
    expected(desk, date(2027, 2, 1))
    assert kept_told(desk.snapshots.view(), WORDS) == (
        "No snapshot of Q4 2026 is kept yet. The next one is taken by itself on 24 Dec 2026."
    )
    step = desk.snapshots.take("2027-Q1")
    desk.snapshots.take("2027-Q1")
    assert [one.taken_by for one in desk.snapshots.view("2027-Q1").kept] == [desk.setting_up.settings().me] * 2
    desk.changes.undo(step)
    assert len(kept(desk)) == 1
    assert desk.snapshots.take_due().edits == ()
    assert kept_told(desk.snapshots.view("2027-Q1"), WORDS).startswith("Snapshots of Q1 2027: On demand (1 Dec 2026).")
