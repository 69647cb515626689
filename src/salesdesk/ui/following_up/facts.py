"""The three facts that make a follow-up one, each with how we know it (2.8)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.following_up import Fact
from salesdesk.domain.follow_up import Evidence, FollowUp, FollowUpState
from salesdesk.ui.fields import TextLine, Tick
from salesdesk.ui.parts import Label, Pill, PillLook, boxed, column, row
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.wording import Words

FACTS: tuple[Fact, ...] = ("promised", "ours", "theirs")


def state_look(words: Words, state: FollowUpState) -> PillLook:
    """Return the pill of a follow-up's state."""
    text = label(words, state)
    if state is FollowUpState.IN_BOTH_CALENDARS:
        return PillLook(text, "ok", "calendar-check")
    return (
        PillLook(text, "info", "handshake")
        if state is FollowUpState.AGREED
        else PillLook(text, "neutral", "circle-dashed")
    )


class FactsField(QWidget):
    """Three ticks, each with a line for the evidence, and the state they add up to."""

    committed = Signal(object)

    def __init__(self, words: Words) -> None:
        """Show nothing ticked."""
        super().__init__()
        self._words = words
        names: dict[Fact, str] = {
            "promised": words.text("They promised to be there"),
            "ours": words.text("It is in our calendar"),
            "theirs": words.text("It is in their calendar"),
        }
        hints: dict[Fact, str] = {
            "promised": words.text("Said so on the phone"),
            "ours": words.text("Entered today"),
            "theirs": words.text("Invitation sent, accepted"),
        }
        self.ticks = {fact: Tick(names[fact]) for fact in FACTS}
        self.evidence = {fact: TextLine(hints[fact]) for fact in FACTS}
        self.pill = Pill("", "neutral", "circle-dashed")
        lines = column(row(Label(words.text("Is it agreed?"), "label"), None, self.pill), gap=6)
        for fact in FACTS:
            line = row(self.ticks[fact], self.evidence[fact], gap=10)
            line.setStretch(0, 1)
            line.setStretch(1, 1)
            lines.addWidget(boxed(line))
            self.evidence[fact].setAccessibleName(words.text("How you know: {fact}", fact=names[fact]))
            self.evidence[fact].setEnabled(False)
            self.ticks[fact].committed.connect(partial(self._on_ticked, fact))
            self.evidence[fact].committed.connect(self._on_typed)
        self.setLayout(lines)
        self._tell()

    def value(self) -> dict[Fact, str | None]:
        """Return the evidence of each fact that is ticked, None for the others."""
        return {fact: self.evidence[fact].value() if self.ticks[fact].value() else None for fact in FACTS}

    def set_value(self, follow_up: FollowUp | None) -> None:
        """Show the facts of a follow-up, or none."""
        kept: dict[Fact, Evidence | None] = {
            "promised": follow_up.promised if follow_up else None,
            "ours": follow_up.ours if follow_up else None,
            "theirs": follow_up.theirs if follow_up else None,
        }
        for fact in FACTS:
            evidence = kept[fact]
            self.ticks[fact].set_value(evidence is not None)
            self.evidence[fact].setEnabled(evidence is not None)
            self.evidence[fact].set_value(evidence.text if evidence else "")
        self._tell()

    @property
    def state(self) -> FollowUpState:
        """What the ticks add up to (terms: follow-up)."""
        if all(tick.value() for tick in self.ticks.values()):
            return FollowUpState.IN_BOTH_CALENDARS
        return FollowUpState.AGREED if self.ticks["promised"].value() else FollowUpState.PROPOSED

    @property
    def held(self) -> int:
        """How many of the three hold."""
        return sum(tick.value() for tick in self.ticks.values())

    def _on_ticked(self, fact: Fact, ticked: object) -> None:
        self.evidence[fact].setEnabled(bool(ticked))
        self._tell()
        self.committed.emit(self.value())

    def _on_typed(self, _text: object) -> None:
        self.committed.emit(self.value())

    def _tell(self) -> None:
        look = state_look(self._words, self.state)
        self.pill.show_state(look.text, look.role, look.picture)
