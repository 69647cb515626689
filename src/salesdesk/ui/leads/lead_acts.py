"""What can be done with a lead where it stands: noted as spoken with, made a deal of, handed back, taken again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.application.lead_view import LeadRow, LeadsView
from salesdesk.domain.deal import Deal
from salesdesk.domain.lead import LeadState
from salesdesk.domain.letter import LetterKind
from salesdesk.domain.moment import zone_named
from salesdesk.domain.pest_guard import Offer
from salesdesk.ui.acts import act
from salesdesk.ui.fields import Field, moment_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.following_up import BookDialog
from salesdesk.ui.guarding.guard_line import GuardLine
from salesdesk.ui.leads.back_form import HandBackForm, TakeAgainForm
from salesdesk.ui.parts import Button, HintStrip, Label, boxed, column, row
from salesdesk.ui.writing.letter_dialog import write_to_person
from salesdesk.wording.leads import failing, handed_back_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.changes import Step
    from salesdesk.ui.workbench import Workbench


class LeadActs(QWidget):
    """The acts of one lead, as its state allows them; `done` asks to close its fields, `dropped` to put it away."""

    done = Signal()
    dropped = Signal()
    arranged = Signal()

    def __init__(self, workbench: Workbench, seen: Callable[[], LeadsView | None]) -> None:
        """Show nothing yet; `seen` gives what the page shows now."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self._seen = seen
        self._row: LeadRow | None = None
        self._told = Label("", tone="text2", wrap=True)
        # To hand it back stands among its acts anyway.
        ways = {Offer.SLOT: self._on_slot, Offer.PERSON: self._on_other, Offer.LETTER: self._on_letter}
        self.guard = GuardLine(words, ways)
        self._trouble = HintStrip(kind="trouble")
        self._trouble.hide()
        self.spoken_at = moment_field(words, workbench.today)
        self.spoke_button = Button(words.text("Note the talk"), "phone", do=self._on_spoke)
        talk = row(Field(words.text("You first spoke with them"), self.spoken_at), None, gap=10, middle=False)
        self._talk = boxed(talk)
        self.deal_button = Button(words.text("Make a deal of it"), "square-kanban", "primary", do=self._on_deal)
        self.open_button = Button(words.text("Open deal"), "square-kanban", do=self._on_open)
        self.back_button = Button(words.text("Hand back to marketing…"), "undo-2", do=self._on_back)
        self.again_button = Button(words.text("Take it again…"), "redo-2", do=self._on_again)
        self.away_button = Button(words.text("Put away"), "archive", do=self.dropped.emit)
        self.close_button = Button(words.text("Done"), do=self.done.emit)
        self.back = HandBackForm(words, workbench.today)
        self.again = TakeAgainForm(words, workbench.today)
        self.back.asked.connect(self._on_back_asked)
        self.again.asked.connect(self._on_again_asked)
        self.back.closed.connect(self._on_closed)
        self.again.closed.connect(self._on_closed)
        self._buttons = Flow(
            self.spoke_button,
            self.deal_button,
            self.open_button,
            self.back_button,
            self.again_button,
            self.away_button,
            self.close_button,
        )
        self.setLayout(
            column(self._told, self.guard, self._trouble, self._talk, self._buttons, self.back, self.again, gap=10)
        )

    def show_row(self, shown: LeadRow) -> None:
        """Show what can be done with a lead now."""
        before, lead = self._row, shown.lead
        if before is None or before.lead.state is not lead.state:
            self._trouble.hide()
            self.back.hide()
            self.again.hide()
            self._propose_now()
        self._row = shown
        told = handed_back_told(self._words, lead)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        ours = lead.state in {LeadState.UNTOUCHED, LeadState.TOUCHED}
        self.guard.show_guard(shown.guard if ours else None, self._workbench.today)
        if lead.person_id is None:
            self.guard.offers[Offer.LETTER].hide()
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self._offer(lead.state, spoken=lead.two_way is not None)
        if inside and focused is not None and focused.isHidden():
            self._first().setFocus(Qt.FocusReason.OtherFocusReason)
        self.arranged.emit()

    def _offer(self, state: LeadState, *, spoken: bool) -> None:
        ours = state in {LeadState.UNTOUCHED, LeadState.TOUCHED}
        self._talk.setVisible(ours and not spoken)
        self.spoke_button.setVisible(ours and not spoken)
        self.deal_button.setVisible(ours and spoken)
        self.open_button.setVisible(state is LeadState.DEAL)
        self.back_button.setVisible(state is not LeadState.HANDED_BACK and self.back.isHidden())
        self.again_button.setVisible(state is LeadState.HANDED_BACK and self.again.isHidden())

    def _first(self) -> QWidget:
        offered = (self.deal_button, self.open_button, self.again_button, self.spoke_button)
        return next((one for one in offered if not one.isHidden()), self.close_button)

    def _propose_now(self) -> None:
        zone = zone_named(self._workbench.standing.settings.zone)
        now = self._workbench.desk.changes.clock.now().astimezone(zone)
        self.spoken_at.set_value(now.replace(tzinfo=None, second=0, microsecond=0))

    # acting

    def _on_spoke(self) -> None:
        if self._row is None:
            return
        self.spoken_at.day.commit()
        self.spoken_at.time.commit()
        day, clock = self.spoken_at.day.value(), self.spoken_at.time.value()
        job = partial(self._workbench.desk.leads.spoke, self._row.lead.id, day, clock)
        act(self._workbench, self._words.text("Note the first talk"), job, self._on_kept, self._refuse)

    def _on_slot(self) -> None:
        if self._row is not None:
            lead = self._row.lead
            BookDialog(self._workbench, account_id=lead.account_id, person_id=lead.person_id, topic=lead.name).open()

    def _on_other(self) -> None:
        """Go to the account, where somebody else is."""
        if self._row is not None and self._row.lead.account_id is not None:
            self._workbench.navigate("accounts", str(self._row.lead.account_id))

    def _on_letter(self) -> None:
        if self._row is not None and self._row.lead.person_id is not None:
            write_to_person(self._workbench, self._row.lead.person_id, LetterKind.CLOSE_THE_LOOP)

    def _on_deal(self) -> None:
        if self._row is not None:
            job = partial(self._workbench.desk.leads.make_deal, self._row.lead.id)
            text = self._words.text("Make a deal of a lead")
            act(self._workbench, text, job, self._on_made, self._refuse, toast=True)

    def _on_made(self, step: Step) -> None:
        self._workbench.navigate("deal", str(step.made(Deal)))

    def _on_open(self) -> None:
        if self._row is not None and self._row.lead.deal_id is not None:
            self._workbench.navigate("deal", str(self._row.lead.deal_id))

    def _on_back(self) -> None:
        view = self._seen()
        self.back.open_with(failing(self._words, view.failable) if view else ())
        self.back_button.hide()
        self.arranged.emit()

    def _on_back_asked(self) -> None:
        if self._row is not None:
            job = partial(self._workbench.desk.leads.hand_back, self._row.lead.id, self.back.value())
            text = self._words.text("Hand a lead back to marketing")
            act(self._workbench, text, job, self._on_handed_back, self.back.refuse, toast=True)

    def _on_handed_back(self, _step: Step) -> None:
        self.back.empty()
        self.done.emit()

    def _on_again(self) -> None:
        self.again.open_form()
        self.again_button.hide()
        self.arranged.emit()

    def _on_again_asked(self) -> None:
        if self._row is not None:
            signal, on = self.again.value()
            job = partial(self._workbench.desk.leads.take_again, self._row.lead.id, signal, on)
            text = self._words.text("Take a lead again")
            act(self._workbench, text, job, self._on_kept, self.again.refuse, toast=True)

    def _on_closed(self) -> None:
        if self._row is not None:
            self._offer(self._row.lead.state, spoken=self._row.lead.two_way is not None)
            (self.again_button if self.back_button.isHidden() else self.back_button).setFocus()
        self.arranged.emit()

    def _on_kept(self, _step: Step) -> None:
        self._trouble.hide()

    def _refuse(self, sentences: str) -> None:
        self._trouble.say("", sentences)
        self._trouble.show()
