"""A planned meeting in both calendars: what the plan's menu offers, and a line where they know another time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from salesdesk.application.files import safe_name
from salesdesk.ui.adaptive import Offer
from salesdesk.ui.calendars.calling_off import call_off
from salesdesk.ui.calendars.invitable import Invitable, invitable
from salesdesk.ui.calendars.inviting import export_entry, read_calendar, write_invitation
from salesdesk.ui.parts import HintStrip
from salesdesk.wording.calendar_files import behind_told

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesdesk.domain.meeting import Meeting
    from salesdesk.ui.adaptive import AdaptiveHeader
    from salesdesk.ui.workbench import Workbench


class PlanCalendar(HintStrip):
    """Hidden while whoever was invited knows when it is; the entries of the menu go as the plan goes."""

    def __init__(self, workbench: Workbench, header: AdaptiveHeader) -> None:
        """Put the entries into the menu of the header."""
        super().__init__()
        self._workbench = workbench
        self._header = header
        self._shown: Invitable | None = None
        words = workbench.words
        self._write, self._read, self._off, self._export = header.tuck(
            Offer(words.text("Write the invitation…"), "mail", partial(self._on, write_invitation)),
            Offer(words.text("Read a reply…"), "import", partial(read_calendar, workbench)),
            Offer(words.text("Call it off"), "x", partial(self._on, call_off)),
            Offer(words.text("Export for a calendar…"), "calendar-plus", partial(self._on, _export)),
        )
        self.acted.connect(self._on_acted)
        self.hide()
        for entry in (self._write, self._read, self._off, self._export):
            entry.setVisible(False)

    def show_meeting(self, meeting: Meeting) -> None:
        """Offer what can be done about its invitation now."""
        words = self._workbench.words
        self._shown = shown = invitable(words, meeting)
        texts = (words.text("Write the cancellation…"), words.text("Write the new time…"))
        usual = words.text("Write the invitation…")
        self._write.setText(texts[0] if shown.off else texts[1] if shown.is_behind else usual)
        self._write.setVisible(shown.is_open or (shown.off and shown.invited is not None))
        self._read.setVisible(shown.is_open and shown.invited is not None)
        for entry in (self._off, self._export):
            entry.setVisible(shown.is_open)
        if shown.is_behind:
            self.say(*behind_told(words, off=shown.off), texts[0] if shown.off else texts[1])
        self.setVisible(shown.is_behind)
        self._header.make_room()

    def _on(self, do: Callable[[Workbench, Invitable], object]) -> None:
        if self._shown is not None:
            do(self._workbench, self._shown)

    def _on_acted(self) -> None:
        self._on(write_invitation)


def _export(workbench: Workbench, shown: Invitable) -> None:
    words = workbench.words
    export_entry(workbench, shown.key, words.text("Export the meeting"), safe_name(shown.topic, words.text("Meeting")))
