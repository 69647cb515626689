"""Which options came up: those that were planned are noted with one key, others are written down (2.15)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.application.next_plan import still_to_raise
from salesdesk.application.plan_editing import plan_of
from salesdesk.application.talk_editing import option_put
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import Button, Label, column
from salesdesk.wording.talks import options_told

if TYPE_CHECKING:
    from salesdesk.domain.account import Person
    from salesdesk.domain.call_strategy import OptionToRaise
    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.autosave import Autosave
    from salesdesk.ui.workbench import Workbench


SHORT: Final = 28


class OptionsTold(QWidget):
    """What was raised in a sentence, a button for each option that was planned, and one for another."""

    option_asked = Signal()

    def __init__(self, workbench: Workbench, autosave: Autosave[Meeting]) -> None:
        """Show none yet."""
        super().__init__()
        self._workbench = workbench
        self._words = words = workbench.words
        self._autosave = autosave
        self._people: tuple[Person, ...] = ()
        self._planned: tuple[OptionToRaise, ...] = ()
        self._told = Label("", "second", wrap=True)
        self._add = Button(words.text("Add option"), "plus", "quiet", do=self.option_asked.emit)
        self._buttons = Flow(self._add)
        self.setLayout(column(self._told, self._buttons, gap=4))

    def show_people(self, people: tuple[Person, ...]) -> None:
        """Know who can have raised an option."""
        self._people = people

    def show_meeting(self, meeting: Meeting) -> None:
        """Tell what was raised, and offer what was planned and did not come up."""
        self._told.setText(options_told(self._words, meeting.raised, self._people))
        planned = still_to_raise(plan_of(meeting), meeting.raised)
        if planned != self._planned:
            self._planned = planned
            self._buttons.show_widgets(*(self._button(option) for option in planned), self._add)

    def _button(self, option: OptionToRaise) -> Button:
        short = option.text if len(option.text) <= SHORT else f"{option.text[:SHORT].rstrip()}…"
        button = Button(
            self._words.text("Raised: {option}", option=short), "check", do=partial(self._on_raised, option)
        )
        button.setAccessibleName(self._words.text("Raised by us: {option}", option=option.text))
        return button

    def _on_raised(self, planned: OptionToRaise) -> None:
        option = self._workbench.desk.discussing.option(planned.text, planned.dimension)
        self._add.setFocus()
        self._autosave.edit(self._words.text("Add option"), partial(option_put, option=option))
