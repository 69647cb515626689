"""Do we have enough pipeline? The answer first, then what it rests on, what is left out, what would change it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.account import Account
from salesdesk.domain.coverage import Answer, Why
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings, Rep, Target, Team
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.exchange import ExchangeRate
from salesdesk.domain.explained import Figure
from salesdesk.domain.snapshot import Snapshot
from salesdesk.ui.arranged import Arrangement, below_each_other
from salesdesk.ui.covering.levers import LeversCard
from salesdesk.ui.covering.reach_view import ReachView
from salesdesk.ui.explained import FigureButton, explain
from salesdesk.ui.flow import Flow
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.listing import Listing
from salesdesk.ui.losing.bar_row import BarRow
from salesdesk.ui.parts import Button, Card, Label, PageHeader, Pill, boxed, column, row
from salesdesk.ui.periods.page import PeriodPage
from salesdesk.ui.tables import Column, NumberCell, TableModel, TextCell, WholeTable
from salesdesk.wording.covering import (
    Fact,
    answer_short,
    answer_told,
    because_told,
    facts,
    out_told,
    reach_bar,
    same_sides_told,
    sayable_told,
)
from salesdesk.wording.explained import figure_name
from salesdesk.wording.gap import not_counted

if TYPE_CHECKING:
    from salesdesk.application.forecast.covering import CoverageView, LeftOut
    from salesdesk.ui.parts.pills import PillRole
    from salesdesk.ui.workbench import Workbench
    from salesdesk.wording import Words

PAGE_ID: Final = "coverage"
_LOOKS: Final[Mapping[Answer, tuple[PillRole, str]]] = {
    Answer.ENOUGH: ("ok", "circle-check"),
    Answer.DONE: ("ok", "circle-check"),
    Answer.NOT_ENOUGH: ("warn", "triangle-alert"),
    Answer.CANNOT_SAY: ("neutral", "info"),
}
_OVER: Final[tuple[PillRole, str]] = ("neutral", "info")
_EXPLAINED: Final = (Figure.COVERAGE, Figure.WIN_RATE, Figure.CYCLE)


class CoveragePage(PeriodPage):
    """The answer on the pipeline of a period, for everybody, a team or a rep."""

    kinds = frozenset({Deal, Stage, Account, DeskSettings, Target, Rep, Team, Snapshot, Evidence, ExchangeRate})

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        self._head = PageHeader(words.text("Do we have enough pipeline?"), words.text("Counting open deals…"))
        super().__init__(workbench, PAGE_ID, self._head)
        self.pill = Pill("", "neutral").keep_whole()
        self.because = Label(" ", "body", wrap=True)
        self.sayable = Label(" ", "second", wrap=True)
        self.target = Button(
            words.text("Set the target…"), "flag", do=partial(workbench.navigate, "settings", "targets")
        )
        self.reach = ReachView()
        self.explains = {one: FigureButton(words, partial(self._explain, one)) for one in _EXPLAINED}
        for one, button in self.explains.items():
            button.set_words(figure_name(one, words))
        answer = Card(words.text("The answer"), trailing=boxed(row(self.target, self.pill, gap=8)))
        answer.add(self.because, self.sayable, self.reach)
        self.facts = FactsTable(words)
        rests = Card(words.text("What it rests on"), margins=(1, 12, 1, 8), gap=6)
        rests.head.setContentsMargins(12, 0, 12, 0)
        self.sides = _inset(Label(" ", "second", wrap=True))
        asks = Label(words.text("Deals behind:"), "second")
        behind = Flow(asks, *self.explains.values(), gap=4, line_gap=2, align="middle")
        links = row(12, behind)
        links.setStretch(1, 1)
        rests.add(self.facts, links, self.sides)
        self.levers = LeversCard(words)
        self.out = Listing(words.text("No deal of this period is left out."), gap=6)
        self.out.inset(6)
        left_out = Card(words.text("Left out"), margins=(7, 12, 7, 10))
        left_out.head.setContentsMargins(6, 0, 6, 0)
        self.apart = Label(" ", "second", wrap=True)
        self.apart.setContentsMargins(6, 0, 6, 0)
        left_out.add(self.out, self.apart)
        parts = (rests, self.levers, left_out)
        ways = (Arrangement(860, ((0,), (1, 2)), (46, 54)), below_each_other(len(parts)))
        self.columns = self.arrange(parts, ways, answer)
        self.body.addStretch(0)

    @override
    def reload(self) -> None:
        covering, name, scope = self.desk.covering, self.name, self.scope
        self.load(lambda: covering.view(name, scope=scope), self._on_loaded)

    def _on_loaded(self, view: CoverageView) -> None:
        words, shown = self.words, view.coverage
        self._head.say(words.text("Do we have enough pipeline?"), answer_told(view, words))
        self.pill.show_state(answer_short(view, words), *(_OVER if view.over else _LOOKS[shown.answer]))
        self.because.setText(because_told(view, words))
        self.sayable.setText(sayable_told(view, words))
        self.sayable.setVisible(bool(self.sayable.text()))
        self.target.setVisible(shown.why is Why.NO_TARGET)
        bar = reach_bar(view, words)
        self.reach.setVisible(bar is not None)
        if bar is not None:
            self.reach.show_bar(bar)
        self.facts.show_things(facts(view, words))
        self.sides.setText(same_sides_told(view, words))
        self.levers.show_view(view)
        self.out.show_rows([self._left_out(one) for one in view.out])
        self.apart.setText(not_counted(view.uncounted, words))
        self.apart.setVisible(bool(view.uncounted))
        self.columns.show()
        order_focus(self)

    def _left_out(self, one: LeftOut) -> QWidget:
        name, said, next_step = out_told(one, self.words)
        tip = self.words.text("See the deals behind it")
        line = BarRow(name, said, None, partial(self._explain_out, one, name), tip)
        below = Label(next_step, "second", wrap=True)
        below.setContentsMargins(6, 0, 6, 0)
        return boxed(column(line, below, gap=0))

    def _explain(self, figure: Figure) -> None:
        covering, name, scope = self.desk.covering, self.name, self.scope
        explain(self.workbench, lambda: covering.explain(figure, name, scope=scope))

    def _explain_out(self, one: LeftOut, title: str) -> None:
        covering, name, scope = self.desk.covering, self.name, self.scope
        explain(self.workbench, lambda: covering.explain_out(one.why, name, scope=scope), title)


class FactsTable(WholeTable[Fact]):
    """What the answer rests on: name, figure, what that rests on."""

    def __init__(self, words: Words) -> None:
        """Show nothing yet."""
        columns: list[Column[Fact]] = [
            Column(
                "name",
                words.text("Figure"),
                lambda fact: TextCell(fact[0], "text", bold=True),
                width=158,
                stretch=2,
                least=120,
                sortable=False,
            ),
            Column(
                "figure",
                words.text("Amount"),
                lambda fact: NumberCell(fact[1]),
                right=True,
                width=96,
                stretch=0,
                sortable=False,
            ),
            Column(
                "rests",
                words.text("Rests on"),
                lambda fact: TextCell(fact[2], tip=fact[2]),
                width=200,
                stretch=3,
                least=120,
                sortable=False,
            ),
        ]
        super().__init__(TableModel(columns, lambda fact: fact[0]), words.text("What the answer rests on"))


def _inset(label: Label) -> Label:
    label.setContentsMargins(12, 0, 12, 0)
    return label
