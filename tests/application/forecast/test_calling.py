"""What people say of a period: numbers, adjustments, categories, targets; every act one step that can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salesdesk.application.changes import Edit
from salesdesk.application.desk import Desk
from salesdesk.application.forecast.ground import Scope
from salesdesk.application.forecast.what_if import Trial
from salesdesk.application.ports import NotKept
from salesdesk.domain.deal import Category, Deal
from salesdesk.domain.desk_settings import Rep, Team
from salesdesk.domain.product import Product
from salesdesk.domain.refusals import Missing, NotAPeriod, OutOfRange
from salesdesk.wording import Words
from salesdesk.wording.targets import target_name
from tests.application.forecast.grounds import euro

WORDS = Words()


def test_4_1_a_committed_number_stands_beside_the_leads_with_its_reason(desk: Desk) -> None:
    me = desk.setting_up.settings().me
    desk.calling.commit("2026-Q4", me, euro(9_000))
    with pytest.raises(Missing):
        desk.calling.adjust("2026-Q4", me, euro(7_000), "  ")
    desk.calling.adjust("2026-Q4", me, euro(7_000), "Two of them slip")
    own = Scope(owner_id=me)
    call = desk.outlooks.view("2026-Q4", scope=own).called.call
    assert call is not None
    assert (call.committed, call.adjusted, call.because) == (euro(9_000), euro(7_000), "Two of them slip")
    assert (call.adjusted_by, call.said_on) == (me, date(2026, 12, 1))
    step = desk.calling.adjust("2026-Q4", me, None, "")
    taken_back = desk.outlooks.view("2026-Q4", scope=own).called.call
    assert taken_back is not None
    assert (taken_back.committed, taken_back.adjusted, taken_back.because) == (euro(9_000), None, "")
    desk.changes.undo(step)
    assert desk.outlooks.view("2026-Q4", scope=own).called.call == call
    # The desk's own number is another one, and next quarter has none.
    assert desk.outlooks.view("2026-Q4").called.call is None
    assert desk.outlooks.view("2027-Q1", scope=own).called.call is None


def test_4_1_a_number_that_never_was_leaves_nothing(desk: Desk) -> None:
    assert not desk.calling.commit("2026-Q4", None, None).edits
    with pytest.raises(OutOfRange):
        desk.calling.commit("2026-Q4", None, euro(-1))
    with pytest.raises(NotAPeriod):
        desk.calling.commit("soon", None, euro(1))
    with pytest.raises(NotKept):
        desk.calling.commit("2026-Q4", desk.changes.ids.new(), euro(1))


def test_f4_and_f10_categories_and_trials_are_kept_in_one_step_each(desk: Desk) -> None:
    first, second = (
        desk.selling.new_deal(title, value=euro(1_000), expected_on=date(2026, 12, 20)).made(Deal)
        for title in ("Lift", "Press")
    )
    said = desk.calling.count_as({first: Category.COMMIT, second: Category.BEST_CASE})
    kept = desk.what_if.keep({first: Trial(chance=0.3), second: Trial(expected_on=date(2027, 1, 9))})
    (due,) = desk.outlooks.view("2026-Q4").deals
    assert (due.deal.id, due.chance, due.deal.category) == (first, 0.3, Category.COMMIT)
    desk.changes.undo(kept)
    desk.changes.undo(said)
    view = desk.outlooks.view("2026-Q4")
    assert {one.deal.category for one in view.deals} == {Category.PIPELINE}
    assert {one.deal.expected_on for one in view.deals} == {date(2026, 12, 20)}
    with pytest.raises(OutOfRange):
        desk.what_if.keep({first: Trial(chance=3.0)})


def test_targets_are_set_changed_and_taken_away_for_whom_they_are(desk: Desk) -> None:
    new = desk.changes.ids.new
    team, rep = Team(id=new(), name="North"), Rep(id=new(), name="Ada")
    product = Product(id=new(), name="Oven", group="Bakery")
    desk.changes.do(Edit(None, team), Edit(None, rep), Edit(None, product))
    scopes = (Scope(), Scope(team_id=team.id), Scope(owner_id=rep.id), Scope(product_group="Bakery"))
    for amount, scope in enumerate(scopes, start=1):
        desk.targeting.set("2026-Q4", euro(amount), scope)
    desk.targeting.set("2026-12", euro(50), Scope(owner_id=rep.id, product_group="BAKERY "))
    for amount, scope in enumerate(scopes, start=1):
        assert desk.outlooks.view("2026-Q4", scope=scope).target == euro(amount)
    view = desk.targeting.view()
    assert [(one.period, target_name(one, view, WORDS), one.amount) for one in view.targets] == [
        ("2026-Q4", "Everybody", euro(1)),
        ("2026-Q4", "Everybody, Bakery", euro(4)),
        ("2026-Q4", "Team North", euro(2)),
        ("2026-Q4", "Ada", euro(3)),
        ("2026-12", "Ada, BAKERY", euro(50)),
    ]
    assert view.product_groups == ("Bakery",)
    step = desk.targeting.set("2026-12", euro(60), Scope(owner_id=rep.id, product_group="bakery"))
    assert [edit.before.amount for edit in step.edits] == [euro(50)]
    gone = desk.targeting.set("2026-Q4", None)
    assert desk.outlooks.view("2026-Q4").target is None
    desk.changes.undo(gone)
    assert desk.outlooks.view("2026-Q4").target == euro(1)
    with pytest.raises(OutOfRange):
        desk.targeting.set("2026-Q4", euro(-1))


def test_a_target_belongs_to_the_desks_fiscal_year(desk: Desk) -> None:
    settings = desk.setting_up.settings()
    desk.targeting.set("2027-Q3", euro(7))
    # With a year that begins in April the same name is another stretch of days: it goes on to be found by its name.
    desk.changes.do(Edit(settings, replace(settings, fiscal_start=4)))
    view = desk.outlooks.view("2027-Q3")
    assert (view.period.first, view.period.last, view.target) == (date(2026, 10, 1), date(2026, 12, 31), euro(7))
    assert desk.outlooks.view().target == euro(7)
