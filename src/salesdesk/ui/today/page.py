"""Today: what is on, what is late, what waits for a choice, and how the period stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.desk_settings import DeskSettings, Target
from salesdesk.domain.favour import Favour
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.lead import Lead
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.network import Group, GroupEvent
from salesdesk.domain.play_run import PlayRun
from salesdesk.domain.post_mortem import PostMortem
from salesdesk.domain.proposal import Proposal, Standing
from salesdesk.domain.sweep import Sweep
from salesdesk.ui.accuracy.reminders import ForecastReminders
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.area import AreaPage
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.explained import explain_pipeline
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.following_up import FollowUpLine
from salesdesk.ui.laid_out import take_out
from salesdesk.ui.listing import Listing
from salesdesk.ui.parts import Button, Card, OpenRow, PageHeader, boxed, column, set_tip
from salesdesk.ui.periods.target_dialog import TargetDialog
from salesdesk.ui.pipeline.gap_card import GapCard
from salesdesk.ui.sweeping.reminder import SweepReminder
from salesdesk.ui.today.first_steps import FirstSteps
from salesdesk.ui.today.meeting_card import MeetingCard
from salesdesk.ui.today.owed_cards import OwedCards
from salesdesk.ui.today.to_evaluate import ToEvaluate
from salesdesk.wording.deals import next_told
from salesdesk.wording.proposals import totals_told

if TYPE_CHECKING:
    from salesdesk.application.rows import MeetingRow, ProposalRow
    from salesdesk.application.today import TodayView
    from salesdesk.ui.workbench import Workbench

PAGE_ID = "today"
WIDE = 760
SHOWN = 6


class TodayPage(AreaPage):
    """What a rep opens in the morning; everything on it leads to where it is done."""

    kinds = frozenset(
        {
            Deal,
            Account,
            Person,
            Stage,
            FollowUp,
            Meeting,
            Proposal,
            Target,
            DeskSettings,
            Sweep,
            Lead,
            Favour,
            Group,
            GroupEvent,
            PlayRun,
            PostMortem,
        }
    )

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads when it is shown."""
        words = workbench.words
        plan = Button(words.text("Plan a call"), "plus", kind="primary", do=self._on_plan)
        set_tip(plan, words.text("Plan a call (Ctrl+N)"))
        header = PageHeader(words.text("Today"), " ", plan)
        super().__init__(workbench, header)
        self._head = header
        self._period = ""
        self._meetings = column(gap=12)
        self._cards: list[QWidget] = []
        self._build_lists()
        self._gap = GapCard(words, self._on_set_target, partial(explain_pipeline, workbench))
        # A page that is nearly too tall would squeeze its figures instead of scrolling.
        self._gap.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._first = FirstSteps(workbench)
        self._none = Card(words.text("No meetings today"), words.text("plan the next one while it is quiet"))
        self._meetings.addWidget(self._none)
        self.to_evaluate = ToEvaluate(workbench)
        self.owed = OwedCards(workbench)
        parts = (
            boxed(self._meetings),
            self.to_evaluate,
            self._due_card,
            self.owed.calls,
            self._waiting_card,
            self.owed.leads,
            self.owed.theirs,
            self._first,
            self._gap,
            self.owed.thanks,
            self.owed.groups,
            self._coming_card,
        )
        ways = (Arrangement(WIDE, ((0, 1, 2, 3, 4, 5, 6), (7, 8, 9, 10, 11)), (55, 45)), below_each_other(len(parts)))
        self.sweep = SweepReminder(workbench)
        self.body.addWidget(self.sweep)
        self.forecast = ForecastReminders(workbench)
        self.body.addWidget(self.forecast)
        self.body.addWidget(Arranged(parts, ways, filled=False), 1)
        self._add_action()

    def _add_action(self) -> None:
        words = self.words
        spec = ActionSpec(
            id="today.plan",
            text=words.text("Plan a call"),
            group=words.text("Today"),
            picture="plus",
            keys="Ctrl+N",
            scope=PAGE_ID,
            in_palette=False,
        )
        self.workbench.actions.add(spec, self._on_plan)

    def _build_lists(self) -> None:
        words = self.words
        self._due = Listing(words.text("Nothing is due today."))
        self._due_card = Card(words.text("Follow-ups"), words.text("all with a date and a time"))
        self._due_card.add(self._due)
        self._waiting = Listing(words.text("No proposal is out. The next one asks: Option A or Option B?"))
        self._waiting_card = Card(words.text("Waiting for a choice"), words.text("sent, next step booked"))
        self._waiting_card.add(self._waiting)
        self._coming = Listing(words.text("Nothing else is booked."))
        self._coming_card = Card(words.text("Coming up"), words.text("agreed for the next days"))
        self._coming_card.add(self._coming)

    # loading

    @override
    def reload(self) -> None:
        self.workbench.ask(self.desk.today.view, self._on_loaded)

    def _on_loaded(self, view: TodayView) -> None:
        words = self.words
        self._period = view.period.figures.period.name
        self._head.say(words.weekday_date(view.day), self._sentence(view))
        self._show_meetings(view)
        self.to_evaluate.show_meetings(view.to_evaluate)
        self._due.show_rows([FollowUpLine(self.workbench, r) for r in view.due])
        self._waiting.show_rows([self._waiting_row(p) for p in (*view.waiting, *view.expired)])
        coming = [self._coming_row(m) for m in view.coming]
        coming += [FollowUpLine(self.workbench, r) for r in view.booked[: max(0, SHOWN - len(coming))]]
        self._coming.show_rows(coming)
        self.owed.show_view(view)
        self._gap.show_period(view.period)
        self._first.show_view(view)
        self.sweep.load()
        self.forecast.load()
        order_focus(self)

    def _sentence(self, view: TodayView) -> str:
        words = self.words
        parts = [
            words.plural("{n} meeting", "{n} meetings", len(view.meetings)),
            words.plural("{n} follow-up due", "{n} follow-ups due", len(view.due)),
            words.plural("{n} proposal waits for a choice", "{n} proposals wait for a choice", len(view.waiting)),
        ]
        if view.expired:
            # Right behind the proposals: it is one of them that expired.
            parts.append(words.plural("{n} expired", "{n} expired", len(view.expired)))
        if view.thanks:
            parts.append(words.plural("{n} thank-you owed", "{n} thank-yous owed", len(view.thanks)))
        if view.planned:
            share = words.percent(view.with_objective / view.planned)
            objective = words.plural(
                "{share} of {n} planned meeting has an objective",
                "{share} of {n} planned meetings have an objective",
                view.planned,
                share=share,
            )
            return words.text("{parts}. {objective}.", parts=", ".join(parts), objective=objective)
        return ", ".join(parts)

    def _show_meetings(self, view: TodayView) -> None:
        take_out(self._meetings, self._cards)
        self._cards = [MeetingCard(self.workbench, m) for m in view.meetings]
        for card in self._cards:
            self._meetings.addWidget(card)
        self._none.setVisible(not self._cards)

    def _waiting_row(self, shown: ProposalRow) -> QWidget:
        words = self.words
        today, late = self.workbench.today, shown.standing(self.workbench.today) is Standing.EXPIRED
        told = totals_told(words, shown, today, self.workbench.standing.settings.zone)
        line = OpenRow(
            words.text("{account}: Option A or B", account=shown.account),
            words.text("Expired: {told}", told=told) if late else told,
            "circle-alert" if late else "columns-2",
            token="warn" if late else "accentText",
            trailing=next_told(shown.next_step, self.workbench.today, words),
        )
        line.clicked.connect(partial(self.workbench.navigate, "proposals", str(shown.id)))
        return line

    def _coming_row(self, shown: MeetingRow) -> QWidget:
        words = self.words
        about = shown.objective or shown.deal
        when = words.day_time(shown.starts) if shown.starts else ""
        line = OpenRow(shown.account or shown.deal, about, "clipboard-list", trailing=when)
        line.clicked.connect(partial(self.workbench.navigate, "plans", str(shown.id)))
        return line

    # acting

    def _on_plan(self) -> None:
        self.workbench.actions.do("plan.call")

    def _on_set_target(self) -> None:
        if self._period:
            TargetDialog(self.workbench, self._period).open()
