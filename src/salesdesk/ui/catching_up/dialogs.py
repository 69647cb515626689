"""What is asked after a call, before somebody is passed over, and before a stop is opened early (1.4, 1.6, 1.7)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from salesdesk.application.forecast.catching_up import CallTold
from salesdesk.domain.activity import Reach
from salesdesk.ui.acts import act
from salesdesk.ui.ask import AskDialog
from salesdesk.ui.fields import Field, ParsedLine, Segments, TextBox, TextLine
from salesdesk.wording.activities import length_told
from salesdesk.wording.reading import read_minutes

if TYPE_CHECKING:
    from salesdesk.application.changes import Step
    from salesdesk.application.forecast.catching_up import NameCard
    from salesdesk.ui.workbench import Workbench

    Called = Callable[[CallTold], Step]


class OutcomeDialog(AskDialog):
    """A call as it went: how long, what was said, whether a referral was asked for, the names we got (1.7)."""

    def __init__(self, workbench: Workbench, card: NameCard, called: Called) -> None:
        """Ask about a call in which both spoke; `called` keeps it."""
        words = workbench.words
        self._card = card
        self._called = called
        self.note = TextBox(words.text("What they said, in a line or two"), lines=2)
        self.minutes: ParsedLine[int] = ParsedLine(
            read_minutes,
            partial(length_told, words),
            words.text("This length cannot be read. Write it like {example}", example="20 min"),
            words.text("min"),
        )
        self.referral: Segments[bool | None] = Segments(
            words.text("Did you ask for a referral?"),
            [(None, words.text("Not said"), ""), (True, words.text("Yes"), ""), (False, words.text("No"), "")],
        )
        self.named = TextBox(words.text("One name in each line"), lines=2)
        remark = words.text("Each becomes a person, referred by {name}; a thank-you is noted as owed.", name=card.who)
        super().__init__(
            workbench,
            words.text("You spoke with {name}", name=card.who),
            words.text("Log call"),
            Field(words.text("What was said"), self.note),
            Field(words.text("How long"), self.minutes),
            Field(words.text("Did you ask for a referral?"), self.referral),
            Field(words.text("Names you got"), self.named, remark=remark),
        )
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def answer(self) -> None:
        """Log it."""
        for field in (self.note, self.minutes, self.named):
            field.commit()
        told = CallTold(
            key=self._card.name.key,
            minutes=self.minutes.value(),
            note=self.note.value(),
            referral_asked=self.referral.value(),
            named=tuple(self.named.value().splitlines()),
        )
        keep(self, self.words.text("Call with {name}", name=self._card.who), partial(self._called, told))


class VoicemailDialog(AskDialog):
    """What a voicemail was to bring (2.11)."""

    def __init__(self, workbench: Workbench, card: NameCard, called: Called) -> None:
        """Ask about a voicemail; `called` keeps it."""
        words = workbench.words
        self._card = card
        self._called = called
        self.purpose = TextLine(words.text("Such as: agree on the day of the trial"))
        super().__init__(
            workbench,
            words.text("You left {name} a voicemail", name=card.who),
            words.text("Log voicemail"),
            Field(words.text("What the voicemail was to bring"), self.purpose),
        )
        self.purpose.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def answer(self) -> None:
        """Log it."""
        self.purpose.commit()
        told = CallTold(key=self._card.name.key, reach=Reach.VOICEMAIL, voicemail_for=self.purpose.value())
        keep(self, self.words.text("Voicemail for {name}", name=self._card.who), partial(self._called, told))


class ReasonDialog(AskDialog):
    """One reason, which is kept: why somebody is passed over, or why a stop comes before its turn (1.4)."""

    def __init__(
        self, workbench: Workbench, title: str, button: str, why: str, said: str, given: Callable[[str], Step]
    ) -> None:
        """Ask for a reason; `button` is the verb and noun of what is done, `said` what was done, `given` does it."""
        self._said = said
        self._given = given
        self.reason = TextLine()
        super().__init__(workbench, title, button, Field(workbench.words.text("Reason"), self.reason), why=why)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def answer(self) -> None:
        """Do it for the reason."""
        self.reason.commit()
        keep(self, self._said, partial(self._given, self.reason.value()))


def keep(dialog: AskDialog, text: str, job: Callable[[], Step]) -> None:
    """Do what a dialog asked for and close it; what stands in the way is said in it."""

    def done(_step: Step) -> None:
        dialog.accept()

    act(dialog.workbench, text, job, done, dialog.refuse, toast=True)
