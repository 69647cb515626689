"""The page "The gap": what is missing, whom to call about it, and every play with its verdict (0.1-0.16, B5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from typing_extensions import override

from salesdesk.application.log_subject import NOBODY, Subject
from salesdesk.domain.account import Account, Person
from salesdesk.domain.activity import Activity
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings, Rep, Target, Team
from salesdesk.domain.favour import Favour
from salesdesk.domain.forecast_call import ForecastCall
from salesdesk.domain.holding import Holding
from salesdesk.domain.network import Group, GroupEvent
from salesdesk.domain.play_run import PlayRun
from salesdesk.domain.plays import OwnPlay
from salesdesk.domain.product import Product
from salesdesk.ui.arranged import Arrangement, below_each_other
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.gap.gap_now import GapNow
from salesdesk.ui.gap.lists_card import ListsCard
from salesdesk.ui.gap.plan_card import PlanCard
from salesdesk.ui.gap.plays_card import PlaysCard
from salesdesk.ui.gap.results_card import ResultsCard
from salesdesk.ui.parts import PageHeader
from salesdesk.ui.periods.page import PeriodPage
from salesdesk.ui.periods.target_dialog import TargetDialog
from salesdesk.wording.play_gaps import gap_sentence

if TYPE_CHECKING:
    from salesdesk.application.forecast.pursuing import ClosingView
    from salesdesk.domain.play_gap import PlayGap
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "gap"


class GapPage(PeriodPage):
    """The gap first, then the names that close it and the lists that run, and beside them every play."""

    kinds = frozenset(
        {
            *(Deal, Account, Person, Stage, Target, DeskSettings, Rep, Team, ForecastCall, PlayRun, OwnPlay),
            *(Product, Holding, Favour, Group, GroupEvent, Activity),
        }
    )

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        self._head = PageHeader(words.text("The gap"), words.text("Counting what is missing…"))
        super().__init__(workbench, PAGE_ID, self._head)
        self.now = GapNow(workbench, self._on_set_target)
        self.plan, self.lists = PlanCard(workbench), ListsCard(workbench)
        self.plays, self.results = PlaysCard(workbench), ResultsCard(workbench)
        parts = (self.now, self.plan, self.lists, self.plays, self.results)
        ways = (Arrangement(980, ((0, 1, 2, 4), (3,)), (60, 40)), below_each_other(len(parts)))
        self._arranged = self.arrange(parts, ways)
        self.body.addStretch(0)

    def in_front(self) -> Subject:
        """Return whom is picked, on the call list or in the plan."""
        if self.lists.isAncestorOf(self.focusWidget()) if self.focusWidget() else False:
            return self.lists.in_front()
        found = self.plan.in_front()
        return self.lists.in_front() if found == NOBODY else found

    @override
    def reload(self) -> None:
        pursuing, name, scope = self.desk.pursuing, self.name, self.scope
        self.load(lambda: pursuing.view(name, scope=scope), self._on_loaded)

    def _on_loaded(self, view: ClosingView) -> None:
        self._say(view.gap.gap)
        if view.gap.gap.needs_plan:
            gap, name, scope = self.desk.gap, self.name, self.scope
            self.load(lambda: gap.since(name, scope=scope), self._say)
        self.now.show_view(view.gap)
        self.plan.show_view(view)
        self.lists.show_view(view)
        self.plays.show_view(view)
        self.results.show_view(view.plays)
        self._arranged.show()
        order_focus(self)

    def _say(self, gap: PlayGap) -> None:
        """Say the gap; since when it is open is known later: the past weeks are counted for it."""
        self._head.say(self.words.text("The gap"), gap_sentence(gap, self.words))

    def _on_set_target(self) -> None:
        """Ask for the target of those whose gap it is."""
        TargetDialog(self.workbench, self.bar.shown.name, self.scope).open()
