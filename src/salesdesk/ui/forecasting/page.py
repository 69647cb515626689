"""Will we make it? The figures of a period, its exact range, what people say of it, and what would change it (4.1)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.forecast.ground import Scope
from salesdesk.application.forecast.what_if import tried
from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings, Rep, Target, Team
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.exchange import ExchangeRate
from salesdesk.domain.explained import Figure
from salesdesk.domain.forecast_call import ForecastCall
from salesdesk.ui.arranged import Arrangement, below_each_other
from salesdesk.ui.explained import explain
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.forecasting.called_card import CalledCard
from salesdesk.ui.forecasting.due_card import DueCard
from salesdesk.ui.forecasting.held_card import HeldCard
from salesdesk.ui.forecasting.papers import Papers
from salesdesk.ui.forecasting.range_card import RangeCard
from salesdesk.ui.forecasting.reps_card import RepsCard
from salesdesk.ui.listing import Listing
from salesdesk.ui.losing.bar_row import BarRow
from salesdesk.ui.parts import Button, Card, GapBarView, HintStrip, Label, PageHeader, Pill, boxed, column, row
from salesdesk.ui.periods.page import PeriodPage
from salesdesk.ui.periods.target_dialog import TargetDialog
from salesdesk.wording.forecasts import effect_told, not_in_range_told, nothing_told, outlook_told, reach_pill
from salesdesk.wording.gap import gap_bar

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.forecast.ground import Ground
    from salesdesk.application.forecast.outlooks import NotInRange, OutlookView
    from salesdesk.application.forecast.what_if import Tried
    from salesdesk.ui.parts.pills import PillRole
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "forecast"
EVEN: Final = 0.5


class ForecastPage(PeriodPage):
    """The forecast of a period for everybody, a team or a rep."""

    kinds = frozenset({Deal, Stage, Account, DeskSettings, Target, Rep, Team, Evidence, ExchangeRate, ForecastCall})

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        self.papers = Papers(workbench)
        told = words.text("Counting what is due…")
        self._head = PageHeader(words.text("Will we make it?"), told, self.papers.menu)
        super().__init__(workbench, PAGE_ID, self._head)
        self._ground: Ground | None = None
        self._view: OutlookView | None = None
        self._asking = self._again = False
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        self.pill = Pill("", "neutral").keep_whole()
        self.target = Button(words.text("Set the target…"), "flag", do=self._on_target)
        self.standing = Card(" ", " ", trailing=boxed(row(self.pill, self.target, gap=8)), margins=(12, 14, 12, 14))
        self.standing.head.setContentsMargins(6, 0, 6, 0)
        self.bar_view = GapBarView(words.text("See the formula and the deals behind it"))
        self.bar_view.asked.connect(self._on_asked)
        self.nothing = Label(" ", "body", wrap=True)
        self.nothing.setContentsMargins(6, 0, 6, 2)
        self.standing.add(self.nothing, self.bar_view)
        self.range = RangeCard(words)
        self.range.asked.connect(self._try)
        self.due = DueCard(workbench, self._refuse)
        self.due.tried.connect(self._try)
        self.reps = RepsCard(words)
        self.reps.chosen.connect(self._on_rep)
        self.held = HeldCard(words)
        self.called = CalledCard(workbench, self._refuse)
        self.out = Listing(words.text("Every open deal due in this period is in the range."), gap=8)
        self.out.inset(6)
        self.left_out = left_out = Card(
            words.text("In no range"), words.text("open, but not counted"), margins=(12, 14, 12, 14)
        )
        left_out.head.setContentsMargins(6, 0, 6, 0)
        left_out.add(self.out)
        above = boxed(column(self.papers, self.trouble, self.standing, gap=14))
        parts = (self.range, self.due, self.reps, self.held, self.called, left_out)
        ways = (Arrangement(980, ((0, 1, 2), (3, 4, 5)), (61, 39)), below_each_other(len(parts)))
        self.columns = self.arrange(parts, ways, above)
        self.body.addStretch(0)

    @override
    def reload(self) -> None:
        outlooks, name, scope = self.desk.outlooks, self.name, self.scope
        self.load(lambda: outlooks.look(name, scope=scope), self._on_loaded)

    def _on_loaded(self, loaded: tuple[Ground, OutlookView]) -> None:
        self._ground, self._view = ground, view = loaded
        words, whole = self.words, view.outlook
        self._head.say(words.text("Will we make it?"), outlook_told(view, words))
        self.standing.title.setText(words.period(view.period))
        left = view.selling_days_left
        self.standing.beside.setText(words.plural("{n} selling day left", "{n} selling days left", left))
        self.target.set_words(
            words.text("Set the target…") if view.target is None else words.text("Change the target…")
        )
        self._show_reach(view)
        self.bar_view.show_bar(gap_bar(whole, words))
        self.range.show_view(view)
        self.due.show_view(view)
        self.reps.show_view(view)
        self.held.show_view(view)
        self.called.show_view(view, {rep.id: rep.name for rep in ground.reps})
        self.out.show_rows([self._left_out(one) for one in view.not_in_range])
        self.nothing.setText(nothing_told(view, words))
        self.nothing.setVisible(view.empty)
        # Where nothing is known, a sentence says so: empty charts and zeros would say that it was counted.
        for part in (self.bar_view, self.range, self.held):
            part.setVisible(not view.empty)
        self.left_out.setVisible(bool(view.not_in_range) or not view.empty)
        self.trouble.hide()
        self.columns.show()
        self._try()
        order_focus(self)

    def _show_reach(self, view: OutlookView) -> None:
        said, chance = reach_pill(view, self.words), view.spread.chance or 0.0
        role: PillRole = "ok" if chance >= EVEN else "warn"
        self.pill.setVisible(bool(said))
        self.pill.show_state(said, role, "circle-check" if role == "ok" else "triangle-alert")

    def _left_out(self, one: NotInRange) -> QWidget:
        name, deals, next_step = not_in_range_told(one, self.words)
        line = BarRow(
            name, deals, None, partial(self._explain_out, one, name), self.words.text("See the deals behind it")
        )
        below = Label(next_step, "second", wrap=True)
        below.setContentsMargins(6, 0, 6, 0)
        return boxed(column(line, below, gap=0))

    def _explain_out(self, one: NotInRange, title: str) -> None:
        outlooks, name, scope = self.desk.outlooks, self.name, self.scope
        explain(self.workbench, lambda: outlooks.explain_out(one.why, name, scope=scope), title)

    # trying out, in the worker, one question at a time: while one is answered only the latest waits

    def _try(self) -> None:
        view, ground = self._view, self._ground
        if view is None or ground is None:
            return
        if self._asking:
            self._again = True
            return
        trials = dict(self.due.trials.of)
        lost = view.biggest.deal.id if view.biggest is not None and self.range.lose.value() else None
        if not trials and lost is None:
            self.range.show_tried(view, None)
            self.due.show_effect("")
            return
        self._asking = True
        self.workbench.ask(lambda: tried(ground, trials, lost), self._on_tried, self._on_failed)

    def _on_tried(self, found: Tried) -> None:
        self._asking = False
        if self._again:
            self._again = False
            self._try()
        elif self._view is not None:
            self.range.show_tried(self._view, found.spread)
            self.due.show_effect(effect_told(self._view.spread, found.spread, self.words))

    def _on_failed(self, error: Exception) -> None:
        self._asking = self._again = False
        self.workbench.tell_trouble(error)

    # acting

    def _on_asked(self, part: str) -> None:
        covering, name, scope = self.desk.covering, self.name, self.scope
        explain(self.workbench, lambda: covering.explain(Figure(part), name, scope=scope))

    def _on_rep(self, key: UUID) -> None:
        self.workbench.chosen.choose_scope(Scope(owner_id=key, product_group=self.scope.product_group))

    def _on_target(self) -> None:
        view = self._view
        if view is not None:
            TargetDialog(self.workbench, view.period.name, view.scope, view.target).open()

    def _refuse(self, sentences: str) -> None:
        self.trouble.say("", sentences)
        self.trouble.show()
