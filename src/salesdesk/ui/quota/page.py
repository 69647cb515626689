"""The page "Quota": how likely the target is with own rates, what is within reach, the talk (1.17, B19)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from salesdesk.application.files import safe_name
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings, Rep, Target
from salesdesk.domain.exchange import ExchangeRate
from salesdesk.domain.quota_case import CaseWhy
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.arranged import Arrangement, below_each_other
from salesdesk.ui.files import save_document, where_to_save
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, Card, EmptyState, HintStrip, Label, PageHeader, boxed, column, set_tip
from salesdesk.ui.periods.page import PeriodPage
from salesdesk.ui.print_job import PrintJob, printing_lacks
from salesdesk.ui.quota.figures import BarLine, FigureLines, Tiles
from salesdesk.ui.quota.talk import TalkDialog
from salesdesk.wording.quota import (
    bars_told,
    figures_told,
    left_told,
    method_told,
    missing_told,
    quota_sentence,
    rests_told,
    verdict_told,
)

if TYPE_CHECKING:
    from salesdesk.application.quota_paper import QuotaView
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "quota"


class QuotaPage(PeriodPage):
    """Three answers, where the period stands, what all of it rests on; the page for the talk is saved or printed."""

    kinds = frozenset({Deal, Stage, Target, Rep, DeskSettings, ExchangeRate})

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        self.talk_button = Button(words.text("Plan the talk…"), "calendar-plus", do=self.plan_talk)
        self.print_button = Button(words.text("Print the page…"), "printer", do=self.print_page)
        self.save_button = Button(words.text("Save the page…"), "file-down", "primary", do=self.save)
        self._acts = (self.talk_button, self.print_button, self.save_button)
        self._head = PageHeader(words.text("Quota"), words.text("Weighing every outcome…"), *self._acts)
        super().__init__(workbench, PAGE_ID, self._head)
        self._view: QuotaView | None = None
        for one in self._acts:
            one.hide()
        self._build_body()
        self._add_actions()

    def _build_body(self) -> None:
        words = self.words
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        self.verdict = Label(" ", "body", wrap=True)
        self.answers = Tiles(3)
        answer = Card(words.text("With own rates"), gap=12)
        answer.add(self.verdict, self.answers)
        self.bars = Listing("", gap=10)
        self.left = Label(" ", "second", wrap=True)
        stands = Card(words.text("Where the period stands"), gap=12)
        stands.add(self.bars, self.left, None)
        self.rests = FigureLines()
        rests = Card(words.text("What this rests on"), gap=10)
        rests.add(self.rests, Label(method_told(words), "second", wrap=True), None)
        parts = (answer, stands, rests)
        ways = (Arrangement(860, ((0, 1), (2,)), (58, 42)), below_each_other(len(parts)))
        self._columns = self.arrange(parts, ways, boxed(column(self.trouble)))
        self.empty = EmptyState("target", " ", " ", words.text("Set targets"), act_picture="settings")
        self.empty.acted.connect(partial(self.workbench.navigate, "settings", ""))
        self.empty.hide()
        self.body.addWidget(self.empty, 1)

    def _add_actions(self) -> None:
        words, actions = self.words, self.workbench.actions
        told = (
            ("save", words.text("Save the page for the talk"), "Ctrl+S", "file-down", self.save, self.save_button),
            (
                "print",
                words.text("Print the page for the talk"),
                "Ctrl+P",
                "printer",
                self.print_page,
                self.print_button,
            ),
            ("talk", words.text("Plan the talk"), "T", "calendar-plus", self.plan_talk, self.talk_button),
        )
        for name, text, keys, picture, do, button in told:
            key, group = f"{PAGE_ID}.{name}", words.text("Quota")
            actions.add(ActionSpec(id=key, text=text, group=group, keys=keys, scope=PAGE_ID, picture=picture), do)
            set_tip(button, actions.tip(key))

    # loading

    @override
    def reload(self) -> None:
        self.load(partial(self.desk.quota.view, self.name, None, self.scope), self._on_loaded)

    def _on_loaded(self, view: QuotaView) -> None:
        words, case = self.words, view.case
        self._view = view
        known = case.reached is not None
        self._head.say(words.text("Quota"), quota_sentence(view, words))
        for one in self._acts:
            one.setVisible(known)
        self.trouble.hide()
        self._columns.setVisible(known)
        self.empty.setVisible(not known)
        if known:
            self.verdict.setText(verdict_told(case, words))
            self.answers.show_figures(figures_told(case, words))
            self.bars.show_rows([BarLine(one) for one in bars_told(case, words)])
            self.left.setText(left_told(view, words))
            self.rests.show_figures(rests_told(case, words))
        else:
            missing, what = missing_told(case, words)
            self.empty.say(missing, what, words.text("Set targets") if case.why is CaseWhy.NO_TARGET else "")
        order_focus(self)

    # the page and the talk

    def save(self) -> None:
        """Ask where the page goes, and write it."""
        view = self._view
        if view is None or view.case.reached is None:
            return
        words = self.words
        name = safe_name(self._title(view), "Quota case")
        path = where_to_save(self.workbench, words.text("Save the page"), f"{name}.pdf", words.text("PDF (*.pdf)"))
        if path is not None:
            job = partial(self.desk.quota.save, name=self.name, scope=self.scope)
            save_document(self.workbench, path, job, self._refuse)

    def print_page(self) -> None:
        """Print the page."""
        view = self._view
        if view is None or view.case.reached is None:
            return
        lacks = printing_lacks(self.workbench)
        if lacks:
            self._refuse(lacks)
            return
        make = partial(self.desk.quota.page, self.name, self.scope)
        PrintJob(self.workbench, self._title(view), self._refuse).start(make)

    def plan_talk(self) -> None:
        """Ask when the talk is."""
        if self._view is not None and self._view.case.reached is not None:
            TalkDialog(self.workbench, self._view).open()

    def _title(self, view: QuotaView) -> str:
        period = self.words.period(view.gap.period)
        name = view.rep or view.team
        return " ".join(filter(None, (self.words.text("Quota case {period}", period=period), name)))

    def _refuse(self, sentences: str) -> None:
        self.trouble.say("", sentences)
        self.trouble.show()
