"""When both meet again: a day, a time and a zone; loose words get the answer that asks for both (2.7)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from salesdesk.domain.moment import Moment
from salesdesk.domain.refusals import LooseWords
from salesdesk.ui.fields import Field, SuggestLine, date_field, time_field
from salesdesk.ui.flow import Flow
from salesdesk.ui.following_up.quick import QuickWords
from salesdesk.ui.parts import HintStrip, column
from salesdesk.ui.theme import theme
from salesdesk.wording.troubles import told
from salesdesk.wording.when import moment_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesdesk.domain.said_moment import Said
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
    """Day, time and time zone side by side, and under them what loose words are answered with.

    With `quick`, a line for both in words stands over them, and what is to be known about the moment under them.
    """

    committed = Signal(object)
    grown = Signal()

    def __init__(self, words: Words, today: dt.date, zone: str, *others: QWidget, quick: bool = False) -> None:
        """Make empty fields; `zone` is the desk's, `others` stand in the same line."""
        super().__init__()
        self._words = words
        self._today = today
        self.day = date_field(words, today)
        self.time = time_field(words)
        self.zone = ZoneLine()
        self.zone.set_value(zone)
        self._unread: set[str] = set()
        self.answer = HintStrip()
        self.answer.hide()
        self.quick = QuickWords(words, today) if quick else None
        self.day_field = Field(words.text("Day"), self.day)
        self.time_field = Field(words.text("Time"), self.time)
        zone_field = Field(words.text("Time zone"), self.zone)
        line = Flow(self.day_field, self.time_field, *others, zone_field, gap=10, line_gap=8)
        over = (self.quick,) if self.quick else ()
        self.setLayout(column(*over, line, self.answer, gap=8))
        self.setFocusProxy(self.quick or self.day)
        self.day.refused.connect(self._on_day_refused)
        self.time.refused.connect(self._on_time_refused)
        for field in (self.day, self.time, self.zone):
            field.committed.connect(self._on_committed)
        if self.quick:
            self.quick.understood.connect(self._on_understood)
            self.quick.grown.connect(self.grown)

    def value(self) -> Agreed:
        """Return what was agreed; what could not be read counts as not given."""
        said = self.day.text().strip() if "day" in self._unread else self.quick.said if self.quick else ""
        return Agreed(
            day=None if said else self.day.value(),
            clock=None if "time" in self._unread else self.time.value(),
            zone=self.zone.value(),
            said=said,
        )

    def moment(self, *, whole_day: bool = False) -> Moment | None:
        """Return the moment that the fields say, None while a part is missing or cannot be read."""
        agreed = self.value()
        clock = dt.time(0) if whole_day else agreed.clock
        if agreed.day is None or clock is None or agreed.zone not in available_timezones():
            return None
        return Moment.of(agreed.day, clock, agreed.zone)

    def set_value(self, starts: Moment) -> None:
        """Show a moment."""
        self.zone.set_value(starts.zone)
        self.show_local(starts.day, starts.local.time().replace(tzinfo=None))

    def show_local(self, day: dt.date | None, clock: dt.time | None) -> None:
        """Show a day and a time in the zone that is chosen; None leaves what stands there."""
        if day is not None:
            self.day.set_value(day)
        if clock is not None:
            self.time.set_value(clock)
        self._tell()

    def clear(self) -> None:
        """Show no day and no time."""
        self.day.set_value(None)
        self.time.set_value(None)
        if self.quick:
            self.quick.clear()
        self._tell()

    def commit(self) -> None:
        """Read what was typed and not read yet."""
        for field in (self.day, self.time, self.zone):
            field.commit()

    def needs_no_time(self, *, whole_day: bool) -> None:
        """Leave out the time of day where a whole day is meant."""
        self.time_field.setVisible(not whole_day)

    def _on_day_refused(self, refusal: str) -> None:
        self._note("day", refusal)
        if refusal:
            # The strip says more than the field's own line.
            self.day_field.clear_error()
            self.answer.say("", told(self._words, LooseWords(self.day.text().strip())))
        self.answer.setVisible(bool(refusal))
        self.grown.emit()

    def _on_time_refused(self, refusal: str) -> None:
        self._note("time", refusal)

    def _note(self, name: str, refusal: str) -> None:
        if refusal:
            self._unread.add(name)
        else:
            self._unread.discard(name)

    def _on_understood(self, said: Said) -> None:
        for field, meant in ((self.day, said.days), (self.time, said.clocks)):
            if len(meant) > 1:
                field.set_value(None)
        self.show_local(said.day, said.clock)
        self.committed.emit(self.value())

    def _on_committed(self, _value: Any) -> None:  # noqa: ANN401 (each field has its own kind of value)
        if self.quick and self.quick.said:
            # What is entered in the fields counts, not what could not be understood.
            self.quick.clear()
        self._tell()
        self.committed.emit(self.value())

    def _tell(self) -> None:
        if self.quick:
            day = self.day.value()
            shown = moment_told(self._words, day, self.time.value(), self._today) if day else ""
            self.quick.tell(shown)


def zones_like(text: str) -> Sequence[tuple[str, str]]:
    """Return the time zones whose name holds what was typed, those of this part of the world first."""
    typed = text.strip().casefold().replace(" ", "_")
    found = sorted(zone for zone in available_timezones() if typed in zone.casefold() and "/" in zone)
    named = [zone for zone in found if zone.rpartition("/")[2].casefold().startswith(typed)]
    return [(zone, zone) for zone in dict.fromkeys([*named, *found])][:SUGGESTIONS]
