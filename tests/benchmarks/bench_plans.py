"""The list of 2,000 call plans: read and told in the worker, shown in the window, against reading the bare rows."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QSettings

from salesdesk.app.program import Opened
from salesdesk.application.readiness import grouped
from salesdesk.bootstrap import DayClock, new_desk, open_desk
from salesdesk.domain.account import Account
from salesdesk.domain.call_strategy import Question
from salesdesk.domain.meeting import CallPlan, Meeting
from salesdesk.domain.moment import Moment
from salesdesk.domain.objection import PlanObjection
from salesdesk.store.desk_file import open_desk as open_store
from salesdesk.ui.fonts import load_faces
from salesdesk.ui.preparing.page import PlansPage
from salesdesk.ui.rest import come_to_rest
from salesdesk.ui.theme import Theme
from salesdesk.ui.window_settings import WindowSettings
from salesdesk.wording import Words
from tests.benchmarks.measuring import Report, side_by_side
from tests.store.making import TODAY, stamp

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

PLANS, ROUNDS = 2_000, 15
MET, NEVER_MET = "300 meetings held", "none held"
READ, SHOW, BARE = "read and told", "shown", "the bare rows of the store"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a desk with 2,000 call plans for 200 accounts over a year."""
    made = tmp_path / "Plans.salesdesk"
    new_desk(made, currency="EUR", clock=DayClock(TODAY, "Europe/Berlin")).close()
    store = open_store(made)
    with store.imports() as work:
        ids = [uuid4() for _ in range(200)]
        work.add_many([Account(id=key, name=f"Harbour Works {n}") for n, key in enumerate(ids)], stamp())
        work.add_many([_plan(n, ids[n % 200]) for n in range(PLANS)], stamp())
    store.close()
    return made


def _plan(n: int, account: UUID) -> Meeting:
    day = TODAY + timedelta(days=n % 365 - 60)
    return Meeting(
        id=uuid4(),
        account_id=account,
        starts=Moment.of(day, time(9 + n % 8), "Europe/Berlin"),
        plan=CallPlan(
            objective=f"Harbour Works signs order {n} by {day + timedelta(days=3):%Y-%m-%d}",
            questions=(Question(text="What changes in spring?"),),
            objections=(PlanObjection(words="Too dear", answer="Over a year it is not."),),
            prospect_gets="A plan for spring",
        ),
    )


def test_a_list_of_2000_plans(report: Report, path: Path, tmp_path: Path, qapp: QApplication) -> None:
    load_faces()
    Theme(qapp, mode="light")
    desk = open_desk(path, DayClock(TODAY, "Europe/Berlin"))
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    opened = Opened(desk, Words(), WindowSettings(kept))
    opened.window.show()
    opened.window.go("plans")
    come_to_rest(opened.shell.background)
    page = opened.window.page("plans")
    assert isinstance(page, PlansPage)
    rows = desk.preparing.planned()
    assert len(rows) == PLANS

    def bare() -> object:
        with desk.preparing.bench.look() as look:
            return look.rows.meetings()

    medians = side_by_side(
        ROUNDS,
        {
            READ: lambda: grouped(desk.preparing.planned(), TODAY, "Europe/Berlin"),
            SHOW: lambda: page.list.show_rows(rows),
            BARE: bare,
        },
    )
    report.compare("list of 2,000 call plans, in the worker", medians, READ, (BARE,))
    report.compare("list of 2,000 call plans, in the window", medians, SHOW, (BARE,), bar="<= 100 ms")
    assert medians.ratio(READ, BARE) < 20
    opened.window.close()
    opened.close()


def test_a_plan_of_an_account_that_was_met_often(report: Report, tmp_path: Path) -> None:
    """A plan loads after every burst of typing, so what was held before must not be read whole."""
    made = tmp_path / "Often.salesdesk"
    new_desk(made, currency="EUR", clock=DayClock(TODAY, "Europe/Berlin")).close()
    often, seldom = Account(id=uuid4(), name="Often"), Account(id=uuid4(), name="Seldom")
    plans = {account.id: Meeting(id=uuid4(), account_id=account.id, plan=CallPlan()) for account in (often, seldom)}
    held = [
        Meeting(id=uuid4(), account_id=often.id, held_on=TODAY - timedelta(days=n), plan=CallPlan()) for n in range(300)
    ]
    store = open_store(made)
    with store.imports() as work:
        work.add_many([often, seldom], stamp())
        work.add_many([*plans.values(), *held], stamp())
    store.close()
    desk = open_desk(made, DayClock(TODAY, "Europe/Berlin"))
    works = {
        MET: lambda: desk.preparing.view(plans[often.id].id),
        NEVER_MET: lambda: desk.preparing.view(plans[seldom.id].id),
    }
    medians = side_by_side(ROUNDS, works)
    report.compare("a plan is loaded", medians, MET)
    assert medians.ratio(MET, NEVER_MET) < 5
    desk.close()
