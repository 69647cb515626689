"""Planning the talk with the manager: it is booked as a follow-up, and an invitation can be written for it (1.17)."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from salesdesk.application.calendar_entry import Guest
from salesdesk.application.files import safe_name
from salesdesk.application.following_up import Asked
from salesdesk.domain.follow_up import FollowUp, FollowUpKind
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Field, TextLine, pair
from salesdesk.ui.files import save_document, where_to_save
from salesdesk.ui.following_up.when import WhenFields
from salesdesk.wording.quota import talk_topic

if TYPE_CHECKING:
    from salesdesk.application.changes import Step
    from salesdesk.application.forecast.quota_paper import QuotaView
    from salesdesk.ui.workbench import Workbench

USUAL_CLOCK: Final = dt.time(10)
MINUTES: Final = 30


class TalkDialog(AskDialog):
    """What the talk is about, when it is, and who is invited; without an address nobody is."""

    def __init__(self, workbench: Workbench, view: QuotaView) -> None:
        """Ask; the manager that the desk knows stands there already."""
        words = workbench.words
        self._desk = workbench.desk
        self.topic = TextLine()
        self.topic.set_value(talk_topic(view, words))
        self.when = WhenFields(words, workbench.today, workbench.standing.settings.zone)
        self.when.show_local(None, USUAL_CLOCK)
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
        self.when.grown.connect(self.fit_soon)

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
