"""The head of a plan: for whom, when and with whom, how far it is, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from salesdesk.application.plan_editing import plan_of
from salesdesk.application.readiness import facts_of
from salesdesk.domain.invitation import invitees
from salesdesk.ui.adaptive import Offer
from salesdesk.ui.parts import Button, IconButton
from salesdesk.ui.readiness_pill import pill_for
from salesdesk.ui.told_pill import ToldPill
from salesdesk.ui.written_page import WrittenHeader
from salesdesk.wording.calendar_files import guest_told
from salesdesk.wording.plans import meeting_told, missing_told, parts_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.application.plan_view import PlanView
    from salesdesk.domain.meeting import Meeting, PlanPart
    from salesdesk.ui.workbench import Workbench


class PlanHeader(WrittenHeader):
    """Account, moment and people; the parts that are there; ready or not."""

    when_asked = Signal()
    print_asked = Signal()
    talk_asked = Signal()
    ready_asked = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty head."""
        words = workbench.words
        super().__init__(words, words.text("Call plan"), words.text("More for this plan"))
        self.parts = ToldPill("warn", "circle-dashed")
        self.ready = Button(words.text("Mark ready"), "circle-check", "primary", do=self.ready_asked.emit)
        self.when = IconButton("calendar", words.text("When and who (Alt+4)"), do=self.when_asked.emit)
        self.furnish(
            (self.parts, self.when),
            (
                Offer(
                    words.text("Print call sheet"),
                    "printer",
                    self.print_asked.emit,
                    words.text("Print call sheet (Ctrl+P)"),
                ),
                Offer(words.text("Record the talk"), "message-square-quote", self.talk_asked.emit),
            ),
            (self.ready,),
        )

    def show_plan(self, view: PlanView, meeting: Meeting, missing: Sequence[PlanPart]) -> None:
        """Show for whom, when and how far."""
        words = self._words
        people = {person.id: person.name for person in (*view.known_people, *view.people)}
        guests = [one for one in invitees(meeting) if one.person_id in people]
        named = [guest_told(words, people[one.person_id], one.reply) for one in guests]
        title = view.account.name if view.account else (view.deal.title if view.deal else words.text("Call plan"))
        self.say(title, meeting_told(words, meeting, named))
        self.button(1).set_words(
            words.text("Open the talk") if meeting.is_discussion else words.text("Record the talk")
        )
        self.ready.setVisible(not meeting.is_discussion)
        ready = plan_of(meeting).ready_at is not None
        parts, told = parts_told(words, missing), missing_told(words, missing)
        look = pill_for(words, facts_of(meeting, missing))
        self.parts.tell(look.text, look.role, look.icon, f"{parts}. {told}")
        self.ready.set_words(words.text("Open for work") if ready else words.text("Mark ready"))
        self.ready.set_kind("secondary" if ready else "primary")
        self.ready.set_picture("pencil" if ready else "circle-check")
        self.make_room()

    def focus_when(self) -> None:
        """Put the focus where the card with time and people is folded out."""
        self.when.setFocus()
