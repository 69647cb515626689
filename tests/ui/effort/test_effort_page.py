"""How much activity, in a window: a plan is typed into its week, kept for one rep, and can be undone (4.10)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from salesdesk.domain.activity import ActivityKind
from salesdesk.domain.required_activities import WeekPlan
from salesdesk.ui.effort.page import EffortPage
from salesdesk.ui.theme import Theme
from tests.ui.windows import empty_desk, press, settle, type_in, window_over

CALL = ActivityKind.CALL_OR_MEETING


def test_4_10_a_plan_is_typed_into_its_week_and_can_be_undone(look: Theme, tmp_path: Path) -> None:
    with window_over(empty_desk(tmp_path), tmp_path) as opened:
        opened.window.go("effort", "")
        settle(opened)
        page = opened.window.page("effort")
        assert isinstance(page, EffortPage)
        assert page.target.isVisible()
        assert "Nothing is planned yet" in page.plan.told.text()
        page.plan.another.committed.emit(CALL)
        settle(opened)
        assert page.plan.field(CALL).hasFocus()
        type_in(opened, "12")
        press(opened, Qt.Key.Key_Return)
        (need,) = opened.desk.effort.view().kinds
        assert (need.kind, need.this_week.planned, need.next_week.planned) == (CALL, 12, None)
        page.plan.field(CALL, next_week=True).setFocus()
        type_in(opened, "many")
        press(opened, Qt.Key.Key_Return)
        assert page.plan.error.text() == "Type a whole number up to 999."
        opened.shell.history.undo()
        settle(opened)
        with opened.desk.effort.bench.look() as kept:
            assert list(kept.every(WeekPlan)) == []
