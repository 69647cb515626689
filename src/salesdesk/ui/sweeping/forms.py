"""What each choice of a sweep asks for: a reason, what marketing needs, or the step that the customer dated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.application.following_up import Asked
from salesdesk.application.sweeping import FlaggedDeal, Verdict
from salesdesk.domain.deal import ReasonCode, ReasonSource
from salesdesk.domain.sweep import SweepChoice
from salesdesk.ui.fields import Choice, Field, SuggestLine, TextLine, date_field, pair
from salesdesk.ui.following_up.when import WhenFields
from salesdesk.ui.parts import Row, column
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    import datetime as dt

    from salesdesk.wording import Words

REASONS: Final = (
    ReasonCode.NO_PRIORITY,
    ReasonCode.NO_BUDGET,
    ReasonCode.NO_SPONSOR,
    ReasonCode.STATUS_QUO,
    ReasonCode.REORGANISATION,
    ReasonCode.OTHER,
)


class ChoiceForm(QWidget):
    """The fields of one choice; `changed` tells that something was written."""

    changed = Signal()

    def show_verdict(self, deal: FlaggedDeal, verdict: Verdict) -> None:
        """Fill the fields."""
        raise NotImplementedError

    def verdict(self) -> Verdict:
        """Return what the fields hold."""
        raise NotImplementedError

    def commit(self) -> None:
        """Read what was typed and not read yet."""

    def first(self) -> QWidget:
        """Return the field to begin with."""
        raise NotImplementedError

    def _on_committed(self, _value: object) -> None:
        self.changed.emit()


class NoDecisionForm(ChoiceForm):
    """Why nothing was decided, and who says so."""

    def __init__(self, words: Words) -> None:
        """Offer the reasons of a no-decision; our guess unless the customer said so."""
        super().__init__()
        self.reason: Choice[ReasonCode] = Choice([(code, label(words, code)) for code in REASONS])
        self.source: Choice[ReasonSource] = Choice([(one, label(words, one)) for one in ReasonSource])
        for choice in (self.reason, self.source):
            choice.committed.connect(self._on_committed)
        # Below each other: a reason beside another field is cut off in the dialog for several deals.
        fields = (Field(words.text("Main reason"), self.reason), Field(words.text("Who says so"), self.source))
        self.setLayout(column(*fields, gap=10))
        self._show(Verdict(choice=SweepChoice.NO_DECISION))

    @override
    def show_verdict(self, deal: FlaggedDeal, verdict: Verdict) -> None:
        self._show(verdict)

    @override
    def verdict(self) -> Verdict:
        reason, source = self.reason.value() or ReasonCode.NO_PRIORITY, self.source.value() or ReasonSource.REP
        return Verdict(choice=SweepChoice.NO_DECISION, reason=reason, source=source)

    @override
    def first(self) -> QWidget:
        return self.reason

    def _show(self, verdict: Verdict) -> None:
        self.reason.set_value(verdict.reason)
        self.source.set_value(verdict.source)


class BackForm(ChoiceForm):
    """What marketing has to know (3.6)."""

    def __init__(self, words: Words, today: dt.date) -> None:
        """Build empty fields."""
        super().__init__()
        known = [
            words.text("No budget"),
            words.text("No need at present"),
            words.text("Nobody who decides"),
            words.text("Too small for us"),
        ]
        self.failed = SuggestLine(lambda text: [(one, one) for one in known if text.casefold() in one.casefold()])
        self.revisit = date_field(words, today)
        self.why = TextLine(words.text("Such as: they build in two years"))
        self.seen = TextLine(words.text("Such as: the offer of May, the visit to the showroom"))
        for line in (self.failed, self.revisit, self.why, self.seen):
            line.committed.connect(self._on_committed)
        self.setLayout(
            column(
                pair(
                    Field(words.text("Criterion it does not meet"), self.failed),
                    Field(words.text("Look at it again on"), self.revisit),
                ),
                Field(words.text("Why it goes back"), self.why),
                Field(words.text("What they saw already"), self.seen),
                gap=10,
            )
        )

    @override
    def show_verdict(self, deal: FlaggedDeal, verdict: Verdict) -> None:
        self.failed.set_value(verdict.failed)
        self.revisit.set_value(verdict.revisit_on)
        self.why.set_value(verdict.why)
        self.seen.set_value(verdict.seen)

    @override
    def verdict(self) -> Verdict:
        return Verdict(
            choice=SweepChoice.BACK_TO_MARKETING,
            failed=self.failed.value(),
            why=self.why.value(),
            seen=self.seen.value(),
            revisit_on=self.revisit.value(),
        )

    @override
    def commit(self) -> None:
        for line in (self.failed, self.revisit, self.why, self.seen):
            line.commit()

    @override
    def first(self) -> QWidget:
        return self.failed


class KeepForm(ChoiceForm):
    """The next step that the customer dated, and how they agreed; one that is booked already is enough (3.10)."""

    def __init__(self, words: Words, today: dt.date, zone: str) -> None:
        """Build empty fields; `zone` is the desk's."""
        super().__init__()
        self._words = words
        self._zone = zone
        self._booked = False
        self.topic = TextLine(words.text("What happens on that day"))
        self.when = WhenFields(words, today, zone)
        self.promised = TextLine(words.text("Such as: their mail of today, “Thursday at ten”"))
        self._step = Row(words.text("They dated the next step already"), " ", "calendar-check", token="ok")
        for line in (self.topic, self.when, self.promised):
            line.committed.connect(self._on_committed)
        fields = column(
            Field(words.text("Next step"), self.topic),
            self.when,
            Field(words.text("How they agreed to that day"), self.promised),
            gap=10,
        )
        self._fields = QWidget()
        self._fields.setLayout(fields)
        self.setLayout(column(self._step, self._fields, gap=8))

    @override
    def show_verdict(self, deal: FlaggedDeal, verdict: Verdict) -> None:
        self._booked = deal.promised is not None
        self._step.setVisible(self._booked)
        self._fields.setVisible(not self._booked)
        if deal.promised is not None:
            words, when = self._words, self._words.full_day_time(deal.promised.starts)
            self._step.second.setText(words.text("{when}: {topic}", when=when, topic=deal.promised.topic))
        step = verdict.step or Asked(topic="")
        self.topic.set_value(step.topic)
        self.when.clear()
        self.when.day.set_value(step.day)
        self.when.time.set_value(step.clock)
        self.when.zone.set_value(step.zone or self._zone)
        self.promised.set_value(step.promised or "")

    @override
    def verdict(self) -> Verdict:
        if self._booked:
            return Verdict(choice=SweepChoice.KEEP)
        agreed = self.when.value()
        step = Asked(
            topic=self.topic.value(),
            day=agreed.day,
            clock=agreed.clock,
            zone=agreed.zone,
            said=agreed.said,
            promised=self.promised.value(),
        )
        return Verdict(choice=SweepChoice.KEEP, step=step)

    @override
    def commit(self) -> None:
        self.topic.commit()
        self.when.commit()
        self.promised.commit()

    @override
    def first(self) -> QWidget:
        return self.topic
