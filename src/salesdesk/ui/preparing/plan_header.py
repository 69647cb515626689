"""The head of a plan: for whom, when and with whom, how far it is, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal

from salesdesk.application.plan_editing import plan_of
from salesdesk.ui.adaptive import AdaptiveHeader, Offer
from salesdesk.ui.parts import Button, IconButton, Pill
from salesdesk.ui.told_pill import ToldPill
from salesdesk.wording.plans import meeting_told, missing_told, parts_told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from salesdesk.application.preparing import PlanView
    from salesdesk.domain.meeting import Meeting, PlanPart
    from salesdesk.ui.workbench import Workbench


class PlanHeader(AdaptiveHeader):
    """Account, moment and people; the parts that are there; ready or not."""

    when_asked = Signal()
    print_asked = Signal()
    talk_asked = Signal()
    ready_asked = Signal()

    def __init__(self, workbench: Workbench) -> None:
        """Build an empty head."""
        words = workbench.words
        super().__init__(words.text("Call plan"), words.text("More for this plan"))
        self._words = words
        self.saved = Pill("", "neutral", "check")
        self.saved.hide()
        self.parts = ToldPill("warn", "circle-dashed")
        self.ready = Button(words.text("Mark ready"), "circle-check", "primary", do=self.ready_asked.emit)
        self.beside_title(self.saved)
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
        named = [people[key] for key in meeting.people if key in people]
        title = view.account.name if view.account else (view.deal.title if view.deal else words.text("Call plan"))
        self.say(title, meeting_told(words, meeting, named))
        ready = plan_of(meeting).ready_at is not None
        parts, told = parts_told(words, missing), missing_told(words, missing)
        if ready:
            self.parts.tell(words.text("Ready"), "ok", "circle-check", f"{parts}. {told}")
        else:
            whole = not missing
            self.parts.tell(parts, "ok" if whole else "warn", "circle-check" if whole else "circle-dashed", told)
        self.ready.set_words(words.text("Open for work") if ready else words.text("Mark ready"))
        self.ready.set_kind("secondary" if ready else "primary")
        self.ready.set_picture("pencil" if ready else "circle-check")
        self.make_room()

    def show_saved_at(self, now: datetime, zone: str) -> None:
        """Show at what time the last edit was kept, by the desk's clock."""
        self.show_saved(self._words.clock(now.astimezone(ZoneInfo(zone))))

    def show_saved(self, clock: str) -> None:
        """Show "Saved 10:42", or nothing before the first edit."""
        self.saved.show_state(self._words.text("Saved {clock}", clock=clock), "neutral", "check")
        self.saved.setVisible(bool(clock))
        self.make_room()

    def focus_when(self) -> None:
        """Put the focus where the card with time and people is folded out."""
        self.when.setFocus()
