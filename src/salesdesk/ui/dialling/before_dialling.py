"""Before a call begins: the pest guard's word, another way, or the reason to call all the same (B4, 2.10, 2.11)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from salesdesk.domain.letter import LetterKind
from salesdesk.domain.moment import Moment
from salesdesk.domain.pest_guard import Offer
from salesdesk.domain.refusals import Missing
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Field, TextLine
from salesdesk.ui.following_up import BookDialog
from salesdesk.ui.guarding.guard_line import GuardLine
from salesdesk.ui.notices import Notice
from salesdesk.ui.pipeline.hand_back_dialog import HandBackDialog
from salesdesk.ui.theme import theme
from salesdesk.ui.writing.letter_dialog import write_to_person
from salesdesk.wording.guards import guard_told
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.application.selling import DealView
    from salesdesk.domain.pest_guard import Guard
    from salesdesk.domain.running_call import RunningCall
    from salesdesk.ui.workbench import Workbench

WIDTH: Final = 680


def warn(workbench: Workbench, call: RunningCall, guard: Guard, begin: Callable[[RunningCall], object]) -> None:
    """Ask why where the guard says stop; else say what it says beside the call that begins."""
    if guard.stops:
        StopDialog(workbench, call, guard, begin).open()
        return
    words = workbench.words
    said = words.text("{name}: {told}", name=call.whom, told=guard_told(words, guard, workbench.today))
    workbench.notify(Notice(said, picture="triangle-alert"))
    begin(call)


class StopDialog(AskDialog):
    """The clock does not run yet: another way is one key away, and to call all the same needs a reason."""

    def __init__(
        self, workbench: Workbench, call: RunningCall, guard: Guard, begin: Callable[[RunningCall], object]
    ) -> None:
        """Show what the guard says; whoever asked not to be contacted can only be gone another way about."""
        words = workbench.words
        self._call, self._begin = call, begin
        ways: dict[Offer, Callable[[], object]] = {}
        if call.person_id is not None and call.account_id is not None:
            ways = {Offer.SLOT: self._on_slot, Offer.PERSON: self._on_other, Offer.LETTER: self._on_letter}
        if call.deal_id is not None:
            ways[Offer.HAND_BACK] = self._on_back
        self.line = GuardLine(words, ways)
        self.reason = TextLine(words.text("Such as: their machine stands still"))
        reason = Field(words.text("Why it is right to call all the same"), self.reason)
        super().__init__(
            workbench,
            words.text("Before you call {name}", name=call.whom),
            words.text("Begin the call"),
            self.line,
            reason,
        )
        self.setMinimumWidth(theme().px(WIDTH))
        self.be_tight()
        self.line.show_guard(guard, workbench.today)
        reason.setVisible(guard.may_be_overridden)
        self.button.setVisible(guard.may_be_overridden)
        if guard.may_be_overridden:
            self.reason.setFocus()

    @override
    def answer(self) -> None:
        """Let the clock run; the reason goes with the call into the log."""
        self.reason.commit()
        if not self.reason.value():
            self.refuse(told(self.words, Missing("despite", "activity")))
            self.reason.setFocus()
            return
        self.accept()
        now = self.workbench.desk.changes.clock.now().replace(microsecond=0)
        began = Moment(now, self._call.began.zone)
        self._begin(replace(self._call, began=began, despite=self.reason.value()))

    def _on_slot(self) -> None:
        call = self._call
        self.reject()
        BookDialog(self.workbench, deal_id=call.deal_id, account_id=call.account_id, person_id=call.person_id).open()

    def _on_other(self) -> None:
        """Go to the account, where somebody else is."""
        self.reject()
        self.workbench.navigate("accounts", str(self._call.account_id))

    def _on_letter(self) -> None:
        """Close the loop in writing."""
        self.reject()
        if self._call.person_id is not None:
            write_to_person(self.workbench, self._call.person_id, LetterKind.CLOSE_THE_LOOP, self._call.deal_id)

    def _on_back(self) -> None:
        self.reject()
        if self._call.deal_id is not None:
            view = partial(self.workbench.desk.selling.deal, self._call.deal_id)
            self.workbench.ask(view, self._on_deal)

    def _on_deal(self, view: DealView) -> None:
        HandBackDialog(self.workbench, view.row).open()
