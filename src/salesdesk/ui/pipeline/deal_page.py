"""The page of one deal: what it is, what comes next, what was said, and everything that changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import override

from salesdesk.application.log_rows import LogQuery
from salesdesk.application.log_subject import Subject
from salesdesk.application.ports import NotKept
from salesdesk.domain.account import Account
from salesdesk.domain.activity import Activity
from salesdesk.domain.buying_process import BuyingProcess
from salesdesk.domain.competitor import Competitor
from salesdesk.domain.deal import Deal, Stage, Status
from salesdesk.domain.desk_settings import DeskSettings
from salesdesk.domain.evidence import Evidence
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.impediment import Impediment
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.proposal import Proposal
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.activities.history_card import LogCard
from salesdesk.ui.acts import act
from salesdesk.ui.area import AreaPage
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.focus_order import order_focus
from salesdesk.ui.impeding.card import ImpedimentsCard
from salesdesk.ui.notices import Notice
from salesdesk.ui.parts import Button, HintStrip, MenuButton, PageHeader, Pill
from salesdesk.ui.pipeline.age_card import AgeCard
from salesdesk.ui.pipeline.asked_slot import AskedSlot
from salesdesk.ui.pipeline.buying_card import BuyingCard
from salesdesk.ui.pipeline.deal_form import DealForm
from salesdesk.ui.pipeline.deal_side import HistoryCard, NextStepCard, TalksCard
from salesdesk.ui.pipeline.dialogs import WinDialog
from salesdesk.ui.pipeline.evidence_card import EvidenceCard
from salesdesk.ui.pipeline.lose_dialog import LoseDialog
from salesdesk.ui.pipeline.loss_card import LossCard
from salesdesk.ui.pipeline.moving import Moving
from salesdesk.ui.pipeline.next_sale import NextSaleCard
from salesdesk.ui.pipeline.steps_card import StepsCard
from salesdesk.wording.deals import value_told
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.application.impediments import ImpedimentsView
    from salesdesk.application.selling import DealView
    from salesdesk.ui.workbench import Workbench

PAGE_ID = "deal"
WIDE = 760


class DealPage(AreaPage):
    """Everything about one deal on one page; edits are kept as they are made."""

    kinds = frozenset(
        {Deal, Account, BuyingProcess, Competitor, Stage, FollowUp, Meeting, Evidence, Proposal, Impediment}
        | {DeskSettings, Activity}
    )

    def __init__(self, workbench: Workbench) -> None:
        """Build the page; it loads the deal it is asked for."""
        words = workbench.words
        header = PageHeader(words.text("Deal"))
        super().__init__(workbench, header)
        self._title_line = header
        self._key: UUID | None = None
        self._to: UUID | None = None
        self._begins = False
        self._view: DealView | None = None
        self._build_actions()
        self._trouble = HintStrip(kind="trouble")
        self._trouble.hide()
        self._form = DealForm(workbench, self._on_refused)
        self._slot = AskedSlot()
        self._slot.arranged.connect(self._put_focus_right)
        self._moving = Moving(workbench, self._slot, self._on_refused)
        self._moving.left.connect(self._on_asked)
        self._loss = LossCard(words)
        self._age = AgeCard(workbench, self._on_refused)
        self._age.arranged.connect(self._put_focus_right)
        self._next = NextStepCard(workbench)
        self._steps = StepsCard(workbench, self._on_refused)
        self._steps.arranged.connect(self._put_focus_right)
        self._next_sale = NextSaleCard(workbench)
        self._buying = BuyingCard(workbench)
        self._buying.buying.refused.connect(self._on_refused)
        self._buying.buying.arranged.connect(self._put_focus_right)
        self._talks = TalksCard(workbench)
        self._impediments = ImpedimentsCard(workbench, self._on_refused)
        self._impediments.arranged.connect(self._put_focus_right)
        self._did = EvidenceCard(workbench)
        self._log = LogCard(workbench)
        self._log.arranged.connect(self._put_focus_right)
        self._history = HistoryCard(words)
        honest = (self._loss, self._age, self._next, self._steps)
        told = (self._next_sale, self._impediments, self._buying, self._talks)
        below = (self._log, self._did, self._history)
        parts = (self._form, *honest, *told, *below)
        # What was done, what they did and what changed fill the room below the form.
        last = len(parts)
        left, right = (0, *range(last - len(below), last)), tuple(range(1, last - len(below)))
        ways = (Arrangement(WIDE, (left, right), (11, 12)), below_each_other(last))
        self.body.addWidget(self._trouble)
        self.body.addWidget(Arranged(parts, ways, self._slot, filled=False), 1)

    def _build_actions(self) -> None:
        words, actions, group = self.words, self.workbench.actions, self.words.text("Deal")
        self._state = Pill("", "neutral")
        self._unproven = Pill(words.text("Unproven"), "warn")
        self._move = MenuButton(words.text("Move stage"), "arrow-right")
        self._lose = Button(words.text("Lose deal…"), "ban", do=self.lose)
        self._reopen = Button(words.text("Reopen deal"), "undo-2", do=self.reopen)
        self._win = Button(words.text("Win deal…"), "trophy", kind="primary", do=self.win)
        for widget in (self._unproven, self._state, self._move, self._lose, self._reopen, self._win):
            self._title_line.add_action_widget(widget)
            widget.hide()
        for spec, handler in (
            (
                ActionSpec(
                    id="deal.win",
                    text=words.text("Win this deal…"),
                    group=group,
                    picture="trophy",
                    keys="Ctrl+W",
                    scope=PAGE_ID,
                ),
                self.win,
            ),
            (
                ActionSpec(
                    id="deal.lose",
                    text=words.text("Lose this deal…"),
                    group=group,
                    picture="ban",
                    keys="Ctrl+L",
                    scope=PAGE_ID,
                ),
                self.lose,
            ),
            (
                ActionSpec(
                    id="deal.forward",
                    text=words.text("Move to the next stage"),
                    group=group,
                    picture="arrow-right",
                    keys="Ctrl+Right",
                    scope=PAGE_ID,
                ),
                partial(self._step, 1),
            ),
            (
                ActionSpec(
                    id="deal.back",
                    text=words.text("Move to the stage before"),
                    group=group,
                    picture="arrow-left",
                    keys="Ctrl+Left",
                    scope=PAGE_ID,
                ),
                partial(self._step, -1),
            ),
            (
                ActionSpec(
                    id="deal.plan",
                    text=words.text("Plan a call for this deal"),
                    group=group,
                    picture="clipboard-list",
                    keys="Ctrl+N",
                    scope=PAGE_ID,
                ),
                self._on_plan,
            ),
            (
                ActionSpec(
                    id="deal.how_we_work",
                    text=words.text("Save how we will work…"),
                    group=group,
                    picture="file-down",
                    keys="Ctrl+P",
                    scope=PAGE_ID,
                ),
                self.print_work,
            ),
            (
                ActionSpec(
                    id="deal.impediment",
                    text=words.text("Note what stands in the way"),
                    group=group,
                    picture="message-square-warning",
                    keys="Ctrl+I",
                    scope=PAGE_ID,
                ),
                self.note_impediment,
            ),
        ):
            actions.add(spec, handler)

    def _on_plan(self) -> None:
        self._talks.plan_call()

    # loading

    def open_target(self, target: str) -> None:
        """Show a deal by its id; with the id of a stage behind a stroke, what it needs to move there is asked."""
        key, _, stage = target.partition("/")
        self._key = UUID(key)
        self._to = UUID(stage) if stage else None
        self._age.forget()
        self._trouble.hide()
        self._slot.end()
        self.refresh()

    def in_front(self) -> Subject:
        """Return the deal."""
        return Subject(deal_id=self._key)

    @override
    def reload(self) -> None:
        if self._key is None:
            return
        key, desk = self._key, self.desk
        self.workbench.ask(
            lambda: (desk.selling.deal(key), desk.impediments.view(key)),
            self._on_loaded,
            self._on_not_loaded,
        )

    def _on_not_loaded(self, error: Exception) -> None:
        if not isinstance(error, NotKept):
            self.workbench.tell_trouble(error)
        elif self.isVisible():
            self.workbench.navigate("pipeline", "")

    def _on_loaded(self, loaded: tuple[DealView, ImpedimentsView]) -> None:
        view, impediments = loaded
        if view.deal.id != self._key:
            return
        self._view = view
        self._form.show_deal(view)
        self._loss.show_deal(view)
        self._age.show_deal(view)
        self._next.show_deal(view)
        self._steps.show_deal(view)
        self._next_sale.show_deal(view)
        self._impediments.show_view(impediments)
        self._buying.show_deal(view)
        self._talks.show_deal(view)
        key = view.deal.id
        self._log.show_of(Subject(deal_id=key), LogQuery(deal_id=key), f"deal/{key}")
        self._did.show_deal(view)
        self._history.show_deal(view)
        self._show_header(view)
        self._put_focus_right()
        if self._begins:
            self._begins = False
            self._on_asked()
        self._ask_for_move(view)

    def _ask_for_move(self, view: DealView) -> None:
        """Ask for what the move needs with which somebody came here."""
        to, self._to = self._to, None
        stage = next((one for one in view.stages if one.id == to), None)
        if stage is not None and view.deal.status is Status.OPEN and stage.id != view.deal.stage_id:
            self._moving.to(view, stage)

    def _put_focus_right(self) -> None:
        order_focus(self)

    def _show_header(self, view: DealView) -> None:
        words, is_open = self.words, view.deal.status is Status.OPEN
        account = view.account.name if view.account else words.text("No account")
        stage = view.stage.name if view.stage else words.text("No stage")
        self._title_line.say(
            view.deal.title,
            words.text(
                "{account} · {stage} · {value}", account=account, stage=stage, value=value_told(view.row, words)
            ),
        )
        self._state.setVisible(not is_open)
        won = view.deal.status is Status.WON
        told = label(words, view.deal.outcome or view.deal.status)
        self._state.show_state(told, "ok" if won else "neutral", "trophy" if won else "ban")
        self._unproven.setVisible(is_open and view.row.unproven)
        for widget in (self._move, self._lose, self._win):
            widget.setVisible(is_open)
        self._reopen.setVisible(not is_open)
        self._move.offer_only(
            [(stage.name, partial(self.move_to, stage)) for stage in view.stages if stage.id != view.deal.stage_id]
        )

    # acting

    def move_to(self, stage: Stage) -> None:
        """Move the deal to a stage; what the customer has to have done first is asked for (4.8)."""
        if self._view is not None:
            self._trouble.hide()
            self._moving.to(self._view, stage)

    def begin(self) -> None:
        """Put the focus on what moves the deal, once it is shown: in a field the keys would be letters."""
        self._begins = True

    def _on_asked(self) -> None:
        first = next((one for one in (self._move, self._reopen) if one.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus()

    def _step(self, by: int) -> None:
        if self._view is None or self._view.deal.status is not Status.OPEN:
            return
        stages = self._view.stages
        at = next((n for n, s in enumerate(stages) if s.id == self._view.deal.stage_id), -1 if by > 0 else len(stages))
        if 0 <= at + by < len(stages):
            self.move_to(stages[at + by])
        elif by > 0 and stages:
            words = self.words
            said = words.text("{stage} is the last stage. Ctrl+W wins the deal, Ctrl+L loses it", stage=stages[-1].name)
            self.workbench.notify(Notice(said, picture="info"))

    def print_work(self) -> None:
        """Save the page on how we will work with this customer (2.5)."""
        self._trouble.hide()
        self._buying.buying.print_work()

    def note_impediment(self) -> None:
        """Write down what keeps the deal from going on (1.11)."""
        self._trouble.hide()
        self._impediments.note()

    def win(self) -> None:
        """Ask for the day and the value, and win the deal."""
        if self._view is not None and self._view.deal.status is Status.OPEN:
            WinDialog(self.workbench, self._view.deal).open()

    def lose(self) -> None:
        """Ask how and why, and lose the deal."""
        if self._view is not None and self._view.deal.status is Status.OPEN:
            LoseDialog(self.workbench, self._view.deal).open()

    def reopen(self) -> None:
        """Open the closed deal again."""
        key, desk = self._key, self.desk
        if key is not None:
            act(self.workbench, self.words.text("Reopen deal"), lambda: desk.selling.reopen(key), toast=True)

    def _on_refused(self, sentences: str) -> None:
        self._trouble.say("", sentences)
        self._trouble.show()
        self.refresh()
