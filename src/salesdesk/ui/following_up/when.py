"""When both meet again: a day, a time and a zone; loose words get the answer that asks for both (2.7)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.refusals import LooseWords
from salesdesk.ui.fields import Field, SuggestLine, date_field, time_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.parts import HintStrip, column
from salesdesk.ui.theme import theme
from salesdesk.wording.troubles import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.domain.moment import Moment
    from salesdesk.wording import Words

SUGGESTIONS = 8


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the fields hold: `said` are the words where no day could be read."""

    day: dt.date | None
    clock: dt.time | None
    zone: str
    said: str


class ZoneLine(SuggestLine):
    """The name of a time zone, suggested by what was typed of it."""

    def __init__(self) -> None:
        """Suggest zones."""
        super().__init__(zones_like)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(168), super().sizeHint().height())


class WhenFields(QWidget):
    """Day, time and time zone side by side, and under them what loose words are answered with."""

    committed = Signal(object)

    def __init__(self, words: Words, today: dt.date, zone: str, *others: QWidget) -> None:
        """Make empty fields; `zone` is the desk's, `others` stand in the same line."""
        super().__init__()
        self._words = words
        self.day = date_field(words, today)
        self.time = time_field(words)
        self.zone = ZoneLine()
        self.zone.set_value(zone)
        self._unread: set[str] = set()
        self.answer = HintStrip()
        self.answer.hide()
        self.day_field = Field(words.text("Day"), self.day)
        self.time_field = Field(words.text("Time"), self.time)
        zone_field = Field(words.text("Time zone"), self.zone)
        line = Flow(self.day_field, self.time_field, *others, zone_field, gap=10, line_gap=8)
        self.setLayout(column(line, self.answer, gap=8))
        self.setFocusProxy(self.day)
        self.day.refused.connect(self._on_day_refused)
        self.time.refused.connect(self._on_time_refused)
        for field in (self.day, self.time, self.zone):
            field.committed.connect(self._on_committed)

    def value(self) -> Agreed:
        """Return what was agreed; what could not be read counts as not given."""
        loose = "day" in self._unread
        return Agreed(
            day=None if loose else self.day.value(),
            clock=None if "time" in self._unread else self.time.value(),
            zone=self.zone.value(),
            said=self.day.text().strip() if loose else "",
        )

    def set_value(self, starts: Moment) -> None:
        """Show a moment."""
        self.day.set_value(starts.day)
        self.time.set_value(starts.local.time().replace(tzinfo=None))
        self.zone.set_value(starts.zone)

    def clear(self) -> None:
        """Show no day and no time."""
        self.day.set_value(None)
        self.time.set_value(None)

    def commit(self) -> None:
        """Read what was typed and not read yet."""
        for field in (self.day, self.time, self.zone):
            field.commit()

    def _on_day_refused(self, refusal: str) -> None:
        self._note("day", refusal)
        if refusal:
            # The strip says more than the field's own line.
            self.day_field.clear_error()
            self.answer.say("", told(self._words, LooseWords(self.day.text().strip())))
        self.answer.setVisible(bool(refusal))

    def _on_time_refused(self, refusal: str) -> None:
        self._note("time", refusal)

    def _note(self, name: str, refusal: str) -> None:
        if refusal:
            self._unread.add(name)
        else:
            self._unread.discard(name)

    def _on_committed(self, _value: Any) -> None:  # noqa: ANN401 (each field has its own kind of value)
        self.committed.emit(self.value())


def zones_like(text: str) -> Sequence[tuple[str, str]]:
    """Return the time zones whose name holds what was typed, those of this part of the world first."""
    typed = text.strip().casefold().replace(" ", "_")
    found = sorted(zone for zone in available_timezones() if typed in zone.casefold() and "/" in zone)
    named = [zone for zone in found if zone.rpartition("/")[2].casefold().startswith(typed)]
    return [(zone, zone) for zone in dict.fromkeys([*named, *found])][:SUGGESTIONS]
