"""Planning the talk with the manager: it is booked as a follow-up, and an invitation can be written for it (1.17)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from typing_extensions import override

from salesdesk.application.calendar_entry import Guest
from salesdesk.application.files import safe_name
from salesdesk.application.following_up import Asked
from salesdesk.domain.appointment import look_after
from salesdesk.domain.follow_up import FollowUp, FollowUpKind
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Field, TextLine, pair
from salesdesk.ui.files import save_document, where_to_save
from salesdesk.ui.following_up.when import WhenFields
from salesdesk.ui.theme import theme
from salesdesk.wording.quota import talk_topic

if TYPE_CHECKING:
    from salesdesk.application.booking import Times
    from salesdesk.application.changes import Step
    from salesdesk.application.quota_paper import QuotaView
    from salesdesk.ui.workbench import Workbench

MINUTES: Final = 30


class TalkDialog(AskDialog):
    """What the talk is about, when it is, and who is invited; without an address nobody is."""

    def __init__(self, workbench: Workbench, view: QuotaView) -> None:
        """Ask; the manager that the desk knows stands there already."""
        words = workbench.words
        self._desk = workbench.desk
        self.topic = TextLine()
        self.topic.set_value(talk_topic(view, words))
        self.when = WhenFields(words, workbench.today, workbench.standing.settings.zone, quick=True)
        self.name, self.email = TextLine(), TextLine()
        if view.manager is not None:
            self.name.set_value(view.manager.name)
            self.email.set_value(view.manager.email)
        super().__init__(
            workbench,
            words.text("Plan the talk"),
            words.text("Plan talk"),
            Field(words.text("Topic"), self.topic),
            self.when,
            pair(Field(words.text("Manager"), self.name), Field(words.text("E-mail"), self.email)),
            why=words.text("It is booked as a follow-up. With an address you are asked where to save the invitation."),
        )
        self.setMinimumWidth(theme().px(560))
        self.be_tight()
        self.when.grown.connect(self.fit_soon)
        self.when.setFocus(Qt.FocusReason.OtherFocusReason)
        workbench.ask(workbench.desk.booking.times, self._on_times)

    def _on_times(self, times: Times) -> None:
        """Begin with the next working day, which can be said otherwise in words or in the fields."""
        if self.when.quick:
            self.when.quick.show_times(times)
        if self.when.day.value() is None and not self.when.day.text():
            self.when.set_value(look_after(times.now, times.calendar))
        self.fit_soon()

    @override
    def refuse(self, sentences: str) -> None:
        # What is answered to loose words stands under them already.
        if self.when.answer.isHidden():
            super().refuse(sentences)

    @override
    def answer(self) -> None:
        """Book it."""
        self.when.commit()
        agreed = self.when.value()
        asked = Asked(
            topic=self.topic.value(),
            day=agreed.day,
            clock=agreed.clock,
            zone=agreed.zone,
            said=agreed.said,
            kind=FollowUpKind.OTHER,
            minutes=MINUTES,
        )
        text = self.words.text("Book follow-up “{topic}”", topic=asked.topic)
        act(self.workbench, text, partial(self._desk.quota.plan_talk, asked), self._on_booked, self.refuse, toast=True)

    def _on_booked(self, step: Step) -> None:
        manager = Guest(name=self.name.value(), email=self.email.value())
        self.accept()
        if "@" in manager.email:
            _invite(self.workbench, step, manager)


def _invite(workbench: Workbench, step: Step, manager: Guest) -> None:
    """Ask where the invitation goes, and write it; what stands in the way is told in a notice."""
    words = workbench.words
    name = safe_name(words.text("Invitation {name}", name=manager.name), "Invitation")
    kinds = f"{words.text('E-mail draft (*.eml)')};;{words.text('Calendar (*.ics)')}"
    path = where_to_save(workbench, words.text("Save the invitation"), f"{name}.eml", kinds)
    if path is not None:
        job = partial(workbench.desk.quota.invite, step.made(FollowUp), manager=manager)
        save_document(workbench, path, job, workbench.notify_trouble)
