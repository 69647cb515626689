"""What changed since last week on a desk: from its history, undone changes left out, each rep's deals apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.forecast.week_changes import ChangesView
from salesdesk.bootstrap import DayClock, open_desk
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.money import Money
from salesdesk.domain.week_changes import Shift
from salesdesk.wording.week_changes import changes_told, count_cell, effect_cell, gained, shifted_told
from tests.application.forecast.grounds import PlainWords
from tests.new_desks import TODAY, my_desk

WORDS = PlainWords()
SOON, NEXT = date(2026, 12, 10), date(2027, 1, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk with three deals that are known for a month, Ada's two and one of nobody."""
    made = my_desk(tmp_path)
    made.close()
    path = made.path
    earlier = open_desk(path, clock=DayClock(TODAY - timedelta(days=30), "Europe/Berlin"))
    ada = Rep(id=earlier.changes.ids.new(), name="Ada")
    earlier.changes.do(Edit(None, ada))
    for title, owner in (("Lift", ada.id), ("Press", ada.id), ("Crane", None)):
        key = earlier.selling.new_deal(title, value=Money.of(1_000, "EUR")).made(Deal)
        before = earlier.selling.deal(key).deal
        earlier.changes.do(Edit(before, replace(before, owner_id=owner, expected_on=SOON - timedelta(days=3))))
        known = earlier.selling.deal(key).deal
        earlier.changes.do(Edit(known, replace(known, expected_on=SOON)))
    earlier.close()
    opened = open_desk(path, clock=DayClock(TODAY, "Europe/Berlin"))
    yield opened
    opened.close()


def changed(desk: Desk, title: str, **fields: object) -> None:
    with desk.changes.store.reading() as look:
        before = next(one for one in look.rows.deals_for_figures() if one.title == title)
    whole = desk.selling.deal(before.id).deal
    desk.changes.do(Edit(whole, replace(whole, **fields)))  # type: ignore[arg-type]


def told(view: ChangesView, name: str) -> dict[str, str]:
    titles, owner = view.titles, next(one for one in view.owners if one.name == name)
    return {titles[one.deal_id]: shifted_told(one, WORDS) for one in owner.changed}


def test_the_changes_of_each_rep_are_told_from_the_history(desk: Desk) -> None:
    changed(desk, "Lift", expected_on=NEXT)
    changed(desk, "Press", value=Money.of(1_250, "EUR"))
    view = desk.week_changes.view()
    assert told(view, "Ada") == {"Lift": "Moved out: −€ 1,000", "Press": "Value up: +€ 250"}
    assert [one.name for one in view.owners] == ["Ada"]
    assert changes_told(view, WORDS) == (
        "The pipeline of Q4 2026 went from € 3,000 on 24 Nov to € 2,250 on 1 Dec: −€ 750."
    )
    (pushed,) = (one for one in view.whole.shifted if one.shift is Shift.PUSHED)
    assert (pushed.days, pushed.pushes) == ((NEXT - SOON).days, 2)
    listed = view.owners[0].changed
    assert (count_cell(listed, Shift.PUSHED, WORDS), effect_cell(listed, Shift.PUSHED, WORDS)) == ("1", "2 pushes")
    assert (count_cell(listed, Shift.WON, WORDS), effect_cell(listed, Shift.WON, WORDS)) == ("–", "")


def test_what_was_undone_did_not_happen_and_first_day_and_scope_are_chosen(desk: Desk) -> None:
    with desk.changes.store.reading() as look:
        before = next(one for one in look.rows.deals_for_figures() if one.title == "Crane")
    step = desk.selling.win(before.id, TODAY)
    assert [one.shift for one in desk.week_changes.view().whole.shifted] == [Shift.WON]
    desk.changes.undo(step)
    view = desk.week_changes.view()
    assert not view.whole.shifted
    assert changes_told(view, WORDS).startswith("Nothing changed in the pipeline of Q4 2026 since 24 Nov")
    changed(desk, "Crane", value=Money.of(400, "EUR"))
    ada = next(one.scope for one in desk.scopes.all() if one.name == "Ada")
    assert not desk.week_changes.view(scope=ada).whole.shifted
    longer = desk.week_changes.view(since=TODAY - timedelta(days=40)).whole
    assert [longer.count(shift) for shift in (Shift.NEW, Shift.VALUE_DOWN)] == [3, 0]
    assert (longer.before, longer.after) == (Money.of(0, "EUR"), Money.of(2_400, "EUR"))
    assert gained(longer.by, WORDS) == "+€ 2,400"
