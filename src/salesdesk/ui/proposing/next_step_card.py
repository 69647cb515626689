"""When will you hear which option it is: a follow-up of the deal, chosen or booked in place."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.application.changes import Edit, Step
from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.ui.following_up import FollowUpForm, MoveDialog
from salesdesk.ui.following_up.facts import state_look
from salesdesk.ui.laid_out import put_instead
from salesdesk.ui.parts import Button, Card, Ground, HintStrip, OpenRow, Pill, Row, boxed, column, row
from salesdesk.ui.proposing.links import also_frozen, only_in_drafts

if TYPE_CHECKING:
    from uuid import UUID

    from salesdesk.application.following_up import Asked
    from salesdesk.application.proposal_view import ProposalView
    from salesdesk.domain.follow_up import FollowUp
    from salesdesk.ui.proposing.open_proposal import OpenProposal


class NextStepCard(Card):
    """What is booked for the answer; what else could be it; and the form that books one."""

    def __init__(self, proposal: OpenProposal) -> None:
        """Build the card; it fills when the proposal is there."""
        words = proposal.words
        super().__init__(words.text("When will you hear which option it is?"), gap=10)
        self._proposal = proposal
        self._shown: tuple[FollowUp | None, list[FollowUp]] | None = None
        self._chosen = column(gap=0)
        self._others = column(gap=2)
        self._missing = HintStrip(
            words.text("No next step."),
            words.text("“Let's put a date and a time in the calendar for your answer now.”"),
            words.text("Book the next step"),
        )
        self._missing.acted.connect(self.book)
        only_in_drafts(self._missing)
        self._another = Button(words.text("Book another one"), "calendar-plus", "link", do=self.book)
        self._form = self._build_form()
        self.add(self._chosen, self._missing, self._others, row(self._another, None), self._form)

    def _build_form(self) -> Ground:
        words, workbench = self._proposal.words, self._proposal.workbench
        zone, lamps_for = workbench.standing.settings.zone, workbench.desk.preparing.lamps_for
        self.form = FollowUpForm(words, workbench.today, zone, lamps_for, kind=FollowUpKind.PROPOSAL)
        quick = (self.form.when.quick.line,) if self.form.when.quick else ()
        for line in (self.form.topic, *quick, self.form.when.day, self.form.when.time):
            line.returnPressed.connect(self._on_book)
        self.form.who.confirmed.connect(self._on_book)
        self.trouble = HintStrip(kind="trouble")
        self.trouble.hide()
        self.book_button = Button(words.text("Book follow-up"), "calendar-plus", "primary", do=self._on_book)
        leave = Button(words.text("Leave it"), do=self._on_leave)
        ground = Ground("item", margins=(14, 12, 14, 12), gap=12)
        ground.add(self.form, self.trouble, boxed(row(None, leave, self.book_button)))
        ground.hide()
        return ground

    def show_view(self, view: ProposalView) -> None:
        """Show the next step and the deal's other open follow-ups."""
        chosen = view.next_step
        self.setVisible(self._proposal.editable or chosen is not None)
        others = [r.follow_up for r in view.follow_ups if r.follow_up.id != view.proposal.next_step]
        if (chosen, others) != self._shown:
            self._shown = (chosen, others)
            put_instead(self._chosen, [self._row(chosen, view)] if chosen is not None else [])
            put_instead(self._others, [self._choice(other) for other in others])
        self._missing.setVisible(chosen is None and self._form.isHidden())
        self._another.setVisible(chosen is not None and self._form.isHidden())

    def book(self) -> None:
        """Open the form."""
        view = self._proposal.view
        if view is None or not self._proposal.editable:
            return
        if not self.form.topic.value():
            self.form.topic.set_value(self._proposal.words.text("Option A or Option B?"))
        self.form.show_people(view.who_may_be_met, view.proposal.person_id)
        workbench = self._proposal.workbench
        workbench.ask(workbench.desk.booking.times, self.form.show_times)
        self._form.show()
        self._missing.hide()
        self._another.hide()
        self.form.when.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_place(self) -> None:
        """Put the focus where a next step is chosen or booked."""
        if not self._form.isHidden():
            self.form.when.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            shown = self._another if self._missing.isHidden() else self._missing.button
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, follow_up: FollowUp, view: ProposalView) -> QWidget:
        words = self._proposal.words
        who = next((p.name for p in view.people if p.id == follow_up.person_id), "")
        when = words.full_day_time(follow_up.starts)
        length = words.plural("{n} minute", "{n} minutes", follow_up.minutes)
        look = state_look(words, follow_up.state)
        end = QWidget()
        move = Button(words.text("Move…"), "calendar", "quiet", do=partial(self._on_move, follow_up))
        # The talk about the choice is moved whatever has become of the proposal.
        also_frozen(move)
        end.setLayout(row(Pill(look.text, look.role, look.picture), move))
        second = ", ".join(part for part in (when, length, who) if part)
        return Row(follow_up.topic, second, "calendar-check", token="accentText", trailing=end)

    def _choice(self, follow_up: FollowUp) -> QWidget:
        words = self._proposal.words
        shown = OpenRow(
            follow_up.topic,
            words.full_day_time(follow_up.starts),
            "calendar",
            trailing=words.text("Make it the next step"),
        )
        shown.clicked.connect(partial(self._on_chosen, follow_up.id))
        return shown

    def _on_chosen(self, key: UUID, _pressed: bool = False) -> None:  # noqa: FBT001, FBT002 (Qt's own argument)
        self._proposal.change(self._proposal.words.text("Choose the next step"), lambda p: replace(p, next_step=key))

    def _on_move(self, follow_up: FollowUp) -> None:
        MoveDialog(self._proposal.workbench, follow_up).open()

    def _on_leave(self) -> None:
        self._form.hide()
        self.trouble.hide()
        if self._proposal.view is not None:
            self.show_view(self._proposal.view)
        self.focus_place()

    def _on_book(self) -> None:
        view = self._proposal.view
        if view is None or self.form.asks_who():
            return
        asked = self.form.asked(deal_id=view.proposal.deal_id, account_id=view.proposal.account_id)
        text = self._proposal.words.text("Book the next step “{topic}”", topic=asked.topic)
        self._proposal.act(text, partial(self._booked, view.proposal.id, asked), self._on_booked, self._on_refused)

    def _booked(self, key: UUID, asked: Asked) -> Step:
        """Book it and make it the proposal's next step, in one step; runs in the worker."""
        desk = self._proposal.workbench.desk
        follow_up = desk.following_up.made(asked)
        before = desk.proposing.view(key).proposal
        return desk.changes.do(Edit(None, follow_up), Edit(before, replace(before, next_step=follow_up.id)))

    def _on_booked(self) -> None:
        self._form.hide()
        self.trouble.hide()
        self.form.clear()

    def _on_refused(self, sentences: str) -> None:
        self.trouble.say(self._proposal.words.text("Not booked yet."), self.form.refused(sentences))
        self.trouble.show()
