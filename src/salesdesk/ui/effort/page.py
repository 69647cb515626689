"""How much activity? From the goal up through the desk's own funnel; planned and done; what works (F7, 4.2, 4.10)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from salesdesk.application.forecast.effort import NoGoal
from salesdesk.domain.activity import Activity, ActivityKind
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings, Rep, Target, Team
from salesdesk.domain.explained import Figure
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.required_activities import WeekPlan
from salesdesk.ui.acts import act
from salesdesk.ui.arranged import Arrangement, below_each_other
from salesdesk.ui.effort.funnel_card import FunnelCard
from salesdesk.ui.effort.plan_card import PlanCard
from salesdesk.ui.effort.tables import CyclesCard, EffectsCard, RepsCard
from salesdesk.ui.explained import explain
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.parts import Button, PageHeader
from salesdesk.ui.periods.page import PeriodPage
from salesdesk.wording.effort import short_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.forecast.effort import EffortView
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "effort"
_WEEK = timedelta(days=7)


class EffortPage(PeriodPage):
    """Not hope, but what somebody will do."""

    kinds = frozenset({Activity, Meeting, Deal, Stage, DeskSettings, Target, Rep, Team, WeekPlan})

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        self._head = PageHeader(words.text("How much activity?"), words.text("Counting what was done…"))
        super().__init__(workbench, PAGE_ID, self._head)
        self._view: EffortView | None = None
        go = partial(workbench.navigate, "settings", "targets")
        self.target = Button(words.text("Set the target"), "flag", do=go)
        self.funnel = FunnelCard(words, self.target, self._explain)
        self.plan = PlanCard(words)
        self.plan.planned.connect(self._on_planned)
        self.effects, self.cycles, self.reps = EffectsCard(words), CyclesCard(words), RepsCard(words)
        parts = (self.funnel, self.plan, self.effects, self.cycles, self.reps)
        ways = (Arrangement(1000, ((0, 4), (1, 2, 3)), (44, 56)), below_each_other(len(parts)))
        self.columns = self.arrange(parts, ways)
        self.body.addStretch(0)

    @override
    def reload(self) -> None:
        effort, name, scope = self.desk.effort, self.name, self.scope
        self.load(lambda: effort.view(name, scope=scope), self._on_loaded)

    def _on_loaded(self, view: EffortView) -> None:
        self._view = view
        self._head.say(self.words.text("How much activity?"), short_told(view, self.words))
        self.target.setVisible(view.no_goal is NoGoal.NO_TARGET)
        for part in (self.funnel, self.plan, self.effects, self.cycles, self.reps):
            part.show_view(view)
        self.columns.show()
        order_focus(self)

    def _explain(self, figure: Figure) -> None:
        covering, name, scope = self.desk.covering, self.name, self.scope
        explain(self.workbench, lambda: covering.explain(figure, name, scope=scope))

    def _on_planned(self, kind: ActivityKind, next_week: bool, number: int | None) -> None:  # noqa: FBT001
        if self._view is None:
            return
        effort, planner = self.desk.effort, self._view.planner
        week = self._view.week + _WEEK if next_week else self._view.week
        text = self.words.text("Plan {kind}", kind=label(self.words, kind).lower())
        act(self.workbench, text, lambda: effort.plan(week, kind, number, planner))
