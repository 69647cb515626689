"""Accuracy: is the period on course, what changed, how near forecasts come, how we got there (3.7, 4.1, 1.15)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.forecast.ground import EVERYBODY
from salesdesk.domain.account import Account
from salesdesk.domain.activity import Activity
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings, Rep, Target, Team
from salesdesk.domain.exchange import ExchangeRate
from salesdesk.domain.forecast_call import ForecastCall
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.post_mortem import PostMortem
from salesdesk.domain.required_activities import WeekPlan
from salesdesk.domain.snapshot import Snapshot
from salesdesk.ui.accuracy.accuracy_card import AccuracyCard
from salesdesk.ui.accuracy.backtest_card import BacktestCard
from salesdesk.ui.accuracy.changes_card import ChangesCard
from salesdesk.ui.accuracy.look_back_card import LookBackCard
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.arranged import below_each_other
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.pacing import PaceCard
from salesdesk.ui.parts import Button, PageHeader, set_tip
from salesdesk.ui.periods.page import PeriodPage
from salesdesk.wording.pace import warning_short

if TYPE_CHECKING:
    from salesdesk.application.forecast.pulse import PulseView
    from salesdesk.domain.backtest import Backtest
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "accuracy"


class AccuracyPage(PeriodPage):
    """Everything that tells how far a forecast can be relied on, for everybody, a team or a rep."""

    kinds = frozenset(
        {
            Deal,
            Stage,
            Account,
            DeskSettings,
            Target,
            Rep,
            Team,
            Snapshot,
            ForecastCall,
            PostMortem,
            WeekPlan,
            Activity,
            Meeting,
            ExchangeRate,
        }
    )

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        self.take = Button(words.text("Take a snapshot"), "archive", do=self._on_take)
        self._head = PageHeader(words.text("Accuracy"), words.text("Counting deals…"), self.take)
        super().__init__(workbench, PAGE_ID, self._head)
        self._since: dt.date | None = None
        self._wanted: QWidget | None = None
        self.pace = PaceCard(words)
        self.changes = ChangesCard(workbench)
        self.changes.since_chosen.connect(self._on_since)
        self.accuracy = AccuracyCard(words)
        self.backtest = BacktestCard(words)
        self.look_back = LookBackCard(workbench)
        parts = (self.pace, self.changes, self.accuracy, self.backtest, self.look_back)
        self.columns = self.arrange(parts, (below_each_other(len(parts)),))
        self.body.addStretch(0)
        self._add_action()

    def _add_action(self) -> None:
        words = self.words
        spec = ActionSpec(
            id="accuracy.snapshot",
            text=words.text("Take a snapshot"),
            group=words.text("Accuracy"),
            keys="Ctrl+Shift+K",
            scope=PAGE_ID,
            picture="archive",
        )
        self.workbench.actions.add(spec, self._on_take)
        set_tip(self.take, self.workbench.actions.tip("accuracy.snapshot"))

    @override
    def open_target(self, target: str) -> None:
        """Show everybody's pace or look back in the present period ("pace", "look-back"), else a period by its name."""
        parts: dict[str, QWidget] = {"look-back": self.look_back, "pace": self.pace}
        self._wanted = parts.get(target)
        if self._wanted is None:
            super().open_target(target)
            return
        self.workbench.chosen.choose_period("")
        self.workbench.chosen.choose_scope(EVERYBODY)
        self.refresh()

    @override
    def reload(self) -> None:
        pulse, name, scope, since = self.desk.pulse, self.name, self.scope, self._since
        self.load(lambda: pulse.view(name, scope, since), self._on_loaded)
        # Every deal is read for it, month by month: the rest of the page does not wait for that.
        accuracy = self.desk.accuracy
        self.load(lambda: accuracy.backtest(scope=scope), self._on_tried)

    def _on_loaded(self, view: PulseView) -> None:
        words = self.words
        warning = warning_short(view.pace, words)
        self._head.say(words.text("Accuracy"), warning or words.text("How far our forecasts can be relied on"))
        self.pace.show_view(view.pace)
        self.changes.show_view(view.changes)
        self.accuracy.show_view(view.accuracy, view.keeping)
        self.look_back.show_view(view.look_back)
        self.columns.show()
        order_focus(self)
        if self._wanted is not None:
            # Its place is known once the page is laid out anew.
            QTimer.singleShot(0, self, self._show_wanted)

    def _show_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.columns.area.verticalScrollBar().setValue(wanted.y())

    def _on_tried(self, backtest: Backtest) -> None:
        self.backtest.show_backtest(backtest, self.workbench.standing.currency)
        order_focus(self)

    def _on_since(self, day: dt.date) -> None:
        self._since = day
        self.refresh()

    def _on_take(self) -> None:
        words, desk, name = self.words, self.desk, self.name
        self.workbench.act(
            words.text("Take a snapshot"),
            lambda: desk.snapshots.take(name),
            notice=words.text("The forecast is kept as it stands now"),
        )
