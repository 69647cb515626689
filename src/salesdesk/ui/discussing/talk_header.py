"""The head of a talk: with whom, when, about which deal, and the way to a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from salesdesk.ui.adaptive import Offer
from salesdesk.ui.parts import Button, set_tip
from salesdesk.ui.told_pill import ToldPill
from salesdesk.ui.written_page import WrittenHeader
from salesdesk.wording.evaluations import due_told, is_late
from salesdesk.wording.plans import meeting_told

if TYPE_CHECKING:
    from salesdesk.application.discussing import DiscussionView
    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.workbench import Workbench


class TalkHeader(WrittenHeader):
    """Account, day and people; plan and deal to open; the proposal."""

    plan_asked = Signal()
    deal_asked = Signal()
    proposal_asked = Signal()
    heard_asked = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty head."""
        words = workbench.words
        super().__init__(words, words.text("Talk"), words.text("More for this talk"))
        self._workbench = workbench
        self.due = ToldPill()
        self.propose = Button(words.text("Propose two options"), "columns-2", "primary", do=self.proposal_asked.emit)
        self.furnish(
            (self.due,),
            (
                Offer(words.text("Open plan"), "clipboard-list", self.plan_asked.emit),
                Offer(words.text("Open deal"), "square-kanban", self.deal_asked.emit),
                Offer(words.text("Heard for marketing…"), "quote", self.heard_asked.emit),
            ),
            (self.propose,),
        )

    def show_talk(self, view: DiscussionView, meeting: Meeting, why_not: str) -> None:
        """Show with whom and when; `why_not` says why there can be no proposal yet."""
        words = self._words
        people = {person.id: person.name for person in (*view.known_people, *view.people)}
        told = meeting_told(words, meeting, [people[key] for key in meeting.people if key in people])
        if view.deal is not None and view.account is not None:
            told = words.text("{talk}, about {deal}", talk=told, deal=view.deal.title)
        title = view.account.name if view.account else (view.deal.title if view.deal else words.text("Talk"))
        self.say(title, told)
        self.button(0).setEnabled(meeting.plan is not None)
        self.button(1).setEnabled(view.deal is not None)
        self.propose.setEnabled(not why_not)
        set_tip(self.propose, why_not or words.text("Propose two options (Ctrl+Shift+Enter)"))
        self.propose.setAccessibleDescription(why_not)
        self._show_due(meeting)
        self.make_room()

    def _show_due(self, meeting: Meeting) -> None:
        """Show until when the evaluation is due, that it is late, or that it is closed (4.31)."""
        words, bench = self._words, self._workbench
        if meeting.is_evaluated:
            told = words.text("The evaluation of this call is closed")
            self.due.tell(words.text("Evaluated"), "ok", "circle-check", told)
            return
        zone = meeting.starts.zone if meeting.starts is not None else bench.standing.settings.zone
        now = bench.desk.changes.clock.now()
        when = due_told(words, meeting.ends_at, meeting.held_on, now, zone)
        late = is_late(meeting.ends_at, meeting.held_on, now, zone)
        text = words.text("Evaluation due {when}", when=when) if late else words.text("Evaluate {when}", when=when)
        told = words.text("A call is evaluated within 24 hours, while you remember it")
        self.due.tell(text, "warn" if late else "neutral", "clock", told)
