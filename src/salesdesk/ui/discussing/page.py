"""What was discussed: the talk, the options raised in it, its evaluation, and the way to a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.log_subject import Subject
from salesdesk.domain.account import Account, Person
from salesdesk.domain.deal import Deal, Stage
from salesdesk.domain.follow_up import FollowUp
from salesdesk.domain.meeting import Meeting
from salesdesk.domain.proposal import Proposal
from salesdesk.ui.actions import ActionSpec
from salesdesk.ui.acts import act
from salesdesk.ui.arranged import Arranged, Arrangement, below_each_other
from salesdesk.ui.discussing.closing import Closing
from salesdesk.ui.discussing.evaluation_card import EvaluationCard
from salesdesk.ui.discussing.raised import Raised
from salesdesk.ui.discussing.talk import Talk
from salesdesk.ui.discussing.talk_header import TalkHeader
from salesdesk.ui.leads.heard_dialog import HeardDialog
from salesdesk.ui.recording import ask_for_talk
from salesdesk.ui.written_page import WrittenPage
from salesdesk.wording.talks import why_no_proposal

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.changes import Step
    from salesdesk.application.discussing import DiscussionView
    from salesdesk.ui.workbench import Workbench

PAGE_ID: Final = "talk"
PLANNED: Final = (
    Arrangement(900, ((0, 1), (2,)), (46, 54)),
    below_each_other(3),
)


class TalkPage(WrittenPage[Meeting]):
    """One talk; saved as it is written."""

    kinds = frozenset({Meeting, Account, Deal, Stage, Person, FollowUp})

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty talk; it loads the one it is asked for."""
        self.talk_header = TalkHeader(workbench)
        super().__init__(workbench, self.talk_header)
        self.view: DiscussionView | None = None
        self.talk = Talk(workbench, self.autosave)
        self.raised = Raised(workbench, self.autosave)
        self.evaluation = EvaluationCard(workbench, self.autosave)
        self.closing = Closing(workbench, self.autosave, self.evaluation, lambda: self.view, self.refuse)
        self.columns = Arranged((self.talk.card, self.raised.card, self.evaluation.card), PLANNED, filled=False)
        self.body.addWidget(self.columns, 1)
        self._connect()
        self._add_actions()

    def _connect(self) -> None:
        header = self.talk_header
        self.talk.people.refused.connect(self.refuse)
        for arranged in (self.talk.people.arranged, self.raised.list.arranged, self.columns.arranged):
            arranged.connect(self.put_focus_right)
        header.plan_asked.connect(self._on_plan_asked)
        header.deal_asked.connect(self._on_deal_asked)
        header.proposal_asked.connect(self.propose)
        header.heard_asked.connect(self.note_heard)
        self.evaluation.option_asked.connect(self.raised.begin)
        self.left.connect(self._on_left)

    def _add_actions(self) -> None:
        words = self.words
        self._add("new", words.text("Record a talk"), "plus", "Ctrl+N", self._on_new)
        self._add("option", words.text("Add option raised"), "plus", "Ctrl+Shift+O", self.raised.begin)
        self._add("talk", words.text("Go to the talk"), "calendar-check", "Alt+1", self.talk.focus_first)
        self._add("raised", words.text("Go to the options"), "message-square-quote", "Alt+2", self.raised.focus_first)
        self._add("evaluation", words.text("Go to the evaluation"), "list-checks", "Alt+3", self.evaluation.focus_first)
        self._add("propose", words.text("Propose two options"), "columns-2", "Ctrl+Shift+Return", self.propose)
        self._add("close", words.text("Close evaluation"), "check", "Ctrl+Return", self.closing.close_it)
        self._add("reopen", words.text("Reopen evaluation"), "undo-2", "", self.closing.reopen)
        self._add("heard", words.text("Note what marketing should hear…"), "quote", "", self.note_heard)
        self._add("next", words.text("Duplicate for the next meeting"), "copy", "Ctrl+D", self.closing.plan_next)

    def _add(self, name: str, text: str, picture: str, keys: str, do: Callable[[], object]) -> None:
        group = self.words.text("Talk")
        spec = ActionSpec(id=f"talk.{name}", text=text, group=group, picture=picture, keys=keys, scope=PAGE_ID)
        self.workbench.actions.add(spec, do)

    def note_heard(self) -> None:
        """Note what was heard in the talk, for marketing (3.4, 4.6)."""
        if self.view is not None:
            deal, account = self.view.deal, self.view.account
            HeardDialog(
                self.workbench, deal_id=deal.id if deal else None, account_id=account.id if account else None
            ).open()

    # loading

    @override
    def start_over(self) -> None:
        self.raised.start_over()
        self.evaluation.start_over()
        self.view = None

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        return [self.talk_header, *self.columns.in_reading_order()]

    def in_front(self) -> Subject:
        """Return the conversation."""
        return Subject(meeting_id=self.key)

    @override
    def reload(self) -> None:
        if self.key is None:
            return
        key, discussing = self.key, self.desk.discussing

        self.workbench.ask(lambda: discussing.view(key), self._on_loaded, self.gone)

    def _on_loaded(self, view: DiscussionView) -> None:
        if not self.take(view.meeting):
            return
        self.view = view
        self.evaluation.show_view(view)
        self.raised.show_elsewhere(view.elsewhere)
        self.talk.show_view(view)
        self.raised.show_people(view.known_people)
        self.show_value(self.autosave.value or view.meeting)
        self.put_focus_right()

    @override
    def show_value(self, value: Meeting) -> None:
        view = self.view
        if view is None:
            return
        self.talk.show_meeting(value)
        self.raised.show_options(value.raised)
        self.evaluation.show_meeting(value, view)
        why = why_no_proposal(self.words, len(view.elsewhere) + len(value.raised), account=view.account is not None)
        self.talk_header.show_talk(view, value, why)
        self.raised.why.say("", why)
        self.raised.why.setVisible(bool(why))
        for name, allowed in (
            ("propose", not why),
            ("close", not value.is_evaluated),
            ("reopen", value.is_evaluated),
            ("next", value.plan is not None),
        ):
            self.workbench.actions.allow(f"talk.{name}", allowed=allowed)

    def _on_left(self) -> None:
        self.workbench.navigate("plans", "")

    # acting

    def propose(self) -> None:
        """Start a proposal with the options raised, and open it (2.14, 2.15)."""
        if self.view is None:
            return
        meeting, draft = self.view.meeting, self.desk.proposing.draft
        account = None if meeting.deal_id else meeting.account_id
        text = self.words.text("Start a proposal")
        act(
            self.workbench,
            text,
            lambda: draft(deal_id=meeting.deal_id, account_id=account),
            self._on_drafted,
            self.refuse,
        )

    def _on_drafted(self, step: Step) -> None:
        self.workbench.navigate("proposals", str(step.made(Proposal)))

    def _on_new(self) -> None:
        ask_for_talk(self.workbench)

    def _on_plan_asked(self) -> None:
        self.workbench.navigate("plans", str(self.key))

    def _on_deal_asked(self) -> None:
        if self.view is not None and self.view.deal is not None:
            self.workbench.navigate("deal", str(self.view.deal.id))
