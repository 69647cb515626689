"""What an activity was for: before, during or after the sale, and which of the kinds there (4.11-4.31)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from salesdesk.domain.activity import ActivityKind, Phase, kinds_of, phase_of
from salesdesk.ui.activities.letters import LetterSegments
from salesdesk.ui.fields import Choice
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import column
from salesdesk.wording.labels import label

if TYPE_CHECKING:
    from salesdesk.wording import Words


class KindFields(QWidget):
    """The phase, and the kinds of that phase."""

    def __init__(self, words: Words) -> None:
        """Begin with a sales call or meeting."""
        super().__init__()
        self._words = words
        self.phase: LetterSegments[Phase] = LetterSegments(
            words.text("When in the sale"), [(phase, label(words, phase), "") for phase in Phase]
        )
        self.kind: Choice[ActivityKind] = Choice()
        self.phase.committed.connect(self._on_phase)
        self.kind.setAccessibleName(words.text("What it was for"))
        self.setLayout(column(Flow(self.phase, self.kind, gap=12, align="middle"), gap=0))
        self.set_value(ActivityKind.CALL_OR_MEETING)

    def value(self) -> ActivityKind:
        """Return the kind chosen."""
        return self.kind.value() or kinds_of(self.phase.value())[0]

    def set_value(self, kind: ActivityKind) -> None:
        """Choose a kind, and its phase with it."""
        self.phase.set_value(phase_of(kind))
        self._offer()
        self.kind.set_value(kind)

    def _offer(self) -> None:
        self.kind.offer([(kind, label(self._words, kind)) for kind in kinds_of(self.phase.value())])

    def _on_phase(self, _phase: object) -> None:
        self._offer()
        self.kind.set_value(kinds_of(self.phase.value())[0])
