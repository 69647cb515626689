"""Won and lost: how often we win, how deals end, why they are lost and who says so (4.3, 4.5-4.7, B15)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.account import Account
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.deal import Deal, Outcome, Stage
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.loss_lines import LineKind, LossLine
from salesdesk.domain.losses import LossReport
from salesdesk.domain.proposal import Proposal
from salesdesk.ui.area import AreaPage
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.explained import FigureButton, explain
from salesdesk.ui.fields import Choice
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.listing import Listing
from salesdesk.ui.losing.bar_row import Bar, BarRow
from salesdesk.ui.parts import Button, Card, Label, PageHeader
from salesdesk.wording.labels import label
from salesdesk.wording.losses import (
    count_told,
    early_price_told,
    outcome_told,
    passed_told,
    period_told,
    rate_rests_on,
    rate_short,
    report_told,
    segment_name,
    segment_told,
    segments_title,
    side_told,
    who_said,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from salesdesk.domain.losses import EarlyPrice, Told, Won
    from salesdesk.domain.passing import Passed
    from salesdesk.domain.period import Period
    from salesdesk.domain.rates import Rate
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "losses"


class LossesPage(AreaPage):
    """The report on closed deals of a period; every line opens the deals that it counts."""

    kinds = frozenset({Deal, Account, DeskSettings, BuyingProcess, Proposal, Stage})

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        self.period: Choice[str] = Choice([("", words.text("The last 24 months"))])
        self.period.setAccessibleName(words.text("Closed in"))
        self.period.set_value("")
        back = Button(words.text("Show pipeline"), "arrow-left", do=partial(workbench.navigate, "pipeline", ""))
        self._head = PageHeader(words.text("Won and lost"), words.text("Counting closed deals…"), self.period, back)
        super().__init__(workbench, self._head)
        self.period.committed.connect(self._on_period)
        self.rate, self.rests_on = Label(" ", "total"), Label(" ", "second", wrap=True)
        self.open_rate = FigureButton(words, partial(self._open, LossLine(LineKind.ALL), words.text("Win rate")))
        rate = _card(words.text("Win rate"), self.rate, self.rests_on, self.open_rate)
        self.outcomes = Listing(words.text("No deal was lost in this time."), gap=2)
        self.early_told, self.sides = Label(" ", "body", wrap=True), Listing("", gap=2)
        early = _card(words.text("Is it the price?"), self.early_told, self.sides)
        self.reasons = Listing(words.text("No lost deal says why yet. Losing a deal asks for its reasons."), gap=2)
        read = words.text("By the main reason. Solid: a customer said so; hatched: our guess.")
        self.competitors = Listing(words.text("No deal was lost to a competitor in this time."), gap=2)
        self.segments = Listing(words.text("No deal closed in this time."), gap=2)
        self._by_segment = _card(" ", self.segments)
        self.stages = Listing(words.text("No deal came into a stage in this time."), gap=2)
        came = words.text("Of the deals that came into a stage in this time: how many reached a later one or were won.")
        self._how_far = _card(words.text("How far deals come"), Label(came, "second", wrap=True), self.stages)
        self._how_far.hide()
        parts = (
            rate,
            _card(words.text("How lost deals ended"), self.outcomes),
            _card(words.text("Lost to"), self.competitors),
            early,
            _card(words.text("Why deals were lost"), Label(read, "second", wrap=True), self.reasons),
            self._by_segment,
            self._how_far,
        )
        ways = (Arrangement(820, ((0, 1, 2, 3), (4, 5, 6)), (45, 55)), below_each_other(len(parts)))
        self._columns = Arranged(parts, ways, filled=False)
        self._columns.arranged.connect(partial(order_focus, self))
        # Before anything was counted "no deal was lost" would be said of deals that were.
        self._columns.hide()
        self.body.addWidget(self._columns, 1)
        self.body.addStretch(0)

    def _on_period(self, _period: object) -> None:
        self.refresh()

    @override
    def reload(self) -> None:
        losses, period = self.desk.loss_reporting, self.period.value() or ""
        self.workbench.ask(lambda: (losses.report(period), losses.periods()), self._on_loaded)
        self.workbench.ask(lambda: losses.passed(period), self._on_passed)

    def _on_loaded(self, loaded: tuple[LossReport, Sequence[Period]]) -> None:
        report, periods = loaded
        words = self.words
        every = [("", words.text("The last 24 months"))]
        self.period.offer([*every, *((one.name, period_told(one, words)) for one in periods)])
        self._head.say(words.text("Won and lost"), report_told(report, words))
        self._show_rate(report.rate)
        self.outcomes.show_rows([self._outcome(report, *one) for one in report.outcomes])
        self.reasons.show_rows(
            [
                self._told(label(words, code), LossLine(LineKind.REASON, code), told, report.lost)
                for code, told in report.reasons
            ]
        )
        self.competitors.show_rows(
            [
                self._told(told.name, LossLine(LineKind.COMPETITOR, told.name), told, report.lost)
                for told in report.competitors
            ]
        )
        self._by_segment.title.setText(segments_title(self.workbench.standing.settings.segment_by, words))
        self.segments.show_rows([self._segment(one) for one in report.segments])
        self._show_early(report.early_price)
        self._columns.show()
        order_focus(self)

    def _on_passed(self, passed: Sequence[Passed]) -> None:
        came = any(one.rate.n for one in passed)
        self.stages.show_rows([self._stage(one) for one in passed] if came else [])
        self._how_far.show()
        order_focus(self)

    def _stage(self, one: Passed) -> BarRow:
        rate, name = one.rate, one.stage.name
        bar = Bar(solid=rate.value or 0, low=rate.low, high=rate.high) if one.known else None
        tip = self.words.text("See the formula and the deals behind it")
        return BarRow(name, passed_told(one, self.words), bar, partial(self._open_stage, one.stage.id, name), tip)

    def _open_stage(self, key: UUID, name: str) -> None:
        losses, period = self.desk.loss_reporting, self.period.value() or ""
        explain(self.workbench, lambda: losses.explain_passed(key, period), name)

    def _show_rate(self, rate: Rate) -> None:
        words = self.words
        self.rate.setText(rate_short(rate, words))
        self.rests_on.setText(rate_rests_on(rate, words))
        self.open_rate.set_words(words.plural("See the {n} deal", "See the {n} deals", rate.n))
        self.open_rate.setVisible(rate.n > 0)

    def _outcome(self, report: LossReport, outcome: Outcome | None, count: int) -> BarRow:
        bar, line = Bar(solid=count / report.lost), LossLine(LineKind.OUTCOME, outcome or "")
        return self._line(outcome_told(outcome, self.words), count_told(count, report.lost, self.words), bar, line)

    def _told(self, name: str, line: LossLine, told: Told, of: int) -> BarRow:
        said = told.said_by_customer / of
        return self._line(name, who_said(told, self.words), Bar(solid=said, hatched=told.count / of - said), line)

    def _segment(self, one: Won) -> BarRow:
        bar = Bar(solid=one.rate.value or 0, low=one.rate.low, high=one.rate.high) if one.known else None
        name, line = segment_name(one, self.words), LossLine(LineKind.SEGMENT, one.name)
        return self._line(name, segment_told(one, self.words), bar, line)

    def _show_early(self, found: EarlyPrice) -> None:
        words = self.words
        self.early_told.setText(early_price_told(found, words))
        sides = (
            (words.text("Known before the proposal"), LineKind.EARLY, found.early),
            (words.text("Not known before the proposal"), LineKind.LATE, found.late),
        )
        self.sides.show_rows(
            [
                self._line(name, side_told(rate, words), self._side(found, rate), LossLine(kind))
                for name, kind, rate in sides
                if rate.n
            ]
        )

    def _side(self, found: EarlyPrice, rate: Rate) -> Bar | None:
        return Bar(solid=rate.value or 0, low=rate.low, high=rate.high) if found.known else None

    def _line(self, name: str, said: str, bar: Bar | None, line: LossLine) -> BarRow:
        tip = self.words.text("See the formula and the deals behind it")
        return BarRow(name, said, bar, partial(self._open, line, name), tip)

    def _open(self, line: LossLine, name: str) -> None:
        losses, period = self.desk.loss_reporting, self.period.value() or ""
        explain(self.workbench, lambda: losses.explain(line, period), name)


def _card(title: str, *parts: QWidget) -> Card:
    """Return a card whose words stand as far from its edge as those of the lines that can be pressed."""
    card = Card(title, margins=(12, 14, 12, 14))
    card.head.setContentsMargins(6, 0, 6, 0)
    for part in parts:
        if isinstance(part, Label):
            part.setContentsMargins(6, 0, 6, 0)
        elif isinstance(part, Listing):
            part.inset(6)
        card.add(part)
    return card
