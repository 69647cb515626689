"""The cards beside a deal: what comes next, what was said and proposed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk.domain.deal import Status
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.proposal import Proposal
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.acts import act
from salesdesk.ui.flow import Flow
from salesdesk.ui.following_up import BookDialog, FollowUpLine
from salesdesk.ui.leads.heard_dialog import HeardDialog
from salesdesk.ui.parts import Button, Card, HintStrip, OpenRow
from salesdesk.ui.pipeline.short_list import ShortList
from salesdesk.wording.labels import label
from salesdesk.wording.proposals import totals_told

if TYPE_CHECKING:
    from salesdesk.application.changes import Step
    from salesdesk.application.rows import MeetingRow, ProposalRow
    from salesdesk.application.selling import DealView
    from salesdesk.ui.workbench import Workbench


class NextStepCard(Card):
    """What was agreed to come next."""

    def __init__(self, workbench: Workbench) -> None:
        """Build the card."""
        words = workbench.words
        book = Button(words.text("Book follow-up…"), "calendar-plus", do=self._on_book)
        super().__init__(words.text("Next step"), trailing=book)
        self._workbench = workbench
        self._view: DealView | None = None
        self._missing = HintStrip(
            words.text("No next step booked."),
            words.text("Agree a day and a time while you still have them on the line."),
        )
        self.list = ShortList(words, words.text("No follow-ups yet."))
        self.add(self._missing, self.list)

    def show_deal(self, view: DealView) -> None:
        """Show a deal's follow-ups, open ones first."""
        self._view = view
        is_open = view.deal.status is Status.OPEN
        self._missing.setVisible(is_open and view.row.next_step is None)
        ordered = sorted(view.follow_ups, key=lambda r: (r.follow_up.done_on is not None, r.follow_up.starts))
        self.list.show_rows(view.deal.id, [partial(FollowUpLine, self._workbench, r) for r in ordered])
        self.list.setVisible(bool(ordered))

    def _on_book(self) -> None:
        if self._view is not None:
            deal = self._view.deal
            BookDialog(self._workbench, deal_id=deal.id, account_id=deal.account_id).open()


class TalksCard(Card):
    """Call plans, talks and proposals of the deal, and the ways to begin one."""

    def __init__(self, workbench: Workbench) -> None:
        """Build the card."""
        words = workbench.words
        super().__init__(words.text("Calls, talks and proposals"))
        self._workbench = workbench
        self._key: UUID | None = None
        self._account: UUID | None = None
        self.list = ShortList(words, words.text("Nothing planned, recorded or proposed yet."))
        self._propose = Button(words.text("Propose two options"), "columns-2", do=self._on_propose)
        self.add(
            Flow(
                Button(words.text("Plan a call"), "clipboard-list", do=self.plan_call),
                Button(words.text("Record a talk"), "message-square-quote", do=self._on_record),
                self._propose,
                Button(words.text("Heard for marketing…"), "quote", do=self.note_heard),
            ),
            self.list,
        )

        text = words.text("Note what marketing should hear…")
        spec = ActionSpec(id="deal.heard", text=text, group=words.text("Deal"), picture="quote", scope="deal")
        workbench.actions.add(spec, self.note_heard)

    def show_deal(self, view: DealView) -> None:
        """Show what was planned, said and proposed."""
        self._key, self._account = view.deal.id, view.deal.account_id
        self._propose.setEnabled(view.deal.account_id is not None)
        proposals = [partial(self._proposal, p) for p in view.proposals]
        self.list.show_rows(view.deal.id, [*proposals, *(partial(self._meeting, m) for m in view.meetings)])

    def _proposal(self, shown: ProposalRow) -> QWidget:
        words = self._workbench.words
        today, zone = self._workbench.today, self._workbench.standing.settings.zone
        totals = totals_told(words, shown, today, zone)
        line = OpenRow(
            words.text("{number}: {title}", number=shown.number, title=shown.title),
            totals,
            "columns-2",
            trailing=label(words, shown.standing(today)),
        )
        line.clicked.connect(partial(self._go, "proposals", shown.id))
        return line

    def _meeting(self, shown: MeetingRow) -> QWidget:
        words = self._workbench.words
        if shown.held_on is not None:
            raised = words.plural("{n} option raised", "{n} options raised", shown.raised)
            line = OpenRow(
                label(words, shown.kind), raised, "message-square-quote", trailing=words.short_date(shown.held_on)
            )
            line.clicked.connect(partial(self._go, "talk", shown.id))
            return line
        when = words.day_time(shown.starts) if shown.starts else words.text("no date yet")
        line = OpenRow(label(words, shown.kind), shown.objective, "clipboard-list", trailing=when)
        line.clicked.connect(partial(self._go, "plans", shown.id))
        return line

    def _go(self, page: str, key: UUID) -> None:
        self._workbench.navigate(page, str(key))

    def plan_call(self) -> None:
        """Plan a call for the deal and open the plan."""
        key, desk = self._key, self._workbench.desk
        text = self._workbench.words.text("Plan a call")
        act(self._workbench, text, lambda: desk.preparing.plan_call(deal_id=key), partial(self._made, "plans", Meeting))

    def note_heard(self) -> None:
        """Note what was heard on the deal, for marketing (3.4, 4.6)."""
        HeardDialog(self._workbench, deal_id=self._key, account_id=self._account).open()

    def _on_record(self) -> None:
        key, desk, today = self._key, self._workbench.desk, self._workbench.today
        text = self._workbench.words.text("Record a talk")
        act(
            self._workbench,
            text,
            lambda: desk.discussing.record(today, deal_id=key),
            partial(self._made, "talk", Meeting),
        )

    def _on_propose(self) -> None:
        key, desk = self._key, self._workbench.desk
        text = self._workbench.words.text("Start a proposal")
        act(
            self._workbench,
            text,
            lambda: desk.proposing.draft(deal_id=key),
            partial(self._made, "proposals", Proposal),
        )

    def _made(self, page: str, kind: type, step: Step) -> None:
        self._workbench.navigate(page, str(step.made(kind)))
