"""The form of a follow-up: what about, when, with whom, and whether it is agreed (2.7, 2.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from salesdesk.application.following_up import Asked
from salesdesk.domain.follow_up import FollowUpKind
from salesdesk.ui.fields import Choice, Field, TextLine
from salesdesk.ui.flow import Flow
from salesdesk.ui.following_up.facts import FactsField
from salesdesk.ui.following_up.when import WhenFields
from salesdesk.ui.parts import column
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from salesdesk.domain.account import Person
    from salesdesk.wording import Words

LENGTHS = (15, 30, 45, 60, 90, 120)


class FollowUpForm(QWidget):
    """All fields of a follow-up; `asked` returns what they hold, ready to be booked."""

    def __init__(
        self, words: Words, today: dt.date, zone: str, *, kind: FollowUpKind = FollowUpKind.CALL_BACK, topic: str = ""
    ) -> None:
        """Make an empty form; `zone` is the desk's."""
        super().__init__()
        self._words = words
        self.topic = TextLine(words.text("What it is about"))
        self.topic.set_value(topic)
        self.minutes: Choice[int] = Choice([(n, words.text("{n} min", n=n)) for n in LENGTHS])
        self.minutes.set_value(30)
        self.when = WhenFields(words, today, zone, Field(words.text("Length"), self.minutes))
        self.kind: Choice[FollowUpKind] = Choice([(k, label(words, k)) for k in FollowUpKind])
        self.kind.set_value(kind)
        self.person: Choice[UUID | None] = Choice()
        self.facts = FactsField(words)
        who = Flow(Field(words.text("Why"), self.kind), Field(words.text("With"), self.person), gap=10, line_gap=8)
        self.setLayout(column(Field(words.text("Topic"), self.topic), self.when, who, self.facts, gap=12))
        self.setFocusProxy(self.topic)
        self.show_people(())

    def show_people(self, people: Sequence[Person], chosen: UUID | None = None) -> None:
        """Offer the persons it may be agreed with; `chosen` is with whom."""
        nobody: tuple[UUID | None, str] = (None, self._words.text("Nobody in particular"))
        self.person.offer([nobody, *((p.id, p.name) for p in people)])
        self.person.set_value(chosen if any(p.id == chosen for p in people) else None)

    def asked(self, *, deal_id: UUID | None = None, account_id: UUID | None = None) -> Asked:
        """Return what is to be booked; what cannot be booked so is refused by the use case, not here."""
        self.when.commit()
        agreed, facts = self.when.value(), self.facts.value()
        return Asked(
            topic=self.topic.value(),
            day=agreed.day,
            clock=agreed.clock,
            zone=agreed.zone,
            said=agreed.said,
            kind=self.kind.value() or FollowUpKind.CALL_BACK,
            minutes=self.minutes.value() or 30,
            deal_id=deal_id,
            account_id=account_id,
            person_id=self.person.value(),
            promised=facts["promised"],
            ours=facts["ours"],
            theirs=facts["theirs"],
        )

    def refused(self, sentences: str) -> str:
        """Return what to say beside the button; what stands under the day already is not said twice."""
        if self.when.answer.isHidden():
            return sentences
        return self._words.text("On which day, and at what time?")

    def clear(self) -> None:
        """Empty what belongs to one follow-up, for the next one."""
        self.topic.set_value("")
        self.when.clear()
        self.facts.set_value(None)
