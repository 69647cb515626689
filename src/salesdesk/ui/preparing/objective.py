"""The third column: why we call, with five lamps that say how good the objective is (2.1, 2.2)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from salesdesk.application.plan_editing import plan_of, planned
from salesdesk.domain.objective import Lamp, Letter, Setting
from salesdesk.ui.fields import TextBox
from salesdesk.ui.laid_out import nest
from salesdesk.ui.part_card import PartCard
from salesdesk.ui.parts import HintStrip, LampRow, column
from salesdesk.ui.preparing.agreed import Agreed
from salesdesk.ui.preparing.five_fields import FiveFields
from salesdesk.ui.preparing.gains import Gains
from salesdesk.ui.preparing.repeat_hint import RepeatHint
from salesdesk.ui.preparing.strategy import Strategy
from salesdesk.wording.call_sheet import shown
from salesdesk.wording.labels import label, lamp_reason
from salesdesk.wording.lamp_hints import LampHint, hint_of

if TYPE_CHECKING:
    from salesdesk.application.plan_view import PlanView
    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench

PAUSE = 300


class Objective(QObject):
    """The sentence in its serif box, its fields, the first missing lamp, the lamps, what both get, how we lead it."""

    led = Signal(str)
    lit = Signal(object)
    arranged = Signal()

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Build an empty column."""
        super().__init__()
        self._words = words = workbench.words
        self._desk = workbench.desk
        self._autosave = autosave
        self._setting: Setting | None = None
        self._hint: LampHint | None = None
        self.card = PartCard("target", words.text("Objective"))
        self.box = TextBox(words.text("Who will have done what, by when?"), lines=2, limit=2000, serif=True)
        self.box.setAccessibleName(words.text("Objective of this call"))
        self.box.committed.connect(self._on_written)
        self.strip = HintStrip()
        self.strip.acted.connect(self._on_hint)
        self.rows = {letter: LampRow(letter.value, label(words, letter)) for letter in Letter}
        self.five = FiveFields(workbench, autosave)
        self.repeats = RepeatHint(workbench, self.box)
        self.gains = Gains(workbench, autosave)
        self.strategy = Strategy(workbench, autosave)
        self.strategy.arranged.connect(self.arranged)
        self.strategy.step.led.connect(self.led)
        self.agreed = Agreed(workbench)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._light)
        self.card.lines.addWidget(self.box)
        self.card.lines.addWidget(self.five)
        self.card.lines.addWidget(self.strip)
        nest(self.card.lines, column(*self.rows.values(), gap=2))
        self.card.lines.addWidget(self.repeats)
        self.card.lines.addWidget(self.gains)
        self.card.lines.addWidget(self.strategy)
        self.card.lines.addWidget(self.agreed)
        self.card.lines.addStretch(1)

    def show_view(self, view: PlanView) -> None:
        """Take the people, deal and days that the lamps look at."""
        self._setting = view.setting
        self.five.show_view(view)
        self.strategy.show_view(view)
        self.repeats.show_process(view.process)
        self.agreed.show_view(view)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show the plan as it is written now."""
        plan = plan_of(meeting)
        self.box.set_value(plan.objective)
        self.five.show_meeting(meeting)
        self.gains.show_plan(plan)
        self.strategy.show_meeting(meeting)
        if self._setting is not None:
            day = meeting.starts.day if meeting.starts else None
            self._setting = replace(self._setting, by=plan.objective_by, moves=plan.fields.moves, meeting_day=day)
        self._light()

    def focus_first(self) -> None:
        """Put the focus into the objective."""
        self.box.setFocus()

    def close_editors(self) -> None:
        """Close what is open, keeping what was typed."""
        self.strategy.close_editors()

    def _light(self) -> None:
        if self._setting is None:
            return
        lamps = self._desk.preparing.lamps_for(self.box.value(), self._setting)
        for lamp in lamps:
            self._show(lamp)
        self._hint = hint_of(self._words, lamps, self._setting)
        self.strip.setVisible(self._hint is not None)
        if self._hint is not None:
            self.strip.say(self._hint.name, self._hint.text, self._hint.act)
        self.lit.emit(lamps)

    def _show(self, lamp: Lamp) -> None:
        words = self._words
        self.rows[lamp.letter].show_state(
            met=lamp.met,
            reason=lamp_reason(words, lamp.reason, shown(lamp, words)),
            told=words.text("met") if lamp.met else words.text("missing"),
        )

    def _on_written(self, text: str) -> None:
        self._autosave.edit(self._words.text("Write objective"), partial(planned, objective=text))
        self._light()

    def _on_hint(self) -> None:
        hint = self._hint
        # Words put behind a sentence that is built from fields would cut it off from them.
        if hint is None or self.five.lead_to(hint.field):
            return
        if hint.leads:
            self.led.emit(hint.leads)
        elif hint.instead:
            # As typed, not set: Ctrl+Z in the box brings the loose sentence back.
            self.box.selectAll()
            self.box.insertPlainText(hint.instead)
            self.box.setFocus()
        elif hint.place == "start":
            cursor = self.box.textCursor()
            cursor.movePosition(cursor.MoveOperation.Start)
            cursor.insertText(f"{hint.insert} ")
            self.box.setFocus()
        else:
            self.box.insert_at_end(hint.insert)
        self.box.commit()
