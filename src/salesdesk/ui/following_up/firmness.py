"""How firm a next step is: who does what, and until when; loose words get what to say instead (2.2, B8)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.objective_building import next_step_sentence
from salesdesk.domain.objective import Lamp, Letter, Reason, Setting
from salesdesk.ui.parts import CheckRow, column
from salesdesk.wording.call_sheet import shown
from salesdesk.wording.labels import label, lamp_reason
from salesdesk.wording.lamp_hints import loose_hint

if TYPE_CHECKING:
    import datetime as dt

    from salesdesk.wording import Words

LampsFor = Callable[[str, Setting], tuple[Lamp, ...]]
"""Returns the five lamps of a sentence in a setting."""
APPLY = (Letter.SPECIFIC, Letter.TIME_BASED)
PAUSE = 300


class Firmness(QWidget):
    """A quiet line for each lamp that a next step can light; a hint, never a lock.

    Shown as soon as the step has words. `used` gives the sentence to say instead of loose words, `grown` tells that
    the lines take another height.
    """

    used = Signal(str)
    grown = Signal()

    def __init__(self, words: Words, today: dt.date, lamps_for: LampsFor) -> None:
        """Say nothing yet."""
        super().__init__()
        self._words = words
        self._today = today
        self._lamps_for = lamps_for
        self._sentence = ""
        self._setting = Setting(today=today)
        self._instead = ""
        self.rows = {letter: CheckRow("", "advice") for letter in APPLY}
        self.rows[Letter.SPECIFIC].acted.connect(self._on_acted)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._light)
        self.setLayout(column(*self.rows.values(), gap=2))
        self.hide()

    def show_step(self, topic: str, person: str, day: dt.date | None) -> None:
        """Look at a next step as it is typed: what, with whom, on which day."""
        people = ((person, None),) if person else ()
        self._sentence = next_step_sentence(topic, person)
        self._setting = Setting(today=self._today, people=people, by=day)
        self._pause.start()

    def _light(self) -> None:
        for lamp in self._lamps_for(self._sentence, self._setting):
            if lamp.letter in self.rows:
                self._show(lamp)
        self.setVisible(bool(self._sentence.strip()))
        self.grown.emit()

    def _show(self, lamp: Lamp) -> None:
        words, row = self._words, self.rows[lamp.letter]
        if lamp.reason is Reason.LOOSE_WORDS:
            hint = loose_hint(words, lamp.words, self._setting)
            self._instead = hint.instead
            row.show_state(words.text("{name} {text}", name=hint.name, text=hint.text), "missing", hint.act)
            return
        reason = lamp_reason(words, lamp.reason, shown(lamp, words))
        told = words.text("{lamp}: {reason}", lamp=label(words, lamp.letter), reason=reason)
        row.show_state(told, "met" if lamp.met else "advice")

    def _on_acted(self) -> None:
        if self._instead:
            self.used.emit(self._instead)
