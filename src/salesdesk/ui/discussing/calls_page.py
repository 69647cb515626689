"""How calls go: what they bring, and which of them were activity without result (2.1, 2.3, B10)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.account import Account
from salesdesk.domain.deal import Deal
from salesdesk.domain.desk_settings import Rep
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.proposal import Proposal
from salesdesk.ui.area import AreaPage
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.discussing.call_figures import OutcomesCard, ShareCard
from salesdesk.ui.discussing.impediments_met import ImpedimentsMet
from salesdesk.ui.discussing.rep_table import RepTable
from salesdesk.ui.discussing.return_table import ReturnTable
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, Card, Label, OpenRow, PageHeader
from salesdesk.wording.evaluations import report_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.evaluating import CallsReport
    from salesdesk.domain.call_report import HeldCall
    from salesdesk.domain.impediments_met import ImpedimentReport
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "calls"
SHOWN: Final = 30


class CallsPage(AreaPage):
    """The report on calls, of everybody and by rep."""

    kinds = frozenset({Meeting, Deal, Account, Rep, Impediment, Proposal})

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        back = Button(words.text("Show call plans"), "arrow-left", do=partial(workbench.navigate, "plans", ""))
        self._head = PageHeader(words.text("How calls go"), " ", back)
        super().__init__(workbench, self._head)
        self.advances = ShareCard(words, words.text("Advances per call"), words.text("of {n} calls evaluated"))
        self.objectives = ShareCard(words, words.text("Called with an objective"), words.text("of {n} calls held"))
        self.evaluated = ShareCard(words, words.text("Evaluated"), words.text("of {n} calls held"))
        self.outcomes = OutcomesCard(words)
        self.reps = RepTable(words)
        reps = _table_card(words.text("By rep"), self.reps)
        self.returns = ReturnTable(words)
        self._no_return = Label(
            words.text("No call has both an expected and an actual return yet."), "second", wrap=True
        )
        self._no_return.setContentsMargins(12, 0, 12, 6)
        self._returns_card = _table_card(words.text("Return on meetings"), self.returns, self._no_return)
        self.still = Listing(words.text("No call that was evaluated stood still."))
        # As far from the edge as the words in the tables above it.
        self._still_card = Card(words.text("Activity without advance"), " ", margins=(13, 14, 13, 14))
        self._still_card.add(self.still)
        self.impediments = ImpedimentsMet(words)
        impediments = _table_card(words.text("What stands in the way"), self.impediments)
        parts = (
            self.advances,
            self.objectives,
            self.evaluated,
            self.outcomes,
            reps,
            impediments,
            self._returns_card,
            self._still_card,
        )
        ways = (Arrangement(820, ((0, 1, 2, 3), (4, 5, 6, 7)), (27, 73)), below_each_other(len(parts)))
        self.columns = Arranged(parts, ways, filled=False)
        self.columns.arranged.connect(partial(order_focus, self))
        self.body.addWidget(self.columns, 1)

    @override
    def reload(self) -> None:
        desk = self.desk
        self.workbench.ask(lambda: (desk.evaluating.report(), desk.impediments.report()), self._on_loaded)

    def _on_loaded(self, reports: tuple[CallsReport, ImpedimentReport]) -> None:
        report, impediments = reports
        words, whole = self.words, report.all
        self.impediments.show_report(impediments)
        self._head.say(words.text("How calls go"), report_told(words, whole))
        for card, rate in (
            (self.advances, whole.advances),
            (self.objectives, whole.with_objective),
            (self.evaluated, whole.evaluated),
        ):
            card.show_rate(rate)
        self.outcomes.show_report(whole)
        self.reps.show_reports(report.reps)
        self._show_returns(report)
        self._show_still(report.without_advance)
        order_focus(self)

    def _show_returns(self, report: CallsReport) -> None:
        words = self.words
        self.returns.show_report(report)
        self.returns.setVisible(bool(whole := report.all.returns))
        self._no_return.setVisible(not whole)
        left = self.returns.left_out
        more = words.plural("{n} more unit with fewer calls", "{n} more units with fewer calls", left)
        self._returns_card.beside.setText(more if left else "")

    def _show_still(self, calls: tuple[HeldCall, ...]) -> None:
        words = self.words
        count = words.number(len(calls))
        newest = words.text("the newest {n} of {count}", n=words.number(SHOWN), count=count)
        self._still_card.beside.setText(newest if len(calls) > SHOWN else (count if calls else ""))
        self.still.show_rows([self._still_row(call) for call in calls[:SHOWN]])

    def _still_row(self, call: HeldCall) -> QWidget:
        words = self.words
        outcome = label(words, call.outcome) if call.outcome else ""
        second = ", ".join(filter(None, (outcome, call.deal, "" if call.has_objective else words.text("no objective"))))
        line = OpenRow(
            call.account or call.deal, second, "message-square-quote", trailing=words.short_date(call.held_on)
        )
        line.clicked.connect(partial(self.workbench.navigate, "talk", str(call.id)))
        return line


def _table_card(title: str, *parts: QWidget) -> Card:
    """Return a card whose table reaches its edges."""
    card = Card(title, " ", margins=(1, 12, 1, 6), gap=4)
    card.head.setContentsMargins(12, 0, 12, 0)
    card.add(*parts)
    return card
