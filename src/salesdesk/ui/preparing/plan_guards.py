"""The pest guard over a plan: whom of the call it stops, and the other ways that a plan can go (B4)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from salesdesk.application.plan_editing import attended
from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.domain.letter import LetterKind
from salesdesk.ui.following_up import BookDialog
from salesdesk.ui.guarding.call_guards import CallGuards
from salesdesk.ui.pipeline.hand_back_dialog import HandBackDialog
from salesdesk.ui.writing.letter_dialog import write_to_person

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.plan_view import PlanView
    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.preparing.when_and_who import WhenAndWho
    from salesdesk.ui.workbench import Workbench


class PlanGuards(CallGuards):
    """The lines over a plan; they go as the people of the call come and go."""

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting], when: WhenAndWho) -> None:
        """Show nobody; `when` is the card on which somebody else is chosen."""
        super().__init__(workbench)
        self._autosave = autosave
        self._when = when
        self._view: PlanView | None = None
        self.slot_asked.connect(self._on_slot)
        self.letter_asked.connect(self._on_letter)
        self.other_asked.connect(self._on_other)
        self.back_asked.connect(self._on_back)

    def show_plan(self, view: PlanView, meeting: Meeting) -> None:
        """Show whom of the call the guard has something to say of; a call that was held needs no guard."""
        self._view = view
        known = {person.id: person for person in (*view.known_people, *view.people)}
        called = [known[key] for key in meeting.people if key in known] if meeting.held_on is None else []
        self.show_people(called, view.guards)

    def _on_slot(self, person: UUID) -> None:
        if self._view is not None:
            deal, account = self._view.deal, self._view.account
            BookDialog(
                self._workbench,
                deal_id=deal.id if deal else None,
                account_id=account.id if account else None,
                person_id=person,
                kind=FollowUpKind.CALL_BACK,
            ).open()

    def _on_other(self, person: UUID) -> None:
        """Take them off the call, and go where somebody else is ticked or added."""
        text = self._workbench.words.text("Take off the call")
        self._when.card.show()
        self._autosave.edit(text, partial(attended, person=person, takes_part=False))
        self._when.people.focus_free()

    def _on_letter(self, person: UUID) -> None:
        """Close the loop in writing."""
        if self._view is not None:
            deal = self._view.deal
            write_to_person(self._workbench, person, LetterKind.CLOSE_THE_LOOP, deal.id if deal else None)

    def _on_back(self) -> None:
        if self._view is not None and self._view.row is not None:
            HandBackDialog(self._workbench, self._view.row).open()
