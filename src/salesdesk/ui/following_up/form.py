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
from salesdesk.ui.following_up.firmness import Firmness, LampsFor
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
        self,
        words: Words,
        today: dt.date,
        zone: str,
        lamps_for: LampsFor,
        *,
        kind: FollowUpKind = FollowUpKind.CALL_BACK,
        topic: str = "",
    ) -> None:
        """Make an empty form; `zone` is the desk's, `lamps_for` returns the lamps of a sentence."""
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
        self.firmness = Firmness(words, today, lamps_for)
        who = Flow(Field(words.text("Why"), self.kind), Field(words.text("With"), self.person), gap=10, line_gap=8)
        topic_lines = column(Field(words.text("Topic"), self.topic), self.firmness, gap=6)
        self.setLayout(column(topic_lines, self.when, who, self.facts, gap=12))
        self.setFocusProxy(self.topic)
        self.topic.textChanged.connect(self._on_changed)
        self.when.committed.connect(self._on_changed)
        self.person.committed.connect(self._on_changed)
        self.firmness.used.connect(self._on_used)
        self.show_people(())

    def show_people(self, people: Sequence[Person], chosen: UUID | None = None) -> None:
        """Offer the persons it may be agreed with; `chosen` is with whom."""
        nobody: tuple[UUID | None, str] = (None, self._words.text("Nobody in particular"))
        self.person.offer([nobody, *((p.id, p.name) for p in people)])
        self.person.set_value(chosen if any(p.id == chosen for p in people) else None)
        self._on_changed()

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

    def _on_changed(self, *_: object) -> None:
        with_whom = self.person.currentText() if self.person.value() is not None else ""
        self.firmness.show_step(self.topic.value(), with_whom, self.when.value().day)

    def _on_used(self, sentence: str) -> None:
        # As typed, not set: Ctrl+Z in the line brings the loose words back.
        self.topic.selectAll()
        self.topic.insert(sentence)
        self.topic.setFocus()
